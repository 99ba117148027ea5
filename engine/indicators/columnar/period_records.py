"""The records of one period as columns: rows of units and venues, their own fields, and what came in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl
from numpy.typing import NDArray

from engine.indicators.columnar.came_in import CameIn, LostRows
from engine.indicators.columnar.frames import NotColumnar, RecordFrames
from engine.indicators.columnar.records import RecordColumns
from engine.indicators.columnar.series import NOWHERE, Places, first_rows
from engine.indicators.windows import Days
from engine.logic.cells import Cell
from engine.logic.frame import Frame
from engine.rulebook.model.declared import DECLARED
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.model.vocabulary import RETURN
from engine.scoring.columnar.columns import FactColumn, between, numbers, unknown_where
from engine.scoring.columnar.dtypes import Ints, Mask
from facts.forms.catalogue import KINDS
from facts.record_tables import ID, UNIT


class PeriodRecords:
    """The units and venues of a period, and where each stands in every column of records."""

    def __init__(self, frames: RecordFrames, rules: Rules) -> None:
        self.frames = frames
        self.period = frames.period
        self.rules = rules
        self.kinds: dict[str, RecordColumns] = {}
        self.kinds.update({kind: RecordColumns(kind, frames, self.kinds) for kind in (*KINDS, RETURN)})
        self.frame = Frame(self.period, rules.calendar, rules.parameters, _no_unit)
        self.lost = LostRows(frames, self.ids("unit"), self.venues)
        self.came_in = CameIn(self.kinds, self.lost, len(frames.units), self.period, rules.calendar)

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
    def compared_units(self) -> Mask:
        """The units of the period: those listed, and those that sent anything and are not gone by its end."""
        units, end = self.rules.units, self.period.end
        gone = np.array([units.no_more(code, end) for code in self.frames.units], np.bool_)
        listed = np.isin(self.frames.units, [unit.code for unit in units.on(end)])
        return np.asarray(self.sent & ~gone | listed, np.bool_)

    @cached_property
    def open_venues(self) -> Mask:
        """The venues open on at least one day of the period."""
        opened, closed = self.venues.column("opened_on"), self.venues.column("closed_on")
        late = opened.known & (opened.low.numerators > self.period.end.toordinal())
        gone = closed.known & (closed.low.numerators <= self.period.start.toordinal())
        return np.asarray(~late & ~gone, np.bool_)

    @cached_property
    def declared_rows(self) -> Mapping[tuple[str, str], Places]:
        """The first row of each unit about each declared item: item, office → rows."""
        rows = self.kinds[DECLARED].frame.with_row_index("row")
        parts = rows.partition_by("item", "office", as_dict=True)
        return {
            (str(item), str(office)): first_rows(part, UNIT, self.ids("unit"))
            for (item, office), part in parts.items()
        }

    def own_rows(self, kind: str) -> Places:
        """Return the row of each unit or venue in its unit's own return."""
        if kind == "venue":
            return np.where(self.venues.here, np.arange(self.venues.rows), NOWHERE)
        rows = self.kinds["unit"].frame.with_row_index("row").filter(pl.col(UNIT) == pl.col(ID))
        return first_rows(rows, ID, self.ids("unit"))

    def unit_of(self, kind: str) -> Places:
        return np.arange(self.count("unit")) if kind == "unit" else self.venues.lies_in


def _no_unit(name: str) -> Cell:
    raise NotColumnar(f"a day or window that varies by unit.{name}")


@dataclass(frozen=True, slots=True)
class RowsOfSubjects:
    """The rows that count for certain, of all subjects: whose each is, and how many more there may be."""

    records: RecordColumns
    rows: Mask
    whose: Places
    count: int
    more: NDArray[np.int64]
    endless: Mask  # any number more
    within: Days  # between which days a day looked for lies

    @property
    def may_be_more(self) -> Mask:
        return np.asarray(self.endless | (self.more > 0), np.bool_)

    def filled(self, path: str) -> tuple[FactColumn, Ints, Places]:
        """Return the column of a field, its numbers where it is filled in, and whose each is."""
        values = self.records.column(path)
        known = values.known[self.rows]
        return values, values.low.numerators[self.rows][known], self.whose[known]

    def at_least(self, least: FactColumn, endless: Mask | None = None) -> FactColumn:
        """Return a number of which so many more there may be, without end where that may be any number."""
        if not self.may_be_more.any():
            return least
        high = least
        if endless is None and least.low.denominators is None:
            high = numbers(least.low.numerators.astype(np.int64) + self.more)
        return between(least, unknown_where(self.endless if endless is None else endless, high))
