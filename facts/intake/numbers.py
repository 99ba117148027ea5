"""Numbers as people write them: what a dot or comma means is decided by the type of the column."""

import re
from collections.abc import Iterable
from decimal import Decimal

from facts.intake.grid import Plain
from facts.spelling import cleaned, folded

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
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        integer = int(value) if abs(value) < LARGEST and value == int(value) else None
    elif isinstance(value, str):
        integer = _whole_from_text(cleaned(value).translate(_MINUS)) if len(value) <= _LONGEST else None
    else:
        return None
    return integer if integer is not None and abs(integer) < LARGEST else None


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
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        # What a formula computed may carry seventeen digits.
        number = Decimal(repr(value)).quantize(Decimal(1).scaleb(-DECIMALS)) if abs(value) < LARGEST else None
    elif isinstance(value, str):
        number = _decimal_from_text(cleaned(value).translate(_MINUS)) if len(value) <= _LONGEST else None
    else:
        return None
    return shortest(number) if number is not None and abs(number) < LARGEST else None


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
    match = (
        _WITH_UNIT.fullmatch(cleaned(value)) if isinstance(value, str) and len(value) <= _LONGEST else None
    )
    return match[1] if match and folded(match[2]) in {folded(unit) for unit in units} else None


def decimal_text(number: Decimal) -> str:
    """Return a number with a decimal comma, as an officer writes it."""
    return str(shortest(number)).replace(".", ",")
