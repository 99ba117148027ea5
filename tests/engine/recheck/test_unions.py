"""Rows chosen in several groups cost as much as any rows of the same counts, held against all sets."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import chain, combinations

import pytest

from engine.recheck.shares import Counts, shares_of
from engine.recheck.unions import End, RowGroup, union_of, whole_group
from engine.recheck.worst import worst_rows

Rows = frozenset[int]
Losing = Callable[[Fraction], Fraction]
ONLY = ("venues", 0)


class Venues:
    """A figure: the venues of which any row is in doubt; the points that are lost as it moves."""

    def __init__(self, groups: Sequence[Iterable[int]], venue: Mapping[int, str], losing: Losing) -> None:
        self.venue, self.losing = venue, losing
        self.groups = [self._group(frozenset(rows)) for rows in groups]

    def _group(self, rows: Rows) -> RowGroup:
        things: dict[str, set[int]] = {}
        for row in sorted(rows):
            things.setdefault(self.venue[row], set()).add(row)
        chosen = worst_rows(
            [frozenset(of) for of in things.values()], lambda some: self.moved(ONLY, some), Fraction
        )
        return RowGroup([choice.rows for choice in chosen], {ONLY: [choice.far for choice in chosen]})

    def moved(self, _end: End, rows: Rows) -> Fraction:
        return Fraction(len({self.venue[row] for row in rows}))

    def loss(self, rows: Rows) -> Fraction:
        return self.losing(self.moved(ONLY, rows))

    @property
    def stakes(self) -> dict[int, Fraction]:
        def most(counts: Counts) -> Fraction:
            return self.loss(union_of(self.groups, counts, self.moved))

        shares = shares_of(tuple(group.size for group in self.groups), most)
        return {
            row: share for group, share in zip(self.groups, shares, strict=True) for row in group.rows[-1]
        }

    def uncovered(self) -> list[tuple[int, ...]]:
        """Return every set of rows that costs more than it carries."""
        stakes = self.stakes
        sets = chain.from_iterable(combinations(sorted(stakes), count) for count in range(len(stakes) + 1))
        return [rows for rows in sets if self.loss(frozenset(rows)) > sum(stakes[row] for row in rows)]


def from_(least: int) -> Losing:
    return lambda moved: Fraction(5 if moved >= least else 0)


def evenly_beyond(free: int) -> Losing:
    return lambda moved: max(moved - free, Fraction(0))


@pytest.mark.parametrize("losing", [from_(2), evenly_beyond(1)], ids=["from two", "evenly beyond one"])
@pytest.mark.parametrize("venue", [("V1", "V1", "V2"), ("V1", "V2", "V1")], ids="-".join)
def test_a_counted_row_and_one_that_could_be_of_the_same_venue_hide_no_other(
    venue: tuple[str, ...], losing: Losing
) -> None:
    """Row 0 and a row of the other group are of one venue: together they move the figure by one, not two."""
    assert not Venues([{0}, {1, 2}], dict(enumerate(venue)), losing).uncovered()


@pytest.mark.parametrize("seed", range(80))
def test_no_rows_of_groups_that_share_venues_cost_more_than_they_carry(seed: int) -> None:
    rng = random.Random(seed)
    sizes = [rng.randint(1, 4) for _ in range(rng.choice((2, 2, 3)))]
    groups = [range(sum(sizes[:n]), sum(sizes[: n + 1])) for n in range(len(sizes))]
    venue = {row: f"V{rng.randint(1, 4)}" for row in range(sum(sizes))}
    steps = [rng.choice((0, 0, 1, 5)) for _ in range(5)]
    case = Venues(groups, venue, lambda moved: Fraction(sum(steps[: int(moved)])))
    assert not case.uncovered()


@pytest.mark.parametrize("seed", range(40))
def test_a_union_moves_the_figure_as_far_as_any_rows_of_its_counts(seed: int) -> None:
    rng = random.Random(seed)
    venue = {row: f"V{rng.randint(1, 5)}" for row in range(9)}
    case = Venues([range(4), range(4, 9)], venue, from_(1))
    for counts in ((1, 1), (1, 3), (2, 2), (3, 1), (4, 4)):
        far = case.moved(ONLY, union_of(case.groups, counts, case.moved))
        for some in combinations(range(4), counts[0]):
            for others in combinations(range(4, 9), counts[1]):
                assert case.moved(ONLY, frozenset(some + others)) <= far, (counts, some, others)


def test_rows_are_added_and_no_more_than_it_takes() -> None:
    case = Venues([{0, 3}, {1, 2, 4}], {0: "V1", 1: "V1", 2: "V2", 3: "V3", 4: "V4"}, from_(2))
    assert case.moved(ONLY, union_of(case.groups, (1, 1), case.moved)) == 2


def test_where_no_row_alone_moves_the_end_further_the_whole_groups_stand_in() -> None:
    """Two rows are both needed to move it from one to two."""

    def moved(_end: End, rows: Rows) -> Fraction:
        return Fraction(bool(rows) + ({2, 3} <= rows))

    one = whole_group(frozenset({0}), [ONLY], moved)
    rest = RowGroup(
        [frozenset(), frozenset({1}), frozenset({1, 2, 3}), frozenset({1, 2, 3})],
        {ONLY: [Fraction(n) for n in (0, 1, 2, 2)]},
    )
    assert union_of([one, rest], (1, 1), moved) == {0, 1, 2, 3}
