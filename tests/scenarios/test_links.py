"""Scenarios of leads: each innocent story, and its guilty twin."""

from __future__ import annotations

from pytest_bdd import scenarios

pytest_plugins = [
    "scenarios.steps.return_steps",
    "scenarios.steps.commune_steps",
    "scenarios.steps.link_steps",
]

scenarios("links")
