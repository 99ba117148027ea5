"""The points of one criterion in words; of one that left the total, that it does not count, never a nought
out of its most."""

from __future__ import annotations

from fractions import Fraction
from typing import Protocol

from desk.words.numbers import number_words, range_words


class CriterionPoints(Protocol):
    """What a criterion may be worth; `absent`: it left the total, None if that is open."""

    @property
    def low(self) -> Fraction: ...
    @property
    def high(self) -> Fraction: ...
    @property
    def absent(self) -> bool | None: ...


NOT_COUNTED = {"vi": "không áp dụng, không tính vào tổng", "en": "does not apply, not counted"}
MAY_NOT_COUNT = {"vi": "hoặc không tính vào tổng", "en": "or not counted"}


def left_words(points: CriterionPoints, lang: str = "vi") -> str:
    """Say that a criterion left the total, or may have; nothing where it counts."""
    if points.absent is False:
        return ""
    return (NOT_COUNTED if points.absent else MAY_NOT_COUNT)[lang]


def criterion_points(points: CriterionPoints, lang: str = "vi", maximum: Fraction | None = None) -> str:
    """Write points, out of the most where it is given: `4,5/10`, `0 – 10/40, hoặc không tính vào tổng`."""
    left = left_words(points, lang)
    if points.absent is True:
        return left
    most = f"/{number_words(maximum, lang)}" if maximum is not None else ""
    return f"{range_words(points.low, points.high, lang)}{most}{f', {left}' if left else ''}"
