"""How much one statement weighs: specificity × reliability × time × identity, each kept to be shown."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from engine.links.statements import Statement
from engine.rulebook.kinds.links import LinkRules

DAYS_A_MONTH = 365.25 / 12


@dataclass(frozen=True, slots=True)
class StatementWeight:
    """The parts of one statement's weight but for specificity, which belongs to what is shared."""

    reliability: float
    time: float
    identity: float = 1.0

    @property
    def value(self) -> float:
        return self.reliability * self.time * self.identity


def specificity(holders: int, parties: int) -> float:
    """Return max(0, ln(N/d)/ln N): 1 for what one party alone has, 0 for what all have."""
    if parties < 2 or holders < 1:
        return 0.0
    return max(0.0, math.log(parties / holders) / math.log(parties))


def hub_factor(holders: int, parties: int) -> float:
    """Return s²/√(d−1), by which a path through a shared identifier is multiplied."""
    return specificity(holders, parties) ** 2 / math.sqrt(max(1, holders - 1))


def reliability(sources: Iterable[tuple[str, str, str]], rules: LinkRules) -> float:
    """Return 1 − ∏(1 − r) over independent tellers. One office telling again is no second source."""
    missing = 1.0
    for kind, _, _ in sorted(sources):
        missing *= 1 - rules.reliability[kind].weight
    return 1 - missing


def decay(kind: str, last: date, day: date, rules: LinkRules) -> float:
    """Return 2^(−age/half-life); 1 where the kind does not age."""
    half_life = rules.half_life(kind)
    if half_life is None:
        return 1.0
    months = max(0, (day - last).days) / DAYS_A_MONTH
    return float(2 ** (-months / half_life))


AGES_AS = {"venue": "case_party", "case": "case_party", "recruited_in": "case_party"}


def weight_of(statement: Statement, day: date, rules: LinkRules) -> StatementWeight:
    trust = reliability(statement.sources, rules) * statement.sure
    return StatementWeight(
        trust, decay(AGES_AS.get(statement.kind, statement.kind), statement.last, day, rules)
    )


def weigher(day: date, rules: LinkRules) -> Callable[[Statement], float]:
    """Return what tells how much a statement weighs; of one kind, tellers, age and certainty it is asked
    once."""
    known: dict[tuple[object, ...], float] = {}

    def weight(s: Statement) -> float:
        key = s.kind, s.sources, s.last, s.sure
        found = known.get(key)
        if found is None:
            found = known[key] = weight_of(s, day, rules).value
        return found

    return weight
