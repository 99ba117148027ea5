"""The scores of one period for all subjects at once: points, bands, signs, from tables of records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np

from engine.evaluation.among_columns import (
    Among,
    among_of,
    open_columns,
)
from engine.evaluation.pace import USUAL, Pace
from engine.indicators.clusters import clusters_of
from engine.indicators.columnar.period import PeriodColumns
from engine.indicators.columnar.series import places_in
from engine.rulebook.model.among_asked import asks_among, facts_to_order, names_among
from engine.rulebook.model.among_units import is_among
from engine.rulebook.model.conditions import Apart, Condition, facts_in, leaves
from engine.rulebook.model.editions import edition_in
from engine.rulebook.model.facts_used import used_facts
from engine.rulebook.model.points_asked import SCORE, is_points, points_of_tests
from engine.rulebook.model.rulebook import Rulebook, Sign
from engine.scoring.bands import possible_bands
from engine.scoring.columnar.bands import FALSE, KLEENE, TRUE, UNKNOWN, Codes, codes_of
from engine.scoring.columnar.blocks import Block
from engine.scoring.columnar.columns import FactColumn, FactColumns, Mask, ratios
from engine.scoring.columnar.meaning import holding
from engine.scoring.columnar.points_as_facts import whole_score
from engine.scoring.columnar.scores import (
    ScoreColumns,
    criteria_points,
    scores_from_columns,
    with_points_as_facts,
)


def facts_of(rulebook: Rulebook) -> tuple[str, ...]:
    """Return every fact a rulebook's points, gates, bands and order rest on; what is decided among units is
    none."""
    names = [n for c in rulebook.criteria for n in used_facts(c.points, c.applies_when)]
    tests = [gate.when for gate in rulebook.gates] + [band.when for band in rulebook.bands]
    names += [n for test in tests for n in facts_in(test) if not (is_points(n) or is_among(n))]
    names += facts_to_order(rulebook)
    return tuple(dict.fromkeys(names))


class YearColumns:
    """The scores of one period. `counted` says which rows are subjects; others stand beside, and mean
    nothing."""

    def __init__(self, facts: PeriodColumns, pace: Pace = USUAL) -> None:
        self.facts = facts
        self.rules = facts.rules
        self.pace = pace
        self._scores: dict[str, tuple[ScoreColumns, ScoreColumns]] = {}
        self._among: dict[str, tuple[Among, Among]] = {}
        self._unsettled: dict[str, Mask] = {}
        self._ids: dict[str, list[str]] = {}
        self._places: dict[str, Mapping[str, int]] = {}

    # Subjects

    def kind_of(self, rulebook: Rulebook) -> str:
        return self.rules.indicator_sets[rulebook.subject].subject

    def counted(self, kind: str) -> Mask:
        """Return which rows are subjects: units that sent anything or are listed, and venues open in the
        period.

        A unit that was no more on the period's last day is none, whatever it sent.
        """
        return self.facts.open_venues if kind == "venue" else self.facts.sent & ~self._no_more | self._listed

    @cached_property
    def _no_more(self) -> Mask:
        units, end = self.rules.units, self.facts.period.end
        return np.array([units.no_more(code, end) for code in self.facts.frames.units], np.bool_)

    @cached_property
    def _listed(self) -> Mask:
        listed = {unit.code for unit in self.rules.units.on(self.facts.period.end)}
        return np.array([code in listed for code in self.facts.frames.units], np.bool_)

    def ids(self, kind: str) -> list[str]:
        """Return what each row is called."""
        if kind not in self._ids:
            self._ids[kind] = self.facts.ids(kind).to_list()
        return self._ids[kind]

    def units(self, kind: str) -> list[str]:
        """Return the unit each row lies in."""
        found: list[str] = (
            self.ids(kind) if kind == "unit" else self.facts.venues.frame["unit_code"].to_list()
        )
        return found

    def place_of(self, kind: str, id_: str) -> int | None:
        """Return the row of a subject, None where it is none."""
        if kind not in self._places:
            ids, counted = self.ids(kind), self.counted(kind).tolist()
            self._places[kind] = {
                i: n for n, (i, is_one) in enumerate(zip(ids, counted, strict=True)) if is_one
            }
        return self._places[kind].get(id_)

    # Scores

    def scores(self, rulebook: Rulebook) -> tuple[ScoreColumns, ScoreColumns]:
        """Return the scores with appraised points in place, and the computed ones."""
        if rulebook.name not in self._scores:
            rulebook = self.edition(rulebook)
            kind = self.kind_of(rulebook)
            facts, pace = self._facts_of(rulebook), self.pace
            computed = scores_from_columns(rulebook, facts, self.facts.frame, pace.chunk, pace.workers)
            final = self._appraised(rulebook, computed) if kind == "unit" else computed
            if asks_among(rulebook):
                found = self._decided_among(rulebook, computed)
                decided = found if final is computed else self._decided_among(rulebook, final)
                self._among[rulebook.name] = decided, found
                final, computed = decided.scores, found.scores
            self._scores[rulebook.name] = final, computed
        return self._scores[rulebook.name]

    def _facts_of(self, rulebook: Rulebook) -> FactColumns:
        """Return the facts a rulebook rests on; what is decided among units is open as yet."""
        found = self.facts.facts(self.kind_of(rulebook), facts_of(rulebook))
        beside = open_columns(names_among(rulebook), found.rows)
        return FactColumns(found.rows, {**found.facts, **beside}, found.unit) if beside else found

    def _decided_among(self, rulebook: Rulebook, scores: ScoreColumns) -> Among:
        kind = self.kind_of(rulebook)
        groups = clusters_of(
            self.rules, rulebook.among.within if rulebook.among else None, self.units(kind), self.facts.period
        )
        return among_of(
            rulebook, scores, self._facts_of(rulebook), self.facts.frame, self.counted(kind), groups
        )

    def among(self, rulebook: Rulebook) -> tuple[Among, Among] | None:
        """Return what is decided among units, by the scores with appraised points and by the computed
        ones."""
        self.scores(rulebook)
        return self._among.get(rulebook.name)

    def edition(self, rulebook: Rulebook) -> Rulebook:
        """Return what of a rulebook holds on the period's last day."""
        return edition_in(self.rules, rulebook, self.facts.period.end)

    def band_facts(self, name: str) -> FactColumn:
        return self.scores(self.rules.rulebooks[name])[0].band_facts()

    def unsettled(self, rulebook: Rulebook) -> Mask:
        """Return the rows of which some points, gate or band test of the computed score is open."""
        if rulebook.name not in self._unsettled:
            computed = self.scores(rulebook)[1]
            found = (computed.gates == UNKNOWN).any(axis=0) | (computed.tests == UNKNOWN).any(axis=0)
            found |= (computed.absent == UNKNOWN).any(axis=0)
            for low, high in zip(computed.low, computed.high, strict=True):
                if low is not high:
                    found |= low != high
            self._unsettled[rulebook.name] = found
        return self._unsettled[rulebook.name]

    # Points given by people

    def points_given(self, kind: str, rulebook: str) -> Mapping[int, Mapping[str, Fraction]]:
        """Return the points of a register (`appraisal`, `self_score`) under a rulebook: row of the unit →
        criterion → points."""
        rows = self.facts.kinds[kind].frame
        units = self.facts.kinds[kind].unit
        found: dict[int, dict[str, Fraction]] = {}
        columns = (units.tolist(), rows["rulebook"], rows["criterion"], rows["points"])
        for unit, book, criterion, points in zip(*columns, strict=True):
            if unit >= 0 and book == rulebook:
                found.setdefault(unit, {})[criterion] = Fraction(points)
        return found

    def _appraised(self, rulebook: Rulebook, computed: ScoreColumns) -> ScoreColumns:
        places = {id_: place for place, id_ in enumerate(computed.criteria)}
        decided = {
            (unit, places[criterion]): points
            for unit, given in self.points_given("appraisal", rulebook.name).items()
            for criterion, points in given.items()
            if criterion in places
        }
        if not decided:
            return computed
        units = sorted({unit for unit, _ in decided})
        return self._with_bands(rulebook, _with_points(rulebook, computed, decided), units)

    def _with_bands(self, rulebook: Rulebook, after: ScoreColumns, units: list[int]) -> ScoreColumns:
        """Return the bands that follow from the points put in for some units, and the gates that ask about
        points."""
        gates, tests, possible = after.gates, after.tests, after.possible.copy()
        if points_of_tests(rulebook):
            facts, frame = self._facts_of(rulebook), self.facts.frame
            block = with_points_as_facts(Block(facts, slice(0, facts.rows), frame), rulebook, after)
            gates = _codes([gate.when for gate in rulebook.gates], block)
            tests = _codes([band.when for band in rulebook.bands if band.when is not None], block)
        after = replace(after, gates=gates, tests=tests, possible=possible)
        for unit in units:
            possible[unit] = _possible(rulebook, after, unit)
        return after

    # Signs

    def sign(self, rulebook: Rulebook, sign: Sign) -> tuple[Codes, Mask]:
        """Return how a sign answers in this period alone, and where a row must be asked by itself.

        That is where the sign asks about the score and the score is open: it must be asked of every score
        still possible.
        """
        kind, computed = self.kind_of(rulebook), self.scores(rulebook)[1]
        rows = self.facts.count(kind)
        named = [name for leaf in leaves(sign.when) for name in (leaf.fact, *_beside(leaf))]
        facts = self.facts.facts(kind, tuple(dict.fromkeys(n for n in named if n != SCORE)))
        score = ratios(computed.score_low, np.full(rows, computed.scale))
        found = FactColumns(rows, {**facts.facts, SCORE: score}, facts.unit)
        codes = codes_of(holding(sign.when, Block(found, slice(0, rows), self.facts.frame)), rows)
        if SCORE not in named:
            return codes, np.zeros(rows, np.bool_)
        return codes, np.asarray(computed.score_low != computed.score_high, np.bool_)


def _beside(leaf: Any) -> tuple[str, ...]:
    return (leaf.other,) if isinstance(leaf, Apart) else ()


def _codes(conditions: list[Condition], block: Block) -> Codes:
    found = np.zeros((len(conditions), block.rows), np.uint8)
    for place, condition in enumerate(conditions):
        found[place] = codes_of(holding(condition, block), block.rows)
    return found


def _with_points(
    rulebook: Rulebook, before: ScoreColumns, decided: Mapping[tuple[int, int], Fraction]
) -> ScoreColumns:
    """Put points in, taken as they are decided; the sums follow."""
    before = _finer(before, max(points.denominator for points in decided.values()))
    low, high = list(before.low), list(before.high)
    for at in {at for _, at in decided}:
        shared = low[at] is high[at]
        low[at] = low[at].astype(np.int64)
        high[at] = low[at] if shared else high[at].astype(np.int64)
    for (unit, at), points in decided.items():
        low[at][unit] = high[at][unit] = int(points * before.scale)
    absent = before.absent.copy()
    for (unit, at), points in decided.items():
        if before.criteria[at] in before.leaving:  # what is given points comes back into the total
            here = before.leaving.index(before.criteria[at])
            absent[here, unit] = TRUE if absent[here, unit] == TRUE and points == 0 else FALSE
    after = replace(before, low=tuple(low), high=tuple(high), absent=absent)
    every = criteria_points(after, slice(0, len(before.possible)))
    score_low, score_high = whole_score(rulebook, every)
    return replace(after, score_low=score_low, score_high=score_high)


def _finer(scores: ScoreColumns, denominator: int) -> ScoreColumns:
    """Return the same scores in smaller parts, where points were given in such: 1/400 of a point, if need
    be."""
    more = int(np.lcm(scores.scale, denominator)) // scores.scale
    if more == 1:
        return scores
    low, high = (tuple(p.astype(np.int64) * more for p in ends) for ends in (scores.low, scores.high))
    ends = (scores.score_low.astype(np.int64) * more, scores.score_high.astype(np.int64) * more)
    return replace(
        scores, scale=scores.scale * more, low=low, high=high, score_low=ends[0], score_high=ends[1]
    )


def _possible(rulebook: Rulebook, after: ScoreColumns, unit: int) -> int:
    """Return the bands of one row, a bit a band."""
    gates = {gate.id: KLEENE[after.gates[row, unit]] for row, gate in enumerate(rulebook.gates)}
    tested = [band.id for band in rulebook.bands if band.when is not None]
    tests = {id_: KLEENE[after.tests[row, unit]] for row, id_ in enumerate(tested)}
    low, high = (Fraction(int(ends[unit]), after.scale) for ends in (after.score_low, after.score_high))
    found = possible_bands(rulebook, low, high, gates, tests)
    return sum(1 << place for place, id_ in enumerate(after.bands) if id_ in found)


def rows_then(now: YearColumns, then: YearColumns, kind: str) -> Any:
    """Return the row of each subject in another period; -1 where it was none then."""
    places = places_in(now.facts.ids(kind), then.facts.ids(kind))
    there = np.r_[then.counted(kind), False]  # the last one for those that were nowhere
    return np.where(there[places], places, -1)
