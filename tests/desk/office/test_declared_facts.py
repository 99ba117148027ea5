"""What a paper asks to be declared, from the blank form to the band: two years of one commune, through
files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desk.office.blanks import blanks_written
from desk.workspace.importing import imported
from desk.workspace.rule_files import SHIPPED, rule_texts
from desk.workspace.standing_today import evaluation_today
from engine.indicators.subjects import Subject
from engine.rulebook.model.declared import DAY, SHARE, YES_NO
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts
from facts.forms.catalogue import FORMS
from tests.desk.conftest import Office

UNIT, BOOK = "31003", "an_toan_antt"
Cells = Mapping[str, Any]


def usual(office: Office, year: int) -> dict[str, Cells]:
    """Return what is told of every fact, by its code: nothing went wrong, everything was done."""
    told: dict[str, Cells] = {}
    for fact in office.rules.declarations[BOOK].facts.values():
        told[fact.item] = {
            YES_NO: {"answer": "có"},
            SHARE: {"number": 10, "of": 10},
            DAY: {"on": date(year, 3, 1)},
        }.get(fact.asks, {"number": 0})
    return {**told, "MO_HINH": {"number": 1}}


def sent(office: Office, year: int, told: Mapping[str, Cells], made_on: int = 15) -> Any:
    """Fill in the blank forms of a year, those of the commune and of its police, and import them."""
    period = office.rules.calendar.period(str(year))
    assert period is not None
    folder = office.folder / str(year)
    for sent_before in folder.glob("*.xlsx"):
        sent_before.unlink()
    paths = blanks_written(office.made, office.rules, folder, period, [UNIT], None, "", date(year, 12, 1))
    asked = [path for path in paths if "Tập" in path.name]
    for path in asked:
        fill(path, told, date(year, 12, made_on))
    return imported(office.made, office.rules, asked, date(year, 12, 20), None, lambda *_: None)


def fill(path: Path, told: Mapping[str, Cells], day: date) -> None:
    """Fill in a blank form, and state nil of each form the blank does not say has data already; of the unit's
    own entry the population, since one with nothing filled in is no return."""
    book = openpyxl.load_workbook(path)
    for row in book["B00"].iter_rows():
        label = str(row[0].value or "").removesuffix(" *")
        if label == "Ngày lập":
            row[1].value = day
        elif label[:3] == "B01":
            row[1].value = "có số liệu"
        elif label[:3] in FORMS and not row[1].value:
            row[1].value = "không phát sinh"
    if "B01" in book.sheetnames:
        header = FORMS["B01"].fields["population"].header
        at = next(c.column for c in book["B01"][3] if str(c.value).startswith(header))
        book["B01"].cell(4, at).value = 9000
    for row in book["B17"].iter_rows(min_row=4) if "B17" in book.sheetnames else ():
        columns = {str(c.value).split(" *")[0]: n for n, c in enumerate(book["B17"][3])}
        for name, value in told.get(str(row[1].value), {}).items():
            row[columns[FORMS["B17"].fields[name].header]].value = value
    book.save(path)


def bands(office: Office, year: int, rules: Rules | None = None) -> tuple[str, ...]:
    rules = rules or office.rules
    period = rules.calendar.period(str(year))
    assert period is not None
    evaluation = evaluation_today(office.made, rules, period)
    scored = evaluation.scores(rules.rulebooks[BOOK], period)[UNIT][0]
    oracle = evaluation.explained(rules.rulebooks[BOOK], Subject("unit", UNIT), period).scored
    assert scored.bands == oracle.bands  # by columns, and by the plain reference
    return scored.bands


@pytest.fixture
def office(office_of_all: Office) -> Office:
    return office_of_all


@pytest.fixture
def two_years(office: Office) -> Office:
    for year in (2022, 2023):
        assert not sent(office, year, usual(office, year)).problems
    return office


def test_from_the_blank_form_to_the_band(two_years: Office) -> None:
    assert bands(two_years, 2023) == ("dat",)
    assert bands(two_years, 2022) == ("dat", "chua_dat")  # nobody declared the year before


def test_a_row_left_blank_is_unknown_and_says_who_owes_it(
    two_years: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    sent(two_years, 2023, {**usual(two_years, 2023), "CHAY_NO": {}}, 16)
    assert bands(two_years, 2023) == ("dat", "chua_dat")
    assert two_years.run("run", "--year", "2023") in (0, 1)
    capsys.readouterr()
    two_years.run("explain", "latest", "--rulebook", BOOK, "--unit", UNIT, "--period", "2023", "--full")
    told = capsys.readouterr().out
    assert "K4d" in told
    assert "B17" in told


def test_a_yes_without_evidence_counts_as_no_where_the_paper_says_so(two_years: Office) -> None:
    texts = dict(rule_texts(SHIPPED))
    declared = "rules/declared/an_toan_antt.yaml"
    texts[declared] = texts[declared].replace("{office: ", "{no_evidence: no, office: ", 1)
    strict = rules_from_texts(texts)
    assert bands(two_years, 2023) == ("dat",)
    assert bands(two_years, 2023, strict) == ("chua_dat",)
    shown = {"answer": "có", "evidence": "Báo cáo 12/BC-UBND"}
    sent(two_years, 2023, {**usual(two_years, 2023), "THI_HANH_PHAP_LUAT": shown}, 16)
    assert bands(two_years, 2023, strict) == ("dat",)
    sent(two_years, 2023, {**usual(two_years, 2023), "THI_HANH_PHAP_LUAT": {}}, 17)
    assert bands(two_years, 2023, strict) == ("dat", "chua_dat")  # not told at all stays unknown


def test_a_fact_the_papers_do_not_ask_for_is_set_aside_at_its_cell(two_years: Office) -> None:
    folder = two_years.folder / "2023"
    path = next(folder.glob("*Công an*.xlsx"))
    book = openpyxl.load_workbook(path)
    book["B17"]["B4"].value = "TOI_PHAM_KHAC"
    book.save(path)
    report = imported(two_years.made, two_years.rules, [path], date(2023, 12, 22), None, lambda *_: None)
    assert [(p.code, p.cell) for p in (found.problem for found in report.problems)] == [
        ("reference_unknown", "B4")
    ]


def test_an_office_that_asks_for_no_facts_tells_nobody_to_correct_them(office: Office, example: Path) -> None:
    sent = example.parent / "an_bien_2026" / "2026"
    report = imported(office.made, office.rules, [sent], date(2026, 12, 16), None, lambda *_: None)
    assert "B17" in {form.form for file in report.files for form in file.forms}
    told = [one.problem for one in report.problems if one.problem.sheet == "B17"]
    assert {(one.code, one.cell) for one in told} == {("not_filled_in", "")}  # the form as it was printed


def test_more_than_there_are_and_another_offices_fact_are_set_aside(two_years: Office) -> None:
    told = {**usual(two_years, 2023), "DON_VI_DAT": {"number": 11, "of": 10}}
    report = sent(two_years, 2023, told, 16)
    assert [p.code for p in (found.problem for found in report.problems)] == ["above_whole"]
    assert bands(two_years, 2023) == ("dat", "chua_dat")  # told before, and now in doubt
    path = next((two_years.folder / "2023").glob("*Công an*.xlsx"))
    book = openpyxl.load_workbook(path)
    book["B17"]["B4"].value = "CHAY_NO"
    book.save(path)
    report = imported(two_years.made, two_years.rules, [path], date(2023, 12, 22), None, lambda *_: None)
    assert [p.code for p in (found.problem for found in report.problems)] == ["other_office"]


def test_no_year_before_the_paper_asks_for_anything(office: Office) -> None:
    period = office.rules.calendar.period("2021")
    assert period is not None
    paths = blanks_written(
        office.made, office.rules, office.folder, period, [UNIT], None, "", date(2021, 12, 1)
    )
    assert all("B17" not in openpyxl.load_workbook(path).sheetnames for path in paths)


def test_what_is_asked_stands_among_the_figures_of_its_years(
    two_years: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert two_years.run("run", "--year", "2023") in (0, 1)
    capsys.readouterr()
    two_years.run("indicators", "latest", "--subject", UNIT, "--json")
    assert "chay_no" in json.loads(capsys.readouterr().out)["values"]
