"""Editors get the truth: the schemas made of the shipped rules fit every shipped file and explain every
key."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from desk.authoring.schema_files import schema_texts, schemas_written
from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.rulebook.editor.choices import as_editors_read, example_of
from engine.rulebook.kinds.declared import meanings_of, parts_in
from engine.rulebook.kinds.words import json_schema
from engine.rulebook.rules import KINDS_OF_FILE, rules_as_far_as_read
from engine.rulebook.text.reader import reading_of
from tests.engine.rulebook.broken_rules import OF_FILES, mistakes

MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")
TEXTS = rule_texts(SHIPPED)
SCHEMA_TEXTS = schema_texts(rules_as_far_as_read(dict(TEXTS))[0])
SCHEMAS = {name: json.loads(text) for name, text in SCHEMA_TEXTS.items()}
each_schema = pytest.mark.parametrize("name", sorted(SCHEMAS))


def schema_of(name: str, text: str) -> dict[str, Any]:
    match = MODELINE.match(text)
    assert match
    path = ((SHIPPED.parent / name).parent / match[1]).resolve()
    assert path.parent == SHIPPED / "schema"
    schema: dict[str, Any] = SCHEMAS[path.name]
    return schema


def problems(name: str, text: str) -> list[str]:
    validator = jsonschema.Draft7Validator(schema_of(name, text))
    return [error.message for error in validator.iter_errors(as_editors_read(reading_of(name, text).tree))]


def test_schemas_are_written_beside_the_rules(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    shutil.copytree(SHIPPED, rules, ignore=shutil.ignore_patterns("schema"))
    schemas_written(rules)
    written = {path.name: json.loads(path.read_text("utf-8")) for path in (rules / "schema").iterdir()}
    assert written == SCHEMAS


@pytest.mark.parametrize("code", ["R003", "R102", "R130", "R135", "R502"])
def test_schemas_are_made_of_what_can_be_read_while_a_fault_stands(code: str) -> None:
    mistake = next(m for m in mistakes() if m.code == code and m.mode not in OF_FILES)
    rules, faults = rules_as_far_as_read(mistake.made_in(dict(TEXTS)))
    assert faults is not None
    assert code in {fault.code for fault in faults.faults}
    assert schema_texts(rules).keys() == SCHEMAS.keys()


@each_schema
def test_each_schema_is_draft_07(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMAS[name])


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
        ("rules/indicators/commune_period.yaml", "{kind: mại dâm}", "{kind: mai dam}"),
        ("rules/purposes.yaml", "venue.phone:", "venue.telephone:"),
        ("rules/purposes.yaml", "purpose: know_owners", "purpose: know_owner"),
        ("rules/parameters.yaml", "{border_area: yes}", "{border_area: có}"),
        ("rules/follow_up/venues.yaml", "{fact: band,", "{fact: bands,"),
        (
            "rules/follow_up/venues.yaml",
            "venue_id: {same_as: risk.subject}",
            "venue: {same_as: risk.subject}",
        ),
        ("rules/follow_up/venues.yaml", "band: rat_cao", "band: rất cao"),
        ("rules/follow_up/venues.yaml", "by: team_178", "by: Đội kiểm tra 178"),
        ("rules/follow_up/communes.yaml", "{one_of: [trung_binh", "{one: [trung_binh"),
        ("rules/follow_up/duties.yaml", "due: half_year_return", "due: {half_year: yes}"),
        ("rules/links/identifiers.yaml", "phone:       {", "mobile:      {"),
        ("rules/links/identifiers.yaml", "cap: 25", "cap: nhiều"),
        ("rules/links/seeds.yaml", "chứa mại dâm:", "chứa mại dam:"),
        ("rules/links/leads.yaml", "bits_at_least: 3.5", "bits_at_least: bốn"),
        ("rules/links/innocent.yaml", "prior: 0.15", "prior: hiếm"),
    ],
)
def test_a_mistake_shows_while_typing(name: str, old: str, new: str) -> None:
    assert old in TEXTS[name]
    assert problems(name, TEXTS[name].replace(old, new, 1))


def test_every_rule_file_names_its_schema_to_editors() -> None:
    assert [name for name, text in TEXTS.items() if not MODELINE.match(text)] == []


def test_the_settings_of_vs_code_give_each_file_the_schema_of_its_modeline() -> None:
    settings = json.loads((SHIPPED.parent / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
    for name, text in TEXTS.items():
        given = [schema for schema, globs in settings.items() if any(Path(name).match(g) for g in globs)]
        match = MODELINE.match(text)
        assert match
        assert [Path(path).name for path in given] == [Path(match[1]).name], name


def properties(node: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every property that a hover would show, with the way to it."""
    if isinstance(node, dict):
        for key, inner in node.items():
            if key == "properties" and isinstance(inner, dict) and "const" not in json.dumps(inner):
                yield from ((f"{path}/{name}", part) for name, part in inner.items())
            yield from properties(inner, f"{path}/{key}")
    elif isinstance(node, list):
        for number, inner in enumerate(node):
            yield from properties(inner, f"{path}/{number}")


def examples(inner: dict[str, Any]) -> list[Any]:
    """Return the examples that a hover shows, those in words read again."""
    blocks = re.findall(r"```yaml\n(.*?)\n```", inner.get("markdownDescription", ""), re.S)
    return [*inner.get("examples", []), *map(example_of, blocks)]


@each_schema
def test_every_property_has_a_title_a_meaning_and_an_example(name: str) -> None:
    found = list(properties(SCHEMAS[name]))
    assert found
    assert [where for where, inner in found if not (inner.get("title") and inner.get("description"))] == []
    assert [where for where, inner in found if not examples(inner)] == []


@each_schema
def test_every_meaning_is_vietnamese(name: str) -> None:
    for where, inner in properties(SCHEMAS[name]):
        if "/definitions/fact" not in where:
            assert re.search("[À-ỹ]", inner["title"] + inner["description"]), where


@each_schema
def test_every_example_may_stand_where_it_is_shown(name: str) -> None:
    whole = SCHEMAS[name]
    for where, inner in properties(whole):
        validator = jsonschema.Draft7Validator({**inner, "definitions": whole["definitions"]})
        for example in examples(inner):
            assert [error.message for error in validator.iter_errors(example)] == [], where


@pytest.mark.parametrize("kind", KINDS_OF_FILE)
def test_no_meaning_is_kept_for_a_key_that_is_gone(kind: str) -> None:
    made = json_schema(KINDS_OF_FILE[kind])
    shapes = {KINDS_OF_FILE[kind].__name__: made, **made.get("$defs", {})}
    keys = {(name, key) for name, shape in shapes.items() for key in ("", *shape.get("properties", {}))}
    assert {
        (name, key) for name, meanings in meanings_of(KINDS_OF_FILE[kind], {}).items() for key in meanings
    } - keys == set()


def test_no_class_has_a_text_that_no_editor_shows() -> None:
    shown = "".join(SCHEMA_TEXTS.values())
    parts = {part for kind in KINDS_OF_FILE.values() for part in parts_in(kind) if part.explained}
    texts = {part: [json.dumps(t, ensure_ascii=False)[1:-1] for t in part.explained] for part in parts}
    assert [part for part, found in texts.items() if not any(text in shown for text in found)] == []
