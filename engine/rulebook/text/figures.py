"""Numbers and yes/no as officers write them, and as they must not."""

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction

from engine.rulebook.text.faults import Fault
from engine.rulebook.text.places import Word

THOUSANDS = (
    r"-?[1-9][0-9]{0,2}(\.[0-9]{3})+"  # 1.500: one and a half, or fifteen hundred as it is written here
)
NUMBER = rf"(?!{THOUSANDS}$)-?(0|[1-9][0-9]*)(\.[0-9]+)?"
ISO_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
MONTH_DAY = r"\d{1,2}[-/]\d{1,2}"  # or what is meant for one
PARTED = r"\s*[./–—−-]\s*"
A_CENTURY = {"ngày": 36_500, "tháng": 1_200}
YES = frozenset({"true", "on", "y", "có", "co", "x", "1", "đúng", "dung"})
NO = frozenset({"false", "off", "n", "không", "khong", "0", "sai"})


def beyond_a_century(number: Fraction, unit: str | None) -> dict[str, str] | None:
    """Return what to say of a span of time that no calendar holds, None where it is one."""
    most = A_CENTURY.get(unit or "")
    return {"unit": str(unit), "most": str(most)} if most is not None and number > most else None


def figure(word: Word, report: Callable[[Fault], None]) -> Fraction | None:
    """Return the number a word writes, or report why it writes none."""
    if re.fullmatch(NUMBER, word):
        return Fraction(str(word))
    if re.fullmatch(THOUSANDS, word):
        whole = word.replace(".", "")
        if word.count(".") == 1:
            report(Fault("R224", word.place, {"found": str(word), "whole": whole, "part": f"{word}0"}))
        else:  # no decimal number has two points
            report(Fault("R207", word.place, {"found": str(word), "near": whole}))
        return None
    if re.fullmatch(r"-?[0-9]+,[0-9]+", word):
        report(Fault("R206", word.place, {"found": str(word)}))
    elif re.fullmatch(r"-?0[0-9]+(\.[0-9]+)?", word):
        report(Fault("R220", word.place, {"found": str(word), "wanted": _without_zeros(word)}))
    else:
        report(Fault("R207", word.place, {"found": str(word)}))
    return None


def is_count(number: Fraction) -> bool:
    return number.denominator == 1 and number >= 0


def shown(number: Fraction) -> str:
    """Write a number as its author would: 10, not 10.0."""
    return str(number.numerator) if number.denominator == 1 else f"{float(number):g}"


def _without_zeros(word: str) -> str:
    sign, digits = ("-", word[1:]) if word.startswith("-") else ("", word)
    plain = digits.lstrip("0")
    return sign + (plain if plain and plain[0] != "." else f"0{plain}")


def day_of(text: str) -> date | None:
    """Return the day that a text writes as rule files do, None where it writes none."""
    return _day(*map(int, text.split("-"))) if re.fullmatch(ISO_DAY, text) else None


def month_day_of(text: str) -> tuple[int, int] | None:
    day = day_of(f"2001-{text}")
    return (day.month, day.day) if day else None


def day_meant(word: str) -> str | None:
    """Return the day that was written another way: 20/4/2020, 2020-4-20, with long dashes; else None."""
    parts = re.fullmatch(rf"(\d{{1,4}}){PARTED}(\d{{1,2}}){PARTED}(\d{{1,4}})", word)
    parts = parts or re.fullmatch(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})", word)
    if parts is None:
        return None
    first, month, last = map(int, parts.groups())
    year, day = (first, last) if first > 31 else (last, first)
    written = _day(year, month, day)
    return written.isoformat() if written else None


def month_day_meant(word: str) -> str | None:
    """Return the month and day written with the day first, or with another sign between; else None."""
    parts = re.fullmatch(rf"(\d{{1,2}}){PARTED}(\d{{1,2}})", word)
    if parts is None:
        return None
    first, last = int(parts[1]), int(parts[2])
    day = _day(2001, last, first) or _day(2001, first, last)  # here the day is written first
    return day.isoformat()[5:] if day else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def yes_no_meant(word: str) -> str | None:
    """Return which of yes and no a word most likely means."""
    plain = word.strip().lower()
    if plain in ("yes", *YES):
        return "yes"
    return "no" if plain in ("no", *NO) else None
