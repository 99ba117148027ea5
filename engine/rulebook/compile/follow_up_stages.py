"""Orders follow-up rules in stages: a sign that `unless` asks about is settled in an earlier one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from engine.rulebook.compile.circles import way
from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.model.follow_up import FollowUpRule, Pattern, SignThen
from engine.rulebook.model.follow_up_vocabulary import SIGN

Edges = dict[str, dict[str, bool]]  # sign → the signs it follows from, and whether through `unless`


def staged(rules: Sequence[FollowUpRule], faulting: Faulting) -> Iterator[FollowUpRule]:
    """Give each rule its stage; a circle through `unless` is reported with its signs."""
    signs = tuple(dict.fromkeys(r.then.sign for r in rules if isinstance(r.then, SignThen)))
    edges: Edges = {sign: {} for sign in signs}
    for rule in rules:
        if isinstance(rule.then, SignThen):
            for sign, negated in asked(rule, signs):
                edges[rule.then.sign][sign] = edges[rule.then.sign].get(sign, False) or negated
    circle = _circle(edges)
    if circle:
        culprit = next(r for r in rules if isinstance(r.then, SignThen) and r.then.sign == circle[0])
        faulting.add("R612", culprit.place, chain=" → ".join(circle))
        stages = dict.fromkeys(signs, 0)
    else:
        stages = _levels(edges)
    for rule in rules:
        yield replace(rule, stage=_stage(rule, signs, stages))


def asked(rule: FollowUpRule, signs: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Yield the signs a rule asks about, and whether it asks that they be absent."""
    for patterns, negated in ((rule.when, False), (rule.unless, True)):
        for pattern in patterns:
            for sign in signs_of(pattern, signs):
                yield sign, negated


def signs_of(pattern: Pattern, signs: Iterable[str]) -> tuple[str, ...]:
    """Return the signs a pattern may match: those it names, else all."""
    if pattern.kind != SIGN:
        return ()
    named = pattern.texts("sign")
    return tuple(s for s in signs if not named or s in named)


def _stage(rule: FollowUpRule, signs: Iterable[str], stages: Mapping[str, int]) -> int:
    if isinstance(rule.then, SignThen):
        return stages[rule.then.sign]
    return max((stages[sign] + negated for sign, negated in asked(rule, signs)), default=0)


def _circle(edges: Edges) -> tuple[str, ...]:
    """Return a circle of signs that goes through `unless`, or nothing."""
    for sign in edges:
        for target, negated in edges[sign].items():
            back = (sign,) if target == sign else way(target, sign, edges)
            if negated and back:
                return (sign, *back)
    return ()


def _levels(edges: Edges) -> dict[str, int]:
    stages = dict.fromkeys(edges, 0)
    for _ in range(len(edges) + 1):
        for sign, targets in edges.items():
            wanted = max((stages[t] + negated for t, negated in targets.items()), default=0)
            stages[sign] = max(stages[sign], wanted)
    return stages
