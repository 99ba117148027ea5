"""The archive as it stands by a day: what every figure is computed from.

`facts.archive` builds a `Standing`; the engine only reads it. Nothing here holds a name, a number that
identifies a person, or a worker token.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facts.forms.catalogue import OwnColumn
    from facts.record_tables import RecordTables

COMMUNE = "UBND xã"
BY_RECEIVER, BY_COVER, BY_IMPORT = "nơi nhận", "bìa", "ngày nhập"  # who says when a return came in
HAS_DATA, NIL = "có số liệu", "không phát sinh"

Value = int | Decimal | str | bool | date | None


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Where a row came from: the file as its office named it, the sheet (form), the row as in a sheet."""

    file: str
    sheet: str
    row: int

    @property
    def place(self) -> str:
        """Return `file!B05!10`."""
        return f"{self.file}!{self.sheet}!{self.row}"


@dataclass(frozen=True, slots=True)
class Record:
    """What one office reports of one key, as it counts. `unit` and `period` are those of its return."""

    kind: str
    key: tuple[str, ...]
    unit: str
    period: str
    office: str
    values: Mapping[str, Value]
    source: Source
    gone: bool = False  # gone from a later return without a reason; it still counts
    in_doubt: bool = False  # its key is reported again by a row that can't be used


@dataclass(frozen=True, slots=True)
class Event:
    """One event, counted once whoever reports it: by its first record."""

    kind: str
    key: tuple[str, ...]
    records: tuple[Record, ...]  # one an office: the commune's first, else in order of arrival

    @property
    def record(self) -> Record:
        return self.records[0]


Registers = Mapping[tuple[str, str, str], tuple[Record, ...]]  # kind, unit, period → a snapshot
Events = Mapping[str, tuple[Event, ...]]  # by kind


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one return says of one form: a row a delivery and form, superseded deliveries too.

    `state` is None where the form was not returned. `standing` marks the delivery that counts for that unit,
    period, office and form; an earlier one still tells when the return first came.
    """

    unit: str
    period: str
    office: str
    form: str
    state: str | None
    prepared_on: date
    received_on: date
    file: str
    standing: bool = True
    received_by: str = BY_RECEIVER  # who says when it came in
    hash: str = ""  # of the return: files of two periods or units may have one name


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row that can't be used as it is: it leaves every figure over its form, unit and period between two
    ends.

    The same row of two returns has one `identity`. `venue` is the venue it names, "" where it names none,
    None where that can't be read. `row` is 0 where more than a row is lost: a whole sheet, or (form B00) the
    days on the cover. `awaits` are the forms of its unit (form, period) that never came and may
    declare the codes it is set aside for; if empty, the row itself is to be corrected.
    """

    unit: str
    period: str
    form: str
    identity: str
    venue: str | None
    office: str
    file: str
    row: int
    awaits: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """Return the first part of its key: the id, of a row that has one."""
        return self.identity.split("|")[0]

    @property
    def keyless(self) -> bool:
        """Tell whether its key can't be read: it may be a row of any key."""
        return "|" not in self.identity


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything that counts, by a day.

    `registers[kind, unit, period]` is the snapshot of the return of that unit and period (B01, B02, B03,
    B12 to B20), whichever office sent it, commune first. `events[kind]` is one event a key, in order of key.
    `deliveries` holds one row a return and form (superseded returns too, `standing=False`), sorted by unit,
    period, office, form, then order of returns. `set_aside`: the rows that can't be used, in order of place.
    `own`: the columns that the office's rules add to the forms.
    """

    deliveries: Sequence[Delivery] = ()
    registers: Registers = field(default_factory=dict)
    events: Events = field(default_factory=dict)
    set_aside: tuple[SetAside, ...] = ()
    own: tuple[OwnColumn, ...] = ()
    tables: RecordTables | None = field(default=None, init=False, repr=False, compare=False)  # read from

    @property
    def provisional(self) -> frozenset[tuple[str, str, str]]:
        """The (unit, period, form) with rows set aside."""
        return frozenset((row.unit, row.period, row.form) for row in self.set_aside)
