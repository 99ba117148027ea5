"""The records of one period as tables, a kind each: what the columnar indicators read.

`engine.indicators.columnar.frames` makes them from a `Standing`, `facts.archive.bulk` from clean Parquet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from facts.periods import Period

UNIT, OFFICE, GONE, EVENT, HERE = "_unit", "office", "gone", "_event", "_here"
STANDING = "_standing"
DELIVERIES = "return"


@dataclass(frozen=True, slots=True)
class RecordFrames:
    """Tables by kind: a column for each record field (blanks are null) and, beside them,

    - registers: `_unit`, whose return the row is in; the rows are those of the period's own snapshot. `venue` has every
      venue known by the end of the period, once, and `_here` where it stands in this period's snapshot.
    - events: `office`, `gone`, and `_event`, the number of the event a telling is of, in order of event and telling;
      without these columns each row is an event that the commune tells of, and none is gone.
    - `return`: one row a delivery and form, with `_standing`.

    `units` are the units scored or counted for, each once, in order. `resolved` has, by kind, the fields that hold no
    name but the number of the row they refer to, counted from 0 (of a unit: its place in `units`).
    """

    period: Period
    units: tuple[str, ...]
    frames: Mapping[str, pl.DataFrame]
    resolved: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def frame(self, kind: str) -> pl.DataFrame | None:
        return self.frames.get(kind)
