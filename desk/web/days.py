"""Days as people type them: `05/03/2021`, whatever language the browser speaks; `2021-03-05` is taken too."""

from __future__ import annotations

import re
from datetime import date

from desk.base.faults import WrongUse

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
