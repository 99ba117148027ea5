"""What is decided among the units of a year, by columns: what `engine/scoring/decided_among.py` says of
each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from engine.evaluation.order import UnitOrder
from engine.logic.cells import NOT_APPLICABLE, Cell, unknown
from engine.rulebook.model.among_units import ALONE, QUOTA, RANK, RANK_PERCENT
from engine.rulebook.model.points_asked import is_points, points_of_tests
from engine.rulebook.model.types import NUMBER, YES_NO, FactType
from engine.scoring.among_units import (
    Contender,
    Key,
    KeyBounds,
    Number,
    Ranks,
    beyond_cell,
    percent_cell,
    rank_cell,
    sizes_of,
    tie_key,
)
from engine.scoring.columnar.among_units import beyond_by_keys, ranks_by_keys
from engine.scoring.columnar.answers import KLEENE
from engine.scoring.columnar.bands import bands_of
from engine.scoring.columnar.columns import FactColumn, cell_at, column_from_cells
from engine.scoring.columnar.dtypes import Mask, States
from engine.scoring.columnar.rows import Rows
from engine.scoring.columnar.scores import ScoreColumns
from engine.scoring.contenders import Entered, contender_of, quota_gates


def open_columns(names: Sequence[str], rows: int) -> dict[str, FactColumn]:
    """Return what is decided among units before it is decided: anything."""
    return {name: _column(name, [unknown()] * rows) for name in names}


def _column(name: str, cells: Sequence[Cell]) -> FactColumn:
    return column_from_cells(FactType(YES_NO if name.startswith(QUOTA) else NUMBER), cells)


@dataclass(frozen=True, slots=True)
class Among:
    """What is decided among the units of a year, by row and name; the order it comes of, and the scores after
    it."""

    scores: ScoreColumns
    cells: Mapping[str, Sequence[Cell]]
    standings: Mapping[int, KeyBounds]
    ranks: Mapping[int, Ranks]
    sizes: Mapping[str, int]

    def order(self, row: int) -> UnitOrder:
        group = self.standings[row].group
        return UnitOrder(self.ranks[row], group, self.sizes[group])

    def cell(self, row: int, name: str) -> Cell:
        return self.cells[name][row]


def among_of(before: ScoreColumns, rows: Rows, counted: Mask, groups: Sequence[str]) -> Among:
    """Decide what stands among units, and return the gates, tests and bands that follow from it.

    `before` has the points; `counted` says which rows are units at all: the others stand in no order.
    """
    return _Deciding(before, rows, counted, groups).among()


class _Deciding:
    def __init__(self, before: ScoreColumns, rows: Rows, counted: Mask, groups: Sequence[str]) -> None:
        self.book, self.before, self.rows, self.groups = before.rulebook, before, rows, groups
        self.units = [int(row) for row in np.flatnonzero(counted)]
        self.sizes = sizes_of(groups[row] for row in self.units)
        self.entered = self._entered()

    def among(self) -> Among:
        book, count = self.book, self.rows.count
        standings = {row: entered.standing for row, entered in self.entered.items()}
        places = ranks_by_keys(standings)
        ranks, percents = [NOT_APPLICABLE] * count, [NOT_APPLICABLE] * count
        for row, place in places.items():
            ranks[row] = rank_cell(place)
            percents[row] = percent_cell(place, self.sizes[self.groups[row]])
        cells: dict[str, list[Cell]] = {RANK: ranks, RANK_PERCENT: percents}
        rows, no = self._rows_with(cells), np.zeros(count, np.uint8)
        gates = {g.id: no if g.quota is not None else rows.test(g.when).codes for g in book.gates}
        tests = {b.id: rows.test(b.when).codes for b in book.bands if b.when is not None}
        for gate in quota_gates(book):
            assert gate.quota is not None
            contending = {
                row: c for row in self.units if (c := self._contender(gate.quota.band, row, gates, tests))
            }
            beyond = beyond_by_keys(gate.quota, contending, self.sizes)
            answers = [beyond.get(row, False) for row in range(count)]
            cells[f"{QUOTA}{gate.id}"] = [beyond_cell(answer) for answer in answers]
            gates[gate.id] = np.array([KLEENE.index(answer) for answer in answers], np.uint8)
        possible = bands_of(book, self.before.scale, self.before.score, gates, tests)
        after = replace(self.before, gates=gates, tests=tests, possible=possible)
        return Among(after, cells, standings, places, self.sizes)

    def _rows_with(self, cells: Mapping[str, Sequence[Cell]]) -> Rows:
        columns = {name: _column(name, of) for name, of in cells.items()}
        points = {name: self.before.points_column(name) for name in points_of_tests(self.book)}
        return replace(self.rows, facts={**self.rows.facts, **columns, **points})

    def _contender(
        self, band: str, row: int, gates: Mapping[str, States], tests: Mapping[str, States]
    ) -> Contender | None:
        closed, met = ({id_: KLEENE[codes[row]] for id_, codes in of.items()} for of in (gates, tests))
        return contender_of(self.book, band, self.entered[row], closed, met)

    def _entered(self) -> dict[int, Entered]:
        keys = [self._tie_keys(tie.fact, tie.most_first) for tie in (self.book.among or ALONE).tie_breaks]
        entered = {}
        for row in self.units:
            low, high = (Fraction(int(end[row]), self.before.scale) for end in self.before.score)
            worst: Key = tuple(key[row][0] for key in keys)
            best: Key = tuple(key[row][1] for key in keys)
            entered[row] = Entered(self.groups[row], (low, high), (worst, best))
        return entered

    def _tie_keys(self, fact: str, more: bool) -> Mapping[int, tuple[Number, Number]]:
        column = self.before.points_column(fact) if is_points(fact) else self.rows.facts[fact]
        return {row: tie_key(cell_at(column, row), more) for row in self.units}
