"""Points along a number: one straight line between two ends, whichever word of the rule language wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class StraightLine:
    """`start`, and `step` for each one of a number (below zero counts as zero), from `bottom` to `top`.

    `jump` stands for a step if nothing is divided: the number from which on `top` is given, else `bottom`.
    """

    start: Fraction
    step: Fraction
    bottom: Fraction
    top: Fraction
    jump: Fraction | None = None

    def at(self, number: Fraction) -> Fraction:
        if self.jump is not None:
            return self.top if number >= self.jump else self.bottom
        return self._limited(self.start + self.step * max(number, ZERO))

    @property
    def at_zero(self) -> Fraction:
        """The points if there is no number at all."""
        return self._limited(self.start)

    @property
    def at_infinity(self) -> Fraction:
        """The points of a number greater than any."""
        if self.step or self.jump is not None:
            return self.bottom if self.step < 0 else self.top
        return self.at_zero

    @property
    def end(self) -> Fraction | None:
        """The number from which on the points no longer change, None if they never do."""
        if self.jump is not None or not self.step:
            return self.jump
        return (self.at_infinity - self.start) / self.step

    def _limited(self, points: Fraction) -> Fraction:
        return min(max(points, self.bottom), self.top)
