"""A figure of several units together: what adds up, what is a share of sums, and what silence leaves open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.evaluation.totals import UnitsTotal, total_of, totals_of
from engine.evaluation.years import Evaluation
from engine.logic.cells import NO_DATE, Cell, between, known, unknown
from engine.rulebook.model.indicators import NO_TOTAL, Indicator
from engine.rulebook.model.rulebook import Rules
from facts.periods import Period
from facts.standing import Standing


@pytest.fixture(scope="module")
def indicators(shipped_rules: Rules) -> Mapping[str, Indicator]:
    return shipped_rules.indicator_sets["commune_period"].indicators


def total(
    indicators: Mapping[str, Indicator], name: str, cells: Mapping[str, Sequence[Cell]], returned: int = 0
) -> UnitsTotal:
    found = total_of(indicators[name], lambda part: cells[part], returned, indicators)
    assert found is not None
    return found


def test_counts_add_up(indicators: Mapping[str, Indicator]) -> None:
    found = total(indicators, "cases_found", {"cases_found": [known(2), known(0), known(3)]}, 3)
    assert found == UnitsTotal(Fraction(5), Fraction(5), 3, 3, 3)
    assert found.exact


def test_a_silent_unit_leaves_a_sum_open_above(indicators: Mapping[str, Indicator]) -> None:
    found = total(indicators, "cases_found", {"cases_found": [known(2), unknown(), known(3)]}, 2)
    assert found == UnitsTotal(Fraction(5), None, 2, 2, 3)


def test_a_unit_that_returned_need_not_be_certain(indicators: Mapping[str, Indicator]) -> None:
    cells = [known(2), between(Fraction(1), Fraction(4))]
    found = total(indicators, "cases_found", {"cases_found": cells}, 2)
    assert found == UnitsTotal(Fraction(3), Fraction(6), 2, 1, 2)


def test_a_silent_unit_leaves_a_change_open_on_both_sides(indicators: Mapping[str, Indicator]) -> None:
    found = total(indicators, "cases_change", {"cases_change": [known(-2), unknown()]})
    assert (found.least, found.most) == (None, None)


def test_a_figure_of_the_year_before_is_at_least_nothing(indicators: Mapping[str, Indicator]) -> None:
    found = total(indicators, "venues_before", {"venues_before": [known(2), unknown()]})
    assert (found.least, found.most) == (2, None)


def test_a_share_is_that_of_the_sums(indicators: Mapping[str, Indicator]) -> None:
    cells = {"open_inspected": [known(1), known(1), known(0)], "venues_open": [known(1), known(10), known(0)]}
    share = Fraction(200, 11)
    assert total(indicators, "inspected_share", cells, 3) == UnitsTotal(share, share, 3, 3, 3)


def test_a_share_over_some_units_is_no_share_of_all(indicators: Mapping[str, Indicator]) -> None:
    cells = {
        "open_inspected": [known(9), between(Fraction(2), Fraction(3)), between(Fraction(0), Fraction(5))],
        "venues_open": [known(10), known(4), between(Fraction(5), Fraction(6))],
    }
    found = total(indicators, "inspected_share", cells, 2)
    assert found == UnitsTotal(Fraction(1100, 20), Fraction(1700, 19), 2, 1, 3)


def test_a_silent_unit_may_make_a_share_anything(indicators: Mapping[str, Indicator]) -> None:
    cells = {"open_inspected": [known(1), unknown()], "venues_open": [known(2), unknown()]}
    found = total(indicators, "inspected_share", cells, 1)
    assert found == UnitsTotal(Fraction(0), Fraction(100), 1, 1, 2)


def test_a_share_of_nothing_does_not_apply(indicators: Mapping[str, Indicator]) -> None:
    nothing = {"open_inspected": [known(0)], "venues_open": [known(0)]}
    assert not total(indicators, "inspected_share", nothing, 1).applicable
    perhaps = {"open_inspected": [known(0)], "venues_open": [between(Fraction(0), Fraction(2))]}
    found = total(indicators, "inspected_share", perhaps, 1)
    assert (found.applicable, found.least, found.most) == (True, None, None)


def test_of_yes_and_no_the_units_that_say_yes_are_counted(indicators: Mapping[str, Indicator]) -> None:
    cells = {"registered": [known(True), known(False), unknown()]}
    assert total(indicators, "registered", cells, 2) == UnitsTotal(Fraction(1), Fraction(2), 2, 2, 3)


@pytest.mark.parametrize("name", ["plan_on", "plan_late_days", "self_total"])
def test_days_and_self_scores_have_no_total(indicators: Mapping[str, Indicator], name: str) -> None:
    assert indicators[name].over_units == NO_TOTAL
    assert total_of(indicators[name], lambda _: [NO_DATE], 1, indicators) is None


def test_scores_and_chances_do_not_add_up(indicators: Mapping[str, Indicator]) -> None:
    named = [i for i in indicators.values() if type(i).__name__ in ("ScoreFirstTold", "ChanceOfSoFew")]
    assert len(named) > 1
    assert [i.name for i in named if total_of(i, lambda _: [known(2)], 1, indicators) is not None] == []


@given(
    st.lists(st.tuples(st.booleans(), st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=6),
    st.data(),
)
def test_a_sum_lies_between_its_ends_however_unknowns_turn_out(
    shipped_rules: Rules, units: list[tuple[bool, int, int]], data: st.DataObject
) -> None:
    indicators = shipped_rules.indicator_sets["commune_period"].indicators
    cells = [known(a) if sure else between(Fraction(a), Fraction(a + b)) for sure, a, b in units]
    found = total(indicators, "violations", {"violations": cells})
    actual = sum(a if sure else data.draw(st.integers(a, a + b)) for sure, a, b in units)
    assert found.least is not None
    assert found.most is not None
    assert found.least <= actual <= found.most


def test_the_example_adds_up_over_its_communes(example_standing: Standing, shipped_rules: Rules) -> None:
    period: Period | None = shipped_rules.calendar.period("2020")
    assert period is not None
    units = [unit.code for unit in shipped_rules.units.on(period.end)]
    evaluation = Evaluation(example_standing, shipped_rules)
    home = shipped_rules.indicator_sets["commune_period"]
    found = {f.indicator.name: f for f in totals_of(evaluation, home, period, units)}
    rows = [evaluation.facts(period).cells(s) for s in evaluation.facts(period).subjects("unit")]
    population = found["population"].now
    assert population is not None
    assert population.exact
    assert population.least == sum(row["population"].value for row in rows)
    cases = found["cases_found"].now
    assert cases is not None
    assert cases.least == sum(row["cases_found"].value for row in rows if row["cases_found"].known)
