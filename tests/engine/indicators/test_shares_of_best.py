"""A share of the best lies between its least and its most, and reaches both, whatever each figure turns out
to be."""

from __future__ import annotations

import itertools
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.indicators.operations.share_of_best import shares_of_best
from engine.logic.cells import NEVER, NOT_APPLICABLE, between, known, unknown

numbers = st.integers(-1, 4).map(Fraction)
ranges = st.lists(numbers, min_size=2, max_size=2).map(lambda two: between(min(two), max(two)))
figures = st.lists(
    st.tuples(st.one_of(numbers.map(known), ranges, st.just(NOT_APPLICABLE)), st.sampled_from("ab")),
    min_size=1,
    max_size=4,
)


@settings(max_examples=200)
@given(figures)
def test_every_completion_lies_between_the_ends_and_some_reach_them(figures) -> None:
    cells = {str(n): cell for n, (cell, _) in enumerate(figures)}
    groups = [group for _, group in figures]
    said = shares_of_best(cells, groups, 100)
    grids = [
        [known(Fraction(n)) for n in range(int(c.least), int(c.most) + 1)] if c.unknown else [c]  # type: ignore[arg-type]
        for c in cells.values()
    ]
    seen = {id_: set() for id_ in cells}
    for way in itertools.product(*grids):
        for id_, found in shares_of_best(dict(zip(cells, way, strict=True)), groups, 100).items():
            seen[id_].add(found.value)
    for id_, cell in said.items():
        if cell.state is NOT_APPLICABLE.state:
            assert seen[id_] == {None}
        else:
            low, high = cell.ends
            assert (min(seen[id_]), max(seen[id_])) == (low, high)


def test_what_is_not_known_at_all_may_be_nothing_or_the_best() -> None:
    found = shares_of_best({"1": unknown(), "2": known(3), "3": known(0)}, ["", "", ""], 100)
    assert [cell.ends for cell in found.values()] == [(0, 100), (0, 100), (0, 0)]


def test_what_never_came_to_an_end_is_more_than_any_number() -> None:
    found = shares_of_best({"1": NEVER, "2": known(3)}, ["", ""], 100)
    assert [cell.value for cell in found.values()] == [100, 0]


def plain_share(own: Fraction, every: list[Fraction]) -> Fraction:
    """Return 100 × a figure by the highest of its group, its own among them; nothing below zero, nothing of
    nothing."""
    best = max(max(one, Fraction(0)) for one in every)
    return 100 * max(own, Fraction(0)) / best if best else Fraction(0)


@settings(max_examples=200)
@given(
    st.lists(
        st.tuples(st.one_of(numbers.map(known), st.just(NOT_APPLICABLE)), st.sampled_from("ab")),
        min_size=1,
        max_size=5,
    )
)
def test_a_known_share_is_of_the_highest_of_its_group_those_that_do_not_apply_left_out(figures) -> None:
    cells = {str(n): cell for n, (cell, _) in enumerate(figures)}
    found = shares_of_best(cells, [group for _, group in figures], 100)
    for n, (cell, group) in enumerate(figures):
        if cell is NOT_APPLICABLE:
            assert found[str(n)] == NOT_APPLICABLE
        else:
            every = [c.value for c, g in figures if g == group and c is not NOT_APPLICABLE]
            assert found[str(n)].value == plain_share(cell.value, every)


def test_units_that_share_the_best_figure_both_have_all_of_it() -> None:
    found = shares_of_best({"1": known(4), "2": known(4), "3": known(2)}, ["", "", ""], 100)
    assert [cell.value for cell in found.values()] == [100, 100, 50]
