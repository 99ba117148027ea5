"""Where a row stands, in words."""

from __future__ import annotations

from collections.abc import Iterable

from desk.base.language import gettext, gettext_noop

ROW = gettext_noop("dòng")


def sheets_of(places: Iterable[str]) -> tuple[str, ...]:
    """Return the sheets that rows kept as `file!sheet!row` stand in: of workers no row is picked out, nor how
    many."""
    return tuple(sorted({place.rpartition("!")[0] for place in places}))


def place_said(place: str) -> str:
    """Write a place kept as `file!sheet!row` the way pages do: `file · B04 dòng 15`."""
    file, *inside = place.split("!")
    sheet, row = (*inside, "", "")[:2]
    return file + (f" · {sheet}" if sheet else "") + (f" {gettext(ROW)} {row}" if row else "")
