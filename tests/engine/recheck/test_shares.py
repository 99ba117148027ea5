"""Shares of rows cover what any rows cost, held against every set of rows of small cases."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import chain, combinations

import pytest

from engine.recheck.shares import Counts, shares_of


class Case:
    """Groups of rows; figures that sum what rows of a group add; points lost where sums fall far enough."""

    def __init__(self, seed: int) -> None:
        rng = random.Random(seed)
        self.groups: list[range] = []
        for size in rng.sample((1, 2, 3, 4, 5), rng.choice((1, 2, 2, 3))):
            start = self.groups[-1].stop if self.groups else 0
            self.groups.append(range(start, start + size))
        self.figures = [
            {row: rng.choice((0, 1, 1, 2, 7)) for row in group}
            for group in self.groups
            for _ in range(rng.choice((1, 1, 2)))
        ]
        self.conditions = [
            (
                rng.choice((any, all)),
                rng.randint(1, 9),
                rng.sample(self.figures, rng.randint(1, len(self.figures))),
            )
            for _ in range(rng.randint(1, 4))
        ]

    def loss(self, rows: frozenset[int]) -> Fraction:
        """Return the points lost: of each condition those that hang on one figure, or on several at once."""
        return sum(
            (
                Fraction(points)
                for quantifier, points, figures in self.conditions
                if quantifier(self._fallen(figure, rows) >= points / 2 for figure in figures)
            ),
            Fraction(0),
        )

    @staticmethod
    def _fallen(figure: dict[int, int], rows: frozenset[int]) -> int:
        return sum(weight for row, weight in figure.items() if row in rows)

    @property
    def worst(self) -> list[list[frozenset[int]]]:
        result = []
        for group in self.groups:
            own = [figure for figure in self.figures if figure.keys() == set(group)]
            orders = [sorted(group, key=lambda row, of=figure: -of[row]) for figure in own]  # type: ignore[misc]
            result.append(
                [
                    frozenset(row for order in orders for row in order[:count])
                    for count in range(len(group) + 1)
                ]
            )
        return result


def shares(
    worst: Sequence[Sequence[frozenset[int]]], loss: Callable[[frozenset[int]], Fraction]
) -> tuple[Fraction, ...]:
    """Return the shares of groups whose figures have nothing in common."""

    def most(counts: Counts) -> Fraction:
        return loss(frozenset().union(*(rows[count] for rows, count in zip(worst, counts, strict=True))))

    return shares_of(tuple(len(rows) - 1 for rows in worst), most)


def every_set(rows: Sequence[int]) -> chain[tuple[int, ...]]:
    return chain.from_iterable(combinations(rows, count) for count in range(len(rows) + 1))


@pytest.mark.parametrize("seed", range(60))
def test_no_rows_cost_more_than_their_shares(seed: int) -> None:
    case = Case(seed)
    of_groups = shares(case.worst, case.loss)
    share_of = {row: share for group, share in zip(case.groups, of_groups, strict=True) for row in group}
    for rows in every_set(sorted(share_of)):
        assert case.loss(frozenset(rows)) <= sum(share_of[row] for row in rows), (seed, rows)


def test_rows_that_cost_points_each_carry_just_those() -> None:
    worst = [[frozenset(range(count)) for count in range(5)]]
    assert shares(worst, lambda rows: Fraction(len(rows), 2)) == (Fraction(1, 2),)


def test_points_that_either_of_two_figures_keeps_are_shared_by_the_fewest_rows_that_lose_them() -> None:
    worst = [[frozenset(range(start, start + count)) for count in range(10)] for start in (0, 9)]

    def loss(rows: frozenset[int]) -> Fraction:
        return Fraction(8 if sum(row < 9 for row in rows) >= 4 <= sum(row >= 9 for row in rows) else 0)

    assert shares(worst, loss) == (Fraction(1), Fraction(1))
