"""The meaning of a test over columns; must answer as `scoring/meaning.py` does of each row."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date
from fractions import Fraction

import numpy as np

from engine.logic.cells import State, Value
from engine.rulebook.model.conditions import Apart, Compare, Condition, Known, Leaf, Near
from engine.scoring.columnar.answers import Answers, negated, open_everywhere
from engine.scoring.columnar.blocks import Block
from engine.scoring.columnar.columns import FactColumn, Mask, as_number
from engine.scoring.columnar.comparison import PossibleValues, combined, compared, each, with_states
from engine.scoring.columnar.widths import Ints


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


def _apart(test: Apart, column: FactColumn, block: Block) -> Answers:
    """Return where a fact lies so far from the score, which is known in every row."""
    score, distances = block.fact(test.other), block.choices(test.by)
    assert score.denominators is not None
    other, parts = score.numerators.astype(object), score.denominators.astype(object)

    def ask(known: FactColumn) -> Answers:
        above = known.numerators.astype(object)
        below = 1 if known.denominators is None else known.denominators.astype(object)
        gap = abs(above * parts - other * below)
        return each(distances, lambda by: np.asarray(gap >= as_number(by) * below * parts, np.bool_))

    def between(low: FactColumn | None, high: FactColumn | None) -> Answers:
        def apart(by: Value) -> tuple[Mask, Mask]:
            return _all_apart(low, high, (other, parts), as_number(by))

        far, near = each(distances, lambda by: apart(by)[0]), each(distances, lambda by: apart(by)[1])
        return Answers(far.can_be_true, near.can_be_true)

    return with_states(column, ask, True, between)


def _all_apart(
    low: FactColumn | None, high: FactColumn | None, score: tuple[Ints, Ints], by: Fraction
) -> tuple[Mask, Mask]:
    """Return where something between two ends lies so far from the score, and where something lies nearer."""
    other, parts = score

    def gap(end: FactColumn) -> tuple[Ints, Ints]:
        below = 1 if end.denominators is None else end.denominators.astype(object)
        return end.numerators.astype(object) * parts - other * below, by * below * parts

    some = np.ones(len(other), np.bool_)
    under = some if low is None else _is(gap(low), lambda d, reach: d <= -reach)
    over = some if high is None else _is(gap(high), lambda d, reach: d >= reach)
    if by <= 0:
        return some, ~some
    inside = some if low is None else _is(gap(low), lambda d, reach: d < reach)
    inside = inside & (some if high is None else _is(gap(high), lambda d, reach: d > -reach))
    return under | over, inside


def _is(pair: tuple[Ints, Ints], test: Callable[[Ints, Ints], object]) -> Mask:
    return np.asarray(test(*pair), np.bool_)


def _known(test: Known, column: FactColumn) -> Answers:
    if column.states is None:
        known = Answers(np.ones(len(column), np.bool_))
    else:
        known = Answers(column.states != State.UNKNOWN)
    return known if test.wanted else negated(known)


def _near(test: Near, column: FactColumn, block: Block) -> Answers:
    others = block.choices(test.other)
    limits = PossibleValues(((Fraction(0), None),)) if test.within is None else block.choices(test.within)
    strictly = test.within is None

    def ask(days: FactColumn) -> Answers:
        if not others.values:
            return open_everywhere(len(days))
        return _each_pair(days, others, limits, test.after, strictly)

    def between(low: FactColumn | None, high: FactColumn | None) -> Answers:
        if not others.values:
            return open_everywhere(1)
        return _each_pair_between(low, high, others, limits, test.after, strictly)

    return with_states(column, ask, test.after and strictly, between)


def _each_pair_between(
    low: FactColumn | None,
    high: FactColumn | None,
    others: PossibleValues,
    limits: PossibleValues,
    after: bool,
    strictly: bool,
) -> Answers:
    held, failing = np.zeros(1, np.bool_), np.zeros(1, np.bool_)
    for other, here in others.values:
        for limit, there in limits.values:
            some, not_all = _fits_between(low, high, other, None if strictly else limit, after)
            where = _both(here, there)
            held = held | (some if where is None else some & where)
            failing = failing | (not_all if where is None else not_all & where)
    return Answers(held, failing)


def _fits_between(
    low: FactColumn | None, high: FactColumn | None, other: Value, limit: Value | None, after: bool
) -> tuple[Mask, Mask]:
    """Return where some day between two ends lies so, and where not all do: those that do lie side by
    side."""
    assert isinstance(other, date)  # types were settled when the rules were read
    first, last = _reach(other, limit, after)
    early = _late(low, lambda day: first is None or day >= first, first is None)
    late = _late(high, lambda day: last is None or day <= last, last is None)
    reaches = _late(high, lambda day: first is None or day >= first, True)
    begins = _late(low, lambda day: last is None or day <= last, True)
    return reaches & begins, ~(early & late)


def _late(end: FactColumn | None, test: Callable[[Ints], object], missing: bool) -> Mask:
    return np.full(1, missing) if end is None else np.asarray(test(end.numerators), np.bool_)


def _each_pair(
    days: FactColumn, others: PossibleValues, limits: PossibleValues, after: bool, strictly: bool
) -> Answers:
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


def _fits(days: FactColumn, other: Value, limit: Value | None, after: bool) -> Mask:
    """Return where a day lies so; ends are set first, so that nothing is subtracted that could wrap."""
    first, last = _reach(other, limit, after)
    found = days.numerators
    inside = np.ones(len(found), np.bool_) if first is None else np.asarray(found >= first, np.bool_)
    return inside if last is None else np.asarray(inside & (found <= last), np.bool_)


def _reach(other: Value, limit: Value | None, after: bool) -> tuple[int | None, int | None]:
    """Return the first and the last day that lie so, None where there is none."""
    assert isinstance(other, date)  # types were settled when the rules were read
    day = other.toordinal()
    if limit is None:
        return (day + 1, None) if after else (None, day - 1)
    reach = math.floor(limit)  # type: ignore[arg-type]
    return (day, day + reach) if after else (day - reach, day)
