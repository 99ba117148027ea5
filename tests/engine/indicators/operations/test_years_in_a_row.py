"""How many years in a row a figure is yes: each year's own answer fixes it, unknown years leave it open."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.evaluation.years import Evaluation
from engine.indicators.subjects import Subject
from engine.logic.cells import Ends
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import RuleFaults
from engine.scoring.columnar.columns import ends_at
from facts.standing import Standing
from scenarios.steps.plain_years import PlainEvaluation

FILE = "rules/indicators/commune_period.yaml"
UNIT = "30991"


def texts(definition: str) -> dict[str, str]:
    shipped = dict(rule_texts(SHIPPED))
    line = f"define:\n  run: {{{definition}, vi: Số năm liền, unit: năm}}\n"
    return {**shipped, FILE: shipped[FILE].replace("define:\n", line, 1)}


def without_return(standing: Standing, period: str) -> Standing:
    left = tuple(d for d in standing.deliveries if (d.unit, d.period) != (UNIT, period))
    return replace(standing, deliveries=left)


def ends(standing: Standing, year: int, definition: str) -> Ends:
    """Return between which ends it lies for the unit; columns must say the same."""
    rules = rules_from_texts(texts(definition))
    period = rules.calendar.at("year", year)
    assert period is not None
    cell = PlainEvaluation(standing, rules).facts(period).cell(Subject("unit", UNIT), "run")
    columns = Evaluation(standing, rules).columns(period)
    place = list(columns.ids("unit")).index(UNIT)
    assert ends_at(columns.facts.column("unit", "run"), place) == cell.ends
    return cell.ends


@pytest.mark.parametrize(
    ("year", "up_to", "wanted"),
    [
        (2018, 5, (1, 5)),  # no return was owed before: it may have been so for long
        (2020, 5, (3, 5)),
        (2020, 3, (3, 3)),
        (2020, 2, (2, 2)),
    ],
)
def test_it_counts_back_to_the_first_year_owed(
    year: int, up_to: int, wanted: tuple[int, int], example_standing: Standing
) -> None:
    found = ends(example_standing, year, f"years_in_a_row: hamlets, years: {up_to}")
    assert found == tuple(map(Fraction, wanted))


@pytest.mark.parametrize(("year", "wanted"), [(2019, 0), (2020, 1)])  # no hotspot in 2019, one in 2020
def test_a_year_that_is_no_ends_it(year: int, wanted: int, example_standing: Standing) -> None:
    found = ends(example_standing, year, "years_in_a_row: hotspots_active, years: 5")
    assert found == (Fraction(wanted), Fraction(wanted))


def test_a_year_without_a_return_leaves_it_open(example_standing: Standing) -> None:
    standing = without_return(example_standing, "2019")
    found = ends(standing, 2020, "years_in_a_row: hamlets, years: 5")
    assert found == (Fraction(1), Fraction(5))


@pytest.mark.parametrize(
    ("definition", "code"),
    [
        ("years_in_a_row: plan_on, years: 5", "R217"),
        ("years_in_a_row: hamlets, years: 0", "R223"),
        ("years_in_a_row: hamlet, years: 5", "R102"),
        ("years_in_a_row: hamlets", "R106"),
    ],
)
def test_what_it_is_over_is_checked(definition: str, code: str) -> None:
    with pytest.raises(RuleFaults) as refused:
        rules_from_texts(texts(definition))
    assert code in {fault.code for fault in refused.value.faults}
