"""The network: venues and parties, the identifiers they have, the cases they stand in. networkx lives here.

A typed multigraph: a node has a type (venue, party, case, or a kind of identifier), an edge a kind and a weight.
Records stay in the archive; an edge carries ids of its rows only.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

import networkx as nx

from engine.links.book import Book
from engine.links.chance import hypergeometric_tail
from engine.links.statements import CASE
from engine.links.units import moves_between
from engine.links.weights import decay, hub_factor, reliability, specificity, weight_of
from engine.rulebook.link_model import LinkRules

DIRECT = ("owner", "manager", "relative")
SHARED = ("phone", "account", "plate", "address", "identity_no")


@dataclass(frozen=True, slots=True, order=True)
class Generic:
    """An identifier too common to be specific. Above its cap it connects no one, below it only weakly.

    `factor` is what a path through it is multiplied by, s²/√(d−1). `p`: that case-linked parties share it this
    often by chance.
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


def network_of(
    book: Book, rules: LinkRules, generic: Set[tuple[str, str]] = frozenset()
) -> nx.MultiGraph[str]:
    """Return the typed multigraph, nodes and edges in one order whatever the order of records."""
    graph: nx.MultiGraph[str] = nx.MultiGraph()
    for id_ in sorted(book.subjects):
        graph.add_node(id_, type=book.subjects[id_].type)
    for a, b, kind, weight in sorted(edges_of(book, rules, generic)):
        if b not in graph:
            graph.add_node(b, type=kind)
        graph.add_edge(a, b, kind=kind, weight=weight)
    return graph


def edges_of(
    book: Book, rules: LinkRules, generic: Set[tuple[str, str]] = frozenset()
) -> Iterator[tuple[str, str, str, float]]:
    """Yield subject, other node, kind, weight."""
    parties, day = book.totals.parties, book.said.day
    for (kind, value), said in book.by_value.items():
        holders = {x.subject for x in said}
        shared = specificity(len(holders), parties) if kind in SHARED else 0.0
        for s in said:
            weight = weight_of(s, day, rules).value
            if kind in DIRECT or kind in ("venue", "case"):
                known = value in book.subjects and weight > 0 and value != s.subject
                if known and not (kind == "relative" and _explained_family(book, s.subject, value)):
                    yield s.subject, value, kind, weight
            elif kind in SHARED and (kind, value) not in generic:
                w = weight * shared
                if w > 0 and book.tied(s.subject, kind, value, holders):
                    yield s.subject, f"{kind}:{value}", kind, w
    for a, b in sorted({(min(m.left, m.came), max(m.left, m.came)) for m in book.moves}):
        moves = moves_between(book, a, b)
        trust = reliability({x for m in moves for x in m.sources}, rules)
        fresh = decay("rotation", max(m.day for m in moves), day, rules)
        yield a, b, "rotation", trust * fresh * (1 - 0.5 ** len(moves))


def _explained_family(book: Book, one: str, other: str) -> bool:
    a, b = min(one, other), max(one, other)
    return book.explained("relative", f"{a}|{b}", a, b)


def generic_of(book: Book, rules: LinkRules, linked: Set[str], specific_up_to: int) -> tuple[Generic, ...]:
    """Return the identifiers more share than is specific, but for those case-linked parties share beyond chance."""
    found = []
    for (kind, value), said in book.by_value.items():
        rule = rules.identifiers.get(kind)
        holders = {s.subject for s in said}
        if rule is None or len(holders) <= min(rule.cap, specific_up_to):
            continue
        seen = len(holders & linked)
        p = hypergeometric_tail(seen, len(linked), len(holders), book.totals.parties)
        if p >= rules.hub_p_below:
            factor = hub_factor(len(holders), book.totals.parties)
            found.append(Generic(kind, value, len(holders), rule.cap, factor, p))
    return tuple(sorted(found, key=lambda g: (g.connects, -g.shared_by, g.kind, g.value)))


def case_linked(book: Book) -> frozenset[str]:
    """Return the venues and parties of all cases."""
    cases = [id_ for id_, s in book.subjects.items() if s.type == CASE]
    return frozenset(p for case in cases for p in book.people_of(case))


def links_of(book: Book, graph: nx.MultiGraph[str], but: Set[str] = frozenset()) -> tuple[Link, ...]:
    """Return the strongest direct way between each two parties, through what they share or a case; `but` some kinds."""
    return strongest(ways_of(book, graph), but)


def ways_of(book: Book, graph: nx.MultiGraph[str]) -> tuple[Link, ...]:
    """Return every direct way between two parties, strongest first."""
    found = _ways(book, graph, set(book.parties))
    return tuple(sorted(found, key=lambda w: (-w.weight, w.a, w.b, w.kind, w.via)))


def strongest(ways: Iterable[Link], but: Set[str] = frozenset()) -> tuple[Link, ...]:
    """Return of each pair's ways the first, in order of pairs."""
    best: dict[tuple[str, str], Link] = {}
    for link in ways:
        if link.kind not in but:
            best.setdefault((link.a, link.b), link)
    return tuple(best[pair] for pair in sorted(best))


def _ways(book: Book, graph: nx.MultiGraph[str], parties: Set[str]) -> Iterator[Link]:
    for edge in graph.edges(data=True):
        a, b, data = edge[0], edge[1], edge[2]
        if a in parties and b in parties:
            yield Link(min(a, b), max(a, b), data["kind"], "", data["weight"])
    for node in sorted(graph.nodes):
        if node not in parties:
            yield from _through(book, graph, node, graph.nodes[node]["type"], parties)


def _through(
    book: Book, graph: nx.MultiGraph[str], node: str, kind: str, parties: Set[str]
) -> Iterator[Link]:
    """Yield the pairs that meet at an identifier or a case; who has an identifier by a case has it by both steps."""
    reach = _reached(graph, node, parties)
    factor = 1.0 if kind == CASE else hub_factor(len(graph[node]), book.totals.parties)
    bare = 1.0 if kind == CASE else max(1e-9, specificity(len(graph[node]), book.totals.parties)) ** 2
    ids, value = sorted(reach), node.partition(":")[2]
    for i, a in enumerate(ids):
        for b in ids[i + 1 :]:
            if book.explained(kind, value, a, b):
                continue
            # Both edges carry the specificity once; the factor has it squared: count it once.
            yield Link(a, b, kind, node, reach[a] * reach[b] / bare * factor)


def _reached(graph: nx.MultiGraph[str], node: str, parties: Set[str]) -> Mapping[str, float]:
    reach: dict[str, float] = {}
    for other in graph[node]:
        edges = graph[node][other]
        w = (
            max(d["weight"] for d in edges.values())
            if len(edges) > 1
            else next(iter(edges.values()))["weight"]
        )
        if other in parties:
            reach[other] = max(reach.get(other, 0.0), w)
        elif graph.nodes[other]["type"] == CASE and graph.nodes[node]["type"] != CASE:
            for person in graph[other]:
                if person in parties:
                    step = w * max(d["weight"] for d in graph[other][person].values())
                    reach[person] = max(reach.get(person, 0.0), step)
    return reach


def log_weight(link: Link, lam: float) -> float:
    """Return −ln(λw): the length of one party hop."""
    return -math.log(max(1e-12, min(1.0, lam * link.weight)))
