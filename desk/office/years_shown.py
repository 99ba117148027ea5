"""Everything the two workbooks say of a period, and what may be published of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from desk.office.disclosure.editions import NO_EDITIONS, Editions, ShownInEdition, held_to
from desk.office.disclosure.figures import (
    Indicators,
    UnitSum,
    Values,
    is_said_of_each,
    open_criteria,
    open_gates,
    publishable,
    records_behind,
    sums_under,
    totals_over_units,
    unit_sums,
    wholes_of,
)
from desk.runs.year import ScoredYear
from desk.words.band_words import BandCounts, band_counts
from engine.evaluation.change import year_before
from engine.evaluation.explanation import Explanation, explanation_of
from engine.evaluation.result import Result
from engine.evaluation.targets import Outcome, outcomes_of
from engine.evaluation.together import possible_of
from engine.evaluation.totals import UnitsTogether, UnitsTotal
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
class YearsShown:
    """A year and those before it, newest first, of all communes; and what may be published of them."""

    year: ScoredYear
    periods: tuple[Period, ...]
    years: Mapping[tuple[str, str], YearOfUnit]  # (unit, period)
    earlier: Editions  # public workbooks made before
    locked: bool  # figures of a period that may still change are not published

    @property
    def before(self) -> Period | None:
        return self.periods[1] if len(self.periods) > 1 else None

    @property
    def indicators(self) -> Indicators:
        return self.year.rules.indicator_sets[self.year.rulebook.subject].indicators

    def of(self, unit: str, period: Period | None) -> YearOfUnit | None:
        return self.years.get((unit, period.code)) if period else None

    def all_of(self, period: Period) -> tuple[YearOfUnit, ...]:
        return tuple(year for (_, code), year in self.years.items() if code == period.code)

    def counts(self, period: Period) -> BandCounts:
        return band_counts(self.year.rulebook, (year.result.scored.bands for year in self.all_of(period)))

    def ranked(self) -> tuple[YearOfUnit, ...]:
        found = (self.of(row.subject, self.year.period) for row in self.year.rows)
        return tuple(year for year in found if year is not None)

    def announced_before(self, year: YearOfUnit) -> tuple[str, ...] | None:
        """Return the bands announced of a commune for an earlier year; None where none were."""
        then = next((p for p in self.periods[1:] if p.code == year.result.period), None)
        before, book = self.year.evaluation.before, self.year.rulebook
        return before.announced(book, year.result.subject, then) if then else None

    def explanation(self, unit: str) -> Explanation:
        subject = Subject("unit", unit)
        return explanation_of(self.year.evaluation, self.year.rulebook, subject, self.year.period)

    # What may be published

    def by_band(self) -> tuple[YearOfUnit, ...]:
        """Return the communes by band, best first, then by code: an order by points would tell of points."""
        order = {band.id: place for place, band in enumerate(self.year.rulebook.bands)}
        return tuple(
            sorted(
                self.all_of(self.year.period),
                key=lambda y: ([order[b] for b in y.result.scored.bands], y.result.subject.id),
            )
        )

    @cached_property
    def shown(self) -> Mapping[str, ShownInEdition]:
        """What may be shown of this period and the one before, beside what earlier editions showed."""
        both = [p for p in (self.year.period, self.before) if p is not None]
        sums = {p.code: self._sums(p) if self.locked else {} for p in both}
        every = [year.values for p in both for year in self.all_of(p)] if self.locked else []
        columns = frozenset(publishable(self.indicators, every))
        criteria, gates = (
            found(self.year.rulebook, self.indicators) for found in (open_criteria, open_gates)
        )
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
            self.year.evaluation.facts(period),
            [n for n in self.indicators if sums_under(n, self.indicators) == (n,)],
        )
        behind = {name: records_behind(self.indicators[name]) for name in sums}
        records = {
            unit: {name: facts.figure(Subject("unit", unit), one) for name, one in behind.items()}
            for unit in rows
        }
        return unit_sums(self.indicators, rows, records)

    def outcomes(self, public: bool) -> tuple[Outcome, ...]:
        """Return targets beside what was reached; for the public, only totals shown or of own work."""
        rules, period = self.year.rules, self.year.period
        if self.year.rulebook.role != RECOGNITION:
            return ()
        years = self.all_of(period)
        bands = {year.result.subject.id: year.result.scored.bands for year in years}
        shown = self.shown[period.code].totals
        together = UnitsTogether(self.year.evaluation, period, list(bands))

        def told(name: str) -> UnitsTotal | None:
            if public and not (name in shown or (self.locked and is_said_of_each(name, self.indicators))):
                return None
            return together.total(self.indicators[name])

        def possible(book: Rulebook) -> Mapping[str, Sequence[str]]:
            if book.name == self.year.rulebook.name:
                return bands
            return {} if public else possible_of(self.year.evaluation, book, period, list(bands))

        return outcomes_of(rules, period, told, possible)


def years_shown(year: ScoredYear, earlier: Editions = NO_EDITIONS, locked: bool = True) -> YearsShown:
    evaluation, rulebook, periods = year.evaluation, year.rulebook, [year.period]
    while len(periods) < YEARS and (before := year_before(evaluation, periods[-1])):
        periods.append(before)
    now = set(evaluation.subjects(rulebook, year.period))  # those that are no more are in what they became
    years = {
        (s.id, p.code): YearOfUnit(evaluation.result(rulebook, s, p), evaluation.facts(p).cells(s))
        for p in periods
        for s in evaluation.subjects(rulebook, p)
        if s in now
    }
    return YearsShown(year, tuple(periods), years, earlier, locked)
