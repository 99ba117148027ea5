"""How a rulebook of conditions is told: met, not met or not known, and how many of how many; never as
points."""

from __future__ import annotations

from fractions import Fraction

from desk.base.language import Texts, gettext
from desk.words.numbers import number_words, range_words
from engine.rulebook.model.rulebook import Rulebook

MET = Texts({0: "chưa đạt", 1: "đạt", None: "chưa biết"}, context="met")


def met_words(low: Fraction, high: Fraction) -> str:
    """Say whether one condition is met: its least and its most are 0 or 1."""
    return MET[int(low) if low == high else None]


def score_words(rulebook: Rulebook, low: Fraction, high: Fraction) -> str:
    """Say a whole score: `87/100 điểm`, or `12/13 điều kiện đạt`."""
    total = f"/{number_words(rulebook.total)}" if rulebook.total is not None else ""
    unit = gettext("điều kiện đạt" if rulebook.pass_or_fail else "điểm")
    return f"{range_words(low, high)}{total} {unit}"
