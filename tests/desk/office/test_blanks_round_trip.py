"""Blank → filled in → imported: no code is typed by hand, nothing is told twice, nothing is found wrong."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desk.office.blanks import blanks_written
from desk.office.reminders import missing_forms
from desk.office.workbooks.column_examples import example_of
from desk.office.workbooks.form_sheet import header_text
from desk.workspace.folder import Workspace
from desk.workspace.importing import imported
from desk.workspace.store import stored
from engine.rulebook.model.roles import RECOGNITION
from engine.rulebook.model.rulebook import Rules
from facts.archive.door import ImportReport
from facts.forms.catalogue import FORMS
from facts.intake.form_rows import rows_from_sheet
from facts.intake.grid import Sheet
from scenarios.steps.judged import rulebook_in
from tests.desk.conftest import Office
from tests.desk.office.filled_returns import score_self

UNIT, DAY = "30991", date(2021, 1, 5)


def open_matters() -> dict[str, list[Any]]:
    """Return rows of a year in which a hotspot and a case stay open, and others end."""
    matter = {"unit_code": UNIT, "found_on": date(2019, 5, 2), "found_by": "tin báo"}
    return {
        "B08": [
            dict(**matter, id=f"{UNIT}-TD-2019-01", kind="mại dâm"),
            dict(**matter, id=f"{UNIT}-TD-2019-02", kind="mại dâm", cleared_on=date(2019, 8, 1)),
        ],
        "B06": [
            dict(
                **matter, id=f"{UNIT}-VA-2019-01", type="chứa mại dâm", status="khởi tố", plate="68X1-000.01"
            ),
            dict(**matter, id=f"{UNIT}-VA-2019-02", type="bán dâm", status="đang xác minh"),
            dict(
                **matter,
                id=f"{UNIT}-VA-2019-03",
                type="chứa mại dâm",
                status="đã xét xử",
                handled_on=date(2019, 9, 1),
            ),
        ],
    }


@pytest.fixture
def told(office: Office) -> Office:
    office.send("2019.xlsx", open_matters(), unit_code=UNIT, period="2019", prepared_on=date(2019, 12, 20))
    return office


def blanks(
    office: Office, rules: Rules, folder: Path, reason: str | None = None, as_csv: bool = False
) -> tuple[Path, ...]:
    period = rules.calendar.period("2020")
    assert period is not None
    return blanks_written(office.made, rules, folder, period, [UNIT], reason, "Thử", DAY, as_csv)


def ids_in(path: Path, form: str) -> list[str]:
    return [
        str(row[0].value) for row in openpyxl.load_workbook(path)[form].iter_rows(min_row=4) if row[0].value
    ]


def test_open_hotspots_stand_in_the_next_blank_and_open_cases_where_a_reason_is_given(
    told: Office, shipped_rules: Rules, tmp_path: Path
) -> None:
    first, second, *_ = blanks(told, shipped_rules, tmp_path / "a")
    assert ids_in(first, "B08") == [f"{UNIT}-TD-2019-01"]
    assert ids_in(second, "B06") == []
    _, second, *_ = blanks(told, shipped_rules, tmp_path / "b", "lập biểu mẫu")
    assert ids_in(second, "B06") == [
        f"{UNIT}-VA-2019-01"
    ]  # neither one that ended, nor one about a seller of sex


def signed(path: Path) -> None:
    """Fill in the day on the cover, and state of each form whether it has rows."""
    book = openpyxl.load_workbook(path)
    for row in book["B00"].iter_rows():
        label = str(row[0].value or "")
        if label.startswith("Ngày lập"):
            row[1].value = date(2020, 12, 28)
        if label[:3] in FORMS and label[:3] != "B00" and not row[1].value:
            filled = any(
                cell.value is not None for row in book[label[:3]].iter_rows(min_row=4) for cell in row
            )
            row[1].value = "có số liệu" if filled else "không phát sinh"
    book.save(path)


def take(office: Office, rules: Rules, *paths: Path) -> ImportReport:
    return imported(office.made, rules, list(paths), DAY, None, lambda *_: None)


def problems_of(report: ImportReport) -> Iterator[object]:
    yield from report.faults
    yield from (p.problem for p in report.problems)


def test_sent_back_as_they_came_they_have_no_fault_and_change_nothing_told_before(
    told: Office, shipped_rules: Rules, tmp_path: Path
) -> None:
    first, second, *_ = blanks(told, shipped_rules, tmp_path / "a", "lập biểu mẫu")
    before = {e.key: dict(e.record.values) for e in stored(told.made, shipped_rules).standing.events["case"]}
    for path in (first, second):
        signed(path)
    report = take(told, shipped_rules, first, second)
    assert list(problems_of(report)) == []
    assert report.notices == ()
    assert {
        e.key: dict(e.record.values) for e in stored(told.made, shipped_rules).standing.events["case"]
    } == before


def test_with_only_the_day_on_its_cover_a_blank_returns_no_form(
    told: Office, shipped_rules: Rules, tmp_path: Path
) -> None:
    for path in blanks(told, shipped_rules, tmp_path / "a")[:2]:
        book = openpyxl.load_workbook(path)
        (day,) = (row[1] for row in book["B00"].iter_rows() if str(row[0].value).startswith("Ngày lập"))
        day.value = date(2020, 12, 28)
        book.save(path)
        report = take(told, shipped_rules, path)
        assert {p.problem.code for p in report.problems} <= {"not_filled_in"}
    period = shipped_rules.calendar.period("2020")
    assert period is not None
    owing = {
        one.unit.code: one
        for one in missing_forms(stored(told.made, shipped_rules).standing, shipped_rules, period)
    }
    assert owing[UNIT].nothing  # B01 and B02 came printed, and nobody filled anything in


def summed_up(sheet: Any, points: float | None) -> None:
    """Put values where sums stand, as a program that works out formulas saves them."""
    for row in sheet.iter_rows(min_row=8):
        if str(row[2].value or "").startswith(("Cộng", "Tổng")):
            row[3].value, row[4].value, row[5].value = 25, points, None


def points_in(made: Workspace, rules: Rules) -> dict[str, float]:
    rows = stored(made, rules).standing.registers.get(("self_score", UNIT, "2020"), ())
    return {str(r.values["criterion"]): float(str(r.values["points"])) for r in rows}


def test_the_printed_self_score_form_is_a_return(told: Office, shipped_rules: Rules, tmp_path: Path) -> None:
    *volumes, form = blanks(told, shipped_rules, tmp_path / "a")
    score_self(form, 1.5)
    assert list(problems_of(take(told, shipped_rules, form))) == []
    criteria = [c.id for c in rulebook_in(shipped_rules, RECOGNITION, 2020).criteria]
    assert points_in(told.made, shipped_rules) == dict.fromkeys(criteria, 1.5)
    for path in volumes:
        signed(path)
    take(told, shipped_rules, *volumes)  # the volumes, sent later, take nothing of it back
    assert len(points_in(told.made, shipped_rules)) == len(criteria)


def test_a_self_score_form_sent_back_empty_has_no_rows_and_one_half_filled_in_names_what_is_missing(
    told: Office, shipped_rules: Rules, tmp_path: Path
) -> None:
    form = blanks(told, shipped_rules, tmp_path / "a")[-1]
    signed(form)
    book = openpyxl.load_workbook(form)
    summed_up(book["B15"], None)
    book.save(form)
    (problem,) = problems_of(take(told, shipped_rules, form))
    assert problem.code == "no_rows"  # type: ignore[attr-defined]
    (first,) = [row for row in book["B15"].iter_rows(min_row=8) if row[1].value == "A1"]
    first[4].value = 2
    book.save(tmp_path / "half.xlsx")
    criteria = len(rulebook_in(shipped_rules, RECOGNITION, 2020).criteria)
    assert len(list(problems_of(take(told, shipped_rules, tmp_path / "half.xlsx")))) == criteria - 1


def test_csv_blanks_say_how_each_column_is_filled_in_and_read_back(
    told: Office, shipped_rules: Rules, tmp_path: Path
) -> None:
    folders = blanks(told, shipped_rules, tmp_path / "a", "lập biểu mẫu", as_csv=True)
    rows = list(csv.reader((folders[0] / "B08.csv").open(encoding="utf-8-sig", newline=""), delimiter=";"))
    assert rows[3][0] == f"Ví dụ: {UNIT}-TD-2020-01"
    assert rows[4][0] == "Rộng 20 ký tự"
    assert rows[6][:4] == [f"{UNIT}-TD-2019-01", UNIT, "mại dâm", "02/05/2019"]
    for folder in folders[:2]:
        cover = folder / "B00.csv"
        text = cover.read_text("utf-8-sig").replace("Ngày lập *;", "Ngày lập *;28/12/2020")
        for form in FORMS:
            blank = folder / f"{form}.csv"
            printed = blank.exists() and len(blank.read_text("utf-8-sig").splitlines()) > 6
            state = "có số liệu" if printed else "không phát sinh"
            text = re.sub(rf"(?m)^({form} .*;)$", rf"\g<1>{state}", text)
        cover.write_text(text, "utf-8")
    report = take(told, shipped_rules, *folders[:2])
    assert list(problems_of(report)) == []
    assert report.notices == ()


@pytest.mark.parametrize("form", [form for form in FORMS if form != "B00"])
def test_every_column_has_an_example_and_it_reads(form: str) -> None:
    kind = FORMS[form]
    fields = list(kind.fields.values())
    head = tuple(header_text(field) for field in fields)
    typed = tuple(example_of(kind, field, UNIT, 2020) for field in fields)
    assert all(typed)
    found = rows_from_sheet(kind, Sheet(form, (head, typed)))
    assert [p for row in found.rows for p in row.problems] == []
    assert len(found.rows) == 1


def test_codes_are_chosen_from_what_is_told_on_their_own_form(
    told: Office, shipped_rules: Rules, tmp_path: Path
) -> None:
    first, second, *_ = blanks(told, shipped_rules, tmp_path / "a")
    rules = {
        (name, str(rule.sqref).partition(":")[0]): str(rule.formula1)
        for path in (first, second)
        for name, sheet in ((s.title, s) for s in openpyxl.load_workbook(path).worksheets)
        for rule in sheet.data_validations.dataValidation
    }
    assert "'B02'!$A$4" in rules["B04", "B4"]
    assert "'B04'!$A$4" in rules["B05", "A4"]
    assert "'B06'!$A$4" in rules["B07", "A4"]
    assert "'B03'!$A$4" in rules["B07", "B4"]
