"""Counts, sums and dates of many subjects at once, over the records picked."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.indicators.columnar.records import Records
from engine.indicators.columnar.refusals import NotColumnar
from engine.indicators.columnar.series import NOWHERE, Places
from engine.logic.cells import State
from engine.rulebook.model.indicators import Aggregate
from engine.rulebook.model.types import TEXT
from engine.scoring.columnar.columns import Column, Mask, days, numbers, ratios, yes_no
from facts.spelling import caseless

_SPACES = " \t\r\x0b\x0c\x1c\x1d\x1e\x1f"  # all that splits a text of ASCII, save the line feed
_EXACT = 2**53  # sums below are exact in floats


def aggregated(operation: Aggregate, records: Records, rows: Mask, subjects: Places, count: int) -> Column:
    """Return the operation's value for each of `count` subjects; `subjects` is whose each row is."""
    rows = rows & (subjects != NOWHERE)
    whose = subjects[rows]
    if operation.op in ("count", "exists"):
        found = np.bincount(whose, minlength=count)
        return numbers(found) if operation.op == "count" else yes_no(found)
    values = records.column(str(operation.path))
    filled = np.ones(len(whose), np.bool_) if values.states is None else values.states[rows] == State.KNOWN
    if operation.op == "count_distinct":
        return _distinct(values, rows, whose, filled, count)
    if operation.op == "sum":
        return _sum(values, rows, whose, filled, count)
    return _day(operation.op, values.numerators[rows][filled], whose[filled], count)


def _distinct(values: Column, rows: Mask, whose: Places, filled: Mask, count: int) -> Column:
    if values.denominators is not None:
        raise NotColumnar("count_distinct of decimals")
    found = values.numerators[rows][filled].astype(np.int64)
    if values.kind == TEXT:
        used, found = np.unique(found, return_inverse=True)
        found = _folded_codes([str(values.choices[code]) for code in used.tolist()])[found]
    return _pairs(found, whose[filled], count)


def _pairs(found: NDArray[np.int64], whose: Places, count: int) -> Column:
    """Count the different numbers of each subject."""
    low = int(found.min(initial=0))
    width = int(found.max(initial=0)) - low + 1
    if width * max(count, 1) > 2**62:
        raise NotColumnar("count_distinct of numbers this far apart")
    pairs = np.unique(whose * width + (found - low))
    return numbers(np.bincount(pairs // width, minlength=count))


def _folded_codes(words: list[str]) -> NDArray[np.int64]:
    """Return a number for each word, the same for words that differ in case and spaces only."""
    joined = "\n".join(words)
    if joined.isascii() and not any(space in joined for space in _SPACES) and joined.count("\n") < len(words):
        folded = joined.lower().split("\n")
    else:
        folded = [caseless(word) for word in words]
    numbers_of = {word: number for number, word in enumerate(dict.fromkeys(folded))}
    return np.array([numbers_of[word] for word in folded], np.int64)


def _sum(values: Column, rows: Mask, whose: Places, filled: Mask, count: int) -> Column:
    given = values.numerators[rows][filled].astype(np.int64)
    farthest = max(abs(values.bounds.low), abs(values.bounds.high)) * max(len(given), 1)
    if farthest >= _EXACT:
        raise NotColumnar("a sum beyond what floats hold exactly")
    found = np.bincount(whose[filled], given, minlength=count).astype(np.int64)
    if values.denominators is None:
        return numbers(found)
    return ratios(found, np.full(count, values.bounds.denominator))  # decimals share one


def _day(op: str, found: NDArray[np.int64], whose: Places, count: int) -> Column:
    """Return the first or last day; a subject without any has no date."""
    none = np.iinfo(np.int64).max if op == "min_date" else -1
    best = np.full(count, none, np.int64)
    (np.minimum if op == "min_date" else np.maximum).at(best, whose, found.astype(np.int64))
    without = best == none
    states = np.where(without, State.NONE, State.KNOWN).astype(np.uint8)
    return days(np.where(without, 0, best), states)
