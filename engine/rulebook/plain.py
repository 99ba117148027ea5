"""Rules from plain Python objects: the door for programs that hold rules as dicts, not as files."""

import json
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import ONE_EACH, rules_from_texts
from engine.rulebook.text.figures import THOUSANDS

_UNUSED = {"title": {"vi": "Không dùng", "en": "Not used"}, "owed_from": "none"}
_WINDOW = {"from": "1900-01-01", "start": "01-01", "end": "12-31", "cites": ["minh-hoa"]}
CALENDAR_YEARS: Mapping[str, Any] = {
    "periods": {
        "year": {**_UNUSED, "title": {"vi": "Năm", "en": "Year"}, "code": "{year}", "values": [_WINDOW]},
        "first_half": {**_UNUSED, "code": "{year}-6T"},
        "quarter": {**_UNUSED, "code": "{year}-Q{n}"},
        "ad_hoc": {**_UNUSED, "code": "{year}-DX{n}"},
    },
    "scored": ["year"],
}
ABSENT: Mapping[str, Any] = {
    "parameters": {"parameters": {}},
    "periods": CALENDAR_YEARS,
    "documents": {
        "documents": {"minh-hoa": {"title": {"vi": "Bộ thử", "en": "A suite"}, "certainty": "illustrative"}}
    },
    "purposes": {"purposes": {}, "fields": {}},
    "units": {"units": []},
}
"""What the shared files hold where a suite gives none."""


def rules_from_objects(files: Mapping[str, Mapping[str, Any]]) -> Rules:
    """Return the rules that plain objects say: file name → what a rule file of that name would hold.

    Values are dicts, lists, texts, whole numbers, Decimal, Fraction, float (as it prints), bool (yes, no),
    date and None (nothing written, as in `{"unit": None, "period": None}`). A shared file that is not given
    is empty, but for the document `minh-hoa`, which a suite may cite, and periods that are calendar years.
    All is read as if it stood in files, so meaning and checks are one; raises RuleFaults with every fault,
    its `sources` holding the lines that faults point into. Raises TypeError for a value that no rule file can
    hold.
    """
    kinds = {key for content in files.values() for key in content}
    given = {f"rules/{kind}.yaml": ABSENT[kind] for kind in ONE_EACH if kind not in kinds}
    return rules_from_texts({name: text_of(content) for name, content in {**given, **files}.items()})


def text_of(content: Mapping[str, Any]) -> str:
    """Write an object as a rule file: JSON, which YAML takes in, a line a key or item."""
    return json.dumps(_written(content), ensure_ascii=False, indent=1) + "\n"


def _written(value: Any) -> Any:
    """Return a value with each scalar as the text that an author would write."""
    if isinstance(value, Mapping):
        return {str(key): _written(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_written(inner) for inner in value]
    if value is None or isinstance(value, bool):
        return {None: "", True: "yes", False: "no"}[value]
    if isinstance(value, str | date):
        return str(value)
    if isinstance(value, int | float | Decimal | Fraction):
        return _number(value)
    raise TypeError(f"no rule file can hold {value!r} ({type(value).__name__})")


def _number(value: float | Decimal | Fraction) -> str:
    """Write a number with all its digits, never as 1e-05, nor as 1.500, which could be fifteen hundred."""
    if isinstance(value, Fraction):
        written = Decimal(value.numerator) / Decimal(value.denominator)
        if Fraction(written) != value:
            raise TypeError(f"no rule file can hold {value}: it has no end as a decimal number")
    else:
        written = Decimal(str(value))
    text = f"{written:f}"
    return f"{text}0" if re.fullmatch(THOUSANDS, text) else text
