"""Tests on the fields of many records at once; as those of facts, and between two fields of one record."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from fractions import Fraction

import numpy as np

from engine.indicators.columnar.frames import NotColumnar
from engine.indicators.columnar.records import RecordColumns
from engine.indicators.values import rests_on
from engine.logic.frame import Frame
from engine.logic.intervals import ORDERS
from engine.rulebook.model.conditions import Compare, Condition, Known, Leaf, Moment, Near
from engine.scoring.columnar.answers import Answer, combined
from engine.scoring.columnar.columns import FactColumn
from engine.scoring.columnar.dtypes import Ints, Mask
from engine.scoring.columnar.rows import Rows


class _Fields(Mapping[str, FactColumn]):
    """The fields of records by name, read on demand."""

    def __init__(self, records: RecordColumns) -> None:
        self.records = records

    def __getitem__(self, name: str) -> FactColumn:
        return self.records.column(name)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


Weak = Mapping[str, Mask]  # a form not all of whose rows are known → the records whose unit's it is


def fitting(
    condition: Condition, records: RecordColumns, unit: Mapping[str, FactColumn], frame: Frame, weak: Weak
) -> tuple[Mask, Mask]:
    """Return the records for which a condition holds for certain, and those for which it may or may not.

    `unit` has the fields of each record's unit. What depends on a `weak` form stays open.
    """
    rows = Rows(records.rows, _Fields(records), unit, frame)
    answer = combined(condition, lambda leaf: _opened(leaf, rows, records, weak), records.rows)
    weak_rows = np.zeros(records.rows, np.bool_)
    for of_form in weak.values():
        weak_rows |= of_form
    return answer.may_hold & ~answer.open, weak_rows & answer.open


def _opened(leaf: Leaf, rows: Rows, records: RecordColumns, weak: Weak) -> Answer:
    answer = _single(leaf, rows, records)
    for form, of_form in weak.items():
        if rests_on(leaf, records.kind, frozenset({form})):
            answer = answer.open_where(of_form)
    return answer


def _single(leaf: Leaf, rows: Rows, records: RecordColumns) -> Answer:
    if isinstance(leaf, Known):  # nothing has to be read of a field to know that it is filled in
        known = records.known(leaf.fact)
        return Answer(known if leaf.wanted else ~known)
    if isinstance(leaf, Near) and _is_field(leaf.other):
        return _near(leaf, rows)
    if isinstance(leaf, Compare) and any(map(_is_field, leaf.operands)):
        return _compared(leaf, rows)
    return rows.leaf(leaf)


def _is_field(operand: object) -> bool:
    return isinstance(operand, Moment) and operand.what == "field"


def _compared(leaf: Compare, rows: Rows) -> Answer:
    if len(leaf.operands) > 1:
        raise NotColumnar(f"{leaf.fact}: {leaf.op} with a field among several")
    first, second, unknown = _pair(leaf.fact, leaf.operands[0], rows)
    holds = ORDERS[leaf.op](first, second) if leaf.op in ORDERS else first == second
    answer = Answer(np.asarray(holds, np.bool_))
    return (~answer if leaf.op == "none_of" else answer).open_where(unknown)


def _near(leaf: Near, rows: Rows) -> Answer:
    first, second, unknown = _pair(leaf.fact, leaf.other, rows)
    gap = first - second if leaf.after else second - first
    if leaf.within is None:
        return Answer(gap > 0).open_where(unknown)

    def within(limit: Fraction) -> Answer:
        return Answer((gap >= 0) & (gap <= math.floor(limit)))

    return rows.each(leaf.within, within).open_where(unknown)


def _pair(fact: str, operand: object, rows: Rows) -> tuple[Ints, Ints, Mask]:
    """Return two fields of each record as integers, and where one is blank."""
    assert isinstance(operand, Moment)
    first, second = rows.facts[fact], rows.facts[str(operand.arg)]
    ordinals = [column.low.numerators.astype(np.int64) for column in (first, second)]
    return ordinals[0], ordinals[1], ~(first.known & second.known)
