"""Last year's band as a fact of this year: as announced, else as it stands; unknown where there was none,
unless a paper says otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

import pytest

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.evaluation.years import Evaluation
from engine.indicators.subjects import Subject
from engine.logic.cells import Cell, State
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts
from facts.standing import Record, Source, Standing

BOOK, UNIT = "healthy_commune", "31006"


def rules(if_none: str = "unknown", changed: Mapping[str, tuple[str, str]] = MappingProxyType({})) -> Rules:
    texts = dict(rule_texts(SHIPPED))
    for file, (old, new) in changed.items():
        assert old in texts[file]
        texts[file] = texts[file].replace(old, new, 1)
    figures = "rules/indicators/commune_period.yaml"
    more = f"define:\n  hang_truoc: {{band_before: {BOOK}, if_none: {if_none}, vi: Xếp loại năm trước}}\n"
    texts[figures] = texts[figures].replace("define:\n", more, 1)
    gate = """gates:
  - id: GY
    title: {vi: Năm trước xếp Yếu hoặc không xếp loại thì không xếp Tốt}
    cites: [minh-hoa]
    when: {hang_truoc: {one_of: [yeu, khong_xep_loai]}}
    band: {one_of: [kha, trung_binh, yeu]}
"""
    name = f"rules/{BOOK}/rulebook.yaml"
    return rules_from_texts({**texts, name: texts[name].replace("gates:\n", gate, 1)})


@pytest.fixture(scope="module")
def made() -> Rules:
    return rules()


def asked(
    standing: Standing, made: Rules, year: int, announced: Mapping[str, tuple[str, ...]] | None = None
) -> tuple[Evaluation, dict[str, Cell]]:
    told = {(BOOK, str(year - 1)): announced} if announced else {}
    evaluation = Evaluation(standing, made, announced=told)
    period = made.calendar.at("year", year)
    assert period is not None
    units = [s.id for s in evaluation.subjects(made.rulebooks[BOOK], period)]
    facts = evaluation.facts(period)
    return evaluation, {unit: facts.cell(Subject("unit", unit), "hang_truoc") for unit in units}


def test_it_is_last_years_result_open_where_that_was(example_standing: Standing, made: Rules) -> None:
    evaluation, cells = asked(example_standing, made, 2021)
    before = made.calendar.at("year", 2020)
    assert before is not None
    for unit, cell in cells.items():
        found = evaluation.score_of(made.rulebooks[BOOK], unit, before)
        assert found is not None
        assert (cell.value if cell.known else cell.options) == (found[0].band or found[0].bands)
        assert set(cell.owed) == (set() if cell.known else set(found[0].owed))
    assert {cell.state for cell in cells.values()} == {State.KNOWN, State.UNKNOWN}


def test_what_an_appraisal_settled_is_no_longer_owed(example_standing: Standing, made: Rules) -> None:
    before = made.calendar.at("year", 2020)
    assert before is not None
    points = {"rulebook": "healthy_commune", "criterion": "C2", "points": Decimal(5)}
    rows = (Record("appraisal", (UNIT, "C2"), UNIT, "2020", "", points, Source("", "B16", 1)),)
    registers = {**example_standing.registers, ("appraisal", UNIT, "2020"): rows}
    evaluation, cells = asked(replace(example_standing, registers=registers), made, 2021)
    final, computed = evaluation.score_of(made.rulebooks[BOOK], UNIT, before) or (None, None)
    assert final is not None
    assert computed is not None
    assert set(final.owed) < set(computed.owed)
    assert (cells[UNIT].known, set(cells[UNIT].owed)) == (False, set(final.owed))


def test_what_was_announced_stands_before_what_is_computed(example_standing: Standing, made: Rules) -> None:
    evaluation, cells = asked(example_standing, made, 2020, {"30991": ("yeu",)})
    assert cells["30991"].value == "yeu"
    period = made.calendar.at("year", 2020)
    assert period is not None
    found = evaluation.score_of(made.rulebooks[BOOK], "30991", period)
    assert found is not None
    assert found[0].gates["GY"] is True


def test_without_a_year_before_it_is_unknown_unless_the_paper_says_otherwise(
    example_standing: Standing, made: Rules
) -> None:
    first = made.calendar.first_owed("year")
    assert first is not None
    _, cells = asked(example_standing, made, first)
    assert {cell.state for cell in cells.values()} == {State.UNKNOWN}
    evaluation, cells = asked(example_standing, rules("not_applicable"), first)
    assert {cell.state for cell in cells.values()} == {State.NOT_APPLICABLE}
    period = made.calendar.at("year", first)
    assert period is not None
    scores = evaluation.scores(evaluation.rules.rulebooks[BOOK], period)
    assert {scores[unit][0].gates["GY"] for unit in cells} == {False}


def test_a_merged_unit_has_no_year_before(example_standing: Standing, made: Rules) -> None:
    _, cells = asked(example_standing, made, 2025)
    assert {cell.state for cell in cells.values()} == {State.UNKNOWN}
    assert all(not cell.options for cell in cells.values())


START, OWED = (
    "in_force: {from: 2016-01-01}",
    (
        "    owed_from: 2018                     # kỳ đầu tiên phải nộp; nhìn lùi xa hơn thì chỉ tính những"
        " gì có\n"
    ),
)


@pytest.mark.parametrize(
    "changed",
    [
        {f"rules/{BOOK}/rulebook.yaml": (START, START.replace("2016", "2020"))},
        {"rules/periods.yaml": (OWED, "")},
    ],
    ids=["the rulebook was not in force", "no year was owed"],
)
def test_a_year_that_was_not_scored_is_no_year_before(
    example_standing: Standing, changed: Mapping[str, tuple[str, str]]
) -> None:
    _, cells = asked(example_standing, rules("not_applicable", changed), 2020)
    assert {cell.state for cell in cells.values()} == {State.NOT_APPLICABLE}
