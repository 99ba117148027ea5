"""Bands over columns: few different cases occur among many rows, and each is settled once, by `scoring/bands.py`."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from engine.kleene import Kleene
from engine.rulebook.model import Rulebook
from engine.scoring.bands import possible_bands
from engine.scoring.columnar.answers import Answers
from engine.scoring.columnar.columns import Mask
from engine.scoring.columnar.widths import Ints, narrowest

FALSE, TRUE, UNKNOWN = 0, 1, 2  # how the answer of a gate or band test is written
KLEENE: tuple[Kleene, ...] = (False, True, None)
DENSE = 1 << 16  # up to so many cases a table of all is quicker than sorting

Codes = NDArray[np.uint8]


def codes_of(answers: Answers, rows: int) -> Codes:
    """Write answers as FALSE, TRUE and UNKNOWN."""
    codes = answers.can_be_true.astype(np.uint8)
    if answers.can_be_false is not None:
        codes += answers.can_be_true & answers.can_be_false
    return np.broadcast_to(codes, rows)


@dataclass(frozen=True, slots=True)
class BandCases:
    """The cases of one rulebook: how the gates and band tests answer, and the steps both ends of the score reach."""

    rulebook: Rulebook
    scale: int
    steps: tuple[Fraction, ...]  # where bands begin, lowest first
    tested: tuple[str, ...]  # gates, then bands with a test of their own
    seen: dict[int, Mask]  # a case's bands, kept as it is met

    @classmethod
    def of(cls, rulebook: Rulebook) -> BandCases:
        steps = sorted({band.from_ for band in rulebook.bands if band.from_ is not None})
        gates = [gate.id for gate in rulebook.gates]
        tests = [band.id for band in rulebook.bands if band.when is not None]
        return cls(rulebook, 10**rulebook.decimals, tuple(steps), (*gates, *tests), {})

    def possible(self, low: Ints, high: Ints, codes: Sequence[Codes]) -> tuple[Mask, NDArray[np.intp]]:
        """Return which bands each case that occurs may have (cases × bands), and the case of each row."""
        cases, places = distinct(self._cases(low, high, codes), self._count())
        return np.array([self._bands(case) for case in cases.tolist()], np.bool_), places

    def _count(self) -> int:
        return int(3 ** len(self.tested)) * (len(self.steps) + 1) ** 2

    def _cases(self, low: Ints, high: Ints, codes: Sequence[Codes]) -> Ints:
        cases = np.zeros(len(low), narrowest(0, self._count(), least=4))
        for code in codes:
            cases = cases * 3 + code
        for score in (low, high):
            cases *= len(self.steps) + 1
            for step in self.steps:
                cases += score >= math.ceil(step * self.scale)
        return cases

    def _bands(self, case: int) -> Mask:
        if case not in self.seen:
            self.seen[case] = self._settled(case)
        return self.seen[case]

    def _settled(self, case: int) -> Mask:
        """Take a case apart again, and ask what it means of a score that stands for all that reach as far."""
        case, high = divmod(case, len(self.steps) + 1)
        case, low = divmod(case, len(self.steps) + 1)
        answers: list[Kleene] = []
        for _ in self.tested:
            case, code = divmod(case, 3)
            answers.insert(0, KLEENE[code])
        named, gates = tuple(zip(self.tested, answers, strict=True)), len(self.rulebook.gates)
        ends = self._score(low), self._score(high)
        found = possible_bands(self.rulebook, *ends, dict(named[:gates]), dict(named[gates:]))
        return np.array([band.id in found for band in self.rulebook.bands], np.bool_)

    def _score(self, reached: int) -> Fraction:
        return self.steps[reached - 1] if reached else self.steps[0] - 1


def distinct(cases: Ints, count: int) -> tuple[Ints, NDArray[np.intp]]:
    """Return the different cases that occur, in order, and for each row the place of its own."""
    if count > DENSE:
        found, place = np.unique(cases, return_inverse=True)
        return found, place
    present = np.zeros(count, np.bool_)
    present[cases] = True
    places = np.cumsum(present) - 1
    return np.flatnonzero(present), places[cases]
