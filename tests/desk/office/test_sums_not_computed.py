"""The printed self-score, sent by a program that computes no formulas: sums are passed over, a cell's own
formula is said at its cell."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from desk.office.workbooks.blank_returns import SELF_SCORE, BlankReturn, self_score_form
from engine.rulebook.model.editions import edition
from engine.rulebook.model.rulebook import Rules
from facts.intake.form_rows import FormRows, rows_from_sheet
from facts.intake.workbook import sheets_from_workbook

Cells = list[tuple[str, Any]]
OWN_FORMULAS = ("E10", "E11")


@pytest.fixture(scope="module")
def filled(shipped_rules: Rules, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The form as a person fills it in: 2 points each, two of them written as a formula."""
    book = edition(shipped_rules.rulebooks["healthy_commune"], date(2020, 12, 14))
    rows = tuple({"unit_code": "30991", "criterion": c.id} for c in book.criteria)
    blank = BlankReturn("30991", "Xã Tây Yên A", "2020", (SELF_SCORE,), "", {"B15": rows})
    made = openpyxl.load_workbook(self_score_form(tmp_path_factory.mktemp("f") / "a.xlsx", book, blank, 2020))
    for row in made["B15"].iter_rows(min_row=8):
        if re.fullmatch(r"[A-E]\d", str(row[1].value)):
            row[4].value = "=1+1" if row[4].coordinate in OWN_FORMULAS else 2
    return made


def cells(book: Any) -> Iterator[tuple[str, Cells]]:
    for sheet in book.worksheets:
        yield (
            sheet.title,
            [(c.coordinate, c.value) for row in sheet.iter_rows() for c in row if c.value is not None],
        )


def by_openpyxl(book: Any) -> bytes:
    """No formula has a value."""
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def by_xlsxwriter(book: Any) -> bytes:
    """Each formula has the value 0, and the workbook says that formulas are computed when it is opened."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as new:
        for title, found in cells(book):
            sheet = new.add_worksheet(title)
            for place, value in found:
                sheet.write(place, value)
    return made.getvalue()


def the_slow_way(book: Any) -> bytes:
    """As above, in XML of which only the slow way reads all: attributes in the other quotes."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(by_xlsxwriter(book))) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(
                name,
                (
                    part.replace(b'xml:space="preserve"', b"xml:space='preserve'").replace(
                        b'<row r="8"', b"<row r='8'"
                    )
                    if "sheet" in name
                    else part
                ),
            )
    return made.getvalue()


@pytest.mark.parametrize("hand", [by_openpyxl, by_xlsxwriter, the_slow_way])
def test_sums_are_passed_over_and_a_formula_is_said_at_its_cell(
    filled: Any, hand: Callable[[Any], bytes]
) -> None:
    found = rows_of(sheets_from_workbook(hand(filled), "a.xlsx"))
    said = [(p.cell, p.code) for row in found.rows for p in row.problems]
    assert said == [(cell, "formula_not_computed") for cell in OWN_FORMULAS]
    assert len(found.rows) == 19
    assert [row.values["points"] for row in found.rows if not row.problems] == [2] * 17


def test_what_was_computed_is_read(filled: Any) -> None:
    """As Excel and Calc leave it: values beside the formulas, nothing still to be computed."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(by_xlsxwriter(filled))) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name).replace(b' fullCalcOnLoad="1"', b"")
            new.writestr(name, part.replace(b"<f>1+1</f><v>0</v>", b"<f>1+1</f><v>2</v>"))
    found = rows_of(sheets_from_workbook(made.getvalue(), "a.xlsx"))
    assert [row.values["points"] for row in found.rows] == [2] * 19


def test_a_formula_without_a_value_in_an_open_document_is_said_at_its_cell(filled: Any) -> None:
    found = rows_of(sheets_from_workbook(open_document(filled), "a.ods"))
    assert [(p.cell, p.code) for row in found.rows for p in row.problems] == [
        (cell, "formula_not_computed") for cell in OWN_FORMULAS
    ]


def rows_of(sheets: Any) -> FormRows:
    return rows_from_sheet(SELF_SCORE, next(sheet for form, sheet in sheets.sheets if form == "B15"))


def open_document(book: Any) -> bytes:
    """Return the sheets as an .ods in which no formula has a value."""
    space = "urn:oasis:names:tc:opendocument:xmlns:"
    tables = []
    for sheet in book.worksheets:
        rows = ["".join(_open_cell(c.value) for c in row) for row in sheet.iter_rows()]
        body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
        tables.append(f'<table:table table:name="{sheet.title}">{body}</table:table>')
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{space}office:1.0" '
        f'xmlns:table="{space}table:1.0" xmlns:text="{space}text:1.0" office:version="1.2"><office:body>'
        f"<office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body></office:document-content>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as new:
        new.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        new.writestr("content.xml", content)
        new.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{space}manifest:1.0"/>')
    return made.getvalue()


def _open_cell(value: Any) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, int | float):
        return (
            '<table:table-cell office:value-type="float"'
            f' office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
        )
    if value.startswith("="):
        formula = value.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
        return f'<table:table-cell table:formula="of:{formula}"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
