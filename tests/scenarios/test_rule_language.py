"""Scenarios of ways to write rules, each on a small rulebook of its own."""

from __future__ import annotations

import pytest
from pytest_bdd import scenarios

from desk.authoring.trial_words import OWN_RULES
from engine.analysis.proofs import findings_of
from scenarios.steps.running import trials_in
from scenarios.steps.small_rulebooks import RULEBOOKS, rules_of
from tests.long_run import some_of

pytest_plugins = [
    "scenarios.steps.return_steps",
    "scenarios.steps.commune_steps",
    "scenarios.steps.stated_steps",
    "scenarios.steps.scoring_steps",
    "scenarios.steps.commune_result_steps",
    "scenarios.steps.declared_steps",
    "scenarios.steps.rule_language_steps",
]

scenarios("rule_language")

FEATURES = RULEBOOKS.parent
NAMES = sorted(folder.name for folder in RULEBOOKS.iterdir() if folder.is_dir())


def test_each_rulebook_has_its_feature() -> None:
    assert [file.stem for file in sorted(RULEBOOKS.glob("*.feature"))] == NAMES


def test_they_are_no_part_of_what_is_measured_of_the_shipped_rules() -> None:
    measured = {trial.feature.split("/")[0] for trial in trials_in(FEATURES)}
    assert RULEBOOKS.name == OWN_RULES
    assert OWN_RULES not in measured
    assert "healthy_commune" in measured


@pytest.mark.parametrize("name", some_of(NAMES, 4))
def test_a_small_rulebook_is_one_an_office_could_keep(name: str) -> None:
    # the shipped rulebook lies beside it: that both have a criterion of one id is no fault of this one
    found = [f for f in findings_of(rules_of(name)) if f.rulebook == name and f.code != "P816"]
    assert [(f.code, f.fault.params) for f in found] == []
