"""The one order of returns, whatever the order of imports. See docs/decisions/returns-order.md."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from facts.archive.conflicts import conflicts_in
from facts.archive.filing import Filing, ReportingOffice
from facts.spelling import respelled

_CORRECTED = respelled("(sửa")


def in_order(filings: Iterable[Filing]) -> tuple[Filing, ...]:
    """Return returns by day made, unit, file name, hash; corrections of a day after what they correct."""
    ordered = sorted(filings, key=_plain)
    ties: dict[tuple[date, ReportingOffice, str], list[int]] = defaultdict(list)
    for place, filing in enumerate(ordered):
        ties[filing.prepared_on, filing.sender, filing.period].append(place)
    result = list(ordered)
    for places in (places for places in ties.values() if len(places) > 1):
        for place, filing in zip(places, sorted((ordered[p] for p in places), key=_correcting), strict=True):
            result[place] = filing
    return tuple(result)


def _plain(filing: Filing) -> tuple[date, str, str, str]:
    return filing.prepared_on, filing.sender.unit, filing.file, filing.hash


def _correcting(filing: Filing) -> tuple[date, bool, str, int, str]:
    """Of one name, the return with fewer rows that can't be used corrects the other: a file half corrected,
    then wholly."""
    corrected = _CORRECTED in respelled(filing.file)
    return filing.received_on, corrected, filing.file, -_unusable(filing), filing.hash


def _unusable(filing: Filing) -> int:
    """Count the rows that are set aside, or at odds with another row of their key."""
    return sum(sum(r.set_aside for r in form.rows) + len(list(conflicts_in(form))) for form in filing.forms)
