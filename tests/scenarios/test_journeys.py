"""Journeys: returns as files in, results and explanations out of the command line."""

from __future__ import annotations

from pytest_bdd import scenarios

pytest_plugins = [
    "tests.steps.return_steps",
    "tests.steps.commune_steps",
    "tests.steps.venue_steps",
    "tests.steps.journey_steps",
    "tests.steps.office_steps",
]

scenarios("journeys")
