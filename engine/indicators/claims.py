"""Venues whose place is in dispute: a row of another unit's register lists them, and it can't be used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from facts.periods import Calendar, Period

Claims = Mapping[str, frozenset[str]]  # venue → the units it may lie in, that of its own row among them
Listing = tuple[str, str, str]  # venue, unit, period of the return


def claims_on(
    venues: Mapping[str, tuple[str, str]], lost: Iterable[Listing], calendar: Calendar, period: Period
) -> Claims:
    """Return the venues that a lost row of a register lists for another unit than their own row does.

    `venues` are the unit and the period of the row that stands of each. Where that row is of the same period
    or a later one it settles the matter; a lost row for a later period than `period` is not looked at.
    """
    claims: dict[str, set[str]] = defaultdict(set)
    for venue, unit, code in lost:
        lies_in, since = venues.get(venue, (unit, code))
        told_for, stands_for = calendar.period(code), calendar.period(since)
        if unit == lies_in or told_for is None or stands_for is None:
            continue
        if stands_for.end < told_for.end <= period.end:
            claims[venue] |= {lies_in, unit}
    return {venue: frozenset(units) for venue, units in claims.items()}
