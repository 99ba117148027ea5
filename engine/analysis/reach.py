"""Sets of points that can be reached, as the bits of one whole number, with facts that give them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from engine.analysis.samples import Sample
from engine.logic.cells import Cell, known
from engine.logic.frame import Frame
from engine.rulebook.model.points import Lines, Points
from engine.scoring.points import straight_lines

MOST_SAMPLES = 100


@dataclass(frozen=True, slots=True)
class EvenPoints:
    """Points that change evenly with a fact, from what nothing of it gives to what `end` does; scaled."""

    fact: str
    end: Fraction
    start: Fraction
    last: Fraction

    @classmethod
    def of(cls, points: Points, frame: Frame, scale: int) -> EvenPoints | None:
        if isinstance(points, Lines):
            return None
        line = straight_lines(points, frame)[0]
        if line.end is None:
            return None
        return cls(points.of, line.end, line.at_zero * scale, line.at_infinity * scale)

    def at(self, points: int) -> Fraction:
        """Return how much of the fact gives these points."""
        return self.end * (points - self.start) / (self.last - self.start)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Every step between two points, by a fact that takes any value, while other facts are as given."""

    low: int
    high: int
    slope: EvenPoints
    beside: Sample

    def sample(self, points: int) -> Sample:
        return {**self.beside, self.slope.fact: known(self.slope.at(points))}


@dataclass(slots=True)
class Reach:
    """The points some criteria can give together, with facts for some of them."""

    bits: int = 0
    samples: dict[int, Sample] = field(default_factory=dict)
    stretches: list[Stretch] = field(default_factory=list)

    def add(self, points: int, sample: Sample) -> None:
        self.bits |= 1 << points
        self.samples.setdefault(points, sample)

    @property
    def most(self) -> int:
        return self.bits.bit_length() - 1

    def sample(self, points: int) -> Sample:
        """Return facts that give exactly these points."""
        stretch = next((s for s in self.stretches if s.low <= points <= s.high), None)
        if points in self.samples or stretch is None:
            return self.samples.get(points, {})
        return stretch.sample(points)


@dataclass(slots=True)
class ReachableTotals:
    """The sums that groups of criteria can reach together."""

    parts: list[Reach]
    sums: list[int] = field(default_factory=lambda: [1])  # after none, one, two, … of the parts

    def __post_init__(self) -> None:
        for part in self.parts:
            self.sums.append(added(self.sums[-1], part.bits))

    @property
    def bits(self) -> int:
        return self.sums[-1]

    @property
    def most(self) -> int:
        return self.bits.bit_length() - 1

    def within(self, low: int, high: int | None) -> int | None:
        """Return a total from `low` up to below `high` (None: no end), None where none is possible."""
        bits = self.bits >> low
        if high is not None:
            bits &= (1 << max(0, high - low)) - 1
        return low + (bits & -bits).bit_length() - 1 if bits else None

    def sample(self, total: int) -> Sample:
        """Return facts that add up to exactly this total."""
        cells: dict[str, Cell] = {}
        for part, below in zip(reversed(self.parts), reversed(self.sums[:-1]), strict=True):
            points = self._choice(part, below, total)
            cells.update(part.sample(points))
            total -= points
        return cells

    def _choice(self, part: Reach, below: int, total: int) -> int:
        ready = [p for p in part.samples if p <= total and below >> (total - p) & 1]
        if ready:
            return max(ready)
        return next(
            p for p in range(min(total, part.most), -1, -1) if part.bits >> p & 1 and below >> (total - p) & 1
        )


@dataclass(slots=True)
class Exactly(ReachableTotals):
    """The one total of facts that are all given."""

    points: int = 0

    def __post_init__(self) -> None:
        self.sums = [1 << self.points if self.points >= 0 else 0]

    @property
    def most(self) -> int:
        return self.points

    def within(self, low: int, high: int | None) -> int | None:
        """Points below zero lie with the lowest."""
        at = max(self.points, 0)
        return self.points if low <= at and (high is None or at < high) else None

    def sample(self, total: int) -> Sample:
        return {}


def joined(a: Reach, b: Reach) -> Reach:
    """Return the sums of two sets of points, with facts for those that have them on both sides."""
    reach = Reach(added(a.bits, b.bits))
    for p, sample in _some(a.samples):
        for q, two in _some(b.samples):
            reach.samples.setdefault(p + q, {**sample, **two})
    return reach


def _some(samples: Mapping[int, Sample]) -> Sequence[tuple[int, Sample]]:
    """Return facts for the least and the most points, and some between: all pairs of two sides are joined."""
    ordered = sorted(samples.items(), key=lambda item: item[0])
    step = len(ordered) // MOST_SAMPLES + 1
    return [*ordered[::step], *ordered[-1:]]


def added(a: int, b: int) -> int:
    """Return every sum of a bit of one and a bit of the other, run by run."""
    if a.bit_count() > b.bit_count():
        a, b = b, a
    total = 0
    for start, length in _runs(a):
        total |= _smeared(b, length) << start
    return total


def _runs(bits: int) -> Iterator[tuple[int, int]]:
    at = 0
    while bits:
        skip = (bits & -bits).bit_length() - 1
        bits >>= skip
        length = (~bits & (bits + 1)).bit_length() - 1
        yield at + skip, length
        bits >>= length
        at += skip + length


def _smeared(bits: int, length: int) -> int:
    """Return the bits together with every shift of them by less than `length`."""
    done = 1
    while done < length:
        step = min(done, length - done)
        bits |= bits << step
        done += step
    return bits
