"""The indicators of one period for all units and venues at once; values and states, not the rows behind them.

`engine/indicators/evaluator.py` fixes the meaning, and gives owed forms, marks and rows for whoever looks at one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property

import numpy as np
import polars as pl

from engine.indicators.aggregates import through_fields
from engine.indicators.columnar.aggregates import aggregated
from engine.indicators.columnar.arithmetic import days_between, difference, quotient, states_of, total
from engine.indicators.columnar.records import Records
from engine.indicators.columnar.refusals import NotColumnar
from engine.indicators.columnar.selecting import picked, window_for
from engine.indicators.columnar.series import Places, at_places, places_in
from engine.indicators.knowledge import forms_of, looks_back
from engine.indicators.windows import Window, year_before, years_touched
from engine.logic.cells import Cell, State
from engine.logic.frame import Frame
from engine.rulebook.model.conditions import Moment, facts_in
from engine.rulebook.model.indicators import (
    Aggregate,
    DayOf,
    DaysBetween,
    Difference,
    IndicatorRef,
    Operation,
    OwnField,
    Previous,
    Quotient,
    Selection,
    Total,
)
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.model.vocabulary import RETURN, VENUE_PERIOD
from engine.scoring.columnar.answers import Answers
from engine.scoring.columnar.blocks import Block
from engine.scoring.columnar.columns import Column, FactColumns, Mask, days, numbers, yes_no
from engine.scoring.columnar.gathering import gathered, unknown_where
from engine.scoring.columnar.meaning import holding
from facts.forms.catalogue import KINDS
from facts.periods import Period
from facts.record_frames import UNIT, RecordFrames
from facts.standing import COMMUNE

FramesOf = Callable[[Period], RecordFrames]
BandsOf = Callable[[str], Column]  # a rulebook → the band of each venue, in order of the table of venues
UNIT_FIELDS = tuple(f.name for f in KINDS["unit"].fields.values() if f.type == "yes_no")


class PeriodColumns:
    """Evaluates indicators for every unit of the frames and every venue of the table of venues, once each."""

    def __init__(
        self,
        frames: RecordFrames,
        rules: Rules,
        bands_of: BandsOf | None = None,
        before: FramesOf | None = None,
    ) -> None:
        self.frames = frames
        self.period = frames.period
        self.rules = rules
        self.bands_of = bands_of
        self.before = before
        self.kinds: dict[str, Records] = {}
        self.kinds.update({kind: Records(kind, frames, self.kinds) for kind in (*KINDS, RETURN)})
        self.frame = Frame(self.period, rules.calendar, rules.parameters, _no_unit)
        self._columns: dict[tuple[str, str], Column] = {}

    # Subjects

    @property
    def venues(self) -> Records:
        return self.kinds["venue"]

    def count(self, kind: str) -> int:
        return len(self.frames.units) if kind == "unit" else self.venues.rows

    @cached_property
    def open_venues(self) -> Mask:
        """The venues open on at least one day of the period."""
        opened, closed = self.venues.column("opened_on"), self.venues.column("closed_on")
        late = (states_of(opened) == State.KNOWN) & (opened.numerators > self.period.end.toordinal())
        gone = (states_of(closed) == State.KNOWN) & (closed.numerators <= self.period.start.toordinal())
        return np.asarray(~late & ~gone, np.bool_)

    def unit_of(self, kind: str) -> Places:
        return np.arange(self.count("unit")) if kind == "unit" else self.venues.lies_in

    def _unit_field(self, name: str) -> Column:
        if ("unit", f"unit.{name}") not in self._columns:
            self._columns["unit", f"unit.{name}"] = self._own_field("unit", OwnField("unit", name))
        return self._columns["unit", f"unit.{name}"]

    # Facts

    def facts(self, kind: str, names: tuple[str, ...]) -> FactColumns:
        """Return the facts named of every subject of a kind, and the fields of their units."""
        found = {name: self.column(kind, name) for name in names}
        unit = {name: gathered(self._unit_field(name), self.unit_of(kind)) for name in UNIT_FIELDS}
        return FactColumns(self.count(kind), found, unit)

    def column(self, kind: str, name: str) -> Column:
        """Return one indicator, or `RULEBOOK.band`, of every subject of a kind. Raise NotColumnar."""
        if (kind, name) not in self._columns:
            self._columns[kind, name] = self._computed(kind, name)
        return self._columns[kind, name]

    def _computed(self, kind: str, name: str) -> Column:
        if name.endswith(".band"):
            if self.bands_of is None or kind != "venue":
                raise NotColumnar(name)
            return self.bands_of(name.removesuffix(".band"))
        chosen = next(s for s in self.rules.indicator_sets.values() if s.subject == kind)
        return self._operation(kind, chosen.indicators[name].operation)

    def _operation(self, kind: str, operation: Operation) -> Column:
        if isinstance(operation, Aggregate):
            return self._aggregate(kind, operation)
        if isinstance(operation, OwnField):
            return self._own_field(kind, operation)
        if isinstance(operation, Quotient):
            parts = self.column(kind, operation.above), self.column(kind, operation.below)
            return quotient(*parts, operation.times, operation.if_none)
        if isinstance(operation, Total):
            return total([self.column(kind, name) for name in operation.names])
        if isinstance(operation, Difference):
            return difference(self.column(kind, operation.a), self.column(kind, operation.b))
        if isinstance(operation, Previous):
            return self._previous(kind, operation)
        return self._days(kind, operation)

    # Over records

    def _aggregate(self, kind: str, operation: Aggregate) -> Column:
        selection = operation.over
        if selection.kind == VENUE_PERIOD:
            return self._from_above(kind, operation)
        whose, by = self._whose(kind, selection)
        records = self.kinds[selection.kind]
        units = whose if by == "unit" else at_places(self.venues.lies_in, whose)
        rows = picked(selection, records, _UnitFields(self._unit_field, units), self.frame)
        found = aggregated(operation, records, rows, whose, self.count(by))
        if by != kind:
            found = gathered(found, self.venues.lies_in)
        return unknown_where(self._gaps(kind, selection, window_for(selection, self.frame)), found)

    def _whose(self, kind: str, selection: Selection) -> tuple[Places, str]:
        """Return whose each row is: of a unit, or of a venue."""
        records = self.kinds[selection.kind]
        if selection.through is not None:
            return records.through(through_fields(selection), kind == "unit"), kind
        register = selection.kind == RETURN or KINDS[selection.kind].register
        if kind == "unit" or (register and selection.kind != "venue"):
            return records.unit, "unit"
        return records.venue, "venue"

    def _gaps(self, kind: str, selection: Selection, window: Window | None) -> Mask:
        """Return the subjects whose unit has not returned a form the selection is over."""
        since = window[0] if window else None
        periods = [self.period]
        if looks_back(selection):
            periods += years_touched(since, self.period, self.rules.calendar)
        missing = np.zeros(self.count("unit"), np.bool_)
        for period in periods:
            for form in forms_of(selection):
                missing |= ~self._returned(period.code, form)
        return missing if kind == "unit" else at_places(missing, self.venues.lies_in, True)

    def _returned(self, period: str, form: str) -> Mask:
        """Return the units whose own office returned a form, be it nil."""
        found = np.zeros(self.count("unit"), np.bool_)
        places = self._returns.get((period, form))
        if places is not None:
            found[places[places >= 0]] = True
        return found

    @cached_property
    def _returns(self) -> Mapping[tuple[str, str], Places]:
        records = self.kinds[RETURN]
        if not records.rows:
            return {}
        own = (pl.col("office") == COMMUNE) & pl.col("_standing") & pl.col("state").is_not_null()
        found = records.frame.with_columns(pl.Series("place", records.unit)).filter(own)
        parts = found.select("period", "form", "place").partition_by("period", "form", as_dict=True)
        return {(str(p), str(f)): part["place"].to_numpy() for (p, f), part in parts.items()}

    def _from_above(self, kind: str, operation: Aggregate) -> Column:
        """Count the venues of a unit by their own indicators; one unknown makes the whole unknown."""
        if kind != "unit":
            raise NotColumnar("venues counted for a venue")
        where, lies_in = operation.over.where, self.venues.lies_in
        answer = Answers(np.ones(self.venues.rows, np.bool_))
        if where is not None:
            block = Block(self.facts("venue", facts_in(where)), slice(0, self.venues.rows), self.frame)
            answer = holding(where, block)
        counted = self.open_venues & (lies_in >= 0)
        unsettled = np.zeros(self.venues.rows, np.bool_)
        if not answer.settled:
            unsettled = counted & answer.can_be_true & answer.may_fail
        held = np.bincount(lies_in[counted & answer.can_be_true & ~unsettled], minlength=self.count("unit"))
        open_ = np.bincount(lies_in[unsettled], minlength=self.count("unit")) > 0
        found = numbers(held) if operation.op == "count" else yes_no(held > 0)
        return unknown_where(open_ | self._gaps(kind, operation.over, None), found)

    def _own_field(self, kind: str, operation: OwnField) -> Column:
        if operation.kind != kind:
            raise NotColumnar(f"{operation.kind}.{operation.field} of a {kind}")
        records = self.kinds[kind]
        own = np.where(records.here, np.arange(records.rows), -1) if kind == "venue" else self._own_rows
        found = gathered(records.column(operation.field), own)
        form = Selection(operation.kind)
        return unknown_where(self._gaps(kind, form, None), found)

    @cached_property
    def _own_rows(self) -> Places:
        """The row of each unit in its own return's list of units."""
        records, own = self.kinds["unit"], np.full(self.count("unit"), -1)
        if records.rows:
            rows = records.frame.with_row_index("row").filter(pl.col(UNIT) == pl.col("code"))
            mine = rows.unique("code", keep="first", maintain_order=True)
            place = places_in(mine["code"], records.axis)
            own[place[place >= 0]] = mine["row"].to_numpy()[place >= 0]
        return own

    # Over indicators

    def _previous(self, kind: str, operation: Previous) -> Column:
        """Return the value of the same period a year before; unknown where none was owed, or the venue not known."""
        earlier = self._earlier
        if earlier is None:
            now = self.column(kind, operation.name)
            return unknown_where(np.ones(len(now), np.bool_), now)
        found = earlier.column(kind, operation.name)
        if kind == "unit":
            return found
        return gathered(found, places_in(self.venues.names, earlier.venues.names))

    @cached_property
    def _earlier(self) -> PeriodColumns | None:
        period = year_before(self.period, self.rules.calendar)
        if period is None:
            return None
        if self.before is None:
            raise NotColumnar("a figure of the year before")
        return PeriodColumns(self.before(period), self.rules, None, self.before)

    def _days(self, kind: str, operation: DaysBetween) -> Column:
        first, second = self._day(kind, operation.first), self._day(kind, operation.second)
        return days_between(first, second, operation.if_none)

    def _day(self, kind: str, day: DayOf) -> Column:
        if isinstance(day, IndicatorRef):
            return self.column(kind, day.name)
        if isinstance(day, Aggregate):
            return self._aggregate(kind, day)
        found = self._moment(day) if isinstance(day, Moment) else day
        count = self.count(kind)
        if found is None:
            return days(np.zeros(count, np.int64), np.full(count, State.NONE, np.uint8))
        return days(np.full(count, found.toordinal()))

    def _moment(self, moment: Moment) -> date | None:
        found = self.frame.days(moment)
        if len(found) > 1:
            raise NotColumnar("a day that varies by unit")
        return next(iter(found), None)


def _no_unit(name: str) -> Cell:
    raise NotColumnar(f"a day or window that varies by unit.{name}")


class _UnitFields(Mapping[str, Column]):
    """The yes/no fields of the unit of each row, gathered when a parameter varies by one."""

    def __init__(self, field: Callable[[str], Column], units: Places) -> None:
        self.field = field
        self.units = units

    def __getitem__(self, name: str) -> Column:
        return gathered(self.field(name), self.units)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0
