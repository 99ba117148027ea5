"""The value of one fact for one subject: known, or why not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from fractions import Fraction

from facts.standing import Record

Value = Fraction | bool | str | date
Ends = tuple[Value | None, Value | None]  # the least and the most


class State(IntEnum):
    """How much is known. Unknown is neither zero nor false."""

    KNOWN = 0
    UNKNOWN = 1
    NOT_APPLICABLE = 2  # nothing to divide by: tests on it do not hold, proportions give full points
    NONE = 3  # no date: tests on it do not hold
    NEVER = 4  # later than any day, more than any number


CORRECT = "*"  # in place of a field: the whole row is to be corrected


@dataclass(frozen=True, slots=True, order=True)
class Owed:
    """What would make a value known: a form that an office owes, one blank field of a row, or a row to
    correct.

    An office's own column is named by its header. A row to correct has CORRECT as its field and says in
    `key` where it stands: file, sheet, row.
    """

    form: str
    office: str
    unit: str
    period: str
    field: str = ""
    key: str = ""

    @property
    def is_row(self) -> bool:
        """Whether it is a row to correct."""
        return self.field == CORRECT

    @property
    def blank_field(self) -> str:
        """The field left blank, "" where it is none."""
        return "" if self.is_row else self.field


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with its standing.

    `options` holds what an unknown value may still be, where that is a short list (the bands of another
    rulebook). `least` and `most` are the ends between which an unknown number or day lies, both inside; None
    is an end that is not known. A cell with one end at least is a number or a day for certain. `records` are
    the rows behind it.
    """

    state: State
    value: Value | None = None
    options: tuple[Value, ...] = ()
    owed: tuple[Owed, ...] = ()
    records: tuple[Record, ...] = ()
    least: Value | None = None
    most: Value | None = None

    @property
    def ends(self) -> Ends:
        """The least and the most it can be: the known value twice; None is an end not known."""
        return (self.value, self.value) if self.known else (self.least, self.most)

    @property
    def bounded(self) -> bool:
        """Whether it lies between two ends, one of them known at least."""
        return self.unknown and (self.least is not None or self.most is not None)

    @property
    def known(self) -> bool:
        return self.state is State.KNOWN

    @property
    def unknown(self) -> bool:
        return self.state is State.UNKNOWN


def known(value: Value | int, records: tuple[Record, ...] = ()) -> Cell:
    """Return a known cell; whole numbers become fractions, so that nothing is ever rounded on the way."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = Fraction(value)
    return Cell(State.KNOWN, value, records=records)


def unknown(owed: tuple[Owed, ...] = (), options: tuple[Value, ...] = ()) -> Cell:
    owed = owed if len(owed) < 2 else tuple(sorted(set(owed)))
    return Cell(State.UNKNOWN, owed=owed, options=options)


def between(least: Value | None, most: Value | None, owed: tuple[Owed, ...] = ()) -> Cell:
    """Return what lies between two ends: known where they meet, else unknown; None is an unknown end."""
    if least is not None and least == most:
        return known(least)
    return replace(unknown(owed), least=least, most=most)


NOT_APPLICABLE = Cell(State.NOT_APPLICABLE)
NO_DATE = Cell(State.NONE)
NEVER = Cell(State.NEVER)


def over(cell: Cell, *operands: Cell) -> Cell:
    """Return `cell` carrying the rows and gaps of the cells it was computed from."""
    records = {record.source: record for part in operands for record in part.records}
    owed = {gap for part in operands for gap in part.owed}
    return replace(cell, owed=tuple(sorted(owed)) if cell.unknown else (), records=tuple(records.values()))


def either(cells: Sequence[Cell]) -> Cell:
    """Return what any of these cells may be the true one of: open where they differ."""
    if len({(cell.state, cell.value, cell.ends) for cell in cells}) == 1:
        return cells[0]
    return over(unknown(), *cells)
