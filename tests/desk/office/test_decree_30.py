"""What Decree 30/2020 asks of the parts of a paper, for every kind of paper of a year."""

from __future__ import annotations

from datetime import date

import pytest

from desk.base.paper.content import Paragraphs, Printed
from desk.office.papers.writing import papers_of
from desk.office.papers.year_results import YearResults, year_results
from desk.runs.running import run_made
from desk.workspace.folder import Workspace
from desk.workspace.office import IssuingOffice

OFFICE = IssuingOffice(name="Phòng LĐTBXH", above="Ủy ban nhân dân huyện An Biên", symbol="PLĐTBXH")
KINDS = ("tom-tat", "to-trinh", "quyet-dinh", "thong-bao", "giai-trinh", "bien-ban")


@pytest.fixture(scope="module")
def papers(example_workspace: Workspace) -> dict[str, Printed]:
    results: YearResults = year_results(run_made(example_workspace, 2020, None, lambda done, total: None))
    return {
        kind: papers_of(results, kind, OFFICE, date(2021, 1, 10), ())[0]
        for kind in KINDS
        if kind != "quyet-dinh" or results.recognised()
    }


def texts(paper: Printed) -> str:
    assert paper.body is not None
    blocks = [b for b in paper.body.blocks if isinstance(b, Paragraphs)]
    return "\n".join(line.text for block in blocks for line in block.paragraphs)


def test_only_kinds_with_a_symbol_are_numbered(papers: dict[str, Printed]) -> None:
    numbers = {kind: paper.head.number for kind, paper in papers.items()}
    assert numbers.pop("tom-tat") == numbers.pop("giai-trinh") == ""
    assert all(number.startswith("Số: ……/") for number in numbers.values())


def test_a_submission_is_addressed_and_a_notice_is_not(papers: dict[str, Printed]) -> None:
    to = {kind: paper.body.to for kind, paper in papers.items() if paper.body}
    assert to["to-trinh"] == ("Ủy ban nhân dân huyện An Biên",)
    assert to["thong-bao"] == ()


def test_the_last_ground_of_a_decision_ends_with_a_full_stop(papers: dict[str, Printed]) -> None:
    for paper in papers.values():
        grounds = paper.body.grounds if paper.body else ()
        assert all(ground.endswith(";") for ground in grounds[:-1])
        assert not grounds or grounds[-1].endswith(".")


def test_units_inside_a_sentence_are_written_small(papers: dict[str, Printed]) -> None:
    for kind in ("to-trinh", "tom-tat"):
        assert ", Xã " not in texts(papers[kind])
        assert ": Xã " not in texts(papers[kind])


def test_minutes_say_when_they_began_and_ended_who_led_and_what_it_comes_to(
    papers: dict[str, Printed],
) -> None:
    paper = papers["bien-ban"]
    said = texts(paper)
    assert "hồi …… giờ …… phút" in said
    assert "Chủ trì:" in said
    assert "Thư ký:" in said
    assert "kết thúc hồi" in said
    assert paper.body is not None
    table = next(block for block in paper.body.blocks if hasattr(block, "headers"))
    last = [cell[0].text for cell in table.rows[-1].cells]
    assert last[1:3] == ["Cộng", "100"]
