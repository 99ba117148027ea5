"""What a public workbook may show: decided by rules, sums that tell of no one commune, no more than earlier
editions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import zip_longest
from pathlib import Path
from types import MappingProxyType

import pytest

from desk.office.disclosure.editions import (
    NO_EDITIONS,
    Editions,
    ShownInEdition,
    editions_of,
    held_to,
    put_on_record,
)
from desk.office.disclosure.figures import (
    EVERY_KIND,
    UnitSum,
    kinds_under,
    open_criteria,
    open_gates,
    publishable,
    tells_of_no_unit,
    totals_over_units,
    unit_sums,
)
from desk.workspace.folder import created
from engine.indicators.operations.days_between import IndicatorRef
from engine.logic.cells import Cell, between, known, unknown
from engine.rulebook.model.indicators import Indicator, Selection
from engine.rulebook.model.rulebook import Rules
from scenarios.steps.drafts import DraftReturns
from tests.desk.office.disclosure.archives import UNITS as ARCHIVE_UNITS
from tests.desk.office.disclosure.archives import results_by
from tests.desk.office.disclosure.rulebook_by_hand import WITHHELD
from tests.engine.indicators.by_hand import indicator, over_records

UNITS = ("30985", "30988", "30991", "30994", "30997")


def sums(
    rules: Rules,
    records: Mapping[str, tuple[int, ...]] = MappingProxyType({}),
    **values: tuple[int | None, ...],
) -> dict[str, Fraction]:
    """Return the sums shown of these numbers, one a commune; `records` are behind those that are sums."""
    indicators = rules.indicator_sets["commune_period"].indicators

    def rows(columns: Mapping[str, tuple[int | None, ...]]) -> dict[str, dict[str, Cell]]:
        size = len(next(iter(values.values())))
        return {
            unit: {n: unknown() if c[at] is None else known(c[at]) for n, c in columns.items()}
            for at, unit in enumerate(UNITS[:size])
        }

    return totals_over_units(indicators, unit_sums(indicators, rows(values), rows(records)))


@pytest.mark.parametrize(
    ("visits", "both"),
    [
        ((14, 13, 13, 16), True),  # 16 or more second visits are left to each commune
        ((9, 9, 12, 10), False),  # the third, which had five of six, knows of the one that is left
    ],
)
def test_venues_visited_stand_beside_visits_only_where_many_visits_are_between(
    shipped_rules: Rules, visits: tuple[int, ...], both: bool
) -> None:
    venues = (9, 8, 7, 10)
    shown = sums(shipped_rules, open_inspected=venues, inspections=visits)
    assert ({"open_inspected", "inspections"} <= shown.keys()) == both


def test_criteria_that_rest_on_cases_venues_people_or_shares_are_closed(shipped_rules: Rules) -> None:
    book, indicators = (
        shipped_rules.rulebooks["healthy_commune"],
        shipped_rules.indicator_sets["commune_period"].indicators,
    )
    every = {c.id for c in book.criteria}
    assert every - open_criteria(book, indicators) == WITHHELD | {"F2", "F3", "F4", "F5"}
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


def of(asked: Indicator, *more: Indicator) -> dict[str, Indicator]:
    return {"asked": asked, **{one.name: one for one in more}}


CASES = over_records("min_date", Selection("case"), "found_on", "cases")
PLANS = over_records("min_date", Selection("registration"), "plan_on", "plan")
AROUND = over_records("count", Selection("inspection", through="inspection.venue.unit"))
OWN = indicator("field", "unit.hamlets", "own")
BETWEEN = indicator("days_between", (), if_none="never")


@pytest.mark.parametrize(
    ("indicators", "kinds"),
    [
        (of(indicator("score_first_told", "healthy_commune")), EVERY_KIND),
        (of(indicator("band_before", "healthy_commune", if_none="unknown")), EVERY_KIND),
        (of(replace(BETWEEN, first=CASES, second=IndicatorRef("plan")), PLANS), {"case", "registration"}),
        (of(replace(BETWEEN, first=PLANS, second=date(2020, 3, 31))), {"registration"}),
        (of(AROUND), {"inspection", "venue"}),
        (of(indicator("ratio", ("own", "own"), if_none="unknown"), OWN), frozenset()),
        (of(indicator("share_of_best", "own"), OWN), frozenset()),
        (of(indicator("previous", "cases"), CASES), {"case"}),
    ],
)
def test_what_an_indicator_rests_on_is_found_under_every_operation(
    indicators: dict[str, Indicator], kinds: set[str]
) -> None:
    assert kinds_under("asked", indicators) == kinds


# Sums over communes: each guard has a case that only it stops


def test_a_sum_over_communes_is_shown(shipped_rules: Rules) -> None:
    assert sums(shipped_rules, cases_found=(3, 1, 6, 2)) == {"cases_found": 12}


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ((9, 3, 30), "three communes: each is left with two others"),
        ((0, 12, 9, 0), "two communes have it all: each knows the other's"),
        ((1, 2, 1, 0), "below five"),
        ((30, 2, 1, 1), "below five for the commune that has most"),
        ((4, 5, 5, 5), "as many as there can be: nobody has fewer than four"),
        ((0, 5, 5, 4), "the same for the commune that has none"),
    ],
)
def test_a_sum_that_tells_of_one_commune_is_not_shown(
    values: tuple[int, ...], why: str, shipped_rules: Rules
) -> None:
    assert sums(shipped_rules, cases_found=values) == {}, why


@pytest.mark.parametrize("apart", [1, 2, 3, 4])
def test_two_sums_one_to_four_apart_are_not_both_shown(apart: int, shipped_rules: Rules) -> None:
    found = sums(shipped_rules, violations=(20, 3, 9, 9), violations_remedied=(20, 3, 9, 9 - apart))
    assert found == {"violations": 41}


@pytest.mark.parametrize("apart", [0, 5, 8])
def test_two_sums_alike_or_five_apart_are_both_shown(apart: int, shipped_rules: Rules) -> None:
    found = sums(shipped_rules, violations=(20, 3, 9, 9), violations_remedied=(20, 3, 9, 9 - apart))
    assert found == {"violations": 41, "violations_remedied": 41 - apart}


def test_two_sums_that_are_a_few_apart_for_one_commune_are_not_both_shown(shipped_rules: Rules) -> None:
    """Six are not remedied, four of them in the first commune: it would know that two are elsewhere."""
    found = sums(shipped_rules, violations=(20, 3, 9, 9), violations_remedied=(16, 3, 9, 7))
    assert found == {"violations": 41}


def test_a_sum_that_one_commune_owes_to_is_not_shown(shipped_rules: Rules) -> None:
    assert sums(shipped_rules, cases_found=(3, None, 6, 4)) == {}


@pytest.mark.parametrize(
    ("records", "shown"),
    [((1, 1, 1, 0), False), ((2, 3, 1, 0), False), ((2, 3, 3, 1), False), ((2, 3, 4, 1), True)],
)
def test_a_sum_of_money_is_shown_by_how_many_records_are_behind_it(
    records: tuple[int, ...], shown: bool, shipped_rules: Rules
) -> None:
    fines = (5_000_000, 12_000_000, 7_500_000, 900_000)
    found = sums(shipped_rules, {"fines": records}, fines=fines)
    assert found == ({"fines": 25_400_000} if shown else {})


def test_people_helped_are_shown_by_how_many_records_are_behind_them(shipped_rules: Rules) -> None:
    people = {
        "supported_women": (40, 12, 7, 30),
        "supported_girls": (20, 22, 9, 3),
        "supported_households": (9, 9, 50, 3),
    }
    total = {"supported": tuple(map(sum, zip(*people.values(), strict=True)))}
    few, enough = (1, 1, 1, 1), (3, 3, 3, 1)
    assert sums(shipped_rules, dict.fromkeys(people, few), **people, **total) == {}
    assert set(sums(shipped_rules, dict.fromkeys(people, enough), **people, **total)) == {*people, *total}


def test_a_total_that_would_give_its_small_part_away_is_not_shown(shipped_rules: Rules) -> None:
    """26 matters due and 23 tips due would say: three cases due in all."""
    found = sums(shipped_rules, cases_due=(1, 2, 0, 0), tips_due=(4, 6, 9, 4), matters_due=(5, 8, 9, 4))
    assert found == {"tips_due": 23}


def test_a_sum_that_may_not_be_shown_does_not_follow_from_a_whole_and_its_other_part(
    shipped_rules: Rules,
) -> None:
    """Nobody has fewer than four cases due: 42 matters due and 23 tips due would say so."""
    found = sums(shipped_rules, cases_due=(4, 5, 5, 5), tips_due=(2, 7, 9, 5), matters_due=(6, 12, 14, 10))
    assert found == {"tips_due": 23}


@pytest.mark.parametrize("values", [(2, 2, 2, 2), (5, 5, 4, 0), (7, 1, 1, 5), (9, 9, 0, 9), (9, 3, 2, 9, 9)])
def test_a_sum_that_may_be_shown_leaves_three_values_for_whoever_knows_the_most(
    values: tuple[int, ...],
) -> None:
    """Also for each of the communes, which knows its own."""
    most = max(*values, 5)
    if tells_of_no_unit([Fraction(v) for v in values]):
        for left in (values, *(values[:n] + values[n + 1 :] for n in range(len(values)))):
            assert most - max(0, sum(left) - (len(left) - 1) * most) >= 2


# One edition after another


def edition(**sums: tuple[int, ...] | tuple[tuple[int, ...], tuple[int, ...]]) -> ShownInEdition:
    """Return an edition that shows these sums: of each what every commune has; of money also the records
    behind it."""
    of_units = {}
    for name, one in sums.items():
        values, records = one if isinstance(one[0], tuple) else (one, one)
        by_unit = (dict(zip(UNITS, map(Fraction, column), strict=False)) for column in (values, records))
        of_units[name] = UnitSum(*by_unit)
    return ShownInEdition(totals={n: one.total for n, one in of_units.items()}, of_units=of_units)


def test_what_was_blank_stays_blank() -> None:
    before = ShownInEdition(
        frozenset({"C1"}),
        frozenset(),
        frozenset({"activities"}),
        edition(cases_found=(3, 3, 3)).totals,
        edition(cases_found=(3, 3, 3)).of_units,
    )
    now = edition(cases_found=(3, 3, 3), violations=(10, 10, 10))
    now = replace(
        now,
        criteria=frozenset({"C1", "C3"}),
        gates=frozenset({"G3"}),
        columns=frozenset({"activities", "hamlets"}),
    )
    assert held_to(now, [before]) == before


@pytest.mark.parametrize(
    ("then", "shown"),
    [
        ((3, 3, 3), True),
        ((4, 3, 3), False),
        ((4, 4, 5), False),
        ((3, 3, 8), True),
        ((3, 3, 10), True),
        ((1, 3, 8), False),  # the third knows of its own five: two fewer are the first's
        ((5, 1, 3), False),  # as many in all, but the first knows that it has two more
    ],
)
def test_a_sum_that_changed_by_one_to_four_is_withheld_from_then_on(
    then: tuple[int, ...], shown: bool
) -> None:
    first = edition(cases_found=(3, 3, 3))
    second = held_to(edition(cases_found=then), [first])
    assert ("cases_found" in second.totals) == shown
    third = held_to(edition(cases_found=(20, 20, 20)), [first, second])
    assert ("cases_found" in third.totals) == shown


@pytest.mark.parametrize(
    ("then", "shown"),
    [
        (((9_000_000, 4_000_000), (3, 3)), True),
        (((9_000_000, 6_500_000), (3, 4)), False),  # one more case: its fine is the difference
        (((9_000_000, 6_500_000), (3, 3)), False),  # one fine was corrected
        (((9_000_000, 16_500_000), (3, 8)), True),
    ],
)
def test_a_sum_of_money_is_shown_again_by_how_many_records_came(
    then: tuple[tuple[int, ...], tuple[int, ...]], shown: bool
) -> None:
    first = edition(fines=((9_000_000, 4_000_000), (3, 3)))
    assert ("fines" in held_to(edition(fines=then), [first]).totals) == shown


@pytest.mark.parametrize(("now", "shown"), [((3, 3, 3), True), ((3, 3, 9), False)])
def test_beside_an_edition_that_recorded_no_communes_only_the_same_sum_is_shown(
    now: tuple[int, ...], shown: bool
) -> None:
    before = ShownInEdition(totals={"cases_found": Fraction(9)})
    assert ("cases_found" in held_to(edition(cases_found=now), [before]).totals) == shown


WHOLES = {"matters_due": ("cases_due", "tips_due"), "cases_due": ("cases_handled", "cases_overdue")}


@pytest.mark.parametrize(
    ("then", "now", "follow", "shown"),
    [
        # cases due would be 14, then 12: it is not shown, and does not follow
        (
            {"matters_due": (40,), "cases_due": (14,), "tips_due": (26,)},
            {"matters_due": (50,), "cases_due": (12,), "tips_due": (38,)},
            {},
            {"tips_due"},
        ),
        # nor where the edition before did not show it either
        (
            {"matters_due": (40,), "tips_due": (26,)},
            {"matters_due": (50,), "tips_due": (38,)},
            {"cases_due": ((14,), (12,))},
            {"tips_due"},
        ),
        # nor over two steps: 20 cases handled of 30 due leave 10 overdue, then 9
        (
            {"matters_due": (40,), "tips_due": (10,), "cases_handled": (20,)},
            {"matters_due": (60,), "tips_due": (20,), "cases_handled": (31,)},
            {"cases_due": ((30,), (40,)), "cases_overdue": ((10,), (9,))},
            {"tips_due", "cases_handled"},
        ),
        (
            {"matters_due": (40,), "tips_due": (26,)},
            {"matters_due": (60,), "tips_due": (38,)},
            {"cases_due": ((14,), (22,))},
            {"matters_due", "tips_due"},
        ),
    ],
)
def test_a_small_change_does_not_follow_from_what_two_editions_show(
    then: dict[str, tuple[int, ...]],
    now: dict[str, tuple[int, ...]],
    follow: dict[str, tuple[tuple[int, ...], tuple[int, ...]]],
    shown: set[str],
) -> None:
    before, after = (
        replace(
            edition(**one), of_units=edition(**one, **{n: pair[at] for n, pair in follow.items()}).of_units
        )
        for at, one in enumerate((then, now))
    )
    assert set(held_to(after, [before], WHOLES).totals) == shown


def fined(
    rules: Rules, counts: tuple[int, ...], earlier: Editions = NO_EDITIONS
) -> dict[str, ShownInEdition]:
    """Return what an office of nine communes shows of a year with as many fined violations in each."""
    returns = DraftReturns()
    for unit, fines in zip_longest(ARCHIVE_UNITS, counts, fillvalue=0):
        returns.everything_nil(unit, (2018, 2019, 2020))
        draft = returns.of(2020)
        draft.put("B02", {"Mã cơ sở": f"{unit}-CS-001"})
        for number in range(fines):
            visit = {"Mã cơ sở": f"{unit}-CS-001", "Ngày kiểm tra": "10/3/2020", "Kết quả": "vi phạm"}
            draft.put("B04", visit)
            fine = str(1_000_000 + 100_000 * number)
            draft.put("B05", {"Hành vi": "quá giờ quy định", "Số tiền phạt": fine})
    results = replace(results_by(returns.drafts, rules, 2020), earlier=earlier)
    return dict(results.shown)


def test_fines_stand_in_a_workbook_by_the_violations_behind_them(shipped_rules: Rules) -> None:
    few, more = (fined(shipped_rules, counts)["2020"] for counts in ((1, 1, 1), (4, 3, 4)))
    assert {"violations", "fines"} & set(few.totals) == set()
    assert more.totals["violations"] == 11
    assert more.totals["fines"] == 12_500_000
    after = fined(shipped_rules, (4, 3, 5), {"2020": (more,)})["2020"]
    assert {"violations", "fines"} & set(after.totals) == set()


def test_an_edition_is_put_on_record_once(tmp_path: Path) -> None:
    workspace = created(tmp_path / "office")
    shown = {"2020": replace(edition(fines=((9_000_000, 0), (3, 0))), criteria=frozenset({"C1"}))}
    for _ in range(2):
        put_on_record(workspace, "healthy_commune", "run", shown, "2021-01-15", "cán bộ")
    assert editions_of(workspace, "healthy_commune") == {"2020": (shown["2020"],)}
    assert editions_of(workspace, "other") == {}
