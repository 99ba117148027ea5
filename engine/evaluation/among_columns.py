"""What is decided among the units of a year: orders, and who contends for a quota, by sorting keys once."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from engine.evaluation.result import UnitOrder
from engine.logic.cells import NOT_APPLICABLE, Cell, unknown
from engine.logic.kleene import Kleene
from engine.rulebook.model.among_units import ALONE, QUOTA, RANK, RANK_PERCENT, Quota
from engine.rulebook.model.points_asked import is_points, points_of_tests
from engine.rulebook.model.rulebook import Band, Gate, Rulebook
from engine.rulebook.model.types import NUMBER, YES_NO, FactType
from engine.scoring import among_units as orders
from engine.scoring.among_units import Contender, Key, KeyBounds, just_below, key_of
from engine.scoring.bands import band_at, completions
from engine.scoring.columnar.answers import KLEENE
from engine.scoring.columnar.bands import bands_of
from engine.scoring.columnar.columns import FactColumn, cell_at, column_from_cells
from engine.scoring.columnar.dtypes import Mask, States
from engine.scoring.columnar.rows import Rows
from engine.scoring.columnar.scores import ScoreColumns
from engine.scoring.results import Range

Answers = Mapping[str, Kleene]


@dataclass(frozen=True, slots=True)
class Entered:
    """A unit in an order: whom it is compared with, its score, the worst and the best of its tie-breaks."""

    group: str
    score: Range
    ties: tuple[Key, Key]

    @property
    def standing(self) -> KeyBounds:
        (low, high), (worst, best) = self.score, self.ties
        return KeyBounds(self.group, key_of(low, worst), key_of(high, best))


def quota_gates(rulebook: Rulebook) -> tuple[Gate, ...]:
    """Return the gates that are quotas, the best band's first: who is beyond one contends for the next."""
    places = {band.id: place for place, band in enumerate(rulebook.bands)}
    gates = [gate for gate in rulebook.gates if gate.quota is not None]
    gates.sort(key=lambda gate: places.get(gate.quota.band, len(places)) if gate.quota else 0)
    return tuple(gates)


def contender_of(
    rulebook: Rulebook, band: str, entered: Entered, gates: Answers, tests: Answers
) -> Contender | None:
    """Return between which keys a unit contends for a band, None where it never has it.

    `gates` and `tests` may be open: a unit contends in whatever way they turn out.
    """
    parts = [
        (part, {band_at(rulebook, part.start, g, t) for g in completions(gates) for t in completions(tests)})
        for part in _parts(rulebook.bands, *entered.score)
    ]
    holding = [part for part, bands in parts if band in bands]
    if not holding:
        return None
    worst, best = entered.ties
    last = holding[-1]
    end = key_of(last.end, best) if last.reached else just_below(last.end, best)
    sure = all(bands == {band} for _, bands in parts)
    return Contender(entered.group, key_of(holding[0].start, worst), end, sure)


@dataclass(frozen=True, slots=True)
class _Part:
    """Scores between which no band begins, from `start` on; `end` is one of them if `reached`."""

    start: Fraction
    end: Fraction
    reached: bool


def _parts(bands: tuple[Band, ...], low: Fraction, high: Fraction) -> Iterator[_Part]:
    steps = sorted({b.from_ for b in bands if b.from_ is not None and low < b.from_ <= high})
    starts = [low, *steps]
    for start, end in zip(starts, steps, strict=False):
        yield _Part(start, end, False)
    yield _Part(starts[-1], high, True)


@dataclass(frozen=True, slots=True)
class _Sorted:
    """The keys of a group, lowest first."""

    keys: Sequence[orders.Key]

    def ahead(self, key: orders.Key) -> int:
        return len(self.keys) - bisect_right(self.keys, key)

    def level(self, key: orders.Key) -> int:
        """Return how many are ahead or level."""
        return len(self.keys) - bisect_left(self.keys, key)


def _sorted(keys: Iterable[tuple[str, orders.Key]]) -> defaultdict[str, _Sorted]:
    by_group: dict[str, list[orders.Key]] = defaultdict(list)
    for group, key in keys:
        by_group[group].append(key)
    groups = {group: _Sorted(sorted(of)) for group, of in by_group.items()}
    return defaultdict(lambda: _Sorted(()), groups)


def ranks_by_keys(standings: Mapping[int, orders.KeyBounds]) -> dict[int, orders.Ranks]:
    """Return the best and the worst place of each unit; what lies ahead of itself is not counted."""
    worsts = _sorted((s.group, s.worst) for s in standings.values())
    bests = _sorted((s.group, s.best) for s in standings.values())
    return {
        id_: (1 + worsts[s.group].ahead(s.best), 1 + bests[s.group].ahead(s.worst) - (s.best > s.worst))
        for id_, s in standings.items()
    }


def beyond_by_keys(
    quota: Quota, contenders: Mapping[int, orders.Contender], sizes: Mapping[str, int]
) -> dict[int, Kleene]:
    """Return of each contender whether it lies beyond a quota."""
    worsts = _sorted((c.group, c.worst) for c in contenders.values() if c.sure)
    bests = _sorted((c.group, c.best) for c in contenders.values())
    answers = {}
    for id_, own in contenders.items():
        sure, maybe = worsts[own.group], bests[own.group]
        surely = sure.ahead(own.best), sure.level(own.best) - (own.sure and own.worst >= own.best)
        maybe_ = maybe.ahead(own.worst) - (own.best > own.worst), maybe.level(own.worst) - 1
        answers[id_] = orders.settled(quota, quota.limit(sizes[own.group]), surely, maybe_)
    return answers


def open_columns(names: Sequence[str], rows: int) -> dict[str, FactColumn]:
    """Return what is decided among units before it is decided: anything."""
    return {name: _column(name, [unknown()] * rows) for name in names}


def _column(name: str, cells: Sequence[Cell]) -> FactColumn:
    return column_from_cells(FactType(YES_NO if name.startswith(QUOTA) else NUMBER), cells)


@dataclass(frozen=True, slots=True)
class Among:
    """What is decided among the units of a year, by row and name, with the order and the scores after it."""

    scores: ScoreColumns
    cells: Mapping[str, Sequence[Cell]]
    standings: Mapping[int, orders.KeyBounds]
    ranks: Mapping[int, orders.Ranks]
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
        self.sizes = orders.sizes_of(groups[row] for row in self.units)
        self.entered = self._entered()

    def among(self) -> Among:
        book, count = self.book, self.rows.count
        standings = {row: entered.standing for row, entered in self.entered.items()}
        places = ranks_by_keys(standings)
        ranks, percents = [NOT_APPLICABLE] * count, [NOT_APPLICABLE] * count
        for row, place in places.items():
            ranks[row] = orders.rank_cell(place)
            percents[row] = orders.percent_cell(place, self.sizes[self.groups[row]])
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
            cells[f"{QUOTA}{gate.id}"] = [orders.beyond_cell(answer) for answer in answers]
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
    ) -> orders.Contender | None:
        closed, met = ({id_: KLEENE[codes[row]] for id_, codes in of.items()} for of in (gates, tests))
        return contender_of(self.book, band, self.entered[row], closed, met)

    def _entered(self) -> dict[int, Entered]:
        keys = [self._tie_keys(tie.fact, tie.most_first) for tie in (self.book.among or ALONE).tie_breaks]
        entered = {}
        for row in self.units:
            low, high = (Fraction(int(end[row]), self.before.scale) for end in self.before.score)
            worst: orders.Key = tuple(key[row][0] for key in keys)
            best: orders.Key = tuple(key[row][1] for key in keys)
            entered[row] = Entered(self.groups[row], (low, high), (worst, best))
        return entered

    def _tie_keys(self, fact: str, more: bool) -> Mapping[int, tuple[orders.Number, orders.Number]]:
        column = self.before.points_column(fact) if is_points(fact) else self.rows.facts[fact]
        return {row: orders.tie_key(cell_at(column, row), more) for row in self.units}
