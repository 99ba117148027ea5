"""The figures behind criteria: which rows they count, and how far rows in doubt move them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cache, cached_property
from typing import NamedTuple

from engine.evaluation.evidence import asked_by
from engine.evaluation.years import Evaluation
from engine.indicators.operations.count import Count
from engine.indicators.operations.count_distinct import CountDistinct
from engine.indicators.operations.over_records import OverRecords
from engine.indicators.operations.sum import Sum
from engine.indicators.subjects import Subject
from engine.logic.cells import Cell, Value
from engine.recheck.worst import Choice, worst_rows
from engine.rulebook.model.vocabulary import VENUE_PERIOD
from facts.archive.unusable import venue_path
from facts.forms.catalogue import KINDS
from facts.periods import Period
from facts.spelling import caseless
from facts.standing import Record

ENDLESS = Fraction(10**9)
NONE = frozenset[int]()
Identity = tuple[str, tuple[str, ...], str, str]
Moves = tuple[Fraction, Fraction]  # of the least and of the most that a figure can be


class Figure(NamedTuple):
    """A figure that a criterion asks for, and the rows that it counts, by place."""

    name: str  # "" for rows that cost points by other ways
    rows: frozenset[int]


class FiguresInDoubt:
    """The figures of one subject where some of its rows, by place, are in doubt."""

    def __init__(
        self,
        subject: Subject,
        period: Period,
        rows: Sequence[Record],
        places: Mapping[Identity, int],
        doubted: Callable[[frozenset[int]], Evaluation],
        read: Callable[[Sequence[str]], frozenset[int]],
    ) -> None:
        """Take rows by place; `read` gives those that may move any of some figures."""
        self.subject, self.period, self.rows = subject, period, rows
        self.places, self.doubted = places, doubted
        self._read = cache(lambda figure: read((figure,)))
        self._facts = doubted(NONE).facts(period)
        self._cells: dict[tuple[str, frozenset[int]], Cell] = {}

    def asked(self, facts: Iterable[str]) -> tuple[Figure, ...]:
        """Return the figures under facts, with the rows that each counts."""
        by_figure: dict[str, set[int]] = {}
        for check in asked_by(self._facts, self.subject, facts):
            of = by_figure.setdefault(check.indicator, set())
            if check.counts is False:
                continue
            records = map(identity, (check.record, *check.beside))
            of.update(self.places[record] for record in records if record in self.places)
        return tuple(Figure(name, frozenset(rows)) for name, rows in by_figure.items())

    def moves(self, figure: str, rows: frozenset[int], doubted: frozenset[int] = NONE) -> Moves:
        """Return how much less sure both ends of a figure become by rows in doubt, where others are so."""
        before, after = self._cell(figure, doubted), self._cell(figure, doubted | rows)
        least, most = (_apart(a, b) for a, b in zip(before.ends, after.ends, strict=True))
        if before.state is not after.state and not least and not most:
            return ENDLESS, ENDLESS
        return least, most

    def moved(self, figure: str, rows: frozenset[int]) -> Fraction:
        return sum(self.moves(figure, rows), Fraction(0))

    def moving(self, figure: str, rows: frozenset[int], doubted: frozenset[int] = NONE) -> frozenset[int]:
        """Return the rows that move a figure each by itself, where others are in doubt."""
        return frozenset(place for place in rows if any(self.moves(figure, frozenset({place}), doubted)))

    def _cell(self, figure: str, rows: frozenset[int]) -> Cell:
        at = figure, rows & self._read(figure)
        if at not in self._cells:
            self._cells[at] = self.doubted(at[1]).facts(self.period).cell(self.subject, figure)
        return self._cells[at]

    def worst(
        self, figure: str, rows: frozenset[int], doubted: frozenset[int], weight: Callable[[int], Fraction]
    ) -> dict[int, tuple[Choice, ...]]:
        """Return of each end of a figure, for each count, rows that move it as far as any so many."""
        every, things = self.moves(figure, rows, doubted), self.things(figure, rows)
        things.sort(key=lambda thing: (-max(map(weight, thing)), min(thing)))

        def of_end(end: int) -> tuple[Choice, ...]:
            return worst_rows(things, lambda some: self.moves(figure, some, doubted)[end], weight)

        return {end: of_end(end) for end in (0, 1) if every[end]}

    def straddling(
        self, figure: str, counted: frozenset[int], could: frozenset[int], doubted: frozenset[int]
    ) -> list[frozenset[int]]:
        """Return the things of which counted rows and others move a figure further than each alone."""

        def further(thing: frozenset[int]) -> bool:
            together, *parts = (
                self.moves(figure, rows, doubted) for rows in (thing, thing & counted, thing & could)
            )
            return any(of > a + b for of, a, b in zip(together, *parts, strict=True))

        return [
            thing
            for thing in self.things(figure, counted | could)
            if thing & counted and thing & could and further(thing)
        ]

    def things(self, figure: str, rows: frozenset[int]) -> list[frozenset[int]]:
        """Return rows of a figure by what they vouch for: one row each where it counts or adds up rows."""
        of: dict[object, set[int]] = {}
        for place in sorted(rows):
            of.setdefault(self._thing(figure, place), set()).add(place)
        return [frozenset(thing) for thing in of.values()]

    def _thing(self, figure: str, place: int) -> object:
        """Return what a row vouches for: nothing but itself, a value, a venue, or what all rows do."""
        operation, record = self._operations.get(figure), self.rows[place]
        if operation is None:
            return None
        if operation.over.kind == VENUE_PERIOD:
            path = venue_path(KINDS[record.kind])
            return record.values.get(path[0]) if len(path) == 1 else None
        if isinstance(operation, CountDistinct) and record.kind == operation.over.kind:
            value = self._facts.registry.follow(record, str(operation.path).split("."))
            return caseless(value) if isinstance(value, str) else value
        return ("row", place) if isinstance(operation, Count | Sum | CountDistinct) else None

    @cached_property
    def _operations(self) -> Mapping[str, OverRecords]:
        indicators = self._facts.set_of(self.subject).indicators
        return {
            name: operation
            for name, indicator in indicators.items()
            for at, operation in indicator.over_records.items()
            if at == ""
        }


def identity(record: Record) -> Identity:
    """Return what tells a record from all others: its place does not, for two returns may have one name."""
    return record.kind, record.key, record.unit, record.period


def _apart(before: Value | None, after: Value | None) -> Fraction:
    """Return how far an end has moved: days for a day; where there is no number, as far as can be."""
    if before == after:
        return Fraction(0)
    if isinstance(before, date) and isinstance(after, date):
        return Fraction(abs((after - before).days))
    numbers = isinstance(before, Fraction) and isinstance(after, Fraction)
    return abs(after - before) if numbers else ENDLESS  # type: ignore[operator]
