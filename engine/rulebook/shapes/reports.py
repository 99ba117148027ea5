"""Shapes of `rules/reports/`: the outline of a report of work, part by part."""

from __future__ import annotations

from typing import Literal

from engine.rulebook.kinds.words import Bilingual, OneOrMore, Part, Several, Words
from engine.rulebook.text.places import Word


class SplitShape(Part):
    figure: Word
    by: Word


class SectionShape(Part):
    title: Bilingual
    figures: Words = ()
    split: Several[SplitShape] = ()
    bands: Literal["yes"] | None = None
    targets: Literal["yes"] | None = None
    written: Literal["yes"] | None = None


class ReportFile(Part):
    report: Word
    title: Bilingual
    cites: Words
    period_kinds: OneOrMore[Word]
    sections: OneOrMore[SectionShape]
