"""Who is proposed for commendation: only of an announced year, surely, under no gate; why others are not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desk.base.faults import Stop
from desk.base.paper.content import PaperTable, Printed
from desk.office.papers.commendation import DECIDED, SUBMITTED, commended
from desk.office.papers.writing import papers_of
from desk.runs.standings import FindingRow, StandingRow
from desk.runs.year import Year
from desk.workspace.folder import created
from desk.workspace.office import IssuingOffice, Signer, keep_office, signing_office
from tests.desk.office.test_numbers_in_papers import READ
from tests.desk.years import announced_year, with_rows

DAY = date(2021, 1, 20)


def plain_rows(year: Year) -> list[StandingRow]:
    """Return rows of the best band, sure, under no gate."""
    best = year.rulebook.bands[0].id
    points = Fraction(95)
    return [
        replace(row, bands=(best,), provisional=False, low=points, high=points, findings=())
        for row in year.rows
    ]


def gate(year: Year, answer: str) -> tuple[FindingRow, ...]:
    return (FindingRow("gate", year.rulebook.gates[0].id, answer, None, None),)


def why(paper: Printed) -> dict[str, str]:
    """Return why each commune is not proposed, by its name."""
    return {
        row.cells[1][0].text: row.cells[2][0].text
        for one in paper.attachments
        if one.title[0] == "DANH SÁCH CHƯA ĐỀ NGHỊ"
        for block in one.blocks
        if isinstance(block, PaperTable)
        for row in block.rows
    }


@pytest.fixture
def office(results: Year, tmp_path_factory: pytest.TempPathFactory) -> IssuingOffice:
    made = created(tmp_path_factory.mktemp("office") / "w")
    keep_office(made, IssuingOffice(name="Ủy ban nhân dân huyện An Biên", symbol="UBND", place="An Biên"))
    return signing_office(made, results.rules.offices)


@pytest.mark.parametrize("kind", [SUBMITTED, DECIDED])
def test_nobody_is_commended_by_a_year_that_was_not_announced(
    results: Year, office: IssuingOffice, kind: str
) -> None:
    made = announced_year(results, plain_rows(results))
    made.__dict__["announced"] = None
    with pytest.raises(Stop, match="chưa công bố"):
        papers_of(made, kind, office, DAY, ())


def barred(year: Year) -> Iterator[tuple[StandingRow, str]]:
    first, second, third, fourth, fifth, *_ = plain_rows(year)
    good, _, average = (band.id for band in year.rulebook.bands[:3])
    yield replace(first, bands=(good, average)), "Chưa xếp loại được: tốt hay trung bình"
    yield replace(second, provisional=True), "Xếp loại tốt còn tạm tính"
    yield replace(third, findings=gate(year, "yes")), "Vướng điều kiện “Còn tụ điểm"
    yield replace(fourth, findings=gate(year, "unknown")), "Chưa rõ có vướng điều kiện “Còn tụ điểm"
    yield replace(fifth, bands=(average,)), "Xếp loại trung bình"


def test_who_is_open_or_under_a_gate_is_not_proposed_and_the_paper_says_why(
    results: Year, office: IssuingOffice
) -> None:
    cases = list(barred(results))
    kept = {row.subject: row for row, _ in cases}
    rows = [kept.get(row.subject, row) for row in plain_rows(results)]
    made = announced_year(results, rows)
    (paper,) = papers_of(made, SUBMITTED, office, DAY, ())
    told = why(paper)
    assert set(told) == {made.name(unit) for unit in kept}
    for row, words in cases:
        assert told[made.name(row.subject)].startswith(words)
    assert {one.row.subject for one in commended(made)} == {row.subject for row in rows} - set(kept)
    READ[SUBMITTED](paper)
    READ[DECIDED](papers_of(made, DECIDED, office, DAY, ())[0])


def test_who_has_another_band_since_is_not_proposed(results: Year, office: IssuingOffice) -> None:
    rows = plain_rows(results)
    made = announced_year(results, rows)
    fair = results.rulebook.bands[1].id
    now = with_rows(made, [replace(rows[0], bands=(fair,)), *rows[1:]])
    now.__dict__["announced"] = made.announced
    now.__dict__["since_announced"] = ()
    told = why(papers_of(now, SUBMITTED, office, DAY, ())[0])
    assert told[made.name(rows[0].subject)].startswith("Kết quả nay khác kết quả đã công bố")


def test_who_holds_no_streak_on_record_is_named_with_the_years(results: Year, office: IssuingOffice) -> None:
    made = announced_year(results, plain_rows(results))
    year = with_rows(replace(results), made.rows)  # as the run itself has it
    year.__dict__["announced"] = made.announced
    (paper,) = papers_of(year, SUBMITTED, office, DAY, ())
    assert len(why(paper)) == len(year.rows)
    assert all("đã đủ 3 năm" in words for words in why(paper).values())
    READ[SUBMITTED](paper)
    with pytest.raises(Stop, match="chưa có đơn vị nào đủ điều kiện khen thưởng"):
        papers_of(year, DECIDED, office, DAY, ())


@pytest.mark.parametrize(
    ("name", "award"),
    [
        ("Ủy ban nhân dân huyện An Biên", "Tặng Giấy khen cho 09 đơn vị"),
        ("Ủy ban nhân dân tỉnh An Giang", "Tặng Bằng khen cho 09 đơn vị"),
        ("Ủy ban nhân dân thành phố Cần Thơ", "Tặng ……………… cho 09 đơn vị"),
    ],
)
def test_the_head_of_the_committee_awards_what_the_rules_say(
    results: Year, tmp_path_factory: pytest.TempPathFactory, name: str, award: str
) -> None:
    own = created(tmp_path_factory.mktemp("own") / "w")
    deputy = Signer(titles=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"))
    for signers, titles in (({}, ("CHỦ TỊCH",)), ({"QĐ": deputy}, deputy.titles)):
        keep_office(own, IssuingOffice(name=name, symbol="UBND", signers=signers))
        office = signing_office(own, results.rules.offices)
        made = announced_year(results, plain_rows(results))
        (paper,) = papers_of(made, DECIDED, office, DAY, ())
        assert paper.body is not None
        assert paper.body.authority == f"Chủ tịch {name}"
        assert paper.body.signatures[0].titles == titles
        assert paper.body.articles[0][1].startswith(award)
        assert "95" not in "".join(text for _, text in paper.body.articles)  # a decision is published
        assert (paper.head.number, paper.watermark is not None) == ("Số: ……/QĐ-UBND", True)
        laws = [ground for ground in paper.body.grounds if "Thi đua" in ground]
        assert len(laws) == ("Cần Thơ" not in name)
