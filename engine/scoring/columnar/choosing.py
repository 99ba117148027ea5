"""Points by the first of several lines to hold, where some answers are unknown."""

from __future__ import annotations

from functools import reduce
from typing import Any

import numpy as np

from engine.scoring.columnar.answers import Answers
from engine.scoring.columnar.columns import Mask
from engine.scoring.columnar.spreads import PointSpread, chosen, plus
from engine.scoring.columnar.widths import Ints


class PossibleLines:
    """The lines that could be the first to hold, each with the rows for which it could."""

    def __init__(self, dtype: np.dtype[Any]) -> None:
        self.dtype = dtype
        self.settled = True
        self._left: Mask | None = None  # where every line so far may fail
        self._where: list[tuple[int, Mask | None]] = []

    def add(self, give: int, answer: Answers) -> None:
        """Take the next line; it can be the first where it can be true and every one before it may fail."""
        left, true, fails = self._left, answer.can_be_true, answer.may_fail
        self.settled = self.settled and answer.settled
        self._where.append((give, true if left is None else true & left))
        self._left = fails if left is None else fails & left

    def closed_by(self, give: int) -> PointSpread:
        """Return the points, where what no line takes is given `give`."""
        where = [*self._where, (give, self._left)]
        if self.settled:
            return PointSpread.settled_at(self._one_each(where))
        gives = sorted({points for points, _ in where})
        masks = [_any([mask for points, mask in where if points == value]) for value in gives]
        return PointSpread(self._least(gives, masks), self._most(gives, masks))

    def _one_each(self, where: list[tuple[int, Mask | None]]) -> Ints:
        """Add up the lines: each row has exactly one."""
        given = [(points, mask) for points, mask in where if points]
        if any(mask is None for _, mask in given):  # there is but one line, and it holds everywhere
            return np.full(1, given[0][0], self.dtype)
        return self._sum(0, [(points, mask) for points, mask in given if mask is not None])

    def _least(self, gives: list[int], masks: list[Mask]) -> Ints:
        """Come down from the highest give by each step below which something can still be given."""
        steps = [(below - above, mask) for below, above, mask in self._steps(gives, masks)]
        return self._sum(gives[-1], steps)

    def _most(self, gives: list[int], masks: list[Mask]) -> Ints:
        turned = self._steps([-give for give in reversed(gives)], masks[::-1])
        return self._sum(gives[0], [(above - below, mask) for below, above, mask in turned])

    @staticmethod
    def _steps(gives: list[int], masks: list[Mask]) -> list[tuple[int, int, Mask]]:
        """Return each pair of neighbouring gives with the rows that can get the lower one or less."""
        found, so_far = [], masks[0]
        for below, above, mask in zip(gives, gives[1:], masks[1:], strict=False):
            found.append((below, above, so_far))
            so_far = so_far | mask
        return found

    def _sum(self, start: int, parts: list[tuple[int, Mask]]) -> Ints:
        found = np.full(1, start, self.dtype)
        for points, mask in parts:
            found = plus(found, mask, points)
        return found


def _any(masks: list[Mask | None]) -> Mask:
    if any(mask is None for mask in masks):
        return np.ones(1, np.bool_)
    return reduce(np.logical_or, [mask for mask in masks if mask is not None])


def taken(found: PointSpread, give: int, answer: Answers) -> PointSpread:
    """Put `give` in where the answer is true, and beside what stands there where it may be."""
    true, false = answer.can_be_true, answer.can_be_false
    give_ = found.low.dtype.type(give)
    if false is None:
        low = chosen(true, give_, found.low)
        return PointSpread(low, low if found.settled else chosen(true, give_, found.high))
    surely = true & ~false
    low = chosen(surely, give_, chosen(true, np.minimum(found.low, give_), found.low))
    high = chosen(surely, give_, chosen(true, np.maximum(found.high, give_), found.high))
    return PointSpread(low, high)
