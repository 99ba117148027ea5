"""What stood in a bad cell: when it may be shown, since people type names and phone numbers anywhere."""

from __future__ import annotations

import re

from facts.forms.fields import Field, Kind
from facts.intake import problems
from facts.standing import Value

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
    # What stands in place of a code and has no digit may be someone's name.
    if code == problems.CODE_INVALID and not any(c.isdigit() for c in value):
        return None
    return None if has_long_number(value) else value


def has_long_number(text: str) -> bool:
    """Tell whether a text holds eight digits or more in a row, as a phone or identity number does."""
    return not _DAY.fullmatch(text.strip()) and bool(_DIGITS.search(_ID.sub(" ", text)))
