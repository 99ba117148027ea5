"""Before a period is closed: the checklist, and bands that are not settled only for a reason."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import openpyxl
import pytest

from desk.base.faults import TO_LOOK_AT, WRONG_USE
from desk.office.closing import closed, looked_over
from desk.office.closing_checklist import MET, STOPS, Check
from desk.workspace.announcements import Despite, despite_of
from desk.workspace.locking import late_returns, locked, locks_of
from facts.periods import Period
from tests.desk.conftest import Office
from tests.facts import builders

REASON = "huyện cần danh sách trước Tết"
BOOK = "healthy_commune"


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """Print tables so wide that no cell is broken."""
    monkeypatch.setenv("COLUMNS", "240")


def year(office: Office, code: str = "2020") -> Period:
    period = office.rules.calendar.period(code)
    assert period is not None
    return period


def with_a_wrong_cell(office: Office, **cover: Any) -> None:
    """Send a return in which a row of B04 has a day nobody can read."""
    venues = [builders.venue(n) for n in (1, 2)]
    wrong = builders.inspection(1, date="ngày nào đó")
    office.send("a.xlsx", {"B02": venues, "B04": [wrong]}, **cover)


def checks_of(office: Office, code: str = "2020") -> list[Check]:
    return list(looked_over(office.made, office.rules, year(office, code)).checks)


def test_an_unsettled_band_is_closed_only_for_a_reason(office: Office) -> None:
    with_a_wrong_cell(office)
    assert office.run("lock", "2020") == WRONG_USE
    assert locks_of(office.made, office.rules) == ()
    assert office.run("lock", "2020", "--despite", REASON, "--strict") == TO_LOOK_AT
    assert despite_of(office.made, BOOK, "2020") == Despite(REASON, frozenset({"30985"}))


def test_a_period_that_still_runs_is_closed_and_announced_only_for_a_reason(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    today = date.today()
    now, after = (office.rules.calendar.at("year", today.year + n) for n in (0, 1))
    assert now is not None
    assert after is not None
    period = now if today <= now.end else after
    cover = {"period": period.code, "prepared_on": today, "received_on": today}
    office.send("a.xlsx", {"B02": [builders.venue(1)]}, **cover)
    capsys.readouterr()
    assert office.run("lock", period.code) == WRONG_USE
    assert "còn chạy đến hết ngày" in capsys.readouterr().err
    assert locks_of(office.made, office.rules) == ()
    assert office.run("lock", period.code, "--despite", REASON, "--strict") == TO_LOOK_AT
    office.run("run", "--year", str(period.year))
    said = ("announce", period.code, "--document", "1/QĐ-UBND", "--date", today.isoformat())
    assert office.run(*said) == WRONG_USE
    assert office.run(*said, "--despite", REASON) != WRONG_USE


def test_a_settled_band_needs_none(office: Office) -> None:
    office.send("a.xlsx", {"B02": [builders.venue(1)]})
    assert all(check.state != STOPS for check in checks_of(office))
    assert office.run("lock", "2020", "--strict") == TO_LOOK_AT  # eight communes owe forms
    assert despite_of(office.made, BOOK, "2020") == Despite()


def test_the_reason_is_printed_beside_the_band_and_nowhere_else(office: Office, capsys: Any) -> None:
    with_a_wrong_cell(office)
    office.run("lock", "2020", "--despite", REASON)
    office.run("run", "--year", "2020")
    capsys.readouterr()
    office.run("results", "latest", "--json")
    rows = {r["subject"]["unit"]: r for r in json.loads(capsys.readouterr().out)["rows"]}
    assert {code for code, row in rows.items() if row.get("despite")} == {"30985"}
    office.run("results", "latest", "--full")
    assert "Tết" in capsys.readouterr().out
    office.run("report", str(office.folder / "ra"), "latest", "--restricted", "1", "--reason", "thẩm định")
    (book,) = (office.folder / "ra").glob("*công khai*.xlsx")
    cells = [str(c.value) for row in openpyxl.load_workbook(book)["Xếp loại"].iter_rows() for c in row]
    assert sum("vẫn chốt" in cell for cell in cells) == 1
    everywhere = [
        str(c.value) for sheet in openpyxl.load_workbook(book) for row in sheet.iter_rows() for c in row
    ]
    assert not any(REASON in cell for cell in everywhere)  # free text may name someone
    (book,) = (office.folder / "ra").glob("*NỘI BỘ*.xlsx")
    cells = [str(c.value) for sheet in openpyxl.load_workbook(book) for row in sheet.iter_rows() for c in row]
    assert any(REASON in cell for cell in cells)


def test_announcing_asks_for_a_reason_of_its_own(office: Office) -> None:
    with_a_wrong_cell(office)
    office.run("lock", "2020", "--despite", "khóa để chấm thử")
    office.run("run", "--year", "2020")
    said = ("announce", "2020", "--document", "15/QĐ-UBND", "--date", "2021-01-15")
    assert office.run(*said) == WRONG_USE
    assert office.run(*said, "--despite", REASON) != WRONG_USE
    assert despite_of(office.made, BOOK, "2020").reason == REASON


def test_a_register_told_anew_at_the_years_end_leaves_no_figure_open(office: Office, capsys: Any) -> None:
    june = {"period": "2020-6T", "prepared_on": date(2020, 6, 15)}
    office.send("half.xlsx", {"B02": [builders.venue(1, rooms="vài phòng"), builders.venue(2)]}, **june)
    office.send("year.xlsx", {"B02": [builders.venue(1), builders.venue(2)]})
    office.run("run", "--year", "2020")
    capsys.readouterr()
    office.run("explain", "latest", "--unit", "30985", "--json")
    told = {one["id"]: one for one in json.loads(capsys.readouterr().out)["criteria"]}
    assert [told[id_]["provisional"] for id_ in ("B1", "B3")] == [False, False]
    office.run("results", "latest", "--json")
    (row,) = (r for r in json.loads(capsys.readouterr().out)["rows"] if r["subject"]["unit"] == "30985")
    assert "B02" not in {need["form"] for need in row["needs"]}


def test_a_reopened_period_carries_no_reason(office: Office) -> None:
    with_a_wrong_cell(office)
    office.run("lock", "2020", "--despite", REASON)
    office.run("lock", "2020", "--reopen", "--reason", "xã sửa ô")
    assert despite_of(office.made, BOOK, "2020") == Despite()


def test_the_checklist_names_cells_dates_and_forms(office: Office) -> None:
    with_a_wrong_cell(office, received_on=date(2021, 1, 2))
    said = [check.text() for check in checks_of(office) if check.state != MET]
    assert any("ô phải sửa" in line and "Thứ Ba" in line for line in said)
    assert any("chỉ theo bìa" in line for line in said)
    assert any("8 đơn vị còn nợ" in line for line in said)
    assert not any("khác số liệu; " in line for line in said)


def test_a_period_that_is_not_scored_has_no_bands_to_settle(office: Office) -> None:
    with_a_wrong_cell(office, period="2020-6T")
    assert all(check.state != STOPS for check in checks_of(office, "2020-6T"))


def test_reasons_given_one_by_one_stand_on_the_first_page_of_the_restricted_workbook(office: Office) -> None:
    with_a_wrong_cell(office)
    seen = looked_over(office.made, office.rules, year(office))
    reasons = {check.id: f"lý do {n}" for n, check in enumerate(seen.checks) if not check.met}
    closed(office.made, office.rules, seen, "an", date(2021, 1, 10), None, reasons)
    office.run("run", "--year", "2020")
    office.run("report", str(office.folder / "ra"), "latest", "--restricted", "1", "--reason", "thẩm định")
    (book,) = (office.folder / "ra").glob("*NỘI BỘ*.xlsx")
    front = [str(row[0].value) for row in openpyxl.load_workbook(book)["Đọc trước"].iter_rows()]
    assert all(any(line.endswith(f"Lý do: {said}") for line in front) for said in reasons.values())


def test_only_what_came_after_its_own_period_was_closed_is_late(office: Office) -> None:
    """What a closed period rests on is not late, nor is what came later of a year still open."""
    office.send("a.xlsx", {"B02": [builders.venue(1)]})
    locked(office.made, office.rules, year(office), "an", date(2021, 2, 1))
    office.send("b.xlsx", {"B02": [builders.venue(2)]}, received_on=date(2021, 2, 2))
    office.send("c.xlsx", {"B02": [builders.venue(3)]}, period="2021")
    late = late_returns(office.made, office.rules, locks_of(office.made, office.rules))
    assert [manifest.file for manifest in late] == ["sent/b.xlsx"]
