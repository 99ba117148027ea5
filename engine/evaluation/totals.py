"""A figure of several units together: a sum, a share of sums, how many say yes; and of how many units it is
told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.evaluation.change import Cells, cells_of, year_before
from engine.evaluation.years import Evaluation
from engine.indicators.subjects import Subject
from engine.logic.cells import Cell
from engine.rulebook.model.indicators import (
    COUNT_YES,
    NO_TOTAL,
    SHARE,
    ChanceOfSoFew,
    Difference,
    Indicator,
    IndicatorSet,
    Previous,
    Quotient,
    ScoreFirstTold,
    ShareOfBest,
)
from facts.periods import Period


@dataclass(frozen=True, slots=True)
class UnitsTotal:
    """What several units have together.

    `least` and `most` are the ends it lies between; None is an end that is not known. `told` is of how many
    of the `units` the figure is known. A share is that of the units of which both its parts are known.
    """

    least: Fraction | None
    most: Fraction | None
    told: int
    units: int

    @property
    def whole(self) -> bool:
        """Whether every unit has its part in it, so that it is one number."""
        return self.told == self.units and self.least is not None and self.least == self.most


def total_of(indicator: Indicator, cells: Cells) -> UnitsTotal | None:
    """Return an indicator of all units together; None where it has no total, as days, scores, chances and
    shares of the best have none."""
    if indicator.over_units == NO_TOTAL or isinstance(
        indicator.operation, ScoreFirstTold | ChanceOfSoFew | ShareOfBest
    ):
        return None
    own = cells(indicator.name)
    if indicator.over_units == COUNT_YES:
        return _yes(own)
    if indicator.over_units == SHARE:
        assert isinstance(indicator.operation, Quotient)  # settled when the rules were read
        operation = indicator.operation
        return _share(cells(operation.above), cells(operation.below), operation.times)
    return _sum(own, may_be_negative=isinstance(indicator.operation, Difference | Previous))


def _yes(cells: Sequence[Cell]) -> UnitsTotal:
    yes = sum(cell.known and cell.value is True for cell in cells)
    open_ = sum(cell.unknown for cell in cells)
    return UnitsTotal(Fraction(yes), Fraction(yes + open_), len(cells) - open_, len(cells))


def _sum(cells: Sequence[Cell], may_be_negative: bool) -> UnitsTotal:
    """Add up ends: what is not known at all is at least nothing, and has no upper end."""
    floor = None if may_be_negative else Fraction(0)
    lows = [_number(cell.ends[0], floor) for cell in cells]
    highs = [_number(cell.ends[1], None) for cell in cells]
    return UnitsTotal(_added(lows), _added(highs), sum(cell.known for cell in cells), len(cells))


def _share(above: Sequence[Cell], below: Sequence[Cell], times: int) -> UnitsTotal:
    both = [(a.value, b.value) for a, b in zip(above, below, strict=True) if a.known and b.known]
    over = sum((a for a, _ in both if isinstance(a, Fraction)), Fraction(0))
    under = sum((b for _, b in both if isinstance(b, Fraction)), Fraction(0))
    found = over * times / under if under else None
    return UnitsTotal(found, found, len(both), len(above))


def _number(value: object, missing: Fraction | None) -> Fraction | None:
    return value if isinstance(value, Fraction) else missing


def _added(ends: Sequence[Fraction | None]) -> Fraction | None:
    known = [end for end in ends if end is not None]
    if len(known) < len(ends):
        return None
    if all(end.denominator == 1 for end in known):  # counts: six times as fast as fractions
        return Fraction(sum(end.numerator for end in known))
    return sum(known, Fraction(0))


@dataclass(frozen=True, slots=True)
class TotalFigure:
    """One indicator of several units together: in a period, in the same period a year before, and the
    change."""

    indicator: Indicator
    now: UnitsTotal | None
    before: UnitsTotal | None

    @property
    def change(self) -> Fraction | None:
        """The change, where both are one number of every unit."""
        if self.now is None or self.before is None or not (self.now.whole and self.before.whole):
            return None
        assert self.now.least is not None  # a whole total has ends
        assert self.before.least is not None
        return self.now.least - self.before.least


def totals_of(
    evaluation: Evaluation, indicator_set: IndicatorSet, period: Period, units: Sequence[str]
) -> tuple[TotalFigure, ...]:
    """Return every indicator of a set over some units together, in the order of the rules.

    The year before is that of the same units: an evaluation tells earlier records of the units they became.
    """
    before = year_before(evaluation, period)
    subjects = [Subject("unit", code) for code in units]
    now = cells_of(evaluation, period, subjects)
    then = cells_of(evaluation, before, subjects) if before else None
    return tuple(
        TotalFigure(indicator, total_of(indicator, now), total_of(indicator, then) if then else None)
        for indicator in indicator_set.indicators.values()
    )
