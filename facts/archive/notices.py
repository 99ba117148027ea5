"""What is noticed when returns are laid side by side: changed, withdrawn, gone, moved by one side only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from facts.archive.between_senders import differences_between
from facts.archive.events import gone_of
from facts.archive.filing import FiledForm, Filing, ReportingOffice, noticed_key, record_key, shown_key
from facts.archive.first_told import Histories, RowTold, changes_in, histories_of
from facts.archive.one_sided import OneSided
from facts.archive.tellings import ROW_GONE, Dates, OfficeTellings, Telling
from facts.context import Context
from facts.forms.catalogue import FORMS, KINDS, NOTICE
from facts.forms.fields import CHILD, OTHER, Field
from facts.forms.notice_kind import CHANGED, GONE, TOLD_LATE, VENUE_GONE, WITHDRAWN
from facts.periods import FIRST_HALF, YEAR, Calendar, Period
from facts.standing import COMMUNE, Event, Record, Source, Value

LATE = frozenset(
    {"inspection", "violation", "case", "hotspot", "tip"}
)  # kinds that count in the year of their day
NO_LONGER_THERE = "không còn trong báo cáo sau"
_PLACE = re.compile(r"(.*)![^!]+!(\d+)")
Registers = Mapping[tuple[str, str, str], tuple[Record, ...]]


@dataclass(frozen=True, slots=True)
class _Noticed:
    what: str
    form: str
    key: tuple[str, ...]
    unit: str
    office: str
    period: str
    stood_in: str
    said_in: str
    field: str | None = None
    old: Value = None
    new: Value = None
    reason: str | None = None
    lowers: str | None = None


def notices_of(
    filings: Sequence[Filing],
    offices: Mapping[ReportingOffice, OfficeTellings],
    registers: Registers,
    one_sided: Sequence[OneSided],
    context: Context,
) -> tuple[Event, ...]:
    """Return everything noticed, as events in order of key."""
    histories = histories_of(filings, context)
    found = [
        *_changed(histories),
        *_withdrawn(offices),
        *_gone(offices),
        *_venues_gone(registers, filings, context.calendar),
        *map(_from_one_side, one_sided),
        *map(_from_one_side, differences_between(filings, context)),
        *_told_late(filings, histories, context),
    ]
    records = {record.key: record for one in found if (record := _record(one, context.calendar)) is not None}
    return tuple(Event(NOTICE.name, key, (records[key],)) for key in sorted(records))


def _changed(histories: Histories) -> Iterator[_Noticed]:
    for office, places in histories.items():
        for keys in places.values():
            for said in keys.values():
                yield from (_change(office, *found) for found in changes_in(said))


def _change(office: ReportingOffice, name: str, before: RowTold, after: RowTold) -> _Noticed:
    kind = before.form.kind
    old, new = (s.row.values.get(name) for s in (before, after))
    lowers = lowered_risk(kind.record_fields[name], old, new)
    if kind.of_workers or name not in kind.fields or kind.fields[name].personal:
        old = new = None
    key = noticed_key(kind, after.row.values)
    return _Noticed(
        CHANGED,
        kind.form,
        key,
        office.unit,
        office.office,
        after.filing.period,
        before.place,
        after.place,
        name,
        old,
        new,
        lowers=lowers,
    )


def lowered_risk(field: Field, old: Value, new: Value) -> str | None:
    """Return what kind of risk a change makes less of: what weighed no longer does, or there is less of
    it."""
    before, after = field.weight(old), field.weight(new)
    fewer = before == after and isinstance(old, int) and isinstance(new, int) and new < old
    return before if before is not None and (fewer or after not in (before, CHILD)) else None


def _withdrawn(offices: Mapping[ReportingOffice, OfficeTellings]) -> Iterator[_Noticed]:
    for office, told in offices.items():
        for w in told.withdrawn:
            kind, values = FORMS[w.form], w.values
            weights = {field.weight(values.get(name)) for name, field in kind.record_fields.items()}
            yield _Noticed(
                WITHDRAWN,
                w.form,
                noticed_key(kind, values),
                office.unit,
                w.office,
                w.period,
                w.stood_in,
                w.said_in or w.missing_from or "",
                reason=NO_LONGER_THERE if w.reason == ROW_GONE else w.reason,
                lowers=next((risk for risk in (CHILD, OTHER) if risk in weights), None),
            )


def _gone(offices: Mapping[ReportingOffice, OfficeTellings]) -> Iterator[_Noticed]:
    for g in gone_of(offices):
        yield _Noticed(GONE, g.form, g.key, g.unit, g.office, g.period, g.stood_in, g.missing_from)


def _told_late(filings: Sequence[Filing], histories: Histories, context: Context) -> Iterator[_Noticed]:
    """Yield what an office first tells in a return of a later year than the one it happened in, though that
    year's had the form.

    It would count in no year: not in its own, which is read as its own returns told it, nor in the later one.
    """
    sent = {(f.sender, f.period, form.form) for f in filings for form in f.forms if form.state is not None}
    days = Dates(filings)
    for office, places in histories.items():
        for (kind, _), keys in places.items():
            for said in keys.values() if kind in LATE else ():
                first = next((s for s in said if s.row.stands), None)
                if first is None:
                    continue
                day, told_in = (
                    days.of(Telling(first.filing, first.form, first.row)),
                    context.calendar.period(first.filing.period),
                )
                own = _year_of(day, context.calendar) if day else None
                if (
                    own
                    and told_in
                    and own.year < told_in.year
                    and (office, own.code, first.form.form) in sent
                ):
                    key = shown_key(first.form.kind, first.row.values)
                    yield _Noticed(
                        TOLD_LATE,
                        first.form.form,
                        key,
                        office.unit,
                        office.office,
                        told_in.code,
                        "",
                        first.place,
                    )


def _year_of(day: date, calendar: Calendar) -> Period | None:
    years = (calendar.at(YEAR, year) for year in (day.year, day.year + 1))
    return next((period for period in years if period is not None and period.holds(day)), None)


def _from_one_side(found: OneSided) -> _Noticed:
    record, kind = found.record, KINDS[found.record.kind]
    key = noticed_key(kind, record.values) if kind.of_workers else record.key
    place = f"{record.source.file}!{record.source.sheet}!{record.source.row}"
    return _Noticed(
        found.what,
        record.source.sheet,
        key,
        record.unit,
        record.office,
        record.period,
        "",
        place,
        found.field,
        found.old,
        found.new,
    )


def _venues_gone(registers: Registers, filings: Sequence[Filing], calendar: Calendar) -> Iterator[_Noticed]:
    """Yield the venues a unit's return no longer has though those before had them open last.

    One whose row is there and can't be used is not left out. One told now to open only after the period is.
    """
    told = _venues_named(filings)
    for (kind, _, code), rows in registers.items():
        period = calendar.period(code)
        if kind == "venue" and period is not None:
            told.setdefault(code, set()).update(row.key for row in rows if not _opens_after(row, period))
    for unit, code, before in _followed(registers, calendar):
        last = {row.key: (row, period) for period in before for row in registers["venue", unit, period.code]}
        for key, (row, period) in last.items():
            closed = row.values.get("closed_on")
            open_ = not isinstance(closed, date) or closed > period.end
            if open_ and key not in told.get(code, ()):
                place = f"{row.source.file}!{row.source.sheet}!{row.source.row}"
                yield _Noticed(VENUE_GONE, KINDS["venue"].form, key, unit, COMMUNE, code, place, "")


def _opens_after(row: Record, period: Period) -> bool:
    opened = row.values.get("opened_on")
    return isinstance(opened, date) and opened > period.end


def _venues_named(filings: Sequence[Filing]) -> dict[str, set[tuple[str, ...]]]:
    """Return, by period, the venues whose row is set aside in the return that stands."""
    last: dict[tuple[ReportingOffice, str], FiledForm] = {}
    for filing in filings:
        for form in filing.forms:
            if form.kind.name == "venue" and form.state is not None:
                last[filing.sender, filing.period] = form
    found: dict[str, set[tuple[str, ...]]] = {}
    for (_, code), form in last.items():
        keys = (record_key(form.kind, row.values) for row in form.rows if row.set_aside)
        found.setdefault(code, set()).update(keys)
    return found


def _followed(registers: Registers, calendar: Calendar) -> Iterator[tuple[str, str, tuple[Period, ...]]]:
    """Yield each unit and period with a snapshot of venues, and the snapshots before it: last year's, the
    half-year's.

    A half-year's own snapshot is held to the year before only until the year's own has come.
    """
    units: dict[str, dict[tuple[int, str], Period]] = {}
    for kind, unit, code in registers:
        period = calendar.period(code) if kind == "venue" else None
        if period is not None:
            units.setdefault(unit, {})[period.year, period.kind] = period
    for unit, found in units.items():
        for (year, kind), period in found.items():
            last, half = found.get((year - 1, YEAR)), found.get((year, FIRST_HALF))
            if kind == YEAR:
                yield unit, period.code, tuple(p for p in (last, half) if p is not None)
            elif kind == FIRST_HALF and last is not None and (year, YEAR) not in found:
                yield unit, period.code, (last,)


def _record(found: _Noticed, calendar: Calendar) -> Record | None:
    period = calendar.period(found.period)
    if period is None:
        return None
    place_key = [found.stood_in] if FORMS[found.form].of_workers else []  # its row tells them apart
    parts = (found.form, *found.key, found.what, found.field or "", found.said_in or found.period)
    key = "|".join((*parts, *place_key))
    values: dict[str, Value] = {
        "id": key,
        "unit_code": found.unit,
        "noted_on": period.end,
        "what": found.what,
        "form": found.form,
        "field": found.field,
        "old": _text(found.old),
        "new": _text(found.new),
        "stood_in": found.stood_in or None,
        "said_in": found.said_in or None,
        "lowers": found.lowers,
        "reason": found.reason,
    }
    place = _PLACE.fullmatch(found.said_in or found.stood_in)
    source = Source(place[1] if place else found.said_in, NOTICE.form, int(place[2]) if place else 0)
    return Record(NOTICE.name, (key,), found.unit, found.period, found.office, values, source)


def _text(value: Value) -> str | None:
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, date):
        return value.isoformat()
    return None if value is None else str(value)
