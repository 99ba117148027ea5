"""Follow-up rules that wait for one another in a circle, and aliases that nothing ties to the rest of their
rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from engine.analysis.findings import Finding, finding_at
from engine.rulebook.compile.sign_rules import signs_of
from engine.rulebook.model.follow_up import SAME, FollowUpRule, SignThen
from engine.rulebook.model.follow_up_vocabulary import SIGN

Needs = Sequence[frozenset[str]]  # for each sign a rule waits for: the signs that would do


def chain_findings(rules: Sequence[FollowUpRule]) -> Iterator[Finding]:
    """Tell each rule that can never begin, with the circle of signs it waits in."""
    signs = tuple(dict.fromkeys(r.then.sign for r in rules if isinstance(r.then, SignThen)))
    needs = {rule: [frozenset(signs_of(p, signs)) for p in rule.when if p.kind == SIGN] for rule in rules}
    raised = _raised(needs)
    for rule, wanted in needs.items():
        missing = next((some for some in wanted if not some & raised), None)
        if missing:
            chain = " → ".join(_circle(min(missing), needs, raised))
            yield finding_at("P901", rule.place, "", id=rule.id, chain=chain)
    for rule in rules:
        yield from _untied(rule)


def _untied(rule: FollowUpRule) -> Iterator[Finding]:
    """Tell each fact that no equal value ties to those before it: any of its kind would do."""
    tied: dict[str, set[str]] = {p.alias: {p.alias} for p in rule.when}
    for pattern in rule.when:
        for join in pattern.joins:
            for ref in join.refs if join.op == SAME else ():
                joined = tied[pattern.alias] | tied[ref.alias]
                tied |= dict.fromkeys(joined, joined)
    first = rule.when[0].alias
    seen: set[str] = set(tied[first])
    for pattern in rule.when[1:]:
        if pattern.alias not in seen:
            seen |= tied[pattern.alias]
            named = {"alias": pattern.alias, "fact": pattern.kind, "other": first}
            yield finding_at("P902", rule.place, "", id=rule.id, **named)


def _raised(needs: Mapping[FollowUpRule, Needs]) -> frozenset[str]:
    """Return the signs that can be raised, beginning with rules that wait for none."""
    raised: set[str] = set()
    while True:
        able = {
            rule.then.sign
            for rule, wanted in needs.items()
            if isinstance(rule.then, SignThen) and all(some & raised for some in wanted)
        }
        if able <= raised:
            return frozenset(raised)
        raised |= able


def _circle(sign: str, needs: Mapping[FollowUpRule, Needs], raised: frozenset[str]) -> list[str]:
    """Follow a sign to the signs its rules wait for, until one comes again."""
    chain: list[str] = []
    while sign not in chain:
        chain.append(sign)
        waiting = [
            w for rule, w in needs.items() if isinstance(rule.then, SignThen) and rule.then.sign == sign
        ]
        sign = min(min(some) for wanted in waiting for some in wanted if not some & raised)
    return [*chain, sign]
