"""A criterion that left the total is told as such wherever its points stand, and never as nought out of its
most."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from desk.base.language import speaking
from desk.base.output import Output
from desk.office.papers.year_words import points_words as points_on_paper
from desk.report.console import print_report
from desk.report.tree import Points, text_of
from desk.reports.reasons import criterion_item, explanation_json, group_items, reasons_report
from desk.words.band_words import criterion_points, left_words
from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.evaluation.explanation import Explanation, explanation_of
from engine.evaluation.years import Evaluation
from engine.indicators.subjects import Subject
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts
from engine.scoring.results import ScoredCriterion
from facts.standing import Standing

FILE, ID = "rules/healthy_commune/criteria/d.yaml", "D4"
TEST = "applies_when: {club_assigned: yes}"
LEFT = "không áp dụng, không tính vào tổng"


@pytest.fixture(scope="module")
def made() -> Rules:
    texts = dict(rule_texts(SHIPPED))
    assert TEST in texts[FILE]
    return rules_from_texts(
        {**texts, FILE: texts[FILE].replace(TEST, f"{TEST}\n    not_applicable: leaves_total", 1)}
    )


@pytest.fixture(scope="module")
def left(made: Rules, example_standing: Standing) -> Explanation:
    """A commune of the example that has no club."""
    evaluation, period = Evaluation(example_standing, made), made.calendar.period("2020")
    assert period is not None
    book = made.rulebooks["healthy_commune"]
    units = (unit.code for unit in made.units.on(period.end))
    found = (explanation_of(evaluation, book, Subject("unit", code), period) for code in units)
    return next(one for one in found if one.result.scored.criteria[ID].absent is True)


def test_a_criterion_that_counts_is_told_out_of_its_most() -> None:
    counts = ScoredCriterion("A1", Fraction(2), Fraction("4.5"))
    assert criterion_points(counts, maximum=Fraction(10)) == "2 – 4,5/10"
    assert (criterion_points(counts), left_words(counts)) == ("2 – 4,5", "")


def test_one_that_left_is_told_to_have_left_and_one_that_may_that_it_may() -> None:
    gone = ScoredCriterion("A1", Fraction(0), Fraction(0), applies=False, absent=True)
    assert criterion_points(gone, maximum=Fraction(40)) == LEFT
    with speaking("en"):
        assert criterion_points(gone, Fraction(40)) == "does not apply, not counted"
    open_ = replace(gone, high=Fraction(40), applies=None, absent=None)
    assert criterion_points(open_, maximum=Fraction(40)) == "0 – 40/40, hoặc không tính vào tổng"


def test_the_explanation_tells_it(left: Explanation, made: Rules, capsys: pytest.CaptureFixture[str]) -> None:
    print_report(reasons_report(left, made, "Xã", ID), Output(False))
    told = capsys.readouterr().out
    assert f": {LEFT}" in told
    assert "0/" not in told.split("D4")[1].splitlines()[0]
    (found,) = [one for one in explanation_json(left, made)["criteria"] if one["id"] == ID]
    assert (found["points"], found["out_of_total"]) == ([0, 0], "yes")


def test_the_page_of_a_commune_and_its_paper_tell_it(left: Explanation, made: Rules) -> None:
    (reason,) = [one for one in left.criteria if one.criterion.id == ID]
    points, computed, *_ = criterion_item(left, reason, made).values
    assert [text_of(cell) for cell in (points, computed)] == [LEFT, LEFT]
    assert points_on_paper(reason) == LEFT


def test_a_group_is_out_of_what_applies(left: Explanation, made: Rules) -> None:
    (group,) = [one for one in group_items(left) if one.id == "D"]
    most = sum(
        r.criterion.maximum for r in left.criteria if r.criterion.group == "D" and r.criterion.id != ID
    )
    assert isinstance(group.values[0], Points)
    assert group.values[0].full == most


def test_where_it_counts_nothing_is_said_of_it(
    made: Rules, example_standing: Standing, shipped_rules: Rules
) -> None:
    period = shipped_rules.calendar.period("2020")
    assert period is not None
    found = explanation_of(
        Evaluation(example_standing, shipped_rules),
        shipped_rules.rulebooks["healthy_commune"],
        Subject("unit", "30991"),
        period,
    )
    assert all("out_of_total" not in one for one in explanation_json(found, shipped_rules)["criteria"])
