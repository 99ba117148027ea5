"""The records of all subjects that count, as an operation over records gets them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.indicators.columnar.records import RecordColumns
from engine.indicators.columnar.series import Places
from engine.indicators.windows import Days
from engine.scoring.columnar.columns import FactColumn, between, numbers, unknown_where
from engine.scoring.columnar.dtypes import Ints, Mask


@dataclass(frozen=True, slots=True)
class RowsOfSubjects:
    """The rows that count for certain, of all subjects: whose each is, and how many more there may be."""

    records: RecordColumns
    rows: Mask
    whose: Places
    count: int
    more: NDArray[np.int64]
    endless: Mask  # any number more
    within: Days  # between which days a day looked for lies

    @property
    def may_be_more(self) -> Mask:
        return np.asarray(self.endless | (self.more > 0), np.bool_)

    def filled(self, path: str) -> tuple[FactColumn, Ints, Places]:
        """Return the column of a field, its numbers where it is filled in, and whose each is."""
        values = self.records.column(path)
        known = values.known[self.rows]
        return values, values.low.numerators[self.rows][known], self.whose[known]

    def at_least(self, least: FactColumn, endless: Mask | None = None) -> FactColumn:
        """Return a number of which so many more there may be, without end where that may be any number."""
        if not self.may_be_more.any():
            return least
        high = least
        if endless is None and least.low.denominators is None:
            high = numbers(least.low.numerators.astype(np.int64) + self.more)
        return between(least, unknown_where(self.endless if endless is None else endless, high))
