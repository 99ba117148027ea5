"""Shape of `rules/targets.yaml`: targets assigned from above, a paper and a year at a time."""

from __future__ import annotations

from engine.rulebook.kinds.words import Day, Number, Shape, Whole
from engine.rulebook.text.places import Word


class FigureTargetShape(Shape):
    figure: Word
    at_least: Number | None = None
    at_most: Number | None = None


class AssignmentShape(Shape):
    year: Whole
    assigned_by: Word
    document: Word
    signed_on: Day
    recognised: Whole | None = None
    figures: list[FigureTargetShape] = []
    bands: dict[Word, Word] = {}


class TargetsFile(Shape):
    targets: list[AssignmentShape]
