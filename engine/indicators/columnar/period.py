"""The indicators of one period for all units and venues at once: values, states and ends.

`engine/indicators/evaluator.py` fixes the meaning, gives owed forms and rows for whoever looks at one
subject, and answers for the few operations that columns leave to it.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

import numpy as np

from engine.indicators.columnar.frames import NotColumnar, RecordFrames
from engine.indicators.columnar.period_records import PeriodRecords, RowsOfSubjects
from engine.indicators.columnar.selecting import picked, window_for
from engine.indicators.columnar.series import NOWHERE, Places, at_places
from engine.indicators.evaluator import PeriodFacts
from engine.indicators.forms_asked import forms_of_venues
from engine.indicators.knowledge import asks_own_row, field_cell
from engine.indicators.subjects import Subject
from engine.indicators.through import through_fields, through_forms
from engine.indicators.windows import Window, year_before
from engine.logic.cells import Cell, unknown
from engine.rulebook.kinds.in_force import holds_on
from engine.rulebook.model.conditions import facts_in
from engine.rulebook.model.indicators import Selection
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.model.types import TEXT, FactType
from engine.rulebook.model.vocabulary import RETURN, VENUE_PATHS, VENUE_PERIOD, fields_along, forms_along
from engine.scoring.columnar.answers import everywhere
from engine.scoring.columnar.columns import FactColumn, column_from_cells, merged, take, unknown_where
from engine.scoring.columnar.dtypes import Mask
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
    ) -> None:
        """Take the records; `at`: the columns of another period, `plain`: the cells of single subjects.

        `bands_of` gives the band of each venue, `first_told_of` the score of each unit as first told.
        """
        super().__init__(frames, rules)
        self.bands_of = bands_of
        self.first_told_of = first_told_of
        self.at = at
        self.plain = plain
        self._columns: dict[tuple[str, str], FactColumn] = {}
        self._fitting: dict[Selection, tuple[Places, Places]] = {}

    def own_field(self, kind: str, name: str) -> FactColumn:
        """Return one field of the row of every unit or venue in its unit's own return."""
        column = take(self.kinds[kind].column(name), self.own_rows(kind))
        column = unknown_where(self.came_in.gaps(kind, Selection(kind)), column)
        doubted = self.lost.subjects(kind, (KINDS[kind].form,), (self.period.code,))
        return self.one_by_one(doubted, column, lambda s: field_cell(self.plain, s, kind, name), kind)

    def _unit_field(self, name: str) -> FactColumn:
        if ("unit", f"unit.{name}") not in self._columns:
            self._columns["unit", f"unit.{name}"] = self.own_field("unit", name)
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
        return self.one_by_one(
            self.venues.disputed, column, lambda venue: self.plain.frame(venue).unit_fields(name)
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
        self._columns[kind, name] = column

    def one_by_one(
        self, where: Mask, column: FactColumn, cell_of: Callable[[Subject], Cell], kind: str = "venue"
    ) -> FactColumn:
        """Return a fact of every subject, of some as the plain evaluator gives it."""
        if not where.any():
            return column
        cells = [cell_of(Subject(kind, id_)) for id_ in self.ids(kind).filter(where)]
        places = np.where(where, np.cumsum(where) - 1, NOWHERE)
        there = take(column_from_cells(FactType(column.kind), cells), places)
        if column.kind == TEXT:  # a word that is known is that of the column
            return unknown_where(where & ~there.known, column)
        return merged(where, there, column)

    # Over records

    def over_records(self, kind: str, operation: OverRecords) -> FactColumn:
        selection = operation.over
        gaps = self.came_in.gaps(kind, selection)
        if selection.kind == VENUE_PERIOD:
            return self._venues_counted(kind, operation, gaps)
        if asks_own_row(kind, selection, operation.path):
            gaps = gaps | ~self.venues.here
        column, doubted = self._records_counted(kind, operation)
        column = unknown_where(gaps, column)
        return self.one_by_one(doubted, column, lambda s: self.plain.aggregator.cell(s, operation), kind)

    def _records_counted(self, kind: str, operation: OverRecords) -> tuple[FactColumn, Mask]:
        """Return what records come to, and the subjects it may be otherwise for."""
        selection, came_in = operation.over, self.came_in
        window = window_for(selection, self.frame)
        whose, by = self._whose(kind, selection)
        records = self.kinds[selection.kind]
        units = whose if by == "unit" else at_places(self.venues.lies_in, whose)
        weak = {form: at_places(rows, units, False) for form, rows in came_in.weak(selection, window).items()}
        unit_fields = LazyMapping(UNIT_FIELDS, lambda name: take(self._unit_field(name), units))
        rows = picked(selection, records, unit_fields, self.frame, weak)
        sure, open_ = (mask & (whose != NOWHERE) for mask in rows)
        earlier = came_in.earlier(selection, window)
        periods = (self.period.code, *earlier)
        along = forms_along(selection.kind, operation.path)
        not_whole = at_places(came_in.missing(along, periods), units, False)
        sure, open_ = sure & ~not_whole, open_ | sure & not_whole
        more = np.bincount(whose[open_], minlength=self.count(by))
        endless = came_in.of_kind(by, came_in.missing(selection.forms[:1], earlier))
        within = self._days_of(operation, window)
        counted = RowsOfSubjects(records, sure, whose[sure], len(more), more, endless, within)
        column = operation.of_all_rows(counted)
        if by != kind:
            column = take(column, self.venues.lies_in)
        return column, self._doubted(kind, operation, whose, by, periods)

    def _doubted(
        self, kind: str, operation: OverRecords, whose: Places, by: str, periods: tuple[str, ...]
    ) -> Mask:
        """Return the subjects for whom a record may count that is lost, in doubt, or leads to none."""
        selection = operation.over
        if selection.kind == RETURN:
            return self.lost.subjects(kind, (COVER.form,))
        records, register = self.kinds[selection.kind], KINDS[selection.kind].register
        forms = {*selection.forms, *forms_along(selection.kind, operation.path)}
        names = (*selection.fields, operation.path or "")
        paths = list(fields_along(selection.kind, names))
        everyone = np.ones(self.count(kind), np.bool_)
        if selection.through is not None:
            paths.append(through_fields(selection))
            forms.update(through_forms(selection))
            lost = self.lost.units_of(forms, periods)
            if (lost | self.came_in.missing(selection.forms[:1], periods) & self.compared_units).any():
                return everyone
        elif not register:
            paths.append(KINDS[selection.kind].unit_path if by == "unit" else VENUE_PATHS[selection.kind])
        own = selection.forms[0] if kind == "venue" and selection.kind in VENUE_PATHS else ""
        doubted = self.lost.subjects(kind, forms, periods, own)
        broken = np.logical_or.reduce([records.breaks_off(path) for path in paths if path], initial=False)
        if broken.any():
            listing = (KINDS["venue"].form,)  # whose lost rows may list the venue that a path leads to
            doubted = doubted | self.lost.subjects(kind, listing)
            unplaced = broken & (whose == NOWHERE)
            units = records.unit[unplaced]
            anywhere = by == "unit" or selection.through is not None or self.lost.units_of(listing).any()
            if unplaced.any() and (anywhere or NOWHERE in units):
                return everyone
            doubted |= np.isin(self.unit_of(kind), units)
        rows = records.in_doubt | records.day_in_doubt | broken | records.unanswered(names)
        rows = rows | self.came_in.may_have_ended(selection.kind)
        theirs = np.isin(np.arange(self.count(by)), whose[rows])
        return doubted | (theirs if by == kind else at_places(theirs, self.venues.lies_in, False))

    def _venues_counted(self, kind: str, operation: OverRecords, gaps: Mask) -> FactColumn:
        """Return how many venues of each unit fit a selection."""
        if kind != "unit":
            raise NotColumnar("venues counted for a venue")
        selection = operation.over
        least, more = self._venues_fitting(selection)
        place = {code: n for n, code in enumerate(self.frames.units)}

        def cell_of(unit: Subject) -> Cell:
            def numbers_of(nameless: bool) -> tuple[int, int]:
                facts = self if nameless == self.plain.nameless else self.without_nameless
                sure, unsure = facts._venues_fitting(selection)
                return int(sure[place[unit.id]]), int(unsure[place[unit.id]])

            return self.plain.aggregator.venues_counted(unit, operation, numbers_of)

        column = unknown_where(gaps, operation.of_all_venues(least, least + more))
        forms = {*selection.forms, *forms_of_venues(self.rules, facts_in(selection.where))}
        return self.one_by_one(self.lost.subjects(kind, forms), column, cell_of, kind)

    def _venues_fitting(self, selection: Selection) -> tuple[Places, Places]:
        """Return how many venues of each unit fit a selection for certain, and how many more may."""
        if selection not in self._fitting:
            answer = everywhere(True, self.venues.rows)
            if selection.where is not None:
                answer = self.rows("venue", facts_in(selection.where)).test(selection.where)
            lies_in = self.venues.lies_in
            fit = self.open_venues & (lies_in >= 0) & answer.may_hold
            doubt = fit & (answer.open | self.venues.in_doubt | self.venues.disputed)
            counted = partial(np.bincount, minlength=self.count("unit"))
            self._fitting[selection] = counted(lies_in[fit & ~doubt]), counted(lies_in[doubt])
        return self._fitting[selection]

    @cached_property
    def without_nameless(self) -> PeriodColumns:
        """The same columns as if no row were lost of which nobody can tell the venue."""
        columns = copy(self)
        columns.plain, columns._columns, columns._fitting = self.plain.without_nameless, {}, {}
        return columns

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
