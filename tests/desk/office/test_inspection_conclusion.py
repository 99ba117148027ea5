"""What a conclusion of inspections says is what stands on record, of each commune of both examples."""

from __future__ import annotations

from datetime import date

import pytest

from desk.base.paper.content import PaperTable, Paragraphs
from desk.office.inspection_plan import LAST_INSPECTION
from desk.office.papers.inspection_conclusion import finding_words
from desk.office.papers.writing import papers_of
from desk.runs.year import Year
from desk.workspace.office import IssuingOffice
from engine.indicators.subjects import Subject
from tests.desk.office.test_numbers_in_papers import READ

KIND = "ket-luan-kiem-tra"
OFFICE = IssuingOffice(name="Ủy ban nhân dân huyện An Biên", symbol="UBND", place="An Biên")


@pytest.mark.parametrize("of", ["results", "results_2026"])
def test_a_conclusion_lists_the_inspections_of_the_year(of: str, request: pytest.FixtureRequest) -> None:
    year: Year = request.getfixturevalue(of)
    facts, listed = year.evaluation.facts(year.period), 0
    papers = papers_of(year, KIND, OFFICE, date(year.period.year + 1, 1, 20), ())
    for row, paper in zip(year.rows, papers, strict=True):
        READ[KIND](paper)
        assert paper.body is not None
        rows = [r for b in paper.body.blocks if isinstance(b, PaperTable) for r in b.rows]
        texts = [t.text for b in paper.body.blocks if isinstance(b, Paragraphs) for t in b.paragraphs]
        events = facts.registry.events("inspection", "unit", row.subject)
        days = {e.key[0]: e.record.values["date"] for e in events}
        mine = {id_ for id_, day in days.items() if year.period.start <= day <= year.period.end}  # type: ignore[operator]
        assert {r.cells[2][0].text for r in rows} == mine
        missing = facts.figure(Subject("unit", row.subject), LAST_INSPECTION).unknown
        assert any("có thể còn lần kiểm tra" in text for text in texts) == missing
        listed += len(rows)
    assert listed > 3


def test_what_was_not_reported_of_an_act_is_said_so() -> None:
    blank = {"act": "dâm ô", "sanction": None, "fine_vnd": None, "remedied_on": None}
    assert finding_words(blank) == "dâm ô (chưa ghi hình thức xử lý; chưa ghi khắc phục)"
    whole = {**blank, "sanction": "phạt tiền", "fine_vnd": 2500000, "remedied_on": date(2020, 3, 1)}
    assert finding_words(whole) == "dâm ô (phạt tiền 2.500.000 đồng; đã khắc phục 01/03/2020)"
