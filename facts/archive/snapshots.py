"""Registers as each period's return leaves them, who delivered what, and what is provisional."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from facts.archive.filing import Filing, Key, Office
from facts.archive.tellings import OfficeTellings, Telling
from facts.context import Context
from facts.periods import FIRST_HALF, YEAR
from facts.standing import Delivery, Record

Offices = Mapping[Office, OfficeTellings]
Place = tuple[str, str, str]


def registers_of(offices: Offices) -> dict[Place, tuple[Record, ...]]:
    """Return the snapshot of each kind, unit and period, in order of key, the commune's word before others'."""
    # Offices stand in order of arrival; sorting keeps that.
    ranked = sorted(offices.items(), key=lambda item: not item[0].is_commune)
    merged: dict[Place, dict[Key, Telling]] = {}
    for office, told in ranked:
        for (kind, period), by_key in told.registers.items():
            snapshot = merged.setdefault((kind, office.unit, period), {})
            for key, telling in by_key.items():
                snapshot.setdefault(key, telling)
    return {
        place: tuple(t.filing.record(t.form, t.row) for _, t in sorted(merged[place].items()))
        for place in sorted(merged)
    }


def deliveries_of(filings: Sequence[Filing], offices: Offices) -> tuple[Delivery, ...]:
    """Return a row a return and form, by unit, period, office, form, then order of returns."""
    last = {(f.sender, f.period, form.form): f.hash for f in filings for form in f.forms}
    found = []
    for filing in filings:
        standing = offices[filing.sender].standing
        for form in filing.forms:
            counts = standing.get((filing.period, form.form))
            # Where none returned the form, the last that could have stands for all.
            by = counts.filing.hash if counts else last[filing.sender, filing.period, form.form]
            found.append(_delivery(filing, form.form, form.state, standing=by == filing.hash))
    return tuple(sorted(found, key=lambda d: (d.unit, d.period, d.office, d.form)))


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
    )


def provisional_of(offices: Offices, context: Context) -> frozenset[Place]:
    """Return the (unit, period, form) with rows set aside; a half-year's are the year's too."""
    found: set[Place] = set()
    for office, told in offices.items():
        for (code, form), delivered in told.standing.items():
            if delivered.form.provisional:
                found.add((office.unit, code, form))
                period = context.calendar.period(code)
                year = (
                    context.calendar.at(YEAR, period.year) if period and period.kind == FIRST_HALF else None
                )
                if year is not None:
                    found.add((office.unit, year.code, form))
    return frozenset(found)
