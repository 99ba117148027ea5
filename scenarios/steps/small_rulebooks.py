"""Small rulebooks that scenarios bring themselves: a folder of rule files laid over the shipped ones."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import rules_from_texts

RULEBOOKS = Path(__file__).resolve().parent.parent / "rule_language"


def texts_of(name: str) -> Mapping[str, str]:
    """Return all rule files there are for a small rulebook: its own stand beside the shipped ones, or in
    their place."""
    folder = RULEBOOKS / name
    shared = {"units.yaml", "declared", "indicators"}
    own = {}
    for file in sorted(folder.rglob("*.yaml")):
        within = file.relative_to(folder)
        place = within if within.parts[0] in shared else Path(name) / within
        own[f"rules/{place.as_posix()}"] = file.read_text("utf-8")
    return {**rule_texts(SHIPPED), **own}


@cache
def rules_of(name: str) -> Rules:
    return rules_from_texts(texts_of(name))
