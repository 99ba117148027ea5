"""The bands of earlier years as a later one counts them: those announced of the same unit, else computed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from engine.evaluation.result import Pair
from engine.indicators.subjects import Subject
from engine.logic.cells import NOT_APPLICABLE, Cell, Owed, known, unknown
from engine.rulebook.model.rulebook import Rulebook, Rules
from facts.periods import YEAR, Calendar, Period

Announcements = Mapping[
    tuple[str, str], Mapping[str, tuple[str, ...]]
]  # (rulebook, period) → subject → bands


def years_before(calendar: Calendar, period: Period, count: int) -> list[Period | None]:
    """Return the period and those of the years before it, newest first; None where none was owed yet."""
    owed = calendar.first_owed(YEAR)
    years = (period.year - n for n in range(count))
    return [calendar.at(period.kind, y, period.n) if owed is None or y >= owed else None for y in years]


class BandsBefore:
    """Asks the scores of earlier years only where somebody asks for a band."""

    def __init__(
        self,
        rules: Rules,
        announced: Announcements,
        score_of: Callable[[Rulebook, str, Period], Pair | None],
    ) -> None:
        """Take what was announced; `score_of` computes the scores of a subject, None where it is none."""
        self.rules, self.told, self.score_of = rules, announced, score_of

    def cell(self, rulebook: str, kind: str, id_: str, period: Period) -> Cell:
        """Return the band of the year before as it counts now; not applicable where there was no result of
        the same subject."""
        book, subject = self.rules.rulebooks[rulebook], Subject(kind, id_)
        year = self._year_before(period)
        if year is None or not book.is_in_force(year.end) or not self.is_same_unit(subject, period, year):
            return NOT_APPLICABLE
        bands = self.bands(book, subject, period, year)
        if not bands:
            return NOT_APPLICABLE
        return known(bands[0]) if len(bands) == 1 else unknown(self._owed_then(book, id_, year), bands)

    def bands(
        self, rulebook: Rulebook, subject: Subject, period: Period, year: Period
    ) -> tuple[str, ...] | None:
        """Return the bands of an earlier year as a later period counts them; None where there was no
        result."""
        announced = self.announced(rulebook, subject, year)
        if announced is not None and self.is_same_unit(subject, period, year):
            return announced
        score = self.score_of(rulebook, subject.id, year)
        return score[0].bands if score is not None else None

    def announced(self, rulebook: Rulebook, subject: Subject, year: Period) -> tuple[str, ...] | None:
        """Return the bands announced of a subject; None where nothing was."""
        return self.told.get((rulebook.name, year.code), {}).get(subject.id)

    def is_same_unit(self, subject: Subject, period: Period, year: Period) -> bool:
        if subject.kind != "unit":
            return True
        now, then = (self.rules.units.get(subject.id, p.end) for p in (period, year))
        return now is None or then is None or now == then

    def _year_before(self, period: Period) -> Period | None:
        """Return the period a year before, None where nothing was owed yet: an office without such a day had
        no year before."""
        if self.rules.calendar.first_owed(YEAR) is None:
            return None
        return years_before(self.rules.calendar, period, 2)[1]

    def _owed_then(self, rulebook: Rulebook, id_: str, year: Period) -> tuple[Owed, ...]:
        score = self.score_of(rulebook, id_, year)
        return () if score is None else score[0].owed
