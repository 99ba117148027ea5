"""What the rules say of the records of a scenario: looked up as a `Thì` asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from desk.evaluation import Evaluation, Result
from desk.explanation import explanation_of
from engine.cells import Cell, Owed
from engine.indicators.subjects import Subject
from engine.rulebook.model import Rulebook
from engine.scoring.oracle import ScoredCriterion
from facts.periods import Period

COMMUNES, VENUES = "healthy_commune", "venue_risk"


@dataclass(frozen=True)
class Judged:
    """One rulebook's word on one subject in one year."""

    evaluation: Evaluation
    rulebook: Rulebook
    subject: Subject
    period: Period

    @cached_property
    def result(self) -> Result:
        return self.evaluation.result(self.rulebook, self.subject, self.period)

    def points(self, id_: str) -> ScoredCriterion:
        return self.result.scored.criteria[id_]

    def range(self, id_: str) -> tuple[Fraction, Fraction]:
        found = self.points(id_)
        return found.low, found.high

    def applies(self, id_: str) -> bool:
        """Tell whether a criterion asks anything of the subject: it applies, and there is something to divide by."""
        explained = explanation_of(self.evaluation, self.rulebook, self.subject, self.period)
        (reason,) = [reason for reason in explained.criteria if reason.criterion.id == id_]
        return reason.computed.applies is not False

    def owed(self, id_: str | None = None) -> set[Owed]:
        """Return what is owed, for one criterion, gate, or the whole result."""
        return {
            gap
            for need in self.result.scored.needs
            if id_ is None or id_ in need.used_in
            for gap in need.owed
        }

    def figure(self, title: str) -> Cell:
        """Return a figure of the subject by its Vietnamese title."""
        facts = self.evaluation.facts(self.period)
        indicators = facts.set_of(self.subject).indicators.values()
        (name,) = [found.name for found in indicators if found.title["vi"] == title]
        return facts.cell(self.subject, name)

    def band(self, id_: str) -> str:
        return self.rulebook.band(id_).title["vi"]

    def bands(self) -> list[str]:
        return [self.band(id_) for id_ in self.result.scored.bands]


def forms_owed(gaps: Iterable[Owed]) -> set[tuple[str, str]]:
    """Return each form owed with its period; a blank field of a row is none."""
    return {(gap.form, gap.period) for gap in gaps if not gap.field}
