"""The strongest direct way between each two parties, as columns; `network.ways_of` and `network.strongest`
say the same way by way."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Set
from dataclasses import dataclass

import numpy as np

from engine.links.book import Book
from engine.links.edges import Edges
from engine.links.holdings import Bools, Floats, starts_of, twos_of
from engine.links.network import Link, network_from, through
from engine.links.sorting import Ints, distinct, in_order
from engine.links.statements import CASE, PARTY, VENUE
from engine.links.weights import hub_factor, specificity

NOTHING = -1  # no node between
Columns = tuple[Ints, Ints, Ints, Ints, Floats]  # one end, the other, kind, the node between, weight


@dataclass(frozen=True, slots=True)
class Links:
    """Of each two parties the strongest way, in order of pairs; a `Link` is made where one is asked for."""

    nodes: tuple[str, ...]
    kinds: tuple[str, ...]
    a: Ints
    b: Ints
    kind: Ints
    via: Ints
    weight: Floats

    def __len__(self) -> int:
        return len(self.a)

    def __iter__(self) -> Iterator[Link]:
        return self._made(np.arange(len(self.a)))

    def within(self, members: Set[str]) -> Iterator[Link]:
        """Yield the links between some parties."""
        parties = int(self.b.max()) + 1 if len(self.b) else 0  # nodes up to the last party stand in order
        at = {node: bisect_left(self.nodes, node, 0, parties) for node in members}
        some = np.array(
            sorted(n for node, n in at.items() if n < parties and self.nodes[n] == node), np.int64
        )
        for first, last in zip(*(np.searchsorted(self.a, some + k) for k in (0, 1)), strict=True):
            yield from self._made(first + np.flatnonzero(np.isin(self.b[first:last], some)))

    def of(self, party: str) -> Iterator[Link]:
        """Yield the links of a party, strongest first; none where there is no such party."""
        parties = int(self.b.max()) + 1 if len(self.b) else 0
        at = bisect_left(self.nodes, party, 0, parties)
        if at < parties and self.nodes[at] == party:
            rows = np.flatnonzero((self.a == at) | (self.b == at))
            yield from self._made(rows[np.argsort(-self.weight[rows], kind="stable")])

    def _made(self, rows: Ints) -> Iterator[Link]:
        columns = (c[rows].tolist() for c in (self.a, self.b, self.kind, self.via, self.weight))
        for a, b, kind, via, weight in zip(*columns, strict=True):
            yield Link(
                self.nodes[a],
                self.nodes[b],
                self.kinds[kind],
                "" if via == NOTHING else self.nodes[via],
                weight,
            )


def links_in(book: Book, edges: Edges) -> Links:
    """Return the strongest ways of a network. What touches a case, or has a tie explained, is gone through
    one by one."""
    kinds = tuple(sorted({*edges.kinds, *edges.types}))
    party = np.array([t in (VENUE, PARTY) for t in edges.types], bool)
    slow = _slow(book, edges)
    found = (
        _direct(edges, kinds, party),
        _shared(edges, kinds, party, slow, book.totals.parties),
        _one_by_one(book, edges, kinds, slow),
    )
    ways: Columns = tuple(np.concatenate(column) for column in zip(*found, strict=True))  # type: ignore[assignment]
    return Links(edges.nodes, kinds, *_strongest(ways, len(edges.nodes)))


def _slow(book: Book, edges: Edges) -> Bools:
    """Tell of each node whether its ways are gone through one by one: cases, what a case has, values with a
    tie explained."""
    case = np.array([t == CASE for t in edges.types], bool)
    slow = case.copy()
    slow[edges.b[case[edges.a]]] = True
    slow[edges.a[case[edges.b]]] = True
    struck = {f"{kind}:{value}" for kind, value in book.struck}
    slow |= np.array([node in struck for node in edges.nodes], bool) if struck else False
    found: Bools = slow & ~np.array([t in (VENUE, PARTY) for t in edges.types], bool)
    return found


def _direct(edges: Edges, kinds: tuple[str, ...], party: Bools) -> Columns:
    rows = np.flatnonzero(party[edges.a] & party[edges.b] & (edges.a != edges.b))
    low, high = np.minimum(edges.a[rows], edges.b[rows]), np.maximum(edges.a[rows], edges.b[rows])
    kind = _places(edges.kinds, kinds)[edges.kind[rows]]
    return low, high, kind, np.full(len(rows), NOTHING), edges.weight[rows]


def _places(some: tuple[str, ...], of: tuple[str, ...]) -> Ints:
    number = {kind: n for n, kind in enumerate(of)}
    return np.array([number[kind] for kind in some], np.int64)


def _shared(edges: Edges, kinds: tuple[str, ...], party: Bools, slow: Bools, parties: int) -> Columns:
    """Return the ways over an identifier, of each party the tie that weighs most; see `network.through`."""
    rows = np.flatnonzero(party[edges.a] & ~party[edges.b] & ~slow[edges.b])
    rows = rows[np.lexsort((-edges.weight[rows], edges.a[rows], edges.b[rows]))]
    ends = edges.b[rows] * len(edges.nodes) + edges.a[rows]
    rows = rows[np.r_[True, ends[1:] != ends[:-1]]] if len(rows) else rows
    starts, counts = starts_of(edges.b[rows])
    one, other, met = twos_of(starts, counts)
    several, which = np.unique(met, return_inverse=True)
    bare = np.array([max(1e-9, specificity(n, parties)) ** 2 for n in several.tolist()])
    factor = np.array([hub_factor(n, parties) for n in several.tolist()])
    over = edges.b[rows[one]]
    weight = (
        edges.weight[rows[one]] * edges.weight[rows[other]] / bare[which] * factor[which]
        if len(several)
        else np.zeros(0)
    )
    kind = _places(edges.types, kinds)[over]
    return edges.a[rows[one]], edges.a[rows[other]], kind, over, weight


def _one_by_one(book: Book, edges: Edges, kinds: tuple[str, ...], slow: Bools) -> Columns:
    """Return the ways over some nodes as `network.through` has them."""
    rows = np.flatnonzero(slow[edges.a] | slow[edges.b])
    ends = distinct(np.r_[edges.a[rows], edges.b[rows]]).tolist()
    ties = (
        (edges.nodes[a], edges.nodes[b], edges.kinds[kind], weight)
        for a, b, kind, weight in zip(
            *(c[rows].tolist() for c in (edges.a, edges.b, edges.kind, edges.weight)), strict=True
        )
    )
    network = network_from({edges.nodes[n]: edges.types[n] for n in ends}, ties)
    parties = {edges.nodes[n] for n in ends if edges.types[n] in (VENUE, PARTY)}
    found = [way for n in ends if slow[n] for way in through(book, edges.nodes[n], network, parties)]
    at, number = {edges.nodes[n]: n for n in ends}, {kind: n for n, kind in enumerate(kinds)}
    columns = [
        [at[w.a] for w in found],
        [at[w.b] for w in found],
        [number[w.kind] for w in found],
        [at[w.via] for w in found],
    ]
    a, b, kind, via = (np.array(c, np.int64) for c in columns)
    return a, b, kind, via, np.array([w.weight for w in found], float)


def _strongest(ways: Columns, nodes: int) -> Columns:
    """Return of each pair's ways the strongest, of equals the first by kind and by what is between."""
    a, b, kind, via, weight = ways
    pair = a * nodes + b
    order = in_order(pair)
    starts, counts = starts_of(pair[order])
    several = np.repeat(counts > 1, counts)
    many = order[several]
    many = many[np.lexsort((via[many], kind[many], -weight[many], pair[many]))]
    order[several] = many
    best = order[starts]
    return a[best], b[best], kind[best], via[best], weight[best]
