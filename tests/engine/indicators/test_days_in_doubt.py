"""A violation counts by the day of its inspection: told again by a row that can't be used, that day may be
another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from engine.indicators.subjects import Subject
from engine.rulebook.model.indicators import Selection
from engine.rulebook.model.rulebook import Rules
from facts.forms.catalogue import FORMS
from facts.standing import COMMUNE, HAS_DATA, Delivery, Event, Record, SetAside, Source, Standing
from scenarios.steps.plain_years import PlainEvaluation
from tests.engine.indicators.by_hand import over_records

UNIT, VENUE, INSPECTION = "30991", "30991-CS-1", "30991-B04-1"
DAY = date(2020, 12, 19)


def record(kind: str, key: tuple[str, ...], values: dict[str, object], in_doubt: bool = False) -> Record:
    return Record(kind, key, UNIT, "2020", COMMUNE, values, Source(UNIT, kind, 1), in_doubt=in_doubt)


def told(day: date, in_doubt: bool) -> Standing:
    venue = record("venue", (VENUE,), {"id": VENUE, "unit_code": UNIT})
    held = record("inspection", (INSPECTION,), {"id": INSPECTION, "venue_id": VENUE, "date": day}, in_doubt)
    found = record(
        "violation",
        (INSPECTION, "quá giờ quy định"),
        {"inspection_id": INSPECTION, "act": "quá giờ quy định"},
    )
    lost = SetAside(UNIT, "2020", "B04", "row 9", VENUE, COMMUNE, "return.xlsx", 9)
    return Standing(
        tuple(
            Delivery(UNIT, "2020", COMMUNE, form, HAS_DATA, DAY, DAY, "return.xlsx", True) for form in FORMS
        ),
        {("venue", UNIT, "2020"): (venue,)},
        {
            "inspection": (Event("inspection", held.key, (held,)),),
            "violation": (Event("violation", found.key, (found,)),),
        },
        (lost,) if in_doubt else (),
    )


@pytest.mark.parametrize("day", [date(2020, 9, 15), date(2018, 3, 1), date(2021, 2, 1)])
def test_a_violation_of_an_inspection_in_doubt_may_count_or_not(day: date, shipped_rules: Rules) -> None:
    evaluation = PlainEvaluation(told(day, in_doubt=True), shipped_rules)
    period = shipped_rules.calendar.at("year", 2020)
    assert period is not None
    cell = evaluation.facts(period).cell(Subject("unit", UNIT), "violations")
    assert cell.ends == (Fraction(0), Fraction(1))
    assert [owed.form for owed in cell.owed] == ["B04"]


def test_it_counts_by_its_day_where_nothing_is_in_doubt(shipped_rules: Rules) -> None:
    evaluation = PlainEvaluation(told(date(2020, 9, 15), in_doubt=False), shipped_rules)
    period = shipped_rules.calendar.at("year", 2020)
    assert period is not None
    assert evaluation.facts(period).cell(Subject("unit", UNIT), "violations").value == 1


YEAR, OWN = (date(2019, 12, 15), date(2020, 12, 14)), date(2020, 9, 15)


@pytest.mark.parametrize(
    ("op", "kind", "path", "within", "ends"),
    [
        (
            "max_date",
            "inspection",
            "date",
            "period",
            (OWN, YEAR[1]),
        ),  # no earlier than the one known, no later than the window
        ("min_date", "inspection", "date", "period", (YEAR[0], OWN)),
        ("max_date", "inspection", "date", None, (OWN, YEAR[1])),
        ("min_date", "inspection", "date", None, (None, OWN)),
        ("max_date", "case", "found_on", "period", (None, None)),  # none known: there may be none
        ("max_date", "case", "handled_on", "period", (None, None)),
    ],
)
def test_the_first_or_last_day_lies_where_a_lost_row_leaves_it(
    op: str, kind: str, path: str, within: str | None, ends: tuple[object, object], shipped_rules: Rules
) -> None:
    form = {"inspection": "B04", "case": "B06"}[kind]
    lost = SetAside(UNIT, "2020", form, "row 9", None, COMMUNE, "return.xlsx", 9)
    stands = replace(told(OWN, in_doubt=False), set_aside=(lost,))
    period = shipped_rules.calendar.at("year", 2020)
    assert period is not None
    aggregator = PlainEvaluation(stands, shipped_rules).facts(period).aggregator
    cell = aggregator.cell(Subject("unit", UNIT), over_records(op, Selection(kind, within=within), path))
    assert cell.unknown
    assert cell.ends == ends
