"""What the records say that can tie two parties: one statement a subject, kind and value, with its rows.

A subject is a venue, a party (B03) or a case. Sellers of sex, victims and workers are none of these: no form
names them as a party, and a stint gives only a `WorkerMove` between two venues.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from facts.forms.catalogue import KINDS
from facts.standing import Record, Value

VENUE, PARTY, CASE = "venue", "party", "case"
# a kind of source, and in the place of a form: what those who verify noted themselves
NOTE, NOTES = (
    "note",
    "GC",
)
NAMES = "names"  # marks of a name and a year of birth
VALUED = ("phone", "account", "plate", "address")  # kinds whose value is kept as a keyed hash
IDENTIFIERS = (*VALUED, "identity_no")
OWNER, MANAGER = "owner", "manager"
HOLDING = (OWNER, MANAGER)
NAMING = (*HOLDING, "relative")  # kinds whose value is a party
REGISTERS = ("B02", "B03")


@dataclass(frozen=True, slots=True, order=True)
class RowRef:
    """One evidence row: a record, and every place that tells what is used of it.

    `key` is what may be shown. For a stint that is its venue and month: the places of all stints of a venue
    and month stand together, so that no two rows can be paired into a person's way.
    """

    form: str
    key: str
    id: str
    places: tuple[str, ...] = field(compare=False)


class Statement(NamedTuple):
    """`subject` has `value` for `kind`; `sources`: kind, unit, office. A tuple: there are millions."""

    subject: str
    kind: str
    value: str
    row: RowRef
    sources: frozenset[tuple[str, str, str]]
    last: date
    role: str | None = None
    sure: float = 1.0  # of a case: how far its status bears it out

    @property
    def noted(self) -> bool:
        return self.row.form == NOTES


Group = tuple[Statement, ...]
Statements = Sequence[Statement]


@dataclass(frozen=True, slots=True)
class WorkerMove:
    """One worker's move between two venues, without the worker.

    `chain` numbers the moves of one worker alike, so that going to and fro counts as one worker, not as many;
    the number follows from the order of records, stands for no one elsewhere, and never leaves the engine.
    """

    left: str
    came: str
    gap_days: int
    day: date
    rows: tuple[RowRef, RowRef]
    chain: int
    sources: frozenset[tuple[str, str, str]]
    contract: bool | None  # where the worker came to; None: not told

    @property
    def venues(self) -> tuple[str, str]:
        """Return the two venues, whichever way the worker went."""
        return min(self.left, self.came), max(self.left, self.came)


@dataclass(frozen=True, slots=True)
class LinkSubject:
    id: str
    type: str
    unit: str
    since: date | None = None
    until: date | None = None
    revoked: bool = False
    trade: str | None = None
    fields: Mapping[str, Value] = field(default_factory=dict, hash=False)  # of its last row, no names
    status: str = ""  # of a case, as its row has it
    handled: date | None = None  # of a case, the day its row gives for that status


@dataclass(frozen=True, slots=True)
class Struck:
    """A tie between some subjects that a person has explained; of moves only those up to a day."""

    kind: str
    value: str
    members: frozenset[str]
    until: date


@dataclass(frozen=True, slots=True)
class Said:
    """Everything said up to a day. `before`: the same as recorded, if some records are of one person.

    `two`: pairs of records that a person found to be of two people, each in order.
    """

    day: date
    subjects: Mapping[str, LinkSubject]
    statements: Statements
    moves: tuple[WorkerMove, ...]
    # by row id, venue: begun, ended
    stints: Mapping[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # other ids of one person
    struck: tuple[Struck, ...] = ()
    two: frozenset[tuple[str, str]] = frozenset()
    before: Said | None = None

    @property
    def first(self) -> Mapping[str, str]:
        """Return for each other id of a person the id the person goes by."""
        return {id_: first for first, ids in self.also.items() for id_ in ids}


def row_of(kind: str, key: str, records: Sequence[Record]) -> RowRef:
    """Return the evidence row of a key, with every place that tells it."""
    form = KINDS[kind].form
    return RowRef(form, key, f"{form} {key}", tuple(sorted({r.source.place for r in records})))
