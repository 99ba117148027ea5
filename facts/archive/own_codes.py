"""Whose code a row bears: an id begins with the code of the unit that issued it."""

import re
from collections.abc import Iterable

from facts.archive.filing import Filing, ReportingOffice
from facts.context import Context

OWNED = frozenset({"venue", "case", "hotspot"})  # kinds that only the unit that issued the id reports
_ISSUER = re.compile(r"\d{5}(?=-)")
HandedOver = frozenset[tuple[str, str, str]]  # kind, id, the unit it went to


def issuer_of(code: object, sender: ReportingOffice, period: str, context: Context) -> str:
    """Return the unit, other than the sender's, whose code an id begins with; '' where there is none.

    A unit that is no more on the period's last day is nobody else: who followed it keeps its codes.
    """
    match = _ISSUER.match(str(code))
    span = context.calendar.period(period)
    if match is None or span is None or match[0] == sender.unit:
        return ""
    return match[0] if context.units.get(match[0], span.end) is not None else ""


def handed_over(filings: Iterable[Filing]) -> HandedOver:
    """Return what communes themselves report, under their own code, as being in another unit now."""
    return frozenset(
        (form.kind.name, str(row.values["id"]), str(row.values["unit_code"]))
        for filing in filings
        if filing.sender.is_commune
        for form in filing.forms
        if form.kind.name in OWNED
        for row in form.rows
        if row.counts
        and str(row.values["id"]).startswith(f"{filing.sender.unit}-")
        and row.values.get("unit_code") not in (None, filing.sender.unit)
    )
