"""Which figures are over rows set aside: the mark `provisional` of many cells at once."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from engine.indicators.columnar.selecting import window_for
from engine.indicators.columnar.series import at_places, places_in
from engine.rulebook.model.conditions import facts_in
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
from engine.rulebook.model.vocabulary import VENUE_PERIOD
from engine.scoring.columnar.columns import Mask

if TYPE_CHECKING:
    from engine.indicators.columnar.period import PeriodColumns


def marks_of(columns: PeriodColumns, kind: str, operation: Operation) -> Mask:
    """Return the subjects of a kind for whom an operation's value is provisional; it must be one that columns compute."""
    none = np.zeros(columns.count(kind), np.bool_)
    if isinstance(operation, Aggregate):
        return _of_aggregate(columns, kind, operation)
    if isinstance(operation, OwnField):
        form = Selection(operation.kind)
        known = ~columns.gaps(kind, form, None) & (columns.own_rows(kind) >= 0)
        return known & columns.set_aside(kind, form, None)
    if isinstance(operation, Quotient):
        return columns.provisional(kind, operation.above) | columns.provisional(kind, operation.below)
    if isinstance(operation, Total):
        return reduce(np.logical_or, (columns.provisional(kind, name) for name in operation.names))
    if isinstance(operation, Difference):
        return columns.provisional(kind, operation.a) | columns.provisional(kind, operation.b)
    if isinstance(operation, DaysBetween):
        return _of_day(columns, kind, operation.first) | _of_day(columns, kind, operation.second)
    assert isinstance(operation, Previous)  # what is left to the plain evaluator brings its own marks
    return _of_year_before(columns, kind, operation, none)


def _of_day(columns: PeriodColumns, kind: str, day: DayOf) -> Mask:
    if isinstance(day, IndicatorRef):
        return columns.provisional(kind, day.name)
    if isinstance(day, Aggregate):
        return _of_aggregate(columns, kind, day)
    return np.zeros(columns.count(kind), np.bool_)


def _of_year_before(columns: PeriodColumns, kind: str, operation: Previous, none: Mask) -> Mask:
    earlier = columns.earlier
    if earlier is None:
        return none
    found = earlier.provisional(kind, operation.name)
    places = places_in(columns.ids(kind), earlier.ids(kind))
    return np.asarray(at_places(found, places, False), np.bool_)


def _of_aggregate(columns: PeriodColumns, kind: str, operation: Aggregate) -> Mask:
    selection = operation.over
    window = window_for(selection, columns.frame)
    owed = columns.gaps(kind, selection, window)
    marked = columns.set_aside(kind, selection, window)
    if selection.kind != VENUE_PERIOD:
        return marked & ~owed
    # Where some venue is unsettled only such venues' figures count; else those of all that were asked.
    _, unsettled = columns.venues_asked(selection)
    lies_in = columns.venues.lies_in
    asked = columns.open_venues & (lies_in >= 0)
    over = np.zeros(columns.venues.rows, np.bool_)
    for name in facts_in(selection.where):
        over |= columns.provisional("venue", name)
    units = columns.count("unit")
    open_ = np.bincount(lies_in[unsettled], minlength=units) > 0
    of_open = np.bincount(lies_in[unsettled & over], minlength=units) > 0
    of_all = np.bincount(lies_in[asked & over], minlength=units) > 0
    return np.asarray(~owed & np.where(open_, of_open, of_all | marked), np.bool_)
