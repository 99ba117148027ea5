"""What is decided among units holds for every way in which what is unknown may turn out, and says no more is
open than is."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.evaluation.among_columns import beyond_by_keys, ranks_by_keys
from engine.logic.cells import NOT_APPLICABLE, Cell, State, between, known, unknown
from engine.rulebook.model.among_units import ALL, NOBODY, OPEN, QUOTA, RANK, AmongUnits, Quota, TieBreak
from engine.rulebook.model.points import AlongNumber
from engine.rulebook.model.rulebook import Rulebook
from engine.rulebook.plain import rules_from_objects
from engine.scoring.among_units import ENDLESS, Contender, KeyBounds, tie_key
from engine.scoring.oracle import scored
from engine.scoring.points import scored_criterion
from scenarios.steps.plain_years import Pointed, beyond, decided_among, ranks
from tests.conformance.suite import BOOK, CITE, files_of
from tests.engine.scoring.builders import band, compare, criterion, frame, gate, is_, rulebook
from tests.long_run import examples

F = Fraction
BANDS = (band("best", 5), band("good", 3, is_("fit")), band("poor", 0))
HALVES = [F(n, 2) for n in range(21)]
MOST = 300

Facts = Mapping[str, Cell]


def quota_of(of: str, most: int, percent: bool, if_equal: str) -> Quota:
    return Quota(band=of, **{"share" if percent else "at_most": F(most)}, if_equal=if_equal)


def quota(id_: str, of: str, at_most: int, percent: bool = False, if_equal: str = OPEN):
    left = tuple(b.id for b in BANDS if b.id != of)
    made = gate(id_, compare(QUOTA + id_, "equal", True), left)
    return replace(made, quota=quota_of(of, at_most, percent, if_equal))


TIES = (TieBreak(up="tie"), TieBreak(down="late"))


def book(*gates) -> Rulebook:
    made = rulebook(
        criterion("A1", AlongNumber(of="n", each=F(1), ends=(Fraction(0), F(10)))),
        gates=gates,
        bands=BANDS,
        total=10,
    )
    return replace(made, among_units=AmongUnits(tie_breaks=TIES, cites=()))


def pointed(rules: Rulebook, facts: Facts, group: str = "") -> Pointed:
    at = frame()
    points = {c.id: scored_criterion(c, rules, facts.__getitem__, at) for c in rules.criteria}
    return Pointed(group, points, facts.__getitem__, at)


def bands_of(rules: Rulebook, units: Mapping[str, Facts]) -> dict[str, tuple[str, ...]]:
    found = decided_among(rules, {id_: pointed(rules, facts) for id_, facts in units.items()})
    return {
        id_: scored(rules, {**facts, **found[id_]}.__getitem__, frame()).bands for id_, facts in units.items()
    }


# What a rulebook may hold, and units with blanks

numbers = st.sampled_from([F(n) for n in range(8)])
ranges = st.lists(numbers, min_size=2, max_size=2).map(lambda two: between(min(two), max(two)))
ties = st.one_of(numbers.map(known), st.sampled_from([known(0), known(1)]), ranges)
answers = st.sampled_from([known(True), known(True), known(False), unknown()])
UNITS = st.lists(
    st.fixed_dictionaries(
        {
            "n": st.one_of(numbers.map(known), ranges),
            "tie": ties,
            "late": numbers.map(known),
            "fit": answers,
            "bad": answers,
        }
    ),
    min_size=1,
    max_size=4,
)
LIMITS = st.tuples(st.sampled_from([1, 2]), st.sampled_from([OPEN, ALL, NOBODY]))
BAD = gate("G1", is_("bad"), ("good", "poor"))


def completions(units: list[Facts], seed: int) -> Iterator[list[Facts]]:
    """Yield ways in which what is unknown may turn out: all, or some where there are too many."""
    spread = [[(id_, name) for name, cell in unit.items() if cell.unknown] for id_, unit in enumerate(units)]
    open_ = list(itertools.chain(*spread))
    grids = [may_be(units[id_][name]) for id_, name in open_]
    count = 1
    for grid in grids:
        count *= len(grid)
    drawn = random.Random(seed)
    ways = (
        itertools.product(*grids)
        if count <= MOST
        else (tuple(drawn.choice(grid) for grid in grids) for _ in range(MOST))
    )
    for way in ways:
        made = [dict(unit) for unit in units]
        for (id_, name), value in zip(open_, way, strict=True):
            made[id_][name] = known(value)
        yield made


def may_be(cell: Cell) -> list[F | bool]:
    if not cell.bounded:
        return [False, True]
    return [half for half in HALVES if cell.least <= half <= cell.most]  # type: ignore[operator]


def named(units: list[Facts]) -> dict[str, Facts]:
    return {f"u{n}": unit for n, unit in enumerate(units)}


@settings(max_examples=examples(25))
@given(UNITS, LIMITS, LIMITS, st.integers(1, 4), st.integers(0, 9))
def test_every_completion_lies_within_what_was_said(units, first, second, place, seed) -> None:
    rules = book(
        BAD,
        quota("Q1", "best", first[0], False, first[1]),
        quota("Q2", "good", second[0], False, second[1]),
        gate("G2", compare(RANK, "more_than", place), ("poor",)),
    )
    said = bands_of(rules, named(units))
    for way in completions(units, seed):
        for id_, bands in bands_of(rules, named(way)).items():
            assert set(bands) <= set(said[id_]), (id_, way)


@settings(max_examples=examples(30))
@given(UNITS, LIMITS, st.sampled_from(["best", "good"]))
def test_one_quota_leaves_open_no_more_than_is_open(units, limit, of) -> None:
    rules = book(BAD, quota("Q1", of, limit[0], False, limit[1]))
    said = bands_of(rules, named(units))
    seen: dict[str, set[str]] = {id_: set() for id_ in said}
    tried = list(itertools.islice(completions(units, 0), MOST + 1))
    for way in tried:
        for id_, bands in bands_of(rules, named(way)).items():
            seen[id_] |= set(bands)
    assert all(seen[id_] <= set(said[id_]) for id_ in said)
    if len(tried) < MOST:
        assert {id_: set(bands) for id_, bands in said.items()} == seen


@settings(max_examples=examples(25))
@given(UNITS)
def test_a_rank_reaches_both_of_its_ends(units) -> None:
    rules = book()
    found = decided_among(rules, {id_: pointed(rules, u) for id_, u in named(units).items()})
    tried = list(completions(units, 0))
    seen: dict[str, set[object]] = {id_: set() for id_ in found}
    for way in tried:
        again = decided_among(rules, {id_: pointed(rules, u) for id_, u in named(way).items()})
        for id_, cells in again.items():
            seen[id_].add(cells[RANK].value)
    for id_, cells in found.items():
        low, high = cells[RANK].ends
        assert all(low <= one <= high for one in seen[id_])  # type: ignore[operator]
        if len(tried) < MOST:
            assert {low, high} <= seen[id_]


# By sorting

close = st.sampled_from([F(0), F(1)])  # few, so that many are level
key_ends = st.lists(st.tuples(close, st.sampled_from([0, -1]), close), min_size=2, max_size=2).map(sorted)


@dataclass(frozen=True)
class Drawn:
    group: str
    ends: list[tuple[F, int, F]]
    sure: bool


drawn = st.lists(st.builds(Drawn, st.sampled_from("ab"), key_ends, st.booleans()), max_size=9)


@given(drawn, LIMITS, st.booleans())
def test_sorted_keys_say_what_holding_each_against_each_says(units, limit, percent) -> None:
    standings = {n: KeyBounds(u.group, *u.ends) for n, u in enumerate(units)}
    assert ranks_by_keys(standings) == {
        int(n): r for n, r in ranks({str(n): s for n, s in standings.items()}).items()
    }
    contending = {n: Contender(u.group, *u.ends, u.sure) for n, u in enumerate(units)}
    sizes, one = {"a": 9, "b": 5}, quota_of("best", limit[0] * (20 if percent else 1), percent, limit[1])
    plain = beyond(one, {str(n): c for n, c in contending.items()}, sizes)
    assert beyond_by_keys(one, contending, sizes) == {int(n): answer for n, answer in plain.items()}


# In plain sight


def of_points(*points: int | Cell, **more: Cell) -> dict[str, Facts]:
    blank = {"tie": known(0), "late": known(0), "fit": known(True), "bad": known(False), **more}
    return named([{**blank, "n": p if isinstance(p, Cell) else known(p)} for p in points])


def test_the_first_in_order_have_the_band_and_the_others_the_next_one_down() -> None:
    said = bands_of(book(quota("Q1", "best", 2)), of_points(9, 8, 7, 2))
    assert said == {"u0": ("best",), "u1": ("best",), "u2": ("good",), "u3": ("poor",)}


def test_a_share_of_units_is_never_rounded_up() -> None:
    said = bands_of(book(quota("Q1", "best", 30, percent=True)), of_points(9, 8, 7, 6, 6, 6, 5, 5, 5))
    assert [id_ for id_, bands in said.items() if bands == ("best",)] == ["u0", "u1"]  # 30 % of 9 is 2.7


def test_units_equal_at_the_edge_are_open_unless_the_paper_says() -> None:
    units = of_points(9, 8, 8, 7)
    assert bands_of(book(quota("Q1", "best", 2)), units)["u1"] == ("best", "good")
    assert bands_of(book(quota("Q1", "best", 2, if_equal=ALL)), units)["u2"] == ("best",)
    assert bands_of(book(quota("Q1", "best", 2, if_equal=NOBODY)), units)["u2"] == ("good",)
    assert bands_of(book(quota("Q1", "best", 2)), units)["u3"] == ("good",)


def test_what_breaks_ties_settles_them() -> None:
    units = of_points(9, 8, 8)
    units["u2"] = {**units["u2"], "late": known(1)}
    assert bands_of(book(quota("Q1", "best", 2)), units)["u1"] == ("best",)
    assert bands_of(book(quota("Q1", "best", 2)), units)["u2"] == ("good",)


def test_the_best_bands_quota_is_settled_first_wherever_it_is_written() -> None:
    said = bands_of(book(quota("Q2", "good", 1), quota("Q1", "best", 1)), of_points(9, 8, 7))
    assert said == {"u0": ("best",), "u1": ("good",), "u2": ("poor",)}


@pytest.mark.parametrize(
    ("cell", "more", "ends"),
    [
        (known(3), True, (3, 3)),
        (known(3), False, (-3, -3)),
        (between(F(1), F(4)), True, (1, 4)),
        (between(F(1), F(4)), False, (-4, -1)),
        (unknown(), True, (-ENDLESS, ENDLESS)),
        (NOT_APPLICABLE, True, (-ENDLESS, -ENDLESS)),
        (NOT_APPLICABLE, False, (-ENDLESS, -ENDLESS)),
        (Cell(State.NEVER), True, (ENDLESS, ENDLESS)),
        (Cell(State.NEVER), False, (-ENDLESS, -ENDLESS)),
    ],
)
def test_what_breaks_ties_lies_between_its_worst_and_its_best(
    cell: Cell, more: bool, ends: tuple[float, float]
) -> None:
    assert tie_key(cell, more) == ends


def test_an_open_score_leaves_open_only_the_places_it_reaches() -> None:
    said = bands_of(book(quota("Q1", "best", 2)), of_points(10, between(F(6), F(9)), 8, 5))
    assert said == {"u0": ("best",), "u1": ("best", "good"), "u2": ("best", "good"), "u3": ("good",)}


def test_a_rulebook_of_conditions_may_have_a_quota_of_those_that_meet_all() -> None:
    met = {"id": "K1", "title": {"vi": "K1"}, "cites": [CITE], "when": {"files": 1}}
    made = rules_from_objects(
        files_of(
            {"files": "number", "late": "number"},
            total=None,
            points_decimals=None,
            criteria=[met],
            among_units={"tie_breaks": [{"down": "late"}], "cites": [CITE]},
            gates=[
                {"id": "Q1", "title": {"vi": "Q1"}, "cites": [CITE], "quota": {"band": "dat", "at_most": 1}}
            ],
            bands=[
                {"id": "dat", "title": {"vi": "Đạt"}, "from": "all"},
                {"id": "khong", "title": {"vi": "Không"}, "from": 0},
            ],
        )
    )
    rules = made.rulebooks[BOOK]
    units = named(
        [{"files": known(1), "late": known(n)} for n in (3, 0)] + [{"files": known(0), "late": known(0)}]
    )
    assert bands_of(rules, units) == {"u0": ("khong",), "u1": ("dat",), "u2": ("khong",)}


def test_a_score_just_below_a_band_is_behind_one_that_reaches_it_and_is_kept_from_it() -> None:
    units = of_points(between(F(4), F(6)), 5)
    units["u1"] = {**units["u1"], "bad": known(True)}  # 5 points, kept out of the best band by a gate
    said = bands_of(book(BAD, quota("Q1", "good", 1)), units)
    assert said == {"u0": ("best", "poor"), "u1": ("good",)}


def test_a_unit_is_never_ahead_of_itself() -> None:
    one = {7: Contender("", (F(1), 0), (F(3), 0), True)}
    for word in (OPEN, ALL, NOBODY):
        assert beyond_by_keys(Quota(band="best", at_most=1, if_equal=word), one, {"": 1}) == {7: False}
