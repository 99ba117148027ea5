"""A year scored from tables of records to points and bands, all subjects at once.

The same as `engine/evaluation/years.py` computes of each subject; what is owed, the rows behind a value, signs and streaks are
asked there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

import numpy as np

from engine.evaluation.scores_at_once import ANSWERS, facts_of
from engine.indicators.columnar.needed import fields_needed
from engine.indicators.columnar.period import FramesOf, PeriodColumns
from engine.indicators.columnar.refusals import NotColumnar
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.scoring.bands import possible_bands
from engine.scoring.columnar.columns import Column, Mask
from engine.scoring.columnar.scores import ScoreColumns, scores_from_columns
from facts.record_frames import RecordFrames

Decided = tuple[int, int, Fraction]  # place of the unit, place of the criterion, points


def fields_for_year(rules: Rules) -> Mapping[str, frozenset[str]]:
    """Return what the bulk door must read, by kind: the fields the rules rest on, and the appraised points."""
    needed = fields_needed(rules)
    return {
        **needed,
        "appraisal": needed.get("appraisal", frozenset()) | {"unit_code", "criterion", "points"},
    }


class YearColumns:
    """The indicators and scores of one period. Raise NotColumnar where a rule is evaluated one subject at a time."""

    def __init__(self, frames: RecordFrames, rules: Rules, before: FramesOf | None = None) -> None:
        self.rules = rules
        self.facts = PeriodColumns(frames, rules, self._band_facts, before)
        self._scores: dict[str, tuple[ScoreColumns, ScoreColumns]] = {}

    def kind_of(self, rulebook: Rulebook) -> str:
        return self.rules.indicator_sets[rulebook.subject].subject

    def counted(self, rulebook: Rulebook) -> Mask:
        """Return which rows of the scores are subjects: every unit, and the venues open in the period."""
        if self.kind_of(rulebook) == "venue":
            return self.facts.open_venues
        return np.ones(self.facts.count("unit"), np.bool_)

    def scores(self, rulebook: Rulebook) -> tuple[ScoreColumns, ScoreColumns]:
        """Return the scores with appraised points in place, and the computed ones."""
        if rulebook.name not in self._scores:
            kind = self.kind_of(rulebook)
            facts = self.facts.facts(kind, facts_of(rulebook))
            computed = scores_from_columns(rulebook, facts, self.facts.frame)
            final = self._appraised(rulebook, computed) if kind == "unit" else computed
            self._scores[rulebook.name] = final, computed
        return self._scores[rulebook.name]

    def _band_facts(self, name: str) -> Column:
        return self.scores(self.rules.rulebooks[name])[0].band_facts()

    # Appraisal

    def _appraised(self, rulebook: Rulebook, computed: ScoreColumns) -> ScoreColumns:
        decided = {(unit, at): points for unit, at, points in self._decided(computed)}
        return _with_points(rulebook, computed, decided) if decided else computed

    def _decided(self, scores: ScoreColumns) -> Iterator[Decided]:
        records = self.facts.kinds["appraisal"]
        if not records.rows:
            return
        places = {id_: place for place, id_ in enumerate(scores.criteria)}
        rows = zip(records.unit.tolist(), records.frame["criterion"], records.frame["points"], strict=True)
        for unit, criterion, points in rows:
            if unit >= 0 and criterion in places:
                yield unit, places[criterion], Fraction(points)


def _with_points(
    rulebook: Rulebook, before: ScoreColumns, decided: Mapping[tuple[int, int], Fraction]
) -> ScoreColumns:
    """Put points in, taken as they are decided, and the bands that follow."""
    scaled = {key: points * before.scale for key, points in decided.items()}
    if any(points.denominator != 1 for points in scaled.values()):
        raise NotColumnar("appraised points with more decimals than the rulebook has")
    low, high = list(before.low), list(before.high)
    for at in {at for _, at in decided}:
        shared = low[at] is high[at]
        low[at] = low[at].copy()
        high[at] = low[at] if shared else high[at].copy()
    for (unit, at), points in scaled.items():
        low[at][unit] = high[at][unit] = int(points)
    return _with_bands(
        rulebook, before, replace(before, low=tuple(low), high=tuple(high)), {u for u, _ in decided}
    )


def _with_bands(
    rulebook: Rulebook, before: ScoreColumns, after: ScoreColumns, units: set[int]
) -> ScoreColumns:
    shared = before.score_low is before.score_high
    score_low = before.score_low.copy()
    score_high = score_low if shared else before.score_high.copy()
    possible = before.possible.copy()
    for unit in units:
        ends = sum(int(p[unit]) for p in after.low), sum(int(p[unit]) for p in after.high)
        score_low[unit], score_high[unit] = ends
        gates = {gate.id: ANSWERS[after.gates[row, unit]] for row, gate in enumerate(rulebook.gates)}
        tested = [band.id for band in rulebook.bands if band.when is not None]
        tests = {id_: ANSWERS[after.tests[row, unit]] for row, id_ in enumerate(tested)}
        low, high = (Fraction(end, after.scale) for end in ends)
        found = possible_bands(rulebook, low, high, gates, tests)
        possible[unit] = sum(1 << place for place, id_ in enumerate(after.bands) if id_ in found)
    return replace(after, score_low=score_low, score_high=score_high, possible=possible)
