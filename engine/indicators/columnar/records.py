"""The records of one kind by columns, made as they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

import numpy as np
import polars as pl

from engine.indicators.columnar.frames import HERE, RecordFrames
from engine.indicators.columnar.series import NOWHERE, Places, Typed, at_places, column_from_series, places_in
from engine.rulebook.model import vocabulary
from engine.rulebook.model.types import DATE, FactType
from engine.scoring.columnar.columns import FactColumn, take
from engine.scoring.columnar.dtypes import Mask
from facts.forms.catalogue import KINDS
from facts.periods import Calendar
from facts.record_tables import EVENT, GONE, ID, IN_DOUBT, OFFICE, TOLD_BY, TOLD_FOR, UNIT
from facts.standing import COMMUNE


class RecordColumns:
    """One kind's rows: fields as columns, and what the rows refer to and count for."""

    def __init__(self, kind: str, frames: RecordFrames, others: Mapping[str, RecordColumns]) -> None:
        self.kind = kind
        self.frames = frames
        self.others = others
        self._columns: dict[str, FactColumn] = {}
        self._places: dict[str, Places] = {}
        self._typed: dict[str, Typed] = {}
        self._broken: dict[tuple[str, ...], Mask] = {}

    @cached_property
    def frame(self) -> pl.DataFrame:
        return self.frames.frame(self.kind)

    @property
    def rows(self) -> int:
        return int(self.frame.height)

    # Fields

    def column(self, path: str) -> FactColumn:
        """Return a field, or the field a path of references leads to; blank or broken off: unknown."""
        if path not in self._columns:
            self._columns[path] = self._column(path)
        return self._columns[path]

    def _column(self, path: str) -> FactColumn:
        step, _, rest = path.partition(".")
        if rest:
            fields = KINDS[self.kind].record_fields
            reference = next(f for f in (step, f"{step}_id", f"{step}_code") if f in fields)
            return take(self._referred(reference).column(rest), self.referred_by(reference))
        return column_from_series(self.frame.get_column(path), self._type(path))

    def known(self, path: str) -> Mask:
        """Return the rows in which a field is filled in."""
        if "." in path or path in self._columns:
            return self.column(path).known
        return np.asarray(self.frame[path].is_not_null().to_numpy(), np.bool_)

    def _type(self, name: str) -> FactType:
        if self.kind == vocabulary.RETURN:
            return vocabulary.RETURN_FIELDS[name]
        if name in (OFFICE, GONE):
            return vocabulary.EVERY_EVENT[name]
        return vocabulary.field_type(self.frames.catalogue.kinds[self.kind].record_fields[name])

    # References

    def _referred(self, field: str) -> RecordColumns:
        return self.others[str(KINDS[self.kind].record_fields[field].refers_to)]

    def referred_by(self, field: str) -> Places:
        """Return the row that a reference names in its kind's table."""
        if field not in self._places:
            self._places[field] = self._among(field, self._referred(field).named)
        return self._places[field]

    def _among(self, field: str, names: pl.Series | Typed) -> Places:
        """Return the place of each row's name among those of a table, or of the units."""
        if field not in self._typed:
            self._typed[field] = Typed(self.frame.get_column(field))
        return places_in(self._typed[field], names)

    @cached_property
    def named(self) -> Typed:
        return Typed(self.names)

    @cached_property
    def names(self) -> pl.Series:
        """What references call the rows by; null where none can be named."""
        kind = KINDS[self.kind]
        if self.kind == "venue":
            return self.frame[ID]
        if self.kind != "unit" and (kind.register or len(kind.key) > 1):
            return pl.Series("none", [None] * self.rows, dtype=pl.String)
        name = UNIT if self.kind == "unit" else ID
        return self.frame.select(pl.when(pl.col(name).is_first_distinct()).then(pl.col(name)))[name]

    def followed(self, path: tuple[str, ...], units: bool) -> Places:
        """Return the unit's or venue's place that a path leads each row to."""
        at, rows = self, None
        for step in path[:-1]:
            rows = at_places(at.referred_by(step), rows)
            at = at._referred(step)
        return at_places(at._among(path[-1], self._units if units else self.others["venue"].named), rows)

    def breaks_off(self, path: tuple[str, ...]) -> Mask:
        """Return the rows from which a path leads to a record that is not there, or a venue in dispute."""
        if path not in self._broken:
            at, rows, broken = self, np.arange(self.rows), np.zeros(self.rows, np.bool_)
            for step in path[:-1]:
                there = at_places(at.referred_by(step), rows)
                broken |= at_places(at.known(step), rows, False) & (there == NOWHERE)
                at, rows = at._referred(step), there
            if at.kind == "venue" and path[-1] == "unit_code":
                broken |= at_places(at.disputed, rows, False)
            self._broken[path] = broken
        return self._broken[path]

    # What rows count for

    @cached_property
    def day(self) -> FactColumn:
        """The date each row counts by, that of what it refers to where it has none of its own."""
        kind = KINDS[self.kind]
        if kind.date is not None:
            return self.column(kind.date)
        if kind.dated_by is not None:
            return take(self._referred(kind.dated_by).day, self.referred_by(kind.dated_by))
        return column_from_series(pl.Series("none", [None] * self.rows, dtype=pl.Date), FactType(DATE))

    @cached_property
    def first(self) -> Places:
        """The first telling of each row's event."""
        if EVENT not in self.frame.columns:
            return np.arange(self.rows)
        event = self.frame[EVENT].to_numpy()
        return np.flatnonzero(np.r_[True, event[1:] != event[:-1]])[event] if self.rows else np.arange(0)

    @cached_property
    def in_doubt(self) -> Mask:
        """The rows told again by a row that can't be used."""
        return np.asarray(self.frame[IN_DOUBT].to_numpy(), np.bool_) if self.rows else np.zeros(0, np.bool_)

    @cached_property
    def day_in_doubt(self) -> Mask:
        """The rows that count by the day of another that is lost, or told again by an unusable row."""
        by = KINDS[self.kind].dated_by
        if by is None:
            return np.zeros(self.rows, np.bool_)
        return np.asarray(at_places(self._referred(by).in_doubt, self.referred_by(by), True), np.bool_)

    def told_before(self, day: date, calendar: Calendar) -> Mask:
        """Return the rows of returns for periods that ended before a day."""
        told_for = self.frame[TOLD_FOR].cast(pl.String)
        periods = {code: calendar.period(code) for code in told_for.unique().to_list()}
        early = [code for code, period in periods.items() if period is not None and period.end < day]
        return np.asarray(told_for.is_in(early).to_numpy(), np.bool_)

    @cached_property
    def by_commune(self) -> Places:
        """The place of the commune whose own return told each row, nowhere if another office did."""
        own = (self.frame[OFFICE].cast(pl.String) == COMMUNE).to_numpy()
        return np.where(own, self._among(TOLD_BY, self._units), NOWHERE)

    @cached_property
    def stands(self) -> Mask:
        """Events up to the end of the period, by their first telling; all rows of a register."""
        if self.kind == vocabulary.RETURN or KINDS[self.kind].register:
            return np.ones(self.rows, np.bool_)
        day = self.day
        late = day.known & (day.low.numerators > self.frames.period.end.toordinal())
        return np.asarray(~late[self.first], np.bool_)

    @cached_property
    def unit(self) -> Places:
        """The place of the unit a figure counts each row for."""
        if self.kind == vocabulary.RETURN:
            return self._among("unit", self._units)
        if self.kind == "venue":
            return np.where(self.here, self.lies_in, NOWHERE)
        if KINDS[self.kind].register:
            return self._among(UNIT, self._units)
        path = KINDS[self.kind].unit_path
        if not path:
            return self.by_word[self.first]
        followed = self.followed(path, units=True)
        return np.where(followed == NOWHERE, self.by_word, followed)[self.first]

    @cached_property
    def by_word(self) -> Places:
        """The place of the unit whose code begins each row's id, where ids bear it; else as `by_commune`."""
        if not KINDS[self.kind].unit_by_id or not self.rows:
            return self.by_commune
        by_id = places_in(self.frame[ID].cast(pl.String).str.slice(0, 5), self._units)
        return np.where(by_id == NOWHERE, self.by_commune, by_id)

    def unanswered(self, names: Iterable[str]) -> Mask:
        """Return the rows of which a column of the office's own that is asked for is blank."""
        blank = np.zeros(self.rows, np.bool_)
        for name in vocabulary.own_columns(self.kind, names, self.frames.catalogue):
            blank |= ~self.column(name).known
        return blank

    @cached_property
    def lies_in(self) -> Places:
        """Of venues: the place of the unit each lies in."""
        return self._among("unit_code", self._units)

    @cached_property
    def disputed(self) -> Mask:
        """Of venues: whose place is in dispute."""
        return np.asarray(self.names.is_in(list(self.frames.claims)).to_numpy(), np.bool_)

    @cached_property
    def here(self) -> Mask:
        """Of venues: which stand in this period's snapshot."""
        return np.asarray(self.frame[HERE].to_numpy(), np.bool_) if self.rows else np.zeros(0, np.bool_)

    @cached_property
    def venue(self) -> Places:
        """The place of the venue each row counts for, in the table of venues."""
        if self.kind == "venue":
            return np.where(self.here, np.arange(self.rows), NOWHERE)
        return self.followed(vocabulary.VENUE_PATHS[self.kind], units=False)[self.first]

    def through(self, path: tuple[str, ...], units: bool) -> Places:
        """Return the place of the unit, or the venue, that a path leads each row's event to."""
        return self.followed(path, units)[self.first]

    @property
    def _units(self) -> pl.Series:
        return self.others["unit"].axis

    @cached_property
    def axis(self) -> pl.Series:
        return pl.Series("unit", self.frames.units, dtype=pl.String)
