"""The network: venues and parties, the identifiers they have, the cases they stand in.

A typed multigraph, in plain dicts: a node has a type (venue, party, case, or a kind of identifier), an edge a
kind and a weight. Records stay in the archive; an edge carries ids of its rows only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import combinations

from engine.links.book import Book
from engine.links.chance import hypergeometric_tail
from engine.links.statements import CASE, IDENTIFIERS, WorkerMove
from engine.links.weights import decay, hub_factor, reliability, specificity, weigher
from engine.rulebook.kinds.links import LinkRules

TYPED = ("owner", "manager", "relative", "venue", "case")
Ties = list[tuple[str, float]]  # kind and weight of each edge between two nodes


@dataclass(frozen=True, slots=True, order=True)
class Generic:
    """An identifier too common to be specific. Above its cap it connects no one, below it only weakly.

    `factor` is what a path through it is multiplied by, s²/√(d−1). `p`: that case-linked parties share it
    this often by chance.
    """

    kind: str
    value: str
    shared_by: int
    cap: int
    factor: float
    p: float

    @property
    def connects(self) -> bool:
        return self.shared_by <= self.cap


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """The strongest way from one party to another without a third between."""

    a: str
    b: str
    kind: str
    via: str
    weight: float


@dataclass(frozen=True, slots=True)
class Network:
    """The multigraph as plain dicts: the type of each node, and from each node to each other the edges
    between them."""

    types: Mapping[str, str]
    near: Mapping[str, Mapping[str, Ties]]


def network_of(book: Book, rules: LinkRules, generic: Set[tuple[str, str]] = frozenset()) -> Network:
    """Return the typed multigraph, nodes and edges in one order whatever the order of records."""
    types = {id_: book.subjects[id_].type for id_ in sorted(book.subjects)}
    return network_from(types, sorted(edges_of(book, rules, generic)))


def network_from(types: Mapping[str, str], edges: Iterable[tuple[str, str, str, float]]) -> Network:
    """Return a network of nodes, and of edges (one end, other end, kind, weight); an end that is no node yet
    is of the edge's kind."""
    found = dict(types)
    near: dict[str, dict[str, Ties]] = {id_: {} for id_ in found}
    for a, b, kind, weight in edges:
        if b not in near:
            found[b], near[b] = kind, {}
        ties = near[a].get(b)
        if ties is None:
            near[a][b] = near[b][a] = [(kind, weight)]
        else:
            ties.append((kind, weight))
    return Network(found, near)


def edges_of(
    book: Book, rules: LinkRules, generic: Set[tuple[str, str]] = frozenset()
) -> Iterator[tuple[str, str, str, float]]:
    """Yield subject, other node, kind, weight."""
    parties, weigh = book.totals.parties, weigher(book.said.day, rules)
    for (kind, value), said in book.by_value.items():
        if kind in IDENTIFIERS and (kind, value) not in generic:
            holders = {x.subject for x in said}
            shared = specificity(len(holders), parties)
            for s in said:
                w = weigh(s) * shared
                if w > 0 and book.tied(s.subject, kind, value, holders):
                    yield s.subject, f"{kind}:{value}", kind, w
    yield from other_edges(book, rules)


def other_edges(book: Book, rules: LinkRules) -> Iterator[tuple[str, str, str, float]]:
    """Yield the edges that go over no identifier: who holds what, kin, cases, moves of workers."""
    weigh = weigher(book.said.day, rules)
    for s in book.of_kinds(*TYPED):
        known = s.value in book.subjects and s.value != s.subject
        if known and not (s.kind == "relative" and _explained_family(book, s.subject, s.value)):
            w = weigh(s)
            if w > 0:
                yield s.subject, s.value, s.kind, w
    between: dict[tuple[str, str], list[WorkerMove]] = defaultdict(list)
    for m in book.moves:
        between[min(m.left, m.came), max(m.left, m.came)].append(m)
    for (a, b), moves in sorted(between.items()):
        trust = reliability({x for m in moves for x in m.sources}, rules)
        fresh = decay("rotation", max(m.day for m in moves), book.said.day, rules)
        yield a, b, "rotation", trust * fresh * (1 - 0.5 ** len(moves))


def _explained_family(book: Book, one: str, other: str) -> bool:
    a, b = min(one, other), max(one, other)
    return book.explained("relative", f"{a}|{b}", a, b)


def generic_of(book: Book, rules: LinkRules, linked: Set[str], specific_up_to: float) -> tuple[Generic, ...]:
    """Return the identifiers more share than is specific, but for those case-linked parties share beyond
    chance."""
    found = []
    least = {
        str(kind): int(min(rule.cap, specific_up_to)) for kind, rule in rules.identifiers.identifiers.items()
    }
    for kind, value, holders in ((k, *told) for k, n in least.items() for told in book.shared(k, n)):
        rule = rules.identifiers.identifiers[kind]
        seen = len(holders & linked)
        p = hypergeometric_tail(seen, len(linked), len(holders), book.totals.parties)
        if p >= rules.identifiers.hub.kept_when_p_below:
            factor = hub_factor(len(holders), book.totals.parties)
            found.append(Generic(kind, value, len(holders), rule.cap, factor, p))
    return tuple(sorted(found, key=lambda g: (g.connects, -g.shared_by, g.kind, g.value)))


def case_linked(book: Book) -> frozenset[str]:
    """Return the venues and parties of all cases."""
    return frozenset(p for case in book.of_type(CASE) for p in book.people_of(case))


def ways_of(book: Book, network: Network) -> Iterator[Link]:
    """Yield every direct way between two parties."""
    parties = set(book.parties)
    for a, others in network.near.items():
        if a not in parties:
            yield from through(book, a, network, parties)
            continue
        for b, ties in others.items():
            if a < b and b in parties:
                yield from (Link(a, b, kind, "", weight) for kind, weight in ties)


def strongest(ways: Iterable[Link], but: Set[str] = frozenset()) -> tuple[Link, ...]:
    """Return of each pair's ways the strongest, of equals the first by kind; in order of pairs."""
    best: dict[tuple[str, str], Link] = {}
    for way in ways:
        known = best.get((way.a, way.b))
        if way.kind not in but and (known is None or _beats(way, known)):
            best[way.a, way.b] = way
    return tuple(best[pair] for pair in sorted(best))


def _beats(way: Link, known: Link) -> bool:
    if way.weight != known.weight:
        return way.weight > known.weight
    return (way.kind, way.via) < (known.kind, known.via)


def through(book: Book, node: str, network: Network, parties: Set[str]) -> Iterator[Link]:
    """Yield the pairs that meet at an identifier or a case; who has an identifier by a case has it by both
    steps."""
    kind, value = network.types[node], node.partition(":")[2]
    reach = _reached(node, network, parties)
    of, met = book.totals.parties, len(network.near[node])
    factor = 1.0 if kind == CASE else hub_factor(met, of)
    bare = 1.0 if kind == CASE else max(1e-9, specificity(met, of)) ** 2
    for a, b in combinations(sorted(reach), 2):
        if not book.explained(kind, value, a, b):
            # Both edges carry the specificity once; the factor has it squared: count it once.
            yield Link(a, b, kind, node, reach[a] * reach[b] / bare * factor)


def _reached(node: str, network: Network, parties: Set[str]) -> Mapping[str, float]:
    near, types = network.near, network.types
    reach: dict[str, float] = {}
    for other, ties in near[node].items():
        weight = max(w for _, w in ties)
        if other in parties:
            reach[other] = max(reach.get(other, 0.0), weight)
        elif types[other] == CASE and types[node] != CASE:
            for person, those in near[other].items():
                if person in parties:
                    step = weight * max(w for _, w in those)
                    reach[person] = max(reach.get(person, 0.0), step)
    return reach
