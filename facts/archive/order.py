"""The one order of returns, whatever the order of imports. See docs/decisions/0002-order-of-returns.md."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from facts.archive.filing import Filing, Office
from facts.spelling import respelled

_CORRECTED = respelled("(sửa")


def in_order(filings: Iterable[Filing]) -> tuple[Filing, ...]:
    """Return returns by day of making, unit, file name, hash; corrections made the same day after what they correct."""
    ordered = sorted(filings, key=_plain)
    ties: dict[tuple[date, Office, str], list[int]] = defaultdict(list)
    for place, filing in enumerate(ordered):
        ties[filing.prepared_on, filing.sender, filing.period].append(place)
    result = list(ordered)
    for places in ties.values():
        for place, filing in zip(places, sorted((ordered[p] for p in places), key=_correcting), strict=True):
            result[place] = filing
    return tuple(result)


def _plain(filing: Filing) -> tuple[date, str, str, str]:
    return filing.prepared_on, filing.sender.unit, filing.file, filing.hash


def _correcting(filing: Filing) -> tuple[date, bool, str, str]:
    return filing.received_on, _CORRECTED in respelled(filing.file), filing.file, filing.hash
