"""What each form says of its rows and fields, word for word: who may see a field, what a blank means, whose
unit counts a record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from facts.forms.catalogue import COVER, KINDS
from facts.forms.fields import Field, Kind
from facts.forms.models import model_of
from tests.approved import assert_approved

SAID = Path(__file__).parent / "said" / "forms.txt"


def said_of(kind: Kind) -> Iterator[str]:
    whole = {
        name: getattr(kind, name) for name in Kind.__slots__ if name not in ("row", "fields", "record_fields")
    }
    yield " ".join(["#", kind.name, *_said(whole)])
    limits = model_of(kind).model_json_schema()["properties"]
    for field in kind.fields.values():
        blank = [f"blank={field.blank}"] if field.type == "yes_no" else []
        yield " ".join(["-", field.header, *_said(asdict(field)), *blank, *_limits(limits[field.name])])
    for field in kind.record_fields.values():
        yield f"  {field.name}: {field.type} {field.sensitivity} {_needed(field)}"


def _said(whole: dict[str, object]) -> Iterator[str]:
    return (f"{name}={value}" for name, value in whole.items() if name not in ("name", "header") and value)


def _limits(schema: dict[str, Any]) -> Iterator[str]:
    least = next(iter(schema.get("anyOf", [schema])))
    return (
        f"{key}={value}"
        for key, value in sorted(least.items())
        if key.lower().startswith(("min", "max", "excl"))
    )


def _needed(field: Field) -> str:
    return "required" if field.required else "may be blank"


def test_every_form_says_what_it_said() -> None:
    said = "".join(f"{line}\n" for kind in (COVER, *KINDS.values()) for line in said_of(kind))
    assert_approved(said, SAID)
