"""The network in plain dicts, edge by edge: what rankings are tried on, and the reference for `edges_in`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

import numpy as np

from engine.links.book import Book
from engine.links.edges import Edges
from engine.links.network import other_edges
from engine.links.statements import IDENTIFIERS
from engine.links.weights import specificity, weigher
from engine.rulebook.kinds.links import LinkRules

Ties = list[tuple[str, float]]  # kind and weight of each edge between two nodes


@dataclass(frozen=True, slots=True)
class Network:
    """The multigraph: the type of each node, and the edges between each two nodes."""

    types: Mapping[str, str]
    near: Mapping[str, Mapping[str, Ties]]


def network_of(book: Book, rules: LinkRules, generic: Set[tuple[str, str]] = frozenset()) -> Network:
    """Return the typed multigraph, nodes and edges in one order whatever the order of records."""
    types = {id_: book.subjects[id_].type for id_ in sorted(book.subjects)}
    return network_from(types, sorted(edges_of(book, rules, generic)))


def network_from(types: Mapping[str, str], edges: Iterable[tuple[str, str, str, float]]) -> Network:
    """Return a network of nodes and edges; an end that is no node yet is of the edge's kind."""
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


def edges_from(network: Network) -> Edges:
    """Return a network that stands in dicts as columns."""
    nodes = tuple(network.types)
    at = {node: n for n, node in enumerate(nodes)}
    rows = [
        (at[a], at[b], kind, weight)
        for a, others in network.near.items()
        for b, ties in others.items()
        if at[a] <= at[b]
        for kind, weight in ties
    ]
    a, b, told, weight = zip(*rows, strict=True) if rows else ((), (), (), ())
    kinds = tuple(sorted(set(told)))
    number = {kind: n for n, kind in enumerate(kinds)}
    ends = np.array(a, np.int64), np.array(b, np.int64)
    kind = np.array([number[k] for k in told], np.int64)
    return Edges(nodes, tuple(network.types.values()), kinds, *ends, kind, np.array(weight, float))
