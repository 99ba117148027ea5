"""Appraisals of a period as an office looks at them before it confirms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from desk.workspace.appraisals import (
    AppraisalDecided,
    appraisal_of,
    appraisals_in,
    confirmed,
    confirmed_appraisals,
    waiting,
)
from desk.workspace.folder import Workspace
from desk.workspace.locking import counting_returns
from desk.workspace.standing_today import evaluation_today
from desk.workspace.store import stored
from engine.indicators.subjects import Subject
from engine.rulebook.model.rulebook import Rules
from facts.periods import Period
from facts.standing import Record


@dataclass(frozen=True, slots=True)
class AppraisedCriterion:
    """One appraised criterion: its points by the commune, the rules and the office; confirmed or not."""

    appraisal: AppraisalDecided
    record: Record
    self_score: Fraction | None
    computed: tuple[Fraction, Fraction] | None  # None: no criterion of the period
    confirmed: bool

    @property
    def points(self) -> Fraction:
        return Fraction(self.appraisal.points)


def judged(
    workspace: Workspace, rules: Rules, period: Period, units: Iterable[str] = ()
) -> tuple[AppraisedCriterion, ...]:
    """Return the appraisals of a period, in order of unit and criterion; of some units, or of all."""
    only = frozenset(units)
    archive = stored(workspace, rules, None, counting_returns(workspace, rules, period).own)
    rows = [
        r for r in appraisals_in(archive.standing, period.code) if not only or r.values["unit_code"] in only
    ]
    if not rows:
        return ()
    known = confirmed_appraisals(workspace, rules)
    evaluation = evaluation_today(workspace, rules, period)
    found = []
    for record in rows:
        one = appraisal_of(record)
        book = rules.rulebooks[one.rulebook]
        scores = evaluation.score_of(book, one.unit, period) if book.is_in_force(period.end) else None
        points = scores[1].criteria.get(one.criterion) if scores else None
        own = evaluation.self_score(book, Subject("unit", one.unit), period).get(one.criterion)
        computed = (points.low, points.high) if points else None
        found.append(AppraisedCriterion(one, record, own, computed, one in known))
    return tuple(sorted(found, key=lambda j: j.appraisal))


def criterion_labels(rows: Iterable[AppraisedCriterion]) -> dict[AppraisalDecided, str]:
    """Return what each criterion is called among these: with its rulebook where they are of several."""
    decided = [row.appraisal for row in rows]
    several = len({one.rulebook for one in decided}) > 1
    return {one: f"{one.criterion} ({one.rulebook})" if several else one.criterion for one in decided}


def all_confirmed(workspace: Workspace, rules: Rules, period: Period, by: str, today: date) -> int:
    """Confirm what waits of a period in the name of each appraising office; return how many."""
    archive = stored(workspace, rules, None, counting_returns(workspace, rules, period).own)
    found = waiting(archive.standing, period.code, confirmed_appraisals(workspace, rules), rules)
    for office in sorted({one.office for one in found}):
        confirmed(workspace, rules, found, office, by, today)
    return len(found)
