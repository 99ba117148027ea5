"""B18 to B20 hold numbers only, come from the police and the health side, and their parts add up."""

from __future__ import annotations

from datetime import date

import pytest

from engine.rulebook.model.rulebook import Rules
from facts.forms.catalogue import FORMS
from facts.forms.fields import Kind
from facts.standing import COMMUNE, Standing
from scenarios.steps.drafts import DraftReturn
from scenarios.steps.records import standing_from_drafts

DRUGS = [pytest.param(FORMS[form], id=form) for form in ("B18", "B19", "B20")]
UNIT, POLICE = "31003", "Công an xã"


@pytest.mark.parametrize("kind", DRUGS)
def test_a_drug_form_has_no_column_for_a_person(kind: Kind) -> None:
    others = {f.name: (f.type, f.shape) for f in kind.fields.values() if f.type != "int"}
    assert others.pop("unit_code") == ("code", "unit")
    assert others in ({}, {"kind": ("choice", "plain")})
    assert not any(f.personal or f.leaves_as or f.shape == "token" for f in kind.fields.values())


@pytest.mark.parametrize("kind", DRUGS)
def test_every_number_is_restricted_and_must_be_filled_in(kind: Kind) -> None:
    numbers = [f for f in kind.fields.values() if f.type == "int"]
    assert {f.sensitivity for f in numbers} == {"restricted"}
    assert all(f.required and f.purpose == "follow_drugs" for f in numbers)
    assert (kind.restricted, kind.opt_in) == (True, True)
    assert kind.sender != COMMUNE


def told(rules: Rules, office: str, form: str, **cells: int) -> Standing:
    """Return what counts of one row of a form that an office sends for 2024; other numbers are 0."""
    draft = DraftReturn(UNIT, "2024", office, date(2024, 12, 16), date(2024, 12, 19))
    fields = FORMS[form].fields
    draft.put(form, {fields[name].header: str(n) for name, n in cells.items()})
    return standing_from_drafts([draft], rules)


def test_what_the_police_count_stands(shipped_rules: Rules) -> None:
    standing = told(shipped_rules, POLICE, "B18", addicts=3, users=2)
    (row,) = standing.registers["drug_situation", UNIT, "2024"]
    assert (row.values["addicts"], row.values["users"], row.values["wanted"]) == (3, 2, 0)
    assert not standing.set_aside


@pytest.mark.parametrize(
    ("form", "cells"),
    [
        ("B18", {"addicts": 3, "users": 2, "substitution": 4, "at_home": 2}),
        ("B18", {"addicts": 3, "users": 2, "under_18": 3, "from_18": 3}),
        ("B19", {"cases": 1, "in_time": 2}),
        ("B19", {"places": 1, "places_cleared": 2}),
    ],
)
def test_parts_that_add_up_to_more_than_the_whole_are_to_be_corrected(
    shipped_rules: Rules, form: str, cells: dict[str, int]
) -> None:
    standing = told(shipped_rules, POLICE, form, **cells)
    assert [row.form for row in standing.set_aside] == [form]


@pytest.mark.parametrize("users", ["5", "x"])
def test_what_the_commune_says_for_the_police_counts_for_nothing(shipped_rules: Rules, users: str) -> None:
    draft = DraftReturn(UNIT, "2024", COMMUNE, date(2024, 12, 16), date(2024, 12, 19))
    draft.put("B18", {"Số người sử dụng trái phép có hồ sơ quản lý": users})
    standing = standing_from_drafts([draft], shipped_rules)
    assert ("drug_situation", UNIT, "2024") not in standing.registers
    assert not standing.set_aside
