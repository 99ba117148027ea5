"""What offices send besides .xlsx: .xls, .ods, and text typed for TCVN3 and VNI fonts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
import pytest
import xlwt
from openpyxl.styles import Font

from facts.intake.files import content_of
from facts.intake.legacy_text import text_from_vni
from facts.intake.problems import FileFault
from facts.intake.walking import walked
from facts.intake.workbook import sheets_from_workbook
from tests.facts import builders
from tests.facts.binary_workbooks import ERRORS, xlsb
from tests.facts.conftest import Workspace
from tests.facts.legacy_typing import tcvn3_from_text, vni_from_text

Pages = dict[str, list[list[Any]]]
SAID = "Quán Nhậu Ươm Nắng Đồng Bằng, ấp Xẻo Dừa, phường Ngã Rẽ, ưỡn ẹo, Nguyễn Thị Thỏ"


def pages(**changes: Any) -> Pages:
    rows = [
        builders.venue(1, name="Quán Mưa Đêm", type="quán nhậu"),
        builders.venue(2, **{"rooms": 12, **changes}),
    ]
    cover = builders.cover_rows({"B02": "có số liệu", "B06": "không phát sinh"})
    return {"B00": cover, "B02 Cơ sở": [["BIỂU B02"], [], *builders.form_rows("B02", rows)]}


def shown(content: Pages) -> Pages:
    """Write days as text."""
    return {name: [[_plain(value) for value in row] for row in rows] for name, rows in content.items()}


def _plain(value: Any) -> Any:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else value


def xls(path: Path, content: Pages, code: Callable[[str], str] = str) -> Path:
    book = xlwt.Workbook()
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for name, rows in content.items():
        sheet = book.add_sheet(name)
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write(r, c, value, day)
                elif value in ERRORS:
                    sheet.row(r).set_cell_error(c, ERRORS[value])
                elif value is not None:
                    sheet.write(r, c, code(value) if isinstance(value, str) else value)
    book.save(str(path))
    return path


def ods(path: Path, content: Pages) -> Path:
    tables = "".join(
        f'<table:table table:name="{escape(name)}">{"".join(map(_ods_row, rows))}</table:table>'
        for name, rows in content.items()
    )
    space = "urn:oasis:names:tc:opendocument:xmlns"
    calc = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
    xml = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{space}:office:1.0" '
        f'xmlns:table="{space}:table:1.0" xmlns:text="{space}:text:1.0" xmlns:calcext="{calc}"'
        ' office:version="1.2">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return packed(path, xml)


def packed(path: Path, xml: str) -> Path:
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr("META-INF/manifest.xml", manifest)
        book.writestr("content.xml", xml)
    return path


def _ods_row(row: list[Any]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>"


def _ods_cell(value: Any) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"/>'
    if isinstance(value, int) and not isinstance(value, bool):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    text = escape(str(value))
    if value in ERRORS:  # as Calc writes them
        kind = (
            'table:formula="of:=1/0" office:value-type="string" office:string-value=""'
            ' calcext:value-type="error"'
        )
        return f"<table:table-cell {kind}><text:p>{text}</text:p></table:table-cell>"
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'


@pytest.mark.parametrize("written", [xls, ods])
def test_an_old_workbook_says_what_the_new_one_would(
    workspace: Workspace, tmp_path: Path, written: Callable[[Path, Pages], Path]
) -> None:
    path = written(tmp_path / f"30985 Thứ Ba.{written.__name__}", pages())
    report = workspace.take(path)
    assert not report.faults
    assert not report.problems
    rows = workspace.read()[0].registers["venue", "30985", "2020"]
    assert [row.values["name"] for row in rows] == ["Quán Mưa Đêm", "Quán Sen 2"]
    assert rows[1].values["rooms"] == 12
    assert rows[0].source.row == 4  # title and blank row above the header are counted


def test_a_bad_cell_of_an_old_workbook_is_told_with_its_place(workspace: Workspace, tmp_path: Path) -> None:
    report = workspace.take(xls(tmp_path / "a.xls", pages(opened_on="31/02/2020")))
    assert [(p.problem.cell, p.problem.code) for p in report.problems] == [("N5", "date_invalid")]


@pytest.mark.parametrize("written", [xls, ods, xlsb])
def test_an_error_cell_of_an_old_workbook_is_no_blank(
    workspace: Workspace, tmp_path: Path, written: Callable[[Path, Pages], Path]
) -> None:
    content = shown(pages(type="#REF!", rooms="#N/A"))
    report = workspace.take(written(tmp_path / f"a.{written.__name__}", content))
    assert not report.faults
    told = {(p.problem.field, p.problem.code, p.problem.found, p.problem.set_aside) for p in report.problems}
    assert told == {
        ("type", "cell_error", "#REF!", True),
        ("rooms", "cell_error", "#N/A", False),
    }


def test_an_error_of_a_formula_of_a_binary_workbook_is_told_where_it_stands(
    workspace: Workspace, tmp_path: Path
) -> None:
    report = workspace.take(xlsb(tmp_path / "a.xlsb", shown(pages(type="=#DIV/0!"))))
    assert [(p.problem.cell, p.problem.found) for p in report.problems] == [("C5", "#DIV/0!")]


def test_a_hidden_sheet_of_an_old_workbook_is_told(workspace: Workspace, tmp_path: Path) -> None:
    book = xlwt.Workbook()
    for name, rows in shown(pages()).items():
        sheet = book.add_sheet(name)
        sheet.visibility = int(name != "B00")
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if value is not None:
                    sheet.write(r, c, value)
    book.save(str(tmp_path / "a.xls"))
    report = workspace.take(tmp_path / "a.xls")
    assert [p.problem.code for p in report.problems] == ["sheet_hidden"]


@pytest.mark.parametrize("code", [tcvn3_from_text, vni_from_text])
def test_legacy_text_in_an_old_workbook_is_known_by_its_headers(
    workspace: Workspace, tmp_path: Path, code: Callable[[str], str]
) -> None:
    report = workspace.take(xls(tmp_path / "a.xls", pages(), code))
    assert not report.faults
    assert not report.problems
    rows = workspace.read()[0].registers["venue", "30985", "2020"]
    assert rows[0].values["name"] == "Quán Mưa Đêm"


def test_vni_text_comes_back_as_it_was() -> None:
    for text in (SAID, SAID.upper()):
        assert text_from_vni(vni_from_text(text)) == text


def test_vni_as_typed_is_read() -> None:
    assert text_from_vni("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam") == "Cộng hòa xã hội chủ nghĩa Việt Nam"
    assert text_from_vni("ÑOÄC LAÄP") == "ĐỘC LẬP"
    assert text_from_vni("Trường") == "Trường"


def test_a_vni_font_in_a_new_workbook_is_read(workspace: Workspace, tmp_path: Path) -> None:
    path = builders.return_file(tmp_path / "a.xlsx", {"B02": [builders.venue(1, name="x")]})
    book = openpyxl.load_workbook(path)
    cell = book["B02"]["B2"]
    cell.value, cell.font = vni_from_text("Quán Mưa Đêm"), Font(name="VNI-Times")
    book.save(path)
    workspace.take(path)
    assert workspace.read()[0].registers["venue", "30985", "2020"][0].values["name"] == "Quán Mưa Đêm"


@pytest.mark.parametrize(
    "content",
    [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 40,
        b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet" + b"\0" * 90,
    ],
)
def test_a_broken_old_workbook_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(FileFault) as told:
        sheets_from_workbook(content, "a.xls")
    assert told.value.code == "not_a_workbook"


def test_an_open_document_that_unpacks_to_too_much_is_not_opened(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr("content.xml", b"0" * 60_000_000)
    path = tmp_path / "a.ods"
    path.write_bytes(buffer.getvalue())
    (file,) = walked([path]).files
    with pytest.raises(FileFault) as told:
        content_of(file).sheets()
    assert told.value.code == "zip_bomb"


def test_an_open_document_with_one_cell_in_a_million_rows_is_not_opened(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = ods(tmp_path / "a.ods", pages())
    xml = zipfile.ZipFile(path).read("content.xml").decode()
    many = (
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell'
        ' table:number-columns-repeated="16000"'
    )
    packed(path, xml.replace("<table:table-row><table:table-cell", many, 1))
    assert [fault.code for fault in workspace.take(path).faults] == ["too_many_cells"]


def test_repeated_empty_cells_of_an_open_document_cost_nothing(workspace: Workspace, tmp_path: Path) -> None:
    path = ods(tmp_path / "a.ods", pages())
    xml = zipfile.ZipFile(path).read("content.xml").decode()
    tail = (
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell'
        ' table:number-columns-repeated="16000"/></table:table-row>'
    )
    xml = xml.replace("</table:table>", f"{tail}</table:table>")
    packed(path, xml)
    report = workspace.take(path)
    assert not report.faults
    assert not report.problems


def replaced(path: Path, *changes: tuple[str, str]) -> Path:
    """Write an .ods again with its XML changed."""
    with zipfile.ZipFile(path) as book:
        xml = book.read("content.xml").decode()
    for before, after in changes:
        assert before in xml
        xml = xml.replace(before, after, 1)
    return packed(path, xml)


def test_a_run_of_spaces_is_no_longer_than_anyone_types(workspace: Workspace) -> None:
    path = replaced(
        ods(workspace.folder.parent / "a.ods", pages()),
        ("Quán Mưa Đêm", 'Quán<text:s text:c="900000000"/>Mưa Đêm'),
    )
    report = workspace.take(path)
    assert not report.faults
    assert report.totals["venue"].kept == 2


def test_a_cell_far_below_repeated_empty_rows_is_a_fault(workspace: Workspace) -> None:
    far = '<table:table-row table:number-rows-repeated="900000000"><table:table-cell/></table:table-row>'
    path = ods(workspace.folder.parent / "a.ods", pages())
    row = "<table:table-row>"
    path = replaced(path, (row, far + row))
    assert [f.code for f in workspace.take(path).faults] == ["too_many_cells"]
