"""What earlier years count for: their bands, announced or computed; signs a first year can't be asked."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from engine.evaluation.result import Pair
from engine.indicators.subjects import Subject
from engine.indicators.windows import year_before
from engine.logic.cells import NOT_APPLICABLE, Cell, Owed, known, unknown
from engine.rulebook.model.indicators import resting_on_year_before
from engine.rulebook.model.rulebook import Rulebook, Rules, Sign
from engine.scoring.signs import without_facts
from facts.periods import YEAR, Calendar, Period

# (rulebook, period) → subject → bands
Announcements = Mapping[tuple[str, str], Mapping[str, tuple[str, ...]]]


def years_before(calendar: Calendar, period: Period, count: int) -> list[Period | None]:
    """Return the period and those of the years before it, newest first; None where none was owed yet."""
    owed = calendar.first_owed(YEAR)
    years = (period.year - n for n in range(count))
    return [calendar.at(period.kind, y, period.n) if owed is None or y >= owed else None for y in years]


class BandsBefore:
    """Asks the scores of earlier years only where somebody asks for a band."""

    def __init__(
        self, rules: Rules, announced: Announcements, score_of: Callable[[Rulebook, str, Period], Pair | None]
    ) -> None:
        """Take what was announced; `score_of` computes the scores of a subject, None where it is none."""
        self.rules, self.told, self.score_of = rules, announced, score_of

    def cell(self, rulebook: str, kind: str, id_: str, period: Period) -> Cell:
        """Return the band of the year before as it counts now; not applicable if there was no result."""
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
        """Return the bands of an earlier year as a later period counts them; None if there was no result."""
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
        """Return the period a year before, None if nothing was owed yet."""
        if self.rules.calendar.first_owed(YEAR) is None:
            return None
        return years_before(self.rules.calendar, period, 2)[1]

    def _owed_then(self, rulebook: Rulebook, id_: str, year: Period) -> tuple[Owed, ...]:
        score = self.score_of(rulebook, id_, year)
        return () if score is None else score[0].owed


def sign_asked(rules: Rules, rulebook: Rulebook, sign: Sign, period: Period) -> Sign | None:
    """Return a sign as a period can be asked it; None if it needs a year before, of which none was owed."""
    if year_before(period, rules.calendar) is not None:
        return sign
    gone = resting_on_year_before(rules.indicator_sets[rulebook.subject].indicators)
    left = without_facts(sign.when, gone)
    return None if left is None else replace(sign, when=left)
