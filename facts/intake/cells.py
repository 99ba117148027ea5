"""One cell in, one value of its field's type out, or the reason why not.

Codes and numbers that identify someone are text that Excel likes to take for a number; days are written day
first; what a dot or comma means is decided by the type of the column.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TypeVar

from facts.forms.fields import Field
from facts.intake.grid import NOT_COMPUTED, Plain, is_cell_error
from facts.spelling import cleaned, folded
from facts.standing import Value

DASHES = str.maketrans(dict.fromkeys("–—‑−", "-"))
_TOKEN = re.compile(r"[0-9A-ZĐ][0-9A-ZĐ./_-]*")
_CODE = re.compile(r"(?=\D*\d)" + _TOKEN.pattern)  # with a digit, so that a name can't pass for a code
_TWO_WORDS = re.compile(r"[^\W\d_]{2,} +[^\W\d_]+")
_PHONE = re.compile(r"(?:0|\+?84)(?:[\s.()\-]*\d){8,10}")
# CMND; CCCD, mobile number in a code
_PERSONAL = re.compile(r"\d{9}|(?:.*\D)?0(?:\d{11}|[1-9]\d{8})(?:\D.*)?")
_UNIT_CODE = re.compile(r"\d{2}|\d{5}")
_PHONE_MARKS = re.compile(r"[\s.()\-]+")
_IDENTITY_LENGTHS = (9, 10, 12, 13)


def text_from_cell(value: Plain) -> str:
    """Return a cell as its sheet shows it: a whole number without its `.0`, a date as it would be printed."""
    if isinstance(value, str):
        return cleaned(value)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(abs(value).total_seconds()), 60)
        sign = "-" if value < timedelta() else ""
        return f"{sign}{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    strftime = getattr(value, "strftime", None)
    return str(strftime("%d/%m/%Y")) if hasattr(value, "year") and strftime else str(value)


def code_from_cell(value: Plain) -> str | None:
    """Return a code in capitals without spaces, or None where this is no code."""
    code = _compact(value)
    return code if _CODE.fullmatch(code) and not _is_person(value) else None


def _is_person(value: Plain) -> bool:
    """Tell whether what stands in place of a code is a name typed without accents, or the number of a phone
    or of an identity card, as such or within a code."""
    text = text_from_cell(value)
    digits = re.sub(r"(?<=\d)[\s.]+(?=\d)", "", text)
    if not isinstance(value, str) and len(digits) == len("79204012345"):
        digits = f"0{digits}"  # a number loses its leading 0
    return any((_TWO_WORDS.search(text), _PHONE.fullmatch(text), _PERSONAL.fullmatch(digits)))


def token_from_cell(value: Plain) -> str | None:
    """Return a worker token; the office that gives it may use letters alone."""
    token = _compact(value)
    return token if _TOKEN.fullmatch(token) else None


def _compact(value: Plain) -> str:
    return text_from_cell(value).translate(DASHES).replace(" ", "").upper()


def unit_from_cell(value: Plain) -> str | None:
    """Return a unit (five digits) or province code (two), with the zeros a number has lost."""
    code = code_from_cell(value)
    if code is not None and not isinstance(value, str):
        code = code.zfill(2 if len(code) <= 2 else 5)
    return code if code is not None and _UNIT_CODE.fullmatch(code) else None


def phone_from_cell(value: Plain) -> str | None:
    """Return a phone number as 0 and nine digits (ten for a landline), or None."""
    digits = _PHONE_MARKS.sub("", _half_width(value))
    digits = re.sub(r"^(\+84|0084|84(?=\d{9,10}$))0?", "0", digits)
    if not digits.startswith("0"):
        digits = f"0{digits}"
    return digits if re.fullmatch(r"0[1-9][0-9]{8,9}", digits) else None


def identity_from_cell(value: Plain) -> str | None:
    """Return the digits of a CMND (9), CCCD (12) or tax code (10, 13), or None."""
    digits = re.sub(r"[\s.\-]", "", _half_width(value))
    if not isinstance(value, str) and len(digits) in (8, 11):
        digits = f"0{digits}"  # a number loses its leading 0
    return digits if digits.isascii() and digits.isdecimal() and len(digits) in _IDENTITY_LENGTHS else None


def _half_width(value: Plain) -> str:
    """Return a cell as text, its full-width digits and signs as usual ones: ０９１ as 091."""
    return unicodedata.normalize("NFKC", text_from_cell(value))


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


MEASURED = ("đồng", "m²")  # else a number is of persons, households, times…
MOST_COUNTED = 10_000_000
MOST_POINTS = 10_000
_YES = frozenset({"co", "x", "1", "true", "yes", "✓", "✔", "√"})
_NO = frozenset({"khong", "0", "false", "no"})


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a cell gives no value."""

    code: str


Reader = Callable[[Plain], Value | Unreadable]
CELL_ERROR = Unreadable("cell_error")
NOT_COMPUTED_YET = Unreadable("formula_not_computed")


def reader_for(field: Field, *, from_1904: bool = False) -> Reader:
    """Return what turns a filled cell of this field into its value."""
    if field.type == "date" and from_1904:
        return _or_unreadable(date_from_cell_from_1904, "date_invalid")
    if field.type == "choice":
        return _choice_reader(field)
    if field.type == "int" and field.unit not in MEASURED:
        return _bounded(_TYPES["int"], MOST_COUNTED)
    if field.unit == "điểm":
        return _bounded(_TYPES[field.type], MOST_POINTS)
    if field.type == "code":
        return _SHAPES.get(field.shape, _or_unreadable(code_from_cell, "code_invalid"))
    return _TYPES[field.type]


def is_empty(value: Plain) -> bool:
    """Tell whether a cell holds nothing a person can see."""
    return value is None or (isinstance(value, str) and (not value or value.isspace()))


def value_from_cell(value: Plain, reader: Reader) -> Value | Unreadable:
    """Return the value of a filled cell."""
    if is_cell_error(value):
        return NOT_COMPUTED_YET if value == NOT_COMPUTED else CELL_ERROR
    return reader(value)


def _or_unreadable(read: Callable[[Plain], Value], code: str) -> Reader:
    unreadable = Unreadable(code)

    def reader(value: Plain) -> Value | Unreadable:
        result = read(value)
        return unreadable if result is None else result

    return reader


def _bounded(read: Reader, most: int) -> Reader:
    """Return a reader of numbers that refuses what is too large for one unit, as a phone number is."""

    def reader(value: Plain) -> Value | Unreadable:
        number = read(value)
        too_large = isinstance(number, int | Decimal) and number > most
        return Unreadable("number_too_large") if too_large else number

    return reader


def _choice_reader(field: Field) -> Reader:
    """Match a choice whatever its case, accents and spaces; the model refuses what matches none."""
    values = {folded(value): value for value in field.values}

    def reader(value: Plain) -> Value | Unreadable:
        text = text_from_cell(value)
        return values.get(folded(text), text)

    return reader


def _yes_no(value: Plain) -> bool | None:
    answer = folded(text_from_cell(value)) if not isinstance(value, bool) else str(value).lower()
    return True if answer in _YES else False if answer in _NO else None


_SHAPES: dict[str, Reader] = {
    "unit": _or_unreadable(unit_from_cell, "code_invalid"),
    "phone": _or_unreadable(phone_from_cell, "phone_invalid"),
    "identity": _or_unreadable(identity_from_cell, "identity_invalid"),
    "item": _or_unreadable(token_from_cell, "code_invalid"),
    "token": _or_unreadable(token_from_cell, "code_invalid"),
    "account": text_from_cell,
    "plate": text_from_cell,
}
_TYPES: dict[str, Reader] = {
    "text": text_from_cell,
    "int": _or_unreadable(whole_from_cell, "number_invalid"),
    "decimal": _or_unreadable(decimal_from_cell, "number_invalid"),
    "year": _or_unreadable(whole_from_cell, "year_invalid"),
    "date": _or_unreadable(date_from_cell, "date_invalid"),
    "yes_no": _or_unreadable(_yes_no, "yes_no_invalid"),
}
