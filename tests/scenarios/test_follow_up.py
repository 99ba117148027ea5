"""Scenarios of what follows from results and records."""

from __future__ import annotations

from pytest_bdd import scenarios

pytest_plugins = [
    "tests.steps.return_steps",
    "tests.steps.commune_steps",
    "tests.steps.venue_steps",
    "tests.steps.follow_up_steps",
]

scenarios("follow_up")
