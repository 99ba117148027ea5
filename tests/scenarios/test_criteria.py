"""Scenarios of communes and venues: records in memory, one rule at a time."""

from __future__ import annotations

from pytest_bdd import scenarios

pytest_plugins = [
    "scenarios.steps.return_steps",
    "scenarios.steps.commune_steps",
    "scenarios.steps.venue_steps",
    "scenarios.steps.stated_steps",
    "scenarios.steps.scoring_steps",
    "scenarios.steps.commune_result_steps",
    "scenarios.steps.venue_result_steps",
    "scenarios.steps.citation_steps",
    "scenarios.steps.declared_steps",
    "scenarios.steps.open_steps",
]

scenarios("healthy_commune", "venue_risk", "an_toan_antt", "dia_ban_ma_tuy", "indicators")
