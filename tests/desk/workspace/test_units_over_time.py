"""The merger of 2025: records summed, scored again, streaks starting again with those of the predecessors
beside."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desk.base.faults import DONE, INPUT_UNREADABLE, WRONG_USE
from desk.workspace.compiled_rules import rules_in
from desk.workspace.standing_today import in_units_of, lineages
from desk.workspace.store import stored
from engine.evaluation.change import figures_of
from engine.evaluation.years import Evaluation
from engine.indicators.subjects import Subject
from engine.rulebook.model.rulebook import Rules
from facts.periods import Period
from facts.standing import HAS_DATA, Standing
from tests.desk.conftest import Office
from tests.facts import builders

AFTER = date(2025, 12, 1)
AN_BIEN = ("30985", "30997", "31009")  # what the new 30985 was made of
Cells = dict[str, Any]


@pytest.fixture(scope="module")
def period(shipped_rules: Rules) -> Period:
    found = shipped_rules.calendar.period("2019")
    assert found is not None
    return found


@pytest.fixture(scope="module")
def evaluation(example_standing: Standing, shipped_rules: Rules) -> Evaluation:
    return Evaluation(example_standing, shipped_rules)


def cells(evaluation: Evaluation, unit: str, period: Period) -> Cells:
    return dict(evaluation.facts(period).cells(Subject("unit", unit)))


@pytest.fixture(scope="module")
def later(evaluation: Evaluation, shipped_rules: Rules, period: Period) -> Evaluation:
    y2025 = shipped_rules.calendar.period("2025")
    assert y2025 is not None
    return Evaluation(in_units_of(evaluation.standing, shipped_rules, y2025), shipped_rules)


@pytest.mark.parametrize(
    "name",
    ["population", "hamlets", "venues_open", "cases_found", "activities", "supported", "tips_received"],
)
def test_counts_and_sums_add_up(evaluation: Evaluation, later: Evaluation, period: Period, name: str) -> None:
    parts = [cells(evaluation, unit, period)[name].value for unit in AN_BIEN]
    assert cells(later, "30985", period)[name].value == sum(parts)


def test_a_ratio_is_computed_from_the_sums(evaluation: Evaluation, later: Evaluation, period: Period) -> None:
    parts = [cells(evaluation, unit, period) for unit in AN_BIEN]
    above = sum(p["open_inspected"].value for p in parts)
    below = sum(p["venues_open"].value for p in parts)
    assert cells(later, "30985", period)["inspected_share"].value == above * 100 / below


def test_yes_or_no_is_any_of(evaluation: Evaluation, later: Evaluation, period: Period) -> None:
    told = [cells(evaluation, unit, period)["town_area"].value for unit in AN_BIEN]
    assert any(told)
    assert cells(later, "30985", period)["town_area"].value is True


def test_a_sum_over_some_is_no_sum(evaluation: Evaluation, shipped_rules: Rules, later: Evaluation) -> None:
    y2020 = shipped_rules.calendar.period("2020")
    assert y2020 is not None
    assert cells(evaluation, "31009", y2020)["cases_found"].unknown
    found = cells(later, "30985", y2020)["cases_found"]
    assert found.unknown


def test_nothing_changes_before_the_merger(
    evaluation: Evaluation, shipped_rules: Rules, period: Period
) -> None:
    assert in_units_of(evaluation.standing, shipped_rules, period) is evaluation.standing


def test_scores_are_computed_again_with_the_predecessors_beside(
    evaluation: Evaluation, shipped_rules: Rules, period: Period
) -> None:
    found = {
        one.unit.code: one
        for one in lineages(
            evaluation.standing, shipped_rules, shipped_rules.rulebooks["healthy_commune"], period, AFTER
        )
    }
    assert sorted(found) == ["30985", "30988", "31006"]
    one = found["30985"]
    assert one.unit.name == "Xã An Biên"
    assert tuple(before.unit.code for before in one.predecessors) == AN_BIEN
    lows = [before.result.scored.low for before in one.predecessors]
    assert min(lows) - 15 <= one.result.scored.low <= max(lows) + 15
    assert all(before.result.streaks for before in one.predecessors)


def test_a_streak_starts_again_with_the_new_unit(later: Evaluation, shipped_rules: Rules) -> None:
    y2025 = shipped_rules.calendar.period("2025")
    assert y2025 is not None
    book = shipped_rules.rulebooks["healthy_commune"]
    state = later.streak(book, book.streaks[0], Subject("unit", "30985"), y2025)
    assert state.possible <= 1


def test_the_year_before_is_that_of_all_predecessors(office: Office) -> None:
    for number, unit in enumerate(("30985", "30997", "31009"), 1):
        venues = [builders.venue(n, unit) for n in range(1, number + 1)]
        office.send(
            f"{unit}.xlsx", {"B02": venues}, unit_code=unit, period="2024", prepared_on=date(2024, 12, 15)
        )
    office.send("new.xlsx", {"B02": [builders.venue(1)]}, period="2025", prepared_on=date(2025, 12, 15))
    y2025 = office.rules.calendar.period("2025")
    assert y2025 is not None
    standing = in_units_of(stored(office.made, office.rules).standing, office.rules, y2025)
    found = figures_of(Evaluation(standing, office.rules), Subject("unit", "30985"), y2025)
    venues_open = next(f for f in found if f.indicator.name == "venues_open")
    assert venues_open.before is not None
    assert (venues_open.now.value, venues_open.before.value) == (1, 6)


def points_told(standing: Standing, period: str) -> dict[str, list[Any]]:
    return {
        kind: [row.values["points"] for row in standing.registers.get((kind, "30985", period), ())]
        for kind in ("self_score", "appraisal")
    }


def test_points_said_of_the_merged_unit_itself_stay_whatever_its_predecessors_sent_before(
    office: Office,
) -> None:
    for unit in AN_BIEN:
        told = {"B15": [builders.self_score(3, unit_code=unit)]}
        office.send(f"{unit}.xlsx", told, unit_code=unit, period="2024", prepared_on=date(2024, 12, 15))
    office.send("new.xlsx", {"B15": [builders.self_score(4)]}, period="2026", prepared_on=date(2026, 12, 15))
    appraised = {"B16": [builders.appraisal(2, decided_on=date(2027, 1, 5))]}
    office.send(
        "so.xlsx", appraised, {"B16": HAS_DATA}, period="2026", prepared_on=date(2027, 1, 6), office="Sở Y tế"
    )
    y2026 = office.rules.calendar.period("2026")
    assert y2026 is not None
    standing = in_units_of(stored(office.made, office.rules).standing, office.rules, y2026)
    assert points_told(standing, "2026") == {"self_score": [4], "appraisal": [2]}
    assert points_told(standing, "2024") == {"self_score": [], "appraisal": []}  # of the town alone


def test_points_appraised_of_a_unit_that_was_no_more_are_said_to_count_for_nobody(office: Office) -> None:
    rows = [builders.appraisal(2), builders.appraisal(3, unit_code="30997")]
    office.send(
        "so.xlsx",
        {"B16": rows},
        {"B16": HAS_DATA},
        period="2025",
        prepared_on=date(2026, 1, 6),
        office="Sở Y tế",
    )
    archive = stored(office.made, office.rules)
    (problem,) = [p.problem for p in archive.problems if p.problem.code == "appraised_no_more"]
    assert (problem.sheet, problem.found, problem.set_aside) == ("B16", "30997", True)
    assert dict(problem.params)["unit"] == "30985"
    assert points_told(archive.standing, "2025")["appraisal"] == [2]


def test_the_tree_says_what_each_unit_was_made_of(office: Office, capsys: Any) -> None:
    assert office.run("units", "--on", "2025-12-01", "--json") == DONE
    told = {u["code"]: u for u in json.loads(capsys.readouterr().out)["rows"]}
    assert "Thị trấn Thứ Ba (30985)" in told["30985"]["made_of"]
    assert told["30985"]["province"] == "91"


def test_units_are_added_from_a_csv_and_a_bad_one_changes_nothing(office: Office, tmp_path: Path) -> None:
    good = tmp_path / "units.csv"
    good.write_text(
        'code,name,type,province,from,until,becomes\n31012,"Xã Thử, Nghiệm",xã,91,2025-07-01,,\n', "utf-8-sig"
    )
    assert office.run("units", "--add", str(good), "--on", "2025-12-01") == DONE
    text = (office.made.rules / "units.yaml").read_text("utf-8")
    assert '"Xã Thử, Nghiệm"' in text
    bad = tmp_path / "bad.csv"
    bad.write_text("code,name,type,from\n31013,Xã Sai,xã,hôm qua\n", "utf-8")
    assert office.run("units", "--add", str(bad)) == INPUT_UNREADABLE
    assert (office.made.rules / "units.yaml").read_text("utf-8") == text


def test_an_office_puts_its_own_units_in_place_of_the_examples(office: Office, tmp_path: Path) -> None:
    own = tmp_path / "units.csv"
    own.write_text(
        "Mã;Tên;Loại;Tỉnh;Từ ngày\n97113;Phường Thử;phường;97;01/07/2025\n97116;Đặc khu Thử;đặc"
        " khu;97;01/07/2025\n",
        "utf-8-sig",
    )
    assert office.run("units", "--replace", str(own), "--on", "2025-12-01") == DONE
    assert [u.name for u in rules_in(office.made.rules).units.units] == ["Phường Thử", "Đặc khu Thử"]


def test_a_list_that_leaves_out_a_unit_with_returns_changes_nothing(
    office: Office, tmp_path: Path, capsys: Any
) -> None:
    office.send("a.xlsx", {"B02": [builders.venue()]})
    before = (office.made.rules / "units.yaml").read_text("utf-8")
    own = tmp_path / "units.csv"
    own.write_text("Mã;Tên;Loại\n97113;Phường Thử;phường\n", "utf-8-sig")
    assert office.run("units", "--replace", str(own)) == WRONG_USE
    assert "30985" in capsys.readouterr().err
    assert (office.made.rules / "units.yaml").read_text("utf-8") == before


def test_a_unit_that_is_no_more_at_the_end_is_named_and_never_ranked(office: Office) -> None:
    end = date(2025, 12, 14)
    old = next(u for u in office.rules.units.units if u.successor and office.rules.units.no_more(u.code, end))
    office.send(
        "a.xlsx",
        {"B02": [builders.venue(unit=old.code)]},
        period="2025",
        unit_code=old.code,
        prepared_on=date(2025, 12, 15),
    )
    archive = stored(office.made, office.rules)
    assert "unit_no_more" in {p.problem.code for p in archive.problems}
    period = office.rules.calendar.period("2025")
    assert period is not None
    book = office.rules.rulebooks["healthy_commune"]
    ranked = Evaluation(in_units_of(archive.standing, office.rules, period), office.rules).subjects(
        book, period
    )
    assert old.code not in {subject.id for subject in ranked}
    assert not archive.standing.registers
