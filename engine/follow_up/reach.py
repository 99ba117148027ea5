"""How far ties reach, as the rules that ask for them say: no number of its own, no name of a parameter."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf

from engine.follow_up.fact import Setting
from engine.follow_up.meaning import constants_of
from engine.rulebook.kinds.in_force import holds_on
from engine.rulebook.model.conditions import Compare, leaves
from engine.rulebook.model.follow_up import ROTATION, FollowUpRule, Pattern
from engine.rulebook.model.follow_up_vocabulary import TIE

NEVER = -1.0
LIMITING = ("at_most", "less_than", "equal", "one_of")


def longest_gap(rules: Iterable[FollowUpRule], setting: Setting) -> float:
    """Return the most days between two workplaces that some rule takes for a rotation.

    No move is one where no rule in force asks for rotations; any is, where a rule asks without a limit.
    """
    asked = [p for p in _ties(rules, setting) if ROTATION in dict(constants_of(p)).get("kind", ())]
    return max((_most(p, "gap_days", setting) for p in asked), default=NEVER)


def most_sharers(rules: Iterable[FollowUpRule], setting: Setting) -> float:
    """Return by how many a number may be shared while some rule still takes it as telling; without end where
    none says."""
    limits = [_most(p, "shared_by", setting) for p in _ties(rules, setting)]
    return max((limit for limit in limits if limit < inf), default=inf)


def _ties(rules: Iterable[FollowUpRule], setting: Setting) -> list[Pattern]:
    held = [r for r in rules if holds_on(r, setting.period.end)]
    return [p for r in held for p in (*r.when, *r.unless) if p.kind == TIE]


def _most(pattern: Pattern, field: str, setting: Setting) -> float:
    limits = [
        setting.number(operand) - (leaf.op == "less_than")
        for leaf in leaves(pattern.own)
        if isinstance(leaf, Compare) and leaf.fact == field and leaf.op in LIMITING
        for operand in leaf.operands
    ]
    return max(limits, default=inf)
