"""What the returns say of venues: the register period by period, and what happened at one venue, day by day;
drawn in a lane for cases, one for violations, one for inspections.

A case is told by its month, and one about a seller of sex not at all; of workers nothing is read here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from desk.base.language import gettext, gettext_noop, pgettext_noop
from desk.runs.year import Year
from desk.web.shelf import standing_of_year
from desk.words.numbers import day_words
from facts.forms.returned_forms import SELLERS_CASES
from facts.standing import Record, Standing

CASE, VIOLATION, INSPECTION = "case", "violation", "inspection"
LANES = (CASE, VIOLATION, INSPECTION)


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing on record at a venue. `good`: an inspection without fault, a violation made good."""

    lane: str
    on: date
    what: str
    good: bool = False


def registers_of(year: Year) -> Mapping[str, Sequence[Record]]:
    """Return what each return's register says of each venue, oldest first."""
    found: dict[str, list[Record]] = {}
    period = year.rules.calendar.period
    told = [
        (known.end, code, records)
        for (kind, _, code), records in standing_of_year(year).registers.items()
        if kind == "venue" and (known := period(code)) is not None
    ]
    for _, _, records in sorted(told, key=lambda one: one[:2]):
        for record in records:
            found.setdefault(record.key[0], []).append(record)
    return found


def trades_of(registers: Mapping[str, Sequence[Record]]) -> Mapping[str, str]:
    return {id_: str(records[-1].values.get("type") or "–") for id_, records in registers.items()}


def marks_of(standing: Standing, venue: str) -> Iterator[Mark]:
    """Yield what is on record at a venue, in no order."""
    checks: dict[str, date] = {}
    for record in _events(standing, INSPECTION):
        if record.values["venue_id"] == venue and isinstance(on := record.values["date"], date):
            checks[record.key[0]] = on
            yield Mark(INSPECTION, on, str(record.values["result"]), record.values["result"] == "đạt")
    for record in _events(standing, VIOLATION):
        if on := checks.get(str(record.values["inspection_id"])):
            yield Mark(VIOLATION, on, str(record.values["act"]), record.values["remedied_on"] is not None)
    for record in _events(standing, CASE):
        on = record.values["found_on"]
        if (
            record.values["venue_id"] == venue
            and isinstance(on, date)
            and record.values["type"] not in SELLERS_CASES
        ):
            yield Mark(CASE, on.replace(day=1), "")


def _events(standing: Standing, kind: str) -> Iterator[Record]:
    return (event.record for event in standing.events.get(kind, ()))


def against_of(marks: Iterable[Mark], told: Sequence[Record], end: date) -> Iterator[tuple[str, bool]]:
    """Yield sentences; True: not known."""
    mine = [m for m in marks if m.on <= end]
    yield from (*_inspected(mine), *_cases(mine), *_register(told))


def _inspected(marks: Sequence[Mark]) -> Iterator[tuple[str, bool]]:
    checks = [m for m in marks if m.lane == INSPECTION]
    faults = [m for m in marks if m.lane == VIOLATION]
    good = [m for m in checks if m.good]
    if not checks:
        yield (gettext("Chưa thấy cuộc kiểm tra nào trong sổ: không rõ cơ sở làm đúng hay sai."), True)
    elif good:
        yield (
            gettext(
                "%(good)s trong %(checks)s lần kiểm tra kết luận đạt, gần nhất %(on)s.",
                good=len(good),
                checks=len(checks),
                on=day_words(good[-1].on),
            ),
            False,
        )
    if checks and not faults:
        yield (gettext("Không có vi phạm hành chính nào trong các lần kiểm tra ấy."), False)
    made_good = sum(m.good for m in faults)
    if made_good:
        yield (
            gettext(
                "%(made_good)s trong %(faults)s vi phạm đã được khắc phục.",
                made_good=made_good,
                faults=len(faults),
            ),
            False,
        )


def _cases(marks: Sequence[Mark]) -> Iterator[tuple[str, bool]]:
    if any(m.lane == CASE for m in marks):
        yield (gettext("Vụ việc xảy ra tại cơ sở không nói chủ cơ sở có biết hay không."), False)


def _register(told: Sequence[Record]) -> Iterator[tuple[str, bool]]:
    owners = list(dict.fromkeys((r.values["owner_id"], r.period) for r in told if r.values["owner_id"]))
    changed = next(((a, b) for a, b in pairwise(owners) if a[0] != b[0]), None)
    if changed:
        since = changed[1][1]
        yield (
            gettext("B02 ghi chủ khác từ kỳ %(since)s: việc trước đó là của chủ trước?", since=since),
            True,
        )
    now = told[-1].values if told else {}
    if now.get("commitment_signed"):
        yield gettext("Đã ký cam kết với xã."), False
    if now.get("security_certificate"):
        yield (gettext("Có giấy chứng nhận đủ điều kiện về an ninh trật tự."), False)


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
