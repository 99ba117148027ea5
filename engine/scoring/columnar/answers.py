"""True, false or unknown for many subjects at once: where a test may hold and where it may fail."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from engine.logic.kleene import Kleene
from engine.rulebook.model.conditions import AllOf, AnyOf, AtLeastOf, Condition, Leaf, NoneOf
from engine.scoring.columnar.dtypes import Mask, States

NO, YES, OPEN = 0, 1, 2  # how results write an answer
KLEENE: tuple[Kleene, ...] = (False, True, None)  # what each code means


@dataclass(frozen=True, slots=True)
class Answer:
    """Where a test may hold and where it may fail: both where it is open.

    Without `may_fail` every row is settled, so nothing is spent on the unknown where there is none.
    """

    may_hold: Mask
    may_fail: Mask | None = None

    @property
    def fails(self) -> Mask:
        return ~self.may_hold if self.may_fail is None else self.may_fail

    @property
    def open(self) -> Mask:
        return np.zeros_like(self.may_hold) if self.may_fail is None else self.may_hold & self.may_fail

    @property
    def codes(self) -> States:
        codes = self.may_hold.astype(np.uint8)
        return codes if self.may_fail is None else codes + (self.may_hold & self.may_fail)

    def open_where(self, rows: Mask) -> Answer:
        """Return the answer, open in some rows."""
        return Answer(self.may_hold | rows, self.fails | rows)

    def __invert__(self) -> Answer:
        return Answer(~self.may_hold) if self.may_fail is None else Answer(self.may_fail, self.may_hold)


def everywhere(holds: bool, count: int) -> Answer:
    return Answer(np.full(count, holds))


def all_of(parts: Sequence[Answer]) -> Answer:
    hold = reduce(np.logical_and, (part.may_hold for part in parts))
    if all(part.may_fail is None for part in parts):
        return Answer(hold)
    return Answer(hold, reduce(np.logical_or, (part.fails for part in parts)))


def any_of(parts: Sequence[Answer]) -> Answer:
    return parts[0] if len(parts) == 1 else ~all_of([~part for part in parts])


def at_least(n: int, parts: Sequence[Answer]) -> Answer:
    hold = np.sum([part.may_hold for part in parts], axis=0) >= n
    fail = len(parts) - np.sum([part.fails for part in parts], axis=0) < n
    return Answer(hold, None if all(part.may_fail is None for part in parts) else fail)


def combined(condition: Condition, ask: Callable[[Leaf], Answer], count: int) -> Answer:
    """Return where a condition holds, given what each of its single tests answers in so many rows."""
    if not isinstance(condition, AllOf | AnyOf | NoneOf | AtLeastOf):
        return ask(condition)
    parts = [combined(part, ask, count) for part in condition.parts]
    if isinstance(condition, AtLeastOf):
        return at_least(condition.n, parts) if parts else everywhere(condition.n <= 0, count)
    if not parts:
        return everywhere(not isinstance(condition, AnyOf), count)
    if isinstance(condition, AllOf):
        return all_of(parts)
    return ~any_of(parts) if isinstance(condition, NoneOf) else any_of(parts)
