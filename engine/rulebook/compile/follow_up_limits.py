"""What a set of follow-up rules may not exceed, said in the officer's terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.model.follow_up import MOST_ALIKE, MOST_PATTERNS, MOST_RULES, FollowUpRule


def check_limits(rules: Sequence[FollowUpRule], faulting: Faulting) -> None:
    """Report rules that ask for more than the engine can safely be given."""
    for rule in rules:
        if len(rule.when) + len(rule.unless) > MOST_PATTERNS:
            found = len(rule.when) + len(rule.unless)
            faulting.add("R613", rule.place, name=rule.id, found=found, most=MOST_PATTERNS)
    for rule in rules[MOST_RULES : MOST_RULES + 1]:
        faulting.add("R614", rule.place, found=len(rules), most=MOST_RULES)
    seen: Counter[str] = Counter()
    for rule in rules:
        for pattern in rule.when:
            seen[pattern.kind] += 1
            if seen[pattern.kind] == MOST_ALIKE + 1:
                faulting.add("R615", rule.place, kind=pattern.kind, most=MOST_ALIKE)
