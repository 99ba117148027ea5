"""A chance of so few lies between its ends, and reaches both, whatever each figure turns out to be."""

from __future__ import annotations

import itertools
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.indicators.operations.chance_of_so_few import chances_of_so_few
from engine.logic.cells import NOT_APPLICABLE, Cell, between, known, unknown
from tests.long_run import examples


def figures(most: int) -> st.SearchStrategy[Cell]:
    numbers = st.integers(0, most).map(Fraction)
    ranges = st.lists(numbers, min_size=2, max_size=2).map(lambda ends: between(min(ends), max(ends)))
    return st.one_of(numbers.map(known), ranges)


pairs = st.tuples(st.one_of(figures(2), st.just(NOT_APPLICABLE)), figures(5))


def completions(cell: Cell) -> list[Cell]:
    low, high = cell.ends
    return [cell] if low is None or high is None else [known(n) for n in range(int(low), int(high) + 1)]  # type: ignore[call-overload]


@settings(max_examples=examples(150))
@given(st.lists(pairs, min_size=1, max_size=3))
def test_every_completion_lies_between_the_ends_and_some_reach_them(units: list[tuple[Cell, Cell]]) -> None:
    found = chances_of_so_few(units, 100)
    seen: list[set[object]] = [set() for _ in units]
    for way in itertools.product(*(completions(cell) for pair in units for cell in pair)):
        settled = list(zip(way[::2], way[1::2], strict=True))
        for values, cell in zip(seen, chances_of_so_few(settled, 100), strict=True):
            values.add(cell.value)
    for cell, values in zip(found, seen, strict=True):
        if cell.bounded or cell.known:
            assert (min(values), max(values)) == cell.ends  # type: ignore[type-var]
        elif cell.unknown:
            assert None in values  # it may not apply
            assert len(values) > 1
        else:
            assert values == {None}


def test_a_unit_of_which_nothing_is_known_leaves_the_chance_of_all_unknown() -> None:
    units = [(known(0), known(40)), (known(9), known(40))]
    assert [cell.known for cell in chances_of_so_few(units, 1)] == [True, True]
    silent = chances_of_so_few([*units, (unknown(), unknown())], 1)
    assert [(cell.unknown, cell.ends) for cell in silent] == [(True, (None, None))] * 3


def test_a_row_in_doubt_at_another_unit_opens_the_chance() -> None:
    units = [(known(0), known(40)), (between(Fraction(9), Fraction(10)), known(40))]
    low, high = chances_of_so_few(units, 1)[0].ends
    wanted = [chances_of_so_few([units[0], (known(few), known(40))], 1)[0].value for few in (10, 9)]
    assert [low, high] == wanted
