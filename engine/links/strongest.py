"""The strongest direct way between each two parties, and the strongest ways over several."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import chain, combinations, islice, pairwise
from typing import TYPE_CHECKING

from engine.links.book import Book
from engine.links.edges import Edges
from engine.links.network import Link
from engine.links.statement_index import grouped
from engine.links.statements import CASE, PARTY, VENUE
from engine.links.weights import hub_factor, specificity

if TYPE_CHECKING:  # loaded where it is used: who reads kept leads makes no graph
    import networkx as nx


Near = Mapping[str, Mapping[str, float]]  # from each node to each other the weight of the strongest tie


class Links:
    """Of each two parties the strongest way, of equals the first by kind; in order of pairs."""

    def __init__(self, ways: Iterable[Link]) -> None:
        best: dict[tuple[str, str], Link] = {}
        for way in ways:
            known = best.get((way.a, way.b))
            if known is None or (-way.weight, way.kind, way.via) < (-known.weight, known.kind, known.via):
                best[way.a, way.b] = way
        self._from = grouped((pair[0], best[pair]) for pair in sorted(best))

    def __iter__(self) -> Iterator[Link]:
        return chain.from_iterable(self._from.values())

    def within(self, members: Set[str]) -> Iterator[Link]:
        """Yield the links between some parties."""
        return (x for m in sorted(members) for x in self._from.get(m, ()) if x.b in members)

    def of(self, party: str) -> list[Link]:
        """Return the links of a party, strongest first; none if there is no such party."""
        return sorted((x for x in self if party in (x.a, x.b)), key=lambda link: -link.weight)


def ways_in(book: Book, edges: Edges) -> Iterator[Link]:
    """Yield every direct way between two parties of a network."""
    parties = {node for node, type_ in zip(edges.nodes, edges.types, strict=True) if type_ in (VENUE, PARTY)}
    near: dict[str, dict[str, float]] = defaultdict(dict)
    columns = (column.tolist() for column in (edges.a, edges.b, edges.kind, edges.weight))
    for a, b, kind, weight in zip(*columns, strict=True):
        one, other = edges.nodes[a], edges.nodes[b]
        if one not in parties or other not in parties:
            for x, y in ((one, other), (other, one)):
                near[x][y] = max(weight, near[x].get(y, 0.0))
        elif one != other:
            yield Link(min(one, other), max(one, other), edges.kinds[kind], "", weight)
    for node, type_ in zip(edges.nodes, edges.types, strict=True):
        if node in near and node not in parties:
            yield from _through(book, node, type_, near, parties)


def _through(book: Book, node: str, kind: str, near: Near, parties: Set[str]) -> Iterator[Link]:
    """Yield the pairs that meet at an identifier or a case, directly or by a case that has it."""
    reach, value = _reached(node, kind, near, parties, book), node.partition(":")[2]
    of, met = book.totals.parties, len(near[node])
    factor = 1.0 if kind == CASE else hub_factor(met, of)
    bare = 1.0 if kind == CASE else max(1e-9, specificity(met, of)) ** 2
    for a, b in combinations(sorted(reach), 2):
        if not book.explained(kind, value, a, b):
            # Both edges carry the specificity once; the factor has it squared: count it once.
            yield Link(a, b, kind, node, reach[a] * reach[b] / bare * factor)


def _reached(node: str, kind: str, near: Near, parties: Set[str], book: Book) -> Mapping[str, float]:
    reach: dict[str, float] = {}
    for other, weight in near[node].items():
        if other in parties:
            reach[other] = max(reach.get(other, 0.0), weight)
        elif kind != CASE and book.type_of(other) == CASE:
            for person in near[other].keys() & parties:
                reach[person] = max(reach.get(person, 0.0), weight * near[other][person])
    return reach


SHOWN, HOPS, TRIED = 3, 6, 200


@dataclass(frozen=True, slots=True)
class Way:
    """The parties on a way, the link of each step, and the product of their weights."""

    steps: tuple[str, ...]
    links: tuple[Link, ...]
    strength: float


def ways_between(links: Iterable[Link], a: str, b: str) -> tuple[Way, ...]:
    """Return up to three ways of at most six steps, strongest first."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    for link in links:
        if link.weight > 0:
            graph.add_edge(link.a, link.b, link=link, cost=-math.log(min(1.0, link.weight)))
    if a not in graph or b not in graph or not nx.has_path(graph, a, b):
        return ()
    found = islice(nx.shortest_simple_paths(graph, a, b, weight="cost"), TRIED)
    return tuple(islice((_way(graph, steps) for steps in found if len(steps) - 1 <= HOPS), SHOWN))


def _way(graph: nx.Graph[str], steps: list[str]) -> Way:
    links = tuple(graph.edges[pair]["link"] for pair in pairwise(steps))
    return Way(tuple(steps), links, math.prod(min(1.0, link.weight) for link in links))
