"""Arithmetic of what lies between two ends; None is an end that is not known."""

import operator
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from engine.logic.cells import Cell, Ends, Value
from engine.logic.kleene import Kleene, agreed

ORDERS: Mapping[str, Callable[[Any, Any], bool]] = {
    "at_least": operator.ge,
    "at_most": operator.le,
    "more_than": operator.gt,
    "less_than": operator.lt,
}

NO_ENDS: Ends = (None, None)


def within(op: str, low: Value | None, high: Value | None, value: Value) -> Kleene:
    """Return whether all between two ends compares so with a value; None where only some does."""
    if op not in ORDERS:  # equality: two ends apart never settle it, unless the value lies outside
        outside = (low is not None and ORDERS["more_than"](low, value)) or (
            high is not None and ORDERS["less_than"](high, value)
        )
        return False if outside else None
    rising = op in ("at_least", "more_than")
    return agreed(
        (
            not rising if low is None else ORDERS[op](low, value),
            rising if high is None else ORDERS[op](high, value),
        )
    )


def ends_of(*cells: Cell) -> Sequence[Ends] | None:
    """Return the ends of cells that are all numbers or days, None where one may be something else."""
    if all(cell.known or cell.bounded for cell in cells):
        return [cell.ends for cell in cells]
    return None


def added(parts: Sequence[Ends]) -> Ends:
    return _sum([low for low, _ in parts]), _sum([high for _, high in parts])


def _sum(ends: Sequence[Value | None]) -> Fraction | None:
    numbers = [end for end in ends if isinstance(end, Fraction)]
    return sum(numbers, Fraction(0)) if len(numbers) == len(ends) else None


def less(first: Ends, other: Ends) -> Ends:
    """Return one number less another."""
    return added([first, (_negated(other[1]), _negated(other[0]))])


def _negated(end: Value | None) -> Fraction | None:
    return -end if isinstance(end, Fraction) else None


def divided(above: Ends, below: Ends, times: int) -> Ends:
    """Return `times` above/below: exactly where both are known, else where above is not below zero and below
    is above it."""
    (least, most), (few, many) = above, below
    if least == most and few == many and isinstance(least, Fraction) and isinstance(few, Fraction):
        return least * times / few, least * times / few
    if not isinstance(least, Fraction) or least < 0 or not isinstance(few, Fraction) or few <= 0:
        return NO_ENDS
    low = least * times / many if isinstance(many, Fraction) else Fraction(0)
    return low, most * times / few if isinstance(most, Fraction) else None


def divided_sums(parts: Sequence[tuple[Ends, Ends]], times: int, at_most: int | None) -> Ends:
    """Return between which ends `times` Σabove/Σbelow lies, sharply; no number is below zero.

    With `at_most` no number above is more than that share of the one below it, which ties the two; a pair
    that says so contradicts itself and may be anything. No ends where there may be nothing to divide by.
    """
    cap = None if at_most is None else Fraction(at_most, times)
    tied = [_tied(_from_zero(above), _from_zero(below), cap) for above, below in parts]
    (least, most), (few, many) = added([above for above, _ in tied]), added([below for _, below in tied])
    if not isinstance(least, Fraction) or not isinstance(few, Fraction) or not few:
        return NO_ENDS
    low = least * times / many if isinstance(many, Fraction) else Fraction(0)
    if not isinstance(most, Fraction):
        return low, None if at_most is None else Fraction(at_most)
    if cap is not None:  # beside the most of a part, its whole is no smaller than that allows
        few = sum((max(b[0], a[1] / cap) for a, b in tied if a[1] is not None), Fraction(0))
    return low, most * times / few


Numbers = tuple[Fraction, Fraction | None]  # two ends, the least of them known


def _from_zero(ends: Ends) -> Numbers:
    low, high = ends
    return (low if isinstance(low, Fraction) else Fraction(0)), high if isinstance(high, Fraction) else None


def _tied(above: Numbers, below: Numbers, cap: Fraction | None) -> tuple[Numbers, Numbers]:
    """Narrow a pair of numbers to what the most that one may be of the other allows."""
    (least, most), (few, many) = above, below
    if cap is None:
        return above, below
    if many is not None and least > cap * many:
        return (Fraction(0), None), (Fraction(0), None)
    if many is not None:
        most = cap * many if most is None else min(most, cap * many)
    return (least, most), (max(few, least / cap), many)


def days_apart(first: Ends, second: Ends) -> Ends:
    """Return how many days after the first the second is."""
    return _days(first[1], second[0]), _days(first[0], second[1])


def _days(first: Value | None, second: Value | None) -> Fraction | None:
    if isinstance(first, date) and isinstance(second, date):
        return Fraction((second - first).days)
    return None
