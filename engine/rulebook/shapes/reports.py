"""Shapes of `rules/reports/`: the outline of a report of work, part by part."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from engine.rulebook.kinds.words import Bilingual, Shape, Words
from engine.rulebook.text.places import Word


class SplitShape(Shape):
    figure: Word
    by: Word


class SectionShape(Shape):
    title: Bilingual
    figures: Words = []
    split: list[SplitShape] = []
    bands: Literal["yes"] | None = None
    targets: Literal["yes"] | None = None
    written: Literal["yes"] | None = None


class ReportFile(Shape):
    report: Word
    title: Bilingual
    cites: Words
    period_kinds: Words = Field(min_length=1)
    sections: list[SectionShape] = Field(min_length=1)
