"""Scores and bands of many subjects at once, exactly as the reference scores each."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from engine.rulebook.model.points_asked import points_of_tests
from engine.rulebook.model.rulebook import Rulebook
from engine.scoring.columnar.answers import Answer
from engine.scoring.columnar.bands import narrowed_bands
from engine.scoring.columnar.columns import FactColumn, words
from engine.scoring.columnar.dtypes import Ints, Mask, States, narrowed
from engine.scoring.columnar.points import Points, Scorer, points_type
from engine.scoring.columnar.rows import Rows
from engine.scoring.columnar.sums import Sums


@dataclass(frozen=True, slots=True)
class ScoreColumns:
    """The least and the most points of each criterion and of the score, as integers (points × scale).

    Low and high are one array if every row is settled. `gates` and `tests` (of bands) hold NO, YES or OPEN
    per row. `absent` says where a criterion leaves the total. `possible` has a bit for each band a subject
    may have, the first band's lowest.
    """

    rulebook: Rulebook
    scale: int
    points: Mapping[str, Points]
    score: Points
    gates: Mapping[str, States]
    tests: Mapping[str, States]
    absent: Mapping[str, Answer]
    possible: Ints

    @property
    def bands(self) -> tuple[str, ...]:
        return tuple(band.id for band in self.rulebook.bands)

    def bands_in(self, bits: int) -> tuple[str, ...]:
        """Return the bands that one subject's bits stand for."""
        return tuple(id_ for place, id_ in enumerate(self.bands) if bits >> place & 1)

    def points_column(self, name: str) -> FactColumn:
        """Return `score`, `ID.points` or `ID.share` as a fact."""
        sums = Sums(self.rulebook, self.points, self.absent, len(self.possible), self.scale)
        return sums.column(name, self.score)

    def may_have(self, place: int) -> Mask:
        """Return the subjects that may have the band at a place."""
        return np.asarray(self.possible >> self.possible.dtype.type(place) & 1, np.bool_)

    @property
    def undecided(self) -> Mask:
        return np.asarray(self.possible & self.possible - self.possible.dtype.type(1), np.bool_)

    @property
    def best(self) -> Ints:
        """The place of the first band each subject may have."""
        return self._last_of(range(len(self.bands))[::-1])

    @property
    def worst(self) -> Ints:
        """The place of the last."""
        return self._last_of(range(len(self.bands)))

    def _last_of(self, places: range) -> Ints:
        band = np.zeros(len(self.possible), np.int64)
        for place in places:
            band[self.may_have(place)] = place
        return narrowed(band)

    def band_facts(self) -> FactColumn:
        """Return each subject's band as a fact of other rulebooks."""
        may_be = np.array([self.may_have(place) for place in range(len(self.bands))], np.bool_).T
        return words(self.best, self.bands, self.undecided.astype(np.uint8), may_be)


def scores(rulebook: Rulebook, rows: Rows) -> ScoreColumns:
    """Score every row. Needs and reasons are the reference's, for the subjects somebody looks at."""
    dtype = points_type(rulebook)
    scorers = {c.id: Scorer(c, rulebook, rows, dtype) for c in rulebook.criteria}
    points = {id_: scorer.points() for id_, scorer in scorers.items()}
    absent = {id_: scorer.absence() for id_, scorer in scorers.items() if scorer.criterion.leaves}
    return scores_from_points(rulebook, rows, points, absent, 10**rulebook.decimals)


def scores_from_points(
    rulebook: Rulebook, rows: Rows, points: Mapping[str, Points], absent: Mapping[str, Answer], scale: int
) -> ScoreColumns:
    """Return all that follows from the points of the criteria; gates and bands ask the facts too."""
    sums = Sums(rulebook, points, absent, rows.count, scale)
    score = sums.score()
    as_facts = {name: sums.column(name, score) for name in points_of_tests(rulebook)}
    rows = replace(rows, facts={**rows.facts, **as_facts})
    gates = {gate.id: rows.test(gate.when).codes for gate in rulebook.gates}
    tests = {band.id: rows.test(band.when).codes for band in rulebook.bands if band.when is not None}
    possible = narrowed_bands(rulebook, scale, score, gates, tests, rows, points)
    return ScoreColumns(rulebook, scale, points, score, gates, tests, absent, possible)
