"""What is seen in a lead with where it stands: form, row, months, and the periods of the returns it is in."""

from __future__ import annotations

from collections.abc import Iterable

from desk.base.language import gettext
from desk.leads.lead_words import day
from desk.leads.people import row_words
from desk.words.masking import STINTS
from engine.links.statements import RowRef
from facts.periods import Calendar


def rows_words(rows: Iterable[RowRef]) -> str:
    """Return the rows by form and key, of one venue's workers the months together."""
    months_of: dict[str, list[str]] = {}
    for row in sorted(rows):
        venue, _, month = row.key.partition("|")
        stint = row.form == STINTS and month
        months_of.setdefault(f"{row.form} {venue}" if stint else row_words(row.form, row.key), []).extend(
            [day(month)] if stint else []
        )
    return "; ".join(
        gettext("%(row)s, tháng %(months)s", row=row, months=", ".join(months)) if months else row
        for row, months in months_of.items()
    )


def periods_of(rows: Iterable[RowRef], calendar: Calendar) -> tuple[str, ...]:
    """Return the periods of the returns in which rows stand, the oldest first; of a place that names no
    period nothing is said."""
    first = {place.partition("/")[0] for row in rows for place in row.places if "/" in place}
    known = {name: period for name in first if (period := calendar.period(name))}
    return tuple(sorted(known, key=lambda name: (known[name].end, name)))
