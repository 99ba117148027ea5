"""The appraising office's own form: B16 for many communes, with what was self-scored and computed beside
it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from desk.base.faults import Stop
from desk.office.appraising import all_confirmed
from desk.office.blanks import COMPARED, appraisal_written, blanks_written
from desk.workspace.folder import Workspace
from desk.workspace.importing import imported
from desk.workspace.standing_today import evaluation_today
from engine.indicators.subjects import Subject
from engine.rulebook.model.rulebook import Rules
from facts.periods import Period
from tests.desk.conftest import Office
from tests.desk.office.filled_returns import fill_in
from tests.facts import builders

OFFICE, TWO = "Phòng LĐTBXH", ["30988", "30991"]


def period_of(rules: Rules, code: str) -> Period:
    found = rules.calendar.period(code)
    assert found is not None
    return found


def test_it_holds_no_points_yet_and_beside_it_what_there_is(
    example_workspace: Workspace, shipped_rules: Rules, tmp_path: Path
) -> None:
    path = appraisal_written(
        example_workspace, shipped_rules, tmp_path, period_of(shipped_rules, "2020"), None, OFFICE
    )
    book = openpyxl.load_workbook(path)
    assert [n for n in book.sheetnames if n.startswith("B")] == ["B00", "B16"]
    rows = list(book[COMPARED].iter_rows(min_row=6, values_only=True))
    assert len(rows) == 9 * 19
    a1 = next(row for row in rows if row[0] == "30991" and row[2] == "A1")
    assert a1[4:] == (10, 9.25, 0, 0)
    owed = next(row for row in rows if row[0] == "30994" and row[2] == "B2")
    assert owed[6] < owed[7]


def test_filled_in_for_two_communes_it_counts_for_both(office: Office, tmp_path: Path) -> None:
    for unit in TWO:
        office.send(f"{unit}.xlsx", {"B02": [builders.venue(1, unit)]}, unit_code=unit)
    made, rules, period = office.made, office.rules, period_of(office.rules, "2020")
    path = appraisal_written(made, rules, tmp_path, period, TWO, OFFICE)
    said = {"reason": "đối chiếu biên bản", "minutes_no": "31/BB-TĐ", "decided_on": date(2021, 1, 12)}
    rows = [{"unit_code": unit, "criterion": "C4", "points": 2.5, **said} for unit in TWO]
    fill_in(path, {"B16": rows}, **{"Ngày lập": date(2021, 1, 12)})
    report = imported(made, rules, [path], date(2021, 1, 13), None, lambda *_: None)
    assert not report.faults
    assert [p.problem for p in report.problems] == []
    assert all_confirmed(made, rules, period, OFFICE, date(2021, 1, 14))
    evaluation, book = evaluation_today(made, rules, period), rules.rulebooks["healthy_commune"]
    for unit in TWO:
        assert evaluation.result(book, Subject("unit", unit), period).appraised["C4"].points == 2.5


def test_a_commune_gets_only_the_forms_it_owes(
    example_workspace: Workspace, shipped_rules: Rules, tmp_path: Path
) -> None:
    for code, forms in (("2020", {"B14", "B15"}), ("2020-6T", {"B14"})):
        written = blanks_written(
            example_workspace,
            shipped_rules,
            tmp_path,
            period_of(shipped_rules, code),
            ["30991"],
            None,
            "Thử",
            date(2020, 6, 1),
        )
        own = [path for path in written if "Công an" not in path.name]  # who tells of drugs
        assert len(own) == (3 if "B15" in forms else 2)
        sheets = {name for path in written for name in openpyxl.load_workbook(path).sheetnames}
        assert sheets & {"B14", "B15", "B16"} == forms


@pytest.mark.parametrize(("code", "office"), [("2020-6T", OFFICE), ("2020", "UBND xã"), ("2020", "Phòng")])
def test_what_no_one_may_appraise_is_refused(
    example_workspace: Workspace, shipped_rules: Rules, tmp_path: Path, code: str, office: str
) -> None:
    with pytest.raises(Stop):
        appraisal_written(
            example_workspace, shipped_rules, tmp_path, period_of(shipped_rules, code), None, office
        )
