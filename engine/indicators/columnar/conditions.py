"""Tests on the fields of many records at once; as `holding` of facts, and between two fields of one
record."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from engine.indicators.columnar.frames import NotColumnar
from engine.indicators.columnar.records import RecordColumns
from engine.indicators.values import rests_on
from engine.logic.cells import State
from engine.logic.frame import Frame
from engine.logic.intervals import ORDERS
from engine.rulebook.model.conditions import Compare, Condition, Known, Leaf, Moment, Near
from engine.scoring.columnar.answers import Answers, negated
from engine.scoring.columnar.blocks import Block
from engine.scoring.columnar.columns import FactColumn, FactColumns, Mask
from engine.scoring.columnar.comparison import combined
from engine.scoring.columnar.meaning import single


class _Fields(Mapping[str, FactColumn]):
    """The fields of records by name, made when asked for."""

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

    `unit` has the fields of each record's unit. What rests on a `weak` form stays open.
    """
    block = Block(FactColumns(records.rows, _Fields(records), unit), slice(0, records.rows), frame)
    answer = combined(condition, lambda leaf: _opened(leaf, block, records, weak), records.rows)
    sure = answer.can_be_true if answer.settled else answer.can_be_true & ~answer.may_fail
    open_ = np.zeros(records.rows, np.bool_)
    for rows in weak.values():
        open_ |= rows & answer.can_be_true & answer.may_fail
    return np.broadcast_to(sure, records.rows), open_


def _opened(leaf: Leaf, block: Block, records: RecordColumns, weak: Weak) -> Answers:
    found = _single(leaf, block, records)
    for form, rows in weak.items():
        if rests_on(leaf, records.kind, frozenset({form})):
            found = Answers(found.can_be_true | rows, found.may_fail | rows)
    return found


def _single(leaf: Leaf, block: Block, records: RecordColumns) -> Answers:
    if isinstance(leaf, Known):  # nothing has to be read of a field to know that it is filled in
        known = Answers(records.known(leaf.fact))
        return known if leaf.wanted else negated(known)
    if isinstance(leaf, Near) and _is_field(leaf.other):
        return _near(leaf, block)
    if isinstance(leaf, Compare) and any(map(_is_field, leaf.operands)):
        return _compared(leaf, block)
    return single(leaf, block)


def _is_field(operand: object) -> bool:
    return isinstance(operand, Moment) and operand.what == "field"


def _compared(leaf: Compare, block: Block) -> Answers:
    if len(leaf.operands) > 1:
        raise NotColumnar(f"{leaf.fact}: {leaf.op} with a field among several")
    one, other, unknown = _pair(leaf.fact, leaf.operands[0], block)
    held = ORDERS[leaf.op](one, other) if leaf.op in ORDERS else one == other
    answer = _where_known(Answers(np.asarray(held, np.bool_)), unknown)
    return negated(answer) if leaf.op == "none_of" else answer


def _near(leaf: Near, block: Block) -> Answers:
    one, other, unknown = _pair(leaf.fact, leaf.other, block)
    gap = one - other if leaf.after else other - one
    if leaf.within is None:
        return _where_known(Answers(gap > 0), unknown)
    limits = block.choices(leaf.within)
    held, failing = np.zeros(len(gap), np.bool_), np.zeros(len(gap), np.bool_)
    for limit, where in limits.values:
        assert isinstance(limit, Fraction)  # types were settled when the rules were read
        hit = (gap >= 0) & (gap <= math.floor(limit))
        held |= hit if where is None else hit & where
        failing |= ~hit if where is None else ~hit & where
    return _where_known(Answers(held, None if limits.one_each else failing), unknown)


def _pair(fact: str, operand: object, block: Block) -> tuple[NDArray[np.int64], NDArray[np.int64], Mask]:
    assert isinstance(operand, Moment)
    columns = block.fact(fact), block.fact(str(operand.arg))
    unknown = np.zeros(block.rows, np.bool_)
    for column in columns:
        if column.states is not None:
            unknown |= column.states == State.UNKNOWN
    one, other = (column.numerators.astype(np.int64) for column in columns)
    return one, other, unknown


def _where_known(answer: Answers, unknown: Mask) -> Answers:
    return Answers(answer.can_be_true | unknown, answer.may_fail | unknown)
