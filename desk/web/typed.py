"""What people type into forms: days (`05/03/2021`, whatever language the browser speaks; `2021-03-05` too),
numbers, words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from desk.base.faults import WrongUse
from desk.base.reasons import reason_given

TYPED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


def day_typed(text: str) -> date | None:
    """Return the day; None where none was typed. Raises Stop for what is no day."""
    said = text.strip()
    if not said:
        return None
    try:
        match = TYPED.fullmatch(said)
        return date(*map(int, reversed(match.groups()))) if match else date.fromisoformat(said)
    except ValueError:
        raise WrongUse(
            f"Không có ngày “{said[:20]}”. Ghi ngày/tháng/năm, ví dụ 05/03/2021. Chưa có gì được ghi.",
            f"There is no day “{said[:20]}”. Write day/month/year, such as 05/03/2021. Nothing was recorded.",
        ) from None


def day_needed(text: str, vi: str, en: str) -> date:
    """Return the day; raises Stop with the words given where none was typed."""
    found = day_typed(text)
    if found is None:
        raise WrongUse(vi, en)
    return found


def number_typed(text: str) -> int:
    """Return a whole number of nine digits at most; 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


WORDS = {
    "story": ("câu chuyện vô can", "the innocent story"),
    "number": ("số văn bản", "the document's number"),
    "value": ("giá trị cần tìm", "the value"),
    "note": ("lời ghi chú", "the note"),
    "document": ("số, ký hiệu văn bản", "the document's number"),
    "run": ("lần chạy", "a run"),
}


def needed(text: str, what: str) -> str:
    """Return what was given; raises Stop where it is blank: what is put on record says why."""
    if what == "reason":
        return reason_given(text)
    vi, en = WORDS[what]
    if not text.strip():
        vi, en = WORDS[what]
        raise WrongUse(f"Cần ghi {vi}. Chưa có gì được ghi.", f"Give {en}. Nothing was recorded.", what)
    return " ".join(text.split())


def reason_in(form: Mapping[str, str]) -> str:
    """Return the reason given in a form; raises Stop where there is none."""
    return reason_given(form.get("reason", ""))
