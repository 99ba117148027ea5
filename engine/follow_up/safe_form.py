"""Follow-up rules in the one form durable-rules can safely be given: kind, flag, equal short texts.

What a fact says by itself is settled in Python before it is asserted: it carries a flag for each pattern it
fits. Inequalities, distances of days, differences and absence are settled in the action. So the engine only
joins equal texts, and chains.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.follow_up.fact import Fact
from engine.follow_up.joins import FieldsJoined, edges_of, variants_of
from engine.rulebook.model.follow_up import MOST_PATTERNS, MOST_RULES, FollowUpRule

MOST_FLAGS = 64
MOST_CONDITIONS = 511
FNV_BASIS, FNV_PRIME, FNV_MASK = 0x811C9DC5, 0x01000193, 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class SafeRule:
    """One way in which a rule's facts hang together. `patterns` are what durable-rules reads."""

    name: str
    rule: FollowUpRule
    aliases: tuple[str, ...]  # in the order of the patterns
    patterns: tuple[dict[str, Any], ...]


class NotSafe(Exception):
    """Why rules can't be given to durable-rules; the matcher takes them."""


def safe_rules(rules: Sequence[FollowUpRule]) -> tuple[SafeRule, ...]:
    """Return rules in safe form; raises NotSafe where a limit of the engine would be passed."""
    rules_made = []
    for rule in rules:
        for number, variant in enumerate(variants_of(rule)):
            rules_made.append(_safe_rule(rule, number, variant))
    if len(rules_made) > MOST_RULES:
        raise NotSafe(f"{len(rules_made)} > {MOST_RULES} rules")
    per_kind: dict[str, int] = {}
    for rule in rules:
        if len(rule.when) > MOST_PATTERNS:
            raise NotSafe(f"{rule.id}: {len(rule.when)} > {MOST_PATTERNS} patterns")
        for pattern in rule.when:
            per_kind[pattern.kind] = per_kind.get(pattern.kind, 0) + 1
    if max(per_kind.values(), default=0) > min(MOST_FLAGS, MOST_CONDITIONS):
        raise NotSafe(f"more than {MOST_FLAGS} patterns of one kind")
    return tuple(rules_made)


def _safe_rule(rule: FollowUpRule, number: int, variant: tuple[FieldsJoined, ...]) -> SafeRule:
    order = _order(rule, variant)
    names = {alias: f"a{i}" for i, alias in enumerate(order)}
    patterns = []
    for place, alias in enumerate(order):
        kind = rule.pattern(alias).kind
        parts: list[dict[str, Any]] = [{"kind": kind}, {flag_of(rule.id, alias): 1}]
        for edge in variant:
            if alias in (edge.a, edge.b):
                own_end, other, theirs = edge.from_(alias)
                if other in order[:place]:
                    parts.append({field_of(own_end): {names[other]: field_of(theirs)}})
        patterns.append({names[alias]: {"$and": parts}})
    return SafeRule(f"{rule.id}.{number}", rule, tuple(order), tuple(patterns))


def _order(rule: FollowUpRule, variant: tuple[FieldsJoined, ...]) -> list[str]:
    """Order aliases so that each is joined to an earlier one where the rule joins it at all."""
    left = [p.alias for p in rule.when]
    order = [left.pop(0)]
    while left:
        tied = (a for a in left if any(a in (e.a, e.b) and e.from_(a)[1] in order for e in variant))
        alias = next(tied, left[0])
        left.remove(alias)
        order.append(alias)
    return order


def flag_of(rule: str, alias: str) -> str:
    return f"p_{rule}_{alias}"


def field_of(name: str) -> str:
    return f"f_{name}"


def joined_fields(rules: Iterable[FollowUpRule]) -> dict[str, set[str]]:
    """Return the fields of each kind that the engine joins on."""
    fields: dict[str, set[str]] = {}
    for rule in rules:
        kinds = {p.alias: p.kind for p in rule.when}
        for edge in edges_of(rule):
            fields.setdefault(kinds[edge.a], set()).add(edge.a_field)
            fields.setdefault(kinds[edge.b], set()).add(edge.b_field)
    return fields


class Interning:
    """Short texts for ids and values, no two of which the engine would take for one another."""

    def __init__(self) -> None:
        self.texts: dict[object, str] = {}
        self.hashes: dict[int, str] = {}
        self.next = 1

    def text(self, value: object) -> str:
        """Return the text that stands for a value; equal values of one type have one text."""
        key = (type(value).__name__, value)
        if key not in self.texts:
            self.texts[key] = self.fresh()
        return self.texts[key]

    def fresh(self) -> str:
        """Return a text whose 32-bit hash no text before it has."""
        while True:
            text = str(self.next)
            self.next += 1
            if all(hash_ not in self.hashes for hash_ in hashes_of(text)):
                self.hashes.update(dict.fromkeys(hashes_of(text), text))
                return text


def hashes_of(text: str) -> tuple[int, int]:
    """Return the two 32-bit FNV hashes of a text: the engine's identity of ids, fields and values."""
    first = second = FNV_BASIS
    for byte in text.encode():
        first = ((first * FNV_PRIME) & FNV_MASK) ^ byte
        second = ((second ^ byte) * FNV_PRIME) & FNV_MASK
    return first, second


def names_collide(names: Iterable[str]) -> bool:
    """Tell whether two different names have one hash."""
    seen: dict[int, str] = {}
    return any(seen.setdefault(hash_, name) != name for name in set(names) for hash_ in hashes_of(name)[1:])


def flat(fact: Fact, flags: Iterable[str], fields: Iterable[str], interning: Interning) -> dict[str, Any]:
    """Return a fact as the engine gets it: kind, flags, interned values; blank fields are left out."""
    values: Mapping[str, Any] = {
        field_of(name): interning.text(fact.cell(name).value)
        for name in sorted(fields)
        if fact.cell(name).known
    }
    return {"kind": fact.kind, **dict.fromkeys(sorted(flags), 1), **values}
