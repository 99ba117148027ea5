"""One venue over the years, drawn: a lane for cases, one for violations, one for inspections; and as a
table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from desk.base.language import gettext, gettext_noop, pgettext_noop
from desk.web.venues.records import CASE, INSPECTION, LANES, VIOLATION, Mark
from desk.words.numbers import day_words

WORDS = {
    CASE: gettext_noop("vụ việc"),
    VIOLATION: pgettext_noop("lane", "vi phạm"),
    INSPECTION: pgettext_noop("lane", "kiểm tra"),
}
TOP, ROW, AT_LEAST = 26, 28, 3  # pixels; years on the axis


@dataclass(frozen=True, slots=True)
class History:
    height: int
    years: tuple[tuple[float, int], ...]
    lanes: tuple[tuple[str, int, bool], ...]  # title, where it is, whether nothing is on it
    points: tuple[tuple[float, int, str, bool], ...]  # x, y, lane, whether it speaks well of the venue
    since: tuple[float, int, int] | None  # where the last inspection stands, its lane, days since
    unsure: bool  # a row that can't be used may be a later inspection
    rows: tuple[tuple[str, str, str], ...]  # day (of a case the month), lane, what


def history_of(marks: Iterable[Mark], end: date, unsure: bool) -> History:
    """Lay the marks out up to the end of the year shown; x in per cent of the drawing."""
    mine = sorted((m for m in marks if m.on <= end), key=lambda m: (m.on, m.lane, m.what))
    first = min(mine[0].on.year if mine else end.year, end.year - AT_LEAST + 1)
    begins = date(first, 1, 1)
    whole = (end + timedelta(1) - begins).days

    def x(on: date) -> float:
        return round(100 * (on - begins).days / whole, 2)

    y = {lane: TOP + ROW * row for row, lane in enumerate(LANES)}
    lanes = tuple((gettext(WORDS[lane]), y[lane], not any(m.lane == lane for m in mine)) for lane in LANES)
    last = max((m.on for m in mine if m.lane == INSPECTION), default=None)
    return History(
        TOP + ROW * len(LANES),
        tuple((x(date(year, 1, 1)), year) for year in range(first, end.year + 1)),
        lanes,
        tuple((x(m.on), y[m.lane], m.lane, m.good) for m in mine),
        (x(last), y[INSPECTION], (end - last).days) if last else None,
        unsure,
        tuple((_on(m), gettext(WORDS[m.lane]), _what(m)) for m in reversed(mine)),
    )


def _on(mark: Mark) -> str:
    return f"{mark.on:%m/%Y}" if mark.lane == CASE else day_words(mark.on)


def _what(mark: Mark) -> str:
    if mark.lane != VIOLATION:
        return mark.what
    after = gettext("đã khắc phục") if mark.good else gettext("chưa ghi khắc phục")
    return f"{mark.what}, {after}"
