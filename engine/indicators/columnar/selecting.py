"""Which records of a kind an operation picks, for all subjects at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import numpy as np

from engine.indicators.columnar.conditions import Weak, fitting
from engine.indicators.columnar.frames import NotColumnar
from engine.indicators.columnar.records import RecordColumns
from engine.indicators.windows import Window, window_of
from engine.logic.frame import Frame
from engine.rulebook.model.conditions import ParameterRef, facts_in
from engine.rulebook.model.indicators import Selection
from engine.rulebook.model.vocabulary import RETURN
from engine.scoring.columnar.columns import FactColumn
from engine.scoring.columnar.dtypes import Mask
from facts.forms.catalogue import KINDS


def window_for(selection: Selection, frame: Frame) -> Window | None:
    """Return the days a selection looks at; they must be the same for every unit."""
    if selection.within is None:
        return None
    months = [_only_value(m.name, frame) if isinstance(m, ParameterRef) else m for m in selection.months]
    return window_of(selection.within, tuple(months), frame.period)


def _only_value(name: str, frame: Frame) -> Fraction:
    (value, condition), *more = frame.parameters[name].on(frame.period.end).lines
    if condition is not None or more:
        raise NotColumnar(f"${name} varies by unit, and a window rests on it")
    return value


def picked(
    selection: Selection,
    records: RecordColumns,
    unit: Mapping[str, FactColumn],
    frame: Frame,
    weak: Weak,
    stale: Mask,
) -> tuple[Mask, Mask]:
    """Return the rows that count for certain and those that may or may not: of an event one telling, the
    first. `stale` rows may have ended since."""
    sure, open_ = _fitting(selection, records, unit, frame, weak)
    sure, open_ = sure & records.stands, open_ & records.stands
    if selection.kind != RETURN and not KINDS[selection.kind].register:
        if "office" in facts_in(selection.where):
            sure = _first_of_each(sure, records)
            held = np.zeros(records.rows, np.bool_)
            held[records.first[sure]] = True  # some telling of the event counts for certain
            open_ = _first_of_each(open_ & ~held[records.first], records)
        else:
            first = records.first == np.arange(records.rows)
            sure, open_ = sure & first, open_ & first
    doubt = sure & (records.in_doubt | _day_in_doubt(selection, records) | stale)
    return np.asarray(sure & ~doubt, np.bool_), np.asarray(open_ | doubt, np.bool_)


def _first_of_each(found: Mask, records: RecordColumns) -> Mask:
    """Keep of each event the first of some rows."""
    rows = np.flatnonzero(found)
    chosen = np.zeros(records.rows, np.bool_)
    chosen[rows[np.unique(records.first[rows], return_index=True)[1]]] = True
    return chosen


def _fitting(
    selection: Selection, records: RecordColumns, unit: Mapping[str, FactColumn], frame: Frame, weak: Weak
) -> tuple[Mask, Mask]:
    inside = np.ones(records.rows, np.bool_)
    window = window_for(selection, frame)
    if window is not None or selection.dated is not None:
        day = records.day if selection.dated is None else records.column(selection.dated)
        first, last = window or (date.min, frame.period.end)
        doubt = _day_in_doubt(selection, records)
        if doubt.any() and window is not None:
            doubt = doubt & records.may_be_since(first, frame.calendar)
        inside &= _between(day, first, min(last, frame.period.end)) | doubt
    if selection.life is not None:
        inside &= _alive(selection.life, records, frame)
    if selection.kind == RETURN:
        inside &= _of_period(selection, records, frame)
    if selection.where is None:
        return inside, np.zeros(records.rows, np.bool_)
    sure, open_ = fitting(selection.where, records, unit, frame, weak)
    return inside & sure, inside & open_


def _day_in_doubt(selection: Selection, records: RecordColumns) -> Mask:
    return records.day_in_doubt if selection.dated is None else np.zeros(records.rows, np.bool_)


def _between(day: FactColumn, first: date, last: date) -> Mask:
    ordinals = day.low.numerators
    return day.known & (ordinals >= first.toordinal()) & (ordinals <= last.toordinal())


def _alive(life: str, records: RecordColumns, frame: Frame) -> Mask:
    """Return the records whose life holds the period's last day, or any of its days. The end is the first day
    gone."""
    ends = KINDS[records.kind].life
    assert ends is not None  # settled when the rules were read
    start, end = (records.column(name) for name in ends)
    period = frame.period
    last_needed = period.end if life == "open_at" else period.start
    late = start.known & (start.low.numerators > period.end.toordinal())
    gone = end.known & (end.low.numerators <= last_needed.toordinal())
    return ~late & ~gone


def _of_period(selection: Selection, records: RecordColumns, frame: Frame) -> Mask:
    """Keep deliveries of the subject's own period, or of its year where the test says what they cover."""
    name = "_year" if "covers" in facts_in(selection.where) else "period"
    wanted = frame.period.year if name == "_year" else frame.period.code
    return np.asarray((records.frame[name] == wanted).to_numpy(), np.bool_)
