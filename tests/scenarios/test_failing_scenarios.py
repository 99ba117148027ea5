"""A scenario that fails says the sentence, what it expected, what came out, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.rulebook.rules import rules_from_texts
from scenarios.steps.running import Runner, trials_of

SCENARIOS = SHIPPED.parent / "scenarios"
A = "rules/healthy_commune/criteria/a.yaml"
BOOK = "rules/healthy_commune/rulebook.yaml"
VENUES = "rules/follow_up/venues.yaml"
SIGNS = "rules/follow_up/cross_record_signs.yaml"


def failures(feature: str, *edits: tuple[str, str, str]) -> list[str]:
    texts = rule_texts(SHIPPED)
    for file, old, new in edits:
        assert old in texts[file]
        texts[file] = texts[file].replace(old, new, 1)
    rules, runner = rules_from_texts(texts), Runner()
    trials = trials_of(SCENARIOS, SCENARIOS / feature)
    return [outcome.words for outcome in (runner.run(trial, rules) for trial in trials) if outcome.failure]


@pytest.mark.parametrize(
    ("feature", "edits", "said"),
    [
        (
            "healthy_commune/A1.feature",
            [(A, "{points: 4, when: {hotspots_active", "{points: 3, when: {hotspots_active")],
            ["phải là 4, thực tế 3", "Vì: Tụ điểm mại dâm đang hoạt động cuối kỳ: 1 tụ điểm"],
        ),
        (
            "healthy_commune/G3.feature",
            [(BOOK, "when: {core_forms: {less_than: 3}}", "when: {core_forms: {less_than: 4}}")],
            ["thực tế", "Vì: ", "điều kiện khống chế áp dụng: G3"],
        ),
        (
            "follow_up/F5.feature",
            [(VENUES, "commitment_signed: no", "commitment_signed: yes")],
            ["có việc F5", "thực tế không có gì", "luật F5 không thấy dữ kiện nào khớp “venue”"],
        ),
        (
            "follow_up/F4.feature",
            [(VENUES, "visit.venue_id, within_days: 10", "visit.venue_id, within_days: 11")],
            ["phải là 15/06/2020", "thực tế 16/06/2020", "luật F4 nêu về 31003-CS-001 từ act"],
        ),
        (
            "follow_up/P5.feature",
            [(SIGNS, "gap_days: {at_most: $rotation_days}", "gap_days: {at_most: 20}")],
            ["phải là 1, thực tế 0", "không thấy dữ kiện nào khớp “tie” đi cùng one, other"],
        ),
    ],
)
def test_expected_actual_and_reason_are_told(
    feature: str, edits: list[tuple[str, str, str]], said: list[str]
) -> None:
    told = failures(feature, *edits)
    assert told
    assert any(all(part in one for part in said) for one in told), told
    assert all("AssertionError" not in one for one in told)


def test_a_figure_of_no_such_title_names_the_nearest(tmp_path: Path) -> None:
    feature = tmp_path / "indicators" / "vu_viec.feature"
    feature.parent.mkdir()
    text = (SCENARIOS / "indicators" / "vu_viec.feature").read_text("utf-8")
    feature.write_text(text.replace("mại dâm, kỳ trước", "mại dâm, năm trước"), "utf-8")
    rules, runner = rules_from_texts(rule_texts(SHIPPED)), Runner()
    outcomes = [runner.run(trial, rules) for trial in trials_of(tmp_path, feature)]
    failed = [outcome.words for outcome in outcomes if outcome.failure]
    assert len(failed) == text.count("mại dâm, kỳ trước")
    nearest = "không có số liệu tên này; gần nhất là “Vụ việc vì mục đích mại dâm, kỳ trước”"
    assert [words for words in failed if nearest not in words] == []
