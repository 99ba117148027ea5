"""Editors get the truth: the shipped schemas are those of the rules, fit every shipped file, and explain every key."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from desk.rule_files import SHIPPED, rule_texts
from desk.schema_files import schema_texts
from engine.rulebook.model import Rules
from engine.rulebook.places import Word
from engine.rulebook.reader import reading_of
from engine.rulebook.shapes.descriptions import DESCRIPTIONS

FOLDER = SHIPPED / "schema"
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")
TEXTS = {name: text for name, text in rule_texts(SHIPPED).items() if MODELINE.match(text)}


def as_editors_read(tree: Any) -> Any:
    """Read scalars as YAML 1.2 does: `yes` is a text there, and so is a date."""
    if isinstance(tree, dict):
        return {str(key): as_editors_read(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [as_editors_read(item) for item in tree]
    assert isinstance(tree, Word)
    if not tree.quoted and re.fullmatch(r"-?[0-9]+", tree):
        return int(tree)
    if not tree.quoted and re.fullmatch(r"-?[0-9]+\.[0-9]+", tree):
        return float(tree)
    return str(tree)


def schema_of(name: str, text: str) -> dict[str, Any]:
    match = MODELINE.match(text)
    assert match
    path = (SHIPPED.parent / name).parent / match[1]
    found: dict[str, Any] = json.loads(path.resolve().read_text("utf-8"))
    return found


def problems(name: str, text: str) -> list[str]:
    validator = jsonschema.Draft7Validator(schema_of(name, text))
    return [error.message for error in validator.iter_errors(as_editors_read(reading_of(name, text).tree))]


def test_the_shipped_schemas_are_not_stale(shipped_rules: Rules) -> None:
    wanted = schema_texts(shipped_rules)
    assert {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.json")} == wanted, (
        "run ./lanhmanh schema"
    )


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda p: p.stem)
def test_each_schema_is_draft_07(path: Path) -> None:
    jsonschema.Draft7Validator.check_schema(json.loads(path.read_text("utf-8")))


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_shipped_file_fits_its_schema(name: str) -> None:
    assert problems(name, TEXTS[name]) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("rules/healthy_commune/criteria/a.yaml", "hotspots_active: 0", "hotspot_active: 0"),
        ("rules/healthy_commune/criteria/a.yaml", "{at_most: 1}", "{at_mots: 1}"),
        ("rules/healthy_commune/criteria/b.yaml", "nd-178-2004/11", "nd-178-2004/99"),
        ("rules/healthy_commune/criteria/d.yaml", "{club_model: yes}", "{club_model: có}"),
        ("rules/healthy_commune/rulebook.yaml", "band: khong_xep_loai", "band: khong_co"),
        ("rules/parameters.yaml", "from: 2016-01-01", "from: 01/01/2016"),
        ("rules/indicators/commune_period.yaml", "{count: case,", "{count: cases,"),
    ],
)
def test_a_mistake_shows_while_typing(name: str, old: str, new: str) -> None:
    assert old in TEXTS[name]
    assert problems(name, TEXTS[name].replace(old, new, 1))


def keys(node: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(node, dict):
        if "Shape" in node.get("title", "") or node.get("type") == "object":
            yield from node.get("properties", {}).items()
        for value in node.values():
            yield from keys(value)
    elif isinstance(node, list):
        for value in node:
            yield from keys(value)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda p: p.stem)
def test_every_key_of_the_shapes_is_explained(path: Path) -> None:
    found = json.loads(path.read_text("utf-8"))
    own = {name: part for name, part in found["definitions"].items() if name[0].isupper()}
    shaped = dict(keys({"properties": found["properties"], "type": "object", **own}))
    missing = [key for key, part in shaped.items() if key in DESCRIPTIONS and not part.get("description")]
    assert missing == []
    assert [key for key in found["properties"] if key not in DESCRIPTIONS] == []
