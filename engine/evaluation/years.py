"""Evaluates rulebooks over the standing records: indicators, scores, signs, streaks, for any period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from engine.evaluation.scores_at_once import USUAL, Pace, computed_scores, facts_of
from engine.indicators.evaluator import Evaluator, PeriodFacts
from engine.indicators.subjects import Subject
from engine.logic.cells import Cell, known, unknown
from engine.logic.kleene import Kleene
from engine.rulebook.model.rulebook import Rulebook, Rules, Sign, Streak
from engine.scoring.oracle import scored, with_points
from engine.scoring.results import Scored
from engine.scoring.signs import sign_in, sign_over_years
from engine.scoring.streaks import StreakState, streak_of
from facts.periods import YEAR, Period
from facts.standing import Record, Standing


@dataclass(frozen=True, slots=True)
class Appraised:
    """What the appraising office decided on one criterion (B16)."""

    points: Fraction
    record: Record


@dataclass(frozen=True, slots=True)
class Result:
    """One subject under one rulebook in one period."""

    rulebook: str
    subject: Subject
    unit: str
    period: str
    scored: Scored  # with appraised points in place
    computed: Scored
    provisional: bool
    self_score: Mapping[str, Fraction]
    appraised: Mapping[str, Appraised]
    signs: Mapping[str, Kleene]
    streaks: Mapping[str, StreakState]


class Evaluation:
    """Everything the rules say of the standing records; computed on demand and kept."""

    def __init__(
        self,
        standing: Standing,
        rules: Rules,
        pace: Pace = USUAL,
        announced: Mapping[tuple[str, str], Mapping[str, tuple[str, ...]]] = MappingProxyType({}),
    ) -> None:
        self.standing = standing
        self.rules = rules
        self.pace = pace
        self.announced = announced  # (rulebook, period) → subject → bands
        self.evaluator = Evaluator(standing, rules, self.band_cell)
        self._scored: dict[tuple[str, Period], dict[str, tuple[Scored, Scored]]] = {}
        self._subjects: dict[tuple[str, Period], tuple[Subject, ...]] = {}

    def facts(self, period: Period) -> PeriodFacts:
        return self.evaluator.at(period)

    def in_force(self, period: Period) -> tuple[Rulebook, ...]:
        """Return the rulebooks in force on the period's last day, in order of name."""
        books = (self.rules.rulebooks[name] for name in sorted(self.rules.rulebooks))
        return tuple(b for b in books if b.is_in_force(period.end))

    def subjects(self, rulebook: Rulebook, period: Period) -> tuple[Subject, ...]:
        key = (rulebook.subject, period)
        if key not in self._subjects:
            self._subjects[key] = self._subjects_of(rulebook, period)
        return self._subjects[key]

    def _subjects_of(self, rulebook: Rulebook, period: Period) -> tuple[Subject, ...]:
        kind = self.rules.indicator_sets[rulebook.subject].subject
        found = self.facts(period).subjects(kind)
        if kind == "venue":
            return found
        listed = {Subject("unit", unit.code) for unit in self.rules.units.on(period.end)}
        return tuple(sorted({*found, *listed}))

    # Scores

    def scores(self, rulebook: Rulebook, period: Period) -> Mapping[str, tuple[Scored, Scored]]:
        """Return, by subject, the score with appraised points in place, and the computed one."""
        key = (rulebook.name, period)
        if key not in self._scored:
            self._scored[key] = self._scores_of(rulebook, self.subjects(rulebook, period), period)
        return self._scored[key]

    def score_of(self, rulebook: Rulebook, id_: str, period: Period) -> tuple[Scored, Scored] | None:
        """Return one subject's scores, None where it is no subject then."""
        return self.scores(rulebook, period).get(id_)

    def _scores_of(
        self, rulebook: Rulebook, subjects: Sequence[Subject], period: Period
    ) -> dict[str, tuple[Scored, Scored]]:
        computed = computed_scores(self.rules, rulebook, self.facts(period), subjects, self.pace)
        return {
            s.id: (self._appraised(rulebook, computed[s.id], s, period), computed[s.id]) for s in subjects
        }

    def by_oracle(self, rulebook: Rulebook, subject: Subject, period: Period) -> tuple[Scored, Scored]:
        """Return the same of one subject by the plain reference, with the lines that settled each criterion."""
        facts = self.facts(period)
        computed = scored(rulebook, lambda name: facts.cell(subject, name), facts.frame(subject))
        return self._appraised(rulebook, computed, subject, period), computed

    def _appraised(self, rulebook: Rulebook, computed: Scored, subject: Subject, period: Period) -> Scored:
        points = {
            id_: a.points for id_, a in self.appraised(subject, period).items() if id_ in computed.criteria
        }
        return with_points(rulebook, computed, points) if points else computed

    def band_cell(self, rulebook: str, kind: str, id_: str, period: Period) -> Cell:
        """Return the band of a subject under a rulebook, as a fact for others."""
        book = self.rules.rulebooks[rulebook]
        found = self.score_of(book, id_, period)
        if found is None:
            return unknown()
        owed = tuple(gap for need in found[0].needs for gap in need.owed)
        band = found[0].band
        return known(band) if band is not None else unknown(owed, found[0].bands)

    # What stands beside

    def _points_of(self, kind: str, subject: Subject, period: Period) -> Mapping[str, Record]:
        if subject.kind != "unit":
            return {}
        rows = self.standing.registers.get((kind, subject.id, period.code), ())
        return {str(row.values["criterion"]): row for row in rows}

    def appraised(self, subject: Subject, period: Period) -> Mapping[str, Appraised]:
        rows = self._points_of("appraisal", subject, period)
        return {id_: Appraised(Fraction(str(row.values["points"])), row) for id_, row in rows.items()}

    def self_score(self, subject: Subject, period: Period) -> Mapping[str, Fraction]:
        rows = self._points_of("self_score", subject, period)
        return {id_: Fraction(str(row.values["points"])) for id_, row in rows.items()}

    def result(self, rulebook: Rulebook, subject: Subject, period: Period) -> Result:
        found = self.score_of(rulebook, subject.id, period)
        if found is None:
            raise KeyError(subject.id)
        return self._result(rulebook, subject, period, found)

    def explained(self, rulebook: Rulebook, subject: Subject, period: Period) -> Result:
        """Return the same result with all that an explanation needs."""
        return self._result(rulebook, subject, period, self.by_oracle(rulebook, subject, period))

    def _result(
        self, rulebook: Rulebook, subject: Subject, period: Period, scores: tuple[Scored, Scored]
    ) -> Result:
        final, computed = scores
        facts = self.facts(period)
        return Result(
            rulebook.name, subject, facts.unit_of(subject), period.code, final, computed,
            self.provisional(rulebook, subject, period), self.self_score(subject, period),
            self.appraised(subject, period),
            {s.id: self.sign(rulebook, s, subject, period) for s in rulebook.signs},
            {s.id: self.streak(rulebook, s, subject, period) for s in rulebook.streaks},
        )  # fmt: skip

    def results(self, rulebook: Rulebook, period: Period) -> tuple[Result, ...]:
        return tuple(self.result(rulebook, s, period) for s in self.subjects(rulebook, period))

    def provisional(self, rulebook: Rulebook, subject: Subject, period: Period) -> bool:
        """Tell whether any figure the score rests on is over rows set aside."""
        facts = self.facts(period)
        return any(facts.cell(subject, name).provisional for name in facts_of(rulebook))

    # Over the years

    def years_before(self, period: Period, count: int) -> list[Period | None]:
        """Return the period and those of the years before it, newest first; None where none was owed yet."""
        owed = self.rules.calendar.kinds[YEAR].owed_from
        years = (period.year - n for n in range(count))
        return [
            self.rules.calendar.at(period.kind, y, period.n) if owed is None or y >= owed else None
            for y in years
        ]

    def streak(self, rulebook: Rulebook, streak: Streak, subject: Subject, period: Period) -> StreakState:
        """Return how many years running the subject has held the streak's bands: announced ones, else computed."""
        years = self.years_before(period, streak.years)
        return streak_of(
            streak,
            [
                self._bands(rulebook, subject, year if self._is_same_unit(subject, period, year) else None)
                for year in years
            ],
        )

    def _is_same_unit(self, subject: Subject, period: Period, year: Period | None) -> bool:
        """Tell whether a code named the same unit then: after a merger a streak starts again."""
        if subject.kind != "unit" or year is None:
            return True
        now, then = (self.rules.units.get(subject.id, p.end) for p in (period, year))
        return now is None or then is None or now == then

    def announced_bands(self, rulebook: Rulebook, subject: Subject, year: Period) -> tuple[str, ...] | None:
        """Return the bands announced of a subject; None where nothing was."""
        return self.announced.get((rulebook.name, year.code), {}).get(subject.id)

    def bands_before(
        self, rulebook: Rulebook, subject: Subject, period: Period, year: Period
    ) -> tuple[str, ...] | None:
        """Return the bands of an earlier year as a later period counts them: those announced of the same unit, else computed."""
        if self._is_same_unit(subject, period, year):
            return self._bands(rulebook, subject, year)
        return self._computed_bands(rulebook, subject, year)

    def _bands(self, rulebook: Rulebook, subject: Subject, year: Period | None) -> tuple[str, ...] | None:
        if year is None:
            return None
        told = self.announced_bands(rulebook, subject, year)
        return told if told is not None else self._computed_bands(rulebook, subject, year)

    def _computed_bands(self, rulebook: Rulebook, subject: Subject, year: Period) -> tuple[str, ...] | None:
        found = self.score_of(rulebook, subject.id, year)
        return found[0].bands if found is not None else None

    def sign(self, rulebook: Rulebook, sign: Sign, subject: Subject, period: Period) -> Kleene:
        """Return whether a reporting-quality sign stands, in as many years running as it asks."""
        answers = [
            self._sign_in(rulebook, sign, subject, year) if year is not None else False
            for year in self.years_before(period, sign.years)
        ]
        return sign_over_years(answers)

    def _sign_in(self, rulebook: Rulebook, sign: Sign, subject: Subject, period: Period) -> Kleene:
        found = self.score_of(rulebook, subject.id, period)
        if found is None:
            return False
        facts = self.facts(period)
        return sign_in(sign, found[1], lambda n: facts.cell(subject, n), facts.frame(subject))
