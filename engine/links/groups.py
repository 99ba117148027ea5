"""Groups of sides that hang together, and what each amounts to."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from engine.links.book import Book
from engine.links.bounding import BoundedGroup, groups_of
from engine.links.joining import JoinedSides, PairsJudged, joins_of, judged, links_of_pairs, total
from engine.links.sign_rules import SignRules
from engine.links.signs import LinkSign, signs_of
from engine.links.spread import seeds_of
from engine.links.statements import CASE
from engine.rulebook.kinds.links import LinkRules

Values = frozenset[tuple[str, str]]  # kind and value of what ties no one


@dataclass(frozen=True, slots=True)
class Method:
    """By which rules to look, and which values tie no one."""

    rules: LinkRules
    signs: SignRules
    apart: Values = frozenset()


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """A group: its sides and who is in them, how they hang together, how many bits that is, and the acts in
    it."""

    sides: frozenset[str]
    members: frozenset[str]
    joins: tuple[JoinedSides, ...]
    bits: float
    acts: tuple[str, ...]
    stability: float

    def is_odd(self, rules: LinkRules) -> bool:
        return self.bits >= rules.leads.lead_when.bits_at_least


@dataclass(frozen=True, slots=True)
class GroupsFound:
    """The pairs, the groups they make, and where concern begins."""

    judged: PairsJudged
    seeds: Mapping[str, float]
    groups: tuple[FoundGroup, ...]


def look(book: Book, method: Method) -> GroupsFound:
    """Return the pairs of sides weighed, and the groups they make. Only signs that decide who is joined are
    looked for."""
    signs = signs_of(book, method.signs.deciding())
    found = judged(book, method.rules, method.apart, signs)
    acts = seeds_of(book, method.rules)
    sides = frozenset(side for pair in found.joined for side in pair)
    groups = groups_of(sides, links_of_pairs(found), method.rules.leads.bound)
    return GroupsFound(found, acts, tuple(_found(g, found, book, acts, method.rules) for g in groups))


def _found(
    group: BoundedGroup, found: PairsJudged, book: Book, acts: Mapping[str, float], rules: LinkRules
) -> FoundGroup:
    members = frozenset(m for side in group.members for m in book.members.get(side, ()))
    joins = joins_of(found, group.members, rules)
    return FoundGroup(
        group.members,
        members,
        joins,
        total(joins),
        tuple(sorted(m for m in members if m in acts)),
        group.stability,
    )


def cases_of(book: Book, group: Set[str]) -> frozenset[str]:
    """Return the cases whose venue or suspects are in a group."""
    found = {s.value for id_ in group for s in book.of(id_, "case")}
    found |= {s.subject for id_ in group for s in book.holders("venue", id_)}
    return frozenset(id_ for id_ in found if book.type_of(id_) == CASE)


def inside(sign: LinkSign, book: Book, group: Set[str]) -> bool:
    """Tell whether all a sign is about is in a group; a case is, where one of its people is."""
    return all(
        bool(set(book.people_of(id_)) & group) if book.type_of(id_) == CASE else id_ in group
        for id_ in sign.about
    )


def signs_in(near: Book, rules: SignRules, group: Set[str]) -> tuple[LinkSign, ...]:
    """Return the signs all of which is in a group, from what is said of the group and whoever shares
    something with it."""
    return tuple(s for s in signs_of(near, rules) if inside(s, near, group))
