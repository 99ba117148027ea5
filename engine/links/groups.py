"""Groups of sides that hang together, split by Louvain while too many, and what each amounts to."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.follow_up.joins import Unions
from engine.links.book import Book
from engine.links.in_cases import Pair
from engine.links.joining import (
    JoinedSides,
    PairsJudged,
    as_one_person,
    joins_of,
    judged,
    links_of_pairs,
    total,
)
from engine.links.network import Link
from engine.links.signs import LinkSign, SignRules, signs_of
from engine.links.spread import seeds_of
from engine.links.statements import CASE
from engine.links.stories import Weighed
from engine.rulebook.kinds.links import Bound, LinkRules

if TYPE_CHECKING:  # loaded where a piece is too large to stay whole
    import networkx as nx


@dataclass(frozen=True, slots=True)
class BoundedGroup:
    members: frozenset[str]
    stability: float  # mean Jaccard with what other random seeds give; 1 where nothing had to be split


def groups_of(members: Set[str], links: Iterable[Link], bounds: Bound) -> tuple[BoundedGroup, ...]:
    """Return groups of 2 to 40 parties. A piece within the limit stays whole.

    See docs/decisions/leads-strength.md.
    """
    within = [link for link in links if link.a in members and link.b in members]
    found: list[BoundedGroup] = []
    for piece in map(frozenset, Unions((link.a, link.b) for link in within).sets(members)):
        if len(piece) <= bounds.at_most_parties:
            found.append(BoundedGroup(piece, 1.0))
        else:
            found += _split(_induced(piece, within), bounds)
    kept = [g for g in found if len(g.members) >= bounds.at_least_parties]
    return tuple(sorted(kept, key=lambda g: sorted(g.members)))


def _induced(members: Set[str], links: Iterable[Link]) -> nx.Graph[str]:
    """Return a piece and its links: none leads out of it."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(members))
    for link in sorted(links):
        if link.a in members:
            graph.add_edge(link.a, link.b, weight=link.weight)
    return graph


def _split(graph: nx.Graph[str], bounds: Bound) -> list[BoundedGroup]:
    parts = louvain(graph, bounds, bounds.seed)
    others = [louvain(graph, bounds, bounds.seed + n) for n in range(1, bounds.stability_seeds + 1)]
    return [
        BoundedGroup(part, math.fsum(_nearest(part, other) for other in others) / len(others))
        for part in parts
    ]


def louvain(graph: nx.Graph[str], bounds: Bound, seed: int, resolution: float = 1.0) -> list[frozenset[str]]:
    """Run Louvain on sorted integer ids, again, and finer, on every part that is still too large."""
    import networkx as nx

    order = sorted(graph.nodes)
    number = {node: i for i, node in enumerate(order)}
    numbered: nx.Graph[int] = nx.Graph()
    numbered.add_nodes_from(range(len(order)))
    edges = sorted(
        (min(number[a], number[b]), max(number[a], number[b]), d["weight"])
        for a, b, d in graph.edges(data=True)
    )
    numbered.add_weighted_edges_from(edges)
    parts = nx.community.louvain_communities(numbered, weight="weight", resolution=resolution, seed=seed)
    finer = resolution * 2 if len(parts) == 1 else resolution
    found: list[frozenset[str]] = []
    for part in sorted(parts, key=min):
        names = frozenset(order[i] for i in part)
        if len(names) > bounds.at_most_parties:
            found += louvain(graph.subgraph(names), bounds, seed, finer)
        else:
            found.append(names)
    return found


def _nearest(part: frozenset[str], parts: Iterable[frozenset[str]]) -> float:
    return max(len(part & other) / len(part | other) for other in parts)


Values = frozenset[tuple[str, str]]  # kind and value of what ties no one


@dataclass(frozen=True, slots=True)
class Method:
    """By which rules to look, and which values tie no one."""

    rules: LinkRules
    signs: SignRules
    apart: Values = frozenset()


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """A group: its sides and members, how they hang together, its bits, and the acts in it."""

    sides: frozenset[str]
    members: frozenset[str]
    joins: tuple[JoinedSides, ...]
    bits: float
    acts: tuple[str, ...]
    stability: float
    # members of each side as recorded, of who is recorded several times
    recorded: Mapping[str, tuple[str, ...]]

    def is_odd(self, rules: LinkRules) -> bool:
        return self.bits >= rules.leads.lead_when.bits_at_least


@dataclass(frozen=True, slots=True)
class GroupsFound:
    """The pairs, the groups they make, and where concern begins."""

    judged: PairsJudged
    seeds: Mapping[str, float]
    groups: tuple[FoundGroup, ...]


def look(book: Book, method: Method) -> GroupsFound:
    """Return the pairs of sides weighed, and the groups they make. Only signs that join are looked for."""
    signs = signs_of(book, method.signs.deciding())
    found = judged(book, method.rules, method.apart, signs)
    acts = seeds_of(book, method.rules)
    recorded = recorded_of(book, method)
    pairs = [*found.joined.values(), *recorded.joined.values()]
    sides = frozenset(side for w in pairs for side in (w.a, w.b))
    one_person = [
        Link(side, other, "identity", "", 1.0)
        for side, others in recorded.parts.items()
        for other in others
        if side != other and {side, other} <= sides
    ]
    groups = groups_of(sides, [*links_of_pairs(pairs), *one_person], method.rules.leads.bound)
    made = (_found(g, found.joined, recorded, book, acts, method.rules) for g in groups)
    return GroupsFound(found, acts, tuple(made))


@dataclass(frozen=True, slots=True)
class RecordedPairs:
    """The pairs as recorded, before records were joined, and the `parts` of each side of several records."""

    joined: Mapping[Pair, Weighed]
    parts: Mapping[str, tuple[str, ...]]
    members: Mapping[str, tuple[str, ...]]

    def instead_of(self, joined: Mapping[Pair, Weighed]) -> Mapping[Pair, Weighed]:
        """Return all pairs that hang together with each record under its own id."""
        others = {pair: w for pair, w in joined.items() if self.parts.keys().isdisjoint(pair)}
        return {**others, **self.joined}

    def beside(self, joined: Mapping[Pair, Weighed]) -> Mapping[Pair, Weighed]:
        """Return the pairs that hang together, and those between the records of one person."""
        whole = {part: side for side, parts in self.parts.items() for part in parts}
        inner = {(a, b): w for (a, b), w in self.joined.items() if whole.get(a, a) == whole.get(b, b)}
        return {**inner, **joined}


def recorded_of(book: Book, method: Method) -> RecordedPairs:
    """Return the pairs of records now joined: a group weighs with or without them, whichever is more."""
    before = book.before
    if before is None:
        return RecordedPairs({}, {}, {})
    records = {i for one, others in book.said.also.items() for i in (one, *others)}
    sides = {side for i in records if (side := before.side_of.get(i)) is not None} & before.inner_sides
    own = {m for side in sides for m in before.members[side]}
    near = {side for id_ in before.part(own).subjects if (side := before.side_of.get(id_)) is not None}
    # Whole sides: what a neighbour told of itself and does not share counts too.
    part = before.part(own | {m for side in near for m in before.members[side]})
    found = judged(part, method.rules, method.apart, signs_of(part, method.signs.deciding()))
    first = book.said.first
    parts: dict[str, set[str]] = defaultdict(set)
    for side in sides:
        now = first.get(before.members[side][0], before.members[side][0])
        parts[book.side_of[now]].add(side)
    touching = {pair: w for pair, w in found.joined.items() if not sides.isdisjoint(pair)}
    members = {side: tuple(dict.fromkeys(first.get(m, m) for m in before.members[side])) for side in sides}
    return RecordedPairs(touching, {k: tuple(sorted(v)) for k, v in sorted(parts.items())}, members)


def _found(
    group: BoundedGroup,
    joined: Mapping[Pair, Weighed],
    recorded: RecordedPairs,
    book: Book,
    acts: Mapping[str, float],
    rules: LinkRules,
) -> FoundGroup:
    whole = {part: side for side, parts in recorded.parts.items() for part in parts}
    members = frozenset(m for side in group.members for m in book.members.get(whole.get(side, side), ()))
    ways = [recorded.beside(joined), recorded.instead_of(joined)] if recorded.joined else [joined]
    best = max((joins_of(way, group.members, rules) for way in ways), key=total)
    joins = tuple(as_one_person(j) if _one(whole.get(s) for s in j.sides) else j for j in best)
    acting = tuple(sorted(m for m in members if m in acts))
    as_recorded = {side: recorded.members[side] for side in sorted(group.members) if side in recorded.members}
    return FoundGroup(group.members, members, joins, total(joins), acting, group.stability, as_recorded)


def _one(sides: Iterable[str | None]) -> bool:
    """Tell whether records are of one side, now that some are of one person."""
    a, b = sides
    return a is not None and a == b


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
    """Return the signs all of which is in a group."""
    return tuple(s for s in signs_of(near, rules) if inside(s, near, group))
