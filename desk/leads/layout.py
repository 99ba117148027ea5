"""Where a lead's parties, venues and cases stand in its drawing: three columns, ordered so that few lines
cross."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement, permutations

import numpy as np
from numpy.typing import NDArray

from engine.links.leads import Lead
from engine.links.network import Link

KINDS = ("party", "venue", "case")
COLUMNS, TOP, STEP = (150, 470, 790), 100, 76
MOST = 10  # in a column; the rest is one node with its count
GAP = ""
SMALL = 16  # nodes
STATED = ("owner", "manager", "relative")

Place = tuple[float, float]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class DrawnEdge:
    """What ties two, by kind; `sign`: a sign rests on it."""

    kinds: tuple[str, ...]
    sign: bool


Edges = Mapping[tuple[str, str], DrawnEdge]


def edges_of(lead: Lead, outside: Collection[Link] = ()) -> Edges:
    """Return what ties each two: kinds of sign first, then what records say outright, who stands in which
    case, and what ties some to others outside the lead."""
    found: dict[tuple[str, str], list[str]] = {}
    beyond = ((x.a, x.b, x.kind) for x in outside)
    for a, b, kind in (*_shared(lead), *_stated(lead), *_in_cases(lead), *beyond):
        kinds = found.setdefault((min(a, b), max(a, b)), [])
        if kind not in kinds:
            kinds.append(kind)
    signs = {(min(a, b), max(a, b)) for a, b, _ in _shared(lead)}
    return {pair: DrawnEdge(tuple(kinds), pair in signs) for pair, kinds in sorted(found.items())}


def _shared(lead: Lead) -> Iterator[tuple[str, str, str]]:
    for part in (p for _, p in lead.parts if p.rows and p.word != "cases"):
        first, *others = part.members
        yield from ((first, other, part.unit.kind) for other in others)


def _stated(lead: Lead) -> Iterator[tuple[str, str, str]]:
    yield from ((x.a, x.b, x.kind) for x in lead.links if x.kind in STATED)


def _in_cases(lead: Lead) -> Iterator[tuple[str, str, str]]:
    for moment in lead.timeline:
        if moment.what == "case":
            case = next(a for a in moment.about if a in lead.cases)
            yield from ((case, other, "case") for other in moment.about if other in lead.members)


def columns_of(lead: Lead, edges: Edges, first: Collection[str] = ()) -> tuple[tuple[str, ...], ...]:
    """Return parties, venues and cases in order; those that are too many stand as one node `+n`, the least
    tied left out, `first` last of all.

    Two empty places in the middle column let lines from the first to the last pass. One of a column moves
    elsewhere in it as long as that makes the drawing plainer.
    """
    tied = Counter(id_ for pair in edges for id_ in pair)
    tied.update(dict.fromkeys(first, len(edges)))
    order = [_short(ids, tied) for ids in (lead.parties, lead.venues, lead.cases)]
    tried = [_untangled([order[0], _spaced(order[1], gaps), order[2]], edges) for gaps in _starts(order)]
    best = min(tried, key=lambda o: (_tangle(o, edges), o))
    while best[1][0] == best[1][-1] == GAP and len(best[1]) > 2:
        best[1] = best[1][1:-1]
    return tuple(tuple(column) for column in best)


def _starts(order: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Return where the empty places are tried first; a small lead is worth more tries, a large one takes
    long."""
    everywhere = list(combinations_with_replacement(range(len(order[1]) + 1), 2))
    most = 12 if sum(map(len, order)) <= SMALL else 1
    return everywhere[:: -(-len(everywhere) // most)]


def _spaced(column: Sequence[str], gaps: tuple[int, int]) -> list[str]:
    first, second = gaps
    return [*column[:first], GAP, *column[first:second], GAP, *column[second:]]


def _untangled(order: list[list[str]], edges: Edges) -> list[list[str]]:
    fewest, better = _tangle(order, edges), True
    while better:
        better = False
        for n, i, j in _moves(order):
            for moved in (_inserted(order[n], i, j), _swapped(order[n], i, j)):
                tried = [*order[:n], moved, *order[n + 1 :]]
                if (tangle := _tangle(tried, edges)) < fewest:
                    order, fewest, better = tried, tangle, True
    return order


def _moves(order: Sequence[Sequence[str]]) -> list[tuple[int, int, int]]:
    return [(n, i, j) for n, column in enumerate(order) for i, j in permutations(range(len(column)), 2)]


def _inserted(column: Sequence[str], i: int, j: int) -> list[str]:
    rest = [*column[:i], *column[i + 1 :]]
    return [*rest[:j], column[i], *rest[j:]]


def _swapped(column: Sequence[str], i: int, j: int) -> list[str]:
    moved = list(column)
    moved[i], moved[j] = moved[j], moved[i]
    return moved


def _short(ids: Sequence[str], tied: Mapping[str, int]) -> list[str]:
    if len(ids) <= MOST:
        return list(ids)
    kept = sorted(ids, key=lambda id_: (-tied.get(id_, 0), id_))[: MOST - 1]
    return [*sorted(kept), f"+{len(ids) - MOST + 1}"]


def places_of(columns: Sequence[Sequence[str]]) -> Mapping[str, Place]:
    """Return where each stands, every column centred; a `+n` of each column by itself."""
    most = max(len(c) for c in columns)
    places: dict[str, Place] = {}
    for kind, x, column in zip(KINDS, COLUMNS, columns, strict=True):
        top = TOP + (most - len(column)) * STEP / 2
        for row, id_ in enumerate(column):
            if id_ != GAP:
                places[node_key(kind, id_)] = (x, top + row * STEP)
    return places


def node_key(kind: str, id_: str) -> str:
    return f"{kind}{id_}" if id_.startswith("+") else id_


def _tangle(order: Sequence[Sequence[str]], edges: Edges) -> float:
    """Return how hard the drawing is to read: lines that cross, nodes a line goes through, and the lines'
    length."""
    places = places_of(order)
    drawn = [(*places[a], *places[b]) for a, b in edges if a in places and b in places]
    if not drawn:
        return 0.0
    lines, nodes = np.array(drawn), np.array(list(places.values()))
    length = float(np.abs(lines[:, 1] - lines[:, 3]).sum())
    return float(_crossed(lines) + 3 * _through(lines, nodes)) + length / 10_000


def _crossed(lines: Floats) -> int:
    """Return how many pairs of lines cross; lines that meet at a node don't."""
    a, b = lines[:, :2], lines[:, 2:]

    def sides(of: Floats) -> Floats:
        """Return on which side of each line (row) a point of each other (column) lies."""
        along, to = b - a, of[None] - a[:, None]
        return np.asarray(along[:, None, 0] * to[..., 1] - along[:, None, 1] * to[..., 0])

    apart = sides(a) * sides(b) < 0
    meet = np.zeros_like(apart)
    for x in (a, b):
        for y in (a, b):
            meet |= (x[:, None] == y[None]).all(axis=2)
    return int(np.triu(apart & apart.T & ~meet, 1).sum())


def _through(lines: Floats, nodes: Floats) -> int:
    """Return how often a line from the first column to the last comes close to a node of the middle one."""
    turned = lines[:, 0] > lines[:, 2]
    x1, y1, x2, y2 = np.where(turned[:, None], lines[:, [2, 3, 0, 1]], lines).T[:, :, None]
    x, y = nodes.T[:, None]
    between = (x1 < x) & (x < x2)
    off = y1 + (y2 - y1) * (x - x1) / np.where(x1 == x2, 1.0, x2 - x1) - y
    return int((between & (off > -24) & (off < 48)).sum())
