"""Everything the two workbooks say of a period: results, the years before, and what is withheld."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from desk.office.disclosure.counts import Indicators, kinds_under_points
from desk.office.disclosure.figures import Published, Values, district_totals, publishable
from desk.office.disclosure.guesses import Reader
from desk.office.disclosure.points import Withheld, withheld_from
from desk.workspace.despite import SETTLED, Despite
from engine.evaluation.change import year_before
from engine.evaluation.explanation import Explanation, explanation_of
from engine.evaluation.ranking import Rank, ranked
from engine.evaluation.years import Evaluation, Result
from engine.indicators.subjects import Subject
from engine.rulebook.model.rulebook import Rulebook
from facts.periods import Period

YEARS = 3  # shown side by side


@dataclass(frozen=True, slots=True)
class YearOfUnit:
    """One commune in one period."""

    result: Result
    withheld: Withheld
    values: Values
    published: Published  # in the workbook of its own period


@dataclass(frozen=True, slots=True)
class OfficeResults:
    """The results of all communes for a period and the years before, newest first."""

    evaluation: Evaluation
    rulebook: Rulebook
    periods: tuple[Period, ...]
    years: Mapping[tuple[str, str], YearOfUnit]  # (unit, period)
    published: Published
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

    def placed(self) -> tuple[tuple[int | None, YearOfUnit], ...]:
        """Return the communes of the period in the order of the ranking, each with its place."""
        mine = [year for (_, code), year in self.years.items() if code == self.period.code]
        return ranked(mine, _rank_of, self.rulebook)

    def ranked(self) -> tuple[YearOfUnit, ...]:
        """Return the communes of the period in the order of the ranking."""
        return tuple(year for _, year in self.placed())

    def announced_before(self, year: YearOfUnit) -> tuple[str, ...] | None:
        """Return the bands announced of a commune for an earlier year; None where none were, or of the period itself."""
        then = next((p for p in self.periods[1:] if p.code == year.result.period), None)
        return self.evaluation.announced_bands(self.rulebook, year.result.subject, then) if then else None

    def name(self, unit: str, period: Period | None = None) -> str:
        found = self.evaluation.rules.units.get(unit, (period or self.period).end)
        return found.name if found else unit

    def explanation(self, unit: str) -> Explanation:
        return explanation_of(self.evaluation, self.rulebook, Subject("unit", unit), self.period)

    def totals(self, period: Period) -> dict[str, Fraction]:
        """Return the sums over all communes that may be shown."""
        mine = [year for (_, code), year in self.years.items() if code == period.code]
        under = kinds_under_points(self.rulebook, self.indicators)
        return (
            district_totals(self.indicators, [y.values for y in mine], mine[0].published, under)
            if mine
            else {}
        )


def _rank_of(year: YearOfUnit) -> Rank:
    scored = year.result.scored
    return Rank(scored.bands, scored.low, scored.high, year.result.subject.id)


def office_results(evaluation: Evaluation, rulebook: Rulebook, period: Period) -> OfficeResults:
    """Put together what the workbooks show."""
    periods = [period]
    while len(periods) < YEARS and (before := year_before(evaluation, periods[-1])):
        periods.append(before)
    now = set(evaluation.subjects(rulebook, period))  # units that are no more stand in what they became
    editions = {p.code: _published(evaluation, rulebook, p) for p in periods}
    years = {
        (s.id, p.code): _year(evaluation, rulebook, s, p, editions[p.code])
        for p in periods
        for s in evaluation.subjects(rulebook, p)
        if s in now
    }
    return OfficeResults(evaluation, rulebook, tuple(periods), years, editions[period.code])


def _published(evaluation: Evaluation, rulebook: Rulebook, period: Period) -> Published:
    """Return the figures the workbook of a period shows: what it showed then a later workbook may not add to."""
    before = year_before(evaluation, period)
    now = evaluation.subjects(rulebook, period)
    rows = [evaluation.facts(period).cells(s) for s in now]
    if before is not None:
        facts = evaluation.facts(before)
        rows += [facts.cells(s) for s in evaluation.subjects(rulebook, before) if s in set(now)]
    return publishable(evaluation.rules.indicator_sets[rulebook.subject].indicators, rows)


def _year(
    evaluation: Evaluation, rulebook: Rulebook, subject: Subject, period: Period, published: Published
) -> YearOfUnit:
    result = evaluation.result(rulebook, subject, period)
    facts = evaluation.facts(period)
    indicators = evaluation.rules.indicator_sets[rulebook.subject].indicators
    reader = Reader(
        rulebook, indicators, published, lambda name: facts.cell(subject, name), facts.frame(subject)
    )
    withheld = withheld_from(reader, result.scored, tuple(result.appraised))
    return YearOfUnit(result, withheld, facts.cells(subject), published)
