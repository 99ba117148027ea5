"""Rules from plain Python objects: the door for programs that hold rules as dicts, not as files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
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
PLAIN_KEY = re.compile(r"[A-Za-z_]\w*", re.ASCII)


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
    """Write an object as a rule file: a line a key or item, texts in quotes."""
    return "\n".join(_lines(content)) + "\n"


def _lines(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping) and value:
        for key, inner in value.items():
            yield from _under(f"{_key(key)}:", inner)
    elif isinstance(value, list | tuple) and value:
        for inner in value:
            yield from _item(inner)
    else:
        yield _scalar(value)


def _under(key: str, value: Any) -> Iterator[str]:
    if isinstance(value, Mapping | list | tuple) and value:
        yield key
        yield from (f"  {line}" for line in _lines(value))
    else:
        yield f"{key} {_scalar(value)}".rstrip()


def _item(value: Any) -> Iterator[str]:
    first, *rest = _lines(value)
    yield f"- {first}"
    yield from (f"  {line}" for line in rest)


def _key(key: Any) -> str:
    return (
        key if isinstance(key, str) and PLAIN_KEY.fullmatch(key) else json.dumps(str(key), ensure_ascii=False)
    )


def _scalar(value: Any) -> str:
    if isinstance(value, Mapping | list | tuple):
        return "{}" if isinstance(value, Mapping) else "[]"
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float | Decimal | Fraction):
        return _number(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
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
