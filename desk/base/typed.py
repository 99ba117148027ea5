"""What people type into forms: days (`05/03/2021`, `2021-03-05` too), numbers, words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from desk.base.faults import WrongUse
from desk.base.language import LazyText, gettext_noop

WORD = re.compile(r"[^\W\d_]{2,}")


def reason_given(text: str) -> str:
    """Return a reason as it goes on record; raises Stop where there is no word in it."""
    if not WORD.search(text):
        raise WrongUse("Cần ghi lý do bằng lời. Chưa có gì được ghi.", field="reason")
    return " ".join(text.split())


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
            "Không có ngày “%(said)s”. Ghi ngày/tháng/năm, ví dụ 05/03/2021. Chưa có gì được ghi.",
            said=said[:20],
        ) from None


def day_needed(text: str, missing: str) -> date:
    """Return the day; raises Stop with the words given where none was typed."""
    found = day_typed(text)
    if found is None:
        raise WrongUse(missing)
    return found


def number_typed(text: str) -> int:
    """Return a whole number of nine digits at most; 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


WORDS = {
    "story": gettext_noop("câu chuyện vô can"),
    "number": gettext_noop("số văn bản"),
    "value": gettext_noop("giá trị cần tìm"),
    "note": gettext_noop("lời ghi chú"),
    "document": gettext_noop("số, ký hiệu văn bản"),
    "run": gettext_noop("lần chạy"),
}


def needed(text: str, what: str) -> str:
    """Return what was given; raises Stop where it is blank: what is put on record says why."""
    if what == "reason":
        return reason_given(text)
    if not text.strip():
        raise WrongUse("Cần ghi %(what)s. Chưa có gì được ghi.", field=what, what=LazyText(WORDS[what]))
    return " ".join(text.split())


def reason_in(form: Mapping[str, str]) -> str:
    """Return the reason given in a form; raises Stop where there is none."""
    return reason_given(form.get("reason", ""))
