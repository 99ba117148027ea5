"""What stood in a bad cell: when it may be shown, since people type names and phone numbers anywhere."""

import re
from collections.abc import Iterable

from facts.forms.fields import Field, Kind
from facts.intake.grid import is_cell_error
from facts.intake.problems import Params, Problem
from facts.named_persons import as_read, names_person
from facts.spelling import folded
from facts.standing import Value

_NO_WORDS = frozenset({"int", "decimal", "year", "date"})
_ANY_WORDS = frozenset({"text", "code"})
_WORD = re.compile(r"[^\W\d_]{2,}")
_ANSWERS = ("có", "không", "chưa", "rồi")
_DIGITS = re.compile(r"\d(?:[\s.,()/+\-]*\d){7,}")
_DAY = re.compile(r"\d{1,2}([/.\-])\d{1,2}\1\d{4}|\d{4}-\d{1,2}-\d{1,2}")
_ID = re.compile(
    r"(?<![^\W_])[A-ZĐ]{2,3}-\d{5}-\d{1,4}(?!\d)|(?<!\d)\d{5}-[A-ZĐ]{2,3}-(?:\d{4}-)?\d{1,4}(?!\d)"
)
Place = tuple[str, int]  # the address of a cell, its row
Expected = tuple[str, Params]  # a key of `EXPECTED`, and what it fills in


def cell_problem(
    kind: Kind, name: str, code: str, place: Place, value: Value, expected: Expected, set_aside: bool
) -> Problem:
    """Return the problem of a cell with what stood in it if that may be shown."""
    visible = shown(kind, kind.fields[name], code, value)
    return Problem(code, kind.form, *place, name, *expected, visible, set_aside)


def shown(kind: Kind, field: Field, code: str, value: Value) -> Value:
    """Return what may be said, and stored, of a bad cell: None where it may tell of a person."""
    if kind.restricted or field.sensitivity in ("personal", "restricted"):
        return None
    if not isinstance(value, str):
        return None if has_long_number(str(value)) else value
    if field.type == "code" and " " in value.strip():
        return None
    # Words in place of a code, a number or a day may be someone's name.
    words = not any(c.isdigit() for c in value)
    if words and (code == "code_invalid" or (field.type in _NO_WORDS and " " in value.strip())):
        return None
    named = field.type not in _ANY_WORDS and reads_like_a_name(value, field.values or _ANSWERS)
    if named and not is_cell_error(value):
        return None
    return None if tells_of_someone(value) else value


def reads_like_a_name(text: str, listed: Iterable[str]) -> bool:
    """Tell whether a text is of capitalised words, none of them of those listed: of a name nobody knows."""
    words = _WORD.findall(as_read(text))
    known = {folded(word) for value in listed for word in _WORD.findall(value)}
    return len(words) > 1 and all(w[0].isupper() and folded(w) not in known for w in words)


def tells_of_someone(text: str) -> bool:
    """Tell whether a text may name a person, or hold a number of someone."""
    return has_long_number(text) or names_person(text)


def has_long_number(text: str) -> bool:
    """Tell whether a text holds eight digits or more in a row, as a phone or identity number does."""
    return not _DAY.fullmatch(text.strip()) and bool(_DIGITS.search(_ID.sub(" ", text)))
