"""Blank returns: what is known stands in them, and filled in they read back with nothing to report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from textwrap import wrap

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from desk.office.blanks import blanks_written
from desk.workspace.folder import Workspace, created
from desk.workspace.importing import imported
from desk.workspace.logs import ACCESS, log_of
from desk.workspace.store import context_of, stored
from engine.rulebook.model.rulebook import Rules
from facts.forms.catalogue import KINDS
from facts.intake.cover import cover_from_sheet
from facts.intake.grid import Sheet, column_letters
from facts.offices import Office as Officer
from facts.standing import COMMUNE
from facts.units import Units
from tests.desk.conftest import Office

UNIT = "30991"
KINDS_OF_UNIT = KINDS["unit"].fields["type"].values


@pytest.fixture(scope="module")
def blanks(
    example_workspace: Workspace, shipped_rules: Rules, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, ...]:
    folder = tmp_path_factory.mktemp("blank")
    period = shipped_rules.calendar.period("2020")
    assert period is not None
    return blanks_written(
        example_workspace, shipped_rules, folder, period, [UNIT], None, "Thử", date(2020, 12, 1)
    )


def filled(path: Path, **states: str) -> Workbook:
    """Open a blank return and fill in its cover as a person would: what is printed still holds."""
    book = openpyxl.load_workbook(path)
    cover = book["B00"]
    for row in cover.iter_rows():
        label = str(row[0].value or "")
        if label.startswith("Ngày lập"):
            row[1].value = date(2020, 12, 10)
        if label[:3] in states:
            row[1].value = states[label[:3]]
        elif label[:3] in book.sheetnames and book[label[:3]].cell(4, 1).value:
            row[1].value = "có số liệu"
    return book


def test_there_are_two_volumes_a_return_of_the_police_and_a_form_to_print(blanks: tuple[Path, ...]) -> None:
    sheets = [openpyxl.load_workbook(path).sheetnames for path in blanks]
    assert "B02" in sheets[0]
    assert "B03" not in sheets[0]
    assert [s for s in sheets[1] if s.startswith("B")] == ["B00", "B03", "B06", "B07", "B09", "B10"]
    assert sheets[2] == ["B00", "B18", "B19", "Danh mục"]
    assert sheets[3] == ["B00", "B15"]
    assert "B15" not in sheets[0]


def test_a_form_has_a_frozen_header_notes_lists_and_protection(blanks: tuple[Path, ...]) -> None:
    book = openpyxl.load_workbook(blanks[0])
    sheet = book["B02"]
    assert sheet.freeze_panes == "B4"
    assert all(cell.comment for cell in sheet[3])
    assert any(rule.type == "list" for rule in sheet.data_validations.dataValidation)
    assert sheet.protection.sheet
    assert book.security.lockStructure


def test_a_form_of_many_columns_is_printed_on_pages_side_by_side(blanks: tuple[Path, ...]) -> None:
    """The first column stands on each page, no page is wider than its paper, and headers are seen whole."""
    sheet = openpyxl.load_workbook(blanks[0])["B02"]
    widths = [sheet.column_dimensions[column_letters(n)].width for n in range(sheet.max_column)]
    ends = [one.id for one in sheet.col_breaks.brk]
    assert len(ends) == 2
    for first, last in pairwise([0, *ends, len(widths)]):
        beside = widths[0] if first else 0
        assert 7 * (beside + sum(widths[first:last])) * sheet.page_setup.scale / 100 <= 96 * 10.6
    assert (sheet.print_title_cols, sheet.print_title_rows) == ("$A:$A", "$3:$3")
    lines = [len(wrap(str(cell.value), int(width) - 1)) for cell, width in zip(sheet[3], widths, strict=True)]
    assert sheet.row_dimensions[3].height >= 15 * max(lines)


def test_known_venues_stand_in_it_and_no_phone(blanks: tuple[Path, ...]) -> None:
    sheet = openpyxl.load_workbook(blanks[0])["B02"]
    headers = [str(cell.value) for cell in sheet[3]]
    phone = next(i for i, header in enumerate(headers) if header.startswith("Điện thoại"))
    assert sheet.max_row > 10
    assert all(row[phone].value is None for row in sheet.iter_rows(min_row=4))


def test_filled_in_it_reads_back_with_nothing_to_report(
    blanks: tuple[Path, ...], tmp_path: Path, shipped_rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANHMANH_KEY", str(tmp_path / "khoa" / "k"))
    book = filled(blanks[0], B04="không phát sinh", B13="có số liệu")
    for column, value in enumerate((UNIT, 12, 10, 4, "có", "không", "không"), 1):
        book["B13"].cell(4, column, value)
    sent = tmp_path / "gửi"
    sent.mkdir()
    book.save(sent / blanks[0].name)
    second = filled(blanks[1], B03="không phát sinh", B06="không phát sinh")
    second.save(sent / blanks[1].name)
    made = created(tmp_path / "ws")
    report = imported(made, shipped_rules, [sent], date(2020, 12, 11), None, lambda *_: None)
    owners = {p.problem.field for p in report.problems}
    assert owners <= {"owner_id", "manager_id"}  # this archive has no B03 of years before
    assert not report.faults
    standing = stored(made, shipped_rules).standing
    assert standing.registers["team", UNIT, "2020"][0].values["meetings"] == 4
    assert context_of(shipped_rules).rulebooks


def test_filled_in_into_its_own_archive_it_has_nothing_to_report(
    tmp_path: Path, shipped_rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANHMANH_KEY", str(tmp_path / "khoa" / "k"))
    made = created(tmp_path / "ws")
    example = Path(__file__).resolve().parents[3] / "examples" / "an_bien"
    imported(
        made, shipped_rules, [example / "2018", example / "2019"], date(2020, 1, 1), None, lambda *_: None
    )
    period = shipped_rules.calendar.period("2020-6T")
    assert period is not None
    written = blanks_written(
        made, shipped_rules, tmp_path / "blank", period, [UNIT], "lập biểu mẫu", "Thử", date(2020, 5, 1)
    )
    book = filled(written[0])
    venues = book["B02"]
    phones = [row[10].value for row in venues.iter_rows(min_row=4) if row[10].value]
    assert phones
    assert str(phones[0]).startswith("0")
    book.save(written[0])
    filled(written[1]).save(written[1])
    report = imported(made, shipped_rules, list(written[:2]), date(2021, 3, 1), None, lambda *_: None)
    assert not report.faults
    assert {p.problem.code for p in report.problems} <= {"not_filled_in"}
    assert len(log_of(made, ACCESS).entries()) == 1


def test_known_venues_are_offered_where_an_inspection_names_one_and_others_are_not_refused(
    blanks: tuple[Path, ...],
) -> None:
    sheet = openpyxl.load_workbook(blanks[0])["B04"]
    column = next(cell.column_letter for cell in sheet[3] if str(cell.value).startswith("Mã cơ sở"))
    (rule,) = (
        r
        for r in sheet.data_validations.dataValidation
        if r.type == "list" and str(r.sqref).startswith(f"{column}4")
    )
    assert rule.errorStyle == "warning"


def test_the_note_of_a_code_says_which_code(blanks: tuple[Path, ...]) -> None:
    sheet = openpyxl.load_workbook(blanks[0])["B05"]
    note = next(cell.comment for cell in sheet[3] if str(cell.value).startswith("Số biên bản"))
    assert note is not None
    assert "B04" in note.text


def test_the_note_of_a_last_day_says_that_it_does_not_count(blanks: tuple[Path, ...]) -> None:
    workbooks = [openpyxl.load_workbook(path) for path in blanks]
    sheet = next(workbook["B09"] for workbook in workbooks if "B09" in workbook.sheetnames)
    note = next(cell.comment for cell in sheet[3] if str(cell.value).startswith("Đến ngày"))
    assert note is not None
    assert "ngày đầu tiên không còn" in note.text


def test_the_day_of_receipt_is_locked_on_the_cover_and_the_day_it_was_made_is_not(
    blanks: tuple[Path, ...],
) -> None:
    cover = openpyxl.load_workbook(blanks[0])["B00"]
    locked = {
        str(row[0].value).rstrip(" *"): row[1].protection.locked
        for row in cover.iter_rows(min_row=4, max_row=14)
    }
    assert (locked["Ngày nhận"], locked["Ngày lập"]) == (True, False)
    assert cover.protection.sheet


def test_a_unit_that_never_sent_anything_has_its_name_and_kind_from_the_code_list(office: Office) -> None:
    period = office.rules.calendar.period("2026-6T")
    assert period is not None
    folder = office.folder / "trong"
    written = blanks_written(
        office.made, office.rules, folder, period, ["30985"], None, "an", date(2026, 6, 1)
    )
    row = next(openpyxl.load_workbook(written[0])["B01"].iter_rows(min_row=4, max_col=3, values_only=True))
    assert row == ("30985", "Xã An Biên", "xã")


def choices_in(path: Path) -> dict[str, list[str]]:
    """Return what may be chosen for the office on the cover and the kind of unit on B01."""
    book = openpyxl.load_workbook(path)
    rules = {
        str(rule.sqref).split(":")[0]: str(rule.formula1)
        for name in ("B00", "B01")
        if name in book.sheetnames
        for rule in book[name].data_validations.dataValidation
        if rule.type == "list"
    }
    cover = next(r[1].coordinate for r in book["B00"].iter_rows() if "Cơ quan lập" in str(r[0].value))
    found = {"office": rules[cover].strip('"').split(",")}
    if "B01" in book.sheetnames:
        sheet, cells = rules["C4"].lstrip("=").split("!")
        found["type"] = [str(c.value) for row in book[sheet.strip("'")][cells.replace("$", "")] for c in row]
    return found


@pytest.mark.parametrize(
    ("period", "kind", "offered", "not_offered"),
    [
        ("2020", "xã", "Công an huyện", "phường"),
        ("2026", "xã", "Công an tỉnh", "thị trấn"),
        ("2026", "phường", "Công an tỉnh", "thị trấn"),
        ("2026", "đặc khu", "Công an tỉnh", "thị trấn"),
    ],
)
def test_a_blank_offers_the_offices_and_kinds_of_its_day_and_import_takes_each(
    office: Office, period: str, kind: str, offered: str, not_offered: str
) -> None:
    days = office.rules.calendar.period(period)
    assert days is not None
    first, *others = office.rules.units.on(days.end)
    units = Units((replace(first, type=kind, name=f"{kind.capitalize()} Thử"), *others))
    rules = replace(office.rules, units=units)
    folder = office.folder / f"{period}-{kind}"
    written = blanks_written(office.made, rules, folder, days, [first.code], None, "an", days.end)
    choices = [choices_in(path) for path in written if path.suffix == ".xlsx"]
    assert choices[0]["type"] == [k for k in KINDS_OF_UNIT if k in {u.type for u in units.on(days.end)}]
    assert not_offered not in choices[0]["type"]
    for choice in choices:
        assert choice["office"][0] == f"UBND {kind}"
        assert offered in choice["office"]
        for name in choice["office"]:
            rows = (
                ("Mã đơn vị", first.code),
                ("Kỳ báo cáo", period),
                ("Cơ quan lập", name),
                ("Ngày lập", days.end),
            )
            cover = cover_from_sheet(Sheet("B00", rows), "a.xlsx", context_of(rules))
            assert cover.office == (COMMUNE if name.startswith("UBND") else name)


def test_a_kind_of_unit_that_the_list_does_not_have_is_named_and_the_row_still_counts(office: Office) -> None:
    period = office.rules.calendar.period("2026-6T")
    assert period is not None
    folder = office.folder / "loai"
    unit = office.rules.units.on(period.end)[0]
    path = blanks_written(office.made, office.rules, folder, period, [unit.code], None, "an", period.end)[0]
    book = openpyxl.load_workbook(path)
    for row in book["B00"].iter_rows():
        if "Ngày lập" in str(row[0].value):
            row[1].value = period.end
    book["B01"]["C4"].value = "thị trấn"
    book["B01"]["D4"].value = 12000
    book.save(path)
    report = imported(office.made, office.rules, [path], date(2026, 6, 20), None, lambda *_: None)
    (found,) = [p.problem for p in report.problems if p.problem.code == "unit_type_differs"]
    assert (found.sheet, found.cell, found.set_aside, dict(found.params)) == (
        "B01",
        "C4",
        False,
        {"kind": "xã"},
    )


def test_a_unit_that_became_another_kind_finds_its_name_and_kind_of_today_in_b01(
    example_workspace: Workspace, shipped_rules: Rules, tmp_path: Path
) -> None:
    period = shipped_rules.calendar.period("2025")
    assert period is not None
    day = date(2025, 12, 1)
    folders = [tmp_path / name for name in ("xlsx", "csv")]
    for folder in folders:
        as_csv = folder.name == "csv"
        blanks_written(example_workspace, shipped_rules, folder, period, ["30985"], None, "An", day, as_csv)
    book = openpyxl.load_workbook(next(p for p in folders[0].glob("*.xlsx") if "Tập 1" in p.name))
    assert [book["B01"].cell(4, column).value for column in (1, 2, 3)] == ["30985", "Xã An Biên", "xã"]
    (path,) = folders[1].glob("*Tập 1*/B01.csv")
    rows = path.read_text(encoding="utf-8-sig").splitlines()
    assert any(row.startswith("30985;Xã An Biên;xã;") for row in rows)
    assert "thị trấn;" not in rows[-1]


def test_an_office_that_the_list_names_to_send_a_form_gets_its_blank(
    example_workspace: Workspace, shipped_rules: Rules, tmp_path: Path
) -> None:
    clinic = Officer("Trạm Y tế", "commune", (), True, None, None, "open", forms=("B08",))
    offices = replace(shipped_rules.offices, offices=(*shipped_rules.offices.offices, clinic))
    rules, period = replace(shipped_rules, offices=offices), shipped_rules.calendar.period("2020")
    assert period is not None
    written = blanks_written(
        example_workspace, rules, tmp_path, period, [UNIT], None, "Thử", date(2020, 12, 1)
    )
    (blank,) = (path for path in written if "Trạm Y tế" in path.name)
    assert "B08" in openpyxl.load_workbook(blank).sheetnames
