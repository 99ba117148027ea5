"""Whatever an office sends is read or spoken of; nothing is lost without a word, and nothing else breaks."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from facts.archive.door import ImportReport
from facts.context import Context
from facts.forms.catalogue import FORMS
from facts.intake.csv_folder import sheets_from_csv
from facts.intake.grid import form_from_name
from facts.intake.messages import fault_text, problem_text
from facts.intake.problems import FileFault
from facts.intake.walking import walked
from facts.standing import HAS_DATA, NIL
from facts.units import Unit, Units
from tests.facts import builders
from tests.facts.builders import venue
from tests.facts.conftest import Workspace

SIGNED = (
    [],
    [None, None, "Thứ Ba, ngày 15 tháng 12 năm 2020"],
    ["NGƯỜI LẬP BIỂU", None, "TM. ỦY BAN NHÂN DÂN"],
)
SIGNED = (*SIGNED, [None, None, "Trần Thị Lập"])


def codes(report: ImportReport) -> list[tuple[str, str, bool]]:
    return [(p.problem.code, p.problem.sheet, p.problem.set_aside) for p in report.problems]


def edited(workspace: Workspace, change: Callable[[Any], object], **cover: Any) -> ImportReport:
    """Write a return with two venues, let `change` edit the workbook, and import it."""
    path = workspace.folder.parent / "2020" / "a.xlsx"
    builders.return_file(path, {"B02": [venue(1), venue(2)]}, **cover)
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return workspace.take(path)


def sheet_rows(form: str, *rows: builders.Row) -> list[list[Any]]:
    return builders.form_rows(form, rows)


def add(sheet: Any, *rows: list[Any]) -> None:
    for row in rows:
        sheet.append(row)


def test_rows_under_a_signature_are_read(workspace: Workspace) -> None:
    more = sheet_rows("B02", venue(3), venue(4))[1:]
    report = edited(workspace, lambda book: add(book["B02"], *SIGNED, *more))
    assert report.totals["venue"].kept == 4
    assert not report.problems


def test_a_row_under_a_signature_that_cannot_be_read_is_told(workspace: Workspace) -> None:
    more = sheet_rows("B02", venue(3, id="chưa có"))[1:]
    report = edited(workspace, lambda book: add(book["B02"], *SIGNED, *more))
    assert codes(report) == [("rows_below_signature", "B02", True)]
    assert workspace.read()[0].provisional == {("30985", "2020", "B02")}


def test_a_venue_called_like_a_signatory_is_a_row(workspace: Workspace) -> None:
    report = workspace.take_return(
        {"B05": [], "B02": [venue(name="Giám đốc"), venue(2)]}, "a.xlsx", states={"B05": NIL}
    )
    assert report.totals["venue"].kept == 2


def test_the_sheet_called_by_the_form_s_code_is_read_before_a_copy(workspace: Workspace) -> None:
    def change(book: Any) -> None:
        copy = book.copy_worksheet(book["B02"])
        copy.title, copy["B2"] = "B02 (2)", "Quán Cũ"
        book.move_sheet(copy, -1)

    report = edited(workspace, change)
    assert codes(report) == [("sheet_twice", "B02", True)]
    standing, _ = workspace.read()
    assert "Quán Cũ" not in {r.values["name"] for r in standing.registers["venue", "30985", "2020"]}
    assert standing.provisional == {("30985", "2020", "B02")}


def test_a_blank_copy_of_a_sheet_is_told_but_nothing_waits_for_it(workspace: Workspace) -> None:
    def change(book: Any) -> None:
        add(book.create_sheet("B02 trống", 1), *sheet_rows("B02"))

    report = edited(workspace, change)
    assert codes(report) == [("sheet_twice", "B02", False)]
    assert report.totals["venue"].kept == 2


def test_a_second_cover_is_told(workspace: Workspace) -> None:
    report = edited(workspace, lambda book: setattr(book.copy_worksheet(book["B00"]), "title", "Bìa"))
    assert codes(report) == [("sheet_twice", "B00", False)]


def test_a_promised_sheet_that_is_hidden_is_told_as_hidden(workspace: Workspace) -> None:
    report = edited(workspace, lambda book: setattr(book["B02"], "sheet_state", "hidden"))
    assert codes(report) == [("sheet_hidden", "B02", False)]


def test_a_hidden_cover_is_a_fault_of_its_own(workspace: Workspace) -> None:
    report = edited(workspace, lambda book: setattr(book["B00"], "sheet_state", "hidden"))
    assert [fault.code for fault in report.faults] == ["cover_hidden"]


@pytest.mark.parametrize(
    "name", ["B02", "b2", "Biểu B02", "Mẫu B02", "B.02", "B-02", "B_02", "BIỂU B02. Cơ sở", "B02 Cơ sở"]
)
def test_a_sheet_is_known_by_its_form_however_it_is_called(name: str) -> None:
    assert form_from_name(name) == "B02"


def test_the_cover_may_be_called_bia_but_no_other_sheet() -> None:
    assert [form_from_name(name) for name in ("Bìa", "BÌA", "Bia hơi", "B99", "B002x")] == [
        "B00",
        "B00",
        None,
        None,
        "B02",
    ]


@pytest.mark.parametrize("period", ["2020 – 6T", "2020-6t", "6 tháng đầu năm 2020", "Kỳ 2020-6T"])
def test_a_half_year_is_known_however_it_is_written(period: str, workspace: Workspace) -> None:
    report = workspace.take_return({"B02": [venue()]}, "a.xlsx", period=period)
    assert [file.period for file in report.files] == ["2020-6T"]


def test_a_period_before_the_rules_is_told_apart_from_none(workspace: Workspace) -> None:
    report = workspace.take_return({"B02": [venue()]}, "a.xlsx", period="1999")
    assert [fault.code for fault in report.faults] == ["period_not_in_rules"]


def test_a_unit_of_another_time_is_told_apart_from_none(workspace: Workspace) -> None:
    old = Unit("30900", "Xã Cũ", "xã", valid_until=date(2010, 1, 1))
    rules = workspace.context
    context = Context(rules.calendar, Units((*rules.units.units, old)), rules.rulebooks, rules.declared)
    made = Workspace(workspace.folder, context, workspace.key)
    report = made.take_return({"B02": [venue()]}, "a.xlsx", unit_code="30900")
    assert [fault.code for fault in report.faults] == ["unit_not_in_period"]


COVER = "Mã đơn vị,30985\nKỳ báo cáo,2020\nNgày lập,15/12/2020\n\nBiểu,Tình trạng\nB08,có số liệu\n"
HOTSPOTS = "Mã tụ điểm,Mã đơn vị,Loại,Ngày phát hiện,Nguồn phát hiện,Ngày triệt xóa\n"


def csv_folder(workspace: Workspace, **parts: str | bytes) -> Path:
    folder = workspace.folder.parent / "csv"
    folder.mkdir(parents=True)
    for name, content in {"B00": COVER, **parts}.items():
        (folder / f"{name}.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


@pytest.mark.parametrize(
    "broken",
    [
        '30985-TD-2020-01,30985,"mại dâm,5/3/2020,,\n30985-TD-2020-02,30985,mại dâm,5/3/2020,,\n',
        '30985-TD-2020-01,30985,mại dâm,5/3/2020,"tin báo,\n30985-TD-2020-02,30985,mại dâm,5/3/2020,",\n',
        '"30985-TD-2020-01,30985,mại dâm,5/3/2020,,\n30985-TD-2020-02,"30985",mại dâm,5/3/2020,,\n',
    ],
)
def test_a_quote_that_is_never_closed_swallows_no_row_in_silence(broken: str, workspace: Workspace) -> None:
    report = workspace.take(csv_folder(workspace, B08=HOTSPOTS + broken))
    assert [fault.code for fault in report.faults] == ["csv_quote_open"]


def test_an_address_on_two_lines_with_a_comma_is_no_open_quote() -> None:
    content = 'a,b,c,d\n"Số 1, ấp 2\nxã Đông Yên",x,y,z\n'.encode()
    assert len(sheets_from_csv({"B02.csv": content}, "x").all("B02")[0].rows) == 2


@pytest.mark.parametrize(("mark", "inside"), [(",", ";"), (",", "\t"), (";", ","), ("\t", ",")])
def test_separators_inside_quotes_do_not_choose_the_separator(mark: str, inside: str) -> None:
    """One quoted cell with a dozen of another separator: the columns stay those of the header."""
    many = f'"{inside.join("abcdefghijklm")}"'
    content = "\n".join(mark.join(row) for row in (["Mã", "Tên", "Địa chỉ"], ["1", many, "x"])).encode()
    (sheet,) = sheets_from_csv({"B02.csv": content}, "x").all("B02")
    assert sheet.rows == (("Mã", "Tên", "Địa chỉ"), ("1", many.strip('"'), "x"))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_csv_in_utf_16_is_read_with_or_without_its_mark(encoding: str) -> None:
    sheets = sheets_from_csv({"B02.csv": "Mã cơ sở,Tên\n".encode(encoding)}, "x")
    assert sheets.all("B02")[0].rows == (("Mã cơ sở", "Tên"),)


@pytest.mark.parametrize("form", FORMS)
def test_a_csv_of_every_form_is_read(form: str) -> None:
    assert sheets_from_csv({f"{form}.csv": b"x,y\n"}, "x").all(form)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"Ma,Ten\n1,Qu\0n\n", "csv_zero_byte"),
        (b"Ma,Ten\n1,Quan karaoke Sen so 1 khu pho 1" + bytes(5), "csv_zero_byte"),
        (b"Ma,Ten\n1," + b"9" * 200_000, "csv_cell_too_long"),
        (b'Ma,Ten\n1,"Qu\n', "csv_quote_open"),
    ],
)
def test_a_damaged_csv_is_told_by_what_is_wrong_with_it(content: bytes, code: str) -> None:
    with pytest.raises(FileFault) as told:
        sheets_from_csv({"B02.csv": content}, "x")
    assert told.value.code == code
    assert "khoảng dòng 2" in fault_text(told.value)


def test_a_csv_of_zero_bytes_alone_is_told_as_damaged() -> None:
    with pytest.raises(FileFault) as told:
        sheets_from_csv({"B02.csv": bytes(5000)}, "x")
    assert told.value.code == "csv_zero_byte"


def test_what_lies_beside_the_csv_of_a_return_is_read_or_told(workspace: Workspace) -> None:
    folder = csv_folder(workspace, B08=HOTSPOTS + "30985-TD-2020-01,30985,mại dâm,5/3/2020,,\n")
    builders.return_file(folder / "xã khác.xlsx", {"B02": [venue(1, "30988")]}, unit_code="30988")
    builders.return_file(folder / "sâu" / "nữa.xlsx", {"B02": [venue(1, "30991")]}, unit_code="30991")
    for name in ("B21.csv", "Cơ sở.csv", "bao_cao.zip", "bao_cao.rar", "a.pdf", "a.docx", "ghi chú.txt"):
        (folder / name).write_bytes(b"x")
    report = workspace.take(folder)
    assert {file.sender.unit for file in report.files} == {"30985", "30988", "30991"}
    assert sorted((Path(f.file).name, f.code) for f in report.faults) == [
        ("B21.csv", "stray_csv"),
        ("Cơ sở.csv", "stray_csv"),
        ("a.docx", "not_a_return"),
        ("a.pdf", "not_a_return"),
        ("bao_cao.rar", "packed"),
        ("bao_cao.zip", "packed"),
        ("ghi chú.txt", "other_spreadsheet"),
    ]


def test_a_stray_csv_does_not_hide_the_workbooks_below(workspace: Workspace) -> None:
    folder = workspace.folder.parent / "all"
    builders.return_file(folder / "2020" / "a.xlsx", {"B02": [venue()]})
    (folder / "B02.csv").write_bytes(b"x,y\n")
    report = workspace.take(folder)
    assert [fault.code for fault in report.faults] == ["no_cover"]
    assert report.totals["venue"].kept == 1


def test_a_path_without_any_return_is_a_fault(tmp_path: Path) -> None:
    assert [fault.code for fault in walked([tmp_path]).faults] == ["no_returns"]


def test_one_csv_of_a_return_asks_for_the_whole_folder(workspace: Workspace) -> None:
    folder = csv_folder(workspace, B02="x")
    assert [fault.code for fault in workspace.take(folder / "B02.csv").faults] == ["csv_alone"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(workspace: Workspace) -> None:
    os.mkfifo(workspace.folder.parent / "a.xlsx")
    assert [f.code for f in workspace.take(workspace.folder.parent / "a.xlsx").faults] == ["not_a_file"]


def test_a_file_name_that_is_no_text_breaks_nothing(workspace: Workspace) -> None:
    path = builders.return_file(workspace.folder.parent / "sent" / "a.xlsx", {"B02": [venue()]})
    bad = os.fsencode(path.parent) + b"/b\xc0o c\xe1o.xlsx"
    os.rename(path, bad)
    assert workspace.take(Path(os.fsdecode(bad))).totals["venue"].kept == 1


OTHER_HEADERS = {"id": "Mã CSKD", "name": "Tên CSKD", "type": "Loại hình KD", "address": "Địa chỉ KD"}


def under_other_headers(book: Any) -> None:
    """Write over every header of B02 by one of its maker's own."""
    for n, field in enumerate(FORMS["B02"].fields.values(), start=1):
        book["B02"].cell(1, n).value = OTHER_HEADERS.get(field.name, f"Cột {n}")


@pytest.mark.parametrize("state", [None, NIL, HAS_DATA])
def test_a_sheet_under_headers_not_known_is_named_with_the_nearest_form_and_header(
    state: str | None, workspace: Workspace
) -> None:
    report = edited(workspace, under_other_headers, states={"B02": state, "B04": NIL})
    (lost,) = (p.problem for p in report.problems if p.problem.code == "header_not_found")
    assert (lost.sheet, lost.set_aside) == ("B02", True)
    said = problem_text("a.xlsx", lost)
    assert "B02 Cơ sở" in said
    assert any(header in said for header in OTHER_HEADERS.values())


def test_a_sheet_of_another_form_is_told_to_be_one(workspace: Workspace) -> None:
    def change(book: Any) -> None:
        book.remove(book["B02"])
        add(book.create_sheet("B02"), *sheet_rows("B05", builders.violation()))

    report = edited(workspace, change, states={"B02": None, "B04": NIL})
    (lost,) = (p.problem for p in report.problems if p.problem.code == "header_not_found")
    assert "B05 Vi phạm" in problem_text("a.xlsx", lost)


def test_a_word_instead_of_a_table_is_no_loss_where_the_cover_says_nil(workspace: Workspace) -> None:
    def change(book: Any) -> None:
        add(book.create_sheet("B05"), ["Trong kỳ không phát sinh"])

    assert codes(edited(workspace, change, states={"B05": NIL})) == []


def csv_return(workspace: Workspace, encoding: str, *forms: tuple[str, list[list[Any]]]) -> ImportReport:
    folder = workspace.folder.parent / "2020" / "30985 Thị trấn Thứ Ba"
    folder.mkdir(parents=True)
    for name, rows in (("B00", builders.cover_rows({"B02": None})), *forms):
        lines = (";".join("" if cell is None else str(cell) for cell in row) for row in rows)
        (folder / f"{name}.csv").write_bytes("\n".join(lines).encode(encoding))
    return workspace.take(folder)


def test_a_return_of_which_nothing_is_recognised_is_not_taken(workspace: Workspace) -> None:
    report = csv_return(workspace, "utf-8", ("B02", [["lorem", "ipsum"], ["dolor", "sit"]]))
    assert [fault.code for fault in report.faults] == ["nothing_recognised"]
    assert report.hashes == ()


@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-le", "utf-32-be", "utf-16", "utf-16-be"])
def test_a_csv_is_read_in_every_unicode_encoding(encoding: str, workspace: Workspace) -> None:
    report = csv_return(workspace, encoding, ("B02", sheet_rows("B02", venue(1))))
    assert report.totals["venue"].kept == 1
