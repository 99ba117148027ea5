"""Shapes of `rules/declared/`: what a paper asks an office to declare."""

from __future__ import annotations

from typing import Literal

from engine.rulebook.kinds.words import Bilingual, MonthDay, Number, Part, Words, YesNo, key
from engine.rulebook.shapes.indicators import IndicatorShape
from engine.rulebook.shapes.scoring import InForce
from engine.rulebook.text.places import Word


class WindowShape(Part):
    start: MonthDay
    start_year: Literal["year_before"] | None = None
    end: MonthDay


class DeclaredShape(Part):
    vi: Word
    en: Word | None = None
    asks: Literal["yes_no", "count", "count_of", "date", "points"]
    told_by: Word
    cites: Words
    unit: Word | None = None
    found_by_looking: YesNo = False
    no_evidence: Literal["not_met"] | None = None
    at_least: Number | None = None
    at_most: Number | None = None


class DeclaredFile(Part):
    declared_facts: Word
    beside: Word
    title: Bilingual
    cites: Words
    in_force: InForce
    window: WindowShape
    facts: dict[Word, DeclaredShape] = key(min_length=1)
    define: dict[Word, IndicatorShape] = key(default_factory=dict)
