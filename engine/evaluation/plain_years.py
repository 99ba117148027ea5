"""The meaning of a year: what `Evaluation` says by columns, computed one subject at a time from cells."""

from __future__ import annotations

from collections.abc import Mapping

from engine.evaluation.scored_subjects import Pair
from engine.evaluation.years import Evaluation
from engine.indicators.subjects import Subject
from engine.logic.kleene import Kleene
from engine.rulebook.model.rulebook import Rulebook, Sign, Streak
from engine.scoring.results import Range
from engine.scoring.signs import sign_in, sign_over_years
from engine.scoring.streaks import StreakState, streak_of
from facts.periods import Period


class PlainEvaluation(Evaluation):
    """The reference that columns are held to; scenarios ask it too, for figures may be said there outright."""

    def subjects(self, rulebook: Rulebook, period: Period) -> tuple[Subject, ...]:
        kind = self.kind_of(rulebook)
        found = self.facts(period).subjects(kind)
        if kind == "venue":
            return found
        listed = {Subject("unit", unit.code) for unit in self.rules.units.on(period.end)}
        return tuple(sorted({*found, *listed}))

    def scores(self, rulebook: Rulebook, period: Period) -> Mapping[str, Pair]:
        key = (rulebook.name, period)
        if key not in self._scores:
            subjects = self.subjects(rulebook, period)
            self._scores[key] = {s.id: self.by_oracle(rulebook, s, period) for s in subjects}
        return self._scores[key]

    def computed_ends(self, rulebook: Rulebook, id_: str, period: Period) -> Range | None:
        found = self.score_of(rulebook, id_, period)
        return None if found is None else (found[1].low, found[1].high)

    def streak(self, rulebook: Rulebook, streak: Streak, subject: Subject, period: Period) -> StreakState:
        years = self.over_years.years_before(period, streak.years)
        return streak_of(streak, [self._bands_then(rulebook, subject, period, year) for year in years])

    def _bands_then(
        self, rulebook: Rulebook, subject: Subject, period: Period, year: Period | None
    ) -> tuple[str, ...] | None:
        if year is None or not self.is_same_unit(subject, period, year):
            return None
        return self.bands_before(rulebook, subject, period, year)

    def sign(self, rulebook: Rulebook, sign: Sign, subject: Subject, period: Period) -> Kleene:
        return sign_over_years(
            self._sign_in(rulebook, sign, subject, year) if year is not None else False
            for year in self.over_years.years_before(period, sign.years)
        )

    def _sign_in(self, rulebook: Rulebook, sign: Sign, subject: Subject, period: Period) -> Kleene:
        score = self.computed_ends(rulebook, subject.id, period)
        if score is None:
            return False
        facts = self.facts(period)
        return sign_in(sign, score, lambda n: facts.cell(subject, n), facts.frame(subject))
