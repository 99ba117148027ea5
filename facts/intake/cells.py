"""One cell in, one value of its field's type out, or the reason why not."""

from collections.abc import Callable
from dataclasses import dataclass

from facts.forms.fields import Field
from facts.intake.codes import (
    code_from_cell,
    identity_from_cell,
    phone_from_cell,
    text_from_cell,
    token_from_cell,
    unit_from_cell,
)
from facts.intake.dates import date_from_cell, date_from_cell_from_1904
from facts.intake.grid import NOT_COMPUTED, Plain, is_cell_error
from facts.intake.numbers import decimal_from_cell, whole_from_cell
from facts.spelling import folded
from facts.standing import Value

MEASURED = ("đồng", "m²")  # else a number is of persons, households, times…
MOST_COUNTED = 10_000_000
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
        return _count_reader
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


def _count_reader(value: Plain) -> Value | Unreadable:
    number = whole_from_cell(value)
    if number is None:
        return Unreadable("number_invalid")
    return number if number <= MOST_COUNTED else Unreadable("number_too_large")


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
