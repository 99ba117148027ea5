"""The annotated copy marks the sheet that is read, where a workbook has several of one form."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
from openpyxl.comments import Comment

from facts.forms.catalogue import FORMS
from facts.intake.annotated import annotated_copy
from facts.intake.files import content_of
from facts.intake.walking import walked
from tests.facts import builders
from tests.facts.conftest import Workspace


def test_the_sheet_with_rows_is_marked_though_a_blank_one_stands_before_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = builders.return_file(tmp_path / "a.xlsx", {"B02": []})
    book = openpyxl.load_workbook(path)
    page = book.create_sheet("B02 Cơ sở")
    for row in builders.form_rows("B02", [builders.venue(type="bi-a")]):
        page.append(row)
    book.save(path)
    report = workspace.take(path)
    (file,) = walked([path]).files
    copy = annotated_copy(content_of(file), [p.problem for p in report.problems])
    made = openpyxl.load_workbook(io.BytesIO(copy))
    assert made["B02 Cơ sở"]["C2"].comment is not None
    assert made["B02"]["C2"].comment is None


def test_no_word_beside_the_numbers_of_drug_users_is_in_the_copy(
    workspace: Workspace, tmp_path: Path
) -> None:
    numbers = {name: 0 for name, field in FORMS["B18"].fields.items() if field.type == "int"}
    row = {**numbers, "unit_code": "30985", "addicts": "Tên Một", "withdrawn": "rút: Tên Hai"}
    path = builders.return_file(tmp_path / "a.xlsx", {"B18": [row]}, office="Công an xã")
    book = openpyxl.load_workbook(path)
    page = book["B18"]
    page["A1"].value = f"{page['A1'].value} (Tên Ba)"
    page["P1"].value, page["P2"].value = "Ghi chú: Tên Bốn", "0912 345 678"
    page["C2"].comment = Comment("Tên Năm", "ai")
    book.create_sheet("Danh sách").append(["Tên Sáu"])
    book.save(path)
    report = workspace.take(path)
    (file,) = walked([path]).files
    copy = annotated_copy(content_of(file), [p.problem for p in report.problems])
    made = openpyxl.load_workbook(io.BytesIO(copy))
    cells = [cell for page in made for line in page.iter_rows() for cell in line]
    said = repr([(cell.value, cell.comment and cell.comment.text) for cell in cells])
    assert not [name for name in ("Tên Một", "Hai", "Ba)", "Bốn", "Năm", "Sáu", "0912") if name in said]
    assert made["B18"]["A1"].value == "Mã đơn vị"
