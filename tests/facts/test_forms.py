"""The forms agree with themselves and with rules/purposes.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from facts.forms.catalogue import COVER, FORMS, KINDS, WITHDRAW_HEADER
from facts.forms.fields import Field, Kind
from facts.intake.header import heading
from facts.spelling import folded
from tests.approved import assert_approved

PURPOSES = yaml.safe_load(
    (Path(__file__).resolve().parents[2] / "rules" / "purposes.yaml").read_text("utf-8")
)
FIELDS = [
    pytest.param(kind, field, id=f"{kind.name}.{field.name}")
    for kind in KINDS.values()
    for field in kind.fields.values()
]
ALL = [pytest.param(kind, id=kind.name) for kind in (*KINDS.values(), COVER)]


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_a_field_that_is_not_open_has_a_purpose(kind: Kind, field: Field) -> None:
    said = PURPOSES["fields"].get(f"{kind.name}.{field.name}", {"sensitivity": "open"})
    assert field.sensitivity == said["sensitivity"]
    assert field.purpose == said.get("purpose")
    assert field.leaves_as == said.get("leaves_as")
    assert field.purpose is None or field.purpose in PURPOSES["purposes"]


def test_every_purpose_is_of_a_field_there_is() -> None:
    named = {name for name in PURPOSES["fields"] if not name.startswith("cover.")}
    assert named <= {f"{k.name}.{f.name}" for k in KINDS.values() for f in k.fields.values()}


def test_there_are_twenty_forms_in_order() -> None:
    assert sorted(FORMS) == list(FORMS) == [f"B{n:02}" for n in range(1, 21)]


def meaning_of(kind: Kind) -> Iterator[str]:
    """Yield what a form decides: how its records are known, counted and ended, which fields are not plain."""
    plain = ("row", "fields", "record_fields", "title", "name", "form")
    decided = {name: getattr(kind, name) for name in Kind.__slots__ if name not in plain}
    said = (f"{name} {value}" for name, value in decided.items() if value)
    yield f"{kind.form} {kind.name}: {'; '.join(said)}\n"
    marks = {
        "no where blank": [f.name for f in kind.fields.values() if f.type == "yes_no" and f.blank is False],
        "added later": [f.name for f in kind.fields.values() if f.added],
        "weighs": [f"{f.name} {dict(f.weighs)}" for f in kind.fields.values() if f.weighs],
    }
    yield from (f"  {mark}: {', '.join(names)}\n" for mark, names in marks.items() if names)


def test_what_a_form_decides_is_what_was_approved() -> None:
    said = "".join(line for kind in (COVER, *KINDS.values()) for line in meaning_of(kind))
    assert_approved(said, Path(__file__).parent / "said" / "forms.txt")


@pytest.mark.parametrize("kind", ALL)
def test_the_headers_of_a_form_differ_without_accents_and_case(kind: Kind) -> None:
    headings = [heading(field.header) for field in kind.fields.values()]
    assert len({*headings, heading(WITHDRAW_HEADER)}) == len(headings) + 1


@pytest.mark.parametrize("kind", ALL)
def test_the_values_of_a_choice_differ_without_accents_and_case(kind: Kind) -> None:
    for field in kind.fields.values():
        assert len({folded(value) for value in field.values}) == len(field.values)


@pytest.mark.parametrize("kind", [pytest.param(k, id=k.name) for k in KINDS.values()])
def test_key_date_life_and_unit_name_fields_of_the_record(kind: Kind) -> None:
    named = {*kind.key, *(kind.life or ()), *([kind.date] if kind.date else []), *kind.unit_path[:1]}
    assert named <= set(kind.record_fields)
    assert kind.unit_path or kind.unit_by_id


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_a_personal_field_stands_in_no_record(kind: Kind, field: Field) -> None:
    assert not (field.personal and field.name in kind.record_fields)
