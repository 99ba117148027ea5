"""What stood in a bad cell: when it may be shown, since people type names and phone numbers anywhere."""

import re

from facts.forms.fields import Field, Kind
from facts.named_persons import names_person
from facts.standing import Value

_NO_WORDS = frozenset({"int", "decimal", "year", "date"})
_DIGITS = re.compile(r"\d(?:[\s.,()/+\-]*\d){7,}")
_DAY = re.compile(r"\d{1,2}([/.\-])\d{1,2}\1\d{4}|\d{4}-\d{1,2}-\d{1,2}")
_ID = re.compile(
    r"(?<![^\W_])[A-ZĐ]{2,3}-\d{5}-\d{1,4}(?!\d)|(?<!\d)\d{5}-[A-ZĐ]{2,3}-(?:\d{4}-)?\d{1,4}(?!\d)"
)


def shown(kind: Kind, field: Field, code: str, value: Value) -> Value:
    """Return what may be said, and stored, of a bad cell: None where it may tell of a person."""
    if kind.restricted or field.sensitivity in ("personal", "restricted"):
        return None
    if not isinstance(value, str):
        return value
    if field.type == "code" and " " in value.strip():
        return None
    # Words in place of a code, a number or a day may be someone's name.
    words = not any(c.isdigit() for c in value)
    if words and (code == "code_invalid" or (field.type in _NO_WORDS and " " in value.strip())):
        return None
    return None if tells_of_someone(value) else value


def tells_of_someone(text: str) -> bool:
    """Tell whether a text may name a person, or hold a number of someone."""
    return has_long_number(text) or names_person(text)


def has_long_number(text: str) -> bool:
    """Tell whether a text holds eight digits or more in a row, as a phone or identity number does."""
    return not _DAY.fullmatch(text.strip()) and bool(_DIGITS.search(_ID.sub(" ", text)))
