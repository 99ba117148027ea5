"""A lead drawn: parties left, venues in the middle, cases right; kind by shape as well as by colour."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from desk.base.language import gettext, gettext_noop
from desk.leads.layout import GAP, KINDS, STEP, TOP, Edges, Place, columns_of, edges_of, places_of
from desk.leads.lead_words import CONFIDENCE, NOT_FOUND, TYPES, figure, said, seen
from desk.leads.lead_words import KINDS as TIES
from desk.words.svg import DARK, GREY, PALE, line, page, shape, text
from engine.links.leads import Lead
from engine.links.review import Reviewed

WIDTH = 930
LINES = {
    True: gettext_noop("dấu hiệu: hai bên chung hoặc cùng có"),
    False: gettext_noop("hồ sơ ghi: chủ, quản lý, người thân, người trong vụ"),
}


def drawing_of(found: Reviewed) -> str:
    """Return an SVG. Lines are what ties the lead together; the table beside it is the evidence."""
    lead = found.lead
    edges = edges_of(lead)
    columns = columns_of(lead, edges)
    places = places_of(columns)
    bottom = TOP + STEP * max(len(c) for c in columns)
    bits, level = figure(lead.bits, 1), said(CONFIDENCE, lead.confidence)
    note = gettext(NOT_FOUND)
    strength = gettext("%(bits)s bit, độ tin cậy %(level)s", bits=bits, level=level)
    parts = [
        *(
            _line(places[a], places[b], edge.sign)
            for (a, b), edge in edges.items()
            if a in places and b in places
        ),
        *_nodes(lead, columns, places),
        *_labels(edges, places),
        *_legend(bottom),
    ]
    return page(WIDTH, bottom + 46, f"{found.id}: {_title(lead)}", f"{note}. {strength}.", parts)


def _title(lead: Lead) -> str:
    first, *others = lead.by_word or [""]
    more = gettext(" (và %(n)s điều khác)", n=len(others))
    return seen(first) + (more if others else "")


def _look(sign: bool) -> str:
    return f'fill="none" stroke="{DARK if sign else PALE}" stroke-width="{2.6 if sign else 1.3}"'


def _line(a: Place, b: Place, sign: bool) -> str:
    if a[0] != b[0]:
        return line(*a, *b, _look(sign))
    bend = _bend(a, b)
    return (
        f'<path d="M{a[0]:.1f},{a[1]:.1f} Q{a[0] + 2 * bend:.1f},{(a[1] + b[1]) / 2:.1f}'
        f' {b[0]:.1f},{b[1]:.1f}" {_look(sign)}/>'
    )


def _bend(a: Place, b: Place) -> float:
    """Return how far a line within a column bends aside: further, the more nodes it passes; parties to the
    left."""
    away = 30 if abs(a[1] - b[1]) <= STEP else 64
    return -away if a[0] < WIDTH / 4 else away


def _labels(edges: Edges, places: Mapping[str, Place]) -> Iterator[str]:
    """Yield the words of each line, set along it where no other words are."""
    taken: list[Place] = []
    for (a, b), edge in edges.items():
        told = [said(TIES, k) for k in edge.kinds if k != "case"]
        if told and a in places and b in places:
            at = _free(places[a], places[b], taken)
            taken.append(at)
            anchor = "middle" if places[a][0] != places[b][0] else "end" if at[0] < WIDTH / 4 else "start"
            yield text(
                *at, ", ".join(told), size=11, anchor=anchor, halo=True, fill=DARK if edge.sign else GREY
            )


def _free(a: Place, b: Place, taken: Sequence[Place]) -> Place:
    if a[0] == b[0]:
        bend = _bend(a, b)
        return a[0] + bend + (5 if bend > 0 else -5), (a[1] + b[1]) / 2 + 4
    a, b = sorted((a, b))
    for share in (0.5, 0.36, 0.64, 0.28, 0.72):
        at = a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share + 4
        if all(abs(at[0] - x) > 90 or abs(at[1] - y) > 13 for x, y in taken) and not 410 < at[0] < 530:
            return at
    return a[0] + (b[0] - a[0]) * 0.42, a[1] + (b[1] - a[1]) * 0.42 + 4


def _nodes(lead: Lead, columns: Sequence[Sequence[str]], places: Mapping[str, Place]) -> Iterator[str]:
    for kind, column in zip(KINDS, columns, strict=True):
        for id_ in (c for c in column if c != GAP):
            x, y = places[f"{kind}{id_}" if id_.startswith("+") else id_]
            yield shape(kind, x, y)
            yield text(x, y + 31, id_, anchor="middle", halo=True)
            yield text(x, y + 45, lead.trades.get(id_) or "", size=10, fill=GREY, anchor="middle", halo=True)


def _legend(y: float) -> Iterator[str]:
    x = 20.0
    for kind in KINDS:
        words = said(TYPES, kind)
        yield shape(kind, x, y + 18, 7)
        yield text(x + 13, y + 22, words, size=11)
        x += 36 + 6.4 * len(words)
    for sign, line_words in LINES.items():
        words = gettext(line_words)
        yield line(x, y + 18, x + 26, y + 18, _look(sign))
        yield text(x + 32, y + 22, words, size=11)
        x += 50 + 5.9 * len(words)
