"""How much one statement weighs: specificity × reliability × time."""

import math
from collections.abc import Callable, Iterable
from datetime import date

from engine.links.statements import Statement
from engine.rulebook.kinds.links import LinkRules

DAYS_A_MONTH = 365.25 / 12


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


def weigher(day: date, rules: LinkRules) -> Callable[[Statement], float]:
    """Return what weighs a statement; once for each kind, tellers, age and certainty."""
    known: dict[tuple[object, ...], float] = {}

    def weight(s: Statement) -> float:
        key = s.kind, s.sources, s.last, s.sure
        found = known.get(key)
        if found is None:
            fresh = decay(AGES_AS.get(s.kind, s.kind), s.last, day, rules)
            found = known[key] = reliability(s.sources, rules) * s.sure * fresh
        return found

    return weight
