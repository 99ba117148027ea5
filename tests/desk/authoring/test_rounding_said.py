"""Rounding in words: as printed for signing, as compared, as explained."""

from __future__ import annotations

from fractions import Fraction

import pytest

from desk.authoring.printed.rulebook_text import counting_sentences
from desk.authoring.rule_differences import differences
from desk.base.language import speaking
from desk.reports.reasons import explanation_json, reasons_for
from desk.words.rounding_words import exact_words, rounded_from, rounded_sums_words
from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.evaluation.explanation import Explanation, explanation_of
from engine.evaluation.years import Evaluation
from engine.indicators.subjects import Subject
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts
from facts.standing import Standing

NAME, BOOK = "rules/healthy_commune/rulebook.yaml", "healthy_commune"
HEAD = "rounding: {points: 2}"


def rounded(said: str) -> Rules:
    texts = dict(rule_texts(SHIPPED))
    return rules_from_texts(
        {**texts, NAME: texts[NAME].replace(HEAD, f"rounding: {{points: 2, {said[1:]}", 1)}
    )


@pytest.fixture(scope="module")
def made() -> Rules:
    return rounded("{by: down, group: 0, total: 0}")


@pytest.fixture(scope="module")
def explained(made: Rules, example_standing: Standing) -> list[Explanation]:
    evaluation = Evaluation(example_standing, made)
    period = made.calendar.period("2020")
    assert period is not None
    units = [unit.code for unit in made.units.on(period.end)]
    return [explanation_of(evaluation, made.rulebooks[BOOK], Subject("unit", code), period) for code in units]


def test_the_print_says_which_way_and_which_sums(made: Rules) -> None:
    said = "\n".join(counting_sentences(made.rulebooks[BOOK], "tiêu chí"))
    assert "làm tròn một lần, luôn làm tròn xuống." in said
    assert "Tổng điểm của mỗi nhóm được làm tròn đến hàng đơn vị" in said
    assert "xếp loại, điều kiện khống chế và thứ tự theo tổng điểm đã làm tròn." in said


def test_two_ways_of_rounding_are_compared_in_words(made: Rules) -> None:
    usual = rules_from_texts(rule_texts(SHIPPED))
    (found,) = differences(usual, made)
    assert found.text.endswith(
        "làm tròn: từ nửa trở lên làm tròn lên → luôn làm tròn xuống; tổng mỗi nhóm đến hàng đơn vị; tổng"
        " điểm đến hàng đơn vị"
    )
    with speaking("en"):
        (found,) = differences(made, usual)
    assert found.text.endswith(
        "always down; each group to whole points; the total to whole points → halves go up"
    )


def test_the_reason_says_what_was_rounded_from_what(explained: list[Explanation], made: Rules) -> None:
    told = [(e, r) for e in explained for r in e.criteria if r.exact is not None]
    assert told
    for explanation, reason in told:
        assert reason.exact is not None
        assert reason.computed.low <= reason.exact[0] < reason.computed.low + Fraction(1, 100)
        sentence = reasons_for(explanation.rulebook, reason, made).sentence(reason)
        assert f"Làm tròn từ {exact_words(reason.exact[0])}" in sentence


def test_the_sums_that_were_rounded_are_told_with_what_they_were(
    explained: list[Explanation], made: Rules
) -> None:
    rounded_ones = [e for e in explained if e.rounded]
    assert rounded_ones
    for explanation in rounded_ones:
        told = rounded_sums_words(explanation.rulebook, explanation.rounded)
        for one in explanation.rounded:
            assert one.after[0] == one.before[0] // 1
            assert rounded_from(one.before) in told
        assert [one["id"] for one in explanation_json(explanation, made)["rounded"]] == [
            one.id for one in explanation.rounded
        ]


def test_a_rulebook_that_says_nothing_tells_nothing_of_rounding(
    shipped_rules: Rules, example_standing: Standing
) -> None:
    period = shipped_rules.calendar.period("2020")
    assert period is not None
    found = explanation_of(
        Evaluation(example_standing, shipped_rules),
        shipped_rules.rulebooks[BOOK],
        Subject("unit", "30991"),
        period,
    )
    assert (found.rounded, {reason.exact for reason in found.criteria}) == ((), {None})
    said = "\n".join(counting_sentences(shipped_rules.rulebooks[BOOK], "tiêu chí"))
    assert "lấy 2 chữ số thập phân, làm tròn một lần, từ nửa trở lên làm tròn lên." in said


def test_a_number_without_end_is_told_as_such() -> None:
    assert exact_words(Fraction(20, 3)) == "6,666666…"
    assert exact_words(Fraction("6.985")) == "6,985"
