"""A year under one rulebook: results, what was announced, corrections, debts, counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from desk.base.faults import WrongUse
from desk.runs.notices import Noticed, notices_of
from desk.runs.run import Run, rules_of, scored_period
from desk.runs.run_inputs import evaluation_of, records_in_units
from desk.runs.since_announced import Later, SinceAnnounced, announcement_of, since_announced
from desk.runs.standings import (
    Commendation,
    StandingRow,
    bands_before_in,
    closed_despite,
    computed_standings,
    owed_in,
    proposals_of,
    rulebook_asked,
    standings_of,
)
from desk.words.band_words import BandCounts, band_counts, band_title
from desk.workspace.announcements import SETTLED, Announced, Despite
from desk.workspace.compiled_rules import rulebook_for
from desk.workspace.folder import opened
from engine.indicators.subjects import Subject
from engine.indicators.windows import year_before
from engine.logic.cells import Owed
from engine.rulebook.model.editions import edition, edition_in
from engine.rulebook.model.roles import INSPECTION, RECOGNITION
from engine.rulebook.model.rulebook import Band, Rulebook, Rules, Streak
from facts.periods import Period

if TYPE_CHECKING:  # who reads a run back evaluates nothing
    from engine.evaluation.result import Result
    from engine.evaluation.years import Evaluation


@dataclass(frozen=True, eq=False)
class ScoredYear:
    """The results of one rulebook for a period; they are computed when they are first asked for."""

    rules: Rules
    rulebook: Rulebook
    period: Period
    evaluate: Callable[[], Evaluation]

    @cached_property
    def evaluation(self) -> Evaluation:
        return self.evaluate()

    @cached_property
    def rows(self) -> tuple[StandingRow, ...]:
        return computed_standings(self.evaluation, self.rulebook, self.period)

    @cached_property
    def despite(self) -> Despite:
        """Why the period was closed or announced with unsettled bands."""
        return SETTLED

    @cached_property
    def by_subject(self) -> Mapping[str, StandingRow]:
        return {row.subject: row for row in self.rows}

    @cached_property
    def counts(self) -> BandCounts:
        return band_counts(self.rulebook, (row.bands for row in self.rows))

    @cached_property
    def owed(self) -> frozenset[Owed]:
        """What the points wait for."""
        return owed_in(self.rows)

    @cached_property
    def not_returned(self) -> tuple[Owed, ...]:
        """What units did not return that may tell of other units too."""
        from engine.evaluation.reported_elsewhere import not_returned

        return not_returned(self.evaluation.facts(self.period), self.rulebook)

    @cached_property
    def before(self) -> Period | None:
        return year_before(self.period, self.rules.calendar)

    def name(self, unit: str) -> str:
        return self.rules.units.name(unit, self.period.end)

    def title(self, bands: tuple[str, ...]) -> str:
        """Say one band, or that it is undecided and which are possible."""
        return band_title(self.rulebook, bands)

    def bands_before(self, unit: str) -> tuple[str, ...]:
        """Return the bands of the year before: those announced, else computed; empty if there were none."""
        if self.before is None:
            return ()
        bands = self.evaluation.before.bands(self.rulebook, Subject("unit", unit), self.period, self.before)
        return tuple(bands or ())

    def settled(self, band: Band) -> tuple[StandingRow, ...]:
        """Return the subjects whose band is sure and rests on no row that is set aside."""
        return tuple(row for row in self.rows if row.band == band.id and not row.provisional)

    @cached_property
    def recognised(self) -> tuple[StandingRow, ...]:
        """The communes that may be proposed: in a healthy band, surely."""
        return tuple(row for band in self.rulebook.bands if band.healthy for row in self.settled(band))

    @cached_property
    def unsettled(self) -> tuple[StandingRow, ...]:
        """The communes of which nothing can be decided yet."""
        return tuple(row for row in self.rows if row.band is None or row.provisional)


def not_returned_in(run: Run, book: Rulebook) -> tuple[Owed, ...]:
    """Return what units had not returned at a run that may move the points of others by a rulebook."""
    return tuple(Owed(*gap) for gap in run.manifest.get("not_returned", {}).get(book.name, ()))


@dataclass(frozen=True, eq=False)
class Year(ScoredYear):
    """A year as one of its runs gives it."""

    run: Run

    @cached_property
    def rows(self) -> tuple[StandingRow, ...]:
        return standings_of(self.run, self.rulebook)

    @cached_property
    def not_returned(self) -> tuple[Owed, ...]:
        return not_returned_in(self.run, self.rulebook)

    @cached_property
    def despite(self) -> Despite:
        return closed_despite(self.run, self.rulebook)

    @property
    def locked(self) -> bool:
        return bool(self.run.manifest["locked"])

    @property
    def of_units(self) -> bool:
        return self.rules.indicator_sets[self.rulebook.subject].subject == "unit"

    @property
    def communes(self) -> Rulebook:
        return rulebook_for(self.rules, RECOGNITION, self.period)

    @property
    def venues(self) -> Rulebook:
        return rulebook_for(self.rules, INSPECTION, self.period)

    @property
    def books(self) -> tuple[Rulebook, ...]:
        """Return the rulebooks the run was scored by, each in the edition of its year."""
        rulebooks = (self.rules.rulebooks[name] for name in self.run.manifest["rulebooks"])
        return tuple(edition(book, self.period.end) for book in rulebooks)

    def under(self, rulebook: Rulebook) -> Year:
        if rulebook.name == self.rulebook.name:
            return self
        return self._under.setdefault(rulebook.name, replace(self, rulebook=rulebook))

    @cached_property
    def _under(self) -> dict[str, Year]:
        return {}

    @cached_property
    def announced(self) -> Announced | None:
        return announcement_of(opened(self.run.workspace), self.rulebook.name, self.period.code)

    @cached_property
    def since_announced(self) -> tuple[SinceAnnounced, ...]:
        """What the run gives otherwise than was announced of its period, a rulebook each."""
        return since_announced(self.run)

    @property
    def changed(self) -> tuple[Later, ...]:
        """What differs from the announcement under this rulebook."""
        later = (
            since.later for since in self.since_announced if since.announced.rulebook == self.rulebook.name
        )
        return next(later, ())

    @cached_property
    def notices(self) -> tuple[Noticed, ...]:
        return notices_of(self.run)

    @cached_property
    def announced_before(self) -> Mapping[str, tuple[str, ...]]:
        """The bands of the year before as they counted when the run was made."""
        return bands_before_in(self.run, self.rulebook)

    def refuse_other(self, result: Result) -> None:
        """Raise Stop if a commune's own figures do not give the result that the run holds."""
        unit, scored, name = result.subject.id, result.scored, self.name(result.subject.id)
        row = self.by_subject[unit]
        if (scored.low, scored.high, scored.bands) != (row.low, row.high, row.bands):
            raise WrongUse(
                "Kết quả của %(name)s trong lần chạy %(id)s khác kết quả tính lại từ chính số liệu của lần"
                " chạy ấy, nên không lập văn bản. Chạy lại: lanhmanh run --year %(number)s, rồi lập văn bản"
                " từ lần chạy mới.",
                name=name,
                id=self.run.id,
                number=self.period.year,
            )

    def held(self, streak: Streak) -> tuple[Commendation, ...]:
        """Return the communes that surely hold a streak: proposed for commendation, or not and why."""
        return proposals_of(self.run, self.rules, self.rows, streak)

    def proposals(self, streak: Streak) -> tuple[Commendation, ...]:
        """Return those of them that are recognised, too."""
        recognised = {row.subject for row in self.recognised}
        return tuple(commendation for commendation in self.held(streak) if commendation.unit in recognised)


def computed_year(evaluation: Evaluation, rulebook: Rulebook, period: Period) -> ScoredYear:
    """Return a year as the rules give it from records, without a run."""
    return ScoredYear(evaluation.rules, rulebook, period, lambda: evaluation)


def year_of_run(run: Run, rulebook: str | None = None, role: str = RECOGNITION) -> Year:
    """Open a run under the rulebook asked for; if none is named, under the one of a role."""
    rules = rules_of(run)
    period = scored_period(rules, run.manifest["year"])
    book = edition_in(rules, rulebook_asked(rules, run, rulebook, role), period.end)

    def evaluate() -> Evaluation:
        return evaluation_of(run, rules, records_in_units(run, rules))

    return Year(rules, book, period, evaluate, run)
