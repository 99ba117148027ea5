"""Pieces of SVG drawings: text with a halo, shapes by kind, a page with its title and what it is not."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from facts.visible_text import document_text

FONT = "Liberation Sans, DejaVu Sans, Arial, sans-serif"
FILL = {"party": "#f6e3c5", "venue": "#cfe3f5", "case": "#f5d0d0"}
DARK, PALE, RED, GREY = "#1f3a7a", "#8a94a0", "#9c2a10", "#52606d"


def page(width: int, height: int, title: str, below: str, parts: Iterable[str]) -> str:
    """Return an SVG with a title and, in red, what the reader must know first."""
    return "\n".join(
        [
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0'
                f' {width} {height}" font-family="{FONT}" font-size="12">'
            ),
            f'<rect width="{width}" height="{height}" fill="white"/>',
            text(16, 26, title, size=15, bold=True),
            text(16, 45, below, fill=RED),
            *parts,
            "</svg>",
            "",
        ]
    )


def text(
    x: float,
    y: float,
    words: str,
    *,
    size: int = 12,
    fill: str = "#1f2933",
    bold: bool = False,
    anchor: str = "start",
    halo: bool = False,
) -> str:
    weight = ' font-weight="bold"' if bold else ""
    ring = ' stroke="white" stroke-width="4" stroke-linejoin="round" paint-order="stroke"' if halo else ""
    return (
        f'<text x="{x:.0f}" y="{y:.0f}" font-size="{size}" fill="{fill}"'
        f' text-anchor="{anchor}"{weight}{ring}>{escape(document_text(words))}</text>'
    )


def line(x1: float, y1: float, x2: float, y2: float, look: str) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" {look}/>'


def shape(kind: str, x: float, y: float, size: float = 16) -> str:
    """Return a circle for a party, a square for a venue, a triangle for a case."""
    look = f'fill="{FILL[kind]}" stroke="#333" stroke-width="1.2"'
    if kind == "party":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size}" {look}/>'
    if kind == "venue":
        return f'<rect x="{x - size:.1f}" y="{y - size:.1f}" width="{2 * size}" height="{2 * size}" {look}/>'
    up, down = size * 1.1, size * 0.9
    return (
        f'<polygon points="{x:.1f},{y - up:.1f} {x + up:.1f},{y + down:.1f} {x - up:.1f},{y + down:.1f}"'
        f" {look}/>"
    )
