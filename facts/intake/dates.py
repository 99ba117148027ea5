"""Dates as people write them, the day first."""

import re
from datetime import date, datetime, timedelta

from facts.intake.grid import Plain
from facts.spelling import folded

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
_EPOCH = date(1899, 12, 30)
_TO_1904 = (date(1904, 1, 1) - _EPOCH).days
_SERIAL = range(20_000, 73_416)  # 1954 to 2100: no count of anything in a date column looks like this
_CLOCK = r"(?: \d{1,2}:\d\d(?::\d\d)?)?"
_DAY_FIRST = re.compile(rf"(\d{{1,2}}) ?([/.\-]) ?(\d{{1,2}}) ?\2 ?(\d{{4}}){_CLOCK}")
_YEAR_FIRST = re.compile(rf"(\d{{4}})([/.\-])(\d{{1,2}})\2(\d{{1,2}})(?:t\d\d:\d\d:\d\d)?{_CLOCK}")
_WORDS = re.compile(r"ngay (\d{1,2}) thang (\d{1,2}) nam (\d{4})")


def date_from_cell(value: Plain) -> date | None:
    """Return the day a cell names, or None where it names none that exists."""
    day = _day(value)
    return day if day is not None and EARLIEST <= day <= LATEST else None


def date_from_cell_from_1904(value: Plain) -> date | None:
    """Return the day a cell names where bare numbers are counted from 1904."""
    return date_from_cell(value + _TO_1904 if isinstance(value, int | float) else value)


def _day(value: Plain) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        return _day_from_text(folded(value))
    if isinstance(value, int | float) and _SERIAL.start <= value < _SERIAL.stop:
        return _EPOCH + timedelta(days=int(value))
    return None


def _day_from_text(text: str) -> date | None:
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = match[1], match[3], match[4]
    elif match := _WORDS.fullmatch(text):
        day, month, year = match[1], match[2], match[3]
    elif match := _YEAR_FIRST.fullmatch(text):
        day, month, year = match[4], match[3], match[1]
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
