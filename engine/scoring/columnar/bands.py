"""Bands over columns: few different cases occur among many rows, and the reference settles each once."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction

import numpy as np

from engine.logic.cells import Cell
from engine.logic.comparison import combined
from engine.logic.frame import Frame
from engine.rulebook.model.conditions import leaves
from engine.rulebook.model.points_asked import POINTS
from engine.rulebook.model.rulebook import Rulebook
from engine.scoring.bands import possible_bands
from engine.scoring.columnar.answers import KLEENE, OPEN
from engine.scoring.columnar.columns import cell_at
from engine.scoring.columnar.dtypes import Ints, States, integer_type
from engine.scoring.columnar.points import Points
from engine.scoring.columnar.rows import Rows
from engine.scoring.joint_answers import TestedFacts, may_meet
from engine.scoring.tied_points import Together, tied_points

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


def narrowed_bands(
    rulebook: Rulebook,
    scale: int,
    score: Points,
    gates: Mapping[str, States],
    tests: Mapping[str, States],
    rows: Rows,
    points: Mapping[str, Points],
) -> Ints:
    """Return the same, less what open answers that ask about one fact can't come to together."""
    possible = bands_of(rulebook, scale, score, gates, tests)
    conditions = [part.when for part in rulebook.deciding if part.when is not None]
    least_open = 1 if rulebook.shares else 2
    open_ = np.flatnonzero(
        np.sum([codes == OPEN for codes in (*gates.values(), *tests.values())], axis=0) >= least_open
    )
    if not open_.size or not (rulebook.shares or may_meet(conditions)):
        return possible
    leaves_tested = tuple(dict.fromkeys(leaf for each in conditions for leaf in leaves(each)))
    names = [c.id for c in rulebook.criteria if any(leaf.fact == c.id + POINTS for leaf in leaves_tested)]
    answers = [rows.leaf(leaf).codes for leaf in leaves_tested]
    ends = [end for ends in (score, *(points[name] for name in names)) for end in ends]
    together = _together(rulebook, rows, open_.tolist())
    kinds = list(dict.fromkeys(together))
    tied = np.array([kinds.index(kind) for kind in together], np.int64)
    cases, places = np.unique(
        np.array([*(column[open_] for column in (*answers, *ends)), tied], np.int64),
        axis=1,
        return_inverse=True,
    )
    masks = []
    for case in cases.T.tolist():
        of_leaves = dict(zip(leaves_tested, (KLEENE[code] for code in case), strict=False))
        least, most, *others = (Fraction(end, scale) for end in case[len(leaves_tested) : -1])
        of_names = dict(zip(names, zip(others[::2], others[1::2], strict=True), strict=True))
        known = TestedFacts(of_leaves.__getitem__, of_names.__getitem__, kinds[case[-1]])
        of_gates, of_tests = (
            {
                part.id: combined(part.when, of_leaves.__getitem__)
                for part in parts
                if part.when is not None and part.id in codes
            }
            for parts, codes in ((rulebook.gates, gates), (rulebook.bands, tests))
        )
        masks.append(_mask(rulebook, possible_bands(rulebook, least, most, of_gates, of_tests, known)))
    possible[open_] = np.array(masks, possible.dtype)[places.ravel()]
    return possible


def _together(rulebook: Rulebook, rows: Rows, places: Iterable[int]) -> list[tuple[Together, ...]]:
    """Return the points that may go together in some rows, those of equal facts asked once."""
    shared = {name for share in rulebook.shares for name in (share.name, share.above, share.below)}
    asking = [criterion for criterion in rulebook.criteria if shared & {*criterion.facts}]
    names = shared | {name for criterion in asking for name in criterion.facts}
    seen: dict[tuple[Cell, ...], tuple[Together, ...]] = {}
    tied = []
    for place in places:
        facts = {name: cell_at(rows.facts[name], place) for name in sorted(names)}
        unit = {name: cell_at(column, place) for name, column in rows.unit.items()} if asking else {}
        same = (*facts.values(), *unit.values())
        if same not in seen:
            frame = Frame(rows.frame.period, rows.frame.calendar, rows.frame.parameters, unit.__getitem__)
            seen[same] = tied_points(rulebook, facts.__getitem__, frame)
        tied.append(seen[same])
    return tied


def _digits(case: int, bases: Sequence[int]) -> list[int]:
    digits = []
    for base in reversed(bases):
        case, digit = divmod(case, base)
        digits.append(digit)
    return digits[::-1]


def _mask(rulebook: Rulebook, bands: Collection[str]) -> int:
    return sum(1 << place for place, band in enumerate(rulebook.bands) if band.id in bands)


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
    return _mask(rulebook, bands)
