"""True, false or unknown for many subjects at once: a pair of masks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from engine.scoring.columnar.columns import Mask


@dataclass(frozen=True, slots=True)
class Answers:
    """Where something can be true and where it can be false; both where it is unknown.

    Without `can_be_false` every answer is settled: false exactly where it can't be true. So nothing is spent
    on the unknown where there is none.
    """

    can_be_true: Mask
    can_be_false: Mask | None = None

    @property
    def settled(self) -> bool:
        return self.can_be_false is None

    @property
    def may_fail(self) -> Mask:
        return ~self.can_be_true if self.can_be_false is None else self.can_be_false


def always(rows: int) -> Answers:
    return Answers(np.ones(rows, np.bool_))


def never(rows: int) -> Answers:
    return Answers(np.zeros(rows, np.bool_))


def open_everywhere(rows: int) -> Answers:
    return Answers(np.ones(rows, np.bool_), np.ones(rows, np.bool_))


def negated(part: Answers) -> Answers:
    return Answers(~part.can_be_true) if part.settled else Answers(part.may_fail, part.can_be_true)


def all_of(parts: Sequence[Answers], rows: int) -> Answers:
    if not parts:
        return always(rows)
    held = reduce(np.logical_and, (part.can_be_true for part in parts))
    if all(part.settled for part in parts):
        return Answers(held)
    return Answers(held, reduce(np.logical_or, (part.may_fail for part in parts)))


def any_of(parts: Sequence[Answers], rows: int) -> Answers:
    if not parts:
        return never(rows)
    held = reduce(np.logical_or, (part.can_be_true for part in parts))
    if all(part.settled for part in parts):
        return Answers(held)
    return Answers(held, reduce(np.logical_and, (part.may_fail for part in parts)))


def at_least(n: int, parts: Sequence[Answers], rows: int) -> Answers:
    """Return where `n` or more of the parts hold."""
    held = _count([part.can_be_true for part in parts], rows) >= n
    if all(part.settled for part in parts):
        return Answers(held)
    failing = _count([part.may_fail for part in parts], rows)
    return Answers(held, len(parts) - failing < n)


def _count(masks: Sequence[Mask], rows: int) -> np.ndarray[tuple[int, ...], np.dtype[np.int32]]:
    counts = np.zeros(rows, np.int32)
    for mask in masks:
        counts += mask
    return counts
