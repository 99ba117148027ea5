"""What a public workbook may show: decided by rules, sums that tell of no one commune, no more than earlier
editions."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from desk.office.disclosure.counts import EVERY_KIND, kinds_under
from desk.office.disclosure.editions import ShownInEdition, editions_of, held_to, put_on_record
from desk.office.disclosure.figures import publishable, tells_of_no_unit, totals_over_units
from desk.office.disclosure.open_results import open_criteria, open_gates
from desk.workspace.folder import created
from engine.logic.cells import Cell, between, known, unknown
from engine.rulebook.model.indicators import (
    Aggregate,
    BandBefore,
    DaysBetween,
    Indicator,
    IndicatorRef,
    Operation,
    OwnField,
    Previous,
    Quotient,
    ScoreFirstTold,
    Selection,
    ShareOfBest,
)
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.model.types import FactType
from tests.desk.office.disclosure.rulebook_by_hand import WITHHELD


def sums(rules: Rules, **values: tuple[int | None, ...]) -> dict[str, Fraction]:
    """Return the sums shown of these counts, one value a commune."""
    units = range(len(next(iter(values.values()))))
    rows: list[dict[str, Cell]] = [
        {name: unknown() if column[n] is None else known(column[n]) for name, column in values.items()}
        for n in units
    ]
    return totals_over_units(rules.indicator_sets["commune_period"].indicators, rows)


def test_criteria_that_rest_on_cases_venues_people_or_shares_are_closed(shipped_rules: Rules) -> None:
    book, indicators = (
        shipped_rules.rulebooks["healthy_commune"],
        shipped_rules.indicator_sets["commune_period"].indicators,
    )
    every = {c.id for c in book.criteria}
    assert every - open_criteria(book, indicators) == WITHHELD
    assert open_gates(book, indicators) == {"G3"}


def test_columns_are_own_work_only_however_many_there_are(shipped_rules: Rules) -> None:
    indicators = shipped_rules.indicator_sets["commune_period"].indicators
    row = {
        "venues_open": known(300),
        "cases_found": known(90),
        "activities": known(12),
        "team_meetings": known(12),
    }
    assert publishable(indicators, [row]) == ("activities", "team_meetings")
    assert publishable(indicators, [row, {"activities": known(4), "team_meetings": known(9)}]) == (
        "team_meetings",
    )


def test_a_column_with_an_end_below_five_is_not_shown(shipped_rules: Rules) -> None:
    indicators = shipped_rules.indicator_sets["commune_period"].indicators
    row = {"activities": known(12), "team_meetings": known(12), "hamlets": known(9)}
    ends = {
        "activities": between(Fraction(4), Fraction(6)),
        "team_meetings": between(Fraction(5), Fraction(7)),
        "hamlets": between(Fraction(3), None),
    }
    assert publishable(indicators, [row, ends]) == ("team_meetings",)


def of(operation: Operation, **more: Operation) -> dict[str, Indicator]:
    every = {"asked": operation, **more}
    return {n: Indicator(n, {"vi": n}, None, one, FactType("number")) for n, one in every.items()}


CASES, PLANS = (
    Aggregate("min_date", Selection("case"), "found_on"),
    Aggregate("min_date", Selection("registration"), "plan_on"),
)
AROUND = Aggregate("count", Selection("inspection", through="inspection.venue.unit"))


@pytest.mark.parametrize(
    ("indicators", "kinds"),
    [
        (of(ScoreFirstTold("healthy_commune")), EVERY_KIND),
        (of(BandBefore("healthy_commune", "unknown")), EVERY_KIND),
        (of(DaysBetween(CASES, IndicatorRef("plan"), "never"), plan=PLANS), {"case", "registration"}),
        (of(DaysBetween(PLANS, date(2020, 3, 31), "never")), {"registration"}),
        (of(AROUND), {"inspection", "venue"}),
        (of(Quotient("own", "own", 100, "unknown"), own=OwnField("unit", "hamlets")), frozenset()),
        (of(ShareOfBest("own", None, 100), own=OwnField("unit", "hamlets")), frozenset()),
        (of(Previous("cases"), cases=CASES), {"case"}),
    ],
)
def test_what_an_indicator_rests_on_is_found_under_every_operation(
    indicators: dict[str, Indicator], kinds: set[str]
) -> None:
    assert kinds_under("asked", indicators) == kinds


# Sums over communes: each guard has a case that only it stops


def test_a_sum_over_communes_is_shown(shipped_rules: Rules) -> None:
    assert sums(shipped_rules, cases_found=(3, 1, 6)) == {"cases_found": 10}


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ((9, 30), "two communes: each knows the other's"),
        ((0, 12, 0), "one commune alone"),
        ((1, 2, 1), "below five"),
        ((4, 5, 5), "as many as there can be: nobody has fewer than four"),
    ],
)
def test_a_sum_that_tells_of_one_commune_is_not_shown(
    values: tuple[int, ...], why: str, shipped_rules: Rules
) -> None:
    assert sums(shipped_rules, cases_found=values) == {}, why


@pytest.mark.parametrize("apart", [1, 2, 3, 4])
def test_two_sums_one_to_four_apart_are_not_both_shown(apart: int, shipped_rules: Rules) -> None:
    found = sums(shipped_rules, violations=(20, 3, 9), violations_remedied=(20, 3, 9 - apart))
    assert found == {"violations": 32}


@pytest.mark.parametrize("apart", [0, 5, 8])
def test_two_sums_alike_or_five_apart_are_both_shown(apart: int, shipped_rules: Rules) -> None:
    found = sums(shipped_rules, violations=(20, 3, 9), violations_remedied=(20, 3, 9 - apart))
    assert found == {"violations": 32, "violations_remedied": 32 - apart}


def test_a_sum_that_one_commune_owes_to_is_not_shown(shipped_rules: Rules) -> None:
    assert sums(shipped_rules, cases_found=(3, None, 6)) == {}


def test_a_total_that_would_give_its_small_part_away_is_not_shown(shipped_rules: Rules) -> None:
    """22 matters due and 19 tips due would say: three cases due in all."""
    found = sums(shipped_rules, cases_due=(1, 2, 0), tips_due=(4, 6, 9), matters_due=(5, 8, 9))
    assert found == {"tips_due": 19}


def test_a_sum_that_may_not_be_shown_does_not_follow_from_a_whole_and_its_other_part(
    shipped_rules: Rules,
) -> None:
    """Nobody has fewer than four cases due: 32 matters due and 18 tips due would say so."""
    found = sums(shipped_rules, cases_due=(4, 5, 5), tips_due=(2, 7, 9), matters_due=(6, 12, 14))
    assert found == {"tips_due": 18}


@pytest.mark.parametrize("values", [(2, 2, 2), (5, 5, 4), (7, 1, 1), (9, 9, 0, 9)])
def test_a_sum_that_may_be_shown_leaves_three_values_for_whoever_knows_the_most(
    values: tuple[int, ...],
) -> None:
    most, total = max(*values, 5), sum(values)
    if tells_of_no_unit([Fraction(v) for v in values]):
        assert most - max(0, total - (len(values) - 1) * most) >= 2


# One edition after another


def test_what_was_blank_stays_blank(shipped_rules: Rules) -> None:
    before = ShownInEdition(
        frozenset({"C1"}), frozenset(), frozenset({"activities"}), {"cases_found": Fraction(9)}
    )
    now = ShownInEdition(
        frozenset({"C1", "C3"}),
        frozenset({"G3"}),
        frozenset({"activities", "hamlets"}),
        {"cases_found": Fraction(9), "violations": Fraction(30)},
    )
    assert held_to(now, [before]) == before


@pytest.mark.parametrize(("then", "shown"), [(9, True), (10, False), (13, False), (14, True), (5, False)])
def test_a_sum_that_changed_by_one_to_four_is_withheld_from_then_on(then: int, shown: bool) -> None:
    first = ShownInEdition(totals={"cases_found": Fraction(9)})
    second = held_to(ShownInEdition(totals={"cases_found": Fraction(then)}), [first])
    assert ("cases_found" in second.totals) == shown
    third = held_to(ShownInEdition(totals={"cases_found": Fraction(40)}), [first, second])
    assert ("cases_found" in third.totals) == shown


WHOLES = {"matters_due": ("cases_due", "tips_due"), "cases_due": ("cases_handled", "cases_overdue")}


@pytest.mark.parametrize(
    ("then", "now", "shown"),
    [
        # cases due would be 14, then 12: it is not shown, and does not follow
        (
            {"matters_due": 40, "cases_due": 14, "tips_due": 26},
            {"matters_due": 50, "cases_due": 12, "tips_due": 38},
            {"tips_due": 38},
        ),
        # nor where the edition before did not show it either
        ({"matters_due": 40, "tips_due": 26}, {"matters_due": 50, "tips_due": 38}, {"tips_due": 38}),
        # nor over two steps: 20 cases handled of 30 due leave 10 overdue, then 9
        (
            {"matters_due": 40, "tips_due": 10, "cases_handled": 20},
            {"matters_due": 60, "tips_due": 20, "cases_handled": 31},
            {"tips_due": 20, "cases_handled": 31},
        ),
        (
            {"matters_due": 40, "tips_due": 26},
            {"matters_due": 60, "tips_due": 38},
            {"matters_due": 60, "tips_due": 38},
        ),
    ],
)
def test_a_small_change_does_not_follow_from_what_two_editions_show(
    then: dict[str, int], now: dict[str, int], shown: dict[str, int]
) -> None:
    before, after = (ShownInEdition(totals={n: Fraction(t) for n, t in one.items()}) for one in (then, now))
    assert held_to(after, [before], WHOLES).totals == shown


def test_an_edition_is_put_on_record_once(tmp_path: Path) -> None:
    workspace = created(tmp_path / "office")
    shown = {"2020": ShownInEdition(frozenset({"C1"}), totals={"cases_found": Fraction(9)})}
    for _ in range(2):
        put_on_record(workspace, "healthy_commune", "run", shown, "2021-01-15", "cán bộ")
    assert editions_of(workspace, "healthy_commune") == {"2020": (shown["2020"],)}
    assert editions_of(workspace, "other") == {}
