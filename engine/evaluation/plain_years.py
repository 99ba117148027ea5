"""The meaning of a year: what `Evaluation` says by columns, computed one subject at a time from cells."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, partial

from engine.evaluation.bands_before import years_before
from engine.evaluation.first_year import sign_asked
from engine.evaluation.result import FINAL, Pair
from engine.evaluation.years import Evaluation
from engine.indicators.clusters import clusters_of
from engine.indicators.subjects import Subject
from engine.logic.cells import NOT_APPLICABLE, Cell
from engine.logic.kleene import Kleene
from engine.rulebook.model.editions import edition_in
from engine.rulebook.model.rulebook import Rulebook, Sign, Streak
from engine.scoring.decided_among import Pointed, decided_among
from engine.scoring.oracle import with_points_put_in
from engine.scoring.points import scored_criterion
from engine.scoring.results import Range
from engine.scoring.signs import sign_in, sign_over_years
from engine.scoring.streaks import StreakState, streak_of
from facts.periods import Period


class PlainEvaluation(Evaluation):
    """The reference that columns are held to; scenarios ask it too, for figures may be said there
    outright."""

    @cached_property
    def _among(self) -> dict[tuple[str, Period, int], dict[str, dict[str, Cell]]]:
        return {}

    def subjects(self, rulebook: Rulebook, period: Period) -> tuple[Subject, ...]:
        kind = self.kind_of(rulebook)
        subjects = self.facts(period).subjects(kind)
        if kind == "venue":
            return subjects
        listed = {Subject("unit", unit.code) for unit in self.rules.units.on(period.end)}
        return tuple(sorted({*subjects, *listed}))

    def scores(self, rulebook: Rulebook, period: Period) -> Mapping[str, Pair]:
        key = (rulebook.name, period)
        if key not in self._scores:
            subjects = self.subjects(rulebook, period)
            self._scores[key] = {s.id: self.by_oracle(rulebook, s, period) for s in subjects}
        return self._scores[key]

    def computed_ends(self, rulebook: Rulebook, id_: str, period: Period) -> Range | None:
        score = self.score_of(rulebook, id_, period)
        return None if score is None else (score[1].low, score[1].high)

    def among_cell(self, rulebook: Rulebook, id_: str, period: Period, name: str, which: int) -> Cell:
        key = rulebook.name, period, which
        if key not in self._among:
            self._among[key] = self._decided(edition_in(self.rules, rulebook, period.end), period, which)
        return self._among[key].get(id_, {}).get(name, NOT_APPLICABLE)

    def _decided(self, rulebook: Rulebook, period: Period, which: int) -> dict[str, dict[str, Cell]]:
        subjects = self.subjects(rulebook, period)
        groups = clusters_of(
            self.rules, rulebook.among.within if rulebook.among else None, [s.id for s in subjects], period
        )
        return decided_among(
            rulebook,
            {
                s.id: self._pointed(rulebook, s, period, group, which)
                for s, group in zip(subjects, groups, strict=True)
            },
        )

    def _pointed(
        self, rulebook: Rulebook, subject: Subject, period: Period, group: str, which: int
    ) -> Pointed:
        facts = self.facts(period)
        cells, frame = partial(facts.cell, subject), facts.frame(subject)
        criteria = {c.id: scored_criterion(c, rulebook, cells, frame) for c in rulebook.criteria}
        if which == FINAL:
            decided = {id_: a.points for id_, a in self.appraised(rulebook, subject, period).items()}
            criteria = with_points_put_in(criteria, decided)
        return Pointed(group, criteria, cells, frame)

    def streak(self, rulebook: Rulebook, streak: Streak, subject: Subject, period: Period) -> StreakState:
        years = years_before(self.rules.calendar, period, streak.years)
        return streak_of(streak, [self._bands_then(rulebook, subject, period, year) for year in years])

    def _bands_then(
        self, rulebook: Rulebook, subject: Subject, period: Period, year: Period | None
    ) -> tuple[str, ...] | None:
        if year is None or not self.before.is_same_unit(subject, period, year):
            return None
        return self.before.bands(rulebook, subject, period, year)

    def sign(self, rulebook: Rulebook, sign: Sign, subject: Subject, period: Period) -> Kleene:
        return sign_over_years(
            self._sign_in(rulebook, sign, subject, year) if year is not None else False
            for year in years_before(self.rules.calendar, period, sign.years)
        )

    def _sign_in(self, rulebook: Rulebook, sign: Sign, subject: Subject, period: Period) -> Kleene:
        score = self.computed_ends(rulebook, subject.id, period)
        if score is None:
            return False
        condition = sign_asked(self.rules, rulebook, sign, period)
        if condition is None:
            return False
        facts = self.facts(period)
        return sign_in(condition, score, lambda n: facts.cell(subject, n), facts.frame(subject))
