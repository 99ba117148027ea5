"""Where a row stands, in words."""

from __future__ import annotations

ROW = {"vi": "dòng", "en": "row"}


def place_said(place: str, lang: str) -> str:
    """Write a place kept as `file!sheet!row` the way pages do: `file · B04 dòng 15`."""
    file, *inside = place.split("!")
    sheet, row = (*inside, "", "")[:2]
    return file + (f" · {sheet}" if sheet else "") + (f" {ROW[lang]} {row}" if row else "")
