"""What the returns say of venues: the register period by period, and what happened at one venue, day by day.

A case is told by its month, and one about a seller of sex not at all; of workers nothing is read here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desk.runs.year import Year
from desk.web.shelf import standing_of_year
from facts.forms.case_forms import SELLERS_CASES
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
