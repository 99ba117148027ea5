"""The equal values that hold the facts of a rule together, and the ways in which they can."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from engine.rulebook.model.follow_up import FollowUpRule
from engine.rulebook.model.follow_up_vocabulary import ALWAYS_KNOWN


@dataclass(frozen=True, slots=True)
class FieldsJoined:
    """`a.a_field` equals `b.b_field`. `always`: neither side is ever blank."""

    a: str
    a_field: str
    b: str
    b_field: str
    always: bool

    def from_(self, alias: str) -> tuple[str, str, str]:
        """Return (this side's field, the other alias, its field), as seen from one alias."""
        return (
            (self.a_field, self.b, self.b_field) if alias == self.a else (self.b_field, self.a, self.a_field)
        )


@lru_cache(maxsize=4096)
def edges_of(rule: FollowUpRule) -> tuple[FieldsJoined, ...]:
    """Return the joins of a rule that ask for one equal value."""
    kinds = {p.alias: p.kind for p in rule.when}
    return tuple(
        FieldsJoined(
            p.alias,
            join.field,
            ref.alias,
            ref.field,
            _sure(p.kind, join.field) and _sure(kinds[ref.alias], ref.field),
        )
        for p in rule.when
        for join in p.joins
        if join.links
        for ref in join.refs
    )


def _sure(kind: str, field: str) -> bool:
    return field in ALWAYS_KNOWN.get(kind, ())


def components(aliases: Sequence[str], edges: Iterable[FieldsJoined]) -> int:
    """Return how many separate parts the aliases fall into."""
    group = {alias: alias for alias in aliases}
    for edge in edges:
        one, other = group[edge.a], group[edge.b]
        if one != other:
            group = {alias: one if g == other else g for alias, g in group.items()}
    return len(set(group.values()))


@lru_cache(maxsize=4096)
def variants_of(rule: FollowUpRule) -> tuple[tuple[FieldsJoined, ...], ...]:
    """Return the sets of joins that each hold a rule's facts together.

    Joins that are always known must all hold, and stand in every set. Of the others, which a blank may leave
    open, each set has just enough. A choice of facts follows or is open only if one set holds in it.
    """
    aliases = [p.alias for p in rule.when]
    edges = edges_of(rule)
    always = [e for e in edges if e.always]
    others = [e for e in edges if not e.always]
    wanted = components(aliases, edges)
    size = components(aliases, always) - wanted
    chosen = itertools.combinations(others, size)
    return tuple((*always, *some) for some in chosen if components(aliases, [*always, *some]) == wanted)
