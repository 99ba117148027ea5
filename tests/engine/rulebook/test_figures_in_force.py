"""Figures and declared facts hold from one day to another: before and after they are asked of nobody."""

from __future__ import annotations

import re
from datetime import date

import pytest

from desk.office.reminders import declared_rows
from desk.workspace.rules_on_day import rules_on
from engine.analysis.dated_parts import edition_findings
from engine.evaluation.years import Evaluation
from engine.indicators.subjects import Subject
from engine.logic.cells import unknown
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import RuleFaults
from engine.scoring.columnar.columns import ends_at
from facts.standing import Standing
from scenarios.steps.plain_years import PlainEvaluation
from tests.engine.analysis.edits import BOOK, FIGURES, PARAMETERS, TEXTS
from tests.engine.rulebook.test_declared_sets import BOOK as DECLARED_BOOK
from tests.engine.rulebook.test_declared_sets import DECLARED, DECLARED_FILE

UNIT = Subject("unit", "30991")
FINES = """
  muc_phat:
    vi: Mức phạt theo nghị định
    values: [{from: 2020-01-01, value: 2, cites: [minh-hoa]}]
"""
LATE = "phat_nang: {count: activity, within: period, vi: Số lần, unit: lần, in_force: {from: 2020-01-01}}"
RATE = "muc: {ratio: [phat_nang, hamlets], if_none: unknown, vi: Tỷ lệ}"
SIGN = "signs:\n  - {id: Q77, title: {vi: Ít}, cites: [minh-hoa], when: {phat_nang: {at_most: $muc_phat}}"


def texts(*figures: str, sign: str = "") -> dict[str, str]:
    define = "".join(f"  {figure}\n" for figure in figures)
    edited = {
        FIGURES: TEXTS[FIGURES].replace("define:\n", f"define:\n{define}", 1),
        BOOK: TEXTS[BOOK].replace("signs:", sign or "signs:", 1),
        PARAMETERS: TEXTS[PARAMETERS].rstrip() + FINES,
    }
    return {**TEXTS, **edited}


def named(rules: Rules) -> list[tuple[str, str]]:
    found = [f.fault for f in edition_findings(rules)]
    return [(f.code, f.params["day"]) for f in found if f.params.get("name") == "phat_nang"]


def test_a_threshold_of_a_sign_from_2020_needs_no_value_before() -> None:
    always, later = f"{SIGN}}}\n", f"{SIGN}, in_force: {{from: 2020-01-01}}}}\n"
    with pytest.raises(RuleFaults) as raised:
        rules_from_texts(texts(LATE, sign=always))
    assert [fault.code for fault in raised.value.faults] == ["R309"]
    assert named(rules_from_texts(texts(LATE, sign=later))) == []


@pytest.mark.parametrize(
    ("figure", "choices"),
    [
        (RATE, "not_applicable, unknown"),
        (
            "cho: {days_between: [first_day, last_day], if_none: never, vi: Chờ}",
            "not_applicable, unknown, never",
        ),
    ],
)
def test_what_a_missing_key_may_say_is_listed(figure: str, choices: str) -> None:
    with pytest.raises(RuleFaults) as raised:
        rules_from_texts(texts(re.sub(r" if_none: \w+,", "", figure)))
    (missing,) = (fault for fault in raised.value.faults if fault.code == "R106")
    assert missing.sentence().endswith(f" Chọn một trong: {choices}.")


def test_a_threshold_of_a_figure_from_2020_needs_no_value_before() -> None:
    figure = "f: {count: case, within: period, when: {suspects: {at_least: $muc_phat}}, vi: F, unit: vụ"
    rules_from_texts(texts(f"{figure}, in_force: {{from: 2020-01-01}}}}"))
    with pytest.raises(RuleFaults) as raised:
        rules_from_texts(texts(f"{figure}}}"))
    assert [fault.code for fault in raised.value.faults] == ["R309"]


@pytest.mark.parametrize("sign", ["phat_nang: {at_most: 3}", "muc: {at_most: 3}"])
def test_what_rests_on_a_figure_before_its_first_day_is_named(sign: str) -> None:
    more = f"signs:\n  - {{id: Q77, title: {{vi: Ít}}, cites: [minh-hoa], when: {{{sign}}}}}\n"
    assert named(rules_from_texts(texts(LATE, RATE, sign=more))) == [("P806", "2016-01-01")]


def test_a_figure_that_ends_is_named_from_the_day_after() -> None:
    ended = LATE.replace("from: 2020-01-01", "until: 2020-12-31")
    more = "signs:\n  - {id: Q77, title: {vi: Ít}, cites: [minh-hoa], when: {phat_nang: 0}}\n"
    assert named(rules_from_texts(texts(ended, sign=more))) == [("P806", "2021-01-01")]


@pytest.mark.parametrize(("year", "outside"), [(2019, True), (2020, False)])
def test_a_figure_is_unknown_in_years_it_is_not_in_force(
    year: int, outside: bool, example_standing: Standing
) -> None:
    rules = rules_from_texts(texts(LATE, RATE))
    period = rules.calendar.at("year", year)
    assert period is not None
    facts = PlainEvaluation(example_standing, rules).facts(period)
    columns = Evaluation(example_standing, rules).columns(period)
    place = list(columns.ids("unit")).index(UNIT.id)
    for name in ("phat_nang", "muc"):
        cell = facts.cell(UNIT, name)
        assert (cell.ends == unknown().ends) is outside
        assert ends_at(columns.facts.column("unit", name), place) == cell.ends
    assert ("phat_nang" in rules.asked_indicators("unit", period.end)) is not outside


def test_a_day_is_compared_with_the_figures_of_that_day(example_standing: Standing) -> None:
    rules = rules_from_texts(texts(LATE))
    day = date(2019, 12, 31)
    assert "phat_nang" not in rules_on(rules, date(2018, 1, 1)).asked_indicators("unit", day)
    assert "phat_nang" in rules_on(rules, date(2020, 1, 1)).asked_indicators("unit", day)


def test_a_fact_is_asked_only_in_years_it_is_in_force() -> None:
    fact = "  den_duong: {office: UBND xã, cites: [minh-hoa], vi: Đèn, "
    fact += "in_force: {from: 2024-01-01}}\n"
    rules = rules_from_texts(
        {**TEXTS, DECLARED_FILE: DECLARED + fact, "rules/khai_them/rulebook.yaml": DECLARED_BOOK}
    )

    new = ("CO_NHA_VAN_HOA", "DEN_DUONG")

    def items(year: int) -> list[object]:
        period = rules.calendar.at("year", year)
        assert period is not None
        return [r["item"] for r in declared_rows(rules, period, UNIT.id, "UBND xã") if r["item"] in new]

    assert (items(2023), items(2024)) == ([*new[:1]], [*new])


def test_days_of_a_fact_outside_those_of_its_paper_are_named() -> None:
    fact = "  cu: {office: UBND xã, cites: [minh-hoa], vi: Cũ, in_force: {until: 2021-12-31}}\n"
    rules = rules_from_texts({**TEXTS, DECLARED_FILE: DECLARED + fact})
    assert ("P810", "cu") in [(f.fault.code, f.fault.params.get("id")) for f in edition_findings(rules)]


def test_days_the_wrong_way_round_are_a_fault() -> None:
    turned = LATE.replace("from: 2020-01-01", "from: 2020-01-01, until: 2019-12-31")
    with pytest.raises(RuleFaults) as raised:
        rules_from_texts(texts(turned))
    assert [fault.code for fault in raised.value.faults] == ["R308"]
