"""The attack is not blind: with one guard taken out, it works a small count out, and where it does not,
another test holds the guard."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.office.disclosure.figures import tells_of_no_unit, totals_over_units
from engine.logic.cells import known
from engine.rulebook.model.rulebook import Rules
from tests.desk.office.disclosure.archives import UNITS, Publishing, publishing
from tests.desk.office.disclosure.attack import Attack, Secret
from tests.desk.office.disclosure.known import Known, Place
from tests.desk.office.disclosure.leaks import LEAKS, without
from tests.desk.office.disclosure.published import Counted, Edition, Taken
from tests.desk.office.disclosure.rulebook_by_hand import RULE, Rule
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
COUNTS = st.lists(st.integers(0, 9).map(Fraction), min_size=1, max_size=9)


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


def sums_of(rules: Rules, rule: Rule, **counts: Sequence[int]) -> Attack:
    """Return the attack on the sheet of sums alone, of as many communes as there are counts of each kind."""
    indicators = rules.indicator_sets["commune_period"].indicators
    rows = [dict(zip(counts, one, strict=True)) for one in zip(*counts.values(), strict=True)]
    shown = totals_over_units(indicators, [{name: known(n) for name, n in row.items()} for row in rows])
    titles = {indicators[name].title["vi"].casefold(): name for name in counts}
    places = {(unit, "2020"): row for unit, row in zip(UNITS, rows, strict=False)}
    edition = Edition(
        tuple(Taken(unit, year, {}, ("–",), {}, ()) for unit, year in places),
        {("2020", title): int(shown[name]) for title, name in titles.items() if name in shown},
        tuple(UNITS),
        "2020",
    )
    nothing: dict[Place, dict[str, Counted]] = {place: {} for place in places}
    truth = Known(
        places, nothing, frozenset(), titles, {n: indicators[n].unit for n in counts}, list(counts), {}, {}
    )
    return Attack([edition], truth, rule)


@pytest.mark.parametrize(
    ("leak", "counts", "told"),
    [
        ("sums without the guard: most", {"cases_found": (4, 5, 5)}, (UNITS[0], "2020", "cases_found", 4)),
        (
            "sums without the guard: apart",
            {"violations": (20, 3, 9), "violations_remedied": (20, 3, 8)},
            (UNITS[2], "2020", "violations - violations_remedied", 1),
        ),
        (
            "a whole and its other parts",
            {"cases_due": (1, 0, 0), "tips_due": (4, 6, 9), "matters_due": (5, 6, 9)},
            (UNITS[0], "2020", "cases_due", 1),
        ),
        (
            "a whole and its other parts",
            {"cases_due": (4, 5, 5), "tips_due": (2, 7, 9), "matters_due": (6, 12, 14)},
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


@given(COUNTS, st.lists(st.integers(0, 60).map(Fraction), max_size=3))
def test_the_rule_of_sums_less_no_guard_is_the_programs(
    values: Sequence[Fraction], beside: Sequence[Fraction]
) -> None:
    assert without("")(values, beside) == tells_of_no_unit(values, beside)
