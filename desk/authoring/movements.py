"""Who moves between two results, and through which criteria and gates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from engine.evaluation.years import Evaluation
from engine.rulebook.model.points_asked import POINTS, SumOfPoints, points_asked
from engine.rulebook.model.rulebook import Rulebook
from engine.scoring.results import Scored
from facts.periods import YEAR

Range = tuple[Fraction, Fraction]
Scores = Mapping[str, Scored]  # subject → its score
NOTHING: Range = (Fraction(0), Fraction(0))


@dataclass(frozen=True, slots=True)
class Shift:
    """One criterion's points before and after; None where the rulebook did not have it."""

    criterion: str
    before: Range | None
    after: Range | None


@dataclass(frozen=True, slots=True)
class Movement:
    """One subject in one year. Bands are those possible, best first; None where it was not scored."""

    rulebook: str
    year: int
    subject: str
    before: Scored | None
    after: Scored | None
    shifts: tuple[Shift, ...]
    gates: tuple[str, ...]  # those that answer differently
    because: str = "rules"  # or "records", or "both"

    @property
    def bands(self) -> tuple[str | None, str | None]:
        return _band(self.before), _band(self.after)

    @property
    def changes_band(self) -> bool:
        bands = [s.bands if s else None for s in (self.before, self.after)]
        return bands[0] != bands[1]

    @property
    def moved(self) -> bool:
        ends = [(s.low, s.high) if s else None for s in (self.before, self.after)]
        return self.changes_band or ends[0] != ends[1] or bool(self.shifts)


UNDECIDED = "undecided"


def _band(scored: Scored | None) -> str | None:
    return None if scored is None else scored.band or UNDECIDED


def scores_of(evaluation: Evaluation, rulebook: str, year: int) -> Scores:
    """Return every subject's score in a year; none where the rulebook is not in force."""
    period = evaluation.rules.calendar.at(YEAR, year)
    book = evaluation.rules.rulebooks.get(rulebook)
    if period is None or book is None or not book.is_in_force(period.end):
        return {}
    return {subject: final for subject, (final, _) in evaluation.scores(book, period).items()}


def movements(
    rulebook: str, year: int, before: Scores, after: Scores, because: Callable[[str], str] = lambda _: "rules"
) -> tuple[Movement, ...]:
    """Return every subject of either side: those whose band changes first, then by code."""
    moved = [
        movement_of(rulebook, year, subject, before.get(subject), after.get(subject), because(subject))
        for subject in sorted({*before, *after})
    ]
    return tuple(sorted(moved, key=lambda m: (not m.changes_band, not m.moved, m.subject)))


def movement_of(
    rulebook: str, year: int, subject: str, before: Scored | None, after: Scored | None, because: str
) -> Movement:
    shifts = tuple(_shifts(before, after))
    gates = [s.gates if s else {} for s in (before, after)]
    differing = tuple(g for g in {**gates[0], **gates[1]} if gates[0].get(g, False) != gates[1].get(g, False))
    return Movement(rulebook, year, subject, before, after, shifts, differing, because)


def _shifts(before: Scored | None, after: Scored | None) -> Iterator[Shift]:
    sides = [_points(before), _points(after)]
    shifts = [
        Shift(id_, sides[0].get(id_), sides[1].get(id_))
        for id_ in {**sides[0], **sides[1]}
        if sides[0].get(id_) != sides[1].get(id_)
    ]
    yield from sorted(shifts, key=_width)


def _width(shift: Shift) -> Fraction:
    a, b = shift.before or NOTHING, shift.after or NOTHING
    return -max(abs(a[0] - b[0]), abs(a[1] - b[1]))


def _points(scored: Scored | None) -> dict[str, Range]:
    return {} if scored is None else {c.id: (c.low, c.high) for c in scored.criteria.values()}


@dataclass(frozen=True, slots=True)
class GroupSum:
    """The points of a group of criteria, and whether its ends keep them from being the sum."""

    points: Range
    is_kept: bool


def group_sums(book: Rulebook, scored: Scored) -> Mapping[str, GroupSum]:
    """Return what each group with ends of its own adds up to."""
    sums = {}
    for group in book.groups:
        points = points_asked(group.id + POINTS, book).sums
        if (group.at_least is not None or group.at_most is not None) and points:
            kept, free = (_range(part, scored) for part in (points[0], points[0].without_ends))
            sums[group.id] = GroupSum(kept, kept != free)
    return sums


def _range(part: SumOfPoints, scored: Scored) -> Range:
    ends = scored.criteria
    return part.of(lambda criterion: ends[criterion.id].low), part.of(
        lambda criterion: ends[criterion.id].high
    )


def matrix(moved: tuple[Movement, ...]) -> Mapping[tuple[str | None, str | None], int]:
    return Counter(movement.bands for movement in moved)


def band_order(before: Rulebook | None, after: Rulebook | None) -> tuple[str | None, ...]:
    """Return all bands of both, best first, then undecided, then not scored."""
    ids = [band.id for book in (before, after) if book is not None for band in book.bands]
    return (*dict.fromkeys(ids), UNDECIDED, None)
