"""What is noticed when returns are laid side by side: changed, withdrawn, gone, moved by one side only."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain
from typing import Any

from facts.archive.between_senders import OneSided, differences_between
from facts.archive.filing import noticed_key, record_key, shown_key
from facts.archive.history import ROW_GONE, ROW_UNREAD, RecordHistory, RecordVersion, Removal, corrections
from facts.forms.catalogue import FORMS, KINDS, NOTICE
from facts.forms.fields import CHILD, OTHER, Field
from facts.forms.notice_kind import CHANGED, COPIED, GONE, TOLD_LATE, VENUE_GONE, WITHDRAWN
from facts.intake.showing import tells_of_someone
from facts.periods import FIRST_HALF, YEAR, Calendar, Period
from facts.source_row import Key
from facts.spelling import document_numbers
from facts.standing import COMMUNE, Event, Record, Registers, Source, Value

# kinds that count in the year of their day
LATE = frozenset({"inspection", "violation", "case", "hotspot", "tip"})
_SAME: Mapping[str, tuple[str, ...]] = {  # what is alike in a row that was copied
    "activity": ("kind", "audience", "hamlet", "participants", "joint_with", "topic"),
    "support": ("programme", "women", "girls", "poor_households"),
    "registration": ("plan_no", "plan_on"),
}
NO_LONGER_THERE = "không còn trong báo cáo sau"
MAY_BE_UNREAD = "không còn trong báo cáo sau, hoặc ở một dòng có ô phải sửa của báo cáo ấy"
_PLACE = re.compile(r"(.*)![^!]+!(\d+)")
Notice = Callable[..., Record | None]  # what `_notice` makes by the calendar of the rules


def notices_of(
    history: RecordHistory, gone: Sequence[Removal], registers: Registers, one_sided: Sequence[OneSided]
) -> tuple[Event, ...]:
    """Return everything noticed, as events in order of key."""
    notice = partial(_notice, history.context.calendar)
    noticed = chain(
        _changed(history, notice),
        _withdrawn(history, notice),
        (notice(GONE, g.form, g.key, g, g.stood_in, str(g.missing_from)) for g in gone),
        _venues_gone(registers, history, notice),
        (_from_one_side(row, notice) for row in chain(one_sided, differences_between(history))),
        _reported_late(history, notice),
        _copied(history, registers, notice),
    )
    records = {record.key: record for record in noticed if record is not None}
    return tuple(Event(NOTICE.name, key, (records[key],)) for key in sorted(records))


def _notice(
    calendar: Calendar, what: str, form: str, key: Key, of: Any, stood_in: str, said_in: str, **more: Value
) -> Record | None:
    """Return the record of one thing noticed about what has the unit, office and period of `of`; None if the
    rules no longer have the period. `stood_in` and `said_in` are places or a file."""
    period = calendar.period(of.period)
    if period is None:
        return None
    place_key = [stood_in] if FORMS[form].of_workers else []  # its row tells them apart
    id_ = "|".join((form, *key, what, str(more.get("field") or ""), said_in or of.period, *place_key))
    values: dict[str, Value] = {
        **dict.fromkeys(NOTICE.record_fields),
        "id": id_,
        "unit_code": of.unit,
        "noted_on": period.end,
        "what": what,
        "form": form,
        "stood_in": stood_in or None,
        "said_in": said_in or None,
        **more,
        **_before_and_after(more),
    }
    place = _PLACE.fullmatch(said_in or stood_in)
    source = Source(place[1] if place else said_in, NOTICE.form, int(place[2]) if place else 0)
    return Record(NOTICE.name, (id_,), of.unit, of.period, of.office, values, source)


def _before_and_after(more: Mapping[str, Value]) -> dict[str, Value]:
    """Return both values, as a bad cell's may be shown; neither where either may tell of a person."""
    values = {name: more.get(name) for name in ("old", "new")}
    hidden = any(isinstance(value, str) and tells_of_someone(value) for value in values.values())
    return {name: None if hidden else _text(value) for name, value in values.items()}


def _changed(history: RecordHistory, notice: Notice) -> Iterator[Record | None]:
    for office in history.offices.values():
        for keys in office.versions.values():
            for versions in keys.values():
                yield from (_correction(notice, *correction) for correction in corrections(versions))


def _correction(notice: Notice, name: str, before: RecordVersion, after: RecordVersion) -> Record | None:
    kind = before.form.kind
    field = kind.record_fields[name]
    old, new = (version.row.values.get(name) for version in (before, after))
    lowers = lowered_risk(field, old, new)
    own = name not in FORMS[kind.form].record_fields  # an office's own column is named by its header
    if kind.of_workers or name not in kind.fields or field.personal or (own and field.sensitivity != "open"):
        old = new = None
    key = noticed_key(kind, after.row.values)
    more = {"field": field.header if own else name, "old": old, "new": new, "lowers": lowers}
    return notice(CHANGED, kind.form, key, after.filing.manifest, before.place, after.place, **more)


def lowered_risk(field: Field, old: Value, new: Value) -> str | None:
    """Return what kind of risk a change lessens: what weighed no longer does, or less of it."""
    before, after = field.weight(old), field.weight(new)
    fewer = before == after and isinstance(old, int) and isinstance(new, int) and new < old
    return before if before is not None and (fewer or after not in (before, CHILD)) else None


def _withdrawn(history: RecordHistory, notice: Notice) -> Iterator[Record | None]:
    forms = history.context.catalogue.forms
    for office in history.offices.values():
        for w in office.withdrawn:
            kind, values = forms[w.form], w.values
            weights = {field.weight(values.get(name)) for name, field in kind.record_fields.items()}
            key, said_in = noticed_key(kind, values), w.said_in or w.missing_from or ""
            reason = {ROW_GONE: NO_LONGER_THERE, ROW_UNREAD: MAY_BE_UNREAD}.get(w.reason, w.reason)
            lowers = next((risk for risk in (CHILD, OTHER) if risk in weights), None)
            more = {"reason": reason, "lowers": lowers, "document": bool(document_numbers(reason))}
            yield notice(WITHDRAWN, w.form, key, w, w.stood_in, said_in, **more)


def _reported_late(history: RecordHistory, notice: Notice) -> Iterator[Record | None]:
    """Yield what an office first reports in a return of a later year than the one it happened in, though that
    year's had the form, without the row; one that stood there and could not be used was reported.

    It would count in no year: not in its own, which is read as its own returns reported it, nor in the later
    one.
    """
    calendar = history.context.calendar
    for office in history.offices.values():
        for (kind, _), keys in office.versions.items():
            for row_key, versions in keys.items() if kind in LATE else ():
                first = next((version for version in versions if version.row.counts), None)
                day = None if first is None else history.day_of(first)
                if first is None or day is None:
                    continue
                own, reported = _year_of(day, calendar), calendar.period(first.filing.period)
                form = first.form.form
                of_its_year = office.forms.get((own.code, form), ()) if own else ()
                there = any(row_key in returned.form.keys for returned in of_its_year)
                if own and reported and own.year < reported.year and of_its_year and not there:
                    key = shown_key(first.form.kind, first.row.values)
                    yield notice(TOLD_LATE, form, key, first.filing.manifest, "", first.place)


def _copied(history: RecordHistory, registers: Registers, notice: Notice) -> Iterator[Record | None]:
    """Yield what a unit reports of a year in the words and numbers of the year before: each such row once.

    An activity and a support by all but its day or year, where a number of people tells it from others; a
    plan by its number and the day of the year.
    """
    rows: dict[tuple[str, str, int], list[Record]] = defaultdict(list)
    calendar = history.context.calendar
    for (kind, unit, code), records in registers.items():
        period = calendar.period(code)
        if kind in _SAME and period is not None and period.kind == YEAR:
            rows[kind, unit, period.year] += records
    for office in history.offices.values():
        for kind, _, version in office.current_events():
            day = history.day_of(version)
            of = _year_of(day, calendar) if kind in _SAME and day else None
            if of is not None:
                rows[kind, version.record.unit, of.year].append(version.record)
    for (kind, unit, year), own in rows.items():
        before = Counter(filter(None, map(_content, rows.get((kind, unit, year - 1), ()))))
        for record in sorted(own, key=lambda record: record.key):
            content = _content(record)
            if content and before[content]:
                before[content] -= 1
                yield notice(COPIED, KINDS[kind].form, record.key, record, "", record.source.place)


def _content(record: Record) -> tuple[Value, ...]:
    """Return what a row says beside its day or year; nothing where that would tell it from no other."""
    values = tuple(record.values.get(name) for name in _SAME[record.kind])
    if record.kind == "registration":
        number, day = values
        return (number, day.month, day.day) if number and isinstance(day, date) else ()
    return values if any(isinstance(value, int) and value > 0 for value in values) else ()


def _year_of(day: date, calendar: Calendar) -> Period | None:
    years = (calendar.at(YEAR, year) for year in (day.year, day.year + 1))
    return next((period for period in years if period is not None and period.holds(day)), None)


def _from_one_side(one_sided: OneSided, notice: Notice) -> Record | None:
    record, kind = one_sided.record, KINDS[one_sided.record.kind]
    key = noticed_key(kind, record.values) if kind.of_workers else record.key
    more = {"field": one_sided.field, "old": one_sided.old, "new": one_sided.new}
    return notice(one_sided.what, kind.form, key, record, "", record.source.place, **more)


def _venues_gone(registers: Registers, history: RecordHistory, notice: Notice) -> Iterator[Record | None]:
    """Yield the venues a unit's return no longer has though those before had them open last.

    One whose row is there and can't be used is not left out. One reported now to open only after the period
    is.
    """
    named, calendar = _venues_set_aside(history), history.context.calendar
    for (kind, _, code), rows in registers.items():
        period = calendar.period(code)
        if kind == "venue" and period is not None:
            named.setdefault(code, set()).update(row.key for row in rows if not _opens_after(row, period))
    for unit, code, before in _followed(registers, calendar):
        last = {row.key: (row, period) for period in before for row in registers["venue", unit, period.code]}
        for key, (row, period) in last.items():
            closed = row.values.get("closed_on")
            open_ = not isinstance(closed, date) or closed > period.end
            if open_ and key not in named.get(code, ()):
                of, form = replace(row, unit=unit, office=COMMUNE, period=code), KINDS["venue"].form
                yield notice(VENUE_GONE, form, key, of, row.source.place, "")


def _opens_after(row: Record, period: Period) -> bool:
    opened = row.values.get("opened_on")
    return isinstance(opened, date) and opened > period.end


def _venues_set_aside(history: RecordHistory) -> dict[str, set[Key]]:
    """Return, by period, the venues whose row is set aside in the return that counts."""
    venues: dict[str, set[Key]] = {}
    for current in history.current_forms:
        if current.form.kind.name == "venue":
            rows = (row for row in current.form.rows if row.set_aside)
            keys = (record_key(current.form.kind, row.values) for row in rows)
            venues.setdefault(current.filing.period, set()).update(keys)
    return venues


def _followed(registers: Registers, calendar: Calendar) -> Iterator[tuple[str, str, tuple[Period, ...]]]:
    """Yield each unit and period with a snapshot of venues, and the snapshots before it: last year's, the
    half-year's.

    A half-year's own snapshot is compared with the year before only until the year's own has come.
    """
    units: dict[str, dict[tuple[int, str], Period]] = {}
    for kind, unit, code in registers:
        period = calendar.period(code) if kind == "venue" else None
        if period is not None:
            units.setdefault(unit, {})[period.year, period.kind] = period
    for unit, periods in units.items():
        for (year, kind), period in periods.items():
            last, half = periods.get((year - 1, YEAR)), periods.get((year, FIRST_HALF))
            if kind == YEAR:
                yield unit, period.code, tuple(p for p in (last, half) if p is not None)
            elif kind == FIRST_HALF and last is not None and (year, YEAR) not in periods:
                yield unit, period.code, (last,)


def _text(value: Value) -> str | None:
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, date):
        return value.isoformat()
    return None if value is None else str(value)
