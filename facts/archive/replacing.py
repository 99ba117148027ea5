"""Which return took the place of which: a later one of the same office, unit and period, form by form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facts.archive.filing import Filing, ReportingOffice

Place = tuple[ReportingOffice, str, str]  # sender, period, form


@dataclass(frozen=True, slots=True)
class Replaced:
    """Forms of one return that no longer count because a later return has them too."""

    hash: str  # of the later return
    by: str
    file: str
    forms: tuple[str, ...]


def replaced_in(ordered: Sequence[Filing]) -> tuple[Replaced, ...]:
    """Return every replacement, in the order of returns. A form not returned replaces nothing."""
    last: dict[Place, Filing] = {}
    found: dict[tuple[str, str], list[str]] = {}
    names = {filing.hash: filing.file for filing in ordered}
    for filing in ordered:
        for form in filing.forms:
            place = (filing.sender, filing.period, form.form)
            if form.state is None:
                continue
            if place in last:
                found.setdefault((filing.hash, last[place].hash), []).append(form.form)
            last[place] = filing
    return tuple(
        Replaced(later, names[later], names[earlier], tuple(sorted(forms)))
        for (later, earlier), forms in found.items()
    )
