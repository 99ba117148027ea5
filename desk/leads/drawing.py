"""A lead drawn: parties left, venues in the middle, cases right; kind by shape as well as by colour. A page
and a file have one drawing; whatever it shows, a table says too."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Literal

from desk.base.language import gettext, gettext_noop
from desk.leads.layout import GAP, KINDS, STEP, TOP, Edges, Place, columns_of, edges_of, node_key, places_of
from desk.leads.lead_words import CONFIDENCE, NOT_FOUND, TYPES, figure, said, seen
from desk.leads.lead_words import KINDS as TIES
from desk.words.svg import DARK, FILL, GREY, PALE, line, page, text
from engine.links.leads import Lead
from engine.links.network import Link
from engine.links.review import Reviewed

WIDTH, MARGIN = 940, 80  # pixels; above the first row and below the last
MIDDLE = 300  # lines within the first column bend to the left, others to the right
HALF, TALL = 84, 18  # of a shape's width and height; its code stands inside, so that no line crosses it
FARTHEST = 120  # how far aside a bend is pulled
HEAD = 60  # pixels of a file's title
LINES = {
    True: gettext_noop("dấu hiệu: hai bên chung hoặc cùng có"),
    False: gettext_noop("hồ sơ ghi: chủ, quản lý, người thân, người trong vụ"),
}
CORNERS = {"party": 18, "venue": 0, "case": 8}  # how round a shape is in a file


@dataclass(frozen=True, slots=True)
class Node:
    id: str
    kind: str  # party, venue, case
    trade: str
    x: float
    y: float
    outside: bool


@dataclass(frozen=True, slots=True)
class DrawnTie:
    a: str
    b: str
    path: str  # of SVG: straight between columns, bent aside within one
    at: Place  # where its words may stand
    anchor: Literal["start", "middle"]  # which part of them stands there
    sign: bool
    words: str


@dataclass(frozen=True, slots=True)
class Drawing:
    width: int
    height: int
    nodes: tuple[Node, ...]
    ties: tuple[DrawnTie, ...]


def drawing_of(lead: Lead, links: Collection[Link] = (), outside: Collection[str] = ()) -> Drawing:
    """Return a lead's drawing; with `links` to some `outside` it."""
    edges = edges_of(lead, links)
    columns = columns_of(lead, edges, {id_ for link in links for id_ in (link.a, link.b)})
    up = TOP - MARGIN / 2
    places = {id_: (x, y - up) for id_, (x, y) in places_of(columns).items()}
    nodes = tuple(
        Node(id_, kind, lead.trades.get(id_) or "", *places[node_key(kind, id_)], id_ in outside)
        for kind, column in zip(KINDS, columns, strict=True)
        for id_ in column
        if id_ != GAP
    )
    return Drawing(WIDTH, STEP * max(map(len, columns)) + MARGIN, nodes, tuple(_ties(edges, places)))


def _ties(edges: Edges, places: Mapping[str, Place]) -> Iterator[DrawnTie]:
    for (a, b), edge in edges.items():
        if a in places and b in places:
            words = ", ".join(said(TIES, kind) for kind in edge.kinds)
            yield DrawnTie(a, b, *_path(places[a], places[b]), edge.sign, words)


def _path(a: Place, b: Place) -> tuple[str, Place, Literal["start", "middle"]]:
    """Return a line from side to side and where its words stand: at its middle; within a column it bends
    beside what stands between, further for a longer way, and its words begin there, inside the picture."""
    middle = (a[1] + b[1]) / 2
    if a[0] != b[0]:
        (x1, y1), (x2, y2) = sorted((a, b))
        return f"M{x1 + HALF:g} {y1:g}L{x2 - HALF:g} {y2:g}", ((x1 + x2) / 2, middle), "middle"
    side = -1 if a[0] < MIDDLE else 1
    x = a[0] + side * HALF
    bend = x + side * min(FARTHEST, 40 + abs(a[1] - b[1]) / 3)
    at = (4.0, max(a[1], b[1]) - STEP / 2) if side < 0 else ((x + bend) / 2, middle)
    return f"M{x:g} {a[1]:g}Q{bend:g} {middle:g} {x:g} {b[1]:g}", at, "start"


def svg_of(found: Reviewed) -> str:
    """Return a lead's drawing as a file. Lines are what ties the lead together; the table beside it is the
    evidence."""
    lead, drawing = found.lead, drawing_of(found.lead)
    first, *others = lead.by_word or [""]
    title = f"{found.id}: {seen(first)}" + (gettext(" (và %(n)s điều khác)", n=len(others)) if others else "")
    bits, level = figure(lead.bits, 1), said(CONFIDENCE, lead.confidence)
    strength = gettext("%(bits)s bit, độ tin cậy %(level)s", bits=bits, level=level)
    drawn = (*_lines(drawing), *map(_shape, drawing.nodes), *_labels(drawing), *_legend(drawing.height))
    parts = [f'<g transform="translate(0 {HEAD})">', *drawn, "</g>"]
    return page(
        WIDTH, drawing.height + HEAD + MARGIN // 2, title, f"{gettext(NOT_FOUND)}. {strength}.", parts
    )


def _look(sign: bool) -> str:
    return f'fill="none" stroke="{DARK if sign else PALE}" stroke-width="{2.6 if sign else 1.3}"'


def _lines(drawing: Drawing) -> Iterator[str]:
    for tie in drawing.ties:
        title = f"{tie.a} – {tie.b}: {tie.words}"
        yield f'<path d="{tie.path}" {_look(tie.sign)}><title>{escape(title)}</title></path>'


def _skin(kind: str, smaller: int = 1) -> str:
    return f'rx="{CORNERS[kind] // smaller}" fill="{FILL[kind]}" stroke="#333" stroke-width="1.2"'


def _shape(node: Node) -> str:
    box = f'x="{node.x - HALF:g}" y="{node.y - TALL:g}" width="{2 * HALF}" height="{2 * TALL}"'
    up = 3 if node.trade else -4
    words = text(node.x, node.y + 11, node.trade, size=10, fill=GREY, anchor="middle")
    return f"<rect {box} {_skin(node.kind)}/>" + text(node.x, node.y - up, node.id, anchor="middle") + words


def _labels(drawing: Drawing) -> Iterator[str]:
    """Yield the words of each line but those to a case, where no other words are."""
    taken: list[Place] = []
    cases = {node.id for node in drawing.nodes if node.kind == "case"}
    for tie in drawing.ties:
        x, y = tie.at
        if not cases & {tie.a, tie.b}:
            while any(abs(x - other) < 2 * HALF and abs(y - beside) < 13 for other, beside in taken):
                y += 13
            taken.append((x, y))
            fill = DARK if tie.sign else GREY
            yield text(x, y, tie.words, size=11, anchor=tie.anchor, halo=True, fill=fill)


def _legend(y: float) -> Iterator[str]:
    x = 20.0
    for kind in KINDS:
        words = said(TYPES, kind)
        yield f'<rect x="{x - 9:g}" y="{y + 12:g}" width="18" height="12" {_skin(kind, 3)}/>'
        yield text(x + 13, y + 22, words, size=11)
        x += 36 + 6.4 * len(words)
    for sign, line_words in LINES.items():
        words = gettext(line_words)
        yield line(x, y + 18, x + 26, y + 18, _look(sign))
        yield text(x + 32, y + 22, words, size=11)
        x += 50 + 5.9 * len(words)
