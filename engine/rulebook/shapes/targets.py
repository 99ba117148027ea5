"""Shape of `rules/targets.yaml`: targets assigned from above, a paper and a year at a time."""

from __future__ import annotations

from engine.rulebook.kinds.words import Day, Number, Part, Several, Whole, key
from engine.rulebook.text.places import Word


class FigureTargetShape(Part):
    figure: Word
    at_least: Number | None = None
    at_most: Number | None = None


class AssignmentShape(Part):
    year: Whole
    assigned_by: Word
    document: Word
    signed_on: Day
    recognised: Whole | None = None
    figures: Several[FigureTargetShape] = ()
    bands: dict[Word, Word] = key(default_factory=dict)


class TargetsFile(Part):
    targets: Several[AssignmentShape]
