"""A record whose unit, venue or day is lost is never dropped: it counts for its sender, or may count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from engine.indicators.subjects import Subject
from engine.logic.cells import Cell
from engine.rulebook.model.rulebook import Rules
from facts.forms.catalogue import FORMS
from facts.standing import COMMUNE, HAS_DATA, Delivery, Event, Record, SetAside, Source, Standing
from scenarios.steps.plain_years import PlainEvaluation

HOME, OTHER = "30991", "30994"
POLICE = "Công an huyện"
DAY = date(2020, 9, 15)
PLACE = (COMMUNE, "30994.xlsx", 7)


def record(
    kind: str, key: str, values: dict[str, Any], office: str = COMMUNE, period: str = "2020"
) -> Record:
    named = {"id": key, **values} if kind != "violation" else values
    return Record(kind, (key,), HOME, period, office, named, Source("tep.xlsx", kind, 5))


def inspected(office: str = COMMUNE) -> Record:
    """Return an inspection of a venue that no register lists."""
    return record("inspection", f"{OTHER}-BB-1", {"venue_id": f"{OTHER}-CS-1", "date": DAY}, office)


def breach() -> Record:
    """Return a violation of an inspection that is not there."""
    return record("violation", f"{OTHER}-BB-1", {"inspection_id": f"{OTHER}-BB-1", "act": "ma túy"})


def cell(
    rules: Rules,
    unit: str,
    name: str,
    *events: Record,
    missing: tuple[tuple[str, str, str], ...] = (),
    lost: tuple[SetAside, ...] = (),
) -> Cell:
    """Return a figure of 2020; `missing` are the forms that did not come: unit, period, form."""
    came = [
        Delivery(u, period, COMMUNE, form, HAS_DATA, DAY, DAY, "tep.xlsx")
        for u in (HOME, OTHER)
        for period in ("2018", "2019", "2020")
        for form in FORMS
        if (u, period, form) not in missing
    ]
    by_kind = {e.kind: (Event(e.kind, e.key, (e,)),) for e in events}
    period = rules.calendar.at("year", 2020)
    assert period is not None
    evaluation = PlainEvaluation(Standing(came, {}, by_kind, lost), rules)
    return evaluation.facts(period).cell(Subject("unit", unit), name)


def test_an_inspection_of_a_venue_nobody_lists_counts_for_the_commune_that_reports_it(
    shipped_rules: Rules,
) -> None:
    assert cell(shipped_rules, HOME, "inspections", inspected()).value == 1
    assert cell(shipped_rules, OTHER, "inspections", inspected()).value == 0


def test_another_offices_may_be_of_the_unit_whose_venues_are_not_all_known(shipped_rules: Rules) -> None:
    gap = ((OTHER, "2019", "B02"),)
    found = cell(shipped_rules, OTHER, "inspections", inspected(POLICE), missing=gap)
    assert found.ends == (Fraction(0), Fraction(1))
    assert [(o.unit, o.period, o.form) for o in found.owed] == list(gap)
    assert cell(shipped_rules, HOME, "inspections", inspected(POLICE), missing=gap).value == 0


def test_another_offices_may_be_of_the_unit_whose_lost_row_names_the_venue(shipped_rules: Rules) -> None:
    row = SetAside(OTHER, "2020", "B02", f"{OTHER}-CS-1|0", f"{OTHER}-CS-1", *PLACE)
    found = cell(shipped_rules, OTHER, "inspections", inspected(POLICE), lost=(row,))
    assert found.ends == (Fraction(0), Fraction(1))
    assert [owed.key for owed in found.owed] == ["30994.xlsx, B02, dòng 7"]
    assert cell(shipped_rules, HOME, "inspections", inspected(POLICE), lost=(row,)).value == 0


def test_a_violation_of_a_lost_inspection_may_be_of_any_day_until_its_return(shipped_rules: Rules) -> None:
    row = SetAside(HOME, "2020", "B04", f"{OTHER}-BB-1|0", None, *PLACE)
    found = cell(shipped_rules, HOME, "violations", breach(), lost=(row,))
    assert found.ends == (Fraction(0), Fraction(1))
    assert [owed.key for owed in found.owed] == ["30994.xlsx, B04, dòng 7"]
    of_2019 = replace(breach(), period="2019")
    assert cell(shipped_rules, HOME, "violations", of_2019, lost=(row,)).value == 0


def test_a_violation_that_no_row_explains_names_its_own(shipped_rules: Rules) -> None:
    found = cell(shipped_rules, HOME, "violations", breach())
    assert [owed.key for owed in found.owed] == ["tep.xlsx, violation, dòng 5"]


@pytest.mark.parametrize(("id_", "unit"), [(f"{OTHER}-TB-1", OTHER), ("TB-1/2020", HOME), ("99999-TB", HOME)])
def test_a_tip_counts_for_the_unit_its_id_bears_else_for_its_sender(
    id_: str, unit: str, shipped_rules: Rules
) -> None:
    tip = record("tip", id_, {"received_on": DAY})
    for code in (HOME, OTHER):
        assert cell(shipped_rules, code, "tips_received", tip).value == (code == unit)


MATTERS = pytest.mark.parametrize(
    ("kind", "day", "figure", "form"),
    [
        ("case", "found_on", "cases_overdue", "B06"),
        ("tip", "received_on", "tips_overdue", "B10"),
        ("hotspot", "found_on", "hotspots_active", "B08"),
    ],
)


@MATTERS
def test_a_matter_last_told_of_as_open_may_have_ended_in_a_return_that_never_came(
    kind: str, day: str, figure: str, form: str, shipped_rules: Rules
) -> None:
    matter = record(
        kind, f"{HOME}-1", {"unit_code": HOME, day: date(2018, 5, 1), "kind": "mại dâm"}, period="2018-6T"
    )
    assert cell(shipped_rules, HOME, figure, matter).value == 1
    stale = cell(shipped_rules, HOME, figure, matter, missing=((HOME, "2019", form),))
    assert stale.ends[0] in (None, 0)
    assert [(owed.form, owed.period) for owed in stale.owed] == [(form, "2019")]


@MATTERS
@pytest.mark.parametrize(
    ("identity", "period", "open_"),
    [
        ("a.xlsx!7!hash", "2019", True),
        ("a.xlsx!7!hash", "2020", True),
        (f"{HOME}-2|0", "2019", False),
        ("a.xlsx!7!hash", "2018", False),
    ],
    ids=["unreadable key", "in this year's", "another's key", "in its own return"],
)
def test_a_matter_last_told_of_as_open_may_have_ended_in_a_row_without_a_readable_key(
    kind: str, day: str, figure: str, form: str, identity: str, period: str, open_: bool, shipped_rules: Rules
) -> None:
    matter = record(
        kind, f"{HOME}-1", {"unit_code": HOME, day: date(2018, 5, 1), "kind": "mại dâm"}, period="2018"
    )
    row = SetAside(HOME, period, form, identity, "", *PLACE)
    found = cell(shipped_rules, HOME, figure, matter, lost=(row,))
    assert found.ends[0] == (0 if open_ else 1)
    if open_:
        assert "30994.xlsx, " + form + ", dòng 7" in [owed.key for owed in found.owed]
