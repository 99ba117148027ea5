"""A lead drawn: parties left, venues in the middle, cases right; kind by shape as well as by colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from desk.reports.lead_words import KINDS, SIGNS, said
from engine.links.leads import Lead

COLUMNS, STEP, WIDTH = (130, 440, 750), 78, 900
STAGGER = (0, 39, 12)
MOST = 12  # in a column; the rest is one node with its count
FILL = {"party": "#f6e3c5", "venue": "#cfe3f5", "case": "#f5d0d0"}


def drawing_of(lead: Lead, lang: str) -> str:
    """Return an SVG. Edges are what ties the lead together; the table beside it is the evidence."""
    columns = [_short(lead.parties), _short(lead.venues), _short(lead.cases)]
    height = 160 + STEP * max(len(c) for c in columns)
    places = {
        id_: (COLUMNS[i], 90 + STEP * n) for i, column in enumerate(columns) for n, id_ in enumerate(column)
    }
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" font-family="Liberation Sans, sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{height}" fill="white"/>',
        f'<text x="16" y="26" font-size="15" font-weight="bold">{escape(lead.id)}: {_title(lead, lang)}</text>',
        f'<text x="16" y="46" fill="#7a1f1f">{"Dấu hiệu cần xác minh, không phải kết luận" if lang == "vi" else "To be verified; no finding"}</text>',
        *_edges(lead, places, lang),
        *_nodes(lead, columns, places),
        "</svg>",
    ]  # fmt: skip
    return "\n".join(parts) + "\n"


def _title(lead: Lead, lang: str) -> str:
    kinds = sorted(lead.score.by_kind, key=lambda k: (-lead.score.by_kind[k], k))[:2]
    return escape("; ".join(said(SIGNS, k, lang) for k in kinds))


def _short(ids: Sequence[str]) -> list[str]:
    return list(ids) if len(ids) <= MOST else [*ids[: MOST - 1], f"+{len(ids) - MOST + 1}"]


def _edges(lead: Lead, places: dict[str, tuple[int, int]], lang: str) -> Iterator[str]:
    drawn: dict[tuple[str, str], list[str]] = {}
    for _, part in lead.score.parts:
        first, *others = part.members
        for other in others:
            drawn.setdefault((first, other), []).append(part.unit.kind)
    for link in lead.links:
        if link.kind in ("owner", "manager", "relative"):
            drawn.setdefault((link.a, link.b), []).append(link.kind)
    for moment in lead.timeline:
        if moment.what == "case":
            case = next(a for a in moment.about if a in lead.cases)
            for other in moment.about:
                if other != case:
                    drawn.setdefault((case, other), []).append("case")
    for n, ((a, b), kinds) in enumerate(sorted(drawn.items())):
        if a in places and b in places:
            yield _edge(places[a], places[b], sorted(set(kinds)), lang, n)


def _edge(a: tuple[int, int], b: tuple[int, int], kinds: list[str], lang: str, n: int) -> str:
    strong = any(k not in ("owner", "manager", "relative", "case") for k in kinds)
    words = escape(", ".join(said(KINDS, k, lang) for k in kinds if k != "case"))
    bend = 70 if a[0] == b[0] else 0
    at = 0.5 if bend else (0.3 if abs(a[0] - b[0]) > 400 else 0.45)
    x, y = a[0] + (b[0] - a[0]) * at + bend, a[1] + (b[1] - a[1]) * at
    style = 'stroke="#1f3a7a" stroke-width="2.5"' if strong else 'stroke="#999" stroke-width="1.2"'
    path = f'<path d="M{a[0]},{a[1]} Q{(a[0] + b[0]) / 2 + 2 * bend},{(a[1] + b[1]) / 2} {b[0]},{b[1]}" fill="none" {style}/>'
    text = f'<text x="{x:.0f}" y="{y + 3 + 12 * (n % 2):.0f}" text-anchor="{"start" if bend else "middle"}" font-size="11" fill="#222" stroke="white" stroke-width="3" paint-order="stroke">{words}</text>'
    return path + (text if words else "")


def _nodes(lead: Lead, columns: Sequence[Sequence[str]], places: dict[str, tuple[int, int]]) -> Iterator[str]:
    for kind, column in zip(("party", "venue", "case"), columns, strict=True):
        for id_ in column:
            x, y = places[id_]
            yield _shape(kind, x, y)
            trade = escape(lead.trades.get(id_) or "")
            yield f'<text x="{x}" y="{y + 31}" text-anchor="middle">{escape(id_)}</text>'
            yield f'<text x="{x}" y="{y + 44}" text-anchor="middle" font-size="10" fill="#555">{trade}</text>'


def _shape(kind: str, x: int, y: int) -> str:
    look = f'fill="{FILL[kind]}" stroke="#333"'
    if kind == "party":
        return f'<circle cx="{x}" cy="{y}" r="16" {look}/>'
    if kind == "venue":
        return f'<rect x="{x - 17}" y="{y - 15}" width="34" height="30" {look}/>'
    return f'<polygon points="{x},{y - 18} {x + 18},{y + 14} {x - 18},{y + 14}" {look}/>'
