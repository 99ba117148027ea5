"""Whatever an office sends is read or spoken of; nothing is lost without a word, and nothing else breaks."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facts.archive.door import ImportReport
from facts.archive.ledger import standing_of
from facts.archive.manifest import manifest_from_filing
from facts.archive.sealing import sealed
from facts.archive.tables import parquet_from_rows, rows_from_parquet
from facts.context import Context
from facts.forms.catalogue import FORMS
from facts.intake.csv_folder import sheets_from_csv
from facts.intake.files import files_under
from facts.intake.grid import ReturnSheets, Sheet, form_from_name
from facts.intake.messages import PROBLEMS, problem_text
from facts.intake.problems import FileFault
from facts.intake.returns import return_from_sheets
from facts.keys import SECRET_BYTES, Keys
from facts.standing import HAS_DATA, NIL
from facts.units import Unit, Units
from tests.facts import builders
from tests.facts.builders import inspection, venue
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
    context = Context(rules.calendar, Units((*rules.units.units, old)), rules.maxima)
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


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_csv_in_utf_16_is_read_with_or_without_its_mark(encoding: str) -> None:
    sheets = sheets_from_csv({"B02.csv": "Mã cơ sở,Tên\n".encode(encoding)}, "x")
    assert sheets.all("B02")[0].rows == (("Mã cơ sở", "Tên"),)


def test_what_lies_beside_the_csv_of_a_return_is_read_or_told(workspace: Workspace) -> None:
    folder = csv_folder(workspace, B08=HOTSPOTS + "30985-TD-2020-01,30985,mại dâm,5/3/2020,,\n")
    builders.return_file(folder / "xã khác.xlsx", {"B02": [venue(1, "30988")]}, unit_code="30988")
    builders.return_file(folder / "sâu" / "nữa.xlsx", {"B02": [venue(1, "30991")]}, unit_code="30991")
    for name in ("B17.csv", "Cơ sở.csv", "bao_cao.zip", "bao_cao.rar", "a.pdf", "a.docx", "ghi chú.txt"):
        (folder / name).write_bytes(b"x")
    report = workspace.take(folder)
    assert {file.sender.unit for file in report.files} == {"30985", "30988", "30991"}
    assert sorted((Path(f.file).name, f.code) for f in report.faults) == [
        ("B17.csv", "stray_csv"),
        ("Cơ sở.csv", "stray_csv"),
        ("a.docx", "not_a_return"),
        ("a.pdf", "not_a_return"),
        ("bao_cao.rar", "not_a_return"),
        ("bao_cao.zip", "not_a_return"),
    ]


def test_a_stray_csv_does_not_hide_the_workbooks_below(workspace: Workspace) -> None:
    folder = workspace.folder.parent / "all"
    builders.return_file(folder / "2020" / "a.xlsx", {"B02": [venue()]})
    (folder / "B02.csv").write_bytes(b"x,y\n")
    report = workspace.take(folder)
    assert [fault.code for fault in report.faults] == ["no_cover"]
    assert report.totals["venue"].kept == 1


def test_a_path_without_any_return_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "ghi chú.txt").write_bytes(b"x")
    assert [fault.code for fault in files_under([tmp_path])[1]] == ["no_returns"]


def test_one_csv_of_a_return_asks_for_the_whole_folder(workspace: Workspace) -> None:
    folder = csv_folder(workspace, B02="x")
    assert [fault.code for fault in workspace.take(folder / "B02.csv").faults] == ["csv_alone"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(workspace: Workspace) -> None:
    os.mkfifo(workspace.folder.parent / "a.xlsx")
    assert [f.code for f in workspace.take(workspace.folder.parent / "a.xlsx").faults] == ["file_unreadable"]


def test_a_file_name_that_is_no_text_breaks_nothing(workspace: Workspace) -> None:
    path = builders.return_file(workspace.folder.parent / "sent" / "a.xlsx", {"B02": [venue()]})
    bad = os.fsencode(path.parent) + b"/b\xc0o c\xe1o.xlsx"
    os.rename(path, bad)
    assert workspace.take(Path(os.fsdecode(bad))).totals["venue"].kept == 1


PHONES = ["cô Lan 0913.456.789", "0913456789", "+84 913 456 789", "zalo 0913-456-789"]


@pytest.mark.parametrize("typed", [*PHONES, "NGUYEN VAN A1", "Lê Thị Thử 12"])
def test_a_name_or_phone_typed_for_a_code_is_neither_shown_nor_stored(
    typed: str, workspace: Workspace
) -> None:
    report = workspace.take_return({"B02": [venue()], "B04": [inspection(venue_id=typed)]}, "a.xlsx")
    assert [(p.problem.found, p.problem.set_aside) for p in report.problems] == [(None, True)]
    stored = "".join(path.read_text("utf-8") for path in workspace.archive.rglob("manifest.json"))
    assert typed not in stored


@pytest.mark.parametrize("typed", PHONES)
def test_a_phone_typed_for_a_choice_is_neither_shown_nor_stored(typed: str, workspace: Workspace) -> None:
    report = workspace.take_return({"B02": [venue(type=typed)]}, "a.xlsx")
    assert [p.problem.found for p in report.problems] == [None]


@pytest.mark.parametrize("typed", ["bi-a", "30.13.2020", "CS-99999-001", "30985-BB-2020-001"])
def test_what_tells_of_no_one_is_shown(typed: str, workspace: Workspace) -> None:
    report = workspace.take_return({"B02": [venue(type=typed)]}, "a.xlsx")
    assert [p.problem.found for p in report.problems] == [typed]


def test_the_relative_s_code_is_asked_for_in_plain_words(workspace: Workspace) -> None:
    report = workspace.take_return({"B03": [builders.party(relative_of="30985-CT-0999")]}, "a.xlsx")
    said = problem_text("a.xlsx", report.problems[0].problem)
    assert "(cần mã người thân đã khai ở B03" in said


def test_a_short_list_is_named_value_by_value_and_quoted_in_english(workspace: Workspace) -> None:
    bad = inspection(team="Đoàn thanh tra")
    report = workspace.take_return({"B02": [venue()], "B04": [bad]}, "a.xlsx")
    said = problem_text("a.xlsx", report.problems[0].problem, "en")
    assert "“UBND xã”, “cơ quan văn hóa”" in said
    assert "hoặc" not in said


def test_no_english_message_holds_vietnamese_outside_quotes() -> None:
    for _, english in PROBLEMS.values():
        bare = "".join(part for at, part in enumerate(english.replace("”", "“").split("“")) if at % 2 == 0)
        assert bare.isascii(), english


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.text(max_size=12),
    st.sampled_from(["9" * 5000, "#N/A", "\0", "30985", "30985-CS-001", "A1", "1e999", "٣٣", "{x}", "rút"]),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.sampled_from(sorted(FORMS)), st.lists(st.lists(CELLS, max_size=20), max_size=4))
def test_no_cell_breaks_the_reading(form: str, rows: list[list[Any]]) -> None:
    cover = Sheet("B00", tuple(map(tuple, builders.cover_rows({form: HAS_DATA}))))
    page = Sheet(form, (*map(tuple, sheet_rows(form)), *map(tuple, rows)))
    read = return_from_sheets(ReturnSheets((("B00", cover), (form, page))), "a", builders.context())
    for rows_ in read.forms:
        for problem in (*rows_.rows.problems, *(p for row in rows_.rows.rows for p in row.problems)):
            assert problem_text("a", problem, "en")
    filing = sealed(read, "0" * 64, Keys(b"k" * SECRET_BYTES), builders.TODAY).filing
    ledger = standing_of([filing], builders.context())[1]
    assert all(problem_text(p.file, p.problem) for p in ledger.problems)
    for filed in filing.forms:
        again = rows_from_parquet(filed.form, parquet_from_rows(filed))
        assert [row.key for row in again] == [row.key for row in filed.rows]
    assert manifest_from_filing(filing, {}).model_dump_json()


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(
            ["unit_code", "period", "office", "prepared_on", "received_on", "form_version", "unit_name"]
        ),
        CELLS,
    )
)
def test_no_cover_raises_anything_but_a_fault(said: dict[str, Any]) -> None:
    cover = Sheet("B00", tuple(map(tuple, builders.cover_rows({"B02": NIL}, **said))))
    with contextlib.suppress(FileFault):
        return_from_sheets(ReturnSheets((("B00", cover),)), "a", builders.context(), builders.TODAY)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=60))
def test_no_csv_raises_anything_but_a_fault(content: bytes) -> None:
    with contextlib.suppress(FileFault):
        sheets_from_csv({"B02.csv": content}, "x")
