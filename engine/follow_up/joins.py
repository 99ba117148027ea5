"""The equal values that hold the facts of a rule together, and the ways in which they can."""

import itertools
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from engine.rulebook.model.follow_up import FollowUpRule
from engine.rulebook.model.follow_up_vocabulary import ALWAYS_KNOWN

Member = TypeVar("Member", bound=Hashable)


class Unions(Generic[Member]):
    """Sets that grow together: join two members, and their sets are one."""

    def __init__(self, pairs: Iterable[tuple[Member, Member]] = ()) -> None:
        self._above: dict[Member, Member] = {}
        for first, second in pairs:
            self.join(first, second)

    def top(self, member: Member) -> Member:
        """Return the member that stands for the set; one never seen is a set of its own."""
        above = self._above
        above.setdefault(member, member)
        while above[member] != member:
            above[member] = above[above[member]]
            member = above[member]
        return member

    def join(self, first: Member, second: Member) -> None:
        self._above[self.top(first)] = self.top(second)

    def sets(self, members: Iterable[Member]) -> Collection[list[Member]]:
        """Return the sets that some members fall into, in their order."""
        by_top: dict[Member, list[Member]] = {}
        for member in members:
            by_top.setdefault(self.top(member), []).append(member)
        return by_top.values()


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
        own, other = (self.a_field, self.b, self.b_field), (self.b_field, self.a, self.a_field)
        return own if alias == self.a else other


@lru_cache(maxsize=4096)
def edges_of(rule: FollowUpRule) -> tuple[FieldsJoined, ...]:
    """Return the joins of a rule that ask for one equal value."""
    kinds = {p.alias: p.kind for p in rule.when}
    known = {alias: ALWAYS_KNOWN.get(kind, ()) for alias, kind in kinds.items()}
    joins = ((p.alias, j.field, ref) for p in rule.when for j in p.joins if j.links for ref in j.refs)
    return tuple(
        FieldsJoined(a, field, ref.alias, ref.field, field in known[a] and ref.field in known[ref.alias])
        for a, field, ref in joins
    )


def components(aliases: Sequence[str], edges: Iterable[FieldsJoined]) -> int:
    """Return how many separate parts the aliases fall into."""
    return len(Unions((edge.a, edge.b) for edge in edges).sets(aliases))


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
