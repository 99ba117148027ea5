"""A sheet of a workbook that is not read is named, by its place: what it is called may be a person's name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import openpyxl
import pytest

from facts.intake.messages import problem_text
from tests.facts import builders
from tests.facts.conftest import Workspace

TABLE = builders.form_rows("B02", [builders.venue(2)])
NOTES = [["Quán", "Ghi chú"], ["Quán lạ", "mới mở"]]


def sent(
    workspace: Workspace, title: str, rows: Sequence[Sequence[Any]], state: str, **cover: Any
) -> list[str]:
    """Import a return with one more sheet, and return what is said of its sheets."""
    path = builders.return_file(
        workspace.folder.parent / "sent" / "a.xlsx", {"B02": [builders.venue(1)]}, **cover
    )
    book = openpyxl.load_workbook(path)
    page = book.create_sheet(title)
    page.sheet_state = state
    for row in rows:
        page.append(row)
    book.save(path)
    report = workspace.take(path)
    return [problem_text("a.xlsx", one.problem) for one in report.problems if one.problem.sheet == "B00"]


@pytest.mark.parametrize(
    ("title", "rows", "state", "named"),
    [
        ("Nguyễn Văn Kín", TABLE, "visible", "tên trang thứ 3 là mã biểu; trang ấy giống biểu B02 Cơ sở"),
        ("Khác", NOTES, "visible", "tên trang thứ 3 là mã biểu, B00 đến B17"),
        ("B02 (2)", TABLE, "hidden", "trang thứ 3, có bảng của biểu B02 Cơ sở, không bị ẩn"),
        ("Danh sách", TABLE, "veryHidden", "trang thứ 3, có bảng của biểu B02 Cơ sở, không bị ẩn"),
    ],
)
def test_a_sheet_that_is_not_read_is_named_and_not_by_its_name(
    title: str, rows: Any, state: str, named: str, workspace: Workspace
) -> None:
    (words,) = sent(workspace, title, rows, state)
    assert named in words
    assert "Kín" not in words


@pytest.mark.parametrize(
    ("title", "rows", "state"),
    [("Danh mục", TABLE, "visible"), ("DanhMuc", NOTES, "hidden"), ("Trang", [["Kính gửi"]], "visible")],
)
def test_sheets_that_blanks_come_with_and_such_without_a_table_are_not(
    title: str, rows: Any, state: str, workspace: Workspace
) -> None:
    assert sent(workspace, title, rows, state) == []
