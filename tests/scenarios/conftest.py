"""Lets scenarios be chosen by their feature: `pytest -k healthy_commune/A1`."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_bdd.scenario import scenario_wrapper_template_registry

FEATURES = Path(__file__).resolve().parent.parent.parent / "scenarios"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        scenario = scenario_wrapper_template_registry.get(getattr(item, "obj", None))
        if scenario is not None:
            file = Path(scenario.feature.filename).relative_to(FEATURES)
            item.extra_keyword_matches.add(file.as_posix())
