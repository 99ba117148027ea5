"""The meaning of a test over columns; must answer as `scoring/meaning.py` does of each row."""

from __future__ import annotations

import math
from datetime import date
from fractions import Fraction

import numpy as np

from engine.logic.cells import State, Value
from engine.rulebook.model.conditions import Apart, Compare, Condition, Known, Leaf, Near
from engine.scoring.columnar.answers import Answers, negated, open_everywhere
from engine.scoring.columnar.blocks import Block
from engine.scoring.columnar.columns import Column, Mask, as_number
from engine.scoring.columnar.comparison import Choices, combined, compared, each, with_states


def holding(condition: Condition, block: Block) -> Answers:
    """Return where a condition can be true and where it can be false."""
    return combined(condition, lambda leaf: single(leaf, block), block.rows)


def single(leaf: Leaf, block: Block) -> Answers:
    """Return where one test can be true and where it can be false."""
    column = block.fact(leaf.fact)
    if isinstance(leaf, Known):
        return _known(leaf, column)
    if isinstance(leaf, Compare):
        return compared(leaf.op, column, [block.choices(operand) for operand in leaf.operands])
    if isinstance(leaf, Near):
        return _near(leaf, column, block)
    return _apart(leaf, column, block)


def _apart(test: Apart, column: Column, block: Block) -> Answers:
    """Return where a fact lies so far from the score, which is known in every row."""
    score, distances = block.fact(test.other), block.choices(test.by)
    assert score.denominators is not None
    other, parts = score.numerators.astype(object), score.denominators.astype(object)

    def ask(known: Column) -> Answers:
        above = known.numerators.astype(object)
        below = 1 if known.denominators is None else known.denominators.astype(object)
        gap = abs(above * parts - other * below)
        return each(distances, lambda by: np.asarray(gap >= as_number(by) * below * parts, np.bool_))

    return with_states(column, ask, true_of_never=True)


def _known(test: Known, column: Column) -> Answers:
    if column.states is None:
        known = Answers(np.ones(len(column), np.bool_))
    else:
        known = Answers(column.states != State.UNKNOWN)
    return known if test.wanted else negated(known)


def _near(test: Near, column: Column, block: Block) -> Answers:
    others = block.choices(test.other)
    limits = Choices(((Fraction(0), None),)) if test.within is None else block.choices(test.within)
    strictly = test.within is None

    def ask(days: Column) -> Answers:
        if not others.values:
            return open_everywhere(len(days))
        return _each_pair(days, others, limits, test.after, strictly)

    return with_states(column, ask, test.after and strictly)


def _each_pair(days: Column, others: Choices, limits: Choices, after: bool, strictly: bool) -> Answers:
    held, failing = np.zeros(1, np.bool_), np.zeros(1, np.bool_)
    for other, here in others.values:
        for limit, there in limits.values:
            hit = _fits(days, other, None if strictly else limit, after)
            where = _both(here, there)
            held = held | (hit if where is None else hit & where)
            failing = failing | (~hit if where is None else ~hit & where)
    settled = others.one_each and limits.one_each
    return Answers(held, None if settled else failing)


def _both(here: Mask | None, there: Mask | None) -> Mask | None:
    if here is None or there is None:
        return there if here is None else here
    return here & there


def _fits(days: Column, other: Value, limit: Value | None, after: bool) -> Mask:
    """Return where a day lies so; ends are set first, so that nothing is subtracted that could wrap."""
    assert isinstance(other, date)  # types were settled when the rules were read
    day, found = other.toordinal(), days.numerators
    if limit is None:
        return np.asarray(found > day if after else found < day, np.bool_)
    reach = math.floor(limit)  # type: ignore[arg-type]
    first, last = (day, day + reach) if after else (day - reach, day)
    return np.asarray((found >= first) & (found <= last), np.bool_)
