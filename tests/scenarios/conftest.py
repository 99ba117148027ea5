"""Lets scenarios be chosen by their feature: `pytest -k healthy_commune/A1`; where none is, a usual run takes
some of a long feature."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_bdd.scenario import scenario_wrapper_template_registry

from tests.long_run import long_only, some_of

FEATURES = Path(__file__).resolve().parent.parent.parent / "scenarios"
MOST = {
    "follow_up": 2,
    "journeys": 1,
    "links": 99,
    "rule_language": 99,
}  # scenarios of one feature; a journey imports and runs a year
OTHERWISE = 4


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    of_feature: dict[str, list[pytest.Item]] = {}
    for item in items:
        scenario = scenario_wrapper_template_registry.get(getattr(item, "obj", None))
        if scenario is not None:
            file = Path(scenario.feature.filename).relative_to(FEATURES).as_posix()
            item.extra_keyword_matches.add(file)
            of_feature.setdefault(file, []).append(item)
    for file, found in of_feature.items() if not config.getoption("keyword") else ():
        taken = some_of(found, MOST.get(file.split("/")[0], OTHERWISE))
        for item in found:
            if item not in taken:
                item.add_marker(long_only)
