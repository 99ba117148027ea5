"""Every scenario of criteria, figures and what follows, through the very steps that pytest runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.rulebook.model.rulebook import Rules
from scenarios.steps.running import BESIDE, Runner, trials_of
from tests.scenarios.test_features import FEATURES, FOLDER, name_of

IN_MEMORY = [file for file in FEATURES if file.relative_to(FOLDER).parts[0] not in BESIDE]


@pytest.mark.parametrize("file", IN_MEMORY, ids=name_of)
def test_every_scenario_of_a_feature_holds(file: Path, shipped_rules: Rules) -> None:
    runner = Runner()
    outcomes = [runner.run(trial, shipped_rules) for trial in trials_of(FOLDER, file)]
    assert outcomes
    assert [f"{found.trial.title}: {found.words}" for found in outcomes if found.failure] == []
