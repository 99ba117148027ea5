"""The indicators of one period for all units and venues at once: values, states and ends.

`engine/indicators/evaluator.py` fixes the meaning, gives owed forms and rows for whoever looks at one subject, and
answers for the few operations that columns leave to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property

import numpy as np
import polars as pl

from engine.indicators.columnar.aggregates import More, aggregated
from engine.indicators.columnar.arithmetic import days_between, difference, no_more_than, quotient, total
from engine.indicators.columnar.ends import between, states_of
from engine.indicators.columnar.frames import RecordFrames
from engine.indicators.columnar.lost_rows import LostRows
from engine.indicators.columnar.records import Records
from engine.indicators.columnar.refusals import NotColumnar
from engine.indicators.columnar.selecting import picked, window_for
from engine.indicators.columnar.series import Places, at_places, places_in
from engine.indicators.columnar.told import declared, own_field
from engine.indicators.day_counts import last_unseen
from engine.indicators.evaluator import PeriodFacts
from engine.indicators.knowledge import forms_of, looks_back
from engine.indicators.subjects import Subject
from engine.indicators.through import through_fields, through_forms
from engine.indicators.windows import Window, year_before, years_touched
from engine.logic.cells import Cell, State
from engine.logic.frame import Frame
from engine.rulebook.model.conditions import Moment, facts_in
from engine.rulebook.model.indicators import (
    Aggregate,
    BandBefore,
    ChanceOfSoFew,
    DayOf,
    DaysBetween,
    DeclaredCell,
    Difference,
    Indicator,
    IndicatorRef,
    Operation,
    OwnField,
    Previous,
    Quotient,
    ScoreFirstTold,
    Selection,
    ShareOfBest,
    Total,
)
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.model.vocabulary import RETURN, VENUE_PATHS, VENUE_PERIOD
from engine.scoring.columnar.answers import Answers
from engine.scoring.columnar.blocks import Block
from engine.scoring.columnar.cells import column_from_cells
from engine.scoring.columnar.columns import Column, FactColumns, Mask, days, numbers, yes_no
from engine.scoring.columnar.gathering import gathered, unknown_where
from engine.scoring.columnar.meaning import holding
from facts.forms.catalogue import KINDS
from facts.periods import Period
from facts.standing import COMMUNE
from facts.standing_tables import STANDING

OfRulebook = Callable[[str], Column]  # a rulebook → a fact it gives of each subject, in order
UNIT_FIELDS = tuple(f.name for f in KINDS["unit"].fields.values() if f.type == "yes_no")


class PeriodColumns:
    """Evaluates indicators for every unit of the frames and every venue of the table of venues, once each."""

    def __init__(
        self,
        frames: RecordFrames,
        rules: Rules,
        bands_of: OfRulebook,
        first_told_of: OfRulebook,
        at: Callable[[Period], PeriodColumns],
        plain: PeriodFacts,
        like: PeriodColumns | None = None,
    ) -> None:
        """Take the records of a period; `at` gives the columns of another, `plain` the cells of single subjects.

        `bands_of` gives the band of each venue, `first_told_of` the score of each unit as first told.

        `like` are columns of the same records, of which these leave out the lost rows that nobody can tell the venue of.
        """
        self.like = like
        self.frames = frames
        self.period = frames.period
        self.rules = rules
        self.bands_of = bands_of
        self.first_told_of = first_told_of
        self.at = at
        self.plain = plain
        self.kinds: dict[str, Records] = {} if like is None else like.kinds
        if like is None:
            self.kinds.update({kind: Records(kind, frames, self.kinds) for kind in (*KINDS, RETURN)})
        self.frame = Frame(self.period, rules.calendar, rules.parameters, _no_unit)
        self._columns: dict[tuple[str, str], Column] = {}
        self.lost: LostRows = LostRows(frames.set_aside, self.ids("unit"), self.venues)

    @cached_property
    def without_nameless(self) -> PeriodColumns:
        """The same columns as if no row were lost of which nobody can tell the venue."""
        return PeriodColumns(
            self.frames, self.rules, self.bands_of, self.first_told_of, self.at, self.plain.without_nameless,
            like=self,
        )  # fmt: skip

    # Subjects

    @property
    def venues(self) -> Records:
        return self.kinds["venue"]

    def ids(self, kind: str) -> pl.Series:
        """Return the units' codes or the venues' ids, in order: subject `n` is row `n` of every column."""
        return self.kinds["unit"].axis if kind == "unit" else self.venues.names

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
            self._columns["unit", f"unit.{name}"] = own_field(self, "unit", OwnField("unit", name))
        return self._columns["unit", f"unit.{name}"]

    # Facts

    def facts(self, kind: str, names: tuple[str, ...]) -> FactColumns:
        """Return the facts named of every subject of a kind, and the fields of their units."""
        found = {name: self.column(kind, name) for name in names}
        unit = {name: gathered(self._unit_field(name), self.unit_of(kind)) for name in UNIT_FIELDS}
        return FactColumns(self.count(kind), found, unit)

    def column(self, kind: str, name: str) -> Column:
        """Return one indicator, or `RULEBOOK.band`, of every subject of a kind."""
        if (kind, name) not in self._columns:
            if name.endswith(".band"):
                self._columns[kind, name] = self._bands(kind, name)
            else:
                self._compute(kind, name)
        return self._columns[kind, name]

    def _bands(self, kind: str, name: str) -> Column:
        return self.bands_of(name.removesuffix(".band"))

    def _indicator(self, kind: str, name: str) -> Indicator:
        return self.rules.indicator(kind, name)

    def _compute(self, kind: str, name: str) -> None:
        indicator = self._indicator(kind, name)
        try:
            self._columns[kind, name] = self._operation(kind, indicator.operation)
        except NotColumnar:
            subjects = [Subject(kind, id_) for id_ in self.ids(kind)]
            cells = [self.plain.cell(subject, name) for subject in subjects]
            self._columns[kind, name] = column_from_cells(indicator.type, cells)

    def _operation(self, kind: str, operation: Operation) -> Column:
        if isinstance(operation, Aggregate):
            return self._aggregate(kind, operation)
        if isinstance(operation, OwnField):
            return own_field(self, kind, operation)
        if isinstance(operation, Quotient):
            parts = self.column(kind, operation.above), self.column(kind, operation.below)
            share = quotient(*parts, operation.times, operation.if_none)
            return share if operation.at_most is None else no_more_than(share, operation.at_most)
        if isinstance(operation, Total):
            return total([self.column(kind, name) for name in operation.names])
        if isinstance(operation, Difference):
            return difference(self.column(kind, operation.a), self.column(kind, operation.b))
        if isinstance(operation, Previous):
            return self._previous(kind, operation)
        if isinstance(operation, DeclaredCell):
            return declared(self, operation)
        if isinstance(operation, ScoreFirstTold):
            return self.first_told_of(operation.rulebook)
        if isinstance(operation, ChanceOfSoFew | ShareOfBest | BandBefore):
            raise NotColumnar(type(operation).__name__)
        return self._days(kind, operation)

    # Over records

    def _aggregate(self, kind: str, operation: Aggregate) -> Column:
        selection = operation.over
        window = window_for(selection, self.frame)
        gaps = self.gaps(kind, selection) | self.in_units(kind, self._whole(selection, window))
        if selection.kind == VENUE_PERIOD:
            return unknown_where(gaps, self._from_above(kind, operation))
        whose, by = self._whose(kind, selection)
        records = self.kinds[selection.kind]
        units = whose if by == "unit" else at_places(self.venues.lies_in, whose)
        weak = {form: at_places(rows, units, False) for form, rows in self._weak(selection, window).items()}
        rows = picked(selection, records, _UnitFields(self._unit_field, units), self.frame, weak)
        more = self._more(by, selection, window)
        found = aggregated(operation, records, rows, whose, more, self._days_of(operation, window))
        if by != kind:
            found = gathered(found, self.venues.lies_in)
        return unknown_where(gaps, found)

    def _days_of(self, operation: Aggregate, window: Window | None) -> tuple[date | None, date | None]:
        """Return the days between which a day that an operation looks for must lie, as far as they are known."""
        selection = operation.over
        own = selection.dated or (KINDS[selection.kind].date if selection.kind in KINDS else None)
        if operation.path != own or own is None:
            return None, None
        return (window[0], window[1]) if window else (None, self.period.end)

    # What is lost

    def in_units(self, kind: str, units: Mask) -> Mask:
        return units if kind == "unit" else at_places(units, self.venues.lies_in, False)

    def _whole(self, selection: Selection, window: Window | None) -> Mask:
        """Return the units of which more than rows of a form is lost, or to which another unit's lost row may lead."""
        found = np.zeros(self.count("unit"), np.bool_)
        for period, form in self._looked_at(selection, window):
            found |= self.lost.sheets(period, form)
        if selection.through is not None:
            found |= self._led_here(selection, window)
        return found

    def _led_here(self, selection: Selection, window: Window | None) -> Mask:
        """Return the units to which a lost row may lead by a path: another unit's own row, or anybody's along the path."""
        form, along = forms_of(selection)[0], through_forms(selection)
        periods = dict.fromkeys(period for period, _ in self._looked_at(selection, window))
        if self.lost.of_units((p, f) for p in periods for f in along).any():
            return np.ones(self.count("unit"), np.bool_)
        senders = self.lost.of_units((p, form) for p in periods) > 0
        found: Mask = senders.sum() - senders > 0
        return found

    def _weak(self, selection: Selection, window: Window | None) -> Mapping[str, Mask]:
        """Return the other forms a selection's tests may rest on, and the units of which they are not whole."""
        forms = forms_of(selection)[1:]
        found = {form: np.zeros(self.count("unit"), np.bool_) for form in forms}
        for period, form in self._looked_at(selection, window):
            if form in found:
                found[form] |= self.lost.any_row(period, form)
                if period != self.period.code:
                    found[form] |= ~self._units_in(self._returns, (period, form))
        return {form: units for form, units in found.items() if units.any()}

    def _more(self, by: str, selection: Selection, window: Window | None) -> More:
        """Return how many things more each subject may have by the rows lost of its form, and by returns that never came."""
        forms = forms_of(selection)[:1]
        places = [place for place in self._looked_at(selection, window) if place[1] in forms]
        endless = np.zeros(self.count("unit"), np.bool_)
        for period, form in places:
            if period != self.period.code:
                endless |= ~self._units_in(self._returns, (period, form))
        if by == "venue" and selection.kind in VENUE_PATHS:
            here = self.venues.here if selection.kind == "venue" else None
            rows = self.lost.of_venues(places, nameless=self.like is None, told=here)
        else:
            rows = self.lost.of_units(places)
            rows = rows if by == "unit" else at_places(rows, self.venues.lies_in, 0)
        return More(rows, self.in_units(by, endless))

    def _whose(self, kind: str, selection: Selection) -> tuple[Places, str]:
        """Return whose each row is: of a unit, or of a venue."""
        records = self.kinds[selection.kind]
        if selection.through is not None:
            return records.through(through_fields(selection), kind == "unit"), kind
        register = selection.kind == RETURN or KINDS[selection.kind].register
        if kind == "unit" or (register and selection.kind != "venue"):
            return records.unit, "unit"
        return records.venue, "venue"

    def gaps(self, kind: str, selection: Selection) -> Mask:
        """Return the subjects whose unit has not returned a form of this period that the selection is over."""
        missing = np.zeros(self.count("unit"), np.bool_)
        for form in forms_of(selection):
            missing |= ~self._units_in(self._returns, (self.period.code, form))
        return missing if kind == "unit" else at_places(missing, self.venues.lies_in, True)

    def _looked_at(self, selection: Selection, window: Window | None) -> Iterator[tuple[str, str]]:
        """Yield period and form of each return a selection is over."""
        periods = [self.period]
        if looks_back(selection):
            periods += years_touched(window[0] if window else None, self.period, self.rules.calendar)
        return ((period.code, form) for period in periods for form in forms_of(selection))

    def _units_in(self, listed: Mapping[tuple[str, str], Places], of: tuple[str, str]) -> Mask:
        found = np.zeros(self.count("unit"), np.bool_)
        places = listed.get(of, np.zeros(0, np.int64))
        found[places[places >= 0]] = True
        return found

    @cached_property
    def _returns(self) -> Mapping[tuple[str, str], Places]:
        """By period and form: the units whose own office returned it, with rows or as nil."""
        own = (pl.col("office").cast(pl.String) == COMMUNE) & pl.col(STANDING) & pl.col("state").is_not_null()
        return self._places_by_form(self.kinds[RETURN].frame.filter(own))

    def _places_by_form(self, rows: pl.DataFrame) -> Mapping[tuple[str, str], Places]:
        placed = rows.select("period", "form", place=pl.Series(places_in(rows["unit"], self.ids("unit"))))
        parts = placed.partition_by("period", "form", as_dict=True)
        return {(str(p), str(f)): part["place"].to_numpy() for (p, f), part in parts.items()}

    def _from_above(self, kind: str, operation: Aggregate) -> Column:
        """Count the venues of a unit by their own indicators; one of which that is not known may count or not.

        Rows that name no venue anybody can tell each change one venue at most, though every venue may be it.
        """
        if kind != "unit":
            raise NotColumnar("venues counted for a venue")
        sure, open_ = self._venues_counted(operation.over)
        least, most = sure, sure + open_
        nobodys = self.lost.nameless
        if self.like is None and nobodys.any():
            told, untold = self.without_nameless._venues_counted(operation.over)
            some = nobodys > 0
            least = np.where(some, np.maximum(least, told - nobodys), least)
            most = np.where(some, np.minimum(most, told + untold + nobodys), most)
        most = most + self._more("unit", operation.over, None).rows
        if operation.op == "exists":
            return unknown_where((least == 0) & (most > 0), yes_no(least > 0))
        return between(numbers(least), numbers(most))

    def _venues_counted(self, selection: Selection) -> tuple[Places, Places]:
        """Return how many venues of each unit count for certain, and how many may or may not."""
        held, unsettled = self.venues_asked(selection)
        doubt = held & self.venues.in_doubt
        units, lies_in = self.count("unit"), self.venues.lies_in
        return (
            np.bincount(lies_in[held & ~doubt], minlength=units),
            np.bincount(lies_in[unsettled | doubt], minlength=units),
        )

    def venues_asked(self, selection: Selection) -> tuple[Mask, Mask]:
        """Return the venues of some unit that a selection counts for certain, and those it may or may not."""
        answer = Answers(np.ones(self.venues.rows, np.bool_))
        if selection.where is not None:
            facts = self.facts("venue", facts_in(selection.where))
            answer = holding(selection.where, Block(facts, slice(0, self.venues.rows), self.frame))
        asked = self.open_venues & (self.venues.lies_in >= 0)
        unsettled = np.zeros(self.venues.rows, np.bool_)
        if not answer.settled:
            unsettled = asked & answer.can_be_true & answer.may_fail
        return asked & answer.can_be_true & ~unsettled, unsettled

    # Over indicators

    def _previous(self, kind: str, operation: Previous) -> Column:
        """Return the value of the same period a year before; unknown where none was owed, or the venue not known."""
        earlier = self.earlier
        if earlier is None:
            now = self.column(kind, operation.name)
            return unknown_where(np.ones(len(now), np.bool_), now)
        found = earlier.column(kind, operation.name)
        return gathered(found, places_in(self.ids(kind), earlier.ids(kind)))

    @cached_property
    def earlier(self) -> PeriodColumns | None:
        """The same period a year before, None where none was owed yet."""
        period = year_before(self.period, self.rules.calendar)
        return None if period is None else self.at(period)

    def _days(self, kind: str, operation: DaysBetween) -> Column:
        first, second = self._day(kind, operation.first), self._day(kind, operation.second)
        return days_between(first, second, operation.if_none, self._unseen(kind, operation.first))

    def _unseen(self, kind: str, day: DayOf) -> date | None:
        """Return the last day without records that a day looks back to, None where it looks at none."""
        source = self._indicator(kind, day.name).operation if isinstance(day, IndicatorRef) else day
        first_record = self.rules.calendar.first_record
        if first_record is None or not isinstance(source, Aggregate):
            return None
        return last_unseen(source, (window_for(source.over, self.frame),), first_record)

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
