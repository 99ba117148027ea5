"""What follows from sums that are shown: the last part of a whole, or a whole from its parts."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from desk.office.disclosure.counts import Indicators
from engine.indicators.operations.add import Add

Sums = Mapping[str, Fraction]  # over all communes, by indicator
Wholes = Mapping[str, tuple[str, ...]]  # the parts of each indicator that adds others up


def wholes_of(indicators: Indicators) -> Wholes:
    return {n: i.operands for n, i in indicators.items() if isinstance(i, Add)}


def following(shown: Sums, wholes: Wholes) -> dict[str, Fraction]:
    """Return the sums shown, and after them those that whoever sees them can work out, step by step."""
    known = dict(shown)
    grown = True
    while grown:
        grown = False
        for whole, parts in wholes.items():
            open_ = {whole, *parts} - set(known)
            if len(open_) == 1:
                told = open_.pop()
                others = sum((known[part] for part in parts if part != told), Fraction(0))
                known[told] = others if told == whole else known[whole] - others
                grown = True
    return known


def without(name: str, shown: Sums, wholes: Wholes) -> str:
    """Return a sum shown without which another does not follow, its whole before others."""
    order = sorted(shown, key=lambda n: name not in wholes.get(n, ()))
    for one in order:
        if name not in following({n: t for n, t in shown.items() if n != one}, wholes):
            return one
    return order[0]
