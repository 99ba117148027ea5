"""What a scenario looked at, as probes see it."""

from __future__ import annotations

from engine.evaluation.result import FINAL
from engine.rulebook.model.points_asked import names_among
from engine.trials.follow_up_probes import FollowSight
from engine.trials.probes import Sight
from scenarios.steps.followed import Followed
from scenarios.steps.judged import JudgedSubject
from scenarios.steps.running import ScenarioOutcome


def sight_of(outcome: ScenarioOutcome) -> Sight | None:
    """Return what a scenario looked at; None where it scored nobody."""
    judged = outcome.judged
    return None if judged is None else seen_by(judged, frozenset(judged.asked))


def follow_sight_of(followed: Followed) -> FollowSight:
    """Return what a scenario looked at that asks what follows."""
    return FollowSight(followed.base, followed.facts.setting, frozenset(followed.asked))


def seen_by(judged: JudgedSubject, asked: frozenset[str]) -> Sight | None:
    book, subject, period = judged.rulebook, judged.subject, judged.period
    evaluation = judged.evaluation
    if subject not in evaluation.subjects(book, period):
        return None
    scored, computed = evaluation.by_oracle(book, subject, period)
    signs = {s.id: evaluation.sign(book, s, subject, period) for s in book.signs if s.id in asked}
    streaks = {s.id: evaluation.streak(book, s, subject, period).held for s in book.streaks if s.id in asked}
    among = {name: evaluation.among_cell(book, subject.id, period, name, FINAL) for name in names_among(book)}
    return Sight(book.name, subject, evaluation.facts(period), computed, scored, signs, streaks, asked, among)
