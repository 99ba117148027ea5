"""Which records of a kind an operation picks, for all subjects at once, and tests on their fields."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import numpy as np

from engine.indicators.columnar.frames import NotColumnar
from engine.indicators.columnar.records import RecordColumns
from engine.indicators.values import rests_on
from engine.indicators.windows import Window, window_of
from engine.logic.frame import Frame
from engine.logic.intervals import ORDERS
from engine.rulebook.model import conditions as tree
from engine.rulebook.model.indicators import Selection
from engine.rulebook.model.vocabulary import RETURN
from engine.scoring.columnar.answers import Answer, combined
from engine.scoring.columnar.columns import FactColumn
from engine.scoring.columnar.dtypes import Ints, Mask
from engine.scoring.columnar.rows import Rows
from facts.forms.catalogue import KINDS
from facts.lazy import LazyMapping

Weak = Mapping[str, Mask]  # a form not all of whose rows are known → the records whose unit's it is


def fitting(
    condition: tree.Condition,
    records: RecordColumns,
    unit: Mapping[str, FactColumn],
    frame: Frame,
    weak: Weak,
) -> tuple[Mask, Mask]:
    """Return the records for which a condition holds for certain, and those for which it may or may not.

    `unit` has the fields of each record's unit. What depends on a `weak` form stays open, or on a parameter
    that may have several values for the unit.
    """
    names = (name for leaf in tree.leaves(condition) for name in tree.fields_tested(leaf))
    rows = Rows(records.rows, LazyMapping(names, records.column), unit, frame)
    answer = combined(condition, lambda leaf: _opened(leaf, rows, records, weak), records.rows)
    weak_rows = np.zeros(records.rows, np.bool_)
    for of_form in weak.values():
        weak_rows |= of_form
    for parameter in tree.parameters_in(condition):
        weak_rows |= rows.of_several(parameter)
    return answer.may_hold & ~answer.open, weak_rows & answer.open


def _opened(leaf: tree.Leaf, rows: Rows, records: RecordColumns, weak: Weak) -> Answer:
    answer = _single(leaf, rows, records)
    for form, of_form in weak.items():
        if rests_on(leaf, records.kind, frozenset({form})):
            answer = answer.open_where(of_form)
    return answer


def _single(leaf: tree.Leaf, rows: Rows, records: RecordColumns) -> Answer:
    if isinstance(leaf, tree.Known):  # nothing has to be read of a field to know that it is filled in
        known = records.known(leaf.fact)
        return Answer(known if leaf.wanted else ~known)
    if isinstance(leaf, tree.Near) and _is_field(leaf.other):
        return _near(leaf, rows)
    if isinstance(leaf, tree.Compare) and any(map(_is_field, leaf.operands)):
        return _compared(leaf, rows)
    return rows.leaf(leaf)


def _is_field(operand: object) -> bool:
    return isinstance(operand, tree.Moment) and operand.what == "field"


def _compared(leaf: tree.Compare, rows: Rows) -> Answer:
    if len(leaf.operands) > 1:
        raise NotColumnar(f"{leaf.fact}: {leaf.op} with a field among several")
    first, second, unknown = _pair(leaf.fact, leaf.operands[0], rows)
    holds = ORDERS[leaf.op](first, second) if leaf.op in ORDERS else first == second
    answer = Answer(np.asarray(holds, np.bool_))
    return (~answer if leaf.op == "none_of" else answer).open_where(unknown)


def _near(leaf: tree.Near, rows: Rows) -> Answer:
    first, second, unknown = _pair(leaf.fact, leaf.other, rows)
    gap = first - second if leaf.after else second - first
    if leaf.within is None:
        return Answer(gap > 0).open_where(unknown)

    def within(limit: Fraction) -> Answer:
        return Answer((gap >= 0) & (gap <= math.floor(limit)))

    return rows.each(leaf.within, within).open_where(unknown)


def _pair(fact: str, operand: object, rows: Rows) -> tuple[Ints, Ints, Mask]:
    """Return two fields of each record as integers, and where one is blank."""
    assert isinstance(operand, tree.Moment)
    first, second = rows.facts[fact], rows.facts[str(operand.arg)]
    ordinals = [column.low.numerators.astype(np.int64) for column in (first, second)]
    return ordinals[0], ordinals[1], ~(first.known & second.known)


def window_for(selection: Selection, frame: Frame) -> Window | None:
    """Return the days a selection looks at; they must be the same for every unit."""
    if selection.within is None:
        return None
    months = [_only_value(m.name, frame) if isinstance(m, tree.ParameterRef) else m for m in selection.months]
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
) -> tuple[Mask, Mask]:
    """Return the rows that count, and those that may: of an event one."""
    sure, open_ = _fitting(selection, records, unit, frame, weak)
    sure, open_ = sure & records.stands, open_ & records.stands
    if selection.kind != RETURN and not KINDS[selection.kind].register:
        if "office" in tree.facts_in(selection.where):
            sure = _first_of_each(sure, records)
            counted = np.zeros(records.rows, np.bool_)
            counted[records.first[sure]] = True  # some telling of the event counts for certain
            open_ = _first_of_each(open_ & ~counted[records.first], records)
        else:
            first = records.first == np.arange(records.rows)
            sure, open_ = sure & first, open_ & first
    return sure, open_


def _first_of_each(chosen: Mask, records: RecordColumns) -> Mask:
    """Keep of each event the first of some rows."""
    rows = np.flatnonzero(chosen)
    first = np.zeros(records.rows, np.bool_)
    first[rows[np.unique(records.first[rows], return_index=True)[1]]] = True
    return first


def _fitting(
    selection: Selection, records: RecordColumns, unit: Mapping[str, FactColumn], frame: Frame, weak: Weak
) -> tuple[Mask, Mask]:
    inside = np.ones(records.rows, np.bool_)
    window = window_for(selection, frame)
    if window is not None or selection.dated is not None:
        day = records.day if selection.dated is None else records.column(selection.dated)
        first, last = window or (date.min, frame.period.end)
        inside &= _between(day, first, min(last, frame.period.end))
    if selection.life is not None:
        inside &= _alive(selection.life, records, frame)
    if selection.kind == RETURN:
        inside &= _of_period(selection, records, frame)
    if selection.where is None:
        return inside, np.zeros(records.rows, np.bool_)
    sure, open_ = fitting(selection.where, records, unit, frame, weak)
    return inside & sure, inside & open_


def _between(day: FactColumn, first: date, last: date) -> Mask:
    ordinals = day.low.numerators
    return day.known & (ordinals >= first.toordinal()) & (ordinals <= last.toordinal())


def _alive(life: str, records: RecordColumns, frame: Frame) -> Mask:
    """Return the records alive on the period's last day, or on any; the end is the first day gone."""
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
    name = "_year" if "covers" in tree.facts_in(selection.where) else "period"
    wanted = frame.period.year if name == "_year" else frame.period.code
    return np.asarray((records.frame[name] == wanted).to_numpy(), np.bool_)
