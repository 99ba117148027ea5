"""The records of one period as columns: of each kind its rows, the units and venues they are of, what was
lost, what came in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np
import polars as pl

from engine.indicators.columnar.came_in import CameIn
from engine.indicators.columnar.frames import NotColumnar, RecordFrames
from engine.indicators.columnar.lost_rows import LostRows
from engine.indicators.columnar.possible_places import PossiblePlaceColumns
from engine.indicators.columnar.records import RecordColumns
from engine.indicators.columnar.series import Places, first_rows
from engine.logic.cells import Cell
from engine.logic.frame import Frame
from engine.rulebook.model.declared import DECLARED
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.model.vocabulary import RETURN
from engine.scoring.columnar.dtypes import Mask
from facts.forms.catalogue import KINDS
from facts.record_tables import UNIT


class PeriodRecords:
    """The units and venues of a period, and where each stands in every column of records."""

    def __init__(self, frames: RecordFrames, rules: Rules, like: PeriodRecords | None) -> None:
        """Take the frames; `like` are the same records, of which these leave out the lost rows that nobody
        can tell the venue of."""
        self.like = like
        self.frames = frames
        self.period = frames.period
        self.rules = rules
        self.kinds: dict[str, RecordColumns] = {} if like is None else like.kinds
        if like is None:
            self.kinds.update({kind: RecordColumns(kind, frames, self.kinds) for kind in (*KINDS, RETURN)})
        self.frame = Frame(self.period, rules.calendar, rules.parameters, _no_unit)
        self.lost: LostRows = LostRows(frames.set_aside, self.ids("unit"), self.venues)
        self.came_in = CameIn(
            self.kinds, self.lost, len(frames.units), self.period, rules.calendar, nameless=like is None
        )
        listed = {unit.code for unit in rules.units.on(self.period.end)} | frames.sent
        units_now = np.array([code in listed for code in frames.units], np.bool_)
        self.possible = PossiblePlaceColumns(self.came_in, units_now)

    @property
    def venues(self) -> RecordColumns:
        return self.kinds["venue"]

    def ids(self, kind: str) -> pl.Series:
        """Return the units' codes or the venues' ids, in order: subject `n` is row `n` of every column."""
        return self.kinds["unit"].axis if kind == "unit" else self.venues.names

    def count(self, kind: str) -> int:
        return len(self.frames.units) if kind == "unit" else self.venues.rows

    @cached_property
    def sent(self) -> Mask:
        """The units that sent anything for this period's year, or stand in the archive before it."""
        return np.array([code in self.frames.sent for code in self.frames.units], np.bool_)

    @cached_property
    def open_venues(self) -> Mask:
        """The venues open on at least one day of the period."""
        opened, closed = self.venues.column("opened_on"), self.venues.column("closed_on")
        late = opened.known & (opened.low.numerators > self.period.end.toordinal())
        gone = closed.known & (closed.low.numerators <= self.period.start.toordinal())
        return np.asarray(~late & ~gone, np.bool_)

    @cached_property
    def declared_rows(self) -> Mapping[tuple[str, str], Places]:
        """The first row of each unit about each item that an office declared something of: item, office →
        rows."""
        rows = self.kinds[DECLARED].frame.with_row_index("row")
        parts = rows.partition_by("item", "office", as_dict=True)
        return {
            (str(item), str(office)): first_rows(part, UNIT, self.ids("unit"))
            for (item, office), part in parts.items()
        }

    def unit_of(self, kind: str) -> Places:
        return np.arange(self.count("unit")) if kind == "unit" else self.venues.lies_in


def _no_unit(name: str) -> Cell:
    raise NotColumnar(f"a day or window that varies by unit.{name}")
