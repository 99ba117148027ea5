"""The set of an inspection team: its decision, minutes with what is on record, a workbook that comes back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from desk.base.paper.content import PaperTable, Paragraphs, Printed
from desk.base.paper.word import docx_of
from desk.office.inspection_plan import planned_of
from desk.office.inspection_team import (
    TeamSet,
    checks_of,
    inspection_decision,
    inspection_minutes,
    inspection_workbooks,
    team_set,
    team_written,
)
from desk.runs.run import Run
from desk.runs.since_announced import Later, SinceAnnounced
from desk.runs.year import Year
from desk.workspace.announcements import Announced
from desk.workspace.decisions import LoggedDecision
from desk.workspace.folder import opened
from desk.workspace.importing import imported
from desk.workspace.office import IssuingOffice, Member
from desk.workspace.store import stored
from engine.rulebook.model.rulebook import Rules
from facts.forms.catalogue import KINDS
from scenarios.steps.twins import twin
from tests.desk.office.filled_returns import fill_in

OFFICE = IssuingOffice(name="Ủy ban nhân dân huyện An Biên", symbol="UBND", place="An Biên")
DAY = date(2021, 1, 20)
CAPACITY = 6


@pytest.fixture(scope="module")
def team(results: Year) -> TeamSet:
    return team_of(results, DAY)


@pytest.fixture(scope="module", params=["results", "results_2026"])
def any_team(request: pytest.FixtureRequest) -> TeamSet:
    year: Year = request.getfixturevalue(request.param)
    return team_of(year, date(year.period.year + 1, 1, 20))


def team_of(year: Year, day: date) -> TeamSet:
    book, plan = planned_of(year.run, year.evaluation, CAPACITY)
    return team_set(year.evaluation, book, plan, year.period, OFFICE, day, {})


def cells(paper: Printed) -> list[list[str]]:
    assert paper.body is not None
    blocks = (*paper.body.blocks, *(block for one in paper.attachments for block in one.blocks))
    tables = [block for block in blocks if isinstance(block, PaperTable)]
    return [["\n".join(line.text for line in cell) for cell in row.cells] for t in tables for row in t.rows]


def lines(paper: Printed) -> str:
    assert paper.body is not None
    blocks = [block for block in paper.body.blocks if isinstance(block, Paragraphs)]
    texts = [line.text for block in blocks for line in block.paragraphs]
    return "\n".join([*texts, *(text for _, text in paper.body.articles)])


def test_the_decision_lists_each_venue_of_the_plan_and_names_nobody(any_team: TeamSet) -> None:
    paper = inspection_decision(any_team)
    text, rows = lines(paper), cells(paper)
    assert f"Kiểm tra {len(any_team.plan):02d} cơ sở" in text
    names = [str(any_team.venue(one).values["name"]) for one in any_team.plan]
    assert [row[1] for row in rows if len(row) == 5] == names
    assert {row[1] for row in rows if len(row) == 4} == {"………………"}  # no member is made up
    assert paper.mark is not None
    assert paper.mark.startswith("LƯU HÀNH NỘI BỘ")


def test_a_decision_says_that_the_run_differs_and_the_minutes_a_venue_reads_do_not(
    team: TeamSet, tmp_path: Path
) -> None:
    content = {"period": "2020", "document": "12/TB-UBND", "date": "2021-01-08", "results": {}}
    announced = Announced(LoggedDecision(1, "announce", "2021-01-08", "thử", content, ""))
    later = SinceAnnounced(announced, (Later("30985", "band", "kha", "tot"),))
    files = team_written(tmp_path / "team", replace(team, plan=team.plan[:1]), [later])
    texts = {
        f.name: "\n".join(p.text for p in Document(str(f)).paragraphs) for f in files if f.suffix == ".docx"
    }
    assert {name.split()[0]: "12/TB-UBND" in text for name, text in texts.items()} == {
        "Quyết": True,
        "Biên": False,
    }


def test_members_stand_as_the_office_declared_them(team: TeamSet) -> None:
    members = (Member(role="Trưởng đoàn", name="Người Ví Dụ", post="Phó Trưởng phòng"), Member(role="Thư ký"))
    own = replace(team, office=OFFICE.model_copy(update={"members": members}))
    rows = [row[1:] for row in cells(inspection_decision(own)) if len(row) == 4]
    assert rows == [["Người Ví Dụ", "Phó Trưởng phòng", "Trưởng đoàn"], ["………………", "………………", "Thư ký"]]
    assert "- Người Ví Dụ, Phó Trưởng phòng, trưởng đoàn;" in lines(inspection_minutes(own, own.plan[0]))


def test_minutes_hold_what_is_on_record_and_nothing_of_people_risk_or_cases(any_team: TeamSet) -> None:
    for planned in any_team.plan:
        paper, venue = inspection_minutes(any_team, planned), any_team.venue(planned).values
        rows = cells(paper)
        own = {row[0]: row[1] for row in rows if len(row) == 3}
        assert own["Mã cơ sở"] == planned.candidate.venue
        assert own["Loại hình"] == venue["type"]
        assert own["Số giấy phép"] == (venue["licence_no"] or "chưa ghi")
        acts = [row[1] for row in rows if len(row) == 6 and row[1] in KINDS["violation"].fields["act"].values]
        assert acts == list(KINDS["violation"].fields["act"].values)
        whole = "\n".join([lines(paper), *("\n".join(row) for row in rows)])
        assert "nguy cơ" not in whole.lower()
        assert "vụ việc" not in whole.lower()
        for hidden in ("owner_id", "manager_id", "phone_key", "address_key"):
            assert venue.get(hidden) is None or str(venue[hidden]) not in whole
        assert docx_of(paper) == docx_of(paper)


def test_earlier_inspections_are_those_on_record_newest_first(team: TeamSet) -> None:
    told = 0
    for planned in team.plan:
        rows = [row for row in cells(inspection_minutes(team, planned)) if len(row) == 4]
        mine = [e.record.values for e in team.registry.events("inspection", "venue", planned.candidate.venue)]
        days = sorted((one["date"] for one in mine), reverse=True)
        assert [row[0] for row in rows] == [f"{day:%d/%m/%Y}" for day in days if isinstance(day, date)]
        acts = [e.record for e in team.registry.events("violation", "venue", planned.candidate.venue)]
        for row in rows:
            own = [str(a.values["act"]) for a in acts if a.values["inspection_id"] == row[1]]
            assert all(act in row[3] for act in own)
            assert row[3] == "" or own or row[2] == "vi phạm"
        told += len(rows)
    assert told > 5


def test_what_is_asked_depends_on_the_type_of_venue(team: TeamSet) -> None:
    asked = {t: {c.id for c in checks_of(team.rules, team.book, t)} for t in ("karaoke", "ăn uống")}
    assert asked["karaoke"] - asked["ăn uống"] == {"K3", "K4", "T1"}
    assert asked["ăn uống"] == {"K5", "L1", "L2", "L3"}


def answers(team: TeamSet, unit: str) -> Iterator[dict[str, Any]]:
    for n, one in enumerate((p for p in team.plan if p.candidate.unit == unit), 1):
        yield {
            "id": f"{unit}-BB-2021-9{n:02}",
            "venue_id": one.candidate.venue,
            "date": date(2021, 3, n),
            "team": "Đội kiểm tra liên ngành 178",
            "mode": "định kỳ",
            "ground": "kế hoạch",
            "members": 4,
            "result": "vi phạm" if n == 1 else "đạt",
        }


def typed(path: Path, rows: list[dict[str, Any]]) -> None:
    """Type what an inspection gave beside what stands in its row already; of B05 whole rows."""
    import openpyxl

    act = {"inspection_id": rows[0]["id"], "act": "quá giờ quy định", "sanction": "phạt tiền"}
    fill_in(path, {"B05": [{**act, "fine_vnd": 2500000}]}, **{"Ngày lập": date(2021, 12, 10)})
    book = openpyxl.load_workbook(path)
    sheet, names = book["B04"], list(KINDS["inspection"].fields)
    place = {name: column for column, name in enumerate(names, 1)}
    for at, row in enumerate(rows, 4):
        assert sheet.cell(at, place["venue_id"]).value == row["venue_id"]
        for name in ("id", "date", "members", "result"):
            assert sheet.cell(at, place[name]).value is None
            sheet.cell(at, place[name]).value = row[name]
    book.save(path)


def test_a_workbook_filled_in_comes_back_as_the_same_rows(
    team: TeamSet, run: Run, shipped_rules: Rules, tmp_path: Path
) -> None:
    made = opened(twin(run.workspace, tmp_path / "ws", runs=False))
    paths = inspection_workbooks(tmp_path / "doan", team)
    sent: dict[str, dict[str, Any]] = {}
    for path in paths:
        rows = list(answers(team, path.name[:5]))
        typed(path, rows)
        sent |= {row["id"]: row for row in rows}
    assert {row["venue_id"] for row in sent.values()} == {one.candidate.venue for one in team.plan}
    report = imported(made, shipped_rules, list(paths), date(2021, 12, 11), None, lambda *_: None)
    assert (report.faults, report.problems) == ((), ())
    standing = stored(made, shipped_rules).standing
    visits = {e.key[0]: e.record for e in standing.events["inspection"] if e.key[0] in sent}
    assert {id_: dict(record.values) for id_, record in visits.items()} == sent
    assert {record.office for record in visits.values()} == {"Đội 178"}
    acts = [e.record.values for e in standing.events["violation"] if e.record.values["inspection_id"] in sent]
    assert [act["fine_vnd"] for act in acts] == [2500000] * len(paths)
