"""Lets scenarios be chosen by their feature: `pytest -k healthy_commune/A1`. Where none is, pytest itself
runs the first of each feature that `test_every_scenario.py` runs whole, and of each journey: the others
import and run a year apiece."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_bdd.scenario import scenario_wrapper_template_registry

from tests.long_run import EVERY, long_only

FEATURES = Path(__file__).resolve().parent.parent.parent / "scenarios"
WHOLE = ("links", "rule_language")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    seen: set[str] = set()
    more: set[pytest.Item] = set()
    journeys: set[pytest.Item] = set()
    for item in items:
        scenario = scenario_wrapper_template_registry.get(getattr(item, "obj", None))
        if scenario is not None:
            file = Path(scenario.feature.filename).relative_to(FEATURES).as_posix()
            item.extra_keyword_matches.add(file)
            if file in seen and not file.startswith(WHOLE):
                (journeys if file.startswith("journeys") else more).add(item)
            seen.add(file)
    if EVERY or config.getoption("keyword"):
        return
    for item in journeys:
        item.add_marker(long_only)
    if more:
        config.hook.pytest_deselected(items=list(more))
        items[:] = [item for item in items if item not in more]
