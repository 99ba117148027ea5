"""The points of one criterion in words; of one that left the total, that it does not count, never a nought
out of its most; of a rulebook of conditions met, not met or not known, and how many: never points."""

from __future__ import annotations

from fractions import Fraction
from typing import Protocol

from desk.base.language import Texts, gettext, gettext_noop
from desk.words.numbers import number_words, range_words
from engine.rulebook.model.rulebook import Rulebook


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


MET = Texts({0: "chưa đạt", 1: "đạt", None: "chưa biết"}, context="met")


def met_words(low: Fraction, high: Fraction) -> str:
    """Say whether one condition is met: its least and its most are 0 or 1."""
    return MET[int(low) if low == high else None]


def score_words(rulebook: Rulebook, low: Fraction, high: Fraction) -> str:
    """Say a whole score: `87/100 điểm`, or `12/13 điều kiện đạt`."""
    total = f"/{number_words(rulebook.total)}" if rulebook.total is not None else ""
    unit = gettext("điều kiện đạt" if rulebook.pass_or_fail else "điểm")
    return f"{range_words(low, high)}{total} {unit}"
