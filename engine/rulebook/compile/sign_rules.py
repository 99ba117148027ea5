"""Settles in which order rules name signs, and checks what sign rules say that leads join by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.compile.rulebook_checks import way
from engine.rulebook.kinds.links import CommonHand
from engine.rulebook.model.conditions import Compare, leaves
from engine.rulebook.model.follow_up import REOPENED, ROTATION, FollowUpRule, Pattern, SignThen
from engine.rulebook.model.follow_up_vocabulary import OF_LINKS, SIGN, TIE
from engine.rulebook.text.places import Word

Edges = dict[str, dict[str, bool]]  # sign → the signs it follows from, and whether through `unless`
VENUE = "venue"
KINDS = ", ".join(sorted(OF_LINKS))
NEEDS = {
    REOPENED: ("about nêu mã của đúng hai cơ sở", "'about' to name the ids of two venues"),
    ROTATION: (
        "một dòng {fact: tie, kind: rotation, …} trong when",
        "a line {fact: tie, kind: rotation, …} in 'when'",
    ),
    "facts": (f"chỉ hỏi về {KINDS}", f"to ask of {KINDS} only"),
}


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


def check_joining_rules(rules: Sequence[FollowUpRule], faulting: Faulting) -> None:
    """Report rules that say they join and never could."""
    for rule in rules:
        if isinstance(rule.then, SignThen) and rule.then.joins is not None:
            for need in _lacking(rule, rule.then):
                vi, en = NEEDS[need]
                faulting.add("R625", rule.place, joins=rule.then.joins, needs_vi=vi, needs_en=en)


def _lacking(rule: FollowUpRule, then: SignThen) -> Iterator[str]:
    if not {p.kind for p in (*rule.when, *rule.unless)} <= OF_LINKS:
        yield "facts"
    venues = {ref.alias for ref in then.about if ref.field == "id" and rule.pattern(ref.alias).kind == VENUE}
    if then.joins == REOPENED and len(venues) != 2:
        yield REOPENED
    tests = [leaf for p in rule.when if p.kind == TIE for leaf in leaves(p.own) if isinstance(leaf, Compare)]
    if then.joins == ROTATION and not any(t.fact == "kind" and ROTATION in t.operands for t in tests):
        yield ROTATION


def check_weighed(rules: Sequence[FollowUpRule], hand: CommonHand, faulting: Faulting) -> None:
    """Report what `innocent.yaml` weighs and no rule would ever let leads see."""
    joins = {rule.then.joins for rule in rules if isinstance(rule.then, SignThen)}
    weighed = [
        (str(word), word.place, REOPENED)
        for word in hand.likely
        if word == REOPENED and isinstance(word, Word)
    ]
    if hand.passes_on > 0:
        weighed.append(("passes_on", hand.spot("passes_on"), ROTATION))
    for key, place, wanted in weighed:
        if wanted not in joins:
            faulting.add("R624", place, key=key, name=wanted)
