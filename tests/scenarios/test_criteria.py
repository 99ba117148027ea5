"""Scenarios of communes and venues: records in memory, one rule at a time."""

from __future__ import annotations

from pytest_bdd import scenarios

pytest_plugins = [
    "tests.steps.return_steps",
    "tests.steps.commune_steps",
    "tests.steps.venue_steps",
    "tests.steps.stated_steps",
    "tests.steps.scoring_steps",
    "tests.steps.commune_result_steps",
    "tests.steps.venue_result_steps",
    "tests.steps.citation_steps",
    "tests.steps.open_steps",
]

scenarios("healthy_commune", "venue_risk", "indicators")
