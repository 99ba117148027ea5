"""Where points stand on the page: the axis of one ranking, in per cent of its width."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from desk.base.language import localised
from desk.runs.standings import StandingRow
from desk.words.numbers import number_words
from engine.rulebook.model.rulebook import Rulebook

STEP = 10  # the axis starts at a whole ten below everything on it


@dataclass(frozen=True, slots=True)
class BandThreshold:
    """A threshold between two bands."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class Zone:
    x: float
    title: str


@dataclass(frozen=True, slots=True)
class PointsAxis:
    low: Fraction
    high: Fraction
    lines: tuple[BandThreshold, ...]
    zones: tuple[Zone, ...]

    def x(self, points: Fraction) -> float:
        return round(float((points - self.low) / (self.high - self.low)) * 100, 2)


@dataclass(frozen=True, slots=True)
class Plot:
    """One row's drawing; None where there is nothing to draw."""

    low: float
    high: float
    width: float  # 0: certain
    self_score: float | None
    computed: tuple[float, float] | None  # where an appraisal moved the points


def axis_of(rows: Iterable[StandingRow], book: Rulebook) -> PointsAxis:
    """Return an axis that holds every row, with the bands' thresholds on it."""
    marks = sorted(band.mark for band in book.bands if band.mark)
    points = [p for row in rows for p in (row.low, row.computed[0], *_self(row))]
    low = Fraction(int(min([*points, *marks], default=Fraction(0)) // STEP) * STEP)
    high = max([book.total or Fraction(100), *(r for row in rows for r in (row.high, row.computed[1]))])
    bare = PointsAxis(low, high, (), ())
    lines = tuple(BandThreshold(bare.x(mark), number_words(mark)) for mark in marks)
    return PointsAxis(low, high, lines, tuple(_zones(bare, book)))


def _self(row: StandingRow) -> tuple[Fraction, ...]:
    return () if row.self_score is None else (row.self_score,)


def _zones(axis: PointsAxis, book: Rulebook) -> Iterable[Zone]:
    ends = axis.high
    for band in sorted((b for b in book.bands if b.from_ is not None), key=lambda b: -(b.from_ or 0)):
        begins = max(band.from_ or Fraction(0), axis.low)
        if ends > begins:
            yield Zone(axis.x((begins + ends) / 2), localised(band.title))
        ends = begins


def plot_of(row: StandingRow, axis: PointsAxis) -> Plot:
    low, high = axis.x(row.low), axis.x(row.high)
    moved = (row.low, row.high) != row.computed
    return Plot(
        low,
        high,
        round(high - low, 2),
        None if row.self_score is None else axis.x(row.self_score),
        (axis.x(row.computed[0]), axis.x(row.computed[1])) if moved else None,
    )
