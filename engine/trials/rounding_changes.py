"""One small change at a time of how a rulebook rounds: the decimals of a criterion, the way, the sums."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from engine.rulebook.model.points import Lines
from engine.rulebook.model.rounding import USUAL, WAYS
from engine.rulebook.model.rulebook import Rulebook

OF_SUMS = ("group_decimals", "total_decimals")


def other_roundings(book: Rulebook) -> Iterator[tuple[str, object, object, Rulebook]]:
    """Yield what is changed, how it was, how it is, and the rulebook with it.

    Only where a rulebook says how to round is it rounded in every other way, and its sums otherwise or not at
    all.
    """
    rounding = book.rounding
    least = max(0, rounding.group_decimals or 0, rounding.total_decimals or 0)
    for decimals in (book.decimals - 1, book.decimals + 1):
        if decimals >= least:
            yield "points_decimals", book.decimals, decimals, replace(book, decimals=decimals)
    for key, others in _others(book).items():
        for other in others:
            changed: dict[str, Any] = {key: other}
            yield key, getattr(rounding, key), other, replace(book, rounding=replace(rounding, **changed))


def _others(book: Rulebook) -> dict[str, tuple[object, ...]]:
    """Return what each word of a rounding that is said could say in its place."""
    rounding = book.rounding
    others: dict[str, tuple[object, ...]] = {}
    if rounding != USUAL and (
        rounding.of_sums or any(not isinstance(c.points, Lines) for c in book.criteria)
    ):
        others["by"] = tuple(way for way in WAYS if way != rounding.by)
    for key in OF_SUMS:
        value = getattr(rounding, key)
        if value is not None:
            others[key] = (None, *(n for n in (value - 1, value + 1) if 0 <= n < book.decimals))
    return others
