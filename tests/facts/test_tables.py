"""Sheets as people leave them: what is a row, and what ails a sheet."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font

from facts.archive.door import ImportReport
from facts.intake.csv_folder import sheets_from_csv
from facts.standing import HAS_DATA, NIL, Record
from tests.facts import builders
from tests.facts.builders import activity, venue
from tests.facts.conftest import Workspace
from tests.facts.legacy_typing import tcvn3_from_text


def venues(workspace: Workspace) -> list[Record]:
    return list(workspace.read()[0].registers.get(("venue", "30985", "2020"), ()))


def codes(report: ImportReport) -> list[tuple[str, str, str]]:
    return [(p.problem.code, p.problem.sheet, p.problem.cell) for p in report.problems]


def edited(workspace: Workspace, change: Any, forms: Any = None, **cover: Any) -> ImportReport:
    """Write a return with two venues, let `change` edit the workbook, and import it."""
    path = builders.return_file(
        workspace.folder.parent / "2020" / "a.xlsx", forms or {"B02": [venue(1), venue(2)]}, **cover
    )
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return workspace.take(path)


def test_titles_subtotals_blanks_and_signatures_are_no_rows(workspace: Workspace) -> None:
    def change(book: Any) -> None:
        sheet = book["B02"]
        sheet.insert_rows(3)
        sheet.insert_rows(1, 3)
        sheet["A1"], sheet["A2"] = "ỦY BAN NHÂN DÂN XÃ", "BIỂU B02. CƠ SỞ"
        sheet.append(["Tổng cộng:", None, None, None, None, None, None, None, None, None, None, 7, "12"])
        sheet.append([])
        sheet.append([None, None, "Thứ Ba, ngày 15 tháng 12 năm 2020"])
        sheet.append(["NGƯỜI LẬP BIỂU", None, "TM. ỦY BAN NHÂN DÂN"])
        sheet.append([None, None, "Trần Thị Lập"])

    report = edited(workspace, change)
    assert report.totals["venue"].read == report.totals["venue"].kept == 2
    assert not report.problems


def test_a_venue_called_like_a_subtotal_is_a_row(workspace: Workspace) -> None:
    report = workspace.take_return({"B02": [venue(name="Cộng")]}, "a.xlsx")
    assert report.totals["venue"].kept == 1


def test_a_formula_without_a_stored_value_is_a_cell_error(workspace: Workspace) -> None:
    def change(book: Any) -> None:
        book["B02"]["L2"] = "=1+1"

    assert codes(edited(workspace, change)) == [("formula_not_computed", "B02", "L2")]
    assert venues(workspace)[0].values["rooms"] is None


def test_hidden_and_unknown_sheets_are_not_read(workspace: Workspace) -> None:
    def change(book: Any) -> None:
        hidden = book.copy_worksheet(book["B02"])
        hidden.title, hidden.sheet_state = "B04", "hidden"
        book.create_sheet("DanhMuc").append(["karaoke"])

    report = edited(workspace, change)
    assert [form.form for form in report.files[0].forms] == ["B02"]


def test_text_in_a_tcvn3_font_is_read(workspace: Workspace) -> None:
    def change(book: Any) -> None:
        cell = book["B02"]["B2"]
        cell.value, cell.font = tcvn3_from_text("Quán Nước Ngọt"), Font(name=".VnTime")

    edited(workspace, change)
    assert venues(workspace)[0].values["name"] == "Quán Nước Ngọt"


def test_extra_columns_are_stored_nowhere(workspace: Workspace) -> None:
    def change(book: Any) -> None:
        book["B02"]["Z1"], book["B02"]["Z2"] = "Tên người bán dâm", "Lê Thị Kín"

    edited(workspace, change)
    assert not [p for p in workspace.folder.rglob("*") if p.is_file() and "Kín".encode() in p.read_bytes()]
    assert "Lê Thị Kín" not in str(venues(workspace))


def test_far_formatted_empty_cells_do_no_harm(workspace: Workspace) -> None:
    def change(book: Any) -> None:
        book["B02"]["XFD3"].font = Font(bold=True)
        book["B02"]["A1048576"].font = Font(bold=True)

    assert edited(workspace, change).totals["venue"].kept == 2


def test_a_blank_yes_no_is_no_unless_it_is_unknown(workspace: Workspace) -> None:
    workspace.take_return({"B02": [venue()], "B09": [builders.stint()]}, "a.xlsx")
    assert venues(workspace)[0].values["commitment_signed"] is False
    assert workspace.read()[0].events["stint"][0].record.values["contract"] is None


def test_every_fault_of_a_row_is_told_at_once(workspace: Workspace) -> None:
    bad = venue(type="bi-a", rooms=-1, staff="nhiều", opened_on="31/2/2020", phone="113", name=None)
    report = workspace.take_return({"B02": [bad]}, "a.xlsx")
    assert {code for code, _, _ in codes(report)} == {
        "value_not_allowed",
        "number_negative",
        "number_invalid",
        "date_invalid",
        "phone_invalid",
        "required_missing",
    }
    assert report.totals["venue"].set_aside == 1


def test_a_missing_required_column_sets_every_row_aside_and_is_told_once(workspace: Workspace) -> None:
    report = edited(workspace, lambda book: book["B02"].delete_cols(3))
    assert [code for code, _, _ in codes(report)] == ["header_missing"]
    assert report.totals["venue"].set_aside == 2


def test_a_missing_optional_column_is_told_and_unknown(workspace: Workspace) -> None:
    report = edited(workspace, lambda book: book["B02"].delete_cols(17))
    assert [code for code, _, _ in codes(report)] == ["header_missing"]
    assert venues(workspace)[0].values["commitment_signed"] is None


def test_two_sheets_of_one_form_are_told(workspace: Workspace) -> None:
    def change(book: Any) -> None:
        book.copy_worksheet(book["B02"]).title = "B02 (2)"

    assert [code for code, _, _ in codes(edited(workspace, change))] == ["sheet_twice"]


@pytest.mark.parametrize(
    ("forms", "said", "code", "state"),
    [
        ({}, HAS_DATA, "sheet_missing", None),
        ({"B02": []}, HAS_DATA, "no_rows", None),
        ({"B02": [venue()]}, NIL, "data_though_nil", HAS_DATA),
        ({"B02": [venue()]}, "", "data_though_not_returned", HAS_DATA),
    ],
)
def test_where_cover_and_sheet_disagree_the_rows_decide(
    forms: Any, said: str, code: str, state: str | None, workspace: Workspace
) -> None:
    report = workspace.take_return(forms, "a.xlsx", states={"B02": said})
    assert [found for found, _, _ in codes(report)] == [code]
    assert [d.state for d in workspace.read()[0].deliveries] == [state]


LISTED = {"code": "30985", "name": "Thị trấn Thứ Ba", "type": "thị trấn"}


@pytest.mark.parametrize(
    ("forms", "states", "returned"),
    [
        ({"B01": [LISTED]}, {"B01": HAS_DATA}, set()),  # as it was printed
        ({"B01": [LISTED]}, {"B01": HAS_DATA, "B04": NIL}, {"B04"}),  # nil is an answer
        ({"B01": [{**LISTED, "population": 9000}]}, {"B01": HAS_DATA}, {"B01"}),
        ({"B01": [LISTED], "B11": [activity()]}, {"B01": HAS_DATA}, {"B11"}),
    ],
)
def test_a_form_with_nothing_filled_in_is_not_returned(
    forms: Any, states: Any, returned: set[str], workspace: Workspace
) -> None:
    said = dict.fromkeys(("B01", "B02", "B04", "B11"), "") | states
    report = workspace.take_return(forms, "a.xlsx", states=said)
    told = {d.form for d in workspace.read()[0].deliveries if d.state is not None}
    assert told == returned
    assert ("not_filled_in" in {found for found, _, _ in codes(report)}) is ("B01" not in returned)


def test_a_correction_that_leaves_the_printed_unit_as_it_came_keeps_what_it_told(
    workspace: Workspace,
) -> None:
    told = {**LISTED, "population": 9000, "border_area": "có"}
    workspace.take_return({"B01": [told]}, "a.xlsx", states={"B01": HAS_DATA})
    left = {"B01": "", "B11": HAS_DATA}
    report = workspace.take_return({"B01": [LISTED], "B11": [activity()]}, "b.xlsx", states=left)
    assert not codes(report)
    ((unit,),) = (rows for (kind, *_), rows in workspace.read()[0].registers.items() if kind == "unit")
    assert (unit.values["population"], unit.values["border_area"]) == (9000, True)


def test_a_sheet_without_headers_is_told_and_unknown(workspace: Workspace) -> None:
    report = edited(workspace, lambda book: book["B02"].delete_rows(1))
    assert [code for code, _, _ in codes(report)] == ["header_not_found"]
    assert [d.state for d in workspace.read()[0].deliveries] == [None]


def csv_return(folder: Path, encoding: str, mark: str) -> Path:
    folder.mkdir(parents=True)
    forms = {"B00": builders.cover_rows({"B02": HAS_DATA}), "B02": builders.form_rows("B02", [venue()])}
    for form, rows in forms.items():
        lines = [mark.join(f'"{text(cell)}"' for cell in row) for row in rows]
        content = "\r\n".join(lines)
        if encoding == "cp1258":  # it has letters and tone marks apart
            content = "".join(split_for_cp1258(c) for c in content)
        (folder / f"{form}.csv").write_bytes(content.encode(encoding))
    return folder


def text(cell: Any) -> str:
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else "" if cell is None else str(cell)


def split_for_cp1258(letter: str) -> str:
    try:
        letter.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize(
            "NFC", "".join(c for c in parts if c not in "\u0300\u0301\u0303\u0309\u0323")
        )
        return base + "".join(c for c in parts if c in "\u0300\u0301\u0303\u0309\u0323")
    return letter


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", ","), ("utf-8-sig", ","), ("utf-8-sig", ";"), ("cp1258", ";"), ("utf-16", "\t")],
)
def test_a_csv_folder_is_one_return_whatever_wrote_it(encoding: str, mark: str, workspace: Workspace) -> None:
    folder = csv_return(workspace.folder.parent / "2020" / "30985 Thị trấn Thứ Ba", encoding, mark)
    report = workspace.take(folder)
    assert [(f.file, f.forms[0].tally.kept) for f in report.files] == [("2020/30985 Thị trấn Thứ Ba", 1)]
    assert venues(workspace)[0].values["address"] == "Số 1, khu phố 1, thị trấn Thứ Ba"


def test_a_quoted_line_break_does_not_shift_the_rows_of_csv() -> None:
    sheets = sheets_from_csv({"B02.csv": b'"a\nb",c\nd,e\n'}, "x")
    assert sheets.all("B02")[0].rows == (("a\nb", "c"), ("d", "e"))
