"""Scenarios of what follows from results and records."""

from __future__ import annotations

from pytest_bdd import scenarios

pytest_plugins = [
    "scenarios.steps.return_steps",
    "scenarios.steps.commune_steps",
    "scenarios.steps.venue_steps",
    "scenarios.steps.follow_up_steps",
    "scenarios.steps.scoring_steps",
    "scenarios.steps.citation_steps",
]

scenarios("follow_up")
