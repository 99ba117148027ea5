"""Points that criteria may give together where their shares divide by one number, or count one thing.

Whole numbers are tried, the least of each stretch on which no test changes its answer: what is unknown below
first, then what is unknown above it. What else is unknown stays open, so nothing possible is left out.
"""

import itertools
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from engine.logic.cells import NOT_APPLICABLE, Cell, known
from engine.logic.frame import Frame
from engine.logic.meaning import Facts
from engine.rulebook.model.conditions import Compare, Leaf, ParameterRef, leaves
from engine.rulebook.model.indicators import ShareOfCounts
from engine.rulebook.model.points import Lines
from engine.rulebook.model.rulebook import Criterion, Rulebook
from engine.scoring.points import free_points, given_by

MOST_COUNTED = 64  # beyond so many persons, cases, … of which each may matter, a share stays open

Together = tuple[tuple[str, ...], frozenset[tuple[Fraction, ...]]]  # criteria, all points they may give


@dataclass(frozen=True, slots=True)
class _Tied:
    """A criterion, the only share it asks about, and the numbers at which its tests change their answer."""

    criterion: Criterion
    share: ShareOfCounts
    of_share: tuple[Fraction, ...]
    of_above: tuple[Fraction, ...]
    of_below: tuple[Fraction, ...]

    def counts_that_matter(self, above: Cell) -> set[int]:
        """Return the counts at which a number below lets the share pass from one stretch to the next."""
        if isinstance(above.value, Fraction):
            return {int(above.value)}
        steps = [Fraction(0), *(mark for mark in self.of_share if mark > 0)]
        widths = [high - low for low, high in itertools.pairwise(steps)]
        enough = math.ceil(steps[-1] / min(widths)) if widths else 0
        near = {
            math.floor(mark) + n for mark in (*self.of_above, *_numbers(above.ends)) for n in (-1, 0, 1, 2)
        }
        return {n for n in (*range(1, enough + 1), *near) if n > 0}


def tied_points(rulebook: Rulebook, facts: Facts, frame: Frame) -> tuple[Together, ...]:
    """Return criteria that divide by one number, with the points they may give together."""
    tied: dict[str, list[_Tied]] = {}
    for criterion in rulebook.criteria if rulebook.shares else ():
        tie = _tied(criterion, rulebook.shares, facts, frame)
        if tie is not None:
            tied.setdefault(tie.share.below, []).append(tie)
    points_of_ties = (_together(rulebook, of_one, facts, frame) for of_one in tied.values())
    return tuple((ids, points) for ids, points in points_of_ties if points)


def _tied(criterion: Criterion, shares: Iterable[ShareOfCounts], facts: Facts, frame: Frame) -> _Tied | None:
    """Return what ties a criterion, None where it asks about no open share, several, or in other ways."""
    of_criterion = [share for share in shares if share.name in criterion.facts]
    if (
        len(of_criterion) != 1
        or not isinstance(criterion.points, Lines)
        or not facts(of_criterion[0].name).unknown
    ):
        return None
    share = of_criterion[0]
    if not (facts(share.above).unknown or facts(share.below).unknown):
        return None  # the share is in doubt for another reason
    conditions = (criterion.applies_when, *(when for _, when in criterion.points.lines))
    marks: dict[str, set[Fraction]] = {name: set() for name in (share.name, share.above, share.below)}
    for leaf in (leaf for when in conditions for leaf in leaves(when) if leaf.fact in marks):
        places = _marks(leaf, frame, steps_only=leaf.fact == share.name)
        if places is None:
            return None
        marks[leaf.fact] |= places
    tie = _Tied(criterion, share, *(tuple(sorted(of)) for of in marks.values()))
    return tie if len(tie.counts_that_matter(facts(share.above))) <= MOST_COUNTED else None


def _marks(leaf: Leaf, frame: Frame, steps_only: bool) -> set[Fraction] | None:
    """Return the numbers that a test compares with, None where it asks otherwise."""
    if not isinstance(leaf, Compare) or (steps_only and leaf.op not in ("at_least", "less_than")):
        return None
    operands = [o for o in leaf.operands if isinstance(o, Fraction | ParameterRef)]
    return {n for o in operands for n in frame.values_of(o)} if len(operands) == len(leaf.operands) else None


def _numbers(values: Iterable[object]) -> Iterator[Fraction]:
    return (value for value in values if isinstance(value, Fraction))


def _together(rulebook: Rulebook, tied: list[_Tied], facts: Facts, frame: Frame) -> Together:
    tied = sorted(tied, key=lambda tie: tie.share.above)
    possible: set[tuple[Fraction, ...]] = set()
    for below in _belows(tied, facts):
        parts = []
        for above, of_above in itertools.groupby(tied, key=lambda tie: tie.share.above):
            here, part = list(of_above), set[tuple[Fraction, ...]]()
            for count in _counts(here, facts(above), below):
                given = (_points(rulebook, tie, count, below, facts, frame) for tie in here)
                part.update(itertools.product(*given))
            parts.append(part)
        possible.update(tuple(itertools.chain(*way)) for way in itertools.product(*parts))
    return tuple(tie.criterion.id for tie in tied), frozenset(possible)


def _belows(tied: Iterable[_Tied], facts: Facts) -> Iterable[int]:
    """Return what may be divided by: the least number of each stretch, 0 where a share may then not apply."""
    cell = facts(next(iter(tied)).share.below)
    if isinstance(cell.value, Fraction) and cell.value > 0:
        return (int(cell.value),)
    ends = list(_numbers(cell.ends)) if cell.unknown else []
    marks = {*ends, *(mark for tie in tied for mark in tie.of_below)}
    marks |= {
        tie.share.times * count / mark
        for tie in tied
        for count in tie.counts_that_matter(facts(tie.share.above))
        for mark in tie.of_share
        if mark > 0
    }
    least = 0 if any(tie.share.or_none for tie in tied) else 1
    return _within({least, least + 1} | {math.floor(m) + n for m in marks for n in (0, 1)}, least, cell)


def _counts(tied: Iterable[_Tied], cell: Cell, below: int) -> Iterable[int]:
    """Return what may be counted above it: the least number of each stretch."""
    if isinstance(cell.value, Fraction):
        return (int(cell.value),)
    first = {math.ceil(mark * below / tie.share.times) for tie in tied for mark in tie.of_share}
    after = {math.floor(mark) + n for tie in tied for mark in tie.of_above for n in (0, 1)}
    return _within({0, *first, *after, *map(math.ceil, _numbers(cell.ends))}, 0, cell)


def _within(numbers: Iterable[int], least: int, cell: Cell) -> Iterable[int]:
    low, high = cell.ends if cell.unknown else (None, None)
    return [
        n
        for n in sorted(numbers)
        if n >= least
        and (not isinstance(low, Fraction) or n >= low)
        and (not isinstance(high, Fraction) or n <= high)
    ]


def _points(
    rulebook: Rulebook, tie: _Tied, count: int, below: int, facts: Facts, frame: Frame
) -> set[Fraction]:
    """Return the points a criterion may give where both numbers of its share are so many."""
    share, points = tie.share, tie.criterion.points
    assert isinstance(points, Lines)
    cells = {share.above: known(count)}
    if facts(share.below).unknown:
        cells[share.below] = known(below)
    if below:
        cells[share.name] = known(Fraction(share.times * count, below))
    elif share.or_none:
        cells[share.name] = NOT_APPLICABLE
    applies, given = given_by(
        tie.criterion, rulebook, lambda name: cells[name] if name in cells else facts(name), frame
    )
    gives = {Fraction(0) if line is None else points.lines[line][0] for line in given.lines}
    if applies is not True:
        gives.add(free_points(tie.criterion, rulebook))
    return {rulebook.rounded(give) for give in gives}
