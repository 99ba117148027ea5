"""Numbers, dates and values as an officer writes them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from desk.base.language import Texts, gettext, is_vietnamese, unit_after
from engine.evaluation.ranking import Places
from engine.logic.cells import Cell, State

WORDS = Texts(
    {
        True: "có",
        False: "không",
        "unknown": "chưa biết",
        "na": "không áp dụng",
        "none": "không có ngày",
        "never": "chưa có",
    },
    context="value",
)


NEAREST, DOWN, UP = "nearest", "down", "up"


def number_words(number: Fraction, decimals: int = 2, rounding: str = NEAREST) -> str:
    """Write a number with at most `decimals` decimals: `1.250,5` in Vietnamese, `1,250.5` in English."""
    scaled = number * 10**decimals
    units = _in_units(scaled, rounding)
    whole, rest = divmod(abs(units), 10**decimals)
    tail = f"{rest:0{decimals}d}".rstrip("0") if decimals else ""
    group, point = (".", ",") if is_vietnamese() else (",", ".")
    sign = "-" if units < 0 else ""
    return sign + f"{whole:,}".replace(",", group) + (point + tail if tail else "")


def _in_units(scaled: Fraction, rounding: str) -> int:
    if rounding != NEAREST:
        return math.floor(scaled) if rounding == DOWN else math.ceil(scaled)
    units = (abs(scaled.numerator) * 2 + scaled.denominator) // (2 * scaled.denominator)
    return -units if scaled < 0 else units


def day_words(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year}" if is_vietnamese() else day.isoformat()


def plain_words(value: object) -> str:
    if isinstance(value, bool):
        return WORDS[value]
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, Fraction | int):
        return number_words(Fraction(value))
    return str(value)


AT_LEAST_NOTHING = (Fraction(0), None)  # says no more than that it is not known


def cell_words(cell: Cell, unit: str | None = None) -> str:
    """Write a cell with its unit, between which ends it lies, or why it has no value."""
    if cell.state is State.KNOWN:
        if unit == "ngày" and isinstance(cell.value, Fraction) and cell.value < 0:
            return gettext("trước hạn %(ahead)s ngày", ahead=number_words(-cell.value))
        return _with_unit(plain_words(cell.value), cell.value, unit)
    if cell.bounded and cell.ends != AT_LEAST_NOTHING:
        low, high = cell.ends
        if unit == "ngày" and low is None and isinstance(high, Fraction) and high < 0:
            return gettext("trước hạn ít nhất %(ahead)s ngày", ahead=number_words(-high, rounding=DOWN))
        return _with_unit(ends_words(low, high), low if high is None else high, unit)
    name = {State.UNKNOWN: "unknown", State.NOT_APPLICABLE: "na", State.NONE: "none", State.NEVER: "never"}
    return WORDS[name[cell.state]]


def _with_unit(text: str, value: object, unit: str | None) -> str:
    return text + unit_after(unit) if isinstance(value, Fraction) else text


def ends_words(low: object, high: object) -> str:
    """Write what lies between two ends, both inside; None is an end that is not known.

    Ends are rounded outwards, so that what is written holds all that may be.
    """
    first, last = _end_words(low, DOWN), _end_words(high, UP)
    if low is not None and high is not None:
        return gettext("từ %(first)s đến %(last)s", first=first, last=last)
    if high is None:
        return gettext("từ %(end)s trở đi" if isinstance(low, date) else "ít nhất %(end)s", end=first)
    return gettext("không sau %(end)s" if isinstance(high, date) else "nhiều nhất %(end)s", end=last)


def _end_words(end: object, rounding: str) -> str:
    if isinstance(end, Fraction):
        return number_words(end, rounding=rounding)
    return plain_words(end)


def range_words(low: Fraction, high: Fraction) -> str:
    """Write an interval of points, one number where both ends are the same."""
    return span_words(number_words(low), number_words(high)) if low != high else number_words(low)


def place_words(places: Places | None) -> str:
    """Write a place in a ranking, `2 – 4` where it is open, a dash where there is none."""
    return "–" if places is None else span_words(places.first, places.last)


def span_words(first: object, last: object) -> str:
    return str(first) if first == last else f"{first} – {last}"


def cell_json(cell: Cell) -> object:
    """Return a cell as JSON: a number, yes/no, text or ISO date; None where unknown, a word for the other
    states.

    What lies between two ends is `{"least": …, "most": …}`, null for an end that is not known.
    """
    if cell.bounded:
        return {"least": value_json(cell.ends[0]), "most": value_json(cell.ends[1])}
    if cell.state is State.UNKNOWN:
        return None
    if cell.state is not State.KNOWN:
        return {State.NOT_APPLICABLE: "not_applicable", State.NONE: "none", State.NEVER: "never"}[cell.state]
    return value_json(cell.value)


def value_json(value: object) -> object:
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else float(value)
    return value.isoformat() if isinstance(value, date) else value


def fields_json(value: object, *names: str) -> dict[str, object]:
    """Return fields of a value as JSON, each under its name."""
    return {name: value_json(getattr(value, name)) for name in names}


FEW = 5  # of what a sentence names before the rest is only counted


def some_of(texts: Sequence[str], most: int = FEW, between: str = ", ") -> str:
    """Join the first texts, and say how many more there are."""
    shown, more = between.join(texts[:most]), len(texts) - most
    return gettext("%(shown)s và %(n)s nữa", shown=shown, n=more) if more > 0 else shown or "–"
