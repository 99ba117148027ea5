"""Counts, sums and dates of many subjects at once, over the records picked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from engine.indicators.columnar.frames import NotColumnar
from engine.indicators.columnar.records import RecordColumns
from engine.indicators.columnar.series import NOWHERE, Places
from engine.logic.cells import State
from engine.rulebook.model.indicators import Aggregate
from engine.rulebook.model.types import TEXT
from engine.scoring.columnar.columns import (
    FactColumn,
    between,
    days,
    merged,
    numbers,
    ratios,
    unknown_where,
    yes_no,
)
from engine.scoring.columnar.dtypes import Ints, Mask, largest_of
from facts.spelling import caseless

_SPACES = " \t\r\x0b\x0c\x1c\x1d\x1e\x1f"  # all that splits a text of ASCII, save the line feed
_EXACT = 2**53  # sums below are exact in floats


@dataclass(frozen=True, slots=True)
class More:
    """How many things more each subject may have, beside the records that may count: any number where
    `endless`."""

    rows: NDArray[np.int64]
    endless: Mask


Days = tuple[date | None, date | None]


def aggregated(
    operation: Aggregate,
    records: RecordColumns,
    picked: tuple[Mask, Mask],
    subjects: Places,
    more: More,
    days_within: Days,
) -> FactColumn:
    """Return the operation's value for each subject; `subjects` is whose each row is.

    `picked`: the rows that count for certain, and those that may; `days_within` the days a day looked for
    lies between.
    """
    count = len(more.rows)
    rows, open_ = (mask & (subjects != NOWHERE) for mask in picked)
    whose = subjects[rows]
    more = More(more.rows + np.bincount(subjects[open_], minlength=count), more.endless)
    if operation.op == "count":
        return _at_least(numbers(np.bincount(whose, minlength=count)), more)
    if operation.op == "exists":
        found = np.bincount(whose, minlength=count) > 0
        return unknown_where(~found & _may_be_more(more), yes_no(found))
    values = records.column(str(operation.path))
    filled = values.known[rows]
    if operation.op == "count_distinct":
        return _at_least(_distinct(values, rows, whose, filled, count), more)
    if operation.op == "sum":
        return _at_least(_sum(values, rows, whose, filled, count), More(more.rows * 0, _may_be_more(more)))
    found_days = _day(operation.op, values.low.numerators[rows][filled], whose[filled], count)
    return _open_day(operation.op, found_days, _may_be_more(more), days_within)


def _may_be_more(more: More) -> Mask:
    return np.asarray(more.endless | (more.rows > 0), np.bool_)


def _at_least(least: FactColumn, more: More) -> FactColumn:
    """Return a number of which so many more there may be, without end where that may be any number."""
    if not _may_be_more(more).any():
        return least
    high = least
    if least.low.denominators is None:  # more of a sum of decimals is never so many
        high = numbers(least.low.numerators.astype(np.int64) + more.rows)
    return between(least, unknown_where(more.endless, high))


def _open_day(op: str, found: FactColumn, open_: Mask, within: Days) -> FactColumn:
    """Return days before or after which there may be others: nothing is known where there is none."""
    if not open_.any():
        return found
    none = found.states == State.NONE
    bound = within[0] if op == "min_date" else within[1]
    states = np.full(len(found), State.UNKNOWN if bound is None else State.KNOWN, np.uint8)
    other = days(np.full(len(found), 1 if bound is None else bound.toordinal()), states)
    ends = between(other, found) if op == "min_date" else between(found, other)
    return merged(open_ & ~none, ends, unknown_where(open_ & none, found))


def _scale(values: FactColumn) -> int:
    """Return the denominator that all decimals of a field share."""
    return 1 if values.low.denominators is None else int(values.low.denominators.max(initial=1))


def _distinct(values: FactColumn, rows: Mask, whose: Places, filled: Mask, count: int) -> FactColumn:
    found = values.low.numerators[rows][filled]
    if values.kind == TEXT:
        used, found = np.unique(found, return_inverse=True)
        found = _folded_codes([values.choices[code] for code in used.tolist()])[found]
    return _pairs(found, whose[filled], count)


def _pairs(found: Ints, whose: Places, count: int) -> FactColumn:
    """Count the different numbers of each subject."""
    low = int(found.min(initial=0))
    width = int(found.max(initial=0)) - low + 1
    if found.dtype.hasobject or width * max(count, 1) > 2**62:
        raise NotColumnar("count_distinct of numbers this far apart")
    pairs = np.unique(whose * width + (found.astype(np.int64) - low))
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


def _sum(values: FactColumn, rows: Mask, whose: Places, filled: Mask, count: int) -> FactColumn:
    given = values.low.numerators[rows][filled]
    if largest_of(given) * max(len(given), 1) >= _EXACT:
        raise NotColumnar("a sum beyond what floats hold exactly")
    found = np.bincount(whose[filled], given.astype(np.int64), minlength=count).astype(np.int64)
    scale = _scale(values)
    return numbers(found) if scale == 1 else ratios(found, np.full(count, scale))


def _day(op: str, found: NDArray[np.int64], whose: Places, count: int) -> FactColumn:
    """Return the first or last day; a subject without any has no date."""
    none = np.iinfo(np.int64).max if op == "min_date" else -1
    best = np.full(count, none, np.int64)
    (np.minimum if op == "min_date" else np.maximum).at(best, whose, found.astype(np.int64))
    without = best == none
    states = np.where(without, State.NONE, State.KNOWN).astype(np.uint8)
    return days(np.where(without, 0, best), states)
