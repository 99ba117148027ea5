"""The indicators of one period for all units and venues at once: values, states and ends.

`engine/indicators/evaluator.py` fixes the meaning, gives owed forms and rows for whoever looks at one
subject, and answers for the few operations that columns leave to it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

import numpy as np

from engine.indicators.columnar.frames import NotColumnar, RecordFrames
from engine.indicators.columnar.period_records import PeriodRecords, RowsOfSubjects, field_column
from engine.indicators.columnar.possible_places import possible_rows
from engine.indicators.columnar.selecting import picked, window_for
from engine.indicators.columnar.series import NOWHERE, Places, at_places
from engine.indicators.evaluator import PeriodFacts
from engine.indicators.forms_asked import forms_of_venues
from engine.indicators.knowledge import asks_own_row
from engine.indicators.subjects import Subject
from engine.indicators.through import through_fields
from engine.indicators.windows import Window, year_before
from engine.logic.cells import Cell, unknown
from engine.rulebook.kinds.in_force import holds_on
from engine.rulebook.model.conditions import facts_in
from engine.rulebook.model.indicators import Selection
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.model.types import TEXT, YES_NO, FactType
from engine.rulebook.model.vocabulary import RECEIVED_ON, RETURN, VENUE_PERIOD, forms_along
from engine.scoring.columnar.answers import everywhere
from engine.scoring.columnar.columns import FactColumn, column_from_cells, merged, take, unknown_where
from engine.scoring.columnar.rows import Rows
from facts.forms.catalogue import COVER, KINDS
from facts.lazy import LazyMapping
from facts.periods import Period

if TYPE_CHECKING:
    from engine.indicators.operations.over_records import OverRecords


OfRulebook = Callable[[str], FactColumn]  # a rulebook → a fact it gives of each subject, in order
BandsOf = Callable[[str, "PeriodColumns"], FactColumn]  # a rulebook, and the columns its bands rest on
UNIT_FIELDS = tuple(f.name for f in KINDS["unit"].fields.values() if f.type == "yes_no")


class PeriodColumns(PeriodRecords):
    """Evaluates indicators for every unit of the frames and every venue of the table of venues, once each."""

    def __init__(
        self,
        frames: RecordFrames,
        rules: Rules,
        bands_of: BandsOf,
        first_told_of: OfRulebook,
        at: Callable[[Period], PeriodColumns],
        plain: PeriodFacts,
        like: PeriodColumns | None = None,
    ) -> None:
        """Take the records; `at`: the columns of another period, `plain`: the cells of single subjects.

        `bands_of` gives the band of each venue, `first_told_of` the score of each unit as first told.
        """
        super().__init__(frames, rules, like)
        self.bands_of = bands_of
        self.first_told_of = first_told_of
        self.at = at
        self.plain = plain
        self._columns: dict[tuple[str, str], FactColumn] = {}

    @cached_property
    def without_nameless(self) -> PeriodColumns:
        """The same columns as if no row were lost of which nobody can tell the venue."""
        asked, plain = (self.bands_of, self.first_told_of, self.at), self.plain.without_nameless
        return PeriodColumns(self.frames, self.rules, *asked, plain, like=self)

    def _unit_field(self, name: str) -> FactColumn:
        if ("unit", f"unit.{name}") not in self._columns:
            self._columns["unit", f"unit.{name}"] = field_column(self, "unit", "unit", name)
        return self._columns["unit", f"unit.{name}"]

    # Facts

    def rows(self, kind: str, names: tuple[str, ...]) -> Rows:
        """Return the facts named of every subject of a kind, and the fields of their units."""
        facts = {name: self.column(kind, name) for name in names}
        unit = {name: self._field_of_units(kind, name) for name in UNIT_FIELDS}
        return Rows(self.count(kind), facts, unit, self.frame)

    def _field_of_units(self, kind: str, name: str) -> FactColumn:
        """Return a field of the unit of every subject."""
        column = take(self._unit_field(name), self.unit_of(kind))
        if kind == "unit":
            return column
        return self._with_disputed(
            column, FactType(YES_NO), lambda venue: self.plain.frame(venue).unit_fields(name)
        )

    def column(self, kind: str, name: str) -> FactColumn:
        """Return one indicator, or `RULEBOOK.band`, of every subject of a kind."""
        if (kind, name) not in self._columns:
            if name.endswith(".band"):
                self._columns[kind, name] = self.bands_of(name.removesuffix(".band"), self)
            else:
                self._compute(kind, name)
        return self._columns[kind, name]

    def _compute(self, kind: str, name: str) -> None:
        indicator = self.rules.indicator(kind, name)
        if not holds_on(indicator, self.frame.period.end):
            cells = [unknown()] * self.count(kind)
            self._columns[kind, name] = column_from_cells(indicator.type, cells)
            return
        try:
            column = indicator.column(self, kind)
        except NotColumnar:
            subjects = [Subject(kind, id_) for id_ in self.ids(kind)]
            cells = [self.plain.cell(subject, name) for subject in subjects]
            column = column_from_cells(indicator.type, cells)
        if kind == "venue":
            column = self._with_disputed(column, indicator.type, lambda venue: self.plain.cell(venue, name))
        self._columns[kind, name] = column

    def _with_disputed(
        self, column: FactColumn, type_: FactType, cell_of: Callable[[Subject], Cell]
    ) -> FactColumn:
        """Return a fact of every venue; disputed ones have the cells of the returns of all who claim them."""
        where = self.venues.disputed
        if not where.any():
            return column
        cells = [cell_of(Subject("venue", id_)) for id_ in self.venues.names.filter(where)]
        cells_there = take(column_from_cells(type_, cells), np.where(where, np.cumsum(where) - 1, NOWHERE))
        if column.kind == TEXT:
            return unknown_where(where & ~cells_there.known, column)
        return merged(where, cells_there, column)

    # Over records

    def over_records(self, kind: str, operation: OverRecords) -> FactColumn:
        selection = operation.over
        window = window_for(selection, self.frame)
        came_in = self.came_in
        gaps = came_in.gaps(kind, selection) | came_in.not_whole(kind, selection, window)
        if asks_own_row(kind, selection, operation.path):
            gaps = gaps | ~self.venues.here
        if selection.kind == VENUE_PERIOD:
            return unknown_where(gaps, self._venues_counted(kind, operation))
        whose, by = self._whose(kind, selection)
        records = self.kinds[selection.kind]
        units = whose if by == "unit" else at_places(self.venues.lies_in, whose)
        weak = {form: at_places(rows, units, False) for form, rows in came_in.weak(selection, window).items()}
        for form, broken in records.broken_forms(facts_in(selection.where)).items():
            weak[form] = weak[form] | broken if form in weak else broken
        if self.frames.catalogue.own:  # a test on a blank of theirs is open by itself
            weak["own columns"] = records.unanswered(selection.fields)
        if selection.kind == RETURN and RECEIVED_ON in facts_in(selection.where):
            weak[COVER.form] = records.in_doubt
        may_be = self.possible.of(by, selection)
        if may_be:
            weak[""] = np.isin(records.first, list(may_be))  # whose they are no form tells
        stale = came_in.may_have_ended(selection.kind)
        unit_fields = LazyMapping(UNIT_FIELDS, lambda name: take(self._unit_field(name), units))
        rows = picked(selection, records, unit_fields, self.frame, weak, stale)
        measured = (operation.path or "",)
        lacking = came_in.not_whole_along(forms_along(selection.kind, operation.path), selection, window)
        not_whole = at_places(lacking, units, False)
        if selection.kind == RETURN and operation.path == RECEIVED_ON:
            not_whole = not_whole | records.in_doubt
        for broken in (not_whole, *records.broken_forms(measured).values(), records.unanswered(measured)):
            rows = rows[0] & ~broken, rows[1] | (rows[0] & broken)
        more = came_in.more(by, selection, window)
        sure, open_ = (mask & (whose != NOWHERE) for mask in rows)
        extra = more.rows + possible_rows(rows, records, may_be, self.count(by))
        extra = extra + np.bincount(whose[open_], minlength=len(extra))
        within = self._days_of(operation, window)
        counted = RowsOfSubjects(records, sure, whose[sure], len(extra), extra, more.endless, within)
        found = operation.of_all_rows(counted)
        if by != kind:
            found = take(found, self.venues.lies_in)
        return unknown_where(gaps, found)

    def _venues_counted(self, kind: str, operation: OverRecords) -> FactColumn:
        """Count the venues of each unit that fit a selection, with bounds.

        Rows that name no venue anybody can tell, or one nobody lists, each change one venue at most, be it a
        new one, though every venue may be it: without them is counted as if there were none.
        """
        if kind != "unit":
            raise NotColumnar("venues counted for a venue")
        sure, open_ = self._venues_fitting(operation.over)
        new, nobodys_new = self.lost.new_venues(self.period.code, self.open_venues)
        least, most = sure, sure + open_ + new + nobodys_new
        forms = forms_of_venues(self.rules, facts_in(operation.over.where))
        nobodys, unlisted = self.lost.nameless(forms), self.lost.unlisted(forms)
        if self.like is None and nobodys.any():
            told, untold = self.without_nameless._venues_fitting(operation.over)
            some = nobodys > 0
            least = np.where(some, np.maximum(least, told - nobodys), least)
            most = np.where(some, np.minimum(most, told + untold + nobodys + new), most)
        least, most = np.maximum(least - unlisted, 0), most + unlisted
        return operation.of_all_venues(least, most)

    def _venues_fitting(self, selection: Selection) -> tuple[Places, Places]:
        """Return how many venues of each unit fit a selection for certain, and how many may or may not."""
        answer = everywhere(True, self.venues.rows)
        if selection.where is not None:
            answer = self.rows("venue", facts_in(selection.where)).test(selection.where)
        lies_in = self.venues.lies_in
        fit = self.open_venues & (lies_in >= 0) & answer.may_hold
        doubt = fit & (answer.open | self.venues.in_doubt | self.venues.disputed)
        counted = partial(np.bincount, minlength=self.count("unit"))
        return counted(lies_in[fit & ~doubt]), counted(lies_in[doubt])

    def _days_of(self, operation: OverRecords, window: Window | None) -> tuple[date | None, date | None]:
        """Return the days between which a day looked for must lie, as far as they are known."""
        selection = operation.over
        own = selection.dated or (KINDS[selection.kind].date if selection.kind in KINDS else None)
        if operation.path != own or own is None:
            return None, None
        return (window[0], window[1]) if window else (None, self.period.end)

    def _whose(self, kind: str, selection: Selection) -> tuple[Places, str]:
        """Return whose each row is: of a unit, or of a venue."""
        records = self.kinds[selection.kind]
        if selection.through is not None:
            return records.through(through_fields(selection), kind == "unit"), kind
        register = selection.kind == RETURN or KINDS[selection.kind].register
        if kind == "unit" or (register and selection.kind != "venue"):
            return records.unit, "unit"
        return records.venue, "venue"

    @cached_property
    def earlier(self) -> PeriodColumns | None:
        """The same period a year before, None where none was owed yet."""
        period = year_before(self.period, self.rules.calendar)
        return None if period is None else self.at(period)
