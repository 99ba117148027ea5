"""What is decided among the units of a year, by columns: what `engine/scoring/decided_among.py` says of
each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from engine.evaluation.order import UnitOrder
from engine.logic.cells import NOT_APPLICABLE, Cell, State, unknown
from engine.logic.frame import Frame
from engine.rulebook.model.among_units import QUOTA, RANK, RANK_PERCENT, AmongUnits
from engine.rulebook.model.conditions import Condition
from engine.rulebook.model.points_asked import is_points
from engine.rulebook.model.rulebook import Rulebook
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
from engine.scoring.columnar.bands import KLEENE, BandCases, Codes, codes_of
from engine.scoring.columnar.blocks import Block
from engine.scoring.columnar.cells import column_from_cells
from engine.scoring.columnar.columns import FactColumn, FactColumns, Mask, ends_at, value_at
from engine.scoring.columnar.meaning import holding
from engine.scoring.columnar.points_as_facts import points_columns
from engine.scoring.columnar.scores import ScoreColumns, criteria_points, with_points_as_facts
from engine.scoring.contenders import Entered, contender_of, quota_gates

FALSE = 0


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


def among_of(
    rulebook: Rulebook,
    before: ScoreColumns,
    facts: FactColumns,
    frame: Frame,
    counted: Mask,
    groups: Sequence[str],
) -> Among:
    """Decide what stands among units, and return the gates, tests and bands that follow from it.

    `before` has the points; `counted` says which rows are units at all: the others stand in no order.
    """
    return _Deciding(rulebook, before, facts, frame, counted, groups).among()


class _Deciding:
    def __init__(
        self,
        rulebook: Rulebook,
        before: ScoreColumns,
        facts: FactColumns,
        frame: Frame,
        counted: Mask,
        groups: Sequence[str],
    ) -> None:
        self.book, self.before, self.facts, self.frame, self.groups = rulebook, before, facts, frame, groups
        self.rows = [int(row) for row in np.flatnonzero(counted)]
        self.sizes = sizes_of(groups[row] for row in self.rows)
        self.entered = self._entered()

    def among(self) -> Among:
        book, count = self.book, self.facts.rows
        standings = {row: one.standing for row, one in self.entered.items()}
        places = ranks_by_keys(standings)
        ranks, percents = [NOT_APPLICABLE] * count, [NOT_APPLICABLE] * count
        for row, found in places.items():
            ranks[row] = rank_cell(found)
            percents[row] = percent_cell(found, self.sizes[self.groups[row]])
        cells: dict[str, list[Cell]] = {RANK: ranks, RANK_PERCENT: percents}
        block = self._block(cells)
        gates = self._codes([None if g.quota is not None else g.when for g in book.gates], block)
        tests = self._codes([b.when for b in book.bands if b.when is not None], block)
        for gate in quota_gates(book):
            assert gate.quota is not None
            contending = {
                row: c for row in self.rows if (c := self._contender(gate.quota.band, row, gates, tests))
            }
            answers = beyond_by_keys(gate.quota, contending, self.sizes)
            said = [beyond_cell(answers.get(row, False)) for row in range(count)]
            cells[f"{QUOTA}{gate.id}"] = said
            at = next(n for n, one in enumerate(book.gates) if one is gate)
            gates[at] = [KLEENE.index(answers.get(row, False)) for row in range(count)]
        cases = replace(BandCases.of(book), scale=self.before.scale)
        possible = cases.possible(self.before.score_low, self.before.score_high, [*gates, *tests])
        after = replace(self.before, gates=gates, tests=tests, possible=possible)
        return Among(after, cells, standings, places, self.sizes)

    def _block(self, cells: Mapping[str, Sequence[Cell]]) -> Block:
        beside = {name: _column(name, of) for name, of in cells.items()}
        facts = FactColumns(self.facts.rows, {**self.facts.facts, **beside}, self.facts.unit)
        return with_points_as_facts(Block(facts, slice(0, facts.rows), self.frame), self.book, self.before)

    def _codes(self, tests: Sequence[Condition | None], block: Block) -> Codes:
        found = np.full((len(tests), block.rows), FALSE, np.uint8)
        for place, test in enumerate(tests):
            if test is not None:
                found[place] = codes_of(holding(test, block), block.rows)
        return found

    def _contender(self, band: str, row: int, gates: Codes, tests: Codes) -> Contender | None:
        answers = {gate.id: KLEENE[gates[n, row]] for n, gate in enumerate(self.book.gates)}
        tested = [b.id for b in self.book.bands if b.when is not None]
        held = {id_: KLEENE[tests[n, row]] for n, id_ in enumerate(tested)}
        return contender_of(self.book, band, self.entered[row], answers, held)

    def _entered(self) -> dict[int, Entered]:
        before = self.before
        keys = [self._tie_keys(tie.fact, tie.more) for tie in (self.book.among or AmongUnits()).ties]
        found = {}
        for row in self.rows:
            low, high = (Fraction(int(p[row]), before.scale) for p in (before.score_low, before.score_high))
            worst: Key = tuple(key[row][0] for key in keys)
            best: Key = tuple(key[row][1] for key in keys)
            found[row] = Entered(self.groups[row], (low, high), (worst, best))
        return found

    def _tie_keys(self, fact: str, more: bool) -> Mapping[int, tuple[Number, Number]]:
        if is_points(fact):
            points = criteria_points(self.before, slice(0, self.facts.rows))
            column = points_columns((fact,), self.book, points)[fact]
        else:
            column = self.facts.facts[fact]
        return {row: tie_key(_cell_at(column, row), more) for row in self.rows}


def _cell_at(column: FactColumn, row: int) -> Cell:
    state, value = value_at(column, row)
    least, most = ends_at(column, row) if state is State.UNKNOWN else (None, None)
    return Cell(state, value, least=least, most=most)
