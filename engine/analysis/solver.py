"""Whether a test can hold at all: by trying values that stand for all others, else by z3.

Trying is exact where facts vary freely. Where facts are computed from one another, or where there are too
many combinations, z3 decides; what it finds is asked of the oracle before anybody is told.
"""

from __future__ import annotations

from engine.analysis.domains import Domains, tied
from engine.analysis.pointed import cuts_behind, pointed
from engine.analysis.samples import Sample, assignments
from engine.logic.frame import Frame
from engine.logic.meaning import holds
from engine.rulebook.model.conditions import Condition
from engine.rulebook.model.indicators import IndicatorSet
from engine.rulebook.model.points_asked import facts_behind

MOST_TRIED = 4000


class Solver:
    """Answers for one rulebook's facts."""

    def __init__(self, domains: Domains, indicators: IndicatorSet) -> None:
        self.domains = domains
        self.indicators = indicators

    def example(self, condition: Condition, frame: Frame) -> Sample | None:
        """Return facts under which a condition holds, None where there are none; raises Unsettled."""
        book = self.domains.rulebook
        names = facts_behind(condition, book)
        cuts = cuts_behind(condition, book, frame)
        count, samples = assignments(names, self.domains, cuts or {})
        if cuts is None or count > MOST_TRIED or tied(names, self.indicators):
            from engine.analysis.z3_solver import example

            return example(condition, names, self.domains, self.indicators, frame)
        return next((s for s in samples if holds(condition, pointed(s, book, frame), frame) is True), None)
