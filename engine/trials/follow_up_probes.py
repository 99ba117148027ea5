"""Probes of follow-up rules: each threshold, met by facts that fit all the rest of the rule, so that it alone
decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import partial

from engine.follow_up.conclusions import bound_by
from engine.follow_up.fact import Fact, FactBase, Setting
from engine.follow_up.matcher import matches_from
from engine.follow_up.meaning import Bound, answer, finder
from engine.rulebook.model.conditions import (
    AllOf,
    AnyOf,
    AtLeastOf,
    Compare,
    Condition,
    Leaf,
    Moment,
    Near,
    NoneOf,
    ParameterRef,
    leaves,
)
from engine.rulebook.model.follow_up import FollowUpRule, Pattern
from engine.rulebook.model.rulebook import Rules
from engine.trials.probes import AT, FOLLOW_UP, OVER, UNDER, Probe, side_of, sides_possible

ONE = Fraction(1)
EVERY_SIDE = (UNDER, AT, OVER)
CUT_OFF = "gap_days"  # no tie is made of a longer gap, no fact of a later day
NO_TEST = AllOf(())


@dataclass(frozen=True, slots=True)
class FollowSight:
    """What one scenario looked at: the facts, signs among them, and the rules it asked about."""

    base: FactBase
    setting: Setting
    asked: frozenset[str]
    rulebook: str = FOLLOW_UP


def follow_up_probes(rules: Rules) -> Iterator[Probe]:
    """Yield every threshold of every follow-up rule: numbers, distances in days, ends of a stretch of
    days."""
    for rule in rules.follow_up:
        for key in ("when", "unless"):
            for pattern in getattr(rule, key):
                for leaf in (*leaves(pattern.own), *leaves(pattern.beside)):
                    yield from _of_leaf(rules, rule, pattern, leaf)


def _of_leaf(rules: Rules, rule: FollowUpRule, pattern: Pattern, leaf: Leaf) -> Iterator[Probe]:
    if isinstance(leaf, Compare):
        turns = [o for o in leaf.operands if _turns(o)]
    elif isinstance(leaf, Near) and leaf.within is not None:
        turns = [leaf.within]
    else:
        return
    relaxed = _without(rule, pattern, leaf)
    for turn in turns:
        wanted = _wanted(rules, leaf, turn)
        see = partial(_sides, relaxed, pattern.alias, leaf, turn)
        op = leaf.op if isinstance(leaf, Compare) else "within_days"
        part = f"{pattern.alias}.{leaf.fact} {op} {_named(turn)}"
        yield Probe(FOLLOW_UP, rule.id, "threshold", part, wanted, frozenset({rule.id}), see, rule.place)


def _turns(operand: object) -> bool:
    return isinstance(operand, Fraction | ParameterRef | Moment) and not (
        isinstance(operand, Moment) and operand.what == "field"
    )


def _named(turn: object) -> str:
    if isinstance(turn, ParameterRef):
        return f"${turn.name}"
    if isinstance(turn, Moment):
        return " ".join(
            filter(
                None,
                (
                    turn.what,
                    "-".join(map(str, turn.arg)) if isinstance(turn.arg, tuple) else str(turn.arg or ""),
                ),
            )
        )
    return f"{float(turn):g}"  # type: ignore[arg-type]


def _wanted(rules: Rules, leaf: Leaf, turn: object) -> tuple[str, ...]:
    if isinstance(turn, Fraction) and isinstance(leaf, Compare):
        return sides_possible(turn, True, Fraction(0), None)
    cut_off = isinstance(turn, ParameterRef) and leaf.fact == CUT_OFF
    if cut_off or (isinstance(turn, Moment) and turn.what == "period_end"):
        return (UNDER, AT)
    return EVERY_SIDE


# The rule without one test


def _without(rule: FollowUpRule, pattern: Pattern, leaf: Leaf) -> FollowUpRule:
    """Return the rule with one test left out; what must be absent is asked to be there where the test is of
    it."""
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


def _bare(test: Condition, leaf: Leaf) -> Condition:
    if test is leaf:
        return NO_TEST
    if isinstance(test, AllOf | AnyOf | NoneOf | AtLeastOf):
        return replace(test, parts=tuple(_bare(part, leaf) for part in test.parts))
    return test


# What a scenario shows of it


def _sides(rule: FollowUpRule, alias: str, leaf: Leaf, turn: object, sight: FollowSight) -> Iterable[str]:
    for match in matches_from([rule], sight.base, sight.setting):
        bound = bound_by(rule, match, sight.base.by_key)
        if answer(rule, bound, sight.base, sight.setting) is True:
            yield from _side(bound[alias], bound, leaf, turn, sight.setting)


def _side(fact: Fact, bound: Bound, leaf: Leaf, turn: object, setting: Setting) -> Iterable[str]:
    value = fact.cell(leaf.fact).value
    if isinstance(leaf, Near):
        other = _day(leaf.other, fact, bound, setting)
        if isinstance(value, date) and other is not None:
            gap = (value - other).days if leaf.after else (other - value).days
            yield from side_of(Fraction(gap), Fraction(setting.number(turn)), ONE)
    elif isinstance(turn, Moment):
        day = setting.day(turn)
        if isinstance(value, date) and day is not None:
            yield from side_of(Fraction((value - day).days), Fraction(0), ONE)
    elif isinstance(value, Fraction):
        yield from side_of(value, Fraction(setting.number(turn)), ONE)


def _day(other: object, fact: Fact, bound: Bound, setting: Setting) -> date | None:
    if isinstance(other, Moment):
        if other.what != "field":
            return setting.day(other)
        day = finder(fact, bound, setting)(str(other.arg)).value
        return day if isinstance(day, date) else None
    return other if isinstance(other, date) else None
