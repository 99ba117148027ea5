"""Splits facts into neighbourhoods: no rule can bind facts of two of them together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from engine.follow_up.fact import FactBase
from engine.follow_up.fitting import Fitting
from engine.follow_up.joins import Unions, components, edges_of
from engine.rulebook.model.follow_up import FollowUpRule, SignThen
from engine.rulebook.model.follow_up_vocabulary import SIGN

BATCH = 1_000  # small neighbourhoods go together up to so many facts


def neighbourhoods_of(
    rules: Sequence[FollowUpRule], base: FactBase, fitting: Fitting
) -> tuple[tuple[str, ...], ...]:
    """Return the keys of the facts of each neighbourhood in which some rule may match, largest first."""
    groups: Unions[tuple[str, object]] = Unions(
        (("value", value), ("fact", key)) for key, value in _shared_values(rules, base, fitting)
    )
    for rule in rules:
        if components([p.alias for p in rule.when], edges_of(rule)) > 1:
            for key in _apart(rule, fitting):
                groups.join(("rule", rule.id), ("fact", key))
    sets = groups.sets(("fact", key) for key in fitting.patterns)
    parts = (tuple(str(key) for _, key in part) for part in sets)
    some = (keys for keys in parts if _may_match(rules, keys, fitting))
    return tuple(sorted(some, key=lambda keys: (-len(keys), keys)))


def _may_match(rules: Sequence[FollowUpRule], keys: Iterable[str], fitting: Fitting) -> bool:
    """Tell whether some facts fit every pattern of a rule; a sign may be raised among them."""
    places = {place for key in keys for place in fitting.patterns[key]}
    return any(all(p.kind == SIGN or (rule.id, p.alias) in places for p in rule.when) for rule in rules)


def _apart(rule: FollowUpRule, fitting: Fitting) -> Iterator[str]:
    """Yield what a rule without joins may bind; if it binds signs, whatever may raise one."""
    chained = any(pattern.kind == SIGN for pattern in rule.when)
    for key, fits in fitting.patterns.items():
        if chained or any(id_ == rule.id for id_, _ in fits):
            yield key


def _shared_values(
    rules: Sequence[FollowUpRule], base: FactBase, fitting: Fitting
) -> Iterator[tuple[str, object]]:
    """Yield each fact with each value it may be joined by, or hand on in a sign."""
    fields: dict[str, set[str]] = defaultdict(set)
    for rule in rules:
        kinds = {p.alias: p.kind for p in rule.when}
        for edge in edges_of(rule):
            fields[kinds[edge.a]].add(edge.a_field)
            fields[kinds[edge.b]].add(edge.b_field)
        if isinstance(rule.then, SignThen):
            for ref in rule.then.about:
                fields[kinds[ref.alias]].add(ref.field)
    for key in fitting.patterns:
        fact = base.by_key[key]
        for field in sorted(fields.get(fact.kind, ())):
            if fact.cell(field).known:
                yield key, fact.cell(field).value


def batches(parts: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Put small neighbourhoods together; a union of neighbourhoods gives the union of what follows."""
    waiting: tuple[str, ...] = ()
    for part in parts:
        if waiting and len(waiting) + len(part) > BATCH:
            yield waiting
            waiting = ()
        waiting = (*waiting, *part)
    if waiting:
        yield waiting
