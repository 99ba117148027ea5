"""Workbooks in: sheets of plain cells from .xlsx, the quick way where its XML is written as usual."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import replace

from facts.intake import problems
from facts.intake.grid import Cells, ReturnSheets
from facts.intake.guards import check_archive
from facts.intake.legacy_text import text_from_legacy
from facts.intake.old_workbook import sheets_by_calamine
from facts.intake.problems import FileFault
from facts.intake.sheet_xml import CellMarks, told_by_xml


def sheets_from_workbook(content: bytes, file: str) -> ReturnSheets:
    """Read the visible sheets that carry a form's name. Raise FileFault where there is no workbook."""
    check_archive(content, file)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            marks = told_by_xml(book, file)
        return _by_openpyxl(content, file) if marks is None else _by_calamine(content, file, marks)
    except (FileFault, MemoryError):
        raise
    # XML, and what reads it, fails on broken files in any way it likes; a panic of Rust is no Exception.
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        raise FileFault(problems.NOT_A_WORKBOOK, file) from error


def _by_calamine(content: bytes, file: str, marks: Mapping[str, CellMarks]) -> ReturnSheets:
    try:
        sheets = sheets_by_calamine(content, file, lambda name: marks[name].errors)
    except (
        OverflowError
    ):  # a number shown as a day beyond all calendars: openpyxl reads it as an error of that cell
        return _by_openpyxl(content, file)
    pages = tuple(
        (form, replace(page, rows=_unicode(page.rows, marks[page.name]))) for form, page in sheets.sheets
    )
    return replace(sheets, sheets=pages)


def _unicode(rows: tuple[Cells, ...], marks: CellMarks) -> tuple[Cells, ...]:
    """Return rows with what was typed for a legacy font as Unicode."""
    if not marks.fonts:
        return rows
    return tuple(
        tuple(
            text_from_legacy(value, marks.fonts[r, c])
            if isinstance(value, str) and (r, c) in marks.fonts
            else value
            for c, value in enumerate(row)
        )
        for r, row in enumerate(rows)
    )


def _by_openpyxl(content: bytes, file: str) -> ReturnSheets:
    from facts.intake.openpyxl_workbook import sheets_by_openpyxl  # half a second that hardly any file needs

    return sheets_by_openpyxl(content, file)
