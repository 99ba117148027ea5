"""What counts, of all offices together: events, one a key; registers as each period's return leaves them; who
delivered what; and where offices differ.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial

from facts.archive.filing import APPRAISAL, Filing, ReportingOffice, counted_for
from facts.archive.history import (
    FormVersion,
    OfficeHistory,
    RecordHistory,
    RecordVersion,
    Removal,
    removal,
)
from facts.context import Context
from facts.forms.catalogue import KINDS
from facts.intake.cells import decimal_text
from facts.intake.problems import Problem
from facts.source_row import Key, SourceRow
from facts.standing import Delivery, Event, Record

_HOME = re.compile(r"\d{5}(?=-|$)")


def events_of(
    filings: Sequence[Filing], offices: Mapping[ReportingOffice, OfficeHistory]
) -> Mapping[str, tuple[Event, ...]]:
    """Return one event a key, in order of key; the commune's telling first, then in order of arrival."""
    arrival = {filing.hash: place for place, filing in enumerate(filings)}
    versions: dict[str, dict[Key, list[RecordVersion]]] = defaultdict(lambda: defaultdict(list))
    for office in offices.values():
        for kind, key, version in office.current_events():
            versions[kind][key].append(version)
    return {
        kind: tuple(_event(kind, sorted(by_key[k], key=lambda v: _rank(v, arrival))) for k in sorted(by_key))
        for kind, by_key in versions.items()
    }


def _rank(version: RecordVersion, arrival: Mapping[str, int]) -> tuple[bool, bool, bool, int]:
    """Put the commune that issued the id first, then communes, then others; units that are no more last."""
    sender = version.filing.sender
    home = _HOME.match(str(version.row.key[0])) if version.row.key else None
    at_home = sender.is_commune and home is not None and home[0] == sender.unit
    return version.filing.past, not at_home, not sender.is_commune, arrival[version.filing.hash]


def _event(kind: str, versions: Sequence[RecordVersion]) -> Event:
    records = [version.record for version in versions]
    key = records[0].key  # spelled as the first spells it, so that the records of one event have one key
    return Event(kind, key, tuple(r if r.key == key else replace(r, key=key) for r in records))


def gone_of(offices: Mapping[ReportingOffice, OfficeHistory]) -> tuple[Removal, ...]:
    """Return the events that are missing from a later return without a reason, in order of form and key; they
    still count."""
    versions = (version for office in offices.values() for _, _, version in office.current_events())
    lacking = ((version, version.missing_from) for version in versions)
    gone = [removal(version, FormVersion(later, version.form)) for version, later in lacking if later]
    return tuple(sorted(gone, key=lambda g: (g.form, g.key, g.unit, g.office)))


Offices = Mapping[ReportingOffice, OfficeHistory]
Place = tuple[str, str, str]
LISTED = ("venue", "party")  # registers of things with an id of their own, not of a unit's figures


def registers_of(offices: Offices, context: Context) -> dict[Place, tuple[Record, ...]]:
    """Return the snapshot of each kind, unit and period, in order of key, the commune's word before others'.

    A unit that was no more at the period's end has none: what it lists stands in the unit that followed.
    Where that took the return over, the venues and parties it does not list itself stand in it too.
    """
    # Offices stand in order of arrival; sorting keeps that.
    ranked = sorted(offices.items(), key=lambda item: not item[0].is_commune)
    merged: dict[Place, dict[Key, RecordVersion]] = {}
    handed: list[tuple[Place, Key, RecordVersion]] = []
    for office, history in ranked:
        for (kind, period), by_key in history.registers.items():
            if not KINDS[kind].counts_from(office.office):
                continue
            merged.setdefault((kind, office.unit, period), {})
            for key, version in by_key.items() if kind != APPRAISAL else ():
                merged[kind, office.unit, period].setdefault(key, version)
                if version.filing.handed_to and kind in LISTED:
                    handed.append(((kind, version.filing.handed_to, period), key, version))
    for place, key, version in handed:
        merged.setdefault(place, {}).setdefault(key, version)
    for (period, key), by_office in _appraisals(offices).items():
        version = next(iter(by_office.values()))
        unit = counted_for(version.filing.sender, KINDS[APPRAISAL], version.row)
        merged.setdefault((APPRAISAL, unit, period), {})[key] = version
    places = (place for place in sorted(merged) if not _is_no_more(place[1], place[2], context))
    return {p: tuple(version.record for _, version in sorted(merged[p].items())) for p in places}


def _is_no_more(unit: str, code: str, context: Context) -> bool:
    period = context.calendar.period(code)
    return period is not None and context.units.no_more(unit, period.end)


def _appraisals(offices: Offices) -> Mapping[tuple[str, Key], Mapping[str, RecordVersion]]:
    """Return, by period and key, each appraising office's last word, in order of arrival of the offices.

    An office may put any unit's code on the cover: its sheets are one office's all the same.
    """
    latest: dict[tuple[str, Key], dict[str, RecordVersion]] = {}
    for office, history in offices.items():
        for (kind, period), by_key in history.registers.items():
            for key, version in by_key.items() if kind == APPRAISAL else ():
                by_office = latest.setdefault((period, key), {})
                if office.office not in by_office or _order(by_office[office.office]) < _order(version):
                    by_office[office.office] = version
    return latest


def _order(version: RecordVersion) -> tuple[date, date, str, str]:
    filing = version.filing
    return filing.prepared_on, filing.received_on, filing.file, filing.hash


def appraisals_apart(offices: Offices) -> tuple[tuple[RecordVersion, Problem], ...]:
    """Return each appraisal that differs from another office's that counts, and what is said of it."""
    conflicting = []
    for by_office in _appraisals(offices).values():
        stands, *others = by_office.values()
        conflicting += [(t, _apart(stands, t)) for t in others if _points(stands.row) != _points(t.row)]
    return tuple(conflicting)


def _points(row: SourceRow) -> Decimal:
    points = row.values["points"]
    assert isinstance(points, Decimal)
    return points


def _apart(stands: RecordVersion, version: RecordVersion) -> Problem:
    points, office = decimal_text(_points(stands.row)), stands.filing.sender.label
    problem = partial(version.form.problem, version.row, "points", "appraisals_differ", "appraised", False)
    return problem(points=points, office=office)


def deliveries_of(history: RecordHistory) -> tuple[Delivery, ...]:
    """Return a row a return and form, by unit, period, office, form, then order of returns."""
    filings = history.filings
    last = {(f.sender, f.period, form.form): f.hash for f in filings for form in f.forms}
    deliveries = []
    for filing in filings:
        forms = history.offices[filing.sender].forms
        for form in filing.forms:
            versions = forms.get((filing.period, form.form))
            # Where none returned the form, the last that could have stands for all.
            by = versions[-1].filing.hash if versions else last[filing.sender, filing.period, form.form]
            sent = (filing.sender.unit, filing.period, filing.sender.office, form.form, form.returned)
            came = (filing.prepared_on, filing.received_on, filing.file, by == filing.hash)
            deliveries.append(Delivery(*sent, *came, filing.manifest.received_by, filing.hash))
    return tuple(sorted(deliveries, key=lambda d: (d.unit, d.period, d.office, d.form)))
