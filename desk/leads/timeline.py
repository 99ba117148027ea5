"""A lead's records over time, drawn: a lane a venue, a mark an event, and under it what each mark is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desk.base.language import gettext, gettext_noop
from desk.leads.lead_words import MOMENTS, NOT_FOUND, day, moment, said
from desk.words.svg import DARK, FILL, GREY, RED, line, page, shape, text
from engine.links.leads import Lead
from engine.links.review import Reviewed
from engine.links.timeline import TimelineEvent

WIDTH, LEFT, RIGHT = 930, 150, 24
TOP, LANE, ROW = 112, 54, 17
LIVES = ("opened", "closed", "revoked")
ELSEWHERE = gettext_noop("Nơi khác")


@dataclass(frozen=True, slots=True)
class DaysAxis:
    """Days as places from left to right."""

    first: date
    last: date

    def x(self, at: date) -> float:
        share = (at - self.first).days / max(1, (self.last - self.first).days)
        return LEFT + (WIDTH - LEFT - RIGHT) * min(1.0, max(0.0, share))


def timeline_drawing(found: Reviewed) -> str:
    """Return an SVG; of workers it has the month and the band of their number, as the table has."""
    lead = found.lead
    events = [m for m in lead.timeline if m.what not in LIVES]
    lanes = {id_: TOP + LANE * row for row, id_ in enumerate(_lanes(lead, events))}
    axis = _axis(lead)
    bottom = TOP + LANE * max(1, len(lanes))
    told = [_told(number, m) for number, m in enumerate(events, 1)]
    half = -(-len(told) // 2)
    title = gettext("%(id)s: diễn biến theo thời gian", id=found.id)
    parts = [
        *_years(axis, bottom),
        *(p for id_, y in lanes.items() for p in _lane(id_, y, lead, axis)),
        *_events(events, lanes, axis),
        *_legend(bottom + 22),
        *(
            text(20 + (WIDTH - 30) / 2 * (row // half), bottom + 58 + ROW * (row % half), words, size=11)
            for row, words in enumerate(told)
        ),
    ]
    return page(WIDTH, bottom + 70 + ROW * half, title, f"{gettext(NOT_FOUND)}.", parts)


def _lanes(lead: Lead, events: Sequence[TimelineEvent]) -> list[str]:
    stray = any(not set(m.about) & set(lead.venues) for m in events)
    return [*lead.venues, *([""] if stray else [])]


def _axis(lead: Lead) -> DaysAxis:
    """Return from the year of the first event on; when a venue opened long before says less than what came
    after."""
    days = [_on(m) for m in lead.timeline if m.what != "opened"] or [_on(m) for m in lead.timeline]
    days = days or [date(2000, 1, 1)]
    return DaysAxis(date(min(days).year, 1, 1), date(max(days).year, 12, 31))


def _on(m: TimelineEvent) -> date:
    """Return the day, of a month its middle."""
    return date.fromisoformat(m.day if len(m.day) > 7 else f"{m.day}-15")


def _years(axis: DaysAxis, bottom: float) -> Iterator[str]:
    for year in range(axis.first.year, axis.last.year + 1):
        x = axis.x(date(year, 1, 1))
        yield line(x, TOP - 44, x, bottom - 18, 'stroke="#d5dbe1" stroke-width="1"')
        yield text(x + 3, TOP - 34, str(year), size=11, fill=GREY)


def _lane(id_: str, y: float, lead: Lead, axis: DaysAxis) -> Iterator[str]:
    """Yield a venue's name and its life as a bar, from the left where it opened before the drawing begins."""
    yield text(16, y - 2, id_ or gettext(ELSEWHERE), size=12)
    yield text(16, y + 13, lead.trades.get(id_) or "", size=10, fill=GREY)
    lives = {m.what: _on(m) for m in lead.timeline if m.what in LIVES and id_ in m.about}
    if not id_:
        return
    begun, ended = lives.get("opened", axis.first), lives.get("revoked") or lives.get("closed")
    x1, x2 = axis.x(begun), axis.x(ended or axis.last)
    yield (
        f'<rect x="{x1:.1f}" y="{y - 4:.1f}" width="{max(1.0, x2 - x1):.1f}" height="8"'
        f' fill="{FILL["venue"]}"/>'
    )
    if begun >= axis.first and "opened" in lives:
        yield line(x1, y - 9, x1, y + 9, f'stroke="{DARK}" stroke-width="2"')
    if ended is not None:
        yield from _cross(x2, y, 6, "revoked" in lives)


def _cross(x: float, y: float, half: float, revoked: bool) -> Iterator[str]:
    look = f'stroke="{RED if revoked else GREY}" stroke-width="2.4"'
    yield line(x - half, y - half, x + half, y + half, look)
    yield line(x - half, y + half, x + half, y - half, look)


def _events(events: Sequence[TimelineEvent], lanes: Mapping[str, float], axis: DaysAxis) -> Iterator[str]:
    """Yield the marks with their numbers; numbers that would touch stand above one another."""
    taken: list[tuple[float, float]] = []
    for number, m in enumerate(events, 1):
        x = axis.x(_on(m))
        ys = sorted(lanes[a] for a in m.about if a in lanes) or [lanes[""]]
        yield from _mark(m.what, x, ys)
        at = ys[0] - 13
        while any(abs(x - tx) < 15 and abs(at - ty) < 10 for tx, ty in taken):
            at -= 10
        taken.append((x, at))
        yield text(x, at, str(number), size=10, anchor="middle", halo=True)


def _mark(what: str, x: float, ys: Sequence[float]) -> Iterator[str]:
    if what == "rotation":
        yield line(x, ys[0], x, ys[-1], f'stroke="{DARK}" stroke-width="1.6" stroke-dasharray="4 3"')
        yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{DARK}"/>' for y in ys)
        return
    for y in ys:
        if what == "case":
            yield shape("case", x, y, 9)
        elif what == "tip":
            yield (
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="white" stroke="{GREY}" stroke-width="1.4"/>'
            )
        else:
            yield (
                f'<polygon points="{x:.1f},{y - 7:.1f} {x + 7:.1f},{y:.1f} {x:.1f},{y + 7:.1f}'
                f' {x - 7:.1f},{y:.1f}" fill="#f2c078" stroke="#333"/>'
            )


def _told(number: int, m: TimelineEvent) -> str:
    what = moment(m.what, m.note, m.status, m.handled)
    return f"{number}. {day(m.day)}  {what}"


def _legend(y: float) -> Iterator[str]:
    x = 20.0
    for what in ("case", "violation", "tip", "rotation", "opened", "revoked", "closed"):
        yield from _sign(what, x, y)
        words = said(MOMENTS, what)
        yield text(x + 13, y + 4, words, size=11)
        x += 32 + 6.2 * len(words)


def _sign(what: str, x: float, y: float) -> Iterator[str]:
    if what == "opened":
        yield line(x, y - 8, x, y + 8, f'stroke="{DARK}" stroke-width="2"')
    elif what in LIVES:
        yield from _cross(x, y, 5, what == "revoked")
    else:
        yield from _mark(what, x, (y - 6, y + 6) if what == "rotation" else (y,))
