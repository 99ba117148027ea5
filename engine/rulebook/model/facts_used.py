"""Which facts the points of a criterion depend on."""

from __future__ import annotations

from engine.rulebook.model.conditions import Condition, facts_in
from engine.rulebook.model.points import Lines, Points


def used_facts(points: Points, applies_when: Condition | None = None) -> tuple[str, ...]:
    """Return the facts a criterion's points depend on, in the order written."""
    names = list(facts_in(applies_when))
    if isinstance(points, Lines):
        names += [fact for _, condition in points.lines for fact in facts_in(condition)]
    else:
        names.append(points.fact)
    return tuple(dict.fromkeys(names))
