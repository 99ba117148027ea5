"""What speaks for and against is told apart: kin never as evidence, a struck tie never as new, and the series
that has the same cases beside the lead."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desk.leads.acts import STRIKE, TAKE, done
from desk.leads.agreement import differences, export_words
from desk.leads.lead_queue import seen_words
from desk.leads.lead_report import LIGHTER, LeadReport
from desk.leads.lead_workbook import _Tables
from desk.leads.leads import Queue, queue_of
from desk.leads.people import LITTLE
from desk.report.tree import Table, text_of
from desk.runs.run import Run
from desk.words.masking import WITHHELD, Mask
from engine.links.innocent_ties import STRIKABLE

TODAY = date.today()
pytestmark = pytest.mark.usefixtures("key")


@pytest.fixture(scope="module")
def queue(run: Run) -> Queue:
    return queue_of(run, date(2021, 3, 5))


def rows_of(report: LeadReport, part: str) -> dict[str, list[str]]:
    """Return each table of a part by its title, a row a line of text."""
    tables = [block for block in report.parts[part].blocks if isinstance(block, Table)]
    return {t.title: [" | ".join(text_of(cell) for cell in cells) for cells in t.cells()] for t in tables}


def test_a_lead_names_the_series_that_has_its_cases_and_by_what(queue: Queue, say: Any, run: Run) -> None:
    (child,) = (r for r in queue.leads if "31006-VA-2020-02" in r.lead.cases)
    report = LeadReport(child, queue)
    (rows,) = rows_of(report, "series").values()
    (series,) = (s for s in queue.findings.series if "31006-VA-2020-02" in {c.id for c in s.cases})
    assert all(series.id in row for row in rows)
    assert any("nghi vấn 31000-CT-0005" in row and "1 phần" in row for row in rows)
    assert any("một xe" in row and "31000-CT-0005" in row and "không tính riêng" in row for row in rows)
    told = " ".join(say("leads", "show", child.id, "--run", str(run.folder))[1].split())
    assert series.id in told
    assert "một người có vai trò nghi vấn 31000-CT-0005" in told


def test_a_row_that_ties_a_series_is_no_innocent_row(queue: Queue) -> None:
    (child,) = (r for r in queue.leads if "31006-VA-2020-02" in r.lead.cases)
    shown = rows_of(LeadReport(child, queue), "evidence")
    assert not any("31000-CT-0005" in row for row in shown.get("Dòng nói theo hướng vô can", ()))
    assert not any(row.startswith("B03 31000-CT-0005") for row in shown.get(LIGHTER, ()))


@pytest.mark.parametrize("n", [0, 1, 2])
def test_kin_stand_on_the_innocent_side_alone(queue: Queue, n: int) -> None:
    report = LeadReport(queue.leads[n], queue)
    for title, rows in rows_of(report, "evidence").items():
        assert ("vô can" in title and "tự nó" not in title) or not any("người thân" in row for row in rows)
    assert not any("người thân" in seen_words(j, report.lead) for j in report.lead.joins)
    for title, rows in rows_of(report, "joins").items():
        for row in rows:
            assert row.count("người thân") == row.count("Nói theo hướng vô can: người thân"), title


def test_kin_are_no_evidence_in_the_workbook_either(queue: Queue) -> None:
    leads, _, evidence, *_ = _Tables(queue.leads[:1], queue.rules, Mask(None)).all()
    rows = [" | ".join(str(cell) for cell in cells) for cells in evidence.cells()]
    assert any("người thân" in row for row in rows)
    assert all("| vô can |" in row for row in rows if "người thân" in row)
    (row,) = ([str(cell) for cell in cells] for cells in leads.cells())
    assert [cell for cell in row if "người thân" in cell] == [
        cell for cell in row if "Nói theo hướng vô can: người thân" in cell
    ]


def test_a_row_is_to_be_verified_only_where_it_makes_a_lead_heavier(queue: Queue) -> None:
    _, _, evidence, *_ = _Tables(queue.leads, queue.rules, Mask(None)).all()
    sides = {
        ("heavier" if e.weight >= LITTLE else "lighter" if e.weight <= -LITTLE else "neither", side)
        for _, e, side in evidence.rows
        if side != "vô can"
    }
    assert sides == {("heavier", "cần xác minh"), ("lighter", "làm nhẹ đi"), ("neither", "bối cảnh")}


def test_a_row_brings_no_pair_more_than_the_pair_weighs(queue: Queue) -> None:
    """What a row brings to several pairs is said of each: their sum is no odds."""
    found = max(queue.leads, key=lambda r: len(r.lead.joins))
    pairs = {f"{' – '.join(j.sides)}": j.weighed.bits for j in found.lead.joins if j.weighed.bits > 0}
    assert len(pairs) > 1
    _, _, evidence, *_ = _Tables([found], queue.rules, Mask(None)).all()
    cells = [str(cells[1]) for cells in evidence.cells()]
    figures = [line for cell in cells for line in cell.split("\n") if ": " in line]
    assert figures
    pseudonyms = {id_: f"V{n}" for n, id_ in enumerate(sorted(found.lead.members))}
    for line in figures:
        bits, _, pair = line.partition(": ")
        assert float(bits.replace(",", ".")) <= pairs[pair] + 0.01
        assert WITHHELD not in Mask(pseudonyms).text(line)  # a code is told from the marks beside it


def test_each_story_says_what_it_explains_and_how_many_explain_nothing(queue: Queue) -> None:
    report = LeadReport(queue.leads[0], queue)
    (one, other) = report.parties.joins
    (papers,) = report.excuses(one)
    assert papers.startswith("Một người có hai cơ sở hợp pháp, giấy tờ cũ và mới: giải thích")
    family, kin = report.excuses(other)
    assert "chưa giải thích" in family
    assert kin == "Nói theo hướng vô can: người thân (30985-CT-0056 – 30991-CT-0035; B03 30991-CT-0035)"
    child = LeadReport(queue.leads[1], queue)
    assert child.explaining == "1 chuyện vô can chưa giải thích điều nào"


def test_confidence_counts_what_ties_not_that_there_is_a_case(queue: Queue) -> None:
    lead = queue.leads[0].lead
    assert lead.tie_sources == ("registry",)
    assert {"court_file", "inspection"} <= {*lead.sources}
    assert lead.confidence == "low"
    assert "hồ sơ vụ việc" not in LeadReport(queue.leads[0], queue).named
    assert queue.leads[1].lead.tie_sources == ("court_file",)


def test_rows_of_a_struck_tie_are_neither_new_nor_evidence_and_it_says_who_struck(undecided: Run) -> None:
    before = queue_of(undecided, TODAY).leads[0]
    done(TAKE, undecided, {"lead": before.id, "reason": "còn phải hỏi"}, "an", TODAY)
    shared = [
        n
        for n, (_, part) in enumerate(before.lead.parts, 1)
        if part.unit.kind == "phone" and part.rows and "30991-CS-010" in part.members
    ]
    assert shared
    assert "phone" in STRIKABLE
    done(STRIKE, undecided, {"lead": before.id, "row": shared[0], "reason": "số của kế toán"}, "an", TODAY)
    queue = queue_of(undecided, TODAY)
    after = queue.leads[0]
    assert after.decision is not None
    assert not any(" phone" in item for item in after.new)
    told = " ".join(
        rows_of(LeadReport(after, queue), "evidence")["Bằng chứng: bỏ dòng nào thì cặp ấy giảm bấy nhiêu bit"]
    )
    assert "B02 30985-CS-024 | chủ | " in told
    (line,) = export_words(after, queue.ties)
    assert "đã gỡ vì vô can: số điện thoại giữa" in line
    assert f"{TODAY:%d/%m/%Y}, cán bộ xác minh" in line
    assert "không còn dòng" not in line
    assert "đã gỡ vì vô can" in differences(after.lead, after.decision, queue.ties)
