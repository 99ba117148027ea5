"""The meaning of a year, one subject at a time from cells: columns must give the same.

Scenarios ask it, as figures may be stated there outright; tests compare `Evaluation` with it.
"""

from __future__ import annotations

import itertools
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from engine.evaluation.among_columns import Entered, contender_of, quota_gates
from engine.evaluation.bands_before import sign_asked, years_before
from engine.evaluation.result import FINAL, Pair
from engine.evaluation.years import Evaluation
from engine.indicators.subjects import Subject, clusters_of
from engine.logic.cells import NOT_APPLICABLE, Cell
from engine.logic.frame import Frame
from engine.logic.kleene import Kleene, agreed, all_of
from engine.logic.meaning import Facts, holds
from engine.rulebook.model.among_units import ALONE, QUOTA, RANK, RANK_PERCENT, Quota
from engine.rulebook.model.editions import edition_in
from engine.rulebook.model.rulebook import Rulebook, Sign, Streak
from engine.scoring.among_units import (
    Contender,
    KeyBounds,
    Ranks,
    beyond_cell,
    percent_cell,
    rank_cell,
    settled,
    sizes_of,
    tie_key,
)
from engine.scoring.oracle import with_points_put_in
from engine.scoring.points import scored_criterion
from engine.scoring.points_as_facts import Scores, total_of, with_points_as_facts
from engine.scoring.results import Range, StreakState
from engine.scoring.signs import sign_in
from facts.periods import Period

Bands = tuple[str, ...]  # those still possible


class PlainEvaluation(Evaluation):
    """The reference for columns; scenarios ask it too, as figures may be stated there outright."""

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
        return all_of(
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


# What is decided among units


@dataclass(frozen=True, slots=True)
class Pointed:
    """A unit whose criteria have their points; `group`: whom it is held against."""

    group: str
    criteria: Scores
    facts: Facts
    frame: Frame


def decided_among(rulebook: Rulebook, units: Mapping[str, Pointed]) -> dict[str, dict[str, Cell]]:
    """Return of each unit what is decided among them, by the name gates and bands ask for it."""
    entered = {id_: _entered(rulebook, unit) for id_, unit in units.items()}
    sizes = sizes_of(one.group for one in entered.values())
    places = ranks({id_: one.standing for id_, one in entered.items()})
    cells = {
        id_: {RANK: rank_cell(found), RANK_PERCENT: percent_cell(found, sizes[entered[id_].group])}
        for id_, found in places.items()
    }
    gates: dict[str, dict[str, Kleene]] = {}
    tests: dict[str, dict[str, Kleene]] = {}
    for id_, unit in units.items():
        asked = with_points_as_facts(rulebook, unit.criteria, partial(_asked, cells[id_], unit.facts))
        gates[id_] = {g.id: g.quota is None and holds(g.when, asked, unit.frame) for g in rulebook.gates}
        tests[id_] = {b.id: holds(b.when, asked, unit.frame) for b in rulebook.bands if b.when is not None}
    for gate in quota_gates(rulebook):
        assert gate.quota is not None
        band = gate.quota.band
        found = {id_: contender_of(rulebook, band, entered[id_], gates[id_], tests[id_]) for id_ in units}
        answers = beyond(gate.quota, {id_: c for id_, c in found.items() if c is not None}, sizes)
        for id_ in units:
            gates[id_][gate.id] = answers.get(id_, False)
            cells[id_][f"{QUOTA}{gate.id}"] = beyond_cell(gates[id_][gate.id])
    return cells


def _asked(cells: Mapping[str, Cell], facts: Facts, name: str) -> Cell:
    return cells[name] if name in cells else facts(name)


def _entered(rulebook: Rulebook, unit: Pointed) -> Entered:
    asked = with_points_as_facts(rulebook, unit.criteria, unit.facts)
    ties = [tie_key(asked(tie.fact), tie.most_first) for tie in (rulebook.among or ALONE).tie_breaks]
    score = total_of(rulebook, unit.criteria)
    return Entered(unit.group, score, (tuple(t[0] for t in ties), tuple(t[1] for t in ties)))


def ranks(standings: Mapping[str, KeyBounds]) -> dict[str, Ranks]:
    """Return the best and the worst place of each unit: behind those surely ahead, or maybe ahead."""
    found = {}
    for id_, own in standings.items():
        others = [o for other, o in standings.items() if other != id_ and o.group == own.group]
        ahead = sum(other.worst > own.best for other in others)
        maybe = sum(other.best > own.worst for other in others)
        found[id_] = (1 + ahead, 1 + maybe)
    return found


def beyond(quota: Quota, contenders: Mapping[str, Contender], sizes: Mapping[str, int]) -> dict[str, Kleene]:
    """Return whether each unit that may have a quota's band lies beyond it; `sizes`: units a group.

    Of units equal at the edge: open, unless the rulebook says that all or none are in.
    """
    found = {}
    for id_, own in contenders.items():
        others = [o for other, o in contenders.items() if other != id_ and o.group == own.group]
        limit = quota.limit(sizes[own.group])
        ahead = sum(o.sure and o.worst > own.best for o in others)
        level = sum(o.sure and o.worst >= own.best for o in others)
        maybe_ahead = sum(o.best > own.worst for o in others)
        maybe_level = sum(o.best >= own.worst for o in others)
        found[id_] = settled(quota, limit, (ahead, level), (maybe_ahead, maybe_level))
    return found


# Streaks


def streak_of(streak: Streak, years: Sequence[Bands | None]) -> StreakState:
    """Return the state of a streak from each year's possible bands, newest first; None is a missing year.

    A missing year breaks it. An undecided year leaves it undecided, unless another year breaks it or every
    band it may still have gives the same answer. The years running may be more than the streak asks for.
    """
    answers = [_in(streak, bands) for bands in years]
    held = all_of(answers[: streak.years]) if len(answers) >= streak.years else False
    return StreakState(held, _running(answers, (True,)), _running(answers, (True, None)))


def _in(streak: Streak, bands: Bands | None) -> Kleene:
    return agreed(band in streak.bands for band in bands) if bands else False


def _running(answers: Sequence[Kleene], wanted: Container[Kleene]) -> int:
    return sum(1 for _ in itertools.takewhile(lambda answer: answer in wanted, answers))
