"""A column an office adds to a form: from YAML to blank, archive, score, notice, and what is published."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desk.office.blanks import blanks_written
from desk.office.disclosure.figures import open_criteria, publishable
from desk.workspace.compiled_rules import rules_in
from desk.workspace.importing import imported
from desk.workspace.standing_today import evaluation_today
from desk.workspace.store import stored
from engine.evaluation.explanation import explanation_of
from engine.indicators.subjects import Subject
from engine.logic.cells import Cell, known
from engine.rulebook.model.rulebook import Rules
from facts.periods import Period
from tests.desk.conftest import NIL_FORMS, Office
from tests.desk.office.filled_returns import fill_in
from tests.facts import builders

UNIT, HEADER = "30991", "Số đêm tuần tra"
COLUMN = """
columns:
  team.patrols:
    {{header: {header}, type: count, unit: đêm, sensitivity: {sensitivity}, purpose: compare_returns,
      in_force: {{from: 2020-01-01}}}}
"""
FIGURE = "team_meetings:      {sum: team.meetings,"
TEAM = {"unit_code": UNIT, "members": 5, "trained": 5, "meetings": 1, "officer_in_charge": "có"}


def with_column(office: Office, sensitivity: str = "internal") -> Rules:
    """Add a column to form B13 of an office's rules, and let a figure of criterion E1 rest on it."""
    (office.made.rules / "columns.yaml").write_text(
        COLUMN.format(header=HEADER, sensitivity=sensitivity), "utf-8"
    )
    path = office.made.rules / "indicators" / "commune_period.yaml"
    path.write_text(path.read_text("utf-8").replace(FIGURE, FIGURE.replace("meetings,", "patrols,")), "utf-8")
    office.rules = rules_in(office.made.rules)
    return office.rules


def blank_of(office: Office, folder: Path, code: str) -> Path:
    period = period_of(office.rules, code)
    return blanks_written(office.made, office.rules, folder, period, [UNIT], None, "", date(2021, 1, 5))[0]


def headers(path: Path) -> list[str]:
    return [str(cell.value) for cell in openpyxl.load_workbook(path)["B13"][3]]


def type_in(path: Path, patrols: int | None) -> None:
    """Fill in form B13 of a blank, the office's own column last."""
    fill_in(path, {"B13": []})
    book = openpyxl.load_workbook(path)
    sheet = book["B13"]
    names = ["unit_code", "members", "trained", "meetings", "officer_in_charge"]
    for column, name in enumerate(names, 1):
        sheet.cell(4, column).value = TEAM[name]
    sheet.cell(4, headers(path).index(f"{HEADER} (đêm)") + 1).value = patrols
    book.save(path)


def take(office: Office, path: Path) -> Any:
    return imported(office.made, office.rules, [path], date(2021, 1, 5), None, lambda *_: None)


def period_of(rules: Rules, code: str) -> Period:
    period = rules.calendar.period(code)
    assert period is not None
    return period


def figure(office: Office, code: str = "2020") -> Cell:
    evaluation = evaluation_today(office.made, office.rules, period_of(office.rules, code))
    by_columns = evaluation.columns(period_of(office.rules, code)).facts.column("unit", "team_meetings")
    cell = evaluation.facts(period_of(office.rules, code)).cell(Subject("unit", UNIT), "team_meetings")
    row = list(evaluation.columns(period_of(office.rules, code)).ids("unit")).index(UNIT)
    assert bool(by_columns.known[row]) is cell.known
    return cell


def test_a_column_is_printed_from_its_day_read_back_scored_and_its_correction_noticed(
    office: Office, tmp_path: Path
) -> None:
    rules = with_column(office)
    blank = blank_of(office, tmp_path / "2020", "2020")
    assert f"{HEADER} (đêm)" in headers(blank)
    assert f"{HEADER} (đêm)" not in headers(blank_of(office, tmp_path / "2019", "2019"))
    type_in(blank, 12)
    assert [p.problem.code for p in take(office, blank).problems if p.problem.sheet == "B13"] == []
    assert figure(office).value == 12
    period = period_of(rules, "2020")
    evaluation = evaluation_today(office.made, rules, period)
    book = rules.rulebooks["healthy_commune"]
    found = explanation_of(evaluation, book, Subject("unit", UNIT), period)
    (reason,) = [c for c in found.criteria if c.criterion.id == "E1"]
    assert reason.computed.low == reason.computed.high == 5
    again = shutil.copy(blank, tmp_path / "again.xlsx")
    type_in(Path(again), 3)
    fill_in(Path(again), {"B13": []}, **{"Ngày lập": date(2020, 12, 20)})
    (notice,) = [
        n.record.values for n in take(office, Path(again)).notices if n.record.values["form"] == "B13"
    ]
    assert (notice["field"], notice["old"]) == (HEADER, None)  # its values are not open


def test_where_a_column_is_blank_or_was_not_asked_for_yet_it_is_not_known(
    office: Office, tmp_path: Path
) -> None:
    office.send("cu.xlsx", {"B13": [TEAM]}, unit_code=UNIT, period="2019", prepared_on=date(2019, 12, 20))
    office.send("moi.xlsx", {"B13": [TEAM]}, unit_code=UNIT, period="2020", prepared_on=date(2020, 12, 20))
    with_column(office)
    assert not figure(office, "2019").known
    assert not figure(office).known
    assert figure(office).ends == (0, None)
    blank = blank_of(office, tmp_path / "b", "2020")
    type_in(blank, None)
    fill_in(blank, {"B13": []}, **{"Ngày lập": date(2020, 12, 28)})
    take(office, blank)
    assert [gap.field for gap in figure(office).owed] == [HEADER]
    assert not figure(office).known


@pytest.mark.parametrize(("sensitivity", "shown"), [("open", True), ("internal", False)])
def test_what_rests_on_a_column_an_office_keeps_to_itself_is_not_published(
    office: Office, sensitivity: str, shown: bool
) -> None:
    rules = with_column(office, sensitivity)
    indicators = rules.set_of("unit").indicators
    assert ("E1" in open_criteria(rules.rulebooks["healthy_commune"], indicators)) is shown
    assert ("team_meetings" in publishable(indicators, [{"team_meetings": known(9)}])) is shown  # type: ignore


def test_two_offices_of_one_program_have_each_its_own_forms(office: Office, tmp_path: Path) -> None:
    plain = Office(tmp_path / "other")
    rules = with_column(office)
    sent = tmp_path / "sent.xlsx"
    builders.return_file(sent, {"B13": [TEAM]}, states={**NIL_FORMS, "B13": "có số liệu"}, unit_code=UNIT)
    book = openpyxl.load_workbook(sent)
    sheet = book["B13"]
    (top,) = [
        row for row in range(1, 9) if sheet.cell(row, 1).value and "Mã" in str(sheet.cell(row, 1).value)
    ]
    sheet.cell(top, sheet.max_column + 1).value = HEADER
    sheet.cell(top + 1, sheet.max_column).value = 7
    book.save(sent)
    for one in (office, plain, office):
        imported(one.made, one.rules, [sent], date(2021, 1, 5), None, lambda *_: None)
    rows = [
        next(iter(stored(one.made, one.rules).standing.registers["team", UNIT, "2020"])).values
        for one in (office, plain)
    ]
    assert [row.get("patrols") for row in rows] == [7, None]
    assert "patrols" not in rows[1]
    assert not plain.rules.catalogue.own
    assert rules.catalogue.own
