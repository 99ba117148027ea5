"""Everything the two workbooks say of a period: results, the years before, and what may be published of
them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from desk.office.disclosure.added_up import wholes_of
from desk.office.disclosure.counts import Indicators, records_behind, sums_under
from desk.office.disclosure.editions import NO_EDITIONS, Editions, ShownInEdition, held_to
from desk.office.disclosure.figures import (
    UnitSum,
    Values,
    is_said_of_each,
    publishable,
    totals_over_units,
    unit_sums,
)
from desk.office.disclosure.open_results import open_criteria, open_gates
from desk.workspace.despite import SETTLED, Despite
from engine.evaluation.change import year_before
from engine.evaluation.explanation import Explanation, explanation_of
from engine.evaluation.order_asked import order_of
from engine.evaluation.ranking import Places, RankedBy, ranked
from engine.evaluation.result import Result
from engine.evaluation.targets import Outcome, outcomes_of
from engine.evaluation.totals import UnitsTogether, UnitsTotal
from engine.evaluation.years import Evaluation
from engine.indicators.subjects import Subject
from engine.rulebook.model.roles import RECOGNITION
from engine.rulebook.model.rulebook import Rulebook
from facts.periods import Period

YEARS = 3  # shown side by side


@dataclass(frozen=True, slots=True)
class YearOfUnit:
    """One commune in one period."""

    result: Result
    values: Values


@dataclass(frozen=True)
class OfficeResults:
    """The results of all communes for a period and the years before, newest first."""

    evaluation: Evaluation
    rulebook: Rulebook
    periods: tuple[Period, ...]
    years: Mapping[tuple[str, str], YearOfUnit]  # (unit, period)
    earlier: Editions  # public workbooks made before
    locked: bool  # figures of a period that may still change are not published
    despite: Despite = SETTLED  # why the period was closed with unsettled bands

    @property
    def period(self) -> Period:
        return self.periods[0]

    @property
    def before(self) -> Period | None:
        return self.periods[1] if len(self.periods) > 1 else None

    @property
    def indicators(self) -> Indicators:
        return self.evaluation.rules.indicator_sets[self.rulebook.subject].indicators

    def of(self, unit: str, period: Period | None) -> YearOfUnit | None:
        return self.years.get((unit, period.code)) if period else None

    def all_of(self, period: Period) -> tuple[YearOfUnit, ...]:
        return tuple(year for (_, code), year in self.years.items() if code == period.code)

    def placed(self) -> tuple[tuple[Places | None, YearOfUnit], ...]:
        """Return the communes of the period in the order of the ranking, each with its places."""
        return ranked(self.all_of(self.period), self._rank_of, self.rulebook)

    def _rank_of(self, year: YearOfUnit) -> RankedBy:
        found, subject = year.result.scored, year.result.subject.id
        order = order_of(self.evaluation, self.rulebook, subject, self.period)
        by_order = (order.ranks, order.group) if order is not None else (None, "")
        return RankedBy(found.bands, found.low, found.high, subject, *by_order)

    def ranked(self) -> tuple[YearOfUnit, ...]:
        """Return the communes of the period in the order of the ranking."""
        return tuple(year for _, year in self.placed())

    def announced_before(self, year: YearOfUnit) -> tuple[str, ...] | None:
        """Return the bands announced of a commune for an earlier year; None where none were, or of the period
        itself."""
        then = next((p for p in self.periods[1:] if p.code == year.result.period), None)
        return self.evaluation.before.announced(self.rulebook, year.result.subject, then) if then else None

    def name(self, unit: str, period: Period | None = None) -> str:
        found = self.evaluation.rules.units.get(unit, (period or self.period).end)
        return found.name if found else unit

    def explanation(self, unit: str) -> Explanation:
        return explanation_of(self.evaluation, self.rulebook, Subject("unit", unit), self.period)

    # What may be published

    def by_band(self) -> tuple[YearOfUnit, ...]:
        """Return the communes by band, best first, then by code: an order by points would tell of points."""
        order = {band.id: place for place, band in enumerate(self.rulebook.bands)}
        return tuple(
            sorted(
                self.all_of(self.period),
                key=lambda y: ([order[b] for b in y.result.scored.bands], y.result.subject.id),
            )
        )

    @cached_property
    def shown(self) -> Mapping[str, ShownInEdition]:
        """What may be shown of this period and the one before, beside what earlier editions showed."""
        both = [p for p in (self.period, self.before) if p is not None]
        sums = {p.code: self._sums(p) if self.locked else {} for p in both}
        every = [year.values for p in both for year in self.all_of(p)] if self.locked else []
        columns = frozenset(publishable(self.indicators, every))
        criteria, gates = (found(self.rulebook, self.indicators) for found in (open_criteria, open_gates))
        return {
            code: held_to(
                ShownInEdition(criteria, gates, columns, totals_over_units(self.indicators, part), part),
                self.earlier.get(code, ()),
                wholes_of(self.indicators),
            )
            for code, part in sums.items()
        }

    def _sums(self, period: Period) -> Mapping[str, UnitSum]:
        rows = {year.result.subject.id: year.values for year in self.all_of(period)}
        facts, sums = (
            self.evaluation.facts(period),
            [n for n in self.indicators if sums_under(n, self.indicators) == (n,)],
        )
        behind = {name: records_behind(self.indicators[name]) for name in sums}
        records = {
            unit: {name: facts.figure(Subject("unit", unit), one) for name, one in behind.items()}
            for unit in rows
        }
        return unit_sums(self.indicators, rows, records)

    def outcomes(self, public: bool) -> tuple[Outcome, ...]:
        """Return what was assigned from above beside what was reached; for the public, only totals shown or
        of own work."""
        rules, period = self.evaluation.rules, self.period
        if self.rulebook.role != RECOGNITION:
            return ()
        years = self.all_of(period)
        bands = {year.result.subject.id: year.result.scored.bands for year in years}
        shown = self.shown[period.code].totals
        together = UnitsTogether(self.evaluation, period, list(bands))

        def told(name: str) -> UnitsTotal | None:
            if public and not (name in shown or (self.locked and is_said_of_each(name, self.indicators))):
                return None
            return together.total(self.indicators[name])

        return outcomes_of(rules, period, told, bands)


def office_results(
    evaluation: Evaluation,
    rulebook: Rulebook,
    period: Period,
    earlier: Editions = NO_EDITIONS,
    locked: bool = True,
) -> OfficeResults:
    """Put together what the workbooks show."""
    periods = [period]
    while len(periods) < YEARS and (before := year_before(evaluation, periods[-1])):
        periods.append(before)
    now = set(evaluation.subjects(rulebook, period))  # units that are no more stand in what they became
    years = {
        (s.id, p.code): YearOfUnit(evaluation.result(rulebook, s, p), evaluation.facts(p).cells(s))
        for p in periods
        for s in evaluation.subjects(rulebook, p)
        if s in now
    }
    return OfficeResults(evaluation, rulebook, tuple(periods), years, earlier, locked)
