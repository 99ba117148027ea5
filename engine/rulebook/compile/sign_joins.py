"""Checks what sign rules say leads join by: the rule must see it, and some rule what is weighed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.kinds.links import CommonHand
from engine.rulebook.model.conditions import Compare, leaves
from engine.rulebook.model.follow_up import REOPENED, ROTATION, FollowUpRule, SignThen
from engine.rulebook.model.follow_up_vocabulary import OF_LINKS, TIE
from engine.rulebook.text.places import Word

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
