"""What follows from the records of a scenario, and what was asked about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from desk.runs.follow_up import base_of, setting_of
from engine.follow_up.conclusions import Conclusion
from engine.follow_up.fact import FactBase, Setting
from engine.rulebook.model.rulebook import Rules
from engine.trials.probes import FALSE, FOLLOW_UP, TRUE, UNKNOWN
from facts.periods import Period
from facts.standing import Standing
from scenarios.steps.plain_years import PlainEvaluation


@dataclass(frozen=True, slots=True)
class Facts:
    """What rules are matched against: the facts of a period, and the day they are looked at."""

    base: FactBase
    setting: Setting


Following = Callable[[Standing, Rules, Period, date], Facts]


def facts_anew(standing: Standing, rules: Rules, period: Period, day: date) -> Facts:
    evaluation = PlainEvaluation(standing, rules)
    setting = setting_of(evaluation, period, day)
    return Facts(base_of(evaluation, period, setting), setting)


@dataclass(frozen=True, slots=True)
class Followed:
    """Everything that follows from the records of a scenario; `asked`: what each rule asked about came to.

    `base` holds the facts and the signs that were added to them.
    """

    rules: Rules
    facts: Facts
    base: FactBase
    conclusions: tuple[Conclusion, ...]
    asked: dict[str, str] = field(default_factory=dict)
    looks_at: str = FOLLOW_UP

    def of(self, rule: str, sure: bool) -> list[Conclusion]:
        here = {c.sure for c in self.conclusions if c.rule == rule}
        self.asked[rule] = TRUE if True in here else UNKNOWN if here else FALSE
        return [c for c in self.conclusions if c.rule == rule and c.sure is sure]

    def about(self, rule: str, ids: list[str], sure: bool) -> list[Conclusion]:
        return [c for c in self.of(rule, sure) if set(c.about) == set(ids)]
