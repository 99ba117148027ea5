"""Runs follow-up rules stage by stage: what a later stage denies, an earlier one has settled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from engine.follow_up.conclusions import Conclusion, Match, settled
from engine.follow_up.fact import FactBase, Setting
from engine.rulebook.kinds.in_force import holds_on
from engine.rulebook.model.follow_up import FollowUpRule

Executor = Callable[[Sequence[FollowUpRule], FactBase, Setting], frozenset[Match]]


def conclusions_from(
    rules: Iterable[FollowUpRule], base: FactBase, setting: Setting, executor: Executor
) -> tuple[Conclusion, ...]:
    """Return all that follows from the rules in force on the period's last day, in order."""
    return followed_from(rules, base, setting, executor)[0]


def followed_from(
    rules: Iterable[FollowUpRule], base: FactBase, setting: Setting, executor: Executor
) -> tuple[tuple[Conclusion, ...], FactBase]:
    """Return all that follows, and the facts with the signs that were added to them."""
    rules = tuple(rule for rule in rules if holds_on(rule, setting.period.end))
    found: list[Conclusion] = []
    for stage in sorted({rule.stage for rule in rules}):
        mine = [rule for rule in rules if rule.stage == stage]
        done = settled({r.id: r for r in mine}, executor(mine, base, setting), base, setting)
        found += done.conclusions
        base = base.with_more(done.signs)
    return in_order(found), base


def in_order(conclusions: Iterable[Conclusion]) -> tuple[Conclusion, ...]:
    """Return conclusions in the order of offices, deadlines and names."""
    return tuple(sorted(conclusions, key=_order))


def _order(one: Conclusion) -> tuple[object, ...]:
    due = one.deadline.isoformat() if one.deadline else "9999"
    return (one.kind, one.by, due, one.rule, one.name, one.about)
