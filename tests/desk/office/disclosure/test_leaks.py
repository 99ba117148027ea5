"""The attack is not blind: with one guard taken out, it works a small count out, and where it does not,
another test holds the guard."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.office.disclosure.editions import ShownInEdition, held_to
from desk.office.disclosure.figures import tells_of_no_unit, totals_over_units, unit_sums, wholes_of
from engine.logic.cells import known
from engine.rulebook.model.rulebook import Rules
from tests.desk.office.disclosure.archives import UNITS, Publishing, publishing
from tests.desk.office.disclosure.attack import Attack, Secret
from tests.desk.office.disclosure.known import Known, Place
from tests.desk.office.disclosure.leaks import LEAKS, without
from tests.desk.office.disclosure.published import Edition, Taken
from tests.desk.office.disclosure.rulebook_by_hand import RECORDS, RULE, Rule
from tests.long_run import long_only

SEED = 4
FOUND: dict[str, Place] = {
    "points of A1": ("30994", "2020+"),
    "points of A2": ("30985", "2020"),
    "points of A3": ("30985", "2020"),
    "points of A4": ("30985", "2020"),
    "points of B1": ("30994", "2020+"),
    "points of B2": ("30991", "2018"),
    "points of B3": ("30994", "2020+"),
    "points of B4": ("30985", "2020"),
    "gate G1": ("30994", "2020+"),
}
"""Where each leak tells a small count, in the archive of this seed."""


@pytest.fixture(scope="module")
def made(shipped_rules: Rules) -> Publishing:
    return publishing(shipped_rules, SEED)


# `test_attack` shows that it is not blind, and the guards of sums are taken out below, in every run
@long_only
@pytest.mark.parametrize("leak", FOUND)
def test_a_planted_leak_is_found_and_nothing_without_it(
    leak: str, made: Publishing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert made.attack(tmp_path / "whole").worked_out([FOUND[leak]]) == []
    LEAKS[leak].planted(monkeypatch)
    assert made.attack(tmp_path / "leaking", LEAKS[leak].rule).worked_out([FOUND[leak]])


# Sums over communes: counts made up so that one guard alone keeps one from being told


def sums_of(
    rules: Rules, rule: Rule, insider: str = "", before: Counts | None = None, **now: Sequence[int]
) -> Attack:
    """Return the attack on the sheet of sums alone, of as many communes as there are counts of each kind; of
    two editions where there are counts `before`."""
    indicators = rules.indicator_sets["commune_period"].indicators
    editions: list[Edition] = []
    earlier: list[ShownInEdition] = []
    truth: dict[Place, dict[str, int]] = {}
    for counts, year in [(before, "2020"), (now, "2020+")] if before else [(now, "2020")]:
        rows = {unit: dict(zip(counts, one, strict=True)) for unit, one in by_unit(counts)}
        cells = {unit: {name: known(n) for name, n in row.items()} for unit, row in rows.items()}
        behind = {
            unit: {name: row[records] for name, records in RECORDS.items() if records in row}
            for unit, row in cells.items()
        }
        sums = unit_sums(indicators, cells, behind)
        shown = held_to(
            ShownInEdition(totals=totals_over_units(indicators, sums), of_units=sums),
            earlier,
            wholes_of(indicators),
        )
        earlier.append(shown)
        truth |= {(unit, year): row for unit, row in rows.items()}
        totals = {(year, title(rules, name)): int(total) for name, total in shown.totals.items()}
        communes = tuple(Taken(unit, year, {}, ("–",), {}, ()) for unit in rows)
        editions.append(Edition(communes, totals, tuple(UNITS), year))
    names = [name for name in now if name in indicators]
    units = {name: indicators[name].unit for name in names}
    facts = Known(
        truth,
        {place: {} for place in truth},
        frozenset(),
        {title(rules, name): name for name in names},
        units,
        sorted(names, key=list(indicators).index),
        {},
        {},
    )
    changed = {unit for unit, _ in truth if len({str(row) for (u, _), row in truth.items() if u == unit}) > 1}
    return Attack(editions, facts, rule, frozenset(changed), insider)


Counts = Mapping[str, Sequence[int]]


def by_unit(counts: Counts) -> Iterable[tuple[str, tuple[int, ...]]]:
    return zip(UNITS, zip(*counts.values(), strict=True), strict=False)


def title(rules: Rules, name: str) -> str:
    return rules.indicator_sets["commune_period"].indicators[name].title["vi"].casefold()


@pytest.mark.parametrize(
    ("leak", "counts", "told"),
    [
        ("sums without the guard: ten", {"cases_found": (1,) * 6}, (UNITS[0], "2020", "cases_found", 1)),
        ("sums without the guard: most", {"cases_found": (4, 5, 5, 5)}, (UNITS[0], "2020", "cases_found", 4)),
        (
            "sums without the guard: apart",
            {"violations": (20, 3, 9, 9), "violations_remedied": (20, 3, 9, 8)},
            (UNITS[3], "2020", "violations - violations_remedied", 1),
        ),
        (
            "a whole and its other parts",
            {"cases_due": (1, 0, 0, 0), "tips_due": (4, 6, 9, 4), "matters_due": (5, 6, 9, 4)},
            (UNITS[0], "2020", "cases_due", 1),
        ),
        (
            "a whole and its other parts",
            {"cases_due": (4, 5, 5, 5), "tips_due": (2, 7, 9, 5), "matters_due": (6, 12, 14, 10)},
            (UNITS[0], "2020", "cases_due", 4),
        ),
    ],
)
def test_a_guard_of_sums_taken_out_tells_a_small_count(
    leak: str,
    counts: dict[str, Sequence[int]],
    told: Secret,
    shipped_rules: Rules,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert told not in sums_of(shipped_rules, RULE, **counts).worked_out()
    LEAKS[leak].planted(monkeypatch)
    assert told in sums_of(shipped_rules, LEAKS[leak].rule, **counts).worked_out()


BEFORE = {"violations": (3, 4, 5, 6), "fines": (9_000_000, 7_000_000, 8_500_000, 500_000)}
MORE = {"violations": (3, 4, 5, 7), "fines": (9_000_000, 7_000_000, 8_500_000, 5_500_000)}
FINED = {"fines: records": (3, 3, 4, 1)}
ONE_MORE = {"fines: records": (3, 3, 4, 2)}
HELPED = {"supported_women": (40, 12, 7, 30), "supported_women: records": (2, 3, 2, 1)}
HELPED_MORE = {"supported_women": (40, 12, 7, 55), "supported_women: records": (2, 3, 2, 2)}


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ({**BEFORE, **FINED}, {**MORE, **ONE_MORE}, (UNITS[3], "2020+", "fines, change", 5_000_000)),
        (HELPED, HELPED_MORE, (UNITS[3], "2020+", "supported_women, change", 25)),
    ],
)
def test_a_second_edition_held_to_numbers_instead_of_records_tells_of_a_record(
    before: Counts, now: Counts, told: Secret, shipped_rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told not in sums_of(shipped_rules, RULE, before=before, **now).worked_out()
    leak = LEAKS["sums by their numbers, not by the records behind them"]
    leak.planted(monkeypatch)
    assert told in sums_of(shipped_rules, leak.rule, before=before, **now).worked_out()


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ({"cases_found": (9, 4, 6, 2)}, {"cases_found": (13, 6, 6, 2)}),  # six more, four of them its own
        ({**BEFORE, **FINED}, {**MORE, **ONE_MORE}),
    ],
)
def test_no_commune_works_out_another_from_two_editions_less_its_own(
    before: Counts, now: Counts, shipped_rules: Rules
) -> None:
    for unit in UNITS[:4]:
        assert sums_of(shipped_rules, RULE, unit, before, **now).worked_out() == []


@pytest.mark.parametrize("counts", [(9, 3, 30), (3, 4, 2)])
def test_of_three_communes_none_works_out_another(counts: Sequence[int], shipped_rules: Rules) -> None:
    for unit in UNITS[:3]:
        assert sums_of(shipped_rules, RULE, unit, cases_found=counts).worked_out() == []


COLUMNS = st.integers(2, 9).flatmap(
    lambda n: st.lists(
        st.lists(st.integers(0, 9).map(Fraction), min_size=n, max_size=n), min_size=1, max_size=4
    )
)


@given(COLUMNS)
def test_the_rule_of_sums_less_no_guard_is_the_programs(columns: list[list[Fraction]]) -> None:
    values, *beside = columns
    assert without("")(values, beside) == tells_of_no_unit(values, beside)
