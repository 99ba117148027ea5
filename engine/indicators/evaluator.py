"""Evaluates declared indicators over the standing records, each value traceable to its rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar

from engine.indicators.aggregates import Aggregator
from engine.indicators.knowledge import field_cell
from engine.indicators.registry import Registry
from engine.indicators.subjects import Subject
from engine.indicators.windows import year_before
from engine.logic.cells import Cell, either, unknown
from engine.logic.frame import Frame
from engine.rulebook.kinds.in_force import holds_on
from engine.rulebook.model.indicators import Indicator, IndicatorSet
from engine.rulebook.model.rulebook import Rules
from facts.periods import YEAR, Period
from facts.standing import Standing

ResultT = TypeVar("ResultT")
ScoreOf = Callable[[str, str, Period], Cell]  # rulebook, id, period → its score as first told
BandBeforeOf = Callable[[str, str, str, Period], Cell]  # rulebook, kind of subject, id, period → its band


class Evaluator:
    """All indicators of all subjects, over one standing archive. Values are computed once and kept."""

    def __init__(
        self,
        standing: Standing,
        rules: Rules,
        band_of: Callable[[str, Subject, PeriodFacts], Cell] | None = None,
        first_told: ScoreOf | None = None,
        earlier: Mapping[str, Standing] = MappingProxyType({}),
        before: BandBeforeOf | None = None,
    ) -> None:
        self.standing = standing
        self.rules = rules
        self.band_of = band_of
        self.first_told = first_told
        self.before = before  # the band of the year before a period, not applicable where there was none
        self.earlier = earlier  # year → what its own returns told
        self._periods: dict[Period, PeriodFacts] = {}

    def standing_at(self, period: Period) -> Standing:
        """Return what a period is read from: for an earlier year, the returns of that year and before."""
        year = self.rules.calendar.at(YEAR, period.year)
        return self.earlier.get(period.code if year is None else year.code, self.standing)

    def at(self, period: Period) -> PeriodFacts:
        if period not in self._periods:
            self._periods[period] = PeriodFacts(self, period)
        return self._periods[period]


class PeriodFacts:
    """The indicators of one period."""

    def __init__(
        self,
        evaluator: Evaluator,
        period: Period,
        like: PeriodFacts | None = None,
        nameless: bool = True,
        lies_in: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Take a period, of `like` its records; rows without a readable id may count (`nameless`)."""
        self.evaluator = evaluator
        self.period = period
        self.nameless = nameless
        self.lies_in = lies_in
        self.rules = evaluator.rules
        rules, standing = evaluator.rules, evaluator.standing_at(period)
        own = Registry(standing, rules.calendar, period, rules.units) if like is None else like.registry
        self.registry: Registry = own
        self.aggregator = Aggregator(self)
        self._cells: dict[tuple[str, str, str], Cell] = {}
        self._of_all: dict[tuple[str, str], Any] = {}

    @cached_property
    def without_nameless(self) -> PeriodFacts:
        """The same facts as if no row were lost of which nobody can tell the venue."""
        return PeriodFacts(self.evaluator, self.period, like=self, nameless=False)

    def readings(self, subject: Subject) -> tuple[PeriodFacts, ...]:
        """Return the facts to ask of a subject: of a disputed venue, one for each unit that claims it."""
        disputed = subject.kind == "venue" and subject.id in self.registry.claims
        return self._readings if disputed and not self.lies_in else (self,)

    @cached_property
    def _readings(self) -> tuple[PeriodFacts, ...]:
        claims = {id_: sorted(units) for id_, units in self.registry.claims.items()}
        each = range(max(map(len, claims.values())))
        places = [{id_: units[n % len(units)] for id_, units in claims.items()} for n in each]
        return tuple(PeriodFacts(self.evaluator, self.period, self, self.nameless, p) for p in places)

    def set_of(self, subject: Subject) -> IndicatorSet:
        return self.rules.set_of(subject.kind)

    def unit_of(self, subject: Subject) -> str:
        """Return the unit whose returns a subject's figures rest on."""
        if subject.kind == "unit":
            return subject.id
        return self.lies_in.get(subject.id) or str(self.registry.venues[subject.id].values["unit_code"])

    def subjects(self, kind: str) -> tuple[Subject, ...]:
        ids = self.registry.units if kind == "unit" else self.registry.open_venues()
        return tuple(Subject(kind, id_) for id_ in ids)

    @cached_property
    def compared_units(self) -> tuple[str, ...]:
        """The units of the period: those listed, and those that sent anything and are not gone by its end."""
        units, end = self.rules.units, self.period.end
        sent = (code for code in self.registry.units if not units.no_more(code, end))
        return tuple(sorted({*sent, *(unit.code for unit in units.on(end))}))

    def venues_of(self, unit: str) -> tuple[Subject, ...]:
        """Return the venues of a unit that are open in the period, in order of id."""
        return self._venues_by_unit.get(unit, ())

    @cached_property
    def _venues_by_unit(self) -> Mapping[str, tuple[Subject, ...]]:
        by_unit: dict[str, list[Subject]] = defaultdict(list)
        for venue in self.subjects("venue"):
            by_unit[self.unit_of(venue)].append(venue)
        return {unit: tuple(venues) for unit, venues in by_unit.items()}

    def cell(self, subject: Subject, name: str) -> Cell:
        """Return one indicator, or `RULEBOOK.band`, of one subject."""
        key = (subject.kind, subject.id, name)
        if key not in self._cells:
            self._cells[key] = self._compute(subject, name)
        return self._cells[key]

    def figure(self, subject: Subject, indicator: Indicator) -> Cell:
        """Return an indicator that the rules do not name, such as a part of one that they do."""
        return indicator.cell(self, subject)

    def cells(self, subject: Subject) -> Mapping[str, Cell]:
        names = self.rules.asked_indicators(subject.kind, self.period.end)
        return {name: self.cell(subject, name) for name in names}

    def frame(self, subject: Subject) -> Frame:
        """Return what the meaning of a test depends on besides its facts."""
        units = [Subject("unit", facts.unit_of(subject)) for facts in self.readings(subject)]

        def of_unit(name: str) -> Cell:
            return either([field_cell(self, unit, "unit", name) for unit in units])

        return Frame(self.period, self.rules.calendar, self.rules.parameters, of_unit)

    def _compute(self, subject: Subject, name: str) -> Cell:
        if name.endswith(".band"):
            assert self.evaluator.band_of is not None
            return self.evaluator.band_of(name.removesuffix(".band"), subject, self)
        indicator = self.rules.indicator(subject.kind, name)
        return indicator.cell(self, subject) if holds_on(indicator, self.period.end) else unknown()

    def period_before(self) -> Period | None:
        """Return the same period a year before, None where none was owed yet."""
        return year_before(self.period, self.rules.calendar)

    def once(
        self, kind: str, indicator: Indicator, compute: Callable[[PeriodFacts, str], ResultT]
    ) -> ResultT:
        """Return what an indicator needs of all subjects of a kind, computed once."""
        if (kind, indicator.name) not in self._of_all:
            self._of_all[kind, indicator.name] = compute(self, kind)
        result: ResultT = self._of_all[kind, indicator.name]
        return result
