"""Journeys: returns as files in, results and explanations out of the command line."""

from __future__ import annotations

from pytest_bdd import scenarios

pytest_plugins = [
    "scenarios.steps.return_steps",
    "scenarios.steps.commune_steps",
    "scenarios.steps.venue_steps",
    "scenarios.steps.journey_steps",
    "scenarios.steps.office_steps",
]

scenarios("journeys")
