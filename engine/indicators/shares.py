"""A share of a whole that comes out above it: its parts contradict each other, and it is known no better than
that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from engine.logic.cells import CORRECT, Cell, Owed, between, over


def no_more_than(share: Cell, most: Fraction, *parts: Cell) -> Cell:
    """Return a share that can be no more than `most`; where its parts say more, anything up to it, and what
    to correct."""
    low, high = share.ends
    if not (share.known or share.bounded) or (isinstance(high, Fraction) and high <= most):
        return share
    if not isinstance(low, Fraction) or low <= most:
        return over(between(low, most), *parts)
    owed = {gap for part in parts for gap in (*part.owed, *_told_in(part))}
    return replace(between(Fraction(0), most), owed=tuple(sorted(owed)), records=share.records)


def decided(points: Cell, least: Fraction, most: Fraction) -> Cell:
    """Return points that somebody decides: between their ends until then, and where what was written lies
    outside them."""
    if isinstance(points.value, Fraction) and least <= points.value <= most:
        return points
    owed = points.owed if points.unknown else tuple(_told_in(points))
    return replace(between(least, most, owed), records=points.records)


def _told_in(part: Cell) -> Iterator[Owed]:
    """Yield where a figure was told: its row, or the form where it is made of several."""
    for record in part.records:
        place = f"{record.source.file}, {record.source.sheet}"
        row = f", dòng {record.source.row}" if len(part.records) == 1 else ""
        yield Owed(record.source.sheet, record.office, record.unit, record.period, CORRECT, place + row)
