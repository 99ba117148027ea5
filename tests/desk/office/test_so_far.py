"""A standing part of the way through the year, as an office asks for it; a period that is not scored is not
announced."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from desk.base.faults import DONE, WRONG_USE, Stop
from desk.base.paper.content import PaperTable, Paragraphs
from desk.base.paper.word import docx_of, pdf_of
from desk.office.closing import scored_asked
from desk.office.papers.writing import so_far_paper
from desk.office.so_far import MOST_LACKING, SoFarResults, so_far_results, told_so_far_only
from desk.words.numbers import range_words
from desk.workspace import office as offices
from engine.rulebook.model.rulebook import Rules
from tests.desk.conftest import Office
from tests.facts import builders


@pytest.fixture
def half(office: Office) -> Office:
    office.send("6T.xlsx", {"B02": [builders.venue()]}, period="2020-6T")
    return office


@pytest.fixture
def results(half: Office) -> SoFarResults:
    return so_far_results(half.made, half.rules, "2020-6T")


def test_a_commune_that_sent_nothing_is_named_and_open_to_the_end(results: SoFarResults) -> None:
    sent = next(row for row in results.rows if row.subject.id == "30985")
    silent = next(row for row in results.rows if row.subject.id == "30988")
    assert results.rows[0] is sent
    assert sent.scored.high - sent.scored.low < 30
    assert silent.scored.high - silent.scored.low > 80
    assert "Xã Tây Yên" in results.silent
    assert "Thị trấn Thứ Ba" not in results.silent


def test_the_paper_says_that_it_is_no_result_and_its_points_are_those_of_the_results(
    results: SoFarResults,
) -> None:
    paper = so_far_paper(results, offices.IssuingOffice(), date(2020, 6, 25))
    assert paper.body is not None
    text = " ".join(t.text for b in paper.body.blocks if isinstance(b, Paragraphs) for t in b.paragraphs)
    assert "không phải kết quả chấm điểm" in text
    assert "Tiêu chí chưa chấm được trước khi có báo cáo năm: “Báo cáo sáu tháng và báo cáo" in text
    assert ") (" not in text
    assert not re.search(r"; [A-ZĐ][a-zà-ỹ]", text)  # only the first of a list begins with a capital
    assert "sáu tháng đầu năm 2020" in text
    assert "2020-6T" not in text
    (listed,) = (b for b in paper.body.blocks if isinstance(b, PaperTable))
    told = {row.cells[1][0].text: row.cells[2][0].text for row in listed.rows}
    assert told == {
        results.name(r.subject.id): range_words(r.scored.low, r.scored.high) for r in results.rows
    }
    lacking = {row.cells[1][0].text: row.cells[4][0].text for row in listed.rows}
    for r in results.rows:
        short, said = results.short_of(r), lacking[results.name(r.subject.id)]
        assert all(f"{c.title['vi']} (".lower() in said.lower() for c in short[:MOST_LACKING])
        assert len(short) <= MOST_LACKING or f"{len(short) - MOST_LACKING} tiêu chí khác" in said
    codes = "|".join(part.id for part in (*results.rulebook.criteria, *results.rulebook.gates))
    assert not re.search(rf"\b({codes})\b", " ".join((text, *lacking.values())))
    assert any(len(results.short_of(r)) > 5 for r in results.rows)
    assert pdf_of(paper) == pdf_of(paper)
    assert docx_of(paper) == docx_of(paper)


def test_the_paper_lists_a_hundred_communes_in_an_annex_of_few_pages(results: SoFarResults) -> None:
    many = replace(results, rows=(results.rows * 12)[:102])
    paper = so_far_paper(many, offices.IssuingOffice(), date(2020, 6, 25))
    assert paper.body is not None
    assert not any(isinstance(block, PaperTable) for block in paper.body.blocks)
    (annex,) = paper.attachments
    (listed,) = annex.blocks
    assert isinstance(listed, PaperTable)
    assert len(listed.rows) == 102
    assert "(Kèm theo Báo cáo số ……/BC-…… ngày 25 tháng 6 năm 2020" in annex.attached_to
    text = " ".join(t.text for b in paper.body.blocks if isinstance(b, Paragraphs) for t in b.paragraphs)
    told = re.search(r"Nếu giữ như hiện nay: ((?:\d+ [^,.]+(?:, )?)+)\.", text)
    assert told is not None
    assert sum(int(n) for n in re.findall(r"\d+", told[1])) == 102
    assert len(re.findall(rb"/Type\s*/Page\b", pdf_of(paper))) <= 9


@pytest.mark.parametrize("code", ["2020", "2020-Q2", "2020-DX1", "năm nay"])
def test_a_period_that_does_not_tell_the_year_so_far_is_refused_with_one_that_does(
    half: Office, code: str
) -> None:
    with pytest.raises(Stop) as stop:
        so_far_results(half.made, half.rules, code)
    assert stop.value.code == WRONG_USE
    assert "2020-6T" in str(stop.value)


def test_the_verb_the_paper_and_its_record(half: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert half.run("so-far", "2020-6T") == DONE
    assert "Nếu giữ như hiện nay" in capsys.readouterr().out
    assert half.run("so-far", "2020-6T", "--unit", "30985", "--lang", "en") == DONE
    assert "Not to be known yet" in capsys.readouterr().out
    folder = str(half.folder / "van-ban")
    assert half.run("paper", "so-ket", folder, "--period", "2020-6T") == WRONG_USE
    assert half.run("paper", "so-ket", folder, "--period", "2020-6T", "--reason", "sơ kết") == DONE
    assert len(list((half.folder / "van-ban").iterdir())) == 2


def test_a_year_of_which_only_the_half_came_is_said_to_be_so(half: Office) -> None:
    year = half.rules.calendar.at("year", 2020)
    assert year is not None
    found = told_so_far_only(half.made, half.rules, year)
    assert found is not None
    assert found.code == "2020-6T"
    half.send("nam.xlsx", {}, period="2020")
    assert told_so_far_only(half.made, half.rules, year) is None


def test_announcing_a_period_that_is_not_scored_says_what_to_do_instead(shipped_rules: Rules) -> None:
    assert scored_asked(shipped_rules, "2020").code == "2020"
    with pytest.raises(Stop) as stop:
        scored_asked(shipped_rules, "2020-6T")
    assert "run --year 2020-6T" not in str(stop.value)
    assert "lanhmanh so-far 2020-6T" in str(stop.value)
