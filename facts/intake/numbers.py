"""Numbers as people write them: what a dot or comma means is decided by the type of the column."""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TypeVar

from facts.intake.grid import Plain
from facts.spelling import cleaned, folded

NumberT = TypeVar("NumberT", int, Decimal)
LARGEST = 10**15
_WITH_UNIT = re.compile(r"([\d., ]*\d) *([^\W\d].*)")
DECIMALS = 6
_LONGEST = 100  # Python refuses to make a number of thousands of digits
_MINUS = str.maketrans({"−": "-", "–": "-"})
_WHOLE = re.compile(r"-?\d+")
_GROUPED = re.compile(r"-?\d{1,3}(?:([. ,'])\d{3})(?:\1\d{3})*")
_ROUND = re.compile(r"(-?\d+)[.,]0{1,2}")
_DECIMAL = re.compile(r"(-?(?:\d+|\d{1,3}(?: \d{3})+))(?:[.,](\d+))?")
_BOTH = re.compile(r"(-?\d{1,3})((?:\.\d{3})+),(\d+)|(-?\d{1,3})((?:,\d{3})+)\.(\d+)")


def whole_from_cell(value: Plain) -> int | None:
    """Return the whole number a cell holds, or None: `1.250`, `1 250` and 1250 are one number here."""
    return _number(value, lambda n: int(n) if n == int(n) else None, _whole_from_text)


def _number(
    value: Plain, exact: Callable[[int | float], NumberT | None], spelled: Callable[[str], NumberT | None]
) -> NumberT | None:
    number = None
    if isinstance(value, str) and len(value) <= _LONGEST:
        number = spelled(cleaned(value).translate(_MINUS))
    elif isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < LARGEST:
        number = exact(value)
    return number if number is not None and abs(number) < LARGEST else None


def _whole_from_text(text: str) -> int | None:
    if _WHOLE.fullmatch(text):
        return int(text)
    if _GROUPED.fullmatch(text):
        return int(re.sub(r"[. ,']", "", text))
    if match := _ROUND.fullmatch(text):
        return int(match[1])
    return None


def decimal_from_cell(value: Plain) -> Decimal | None:
    """Return the decimal number a cell holds, or None: here `12,5` and `12.5` are the same."""
    # What a formula computed may carry seventeen digits.
    finest = Decimal(1).scaleb(-DECIMALS)
    number = _number(value, lambda n: Decimal(repr(n)).quantize(finest), _decimal_from_text)
    return None if number is None else shortest(number)


def _decimal_from_text(text: str) -> Decimal | None:
    if match := _DECIMAL.fullmatch(text):
        integer, part = match[1].replace(" ", ""), match[2] or "0"
    elif match := _BOTH.fullmatch(text):
        integer = (match[1] or match[4]) + re.sub(r"[.,]", "", match[2] or match[5])
        part = match[3] or match[6]
    else:
        return None
    return Decimal(f"{integer}.{part}") if len(part) <= DECIMALS else None


def shortest(number: Decimal) -> Decimal:
    """Return the number without trailing zeros or an exponent, so that equal numbers look equal."""
    short = number.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


def number_before_unit(value: Plain, units: Iterable[str]) -> str | None:
    """Return the number of a cell in which one of these units of measure follows it: `11` of `11 ấp`."""
    text = cleaned(value) if isinstance(value, str) and len(value) <= _LONGEST else ""
    match = _WITH_UNIT.fullmatch(text)
    return match[1] if match and folded(match[2]) in {folded(unit) for unit in units} else None


def decimal_text(number: Decimal) -> str:
    """Return a number with a decimal comma, as an officer writes it."""
    return str(shortest(number)).replace(".", ",")
