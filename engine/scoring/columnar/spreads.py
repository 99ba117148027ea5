"""The least and the most points of many rows."""

from __future__ import annotations

from dataclasses import dataclass

from engine.scoring.columnar.columns import Mask
from engine.scoring.columnar.widths import Ints


@dataclass(frozen=True, slots=True)
class PointSpread:
    """The least and the most points of each row (or of all, in one); one and the same array where all are
    settled.

    A mask times a number is what NumPy does quickest: `np.where` takes four times as long.
    """

    low: Ints
    high: Ints

    @classmethod
    def settled_at(cls, points: Ints) -> PointSpread:
        return cls(points, points)

    @property
    def settled(self) -> bool:
        return self.low is self.high

    def only(self, where: Mask) -> PointSpread:
        """Keep the points of some rows, and nothing of the others."""
        low = self.low * where
        return PointSpread(low, low if self.settled else self.high * where)

    def plus(self, where: Mask, least: int, most: int) -> PointSpread:
        """Add so many points to some rows."""
        low = plus(self.low, where, least)
        return PointSpread(low, low if self.settled and least == most else plus(self.high, where, most))


def plus(points: Ints, where: Mask, more: int) -> Ints:
    return points + where * points.dtype.type(more) if more else points


def chosen(where: Mask, there: Ints | int, elsewhere: Ints) -> Ints:
    """Return one array's points where a mask says so, the other's elsewhere."""
    found: Ints = (there - elsewhere) * where
    found += elsewhere
    return found
