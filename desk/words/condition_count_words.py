"""How a rulebook of conditions is told: met, not met or not known, and how many of how many; never as
points."""

from __future__ import annotations

from fractions import Fraction

from desk.words.numbers import number_words, range_words
from engine.rulebook.model.rulebook import Rulebook

MET = {"vi": ("chưa đạt", "đạt", "chưa biết"), "en": ("not met", "met", "not known")}


def met_words(low: Fraction, high: Fraction, lang: str) -> str:
    """Say whether one condition is met: its least and its most are 0 or 1."""
    return MET[lang][int(low) if low == high else 2]


def score_words(rulebook: Rulebook, low: Fraction, high: Fraction, lang: str) -> str:
    """Say a whole score: `87/100 điểm`, or `12/13 điều kiện đạt`."""
    total = f"/{number_words(rulebook.total, lang)}" if rulebook.total is not None else ""
    if rulebook.pass_or_fail:
        unit = "điều kiện đạt" if lang == "vi" else "conditions met"
    else:
        unit = "điểm" if lang == "vi" else "points"
    return f"{range_words(low, high, lang)}{total} {unit}"
