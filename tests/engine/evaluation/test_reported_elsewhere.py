"""What one unit did not return may tell of others: figures over all reports stay open, scores say so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk.reports.debts import elsewhere_words
from desk.reports.reasons import explanation_json
from engine.evaluation.explanation import Explanation, explanation_of
from engine.evaluation.years import Evaluation
from engine.indicators.subjects import Subject
from engine.logic.cells import Owed
from engine.rulebook.model.rulebook import Rules
from engine.scoring.columnar.columns import ends_at
from facts.periods import Period
from facts.standing import COMMUNE, Standing
from scenarios.steps.plain_years import PlainEvaluation

SILENT, OTHER = "30988", "30991"
CASES = "cases_at_our_venues"
MISSING = Owed("B06", COMMUNE, SILENT, "2020")


@pytest.fixture
def year(shipped_rules: Rules) -> Period:
    found = shipped_rules.calendar.at("year", 2020)
    assert found is not None
    return found


@pytest.fixture
def without_cases(example_standing: Standing) -> Standing:
    """The example with no row lost, of which one commune did not return its cases of 2020."""
    return replace(
        example_standing,
        set_aside=(),
        deliveries=tuple(
            d for d in example_standing.deliveries if (d.unit, d.period, d.form) != (SILENT, "2020", "B06")
        ),
    )


def explained(standing: Standing, rules: Rules, rulebook: str, subject: Subject, year: Period) -> Explanation:
    return explanation_of(Evaluation(standing, rules), rules.rulebooks[rulebook], subject, year)


def test_cases_at_a_communes_venues_are_open_until_every_unit_told_its_own(
    without_cases: Standing, shipped_rules: Rules, year: Period
) -> None:
    cell = PlainEvaluation(without_cases, shipped_rules).facts(year).cell(Subject("unit", OTHER), CASES)
    columns = Evaluation(without_cases, shipped_rules).columns(year)
    place = list(columns.ids("unit")).index(OTHER)
    assert cell.ends == ends_at(columns.facts.column("unit", CASES), place)
    assert cell.least is not None
    assert cell.most is None
    assert MISSING in cell.owed


@pytest.mark.parametrize("rulebook", ["healthy_commune", "venue_risk"])
def test_a_score_names_what_other_units_owe_that_may_tell_of_it(
    without_cases: Standing, shipped_rules: Rules, year: Period, rulebook: str
) -> None:
    venue = next(v for v in PlainEvaluation(without_cases, shipped_rules).facts(year).registry.open_venues())
    for unit in (SILENT, OTHER):
        subject = Subject("unit", unit)
        if rulebook == "venue_risk":
            subject = Subject("venue", venue.replace(venue[:5], unit))
        explanation = explained(without_cases, shipped_rules, rulebook, subject, year)
        assert (MISSING in explanation.elsewhere) is (unit == OTHER)
        told = explanation_json(explanation, shipped_rules)["not_returned_elsewhere"]
        assert [gap["unit"] for gap in told] == [gap.unit for gap in explanation.elsewhere]


def test_units_are_named_with_their_forms_or_only_counted() -> None:
    missing = [MISSING, replace(MISSING, form="B05"), replace(MISSING, period="2019")]
    told = elsewhere_words(missing, lambda _: "Xã A", "2020")
    assert told.startswith("Xã A (B05, B06, 1 biểu kỳ trước) chưa nộp các biểu")
    assert elsewhere_words(missing, None, "2020").startswith("Đơn vị khác chưa nộp")
    assert elsewhere_words([], None, "2020") == ""
