"""A figure of several units together: its ends, how many returned it, of how many it is certain."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from engine.evaluation.change import Cells, cells_of, year_before
from engine.evaluation.years import Evaluation
from engine.indicators.evaluator import PeriodFacts
from engine.indicators.forms_asked import RequiredReturns, required_returns
from engine.indicators.operations.add import Add
from engine.indicators.operations.count import Count
from engine.indicators.operations.difference import Difference
from engine.indicators.operations.over_records import OverRecords
from engine.indicators.operations.ratio import Ratio
from engine.indicators.operations.sum import Sum
from engine.indicators.subjects import Subject
from engine.logic.cells import Cell, State
from engine.logic.intervals import NO_ENDS, divided_sums
from engine.rulebook.kinds.in_force import holds_on
from engine.rulebook.kinds.reports import Split
from engine.rulebook.model.conditions import AllOf, Compare, Condition
from engine.rulebook.model.indicators import COUNT_YES, NO_TOTAL, SHARE, Indicator, IndicatorSet
from engine.rulebook.model.rulebook import Rules
from facts.forms.catalogue import KINDS
from facts.periods import Period
from facts.standing import Standing

CellsBy = Callable[[PeriodFacts], Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class UnitsTotal:
    """What several units have together, whatever the truth of those that are silent or at fault may be.

    `least` and `most` are the ends between which it lies over all units; None is an end that is not known.
    `returned`: how many of the `units` sent every form the figure is over. `certain`: of how many it is known
    exactly. A total that is not `applicable` has nothing to divide by.
    """

    least: Fraction | None
    most: Fraction | None
    returned: int
    certain: int
    units: int
    applicable: bool = True

    @property
    def exact(self) -> bool:
        """Whether it can be one number only."""
        return self.least is not None and self.least == self.most

    def within(self, other: UnitsTotal) -> UnitsTotal:
        """Return the total between the nearer of both ends."""
        lows = [end for end in (self.least, other.least) if end is not None]
        highs = [end for end in (self.most, other.most) if end is not None]
        return replace(self, least=max(lows, default=None), most=min(highs, default=None))


def total_of(
    indicator: Indicator, cells: Cells, returned: int, indicators: Mapping[str, Indicator]
) -> UnitsTotal | None:
    """Return an indicator of all units together; None if it has no total, as days, scores and chances."""
    if indicator.over_units == NO_TOTAL or not indicator.has_total:
        return None
    if indicator.over_units == COUNT_YES:
        return _yes(cells(indicator.name), returned)
    if indicator.over_units == SHARE:
        assert isinstance(indicator, Ratio)  # settled when the rules were read
        return _share(cells, indicator, returned, _may_be_negative(indicator, indicators))
    return _sum(cells(indicator.name), returned, _may_be_negative(indicator, indicators))


def _may_be_negative(indicator: Indicator, indicators: Mapping[str, Indicator]) -> bool:
    return indicator.goes_below_zero or any(
        _may_be_negative(indicators[name], indicators) for name in indicator.looked_at
    )


def _counts_anywhere(indicator: Indicator, indicators: Mapping[str, Indicator], rules: Rules) -> bool:
    """Tell whether each event adds the same to a total, whichever of the units it counts for."""
    if isinstance(indicator, Add | Difference | Ratio):
        return all(_counts_anywhere(indicators[name], indicators, rules) for name in indicator.looked_at)
    if not isinstance(indicator, Count | Sum) or indicator.over.kind not in KINDS:
        return False
    over = indicator.over
    by_unit = any("unit" in name.split(".") for name in over.fields)
    varies = any(rules.parameters[name].varies for name in over.parameters)
    return not (KINDS[over.kind].register or by_unit or varies)


def _yes(cells: Sequence[Cell], returned: int) -> UnitsTotal:
    yes = sum(cell.known and cell.value is True for cell in cells)
    open_ = sum(cell.unknown for cell in cells)
    return UnitsTotal(Fraction(yes), Fraction(yes + open_), returned, len(cells) - open_, len(cells))


def _sum(cells: Sequence[Cell], returned: int, may_be_negative: bool) -> UnitsTotal:
    """Add up ends: what is not known at all is at least nothing, and has no upper end."""
    floor = None if may_be_negative else Fraction(0)
    lows = [_number(cell.ends[0], floor) for cell in cells]
    highs = [_number(cell.ends[1], None) for cell in cells]
    certain = sum(cell.known for cell in cells)
    return UnitsTotal(_added(lows), _added(highs), returned, certain, len(cells))


def _share(cells: Cells, share: Ratio, returned: int, may_be_negative: bool) -> UnitsTotal:
    """Divide the sums; a unit of which a part does not apply has none in either."""
    numbers, units = {State.KNOWN, State.UNKNOWN}, len(cells(share.above))
    pairs = zip(cells(share.above), cells(share.below), strict=True)
    parts = [(a, b) for a, b in pairs if {a.state, b.state} <= numbers]
    open_ = sum(a.unknown or b.unknown for a, b in parts)
    nothing = all(b.known and b.value == 0 for _, b in parts)
    bounded = not nothing and not (may_be_negative and open_)
    ends = [(a.ends, b.ends) for a, b in parts]
    least, most = divided_sums(ends, share.times, share.at_most) if bounded else NO_ENDS
    return UnitsTotal(_number(least, None), _number(most, None), returned, units - open_, units, not nothing)


def _number(value: object, missing: Fraction | None) -> Fraction | None:
    return value if isinstance(value, Fraction) else missing


def _added(ends: Sequence[Fraction | None]) -> Fraction | None:
    known = [end for end in ends if end is not None]
    if len(known) < len(ends):
        return None
    if all(end.denominator == 1 for end in known):  # counts: six times as fast as fractions
        return Fraction(sum(end.numerator for end in known))
    return sum(known, Fraction(0))


class UnitsTogether:
    """Some units of a period, and what their figures come to."""

    def __init__(self, evaluation: Evaluation, period: Period, units: Sequence[str]) -> None:
        self.evaluation, self.period, self.units = evaluation, period, units
        self.cells = cells_of(evaluation, period, [Subject("unit", code) for code in units])
        self._returned: dict[RequiredReturns, int] = {}

    def total(self, indicator: Indicator, own: CellsBy | None = None) -> UnitsTotal | None:
        """Return a figure of the units; `own` gives its cells where the rules do not name it."""
        sets = (s.indicators for s in self.evaluation.rules.indicator_sets.values() if s.subject == "unit")
        indicators = {
            name: definition for indicator_set in sets for name, definition in indicator_set.items()
        }
        total = self._total(indicator, own, indicators)
        settled = self._settled if total is not None and not total.exact else None
        if settled is None or not _counts_anywhere(indicator, indicators, self.evaluation.rules):
            return total
        again = settled._total(indicator, own, indicators)
        return total if total is None or again is None else total.within(again)

    def _total(
        self, indicator: Indicator, own: CellsBy | None, indicators: Mapping[str, Indicator]
    ) -> UnitsTotal | None:
        cells = self.cells if own is None else (lambda _: own(self.evaluation.facts(self.period)))
        return total_of(indicator, cells, self.returned(indicator), indicators)

    @cached_property
    def _settled(self) -> UnitsTogether | None:
        """The same units, as if each venue that several claim stayed: together it counts once."""
        registry = self.evaluation.facts(self.period).registry
        stay = {
            id_: str(registry.venues[id_].values["unit_code"])
            for id_, units in registry.claims.items()
            if units <= {*self.units}
        }
        if not stay:
            return None
        form, left = KINDS["venue"].form, registry.standing
        rows = (replace(r, unit=stay.get(r.key, r.unit)) if r.form == form else r for r in left.set_aside)
        standing = Standing(left.deliveries, left.registers, left.events, tuple(rows), left.own)
        evaluation = type(self.evaluation)(standing, self.evaluation.rules)
        return UnitsTogether(evaluation, self.period, self.units)

    def returned(self, indicator: Indicator) -> int:
        """Count the units that sent every form a figure is over."""
        required = required_returns(self.evaluation.rules, "unit", indicator, self.period)
        if required not in self._returned:
            self._returned[required] = sum(self._sent_all(unit, required) for unit in self.units)
        return self._returned[required]

    def _sent_all(self, unit: str, required: RequiredReturns) -> bool:
        at = self.evaluation.facts
        return all(at(period).registry.returned(unit, period.code, form) for period, form in required)


@dataclass(frozen=True, slots=True)
class TotalFigure:
    """One indicator of several units together: in a period, a year before, and the change."""

    indicator: Indicator
    now: UnitsTotal | None
    before: UnitsTotal | None

    @property
    def change(self) -> Fraction | None:
        """The change, where both are one number of every unit."""
        if self.now is None or self.before is None or not (self.now.exact and self.before.exact):
            return None
        assert self.now.least is not None  # what is exact has ends
        assert self.before.least is not None
        return self.now.least - self.before.least


def totals_of(
    evaluation: Evaluation, indicator_set: IndicatorSet, period: Period, units: Sequence[str]
) -> tuple[TotalFigure, ...]:
    """Return every indicator of a set in force at the end of a period over some units together.

    The year before is that of the same units: an evaluation tells earlier records of the units they became.
    """
    before = year_before(evaluation, period)
    now = UnitsTogether(evaluation, period, units)
    then = UnitsTogether(evaluation, before, units) if before else None
    return tuple(
        TotalFigure(indicator, now.total(indicator), then.total(indicator) if then else None)
        for indicator in indicator_set.indicators.values()
        if holds_on(indicator, period.end)
    )


@dataclass(frozen=True, slots=True)
class SplitFigure:
    """One value of a split, in a period and in the same period a year before."""

    value: str
    now: UnitsTotal | None
    before: UnitsTotal | None


def split_of(
    evaluation: Evaluation, split: Split, period: Period, before: Period | None, units: Sequence[str]
) -> tuple[SplitFigure, ...]:
    """Return one figure a value, in the order of the form; records that leave the field blank are in none."""
    figure = evaluation.rules.set_of("unit").indicators[split.of]
    now = UnitsTogether(evaluation, period, units)
    then = UnitsTogether(evaluation, before, units) if before else None
    parts = []
    assert isinstance(figure, OverRecords)  # checked when the rules were read
    for value in evaluation.rules.catalogue.kinds[figure.over.kind].record_fields[split.by].values:
        part = _part(figure, split.by, value)
        parts.append(SplitFigure(value, _total(now, part), _total(then, part) if then else None))
    return tuple(parts)


def _part(figure: OverRecords, field: str, value: str) -> OverRecords:
    test: Condition = Compare(field, "equal", (value,))
    own = figure.over.where
    where = test if own is None else AllOf((own, test))
    return replace(figure, over=replace(figure.over, where=where))


def _total(together: UnitsTogether, part: OverRecords) -> UnitsTotal | None:
    return together.total(
        part, lambda facts: [facts.figure(Subject("unit", code), part) for code in together.units]
    )
