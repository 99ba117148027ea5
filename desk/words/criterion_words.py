"""The points of one criterion in words; of one that left the total, that it does not count, never a nought
out of its most."""

from __future__ import annotations

from fractions import Fraction
from typing import Protocol

from desk.base.language import gettext, gettext_noop
from desk.words.numbers import number_words, range_words


class CriterionPoints(Protocol):
    """What a criterion may be worth; `absent`: it left the total, None if that is open."""

    @property
    def low(self) -> Fraction: ...
    @property
    def high(self) -> Fraction: ...
    @property
    def absent(self) -> bool | None: ...


NOT_COUNTED = gettext_noop("không áp dụng, không tính vào tổng")
MAY_NOT_COUNT = gettext_noop("hoặc không tính vào tổng")


def left_words(points: CriterionPoints) -> str:
    """Say that a criterion left the total, or may have; nothing where it counts."""
    if points.absent is False:
        return ""
    return gettext(NOT_COUNTED if points.absent else MAY_NOT_COUNT)


def criterion_points(points: CriterionPoints, maximum: Fraction | None = None) -> str:
    """Write points, out of the most where it is given: `4,5/10`, `0 – 10/40, hoặc không tính vào tổng`."""
    left = left_words(points)
    if points.absent is True:
        return left
    most = f"/{number_words(maximum)}" if maximum is not None else ""
    return f"{range_words(points.low, points.high)}{most}{f', {left}' if left else ''}"
