"""The rows behind a criterion: all of them, which count and why not, and never a worker or a seller of sex
among them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from desk.office.workbooks.evidence_files import evidence_files
from desk.words.condition_words import Speaker
from desk.words.evidence_words import (
    EvidenceLine,
    EvidenceTold,
    codes_words,
    evidence_for,
    evidence_json,
    evidence_lines,
    evidence_of,
    numbers_words,
)
from desk.workspace.folder import Workspace
from desk.workspace.standing_today import evaluation_today
from engine.evaluation.evidence import Asked
from engine.evaluation.explanation import Explanation, explanation_of
from engine.evaluation.years import Evaluation
from engine.indicators.operations.count import Count
from engine.indicators.subjects import Subject
from engine.rulebook.model.rulebook import Rules
from facts.periods import Period
from facts.standing import Record, Source

TOWN = "30985"


@pytest.fixture(scope="module")
def year(shipped_rules: Rules) -> Period:
    found = shipped_rules.calendar.period("2020")
    assert found is not None
    return found


@pytest.fixture(scope="module")
def evaluation(example_workspace: Workspace, shipped_rules: Rules, year: Period) -> Evaluation:
    return evaluation_today(example_workspace, shipped_rules, year)


@pytest.fixture(scope="module")
def town(evaluation: Evaluation, shipped_rules: Rules, year: Period) -> Explanation:
    return explanation_of(evaluation, shipped_rules.rulebooks["healthy_commune"], Subject("unit", TOWN), year)


def test_a_form_that_two_returns_speak_of_is_told_with_each() -> None:
    """Else it would seem to count and not to count at once."""

    def on_cover(file: str, counts: bool) -> EvidenceLine:
        code, why = "B02 (2020, UBND xã)", "" if counts else "Tình trạng: chưa biết"
        return EvidenceLine("B00", code, Source(file, "B00", 0), (counts,), why, why, ())

    told = EvidenceTold((("forms", "Số biểu"),), (on_cover("a.xlsx", True), on_cover("trống.xlsx", False)))
    assert list(evidence_lines(told, (Source("a.xlsx", "B00", 0),))) == [
        "1 biểu ghi ở bìa được tính: B02 (2020, UBND xã) ở a.xlsx",
        "1 biểu ghi ở bìa không được tính (Tình trạng: chưa biết): B02 (2020, UBND xã) ở trống.xlsx",
    ]


def test_as_many_rows_count_as_the_figure_says(
    evaluation: Evaluation, shipped_rules: Rules, year: Period
) -> None:
    book, facts = shipped_rules.rulebooks["healthy_commune"], evaluation.facts(year)
    indicators = shipped_rules.indicator_sets[book.subject].indicators
    seen = 0
    for subject in evaluation.subjects(book, year):
        found = explanation_of(evaluation, book, subject, year)
        for asked in [one.asked for one in (*found.criteria, *found.gates)]:
            for name in {one.indicator for one in asked}:
                cell = facts.cell(subject, name)
                if isinstance(indicators[name], Count) and cell.known:
                    assert sum(one.counts is True for one in asked if one.indicator == name) == cell.value, (
                        name
                    )
                    assert all(one.against for one in asked if one.counts is False)
                    seen += 1
    assert seen > 100


def test_of_inspected_venues_each_that_does_not_count_says_why_and_each_that_does_names_its_inspections(
    town: Explanation, shipped_rules: Rules
) -> None:
    reason = next(r for r in town.criteria if r.criterion.id == "B2")
    rows = evidence_json(evidence_for(town, reason, shipped_rules))["rows"]
    inspected = [row for row in rows if row["counts"]["open_inspected"]]
    assert len(inspected) == 62
    assert all(row["beside"] and "B04" in row["beside"][0] for row in inspected)
    (row,) = [row for row in rows if row["code"] == "30985-CS-005"]
    assert row["counts"] == {"open_inspected": False, "venues_open": True}
    assert row["why"] == "Lượt kiểm tra trong kỳ: 0"


def test_the_groups_name_every_row_and_point_nowhere_else(town: Explanation, shipped_rules: Rules) -> None:
    reason = next(r for r in town.criteria if r.criterion.id == "B2")
    evidence = evidence_for(town, reason, shipped_rules)
    told = "\n".join(evidence_lines(evidence, reason.records))
    assert "62 dòng B02 Cơ sở được tính: 30985-CS-001–004, 006–008" in told
    assert "Ở 171 dòng" in told
    assert "nữa" not in told


def test_a_workbook_holds_every_row(town: Explanation, shipped_rules: Rules, tmp_path: Path) -> None:
    (path,) = evidence_files(tmp_path, town, shipped_rules, "Thị trấn Thứ Ba", "B2")
    sheet = openpyxl.load_workbook(path)["B2"]
    head = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "Biểu")
    assert head[2] == "Cơ sở đang hoạt động đã kiểm tra ít nhất một lần"
    assert sum(str(row[0]).startswith("B02") for row in sheet.iter_rows(values_only=True)) == 69
    again = evidence_files(tmp_path / "again", town, shipped_rules, "Thị trấn Thứ Ba", "B2")
    assert path.read_bytes() == again[0].read_bytes()


def record(kind: str, row: int, key: tuple[str, ...], **values: object) -> Record:
    return Record(kind, key, TOWN, "2020", "UBND xã", values, Source("t.xlsx", "B", row))  # type: ignore[arg-type]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_workers_and_sellers_of_sex_are_told_neither_one_by_one_nor_how_many(
    shipped_rules: Rules, lang: str
) -> None:
    stints = [record("stint", n, ("30985-CS-001", f"khóa{n}")) for n in (71, 72, 73)]
    sold = [
        record("case", n, (f"30985-VA-{n}",), type="bán dâm", found_on=date(2020, 5, 1)) for n in (74, 75)
    ]
    other = record("case", 81, ("30985-VA-81",), type="chứa mại dâm", found_on=date(2020, 5, 2))
    asked = [Asked("cases_found", one, True) for one in (*stints, *sold, other)]
    asked.append(Asked("cases_found", record("venue", 90, ("30985-CS-001",)), True, beside=tuple(stints)))
    evidence = evidence_of(asked, Speaker(shipped_rules, "commune_period"))
    told = str(evidence_json(evidence)) + "\n".join(
        evidence_lines(evidence, tuple(a.record.source for a in asked))
    )
    assert [text for text in ("khóa", "71", "72", "73", "74", "75", "VA-81") if text in told] == []
    assert len([line for line in evidence.lines if line.form.startswith(("B06", "B09"))]) == 3
    assert "81" in told


def test_runs_of_numbers_are_drawn_together() -> None:
    assert numbers_words([4, 5, 6, 9, 10, 12]) == "4–6, 9, 10, 12"
    assert (
        codes_words(["30985-CS-001", "30985-CS-002", "30985-CS-003", "30985-CS-010", "x"])
        == "30985-CS-001–003, 010; x"
    )
