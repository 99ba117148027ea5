"""Bands over columns: few different cases occur among many rows, and each is settled once, by
`scoring/bands.py`."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.logic.kleene import Kleene
from engine.rulebook.model.rulebook import Rulebook
from engine.scoring.bands import possible_bands
from engine.scoring.columnar.answers import Answers
from engine.scoring.columnar.columns import Mask
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


def may_have(bits: Bits, band: int) -> Mask:
    return np.asarray(bits >> bits.dtype.type(band) & 1, np.bool_)


def first_of(bits: Bits, bands: Sequence[int]) -> Ints:
    """Return which of some bands, taken in this order, is the first that each row may have."""
    found = np.zeros(len(bits), narrowest(0, len(bands)))
    for band in reversed(bands):
        found = np.where(may_have(bits, band), found.dtype.type(band), found)
    return found


@dataclass(frozen=True, slots=True)
class BandCases:
    """The cases of one rulebook: how the gates and band tests answer, and the steps both ends of the score
    reach."""

    rulebook: Rulebook
    scale: int
    steps: tuple[Fraction, ...]  # where bands begin, lowest first
    tested: tuple[str, ...]  # gates, then bands with a test of their own
    seen: Bits | None  # a case's bands, 0 until it is met; None where there are too many cases for a table

    @classmethod
    def of(cls, rulebook: Rulebook) -> BandCases:
        steps = sorted({band.from_ for band in rulebook.bands if band.from_ is not None})
        gates = [gate.id for gate in rulebook.gates]
        tests = [band.id for band in rulebook.bands if band.when is not None]
        count = _count(len(gates) + len(tests), len(steps))
        seen = np.zeros(count, bits_for(len(rulebook.bands))) if count <= DENSE else None
        return cls(rulebook, 10**rulebook.decimals, tuple(steps), (*gates, *tests), seen)

    def possible(self, low: Ints, high: Ints, codes: Sequence[Codes]) -> Bits:
        """Return the bands each row may have, a bit a band."""
        cases = self._cases(low, high, codes)
        if self.seen is None:
            found, places = np.unique(cases, return_inverse=True)
            bands = [self._bands(case) for case in found.tolist()]
            return np.array(bands, bits_for(len(self.rulebook.bands)))[places]
        cases = cases.astype(np.intp)
        met = np.bincount(cases, minlength=len(self.seen)) > 0
        for case in np.flatnonzero(met & (self.seen == 0)).tolist():
            self.seen[case] = self._bands(case)
        bits: Bits = self.seen[cases]
        return bits

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

    def _bands(self, case: int) -> int:
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
        return sum(1 << place for place, band in enumerate(self.rulebook.bands) if band.id in found)

    def _score(self, reached: int) -> Fraction:
        return self.steps[reached - 1] if reached else self.steps[0] - 1


def _count(tested: int, steps: int) -> int:
    return int(3**tested) * (steps + 1) ** 2
