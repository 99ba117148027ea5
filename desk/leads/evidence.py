"""The records a lead rests on: what each brings and where it stands."""

from __future__ import annotations

from collections.abc import Iterable

from desk.base.language import gettext
from desk.leads import lead_words as words
from desk.leads.lead_words import figure, said
from desk.report.tree import ReportColumn, Table, TextLines
from desk.words.masking import STINTS
from desk.words.place_words import place_said, sheets_of
from engine.links.evidence import Evidence
from engine.links.review import Reviewed, told_in

LITTLE = 0.05  # bits that print as 0.0


def where_words(e: Evidence, every_place: bool) -> TextLines:
    """Return where a row stands last, and how often elsewhere; of workers' rows none is picked out."""
    places = places_told(e)
    if every_place or not places or e.row.form == STINTS:
        return TextLines(tuple(map(place_said, places)))
    more = len(places) - 1
    rest = gettext(" (và %(n)s dòng khác)", n=more) if more else ""
    return TextLines((place_said(places[-1]) + rest,))


def places_told(e: Evidence) -> tuple[str, ...]:
    """Return where a row stands; workers' rows by their sheets alone, whoever asks."""
    return sheets_of(e.row.places) if e.row.form == STINTS else e.row.places


def row_words(form: str, key: str) -> str:
    return f"{form} {words.key_of(form, key)}"


def tells_by_row(items: Iterable[str]) -> dict[str, list[str]]:
    """Return the kinds of things each row tells, row by row."""
    tells: dict[str, list[str]] = {}
    for row, kind in map(told_in, items):
        if kind not in tells.setdefault(row, []):
            tells[row].append(kind)
    return tells


def new_table(found: Reviewed) -> Table:
    """List what was not known when the lead was decided on, what weighs most first."""
    bits = {f"{e.row.form} {e.row.key}": e.bits for e in found.lead.evidence}
    tells = tells_by_row(found.new)
    columns = (
        ReportColumn(gettext("Bit"), lambda row: figure(bits.get(row, 0.0), 1), "right"),
        ReportColumn(gettext("Biểu, khóa"), lambda row: row_words(*row.split(" ", 1))),
        ReportColumn(gettext("Nói về"), lambda row: ", ".join(said(words.KINDS, k) for k in tells[row])),
    )
    rows = sorted(tells, key=lambda row: (-round(bits.get(row, 0.0), 1), row))
    return Table(gettext("Mới từ khi có quyết định"), columns, rows)
