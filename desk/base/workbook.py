"""A workbook being written: its formats, what every page carries, and a file put in place whole."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from desk.base.language import LazyText, in_language
from desk.base.outputs import write_output
from facts.still_package import MADE
from facts.visible_text import document_text

FONT = "Times New Roman"
# Pixels that a table may take across A4 on its side, or upright, for 11 points to be 9 on paper.
PRINTED, UPRIGHT = 1241, 839
AT_NINE = 82  # per cent: 11 points are printed as 9
OWN_FORMS = "Biểu mẫu của chương trình (returns: 1), không phải biểu mẫu chính thức."
_BASE = {"font_name": FONT, "font_size": 11, "valign": "top", "text_wrap": True}
_BOX = {"border": 1, "border_color": "#9AA5B1"}
_HEAD = {"bold": True, "bg_color": "#DCE6F1", "align": "center", "valign": "vcenter"}
_MARK = {"italic": True, "font_color": "#9C2A10"}
_NOTE = {"italic": True, "font_color": "#52606D"}
_FILL = {"bg_color": "#FFFBEA"}
_OPEN: dict[str, dict[str, Any]] = {
    "open": {"locked": False},
    "open_text": {"locked": False, "num_format": "@"},
    "open_date": {"locked": False, "num_format": "dd/mm/yyyy", "align": "left"},
    "open_number": {"locked": False, "num_format": "#,##0"},
    "open_decimal": {"locked": False, "num_format": "0.00"},
}
STYLES: dict[str, dict[str, Any]] = {
    "plain": {},
    "title": {"bold": True, "font_size": 14, "text_wrap": False},
    "mark": {**_MARK, "text_wrap": False},
    "mark_wrapped": _MARK,
    "note": {**_NOTE, "text_wrap": False},
    "note_wrapped": _NOTE,
    "head": {**_HEAD, **_BOX},
    "label": {"bold": True, **_BOX},
    "label_free": {"bold": True, "text_wrap": False},
    "cell": {**_BOX, "align": "left", "indent": 1},
    "number": {**_BOX, "num_format": "#,##0.##", "align": "right"},
    "points": {**_BOX, "num_format": "0.00", "align": "right"},
    "signs": {"bold": True, "align": "center"},
    "signs_how": {**_NOTE, "align": "center"},
    "centre": {**_BOX, "align": "center"},
    "hidden": {**_BOX, "align": "center", "font_color": "#7B8794", "bg_color": "#F0F4F8"},
    "group": {"bold": True, "bg_color": "#EEF2F6", **_BOX},
    "sum": {"bold": True, "num_format": "0.00", "align": "right", **_BOX},
    **_OPEN,
    **{f"{name}_ruled": {**style, **_BOX} for name, style in _OPEN.items()},
    **{f"fill{kind}": {**_OPEN[f"open{kind}"], **_FILL, **_BOX} for kind in ("", "_text", "_date")},
}


CellValue = str | float | Fraction | Decimal | date | None


class WorkbookSheet(Worksheet):  # type: ignore[misc]
    """A sheet that takes any text, too long ones too, and knows the program's formats by name."""

    style: Callable[[str], Any]

    def put(self, row: int, column: int, value: CellValue, style: str = "") -> None:
        """Write a text, number, day or blank as what it is; in its usual style where none is named."""
        usual = next(name for kind, name in USUAL if isinstance(value, kind))
        form = self.style(style or usual)
        if value is None:
            self.write_blank(row, column, None, form)
        elif isinstance(value, str):
            self.write_string(row, column, value, form)
        elif isinstance(value, date):
            self.write_datetime(row, column, value, form)
        else:
            self.write_number(row, column, float(value), form)

    def line(
        self, row: int, cells: Iterable[CellValue], styles: Mapping[int, str] = MappingProxyType({})
    ) -> None:
        """Write a row; `styles` are those of columns that do not have the usual one."""
        for column, value in enumerate(cells):
            self.put(row, column, value, styles.get(column, ""))

    def top(self, *lines: tuple[str, str]) -> None:
        """Write what stands above a sheet's table: from the first row down a text and its style."""
        for row, (text, style) in enumerate(lines):
            self.put(row, 0, text, style)

    def head(
        self, row: int, columns: Iterable[tuple[str, int]], kept: int = 0, on_each_page: bool = False
    ) -> int:
        """Write a table's header with its widths, frozen with `kept` columns; return the row under it.

        The widest columns are narrowed until the table is printed in letters that can be read."""
        headers, widths = zip(*columns, strict=True)
        narrowed = printed_widths(widths, PRINTED if self.orientation == 0 else UPRIGHT)
        for column, (header, width) in enumerate(zip(headers, narrowed, strict=True)):
            self.set_column(column, column, width)
            self.put(row, column, header, "head")
        self.freeze_panes(row + 1, kept)
        if on_each_page:
            self.repeat_rows(row)
        return row + 1

    def spread(self, widths: Sequence[int], kept: int = 1) -> None:
        """Print columns too many for one page on pages side by side, the first `kept` on each."""
        pixels = [_pixels(width) for width in widths]
        if sum(pixels) <= PRINTED:
            return
        breaks, used = [], 0
        for column, width in enumerate(pixels):
            if used + width > PRINTED:
                breaks.append(column)
                used = sum(pixels[:kept])
            used += width
        self.set_print_scale(AT_NINE)
        self.set_v_pagebreaks(breaks)
        self.print_across()
        if kept:
            self.repeat_columns(0, kept - 1)

    def _write_string(self, row: int, col: int, string: str, cell_format: Any = None) -> Any:
        return super()._write_string(row, col, document_text(string), cell_format)


USUAL = (
    (str, "cell"),
    (date, "open_date_ruled"),
    (float, "points"),
    (type(None), "cell"),
    (object, "number"),
)
"""The style of a value by what it is, the first that fits."""


def printed_widths(widths: Sequence[int], pixels: int = PRINTED) -> list[int]:
    """Return the widths, the widest narrowed until together they take no more pixels."""
    widest = max(widths)
    while sum(_pixels(min(width, widest)) for width in widths) > pixels:
        widest -= 1
    return [min(width, widest) for width in widths]


def _pixels(width: int) -> int:
    return 7 * width + 5


class _Workbook(xlsxwriter.Workbook):  # type: ignore[misc]
    worksheet_class = WorkbookSheet


class NewWorkbook:
    """An xlsxwriter workbook with the program's formats, kept in memory until it is whole."""

    def __init__(self, lang: str = "vi") -> None:
        self._page = in_language(lang, LazyText("Trang"))
        self._buffer = io.BytesIO()
        self.book = _Workbook(
            self._buffer,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        # else the moment of writing, and no two files are the same
        self.book.set_properties({"created": MADE})
        self._formats: dict[str, Any] = {}

    def style(self, name: str) -> Any:
        if name not in self._formats:
            self._formats[name] = self.book.add_format({**_BASE, **STYLES[name]})
        return self._formats[name]

    def sheet(self, name: str, *, footer: str, landscape: bool = True, header: str = "") -> WorkbookSheet:
        """Add a sheet for A4 that fits its width and carries `footer` on every printed page."""
        made: WorkbookSheet = self.book.add_worksheet(name)
        made.style = self.style
        made.set_paper(9)
        made.set_landscape() if landscape else made.set_portrait()
        made.fit_to_pages(1, 0)
        made.set_margins(left=0.6, right=0.5, top=0.8, bottom=0.8)
        made.set_header(f"&C&{FONT_CODE}{header}" if header else f"&C&{FONT_CODE}&P")
        made.set_footer(f"&L&{FONT_CODE}{footer}&R&{FONT_CODE}{self._page} &P/&N")
        return made

    def content(self) -> bytes:
        self.book.close()
        return self._buffer.getvalue()

    def save(self, path: Path, after: Callable[[bytes], bytes] = bytes) -> Path:
        """Write the workbook whole; `after` may change its bytes before that."""
        write_output(path, after(self.content()))
        return path


FONT_CODE = f'"{FONT},Regular"&9'
