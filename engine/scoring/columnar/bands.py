"""Bands over columns: few different cases occur among many rows, and each is settled once, by `scoring/bands.py`."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.kleene import Kleene
from engine.rulebook.model import Rulebook
from engine.scoring.bands import possible_bands
from engine.scoring.columnar.answers import Answers
from engine.scoring.columnar.widths import Ints, narrowest

FALSE, TRUE, UNKNOWN = 0, 1, 2  # how the answer of a gate or band test is written
KLEENE: tuple[Kleene, ...] = (False, True, None)
DENSE = 1 << 16  # up to so many cases a table of all is quicker than sorting

Codes = NDArray[np.uint8]
Bits = NDArray[Any]  # unsigned; a bit a band


def codes_of(answers: Answers, rows: int) -> Codes:
    """Write answers as FALSE, TRUE and UNKNOWN."""
    codes = answers.can_be_true.astype(np.uint8)
    if answers.can_be_false is not None:
        codes += answers.can_be_true & answers.can_be_false
    return np.broadcast_to(codes, rows)


def bits_for(bands: int) -> np.dtype[Any]:
    """Return the narrowest type with a bit a band."""
    for dtype in (np.uint8, np.uint16, np.uint32, np.uint64):
        if bands <= np.iinfo(dtype).bits:
            return np.dtype(dtype)
    raise OverflowError(f"a rulebook with {bands} bands: no more than 64 are scored")


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What each case comes to: the bands it may have as bits, the first and the last of them; by case.

    A case that has not been met yet has no band at all.
    """

    possible: Bits
    best: Ints
    worst: Ints

    @classmethod
    def blank(cls, cases: int, bands: int) -> Outcomes:
        places = narrowest(0, bands)
        return cls(np.zeros(cases, bits_for(bands)), np.zeros(cases, places), np.zeros(cases, places))

    def put(self, at: int, found: Sequence[int]) -> None:
        self.best[at], self.worst[at] = found[0], found[-1]
        self.possible[at] = sum(1 << band for band in found)

    def of(self, places: Ints) -> tuple[Bits, Ints, Ints]:
        return self.possible[places], self.best[places], self.worst[places]


@dataclass(frozen=True, slots=True)
class BandCases:
    """The cases of one rulebook: how the gates and band tests answer, and the steps both ends of the score reach."""

    rulebook: Rulebook
    scale: int
    steps: tuple[Fraction, ...]  # where bands begin, lowest first
    tested: tuple[str, ...]  # gates, then bands with a test of their own
    seen: Outcomes | None  # by case, filled as cases are met; None where there are too many for a table

    @classmethod
    def of(cls, rulebook: Rulebook) -> BandCases:
        steps = sorted({band.from_ for band in rulebook.bands if band.from_ is not None})
        gates = [gate.id for gate in rulebook.gates]
        tests = [band.id for band in rulebook.bands if band.when is not None]
        count = _count(len(gates) + len(tests), len(steps))
        seen = Outcomes.blank(count, len(rulebook.bands)) if count <= DENSE else None
        return cls(rulebook, 10**rulebook.decimals, tuple(steps), (*gates, *tests), seen)

    def outcomes(self, low: Ints, high: Ints, codes: Sequence[Codes]) -> tuple[Bits, Ints, Ints]:
        """Return for each row the bands it may have (a bit a band), and the first and the last of them."""
        cases = self._cases(low, high, codes)
        if self.seen is None:
            found, places = np.unique(cases, return_inverse=True)
            seen = Outcomes.blank(len(found), len(self.rulebook.bands))
            for at, case in enumerate(found.tolist()):
                seen.put(at, self._bands(case))
            return seen.of(places)
        cases = cases.astype(np.intp)
        possible = self.seen.possible[cases]
        if not possible.all():
            for case in np.unique(cases[possible == 0]).tolist():
                self.seen.put(case, self._bands(case))
        return self.seen.of(cases)

    def _cases(self, low: Ints, high: Ints, codes: Sequence[Codes]) -> Ints:
        cases = np.zeros(len(low), narrowest(0, _count(len(self.tested), len(self.steps)), least=2))
        for code in codes:
            cases *= 3
            cases += code
        for score in (low, high):
            cases *= len(self.steps) + 1
            for step in self.steps:
                cases += score >= math.ceil(step * self.scale)
        return cases

    def _bands(self, case: int) -> list[int]:
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
        return [place for place, band in enumerate(self.rulebook.bands) if band.id in found]

    def _score(self, reached: int) -> Fraction:
        return self.steps[reached - 1] if reached else self.steps[0] - 1


def _count(tested: int, steps: int) -> int:
    return int(3**tested) * (steps + 1) ** 2
