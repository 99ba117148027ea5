"""Counts of people who use drugs are published of no commune and as no sum, however few or many."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from desk.office.disclosure.figures import (
    OF_PEOPLE,
    Indicators,
    kinds_under,
    open_criteria,
    open_gates,
    publishable,
    totals_over_units,
    unit_sums,
)
from desk.office.papers.work_report import Material, work_report
from desk.office.workbooks.public_results import public_workbook
from desk.office.workbooks.result_sheets import Edition
from desk.reports.follow_up import Chains
from desk.reports.follow_up_reasons import ReasonFacts
from desk.runs.follow_up import follow_up_of
from desk.workspace.office import IssuingOffice
from engine.evaluation.years import Evaluation
from engine.logic.cells import known
from engine.rulebook.model.rulebook import Rules
from facts.forms.catalogue import FORMS
from scenarios.steps.drafts import DraftReturn, DraftReturns
from scenarios.steps.records import standing_from_drafts
from tests.desk.office.disclosure.archives import UNITS, YEARS, random_drafts, results_by

BOOK = "dia_ban_ma_tuy"
DRUGS = {FORMS[form].name for form in ("B18", "B19", "B20")}


def of_drugs(rules: Rules) -> Indicators:
    indicators = rules.indicator_sets[BOOK].indicators
    return {name: one for name, one in indicators.items() if kinds_under(name, indicators) & DRUGS}


def police_returns(counts: int) -> Iterator[DraftReturn]:
    """Yield what the police send of every commune and year: so many people in each column."""
    for unit in UNITS:
        for year in YEARS:
            draft = DraftReturn(unit, str(year), "Công an xã", date(year, 12, 16), date(year, 12, 19))
            fields = [f for f in FORMS["B18"].fields.values() if f.type == "int"]
            draft.put("B18", {f.header: str(counts) for f in fields if f.name in ("addicts", "new")})
            draft.put("B19", {"Số đối tượng bị bắt giữ trên địa bàn": str(counts)})
            yield draft


def cells_published(rules: Rules, counts: int, folder: Path) -> list[object]:
    returns = [*random_drafts(3), *(police_returns(counts) if counts else ())]
    results = results_by(returns, rules, YEARS[-1])
    path = public_workbook(folder / f"{counts}.xlsx", results, Edition("thử", locked=True))
    sheets = openpyxl.load_workbook(path).worksheets
    return [value for sheet in sheets for row in sheet.iter_rows(values_only=True) for value in row]


@pytest.fixture(scope="module")
def published_without(shipped_rules: Rules, tmp_path_factory: pytest.TempPathFactory) -> list[object]:
    """What is published where the police send nothing."""
    return cells_published(shipped_rules, 0, tmp_path_factory.mktemp("published"))


@pytest.mark.parametrize("counts", [1, 4, 60])
def test_what_the_police_count_changes_no_cell_that_is_published(
    shipped_rules: Rules, tmp_path: Path, published_without: list[object], counts: int
) -> None:
    assert cells_published(shipped_rules, counts, tmp_path) == published_without


@pytest.mark.parametrize("counts", [(1, 2, 3, 4, 2), (60, 70, 80, 90, 75)])
def test_no_figure_of_drugs_may_be_shown_of_one_commune_or_as_a_sum(
    shipped_rules: Rules, counts: tuple[int, ...]
) -> None:
    indicators = of_drugs(shipped_rules)
    assert {"mt_nghien", "mt_ho_so", "mt_duoi_18", "mt_bat_giu"} <= indicators.keys()
    every = shipped_rules.indicator_sets[BOOK].indicators
    rows = {unit: dict.fromkeys(every, known(n)) for unit, n in zip(UNITS, counts, strict=False)}
    assert indicators.keys().isdisjoint(publishable(every, list(rows.values())))
    assert not totals_over_units(every, unit_sums(every, rows, rows)).keys() & indicators.keys()
    assert DRUGS < OF_PEOPLE


def test_no_level_or_condition_of_the_drug_types_may_be_shown(shipped_rules: Rules) -> None:
    book, indicators = shipped_rules.rulebooks[BOOK], shipped_rules.indicator_sets[BOOK].indicators
    assert not open_criteria(book, indicators)
    assert not open_gates(book, indicators)


def work_printed(rules: Rules, counts: int) -> set[str]:
    """Return what the work about drugs says of a commune with so many of each, as papers print it."""
    period, sent = rules.calendar.at("year", 2026), date(2026, 12, 18)
    assert period is not None
    police = DraftReturn("31006", "2026", "Công an xã", sent, sent)
    police.put("B18", {"Số người nghiện có hồ sơ quản lý": "60", "Trong đó: dưới 18 tuổi": str(counts)})
    new = "Trong đó: số điểm phát hiện mới trong kỳ"
    police.put("B19", {"Số điểm tổ chức, chứa chấp sử dụng trái phép": "60", new: str(counts)})
    health = DraftReturn("31006", "2026", "Sở Y tế", sent, sent)
    health.put(
        "B20",
        {
            "Số người cần điều trị, cai nghiện": "60",
            "Số chỗ điều trị, cai nghiện nhận được": str(60 - counts),
        },
    )
    standing = standing_from_drafts([police, health], rules)
    conclusions = follow_up_of(Evaluation(standing, rules), period, date(2026, 12, 31))
    chains, rule_ids = Chains(conclusions, ReasonFacts(rules, period.end)), {"Y1", "Y2", "Y3"}
    work = [each for each in conclusions if each.sure and each.rule in rule_ids]
    assert not any(each.by == "UBND xã" for each in work)
    return {" ".join((each.rule, each.by, chains.about([each]), *chains.lines(each))) for each in work}


def test_work_about_drugs_says_no_number_and_is_of_no_commune(shipped_rules: Rules) -> None:
    of_one = work_printed(shipped_rules, 1)
    assert len(of_one) == 3
    assert all(work_printed(shipped_rules, counts) == of_one for counts in (2, 4, 9))


def work_report_text(rules: Rules, counts: int) -> str:
    """Return the report of work of 2027 in which one commune has so many of everything about drugs."""
    period = rules.calendar.at("year", 2027)
    assert period is not None
    units = [unit.code for unit in rules.units.on(period.end)]
    returns = DraftReturns()
    for unit in units:
        returns.everything_nil(unit, [2027])
        for form, office in (("B18", "Công an xã"), ("B19", "Công an xã"), ("B20", "Sở Y tế")):
            fields = [f.header for f in FORMS[form].fields.values() if f.type == "int"]
            row = dict.fromkeys(fields, str(counts if unit == units[0] else 0))
            more = {"Số người sử dụng trái phép có hồ sơ quản lý": "0"}
            parts = ("Trong đó: đang cai nghiện tại gia đình, cộng đồng", "Trong đó: từ 18 tuổi")
            parts += ("Trong đó: đang ở cơ sở cai nghiện", "Trong đó: đang bị quản lý sau cai nghiện")
            own = more | dict.fromkeys(parts, "0") if form == "B18" else {}
            returns.of(2027, office, unit).put(form, row | own)
    evaluation = Evaluation(standing_from_drafts(returns.drafts, rules), rules)
    material = Material(evaluation, rules.reports["cong_tac"], period, units, ())
    return repr(work_report(material, IssuingOffice(), date(2027, 12, 28)))


def test_the_report_of_work_says_no_number_of_drugs_below_five_and_none_of_one_commune(
    shipped_rules: Rules,
) -> None:
    few = {work_report_text(shipped_rules, counts) for counts in (1, 4)}
    assert len(few) == 1
    assert few.pop().count("dưới 5 người") == 2
    many = work_report_text(shipped_rules, 61)
    assert many.count("từ 60 đến dưới 70 người") == 2  # on file, and treated: in no table of communes
    assert many.count("61") == 0
    # less what one commune knows of itself, or less another edition, it tells of no few
    assert {work_report_text(shipped_rules, counts) for counts in (60, 63, 69)} == {many}
