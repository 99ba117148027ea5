"""Registers as each period's return leaves them, who delivered what, and appraisals that differ."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import partial

from facts.archive.filing import APPRAISAL, Filing, ReportingOffice, counted_for
from facts.archive.history import OfficeHistory, RecordHistory, RecordVersion
from facts.context import Context
from facts.forms.catalogue import KINDS
from facts.intake.numbers import decimal_text
from facts.intake.problems import Problem
from facts.source_row import Key, SourceRow
from facts.standing import Delivery, Record

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
    return {
        place: tuple(version.record for _, version in sorted(merged[place].items()))
        for place in sorted(merged)
        if not _is_no_more(place[1], place[2], context)
    }


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
            deliveries.append(_delivery(filing, form.form, form.returned, standing=by == filing.hash))
    return tuple(sorted(deliveries, key=lambda d: (d.unit, d.period, d.office, d.form)))


def _delivery(filing: Filing, form: str, state: str | None, *, standing: bool) -> Delivery:
    return Delivery(
        filing.sender.unit,
        filing.period,
        filing.sender.office,
        form,
        state,
        filing.prepared_on,
        filing.received_on,
        filing.file,
        standing,
        filing.manifest.received_by,
        filing.hash,
    )
