"""The cross-record signs, as `rules/follow_up/` writes them, and the parameters in force on a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from engine.follow_up.fact import Setting
from engine.follow_up.reach import longest_gap, most_sharers
from engine.rulebook.kinds.in_force import holds_on
from engine.rulebook.model.follow_up import FollowUpRule, SignThen
from engine.rulebook.model.follow_up_vocabulary import OF_LINKS
from engine.rulebook.model.rulebook import Rules
from facts.periods import YEAR


@dataclass(frozen=True, slots=True)
class SignRules:
    """The rules that raise a sign from venues, parties, cases, inspections and ties, and what they are read
    in."""

    rules: tuple[FollowUpRule, ...]
    setting: Setting
    longest_gap: float
    most_sharers: float

    def deciding(self) -> SignRules:
        """Return only the rules on which it hangs who is joined: the others say what is seen, and move no
        bits."""
        return replace(
            self, rules=tuple(r for r in self.rules if isinstance(r.then, SignThen) and r.then.joins)
        )


def sign_rules_of(rules: Rules, day: date) -> SignRules:
    """Return the sign rules in force on a day with its parameters; none of these varies by unit."""
    period = rules.calendar.at(YEAR, day.year)
    assert period is not None, "a calendar has every year"
    setting = Setting(day, period, rules.calendar, rules.parameters)
    raised = tuple(
        r
        for r in rules.follow_up
        if isinstance(r.then, SignThen)
        and holds_on(r, period.end)
        and {p.kind for p in (*r.when, *r.unless)} <= OF_LINKS
    )
    return SignRules(raised, setting, longest_gap(rules.follow_up, setting), most_sharers(raised, setting))
