"""The feature files themselves: none may pass without testing anything, and no rule goes without one."""

from __future__ import annotations

import importlib
import re
import unicodedata
from pathlib import Path

import pytest
from pytest_bdd.parser import FeatureParser

from engine.rulebook.model.rulebook import Rules
from scenarios.steps.feature_files import faults_of, scenarios_in
from scenarios.steps.words import SENTENCES

FOLDER = Path(__file__).resolve().parent.parent.parent / "scenarios"
FEATURES = sorted(FOLDER.rglob("*.feature"))
BOUND = {
    "dia_ban_ma_tuy",
    "healthy_commune",
    "venue_risk",
    "an_toan_antt",
    "indicators",
    "follow_up",
    "journeys",
    "links",
    "rule_language",
}  # by the modules beside this one
STEPS = FOLDER / "steps"
RULE_ID = re.compile(r"[A-Z]\d+[a-z]?")

OPEN = "{before:Trước}…{after:Sau}"  # no shipped scenario leaves its answer open

GOOD = """# language: vi
Tính năng: Một tính năng
  Bối cảnh:
    Biết một điều
  Kịch bản: Một kịch bản
    Khi làm
    Thì được
"""


def name_of(file: Path) -> str:
    return file.relative_to(FOLDER).as_posix()


def rules_with_features(rules: Rules) -> set[str]:
    """Return the feature file that each criterion, gate, sign, streak and follow-up rule must have."""
    scored = {
        f"{book.name}/{rule.id}.feature"
        for book in rules.rulebooks.values()
        for rule in (*book.criteria, *book.gates, *book.signs, *book.streaks)
    }
    return scored | {f"follow_up/{rule.id}.feature" for rule in rules.follow_up}


@pytest.mark.parametrize("file", FEATURES, ids=name_of)
def test_every_scenario_tests_something(file: Path) -> None:
    assert faults_of(file.read_bytes()) == []


def test_every_feature_is_run() -> None:
    assert {file.relative_to(FOLDER).parts[0] for file in FEATURES} == BOUND
    beside = [file for file in FOLDER.rglob("*") if file.is_file() and STEPS not in file.parents]
    assert {file.suffix for file in beside if file.parent.parent != FOLDER} <= {".yaml"}
    assert {file.suffix for file in beside if file.parent.parent == FOLDER} == {".feature"}


def test_every_rule_has_a_feature_with_a_twin(shipped_rules: Rules) -> None:
    lacking = {
        name
        for name in rules_with_features(shipped_rules)
        if not (FOLDER / name).exists() or scenarios_in(FOLDER / name) < 2
    }
    assert lacking == set()


def test_no_feature_is_left_of_a_rule_that_is_gone(shipped_rules: Rules) -> None:
    named = {name_of(file) for file in FEATURES if RULE_ID.fullmatch(file.stem)}
    assert named <= rules_with_features(shipped_rules)


def test_every_step_is_one_sentence_and_every_sentence_is_used() -> None:
    for module in STEPS.glob("*_steps.py"):
        importlib.import_module(f"scenarios.steps.{module.stem}")
    used = set()
    for file in FEATURES:
        for template in FeatureParser(str(FOLDER), name_of(file)).parse().scenarios.values():
            rows = [row for data in template.examples for row in data.as_contexts()] or [{}]
            for step in {step.name for row in rows for step in template.render(row).steps}:
                matching = [sentence.name for sentence in SENTENCES if sentence.is_matching(step)]
                assert len(matching) == 1, (name_of(file), step, matching)
                used.update(matching)
    assert {sentence.name for sentence in SENTENCES} - used == {OPEN}


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("    Khi làm\n    Thì được\n", "", "không có bước nào"),
        ("    Khi làm\n", "    Nếu làm\n", "bị nuốt"),
        ("    Khi làm\n", "    When làm\n", "bị nuốt"),
        ("    Biết một điều\n", "    Giả sử một điều\n", "bị nuốt"),
        ("  Bối cảnh:\n", "  Kịch Bản: Trước\n    Biết một điều\n  Bối cảnh:\n", "bị nuốt"),
        ("    Biết một điều\n", "", "bối cảnh không có bước nào"),
        ("    Thì được\n", "", "không có bước Thì"),
        ("Kịch bản:", "Khung kịch bản:", "không có dữ liệu"),
        ("    Thì được\n", "    Thì được\n\n  Kịch bản: Một kịch bản\n    Thì được\n", "cùng tên"),
        ("# language: vi\n", "", "dòng đầu"),
        ("  Kịch bản: Một kịch bản\n    Khi làm\n    Thì được\n", "", "không có kịch bản nào"),
        ("    Thì được\n", "    Thì được\n    Rồi thôi\n", "không đọc được"),
    ],
)
def test_a_feature_that_tests_nothing_is_refused(before: str, after: str, words: str) -> None:
    assert faults_of(GOOD.encode()) == []
    assert any(words in fault for fault in faults_of(GOOD.replace(before, after).encode()))


def test_a_bom_or_decomposed_letters_are_refused() -> None:
    assert faults_of(b"\xef\xbb\xbf" + GOOD.encode()) == ["bắt đầu bằng BOM"]
    assert faults_of(unicodedata.normalize("NFD", GOOD).encode()) == ["không phải NFC"]
