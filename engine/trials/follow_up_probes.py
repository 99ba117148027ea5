"""Probes of follow-up rules: each threshold, met by facts that fit all the rest, so that it alone decides."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

from engine.follow_up.conclusions import bound_by
from engine.follow_up.fact import FactBase, Setting
from engine.follow_up.matcher import matches_from
from engine.follow_up.meaning import answer, finder
from engine.rulebook.model import conditions as tree
from engine.rulebook.model.follow_up import FollowUpRule, Pattern
from engine.rulebook.model.rulebook import Rules
from engine.trials.probes import (
    AT,
    EVERY_SIDE,
    FOLLOW_UP,
    UNDER,
    Probe,
    TurningPoint,
    side_at,
    sides_possible,
    turns_of,
)

CUT_OFF = "gap_days"  # no tie is made of a longer gap, no fact of a later day
NO_TEST = tree.AllOf(())


@dataclass(frozen=True, slots=True)
class FollowSight:
    """What one scenario looked at: the facts, signs among them, and the rules it asked about."""

    base: FactBase
    setting: Setting
    asked: frozenset[str]
    rulebook: str = FOLLOW_UP


def follow_up_probes(rules: Rules) -> Iterator[Probe]:
    """Yield every threshold of every follow-up rule: numbers, distances in days, ends of a span of days."""
    for rule in rules.follow_up:
        for key in ("when", "unless"):
            for pattern in getattr(rule, key):
                for leaf in (*tree.leaves(pattern.own), *tree.leaves(pattern.beside)):
                    yield from _of_leaf(rule, pattern, leaf)


def _of_leaf(rule: FollowUpRule, pattern: Pattern, leaf: tree.Leaf) -> Iterator[Probe]:
    relaxed = _without(rule, pattern, leaf)
    for turn in turns_of(leaf):
        see = partial(_sides, relaxed, pattern.alias, leaf, turn)
        op = leaf.op if isinstance(leaf, tree.Compare) else "within_days"
        part = f"{pattern.alias}.{leaf.fact} {op} {_turn_words(turn)}"
        wanted = _wanted(leaf, turn)
        yield Probe(FOLLOW_UP, rule.id, "threshold", part, wanted, frozenset({rule.id}), see, rule.place)


def _turn_words(turn: TurningPoint) -> str:
    if isinstance(turn, tree.Moment):
        day = "-".join(map(str, turn.arg)) if isinstance(turn.arg, tuple) else str(turn.arg or "")
        return f"{turn.what} {day}".strip()
    return f"${turn.name}" if isinstance(turn, tree.ParameterRef) else f"{float(turn):g}"


def _wanted(leaf: tree.Leaf, turn: TurningPoint) -> tuple[str, ...]:
    if isinstance(turn, Fraction) and isinstance(leaf, tree.Compare):
        return sides_possible(turn, integers=True)
    cut_off = isinstance(turn, tree.ParameterRef) and leaf.fact == CUT_OFF
    if cut_off or (isinstance(turn, tree.Moment) and turn.what == "period_end"):
        return (UNDER, AT)
    return EVERY_SIDE


# The rule without one test


def _without(rule: FollowUpRule, pattern: Pattern, leaf: tree.Leaf) -> FollowUpRule:
    """Return the rule without one test; if the test is of what must be absent, that is asked to be there."""
    bare = replace(
        pattern,
        own=None if pattern.own is None else _bare(pattern.own, leaf),
        beside=None if pattern.beside is None else _bare(pattern.beside, leaf),
    )
    when = tuple(bare if p is pattern else p for p in rule.when)
    if pattern in rule.when:
        return replace(rule, when=when)
    unless = tuple(bare if p is pattern else p for p in rule.unless)
    return replace(rule, when=(*rule.when, *unless), unless=())


def _bare(test: tree.Condition, leaf: tree.Leaf) -> tree.Condition:
    if test is leaf:
        return NO_TEST
    if isinstance(test, tree.AllOf | tree.AnyOf | tree.NoneOf | tree.AtLeastOf):
        return replace(test, parts=tuple(_bare(part, leaf) for part in test.parts))
    return test


# What a scenario shows of it


def _sides(
    rule: FollowUpRule, alias: str, leaf: tree.Leaf, turn: TurningPoint, sight: FollowSight
) -> Iterable[str]:
    setting = sight.setting
    for match in matches_from([rule], sight.base, setting):
        bound = bound_by(rule, match, sight.base.by_key)
        if answer(rule, bound, sight.base, setting) is True:
            yield from side_at(leaf, turn, None, finder(bound[alias], bound, setting), setting.frame)
