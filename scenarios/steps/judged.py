"""What the rules say of the records of a scenario: looked up as a `Thì` asks for it, and what was asked is
kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from engine.evaluation.explanation import explanation_of
from engine.evaluation.result import FINAL, Result
from engine.evaluation.years import Evaluation
from engine.indicators.subjects import Subject
from engine.logic.cells import Cell, Owed
from engine.logic.kleene import Kleene
from engine.rulebook.model.among_units import RANK
from engine.rulebook.model.roles import in_role
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.rulebook.text.names import nearest
from engine.scoring.results import Range, Scored, ScoredCriterion, StreakState
from facts.periods import Period

Part = TypeVar("Part")
WHOLE = "*"  # the sum of points or the band, on which every criterion and gate bears


@dataclass(frozen=True, slots=True)
class JudgedSubject:
    """One rulebook's word on one subject in one year.

    `asked` gathers what the scenario looked at: ids of criteria, gates, signs and streaks, names of figures,
    WHOLE.
    """

    evaluation: Evaluation
    rulebook: Rulebook
    subject: Subject
    period: Period
    asked: set[str] = field(default_factory=set)

    @property
    def looks_at(self) -> str:
        """What its answers are of, as changes of rules name it."""
        return self.rulebook.name

    @property
    def result(self) -> Result:
        self.asked.add(WHOLE)
        return self.evaluation.result(self.rulebook, self.subject, self.period)

    @property
    def scored(self) -> Scored:
        """The score, with appraised points in place."""
        return self.evaluation.scores(self.rulebook, self.period)[self.subject.id][0]

    def points(self, id_: str) -> ScoredCriterion:
        return self._of(self.scored.criteria, id_)

    def range(self, id_: str) -> Range:
        found = self.points(id_)
        return found.low, found.high

    def computed(self, id_: str) -> Range:
        """Return a criterion's points before any appraisal."""
        found = self._of(self.evaluation.scores(self.rulebook, self.period)[self.subject.id][1].criteria, id_)
        return found.low, found.high

    def applies(self, id_: str) -> bool:
        """Tell whether a criterion asks anything of the subject: it applies, and there is something to divide
        by."""
        explained = explanation_of(self.evaluation, self.rulebook, self.subject, self.period)
        reason = self._of({reason.criterion.id: reason for reason in explained.criteria}, id_)
        return reason.computed.applies is not False

    def total(self) -> Range:
        self.asked.add(WHOLE)
        return self.scored.low, self.scored.high

    def places(self) -> tuple[object, object]:
        """Return the best and the worst place among all units."""
        self.asked.add(WHOLE)
        return self.evaluation.among_cell(self.rulebook, self.subject.id, self.period, RANK, FINAL).ends

    def gate(self, id_: str) -> Kleene:
        return self._of(self.scored.gates, id_)

    def sign(self, id_: str) -> Kleene:
        sign = self._of({sign.id: sign for sign in self.rulebook.signs}, id_)
        return self.evaluation.sign(self.rulebook, sign, self.subject, self.period)

    def streak(self) -> StreakState:
        """Return how the rulebook's one streak stands."""
        (streak,) = self.rulebook.streaks
        self.asked.update((streak.id, WHOLE))
        return self.evaluation.streak(self.rulebook, streak, self.subject, self.period)

    def _of(self, parts: Mapping[str, Part], id_: str) -> Part:
        """Return what a scenario names; it may name what the rulebook has not."""
        self.asked.add(id_)
        if id_ not in parts:
            raise LookupError(f'bộ tiêu chí "{self.rulebook.name}" không có {id_}; sửa mã')
        return parts[id_]

    def owed(self, id_: str | None = None) -> set[Owed]:
        """Return what is owed, for one criterion, gate, or the whole result."""
        self.asked.add(WHOLE if id_ is None else id_)
        needs = [need for need in self.scored.needs if id_ is None or id_ in need.used_in]
        return {gap for need in needs for gap in need.owed}

    def figure(self, title: str) -> Cell:
        """Return a figure of the subject by its Vietnamese title."""
        facts = self.evaluation.facts(self.period)
        indicators = facts.rules.indicator_sets[self.rulebook.subject].indicators.values()
        names = {indicator.title["vi"]: indicator.name for indicator in indicators}
        if title not in names:
            near = nearest(title, names)
            raise LookupError("không có số liệu tên này" + (f"; gần nhất là “{near}”" if near else ""))
        name = names[title]
        self.asked.add(name)
        return facts.cell(self.subject, name)

    def band(self, id_: str) -> str:
        return self.rulebook.band(id_).title["vi"]

    def bands(self) -> list[str]:
        self.asked.add(WHOLE)
        return [self.band(id_) for id_ in self.scored.bands]


def rulebook_in(rules: Rules, role: str, year: int) -> Rulebook:
    """Return the rulebook of a role in force at the end of a year."""
    period = rules.calendar.at("year", year)
    found = in_role(rules, role, period.end) if period else None
    assert found is not None, f"không có bộ tiêu chí nào cho {role} năm {year}"
    return found


def forms_owed(gaps: Iterable[Owed]) -> set[tuple[str, str]]:
    """Return each form owed with its period; a blank field of a row is none."""
    return {(gap.form, gap.period) for gap in gaps if not gap.field}
