"""Evaluates declared indicators over the standing records, each value traceable to its rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType

from engine.indicators.aggregates import Aggregator
from engine.indicators.day_counts import days_from, last_unseen
from engine.indicators.own_rows import OwnRows
from engine.indicators.peers import Peers
from engine.indicators.registry import Registry
from engine.indicators.shares import no_more_than
from engine.indicators.subjects import Subject
from engine.indicators.windows import year_before
from engine.logic.cells import (
    NO_DATE,
    NOT_APPLICABLE,
    Cell,
    Ends,
    State,
    between,
    known,
    over,
    unknown,
)
from engine.logic.frame import Frame
from engine.logic.intervals import added, divided, ends_of, less
from engine.rulebook.model.conditions import Moment
from engine.rulebook.model.indicators import (
    Aggregate,
    BandBefore,
    ChanceOfSoFew,
    DayOf,
    DaysBetween,
    DeclaredCell,
    Difference,
    Indicator,
    IndicatorRef,
    IndicatorSet,
    Operation,
    OwnField,
    Previous,
    Quotient,
    ScoreFirstTold,
    ShareOfBest,
    Total,
)
from engine.rulebook.model.rulebook import Rules
from facts.periods import YEAR, Period
from facts.standing import Standing

ScoreOf = Callable[[str, str, Period], Cell]  # rulebook, id, period → its score as first told
BandOf = Callable[[str, str, str, Period], Cell]  # rulebook, kind of subject, id, period → its band


class Evaluator:
    """All indicators of all subjects, over one standing archive. Values are computed once and kept."""

    def __init__(
        self,
        standing: Standing,
        rules: Rules,
        band_of: BandOf | None = None,
        first_told: ScoreOf | None = None,
        earlier: Mapping[str, Standing] = MappingProxyType({}),
        before: BandOf | None = None,
    ) -> None:
        self.standing = standing
        self.rules = rules
        self.band_of = band_of
        self.first_told = first_told
        self.before = before  # the band of the year before a period, not applicable where there was none
        self.earlier = earlier  # year → what its own returns told
        self._periods: dict[Period, PeriodFacts] = {}

    def standing_at(self, period: Period) -> Standing:
        """Return what a period is read from: the returns of its own year and before, where that is an earlier
        one."""
        year = self.rules.calendar.at(YEAR, period.year)
        return self.earlier.get(period.code if year is None else year.code, self.standing)

    def at(self, period: Period) -> PeriodFacts:
        if period not in self._periods:
            self._periods[period] = PeriodFacts(self, period)
        return self._periods[period]


class PeriodFacts:
    """The indicators of one period."""

    def __init__(self, evaluator: Evaluator, period: Period, like: PeriodFacts | None = None) -> None:
        """Take a period; `like` has its records already, and these facts leave its nameless rows out."""
        self.evaluator = evaluator
        self.period = period
        self.nameless = like is None
        self.rules = evaluator.rules
        self.registry: Registry = (
            like.registry
            if like is not None
            else Registry(
                evaluator.standing_at(period),
                evaluator.rules.calendar,
                period,
                evaluator.rules.units,
            )
        )
        self.aggregator = Aggregator(self)
        self.own_rows = OwnRows(self)
        self.peers = Peers(self)
        self._cells: dict[tuple[str, str, str], Cell] = {}

    @cached_property
    def without_nameless(self) -> PeriodFacts:
        """The same facts as if no row were lost of which nobody can tell the venue."""
        return PeriodFacts(self.evaluator, self.period, like=self)

    def set_of(self, subject: Subject) -> IndicatorSet:
        return self.rules.set_of(subject.kind)

    def unit_of(self, subject: Subject) -> str:
        """Return the unit whose returns a subject's figures rest on."""
        if subject.kind == "unit":
            return subject.id
        return str(self.registry.venues[subject.id].values["unit_code"])

    def subjects(self, kind: str) -> tuple[Subject, ...]:
        ids = self.registry.units if kind == "unit" else self.registry.open_venues()
        return tuple(Subject(kind, id_) for id_ in ids)

    def venues_of(self, unit: str) -> tuple[Subject, ...]:
        """Return the venues of a unit that are open in the period, in order of id."""
        return self._venues_by_unit.get(unit, ())

    @cached_property
    def _venues_by_unit(self) -> Mapping[str, tuple[Subject, ...]]:
        found: dict[str, list[Subject]] = defaultdict(list)
        for venue in self.subjects("venue"):
            found[self.unit_of(venue)].append(venue)
        return {unit: tuple(venues) for unit, venues in found.items()}

    def cell(self, subject: Subject, name: str) -> Cell:
        """Return one indicator, or `RULEBOOK.band`, of one subject."""
        key = (subject.kind, subject.id, name)
        if key not in self._cells:
            self._cells[key] = self._compute(subject, name)
        return self._cells[key]

    def figure(self, subject: Subject, indicator: Indicator) -> Cell:
        """Return an indicator that the rules do not name, such as a part of one that they do."""
        return self._operation(subject, indicator)

    def cells(self, subject: Subject) -> Mapping[str, Cell]:
        names = self.rules.asked_indicators(subject.kind, self.period.end)
        return {name: self.cell(subject, name) for name in names}

    def frame(self, subject: Subject) -> Frame:
        """Return what the meaning of a test depends on besides its facts."""
        unit = Subject("unit", self.unit_of(subject))
        return Frame(
            period=self.period,
            calendar=self.rules.calendar,
            parameters=self.rules.parameters,
            unit_fields=lambda name: self.own_rows.field(unit, OwnField("unit", name)),
        )

    def _compute(self, subject: Subject, name: str) -> Cell:
        if name.endswith(".band"):
            assert self.evaluator.band_of is not None
            return self.evaluator.band_of(name.removesuffix(".band"), subject.kind, subject.id, self.period)
        return self._operation(subject, self.rules.indicator(subject.kind, name))

    def _operation(self, subject: Subject, indicator: Indicator) -> Cell:
        operation: Operation = indicator.operation
        if isinstance(operation, Aggregate):
            return self.aggregator.cell(subject, operation)
        if isinstance(operation, OwnField):
            return self.own_rows.field(subject, operation)
        if isinstance(operation, Quotient):
            return self._quotient(subject, operation)
        if isinstance(operation, Total):
            return self._total(subject, operation)
        if isinstance(operation, Difference):
            return self._difference(subject, operation)
        if isinstance(operation, Previous):
            return self._previous(subject, operation)
        if isinstance(operation, ScoreFirstTold):
            score = self.evaluator.first_told
            return unknown() if score is None else score(operation.rulebook, subject.id, self.period)
        if isinstance(operation, BandBefore):
            return self._band_before(subject, operation)
        if isinstance(operation, ChanceOfSoFew):
            return self.peers.chance(subject, operation)
        if isinstance(operation, ShareOfBest):
            return self.peers.share_of_best(subject, operation)
        if isinstance(operation, DeclaredCell):
            return self.own_rows.declared(subject, operation)
        return self._days(subject, operation)

    def _band_before(self, subject: Subject, operation: BandBefore) -> Cell:
        before = self.evaluator.before
        found = (
            NOT_APPLICABLE
            if before is None
            else before(operation.rulebook, subject.kind, subject.id, self.period)
        )
        none = found.state is State.NOT_APPLICABLE
        return unknown() if none and operation.if_none == "unknown" else found

    # Operations over cells

    def _quotient(self, subject: Subject, operation: Quotient) -> Cell:
        above, below = self.cell(subject, operation.above), self.cell(subject, operation.below)
        if below.state is State.KNOWN and below.value == 0:
            none = unknown() if operation.if_none == "unknown" else NOT_APPLICABLE
            return over(none, above, below)
        found = ends_of(above, below)
        ends = divided(found[0], found[1], operation.times) if found else None
        found_share = _of_parts(ends, above, below)
        if operation.at_most is None:
            return found_share
        return no_more_than(found_share, Fraction(operation.at_most), above, below)

    def _total(self, subject: Subject, operation: Total) -> Cell:
        parts = [self.cell(subject, name) for name in operation.names]
        found = ends_of(*parts)
        return _of_parts(added(found) if found else None, *parts)

    def _difference(self, subject: Subject, operation: Difference) -> Cell:
        a, b = self.cell(subject, operation.a), self.cell(subject, operation.b)
        found = ends_of(a, b)
        return _of_parts(less(found[0], found[1]) if found else None, a, b)

    def _previous(self, subject: Subject, operation: Previous) -> Cell:
        before = self.period_before()
        if before is None:
            return unknown()
        earlier = self.evaluator.at(before)
        if subject.kind == "venue" and subject.id not in earlier.registry.venues:
            return unknown()
        return earlier.cell(subject, operation.name)

    def period_before(self) -> Period | None:
        """Return the same period a year before, None where none was owed yet."""
        return year_before(self.period, self.rules.calendar)

    def _days(self, subject: Subject, operation: DaysBetween) -> Cell:
        first, second = self._day(subject, operation.first), self._day(subject, operation.second)
        return days_from(first, second, operation.if_none, self._unseen(subject, operation.first))

    def _unseen(self, subject: Subject, day: DayOf) -> date | None:
        """Return the last day without records that a day looks back to, None where it looks at none."""
        source = (
            self.rules.indicator(subject.kind, day.name).operation if isinstance(day, IndicatorRef) else day
        )
        if self.rules.calendar.first_record is None or not isinstance(source, Aggregate):
            return None
        windows = self.aggregator.windows(source.over, self.frame(subject))
        return last_unseen(source, windows, self.rules.calendar.first_record)

    def _day(self, subject: Subject, day: DayOf) -> Cell:
        if isinstance(day, IndicatorRef):
            return self.cell(subject, day.name)
        if isinstance(day, Aggregate):
            return self.aggregator.cell(subject, day)
        if isinstance(day, Moment):
            found = self.frame(subject).day(day)
            return known(found) if found is not None else NO_DATE
        return known(day)


def _of_parts(ends: Ends | None, *parts: Cell) -> Cell:
    """Return what lies between two ends, or what comes of parts that are not all numbers."""
    return over(_worst(*parts) if ends is None else between(*ends), *parts)


def _worst(*cells: Cell) -> Cell:
    """Return what a sum or quotient of these is, one of them not being known."""
    if any(cell.unknown for cell in cells):
        return unknown()
    return next(Cell(cell.state) for cell in cells if cell.state is not State.KNOWN)
