"""The cross-record signs, as `rules/follow_up/` writes them, and the parameters in force on a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from engine.follow_up.fact import Setting
from engine.rulebook.model.follow_up import FollowUpRule, SignThen
from engine.rulebook.model.rulebook import Rules
from facts.periods import YEAR

REOPENED, ROTATION = ("phoenix_venue", "reopened_elsewhere"), "worker_rotation"
DECIDING = (*REOPENED, ROTATION)
KNOWN = frozenset({"venue", "party", "case", "case_party", "inspection", "tie"})


@dataclass(frozen=True, slots=True)
class SignRules:
    """The rules that raise a sign from venues, parties, cases, inspections and ties, and what they are read in."""

    rules: tuple[FollowUpRule, ...]
    setting: Setting
    rotation_days: int
    phoenix_days: int
    max_shared_by: int

    def deciding(self) -> SignRules:
        """Return only the rules on which it hangs who is joined: the others say what is seen, and move no bits."""
        return replace(
            self,
            rules=tuple(r for r in self.rules if isinstance(r.then, SignThen) and r.then.sign in DECIDING),
        )


def sign_rules_of(rules: Rules, day: date) -> SignRules:
    """Return the sign rules with the parameters in force on a day; none of these varies by unit."""
    period = rules.calendar.at(YEAR, day.year)
    assert period is not None, "a calendar has every year"
    raised = tuple(
        r for r in rules.follow_up
        if isinstance(r.then, SignThen) and {p.kind for p in (*r.when, *r.unless)} <= KNOWN
    )  # fmt: skip
    return SignRules(
        raised, Setting(day, period, rules.calendar, rules.parameters),
        _value(rules, "rotation_days", day), _value(rules, "phoenix_days", day), _value(rules, "max_shared_by", day),
    )  # fmt: skip


def _value(rules: Rules, name: str, day: date) -> int:
    values = rules.parameters[name].values
    dated = [v for v in values if v.from_ <= day] or list(values[:1])
    return int(dated[-1].lines[-1][0])
