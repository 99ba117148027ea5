"""A run as the papers of a year need it: its results in order, with reasons, bands of the year before,
names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from desk.base.faults import WrongUse
from desk.office.papers.paper import band_counts_words, counted
from desk.office.papers.targets_of_year import target_sentences
from desk.runs.commendation import Commendation, proposals_of
from desk.runs.run import Run, scored_period
from desk.runs.run_inputs import evaluation_of, inputs_of
from desk.runs.standings import StandingRow, rulebook_asked, standings_of
from desk.words.band_words import band_counts, band_title
from desk.words.target_words import TargetWords
from desk.words.told_to_a_commune import told_to
from desk.workspace.despite import KEPT_INSIDE, despite_words
from engine.evaluation.change import year_before
from engine.evaluation.explanation import Explanation, explanation_of
from engine.evaluation.targets import Outcome, outcomes_of
from engine.evaluation.totals import totals_of
from engine.evaluation.years import Evaluation
from engine.indicators.subjects import Subject
from engine.rulebook.model.roles import RECOGNITION
from engine.rulebook.model.rulebook import Band, Rulebook, Rules, Streak
from facts.periods import Period


@dataclass(frozen=True)
class YearResults:
    """The results of one scored rulebook for a year's communes."""

    run: Run
    rules: Rules
    evaluation: Evaluation
    rulebook: Rulebook
    period: Period

    @cached_property
    def rows(self) -> tuple[StandingRow, ...]:
        """All communes, in the order of the ranking."""
        return standings_of(self.run, self.rulebook)

    @cached_property
    def before(self) -> Period | None:
        return year_before(self.evaluation, self.period)

    def name(self, unit: str) -> str:
        found = self.rules.units.get(unit, self.period.end)
        return found.name if found else unit

    def title(self, bands: Iterable[str]) -> str:
        """Say one band, or those still possible."""
        return band_title(self.rulebook, tuple(bands))

    def counts_words(self) -> str:
        """Say how many communes have which band, and how many of those are provisional."""
        text = band_counts_words(band_counts(self.rulebook, (row.bands for row in self.rows)), self.rulebook)
        provisional = sum(row.band is not None and row.provisional for row in self.rows)
        return text + (f"; {counted(provisional)} đơn vị có hạng nhưng còn tạm tính" if provisional else "")

    def band_of(self, row: StandingRow) -> str:
        """Say a commune's band, and why it was closed where it was not settled."""
        despite = despite_words(row.despite)
        return f"{self.title(row.bands)} ({despite})" if despite else self.title(row.bands)

    def band_told(self, row: StandingRow) -> str:
        """Say the same in a paper the commune reads: what the reason says of another commune is not for
        it."""
        if not row.despite:
            return self.title(row.bands)
        reason = told_to(row.subject, row.despite, self.rules.units.on(self.period.end))
        return f"{self.title(row.bands)} ({despite_words(reason) or KEPT_INSIDE['vi']})"

    def band_before(self, row: StandingRow) -> str:
        """Say the band of the year before: the one announced, else computed; a dash where there was none."""
        if self.before is None:
            return "–"
        subject = Subject(row.kind, row.subject)
        bands = self.evaluation.before.bands(self.rulebook, subject, self.period, self.before)
        return self.title(bands) if bands else "–"

    @cached_property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What was assigned from above for the year, beside what was reached; nothing of a rulebook that
        recognises no one."""
        if self.rulebook.role != RECOGNITION or not self.rules.targets:
            return ()
        home = self.rules.indicator_sets[self.rulebook.subject]
        units = [row.subject for row in self.rows]
        found = {f.indicator.name: f.now for f in totals_of(self.evaluation, home, self.period, units)}
        return outcomes_of(self.rules, self.period, found.get, {row.subject: row.bands for row in self.rows})

    def target_sentences(self) -> list[str]:
        return target_sentences(TargetWords(self.rules, self.period), self.outcomes)

    def settled(self, band: Band) -> tuple[StandingRow, ...]:
        """Return the communes whose band is sure and rests on no row that is set aside."""
        return tuple(row for row in self.rows if row.band == band.id and not row.provisional)

    def recognised(self) -> tuple[StandingRow, ...]:
        """Return the communes that may be proposed: in a healthy band, surely."""
        return tuple(row for band in self.rulebook.bands if band.healthy for row in self.settled(band))

    def unsettled(self) -> tuple[StandingRow, ...]:
        """Return the communes of which nothing can be decided yet."""
        return tuple(row for row in self.rows if row.band is None or row.provisional)

    def proposals(self, streak: Streak) -> tuple[Commendation, ...]:
        """Return the recognised communes that surely hold a streak: proposed for commendation, or not and
        why."""
        recognised = {row.subject for row in self.recognised()}
        found = proposals_of(self.run, self.rules, self.rows, streak)
        return tuple(one for one in found if one.unit in recognised)

    def explained(self, unit: str) -> Explanation:
        """Return why a commune has its result; raise Stop where its figures do not give the result that the
        run holds."""
        found = explanation_of(self.evaluation, self.rulebook, Subject("unit", unit), self.period)
        row, scored = next(row for row in self.rows if row.subject == unit), found.result.scored
        if (scored.low, scored.high, scored.bands) != (row.low, row.high, row.bands):
            year, name = self.period.year, self.name(unit)
            raise WrongUse(
                f"Kết quả của {name} trong lần chạy {self.run.id} khác kết quả tính lại từ chính số liệu của"
                f" lần chạy ấy, nên không lập văn bản. Chạy lại: lanhmanh run --year {year}, rồi lập văn bản"
                " từ lần chạy mới.",
                f"The result of {name} in run {self.run.id} is not what the run's own figures give, so no"
                f" paper is made. Run again: lanhmanh run --year {year}, and make the papers from the new"
                " run.",
            )
        return found


def year_results(run: Run) -> YearResults:
    """Open what the papers of a run's year rest on."""
    rules, archive = inputs_of(run)
    period = scored_period(rules, run.manifest["year"])
    return YearResults(
        run, rules, evaluation_of(run, rules, archive), rulebook_asked(rules, run, None), period
    )
