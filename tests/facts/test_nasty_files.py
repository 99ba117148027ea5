"""Files as offices really send them: each is read or refused in words, and every row is kept or spoken of."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.chart import BarChart
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from facts.archive.door import ImportReport
from facts.intake.annotated import annotated_copy
from facts.intake.files import content_of
from facts.intake.walking import walked
from tests.facts import builders
from tests.facts.builders import activity, venue
from tests.facts.conftest import Workspace

ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">%s]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&h;</t></is></c></row></sheetData></worksheet>"""
GROWING = b"".join(b'<!ENTITY %c "%s">' % (b, b"&%c;" % (b - 1) * 10) for b in b"bcdefgh")


def sent(workspace: Workspace, name: str = "a.xlsx", **cover: Any) -> Path:
    """Write a return with three venues and an activity."""
    forms = {"B02": [venue(1), venue(2), venue(3)], "B11": [activity(participants=10)]}
    return builders.return_file(workspace.folder.parent / "sent" / name, forms, **cover)


def changed(workspace: Workspace, change: Callable[[Any], object], **cover: Any) -> Path:
    path = sent(workspace, **cover)
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def repacked(path: Path, change: Callable[[str, bytes], bytes], name: str = "") -> Path:
    """Write the parts of a workbook again, changed, under another name where one is given."""
    parts = {}
    with zipfile.ZipFile(path) as source:
        parts = {n: change(n, source.read(n)) for n in source.namelist()}
    path.unlink()
    path = path.with_name(name or path.name)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for part, content in parts.items():
            target.writestr(part, content)
    return path


def adds_up(report: ImportReport) -> bool:
    """Tell whether every row read became something."""
    return all(t.read == t.kept + t.repeat + t.duplicate + t.set_aside for t in report.totals.values())


def whole(report: ImportReport) -> bool:
    found = (report.totals["venue"].kept, report.totals["activity"].kept)
    return found == (3, 1) and not report.problems and not report.faults and adds_up(report)


# Read as if nothing were strange about them


def test_a_workbook_with_macros_is_read_and_nothing_in_it_runs(workspace: Workspace) -> None:
    def change(name: str, part: bytes) -> bytes:
        kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
        return part.replace(kind, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")

    assert whole(workspace.take(repacked(sent(workspace), change, "a.xlsm")))


def test_a_chart_on_a_sheet_of_its_own_is_passed_over(workspace: Workspace) -> None:
    assert whole(
        workspace.take(changed(workspace, lambda b: b.create_chartsheet("Biểu đồ").add_chart(BarChart())))
    )


def test_days_counted_from_1904_are_the_days_they_show(workspace: Workspace) -> None:
    assert whole(workspace.take(changed(workspace, lambda book: setattr(book, "epoch", CALENDAR_MAC_1904))))
    (event,) = workspace.read()[0].events["activity"]
    assert event.record.values["date"] == date(2020, 3, 5)


@pytest.mark.parametrize("quick", [True, False])
def test_a_bare_number_is_the_day_that_its_workbook_counts_from_1904(
    quick: bool, workspace: Workspace
) -> None:
    def change(book: Any) -> None:
        book.epoch = CALENDAR_MAC_1904
        for cell in (cell for name in ("B00", "B11") for row in book[name] for cell in row):
            if isinstance(cell.value, datetime):
                cell.value = (cell.value - datetime(1904, 1, 1)).days
                cell.number_format = "General"
        if not quick:
            book["B11"]["AZ90000"].value = " "

    assert whole(workspace.take(changed(workspace, change)))
    standing = workspace.read()[0]
    (event,) = standing.events["activity"]
    assert event.record.values["date"] == date(2020, 3, 5)
    assert {delivery.prepared_on for delivery in standing.deliveries} == {date(2020, 12, 15)}


def test_hidden_rows_and_columns_are_read(workspace: Workspace) -> None:
    def change(book: Any) -> None:
        book["B02"].row_dimensions[3].hidden = True
        book["B02"].column_dimensions["B"].hidden = True

    assert whole(workspace.take(changed(workspace, change)))


def test_two_old_fonts_in_one_sheet_say_the_same(workspace: Workspace) -> None:
    def change(book: Any) -> None:
        for cell, text, font in (("B2", "Qu¸n H­¬ng", ".VnTime"), ("B3", "Quaùn Höông", "VNI-Times")):
            book["B02"][cell].value, book["B02"][cell].font = text, Font(name=font)

    assert whole(workspace.take(changed(workspace, change)))
    names = [r.values["name"] for r in workspace.read()[0].registers["venue", "30985", "2020"]]
    assert names[:2] == ["Quán Hương", "Quán Hương"]


def test_what_a_sheet_says_of_its_size_is_not_believed(workspace: Workspace) -> None:
    def change(name: str, part: bytes) -> bytes:
        return re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', part)

    assert whole(workspace.take(repacked(sent(workspace), change)))


# Refused in words


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xls", b"<html><body><table><tr><td>B00</td></tr></table></body></html>"),
        ("a.xls", b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
        ("a.xls", "Mã cơ sở,Tên\n30985-CS-001,Quán".encode()),
        ("a.xlsx", "Mã cơ sở;Tên\n30985-CS-001;Quán".encode()),
    ],
)
def test_what_only_its_name_makes_a_workbook_is_a_fault(
    name: str, content: bytes, workspace: Workspace
) -> None:
    path = workspace.folder.parent / name
    path.write_bytes(content)
    assert [f.code for f in workspace.take(path).faults] == ["not_a_workbook"]


@pytest.mark.parametrize("kept", [0.2, 0.6, 0.98])
def test_a_workbook_cut_short_is_a_fault(kept: float, workspace: Workspace) -> None:
    path = sent(workspace)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * kept)])
    assert [f.code for f in workspace.take(path).faults] == ["not_a_workbook"]


def test_xml_that_grows_when_read_is_a_fault(workspace: Workspace) -> None:
    def change(name: str, part: bytes) -> bytes:
        return ENTITIES % GROWING if name.endswith("sheet2.xml") else part

    assert [f.code for f in workspace.take(repacked(sent(workspace), change)).faults] == ["not_a_workbook"]


# Read, and spoken of


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1.234,5", None),
        ("1,234.5", None),
        ("mười hai", None),
        ("1 250 hộ", None),
        ("1\u00a0250", 1250),
        ("12,0", 12),
        ("１２", 12),
    ],
)
def test_a_number_is_read_or_its_row_set_aside(typed: str, read: int | None, workspace: Workspace) -> None:
    report = workspace.take_return({"B11": [activity(participants=typed)]}, "a.xlsx")
    assert adds_up(report)
    assert [p.problem.code for p in report.problems] == ([] if read else ["number_invalid"])
    assert [e.record.values["participants"] for e in workspace.read()[0].events.get("activity", ())] == (
        [read] if read else []
    )


def test_a_merged_unit_code_is_taken_for_its_rows_and_the_copy_lets_them_be_filled(
    workspace: Workspace,
) -> None:
    def change(book: Any) -> None:
        for day in (6, 7):
            book["B11"].append([None, date(2020, 3, day), "tập huấn", "học sinh", 12, f"ấp {day}"])
        book["B11"].merge_cells("A2:A4")

    path = changed(workspace, change)
    report = workspace.take(path)
    assert adds_up(report)
    assert [(p.problem.cell, p.problem.set_aside) for p in report.problems] == [("A3", False), ("A4", False)]
    assert report.totals["activity"].kept == 3
    (file,) = walked([path]).files
    copy = path.with_name("a_(sửa lỗi).xlsx")
    copy.write_bytes(annotated_copy(content_of(file), [p.problem for p in report.problems]))
    book = openpyxl.load_workbook(copy)
    for cell in ("A3", "A4"):
        book["B11"][cell].value = "30985"
    book.save(copy)
    again = workspace.take(copy)
    assert again.problems == ()
    assert again.totals["activity"].set_aside == 0


def test_a_file_whose_name_breaks_a_line_is_named_in_one(workspace: Workspace) -> None:
    path = sent(workspace)
    path = path.rename(path.with_name("a\nb.xlsx thay\t\x1bc.xlsx"))
    assert [file.name for file in walked([path]).files] == [f"{path.parent.name}/a b.xlsx thay c.xlsx"]


def test_a_second_column_with_the_same_header_is_told(workspace: Workspace) -> None:
    def change(book: Any) -> None:
        book["B11"]["K1"], book["B11"]["K2"] = "Số người tham dự", 99

    report = workspace.take(changed(workspace, change))
    assert [(p.problem.code, p.problem.cell, p.problem.set_aside) for p in report.problems] == [
        ("header_twice", "K1", False)
    ]


@pytest.mark.parametrize(
    ("header", "told"), [("Tên nạn nhân", True), (None, True), ("STT", False), ("Ghi chú:", False)]
)
def test_a_column_of_no_field_is_named_by_its_place_alone(
    header: str | None, told: bool, workspace: Workspace
) -> None:
    def change(book: Any) -> None:
        book["B11"].cell(1, 14, header)
        book["B11"].cell(2, 14, "Nguyễn Thị Kín")

    report = workspace.take(changed(workspace, change))
    assert [(p.problem.code, p.problem.cell, p.problem.found) for p in report.problems] == (
        [("column_unread", "N1", None)] if told else []
    )


def test_an_empty_column_with_the_same_header_is_passed_over(workspace: Workspace) -> None:
    assert whole(workspace.take(changed(workspace, lambda b: b["B11"].cell(1, 11, "Số người tham dự"))))


def test_a_wrong_year_on_the_cover_is_told(workspace: Workspace) -> None:
    report = workspace.take(sent(workspace, period="2019"))
    assert [(p.problem.code, p.problem.sheet) for p in report.problems] == [("period_doubtful", "B00")]


def test_a_late_row_among_those_of_the_period_is_not_doubted(workspace: Workspace) -> None:
    rows = [activity(), activity(date=date(2019, 6, 1)), activity(date=date(2020, 5, 1))]
    assert workspace.take_return({"B11": rows}, "a.xlsx").problems == ()


def test_two_returns_of_one_office_and_period_are_told(workspace: Workspace) -> None:
    folder = workspace.folder.parent / "sent"
    builders.return_file(folder / "a.xlsx", {"B02": [venue(1), venue(2)]})
    builders.return_file(folder / "b.xlsx", {"B02": [venue(1), venue(3)], "B11": [activity()]})
    report = workspace.take(folder)
    assert adds_up(report)
    assert [(r.file, r.by, r.forms) for r in report.replaced] == [("a.xlsx", "b.xlsx", ("B02",))]


def test_two_volumes_of_one_return_take_no_one_s_place(workspace: Workspace) -> None:
    folder = workspace.folder.parent / "sent"
    builders.return_file(folder / "Tập 1.xlsx", {"B02": [venue(1)]})
    builders.return_file(folder / "Tập 2.xlsx", {"B03": [builders.party()]})
    assert workspace.take(folder).replaced == ()
