"""A lead drawn in the page's own ink: persons left, venues in the middle, cases right. Whatever it shows, a
table says too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from desk.base.language import language
from desk.leads.layout import GAP, KINDS, STEP, TOP, DrawnEdge, Place, columns_of, edges_of, places_of
from desk.leads.lead_words import KINDS as TIES
from desk.leads.lead_words import said
from desk.leads.leads import Queue
from desk.web.base.same import Same
from engine.links.leads import Lead
from engine.links.network import Link

MARGIN = 80  # above the first row
MIDDLE = 300  # lines within the first column bend to the left, others to the right
HALF = 84  # of a shape's width; its code stands inside, so that no line crosses it
FARTHEST = 120  # how far aside a bend is pulled
MOST = 6  # from one side to others outside the lead, the strongest


@dataclass(frozen=True, slots=True)
class Node:
    id: str
    kind: str  # party, venue, case
    words: str
    trade: str
    x: float
    y: float
    outside: bool


@dataclass(frozen=True, slots=True)
class DrawnTie:
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
    ties: tuple[DrawnTie, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of a lead and each tie of its: in words, to whom, whether a sign rests on it. `drawn`: it has a
    shape of its own; `grows`: the drawing can be grown from it."""

    id: str
    trade: str
    ties: tuple[tuple[str, str, bool], ...]
    drawn: bool
    grows: bool


@dataclass(frozen=True, slots=True)
class GrownLead:
    """A lead and what its drawing was grown by: `links` from a side to others outside it; `left`: how many
    more there are; `venues`: those outside it that are venues."""

    lead: Lead
    links: tuple[Link, ...] = ()
    left: int = 0
    venues: frozenset[str] = frozenset()

    @property
    def outside(self) -> tuple[str, ...]:
        return tuple(sorted({id_ for link in self.links for id_ in (link.a, link.b)} - self.lead.members))

    @property
    def drawn(self) -> Lead:
        venues = tuple(id_ for id_ in self.outside if id_ in self.venues)
        parties = tuple(id_ for id_ in self.outside if id_ not in self.venues)
        return replace(self.lead, venues=(*self.lead.venues, *venues), parties=(*self.lead.parties, *parties))


def grown(queue: Queue, lead: Lead, sides: Sequence[str]) -> GrownLead:
    """Return a lead with the strongest links of each of some sides to others outside it; a side counts once
    it is drawn."""
    shown, links, left = set(lead.members), list[Link](), 0
    for side in dict.fromkeys(side for side in sides if side):
        if side in shown:
            beyond = [x for x in queue.findings.links.of(side) if not {x.a, x.b} <= lead.members]
            links += beyond[:MOST]
            left += len(beyond[MOST:])
            shown |= {id_ for link in beyond[:MOST] for id_ in (link.a, link.b)}
    grown = GrownLead(lead, tuple(dict.fromkeys(links)), left)
    return replace(grown, venues=_venues_of(queue).intersection(grown.outside)) if links else grown


def _venues_of(queue: Queue) -> frozenset[str]:
    registers = queue.stored.standing.registers
    venues = (records for place, records in registers.items() if place[0] == "venue")
    return frozenset(record.key[0] for records in venues for record in records)


def chosen_of(grown: GrownLead, id_: str) -> Chosen | None:
    """Return what a chosen venue, party or case is tied to, signs first; None where the drawing has none
    such."""
    lead = grown.drawn
    if id_ not in (*lead.venues, *lead.parties, *lead.cases):
        return None
    ties = sorted(
        (not edge.sign, b if a == id_ else a, ", ".join(said(TIES, kind) for kind in edge.kinds))
        for (a, b), edge in edges_of(lead, grown.links).items()
        if id_ in (a, b)
    )
    drawn = any(node.id == id_ for node in drawing_of(grown).nodes)
    return Chosen(
        id_,
        lead.trades.get(id_) or "",
        tuple((words, other, not plain) for plain, other, words in ties),
        drawn,
        id_ not in lead.cases,
    )


def drawing_of(grown: GrownLead) -> Drawing:
    """Return a lead's drawing; what takes long, ordering its columns so that few lines cross, is done
    once."""
    return _drawn(Same(grown.lead), grown.links, grown.venues, language())


@lru_cache(maxsize=64)
def _drawn(one: Same[Lead], links: tuple[Link, ...], venues: frozenset[str], lang: str) -> Drawing:
    grown = GrownLead(one.one, links, venues=venues)
    lead, edges = grown.drawn, edges_of(grown.drawn, links)
    columns = columns_of(lead, edges, {id_ for link in links for id_ in (link.a, link.b)})
    places = places_of(columns)
    height = STEP * max(len(c) for c in columns) + MARGIN
    nodes = tuple(_nodes(lead, columns, places, set(grown.outside)))
    return Drawing(940, height, nodes, tuple(_ties(edges, places)))


def _nodes(
    lead: Lead, columns: tuple[tuple[str, ...], ...], places: Mapping[str, Place], outside: set[str]
) -> Iterator[Node]:
    for kind, column in zip(KINDS, columns, strict=True):
        for id_ in (c for c in column if c != GAP):
            x, y = places[f"{kind}{id_}" if id_.startswith("+") else id_]
            up = y - TOP + MARGIN / 2
            yield Node(id_, kind, id_, lead.trades.get(id_) or "", x, up, id_ in outside)


def _ties(edges: Mapping[tuple[str, str], DrawnEdge], places: Mapping[str, Place]) -> Iterator[DrawnTie]:
    for (a, b), edge in edges.items():
        if a in places and b in places:
            (x1, y1), (x2, y2) = places[a], places[b]
            words = ", ".join(said(TIES, kind) for kind in edge.kinds)
            up = TOP - MARGIN / 2
            yield DrawnTie(a, b, _path((x1, y1 - up), (x2, y2 - up)), edge.sign, words)


def _path(a: Place, b: Place) -> str:
    """Return a line from side to side; within a column a bend beside what stands between, further for a
    longer way."""
    if a[0] != b[0]:
        (x1, y1), (x2, y2) = sorted((a, b))
        return f"M{x1 + HALF:g} {y1:g}L{x2 - HALF:g} {y2:g}"
    side = -1 if a[0] < MIDDLE else 1
    x = a[0] + side * HALF
    bend = x + side * min(FARTHEST, 40 + abs(a[1] - b[1]) / 3)
    return f"M{x:g} {a[1]:g}Q{bend:g} {(a[1] + b[1]) / 2:g} {x:g} {b[1]:g}"
