"""A lead drawn in the page's own ink: persons left, venues in the middle, cases right. Whatever it shows, a table says too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from desk.leads.layout import GAP, KINDS, STEP, TOP, Edge, Place, columns_of, edges_of, places_of
from desk.leads.lead_words import KINDS as TIES
from desk.leads.lead_words import said
from desk.web.base.same import Same
from engine.links.leads import Lead

MARGIN = 80  # above the first row
MIDDLE = 300  # lines within the first column bend to the left, others to the right


@dataclass(frozen=True, slots=True)
class Node:
    id: str
    kind: str  # party, venue, case
    words: str
    trade: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Tie:
    a: str
    b: str
    path: str  # of SVG: straight between columns, bent aside within one
    sign: bool
    words: str


@dataclass(frozen=True, slots=True)
class Drawing:
    width: int
    height: int
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]


def drawing_of(lead: Lead, lang: str) -> Drawing:
    """Return a lead's drawing; what takes long, ordering its columns so that few lines cross, is done once."""
    return _drawn(Same(lead), lang)


@lru_cache(maxsize=64)
def _drawn(one: Same[Lead], lang: str) -> Drawing:
    lead = one.one
    edges = edges_of(lead)
    columns = columns_of(lead, edges)
    places = places_of(columns)
    height = STEP * max(len(c) for c in columns) + MARGIN
    nodes = tuple(_nodes(lead, columns, places))
    return Drawing(940, height, nodes, tuple(_ties(edges, places, lang)))


def _nodes(lead: Lead, columns: tuple[tuple[str, ...], ...], places: Mapping[str, Place]) -> Iterator[Node]:
    for kind, column in zip(KINDS, columns, strict=True):
        for id_ in (c for c in column if c != GAP):
            x, y = places[f"{kind}{id_}" if id_.startswith("+") else id_]
            yield Node(id_, kind, id_, lead.trades.get(id_) or "", x, y - TOP + MARGIN / 2)


def _ties(edges: Mapping[tuple[str, str], Edge], places: Mapping[str, Place], lang: str) -> Iterator[Tie]:
    for (a, b), edge in edges.items():
        if a in places and b in places:
            (x1, y1), (x2, y2) = places[a], places[b]
            words = ", ".join(said(TIES, kind, lang) for kind in edge.kinds)
            up = TOP - MARGIN / 2
            yield Tie(a, b, _path((x1, y1 - up), (x2, y2 - up)), edge.sign, words)


def _path(a: Place, b: Place) -> str:
    """Return a line; within a column a bend that passes beside what stands between, further for a longer way."""
    if a[0] != b[0]:
        return f"M{a[0]:g} {a[1]:g}L{b[0]:g} {b[1]:g}"
    away = 70 if abs(a[1] - b[1]) <= STEP else 70 + abs(a[1] - b[1]) / 2
    bend = a[0] - away if a[0] < MIDDLE else a[0] + away
    return f"M{a[0]:g} {a[1]:g}Q{bend:g} {(a[1] + b[1]) / 2:g} {b[0]:g} {b[1]:g}"
