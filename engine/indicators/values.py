"""What a count, sum or day comes to, given the records that count, those that may, and what is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from engine.indicators.knowledge import to_correct
from engine.indicators.windows import Days
from engine.logic.cells import Cell, Owed, between
from engine.rulebook.model.conditions import Leaf, fields_tested
from engine.rulebook.model.vocabulary import RETURN, NoPath, steps_of
from facts.forms.catalogue import KINDS
from facts.standing import Record, SetAside

if TYPE_CHECKING:
    from engine.indicators.operations.over_records import OverRecords

Measure = Callable[[Record, str], object]


@dataclass(frozen=True, slots=True)
class Picked:
    """The records that count for certain, and those that may or may not."""

    sure: list[Record]
    open: list[Record]


@dataclass(frozen=True, slots=True)
class UnusableRows:
    """What of a selection's `forms` (its own first) can't be used, and which older returns never came."""

    forms: tuple[str, ...]
    rows: tuple[SetAside, ...]
    older: tuple[Owed, ...]
    places: tuple[Owed, ...] = ()  # what would tell whose records are that may be of several

    @property
    def whole(self) -> bool:
        """Whether more than rows is lost, so that nothing can be said."""
        return any(not row.row and row.form in self.forms for row in self.rows)

    @property
    def rows_of_own_form(self) -> int:
        """How many things more there may be."""
        return len({row.identity for row in self.rows if row.form == next(iter(self.forms), "")})

    @property
    def without_end(self) -> bool:
        """Whether an older return of the own form never came: it may tell of any number."""
        return any(gap.form == self.forms[0] for gap in self.older)

    @property
    def weak(self) -> frozenset[str]:
        """The other forms whose rows tests may rest on, but that are not whole."""
        return frozenset({r.form for r in self.rows} | {g.form for g in self.older}) & {*self.forms[1:]}

    @property
    def owed(self) -> tuple[Owed, ...]:
        return (*self.older, *self.places, *to_correct(self.rows))


def rests_on(leaf: Leaf, kind: str, weak: frozenset[str]) -> bool:
    """Tell whether a test on a record reads a row of one of some forms by a path."""
    paths = (steps_of(kind, name) for name in fields_tested(leaf) if kind != RETURN)
    return any(KINDS[step].form in weak for p in paths if not isinstance(p, NoPath) for _, step in p)


@dataclass(frozen=True, slots=True)
class RowsOfSubject:
    """The records that count for certain, as an operation over records gets them.

    `more` is how many more there may be, None if any number; a day looked for lies `within` these.
    """

    records: Sequence[Record]
    more: int | None
    within: Days
    measure: Callable[[Record], object]

    def filled(self) -> Iterator[tuple[Record, object]]:
        """Yield each record whose field is filled in, and what it holds."""
        values = ((record, self.measure(record)) for record in self.records)
        return ((record, value) for record, value in values if value is not None)

    def at_least(self, least: Fraction | int, counted: bool = True) -> Cell:
        """Return a number of which so many more there may be; any number of what is not counted."""
        more = self.more if counted or self.more == 0 else None
        return between(Fraction(least), None if more is None else Fraction(least + more))


def value_of(
    operation: OverRecords, picked: Picked, lost: UnusableRows, days: Days, measure: Measure
) -> Cell:
    """Return an operation's value, or the ends between which it lies."""
    more = None if lost.without_end else len(picked.open) + lost.rows_of_own_form
    rows = RowsOfSubject(picked.sure, more, days, lambda record: measure(record, str(operation.path)))
    cell = operation.of_rows(rows)
    owed = tuple(sorted(set(lost.owed))) if cell.unknown else ()
    return replace(cell, owed=owed, records=cell.records or (*picked.sure, *picked.open))
