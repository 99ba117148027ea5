"""Communes as tiles, shaded by how many leads have a venue or case there; what was not returned is hatched,
not white."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from desk.base.language import gettext
from desk.leads.lead_words import NOT_FOUND
from desk.leads.leads import Queue
from desk.words.svg import GREY, RED, page, text
from facts.standing import COMMUNE

FORMS = ("B02", "B03", "B04", "B05", "B06", "B07", "B09")  # what links and leads are made of
SHADES = ("#ffffff", "#dbe8f4", "#a9c9e6", "#6ea3d0")
WIDE, HIGH, GAP, TOP, LEFT = 168, 92, 8, 76, 16
MOST = 12  # tiles in a row
LEAST_WIDTH = 640


@dataclass(frozen=True, slots=True)
class CommuneTile:
    code: str
    name: str
    leads: int
    owed: tuple[str, ...]


def tiles_of(queue: Queue) -> tuple[CommuneTile, ...]:
    found: Counter[str] = Counter()
    for r in queue.leads:
        if r.open:
            found.update(
                {r.lead.units[id_] for id_ in (*r.lead.venues, *r.lead.cases) if id_ in r.lead.units}
            )
    came = {
        (d.unit, d.form)
        for d in queue.stored.standing.deliveries
        if d.period == queue.period.code and d.office == COMMUNE and d.standing and d.state is not None
    }
    return tuple(
        CommuneTile(code, name, found[code], tuple(f for f in FORMS if (code, f) not in came))
        for code, name in sorted(queue.units.items())
    )


def tiles_json(tiles: Sequence[CommuneTile]) -> Mapping[str, object]:
    return {"units": [asdict(tile) for tile in tiles]}


def tile_map(tiles: Sequence[CommuneTile], period: str) -> str:
    """Return an SVG. Tiles stand in order of code: the program knows no map, and says so."""
    across = min(MOST, max(1, math.ceil(math.sqrt(len(tiles)))))
    rows = math.ceil(len(tiles) / across)
    width = max(LEAST_WIDTH, 2 * LEFT + across * (WIDE + GAP))
    bottom = TOP + rows * (HIGH + GAP)
    title = gettext("Manh mối theo xã, kỳ %(period)s", period=period)
    order = gettext("Ô xếp theo mã xã, không theo bản đồ.")
    note = f"{gettext(NOT_FOUND)}. {order}"
    parts = [
        _hatch(),
        *(
            p
            for n, t in enumerate(tiles)
            for p in _tile(t, LEFT + n % across * (WIDE + GAP), TOP + n // across * (HIGH + GAP))
        ),
        *_legend(bottom + 16),
    ]
    return page(width, bottom + 62, title, note, parts)


def _hatch() -> str:
    return (
        '<defs><pattern id="owed" width="7" height="7" patternUnits="userSpaceOnUse"'
        ' patternTransform="rotate(45)"><rect width="2" height="7" fill="#b8c0c8"/></pattern></defs>'
    )


def _tile(tile: CommuneTile, x: float, y: float) -> Iterator[str]:
    yield _box(x, y, WIDE, HIGH, SHADES[min(tile.leads, len(SHADES) - 1)])
    if tile.owed:
        yield _box(x, y + HIGH - 22, WIDE, 22, "url(#owed)")
    yield text(x + 8, y + 19, tile.name, size=13, bold=True)
    yield text(x + 8, y + 34, tile.code, size=10, fill=GREY)
    yield text(
        x + WIDE - 10,
        y + 58,
        f"≥ {tile.leads}" if tile.owed else str(tile.leads),
        size=24,
        bold=True,
        anchor="end",
    )
    if tile.owed:
        yield text(x + 8, y + HIGH - 7, _owed(tile.owed), size=10, fill=RED, halo=True)


def _owed(forms: Sequence[str]) -> str:
    if len(forms) == len(FORMS):
        return gettext("chưa nộp biểu nào")
    return gettext("chưa nộp %(shown)s", shown=", ".join(forms[:4]) + (" …" if len(forms) > 4 else ""))


def _box(x: float, y: float, width: float, height: float, fill: str) -> str:
    return (
        f'<rect x="{x:.0f}" y="{y:.0f}" width="{width:.0f}" height="{height:.0f}" fill="{fill}"'
        ' stroke="#9aa5b1"/>'
    )


def _legend(y: float) -> Iterator[str]:
    x = float(LEFT)
    last = len(SHADES) - 1
    for n, shade in enumerate(SHADES):
        yield _box(x, y, 18, 14, shade)
        yield text(x + 24, y + 12, f"{n}" if n < last else gettext("%(n)s trở lên", n=n), size=11)
        x += 48
    x += 46
    yield text(x, y + 12, gettext("số manh mối chưa bỏ có cơ sở, vụ việc ở xã"), size=11)
    yield _box(LEFT, y + 22, 18, 14, "url(#owed)")
    yield text(LEFT + 24, y + 34, gettext("chưa nộp đủ biểu: số manh mối có thể chưa đủ"), size=11)
