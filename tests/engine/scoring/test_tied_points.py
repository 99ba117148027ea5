"""Bands that shares of one unknown number leave possible: just those that some whole numbers give."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.logic.cells import NOT_APPLICABLE, Cell, between, known, unknown
from engine.rulebook.model.conditions import Compare
from engine.rulebook.model.indicators import ShareOfCounts
from engine.rulebook.model.points import Lines
from engine.rulebook.model.rulebook import Rulebook
from engine.rulebook.model.types import NUMBER, FactType
from engine.scoring.columnar.scores import scores
from engine.scoring.oracle import scored, with_points
from tests.engine.scoring.builders import band, criterion, either, frame, from_, gate, is_, rulebook, so_many
from tests.engine.scoring.fact_columns import rows_from_cells
from tests.long_run import examples

TIMES, MOST = 4, 48  # the share is so many times one count by the other; counts tried by brute force
BANDS = (band("best", 0), band("good", 0), band("fair", 0), band("last", 0))
IDS = tuple(of.id for of in BANDS)


def share(name: str, above: str, or_none: bool = False, below: str = "p") -> ShareOfCounts:
    return ShareOfCounts(name, above, below, TIMES, or_none)


def level(id_: str, count: str, of: str, low: int, high: int, least: int = 1):
    """3 from `high`, 2 from `low`, 1 anyone, 0 where fewer than `least` are counted."""
    below = Compare(count, "less_than", (Fraction(least),))
    lines = ((0, below), (3, from_(of, Fraction(high))), (2, from_(of, Fraction(low))), (1, None))
    return criterion(id_, Lines(tuple((Fraction(give), when) for give, when in lines)))


def book(*criteria, gates, shares) -> Rulebook:
    made = rulebook(*criteria, gates=gates, bands=BANDS, total=None, decimals=0)
    return replace(made, shares=shares)


def cells_of(shares, counts: Mapping[str, Cell]) -> dict[str, Cell]:
    """Return the counts with their shares, as the indicator has them."""
    found = dict(counts)
    for one in shares:
        above, below = counts[one.above], counts[one.below]
        if below.known and below.value == 0:
            found[one.name] = NOT_APPLICABLE if one.or_none else unknown()
        elif above.known and below.known:
            found[one.name] = known(above.value * one.times / below.value)
        else:
            found[one.name] = unknown()
    return found


def possible(made: Rulebook, counts: Mapping[str, Cell]) -> set[str]:
    """Return what the reference and the columns alike leave possible."""
    cells = cells_of(made.shares, counts)
    found = scored(made, cells.__getitem__, frame())
    columns = scores(made, rows_from_cells(dict.fromkeys(cells, FactType(NUMBER)), [cells], frame()))
    assert columns.bands_in(int(columns.possible[0])) == found.bands
    return set(found.bands)


def whole_numbers(cell: Cell, first: int) -> range:
    low, high = cell.ends
    return range(first if low is None else int(low), (MOST if high is None else int(high)) + 1)


def by_brute_force(made: Rulebook, counts: Mapping[str, Cell]) -> set[str]:
    """Return the bands of all small whole numbers that counts may be; different ones are scored once."""
    names, found, seen = list(counts), set(), set()
    firsts = [0 if name != "p" or any(one.or_none for one in made.shares) else 1 for name in names]
    for way in itertools.product(*map(whole_numbers, counts.values(), firsts)):
        cells = cells_of(made.shares, {name: known(n) for name, n in zip(names, way, strict=True)})
        asked = tuple(answers(made, cells))
        if asked not in seen:
            seen.add(asked)
            found |= set(scored(made, cells.__getitem__, frame()).bands)
    return found


def answers(made: Rulebook, cells: Mapping[str, Cell]) -> Iterator[object]:
    """Yield what points rest on: the state of each share, and the line it reaches."""
    for each in made.criteria:
        assert isinstance(each.points, Lines)
        for _, when in each.points.lines:
            if isinstance(when, Compare):
                value, mark = cells[when.fact].value, when.operands[0]
                yield None if value is None else value >= mark


FEW = (share("ra", "a"), share("rc", "c"))
BOTH = (level("A", "a", "ra", 1, 4), level("C", "c", "rc", 1, 2))


def test_shares_of_one_unknown_number_go_together():
    """One case of 1,000 communes: as many again are asked by one gate, all that is open."""
    least = gate("G1", so_many(2, is_("A.points", Fraction(2)), is_("C.points", Fraction(3))), ("last",))
    made = book(*BOTH, gates=(least,), shares=FEW)
    # A is 2 from p=3 to p=12, C is 3 up to p=2: never together
    assert possible(made, {"a": known(3), "c": known(1), "p": unknown()}) == {"best"}
    assert possible(made, {"a": known(3), "c": known(9), "p": unknown()}) == {"best", "last"}
    assert possible(made, {"a": known(3), "c": known(1), "p": known(12)}) == {"best"}


def test_a_gate_that_holds_whatever_the_number_is_holds():
    either_way = gate("G1", either(*(is_("A.points", Fraction(n)) for n in (1, 2, 3))), ("last",))
    made = book(*BOTH, gates=(either_way,), shares=FEW)
    assert possible(made, {"a": known(3), "c": known(1), "p": unknown()}) == {"last"}


def test_a_count_of_a_small_place_leaves_a_level_out():
    """Of four residents one is a quarter already: level 1 is for larger places."""
    made = book(*BOTH, gates=(gate("G1", is_("A.points", Fraction(1)), ("last",)),), shares=FEW)
    assert possible(made, {"a": unknown(), "c": known(0), "p": known(4)}) == {"best"}
    assert possible(made, {"a": unknown(), "c": known(0), "p": known(5)}) == {"best", "last"}


def test_a_number_unknown_above_two_shares_is_one_number():
    made = book(
        level("A", "a", "ra", 1, 4),
        level("B", "a", "rb", 1, 4, least=2),
        gates=(
            gate("G1", so_many(2, is_("A.points", Fraction(0)), is_("B.points", Fraction(1))), ("last",)),
        ),
        shares=(share("ra", "a"), share("rb", "a")),
    )
    assert possible(made, {"a": unknown(), "p": known(20)}) == {"best"}


def test_points_that_somebody_decides_stay_decided():
    both = gate("G1", so_many(2, is_("A.points", Fraction(2)), is_("C.points", Fraction(3))), ("last",))
    made = book(*BOTH, gates=(both,), shares=FEW)
    cells = cells_of(FEW, {"a": known(3), "c": known(1), "p": unknown()})
    before = scored(made, cells.__getitem__, frame())
    after = with_points(made, before, {"C": Fraction(3)}, cells.__getitem__, frame())
    assert set(after.bands) == {"best", "last"}


def test_nothing_to_divide_by_may_be_what_is_unknown():
    shares = (share("ra", "a", or_none=True), share("rc", "c", or_none=True))
    nobody = so_many(2, is_("A.points", Fraction(1)), is_("C.points", Fraction(1)))
    made = book(*BOTH, gates=(gate("G1", nobody, ("last",)),), shares=shares)
    assert possible(made, {"a": known(9), "c": known(9), "p": between(Fraction(0), Fraction(2))}) == {
        "best",
        "last",
    }


@dataclass(frozen=True)
class Drawn:
    book: Rulebook
    counts: dict[str, Cell]


def count_of(draw, first: int, most: int) -> Cell:
    kind = draw(st.sampled_from(("known", "unknown", "between")))
    if kind == "unknown":
        return unknown()
    one, other = (Fraction(draw(st.integers(first, most))) for _ in range(2))
    return known(one) if kind == "known" else between(min(one, other), max(one, other))


@st.composite
def drawn_books(draw) -> Drawn:
    or_none = draw(st.booleans())
    criteria, shares = [], []
    for id_, above in (("A", "a"), ("C", draw(st.sampled_from(("c", "c", "a"))))):
        low, high = sorted(draw(st.sets(st.integers(1, TIMES), min_size=2, max_size=2)))
        name = f"r{id_}"
        criteria.append(level(id_, above, name, low, high, draw(st.integers(1, 2))))
        shares.append(share(name, above, or_none))
    tests = [is_(f"{id_}.points", Fraction(n)) for id_ in "AC" for n in range(4)]
    gates = tuple(
        gate(
            f"G{n}",
            so_many(draw(st.integers(1, 2)), *draw(st.lists(st.sampled_from(tests), min_size=1, max_size=3))),
            tuple(draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=2, unique=True))),
        )
        for n in range(draw(st.integers(1, 3)))
    )
    counts = {"a": count_of(draw, 0, 5), "c": count_of(draw, 0, 5), "p": count_of(draw, 1, 12)}
    return Drawn(book(*criteria, gates=gates, shares=tuple(shares)), counts)


@settings(max_examples=examples(60), deadline=None)
@given(drawn=drawn_books())
def test_bands_are_just_those_that_some_whole_numbers_give(drawn: Drawn) -> None:
    assert possible(drawn.book, drawn.counts) == by_brute_force(drawn.book, drawn.counts)


def test_a_share_tested_in_another_way_stays_open():
    exactly = criterion("A", Lines(((Fraction(2), is_("ra", Fraction(1))), (Fraction(1), None))))
    made = book(exactly, BOTH[1], gates=(gate("G1", is_("A.points", Fraction(2)), ("last",)),), shares=FEW)
    assert possible(made, {"a": unknown(), "c": known(1), "p": unknown()}) == {"best", "last"}


@pytest.mark.parametrize("count", [65, 100_000])
def test_many_that_are_counted_cost_no_more(count: int):
    made = book(*BOTH, gates=(gate("G1", is_("A.points", Fraction(2)), ("last",)),), shares=FEW)
    assert possible(made, {"a": known(count), "c": unknown(), "p": unknown()}) == {"best", "last"}
