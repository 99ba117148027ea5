"""How large the letters of a sheet are on paper, by its page and the widths of its columns."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def printed_size(sheet: Any) -> float:
    """Return how large letters of 11 points are printed: at its scale, else fitted to its page."""
    if not sheet.sheet_properties.pageSetUpPr or not sheet.sheet_properties.pageSetUpPr.fitToPage:
        return 11 * (sheet.page_setup.scale or 100) / 100
    pixels = sum(7 * one.width * (one.max + 1 - one.min) for one in sheet.column_dimensions.values())
    inches = 11.69 if sheet.page_setup.orientation == "landscape" else 8.27
    return 11 * min(1, 96 * (inches - sheet.page_margins.left - sheet.page_margins.right) / pixels)


def too_small(sheets: Iterable[Any]) -> dict[str, float]:
    """Return the visible sheets that are printed in letters of less than nine points."""
    sizes = {sheet.title: printed_size(sheet) for sheet in sheets if sheet.sheet_state == "visible"}
    return {title: size for title, size in sizes.items() if size < 8.99}
