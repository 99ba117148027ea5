"""The same in plain Python, a record at a time."""

from __future__ import annotations

from typing import Any

import numpy as np

from benchmarks.scoring.example import (
    BANDS,
    BOTH,
    HOTSPOTS,
    LATE,
    MINUS,
    NAMES,
    RATIOS,
    RETURNED,
    SHARES,
    STEPS,
    WHERE,
    YES_NO,
    Facts,
)

Record = dict[str, Any]
_STEPS = [(n, high, low, int(more * 100), int(less * 100)) for n, high, low, more, less in STEPS]
_BOTH = [(a, b, int(give * 100), int(half * 100)) for a, b, give, half in BOTH]
_MINUS = [(n, start * 100, int(each * 100)) for n, start, each in MINUS]


def columns(found: Facts) -> list[Record]:
    """Return a dictionary a record; shares as (above, below), in whole numbers, so that nothing is rounded
    early."""
    lists: dict[str, list[Any]] = {name: found.above[name].tolist() for name in NAMES if name not in RATIOS}
    lists |= {name: found.above[name].astype(bool).tolist() for name in YES_NO}
    lists |= {n: list(zip(found.above[n].tolist(), found.below[n].tolist(), strict=True)) for n in RATIOS}
    return [dict(zip(lists, values, strict=True)) for values in zip(*lists.values(), strict=True)]


def scored(records: list[Record]) -> list[tuple[list[int], int]]:
    return [one(record) for record in records]


def one(record: Record) -> tuple[list[int], int]:
    """Return a record's points in hundredths and the place of its band."""
    points = []
    for name, high, low, more, less in _STEPS:
        points.append(more if record[name] >= high else less if record[name] >= low else 0)
    for a, b, give, half in _BOTH:
        points.append((give if record[b] else half) if record[a] else 0)
    for name, full, give in SHARES:
        points.append(share_points(*record[name], full, give))
    for name, start, each in _MINUS:
        points.append(max(start - each * record[name], 0))
    for name, days, give, less in LATE:
        points.append((give if record[name] <= 0 else less if record[name] <= days else 0) * 100)
    for where, name, give in WHERE:
        points.append(give * 100 if record[name] or not record[where] else 0)
    return points, band(sum(points), record)


def share_points(above: int, below: int, full: int, give: int) -> int:
    """Return hundredths of points in proportion, rounded half up."""
    top, bottom = min(above * 100 * give, below * full * give), below * full
    return (200 * top + bottom) // (2 * bottom)


def band(total: int, record: Record) -> int:
    if not record[RETURNED]:
        return 4
    found = next(place for place, (_, at) in enumerate(BANDS) if at is not None and total >= at * 100)
    return max(found, 2) if record[HOTSPOTS] >= 1 else found


def answers(found: list[tuple[list[int], int]]) -> tuple[Any, Any]:
    return np.array([points for points, _ in found]).T, np.array([place for _, place in found])
