"""What takes several years: streaks of bands and reporting signs, of all subjects of a period at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from engine.evaluation.bands_before import Announcements, sign_asked, years_before
from engine.evaluation.year_columns import YearColumns, rows_then
from engine.indicators.evaluator import PeriodFacts
from engine.indicators.subjects import Subject
from engine.logic.kleene import Kleene
from engine.rulebook.model.rulebook import Rulebook, Rules, Sign, Streak
from engine.scoring.columnar.answers import KLEENE, NO, OPEN, YES
from engine.scoring.columnar.dtypes import Ints, States
from engine.scoring.columnar.scores import ScoreColumns
from engine.scoring.results import StreakState
from engine.scoring.signs import sign_in
from facts.periods import Period


class OverYears:
    """Streaks and signs. `announced` bands count before computed ones; `facts` are of single subjects."""

    def __init__(
        self,
        rules: Rules,
        announced: Announcements,
        columns: Callable[[Period], YearColumns],
        facts: Callable[[Period], PeriodFacts],
    ) -> None:
        self.rules, self.announced = rules, announced
        self.columns, self.facts = columns, facts
        self._signs: dict[tuple[str, str, Period], States] = {}
        self._streaks: dict[tuple[str, str, Period], StreakColumns] = {}

    def streaks(self, rulebook: Rulebook, streak: Streak, period: Period) -> StreakColumns:
        """Return the state of a streak of every row of the period's columns.

        A missing year breaks it. An undecided year leaves it undecided, unless another year breaks it or
        every band it may still have gives the same answer.
        """
        key = (rulebook.name, streak.id, period)
        if key not in self._streaks:
            years = years_before(self.rules.calendar, period, streak.years)
            self._streaks[key] = StreakColumns(
                np.array([self._in_bands(rulebook, streak, period, year) for year in years], np.uint8)
            )
        return self._streaks[key]

    def _in_bands(self, rulebook: Rulebook, streak: Streak, period: Period, year: Period | None) -> States:
        """Return whether each row's bands of an earlier year are all, some or none of a streak's."""
        now = self.columns(period)
        kind = now.kind_of(rulebook)
        if year is None:
            return np.full(now.facts.count(kind), NO, np.uint8)
        final = self.columns(year).scores(rulebook)[0]
        wanted = sum(1 << n for n, band in enumerate(final.bands) if band in streak.bands)
        every = (1 << len(final.bands)) - 1
        inside, outside = (final.possible & final.possible.dtype.type(b) for b in (wanted, every - wanted))
        then = np.where(outside == 0, YES, np.where(inside == 0, NO, OPEN))
        rows = rows_then(now, self.columns(year), kind)
        same = self._same_units(kind, now, period, year)
        bands_then = np.where((rows >= 0) & same, then[rows] if len(then) else NO, NO).astype(np.uint8)
        for id_, bands in self.announced.get((rulebook.name, year.code), {}).items():
            place = now.place_of(kind, id_)
            if place is not None and same[place] and bands:
                answers = {band in streak.bands for band in bands}
                bands_then[place] = OPEN if len(answers) > 1 else int(answers.pop())
        return bands_then

    def _same_units(
        self, kind: str, now: YearColumns, period: Period, year: Period
    ) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Return where a code named the same unit then: after a merger a streak starts again."""
        if kind != "unit":
            return np.ones(now.facts.count(kind), np.bool_)
        today, then = ({u.code: u for u in self.rules.units.on(p.end)} for p in (period, year))
        pairs = ((today.get(code), then.get(code)) for code in now.ids(kind))
        return np.array([a is None or b is None or a == b for a, b in pairs], np.bool_)

    def signs(self, rulebook: Rulebook, sign: Sign, period: Period) -> States:
        """Return how a sign answers for every row of the period's columns; a missing year is no."""
        key = (rulebook.name, sign.id, period)
        if key not in self._signs:
            now = self.columns(period)
            kind = now.kind_of(rulebook)
            states = np.full(now.facts.count(kind), YES, np.uint8)
            for year in years_before(self.rules.calendar, period, sign.years):
                answers = np.full(len(states), NO, np.uint8)
                if year is not None:
                    rows, then = (
                        rows_then(now, self.columns(year), kind),
                        self._signs_in(rulebook, sign, year),
                    )
                    answers = np.where(rows >= 0, then[rows] if len(then) else NO, NO).astype(np.uint8)
                states = both(states, answers)
            self._signs[key] = states
        return self._signs[key]

    def sign_at(self, rulebook: Rulebook, sign: Sign, period: Period, place: int) -> Kleene:
        """Return the same of one row of the period's columns."""
        return KLEENE[int(self.signs(rulebook, sign, period)[place])]

    def _signs_in(self, rulebook: Rulebook, sign: Sign, period: Period) -> States:
        year = self.columns(period)
        kind = year.kind_of(rulebook)
        condition = sign_asked(self.rules, rulebook, sign, period)
        if condition is None:
            return np.full(year.facts.count(kind), NO, np.uint8)
        codes, open_ = year.sign(rulebook, condition)
        places = np.flatnonzero(open_ & year.counted(kind)).tolist()
        if not places:
            return codes
        codes, computed = codes.copy(), year.scores(rulebook)[1]
        for place in places:
            subject = Subject(kind, year.ids(kind)[place])
            codes[place] = KLEENE.index(self._asked(condition, computed, place, subject, period))
        return codes

    def _asked(
        self, sign: Sign, computed: ScoreColumns, place: int, subject: Subject, period: Period
    ) -> Kleene:
        """Ask a sign of one subject, for every score still possible."""
        facts = self.facts(period)
        low, high = (Fraction(int(end[place]), computed.scale) for end in computed.score)
        return sign_in(sign, (low, high), lambda name: facts.cell(subject, name), facts.frame(subject))


def both(states: States, other: States) -> States:
    """Return where both hold: no where one does not, else unknown where one is."""
    no, open_ = (states == NO) | (other == NO), (states == OPEN) | (other == OPEN)
    return np.where(no, NO, np.where(open_, OPEN, YES)).astype(np.uint8)


@dataclass(frozen=True, slots=True)
class StreakColumns:
    """Whether each row was in a streak's bands (years × rows, newest first), as NO, YES or OPEN."""

    years: States

    def held(self) -> States:
        states = np.full(self.years.shape[1], YES, np.uint8)
        for answers in self.years:
            states = both(states, answers)
        return states

    def sure(self) -> Ints:
        """Return how many years running, from the newest, surely are."""
        return self._running(self.years == YES)

    def possible(self) -> Ints:
        """Return how many years running may be."""
        return self._running(self.years != NO)

    @staticmethod
    def _running(holding: NDArray[np.bool_]) -> Ints:
        counts: Ints = np.logical_and.accumulate(holding, axis=0).sum(axis=0).astype(np.int8)
        return counts

    def at(self, place: int) -> StreakState:
        column = StreakColumns(self.years[:, place : place + 1])
        return StreakState(KLEENE[int(column.held()[0])], int(column.sure()[0]), int(column.possible()[0]))
