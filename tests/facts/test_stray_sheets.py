"""A sheet of a workbook that is not read is named, by its place: what it is called may be a person's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import openpyxl
import pytest

from facts.archive.door import ImportReport
from facts.intake.messages import problem_text
from facts.standing import NIL
from tests.facts import builders
from tests.facts.conftest import Workspace

TABLE = builders.form_rows("B02", [builders.venue(2)])
NOTES = [["Quán", "Ghi chú"], ["Quán lạ", "mới mở"]]


Forms = Mapping[str, Sequence[builders.Row]]
ONE_VENUE: Forms = {"B02": [builders.venue(1)]}
VENUES: Forms = {"B02": [builders.venue(n) for n in (3, 4, 5)]}


def taken(
    workspace: Workspace, change: Callable[[Any], None], forms: Forms = ONE_VENUE, **cover: Any
) -> ImportReport:
    """Import a return whose workbook is changed first."""
    path = builders.return_file(workspace.folder.parent / "sent" / "a.xlsx", forms, **cover)
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return workspace.take(path)


def sheet(title: str, rows: Sequence[Sequence[Any]], state: str = "visible") -> Callable[[Any], None]:
    """Return what adds a sheet to a workbook."""

    def add(book: Any) -> None:
        page = book.create_sheet(title)
        page.sheet_state = state
        for row in rows:
            page.append(row)

    return add


def words(report: ImportReport) -> list[str]:
    return [problem_text("a.xlsx", one.problem) for one in report.problems]


def waiting(workspace: Workspace) -> set[str]:
    """Return the forms over which figures wait."""
    return {row.form for row in workspace.read()[0].set_aside}


@pytest.mark.parametrize(
    ("title", "rows", "state", "named"),
    [
        ("Nguyễn Văn Kín", TABLE, "visible", "tên trang thứ 3 là mã biểu; trang ấy giống biểu B02 Cơ sở"),
        ("Khác", NOTES, "visible", "tên trang thứ 3 là mã biểu, B00 đến B20"),
        ("B02 (2)", TABLE, "hidden", "trang thứ 3, có bảng của biểu B02 Cơ sở, không bị ẩn"),
        ("Danh sách", TABLE, "veryHidden", "trang thứ 3, có bảng của biểu B02 Cơ sở, không bị ẩn"),
    ],
)
def test_a_sheet_that_is_not_read_is_named_and_not_by_its_name(
    title: str, rows: Any, state: str, named: str, workspace: Workspace
) -> None:
    (said,) = words(taken(workspace, sheet(title, rows, state)))
    assert named in said
    assert "Kín" not in said


@pytest.mark.parametrize(
    ("title", "rows", "state"),
    [("Danh mục", TABLE, "visible"), ("DanhMuc", NOTES, "hidden"), ("Trang", [["Kính gửi"]], "visible")],
)
def test_sheets_that_blanks_come_with_and_such_without_a_table_are_not(
    title: str, rows: Any, state: str, workspace: Workspace
) -> None:
    assert words(taken(workspace, sheet(title, rows, state))) == []


def otherwise(rows: Sequence[Sequence[Any]]) -> list[list[Any]]:
    """Return a table whose name and address are headed otherwise than the form heads them."""
    headers = {"Tên cơ sở": "Tên quán", "Địa chỉ": "Địa chỉ ở đâu"}
    return [[headers.get(cell, cell) for cell in rows[0]], *map(list, rows[1:])]


def test_the_columns_that_differ_are_named(workspace: Workspace) -> None:
    (said,) = words(taken(workspace, sheet("Danh sách", otherwise(TABLE))))
    assert "“Địa chỉ ở đâu” → “Địa chỉ”" in said
    assert "B02 Cơ sở" in said


@pytest.mark.parametrize("state", ["visible", "hidden"])
def test_a_form_that_is_nil_by_the_cover_waits_for_its_table_elsewhere(
    state: str, workspace: Workspace
) -> None:
    report = taken(workspace, sheet("Danh sách", TABLE, state), {}, states={"B02": NIL, "B04": NIL})
    assert [(one.problem.sheet, one.problem.set_aside) for one in report.problems] == [("B02", True)]
    assert waiting(workspace) == {"B02"}


def test_a_table_only_like_the_forms_is_enough_where_the_cover_says_nil(workspace: Workspace) -> None:
    taken(workspace, sheet("Danh sách", otherwise(TABLE)), {}, states={"B02": NIL})
    assert waiting(workspace) == {"B02"}


@pytest.mark.parametrize(
    ("rows", "waits"), [(TABLE, {"B02"}), (otherwise(TABLE), set()), (NOTES, set()), (TABLE[:1], set())]
)
def test_beside_the_forms_own_rows_only_a_whole_table_of_it_is_waited_for(
    rows: Sequence[Sequence[Any]], waits: set[str], workspace: Workspace
) -> None:
    report = taken(workspace, sheet("Trang tính 1", rows))
    assert waiting(workspace) == waits
    assert report.totals["venue"].kept == 1


def test_a_blank_form_under_another_name_is_waited_for_by_none(workspace: Workspace) -> None:
    numbers = [f"({n})" for n in range(1, len(TABLE[0]) + 1)]
    blank = [TABLE[0], numbers, [], ["Người lập biểu", None, None, "TM. UBND"]]
    taken(workspace, sheet("Danh sách", blank), {}, states={"B02": NIL})
    assert waiting(workspace) == set()


def test_a_return_with_its_only_table_on_a_sheet_of_another_name_is_not_taken(workspace: Workspace) -> None:
    report = taken(workspace, sheet("Danh sách", TABLE), {}, states={"B02": None, "B04": None})
    assert [fault.code for fault in report.faults] == ["nothing_recognised"]


def second_table(form: str, rows: Sequence[builders.Row], *, below: bool = True) -> Callable[[Any], None]:
    """Return what adds a table with a header of its own to sheet B02, its columns in another order."""

    def add(book: Any) -> None:
        page = book["B02"]
        table = [list(reversed(row)) for row in builders.form_rows(form, rows)]
        if not below:
            page.insert_rows(1, len(table) + 1)
        for number, row in enumerate(table, start=page.max_row + 3 if below else 1):
            for column, value in enumerate(row, start=1):
                page.cell(number, column).value = value

    return add


@pytest.mark.parametrize(("below", "read"), [(True, 3), (False, 1)])
def test_of_two_tables_of_a_form_on_its_sheet_the_first_is_read_and_the_other_waited_for(
    below: bool, read: int, workspace: Workspace
) -> None:
    report = taken(workspace, second_table("B02", [builders.venue(2)], below=below), VENUES)
    assert report.totals["venue"].kept == read
    assert waiting(workspace) == {"B02"}
    (said,) = words(report)
    assert "một bảng nữa" in said


@pytest.mark.parametrize("state", [NIL, None])
@pytest.mark.parametrize("below", [True, False])
def test_a_table_of_another_form_on_a_sheet_is_named_and_waited_for_where_the_cover_says_nil(
    below: bool, state: str | None, workspace: Workspace
) -> None:
    change = second_table("B04", [builders.inspection(1)], below=below)
    report = taken(workspace, change, VENUES, states={"B04": state})
    assert waiting(workspace) == ({"B04"} if state == NIL else set())
    (said,) = words(report)
    assert "B04 Kiểm tra" in said
    assert "ở trang B02" in said


def test_a_sheet_that_holds_another_forms_table_makes_that_form_wait(workspace: Workspace) -> None:
    def change(book: Any) -> None:
        book.remove(book["B02"])
        sheet("B02", builders.form_rows("B05", [builders.violation()]))(book)

    taken(workspace, change, states={"B02": None, "B05": NIL})
    assert waiting(workspace) == {"B05"}


def test_tables_side_by_side_are_named_and_waited_for(workspace: Workspace) -> None:
    def change(book: Any) -> None:
        for row, cells in enumerate(TABLE, start=1):
            for column, value in enumerate(cells, start=len(cells) + 2):
                book["B02"].cell(row, column).value = value

    report = taken(workspace, change)
    assert {one.problem.code for one in report.problems} == {"header_twice"}
    assert waiting(workspace) == {"B02"}


def test_a_header_printed_on_every_page_goes_on_with_the_table(workspace: Workspace) -> None:
    def change(book: Any) -> None:
        book["B02"].append([None if cell is None else f"{cell} " for cell in TABLE[0]])
        book["B02"].append(TABLE[1])

    report = taken(workspace, change, VENUES)
    assert (report.totals["venue"].kept, words(report)) == (4, [])
