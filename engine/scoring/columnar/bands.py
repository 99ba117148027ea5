"""Bands over columns: few different cases occur among many rows, and the reference settles each once."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

import numpy as np

from engine.rulebook.model.rulebook import Rulebook
from engine.scoring.bands import possible_bands
from engine.scoring.columnar.answers import KLEENE
from engine.scoring.columnar.dtypes import Ints, States, integer_type
from engine.scoring.columnar.points import Points

TABLE = 2**16  # up to so many cases are counted in a table, which is quicker than sorting


def bands_of(
    rulebook: Rulebook, scale: int, score: Points, gates: Mapping[str, States], tests: Mapping[str, States]
) -> Ints:
    """Return the bands each row may have, a bit a band; a case: its answers, the steps its ends reach."""
    steps = sorted({band.from_ for band in rulebook.bands if band.from_ is not None})
    bases = [3] * (len(gates) + len(tests)) + [len(steps) + 1] * 2
    cases = np.zeros(len(score[0]), integer_type(math.prod(bases)))
    for codes in (*gates.values(), *tests.values()):
        cases *= 3
        cases += codes
    for end in score:
        cases *= len(steps) + 1
        for step in steps:
            cases += end >= math.ceil(step * scale)
    if math.prod(bases) > TABLE:
        different, places = np.unique(cases, return_inverse=True)
    else:
        occurs = np.bincount(cases) > 0
        different, places = np.flatnonzero(occurs), (np.cumsum(occurs) - 1)[cases]
    digits = (_digits(case, bases) for case in different.tolist())
    masks = [_bands_of_case(rulebook, case, steps, gates, tests) for case in digits]
    return np.array(masks, np.min_scalar_type(2 ** len(rulebook.bands) - 1))[places]


def _digits(case: int, bases: Sequence[int]) -> list[int]:
    digits = []
    for base in reversed(bases):
        case, digit = divmod(case, base)
        digits.append(digit)
    return digits[::-1]


def _bands_of_case(
    rulebook: Rulebook,
    case: Sequence[int],
    steps: Sequence[Fraction],
    gates: Iterable[str],
    tests: Iterable[str],
) -> int:
    """Ask the reference about one case; a step stands for every score that gets as far and no further."""
    *answers, low, high = case
    kleene = iter([KLEENE[answer] for answer in answers])
    least, most = (steps[n - 1] if n else steps[0] - 1 for n in (low, high))
    of_gates, of_tests = ({name: next(kleene) for name in names} for names in (gates, tests))
    bands = possible_bands(rulebook, least, most, of_gates, of_tests)
    return sum(1 << place for place, band in enumerate(rulebook.bands) if band.id in bands)
