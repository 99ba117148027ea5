"""Scores of single subjects, read from the columns when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from engine.evaluation.result import Pair
from engine.evaluation.year_columns import YearColumns
from engine.rulebook.model.rulebook import Rulebook
from engine.scoring.columnar.answers import KLEENE
from engine.scoring.columnar.scores import ScoreColumns
from engine.scoring.results import Need, Scored, ScoredCriterion


class ScoredSubjects(Mapping[str, Pair]):
    """The scores of a rulebook's subjects in a period, by id.

    `needs_of` says what the row at a place needs; `appraised` puts in the points that were decided.
    """

    def __init__(
        self,
        year: YearColumns,
        rulebook: Rulebook,
        needs_of: Callable[[int], tuple[Need, ...]],
        appraised: Callable[[Scored, str], Scored],
    ) -> None:
        self.year, self.rulebook, self.kind = year, rulebook, year.kind_of(rulebook)
        self.needs_of, self.appraised = needs_of, appraised
        self._found: dict[str, Pair] = {}

    def __getitem__(self, id_: str) -> Pair:
        if id_ not in self._found:
            place = self.year.place_of(self.kind, id_)
            if place is None:
                raise KeyError(id_)
            computed = self._computed(place)
            self._found[id_] = self.appraised(computed, id_), computed
        return self._found[id_]

    def __iter__(self) -> Iterator[str]:
        counted = self.year.counted(self.kind).tolist()
        return (id_ for id_, is_one in zip(self.year.ids(self.kind), counted, strict=True) if is_one)

    def __len__(self) -> int:
        return int(self.year.counted(self.kind).sum())

    def _computed(self, place: int) -> Scored:
        columns = self.year.scores(self.rulebook)[1]
        gates, tests = (
            {id_: KLEENE[codes[place]] for id_, codes in of.items()} for of in (columns.gates, columns.tests)
        )
        bands = columns.bands_in(int(columns.possible[place]))
        low, high = (_points(end[place], columns) for end in columns.score)
        return Scored(criteria_at(columns, place), low, high, gates, tests, bands, self.needs_of(place))


def criteria_at(columns: ScoreColumns, place: int) -> dict[str, ScoredCriterion]:
    """Return the points of a row's criteria, by id."""
    return {
        id_: ScoredCriterion(id_, _points(low[place], columns), _points(high[place], columns))
        for id_, (low, high) in columns.points.items()
    }


def _points(scaled: int, columns: ScoreColumns) -> Fraction:
    return Fraction(int(scaled), columns.scale)
