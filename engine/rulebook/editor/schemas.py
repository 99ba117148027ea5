"""JSON Schema (draft-07) of rule files for editors: shapes, declared names, and what each key means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.rulebook.editor.choices import Choices
from engine.rulebook.editor.common_meanings import KEYS, Meaning, Meanings
from engine.rulebook.editor.fact_tests import Schema, explained
from engine.rulebook.editor.under_keys import under
from engine.rulebook.kinds.declared import meanings_of
from engine.rulebook.kinds.words import json_schema
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.rules import KINDS_OF_FILE

DRAFT = "http://json-schema.org/draft-07/schema#"
STRUCTURE = ("type", "anyOf", "oneOf", "allOf", "items", "additionalProperties", "minItems", "maxItems")


def schemas(rules: Rules) -> Mapping[str, Schema]:
    """Return one schema a kind of rule file, by the name of its first key."""
    choices = Choices(rules)
    names = choices.definitions()
    return {kind: _schema(kind, choices, names) for kind in KINDS_OF_FILE}


def _schema(kind: str, choices: Choices, names: Schema) -> Schema:
    shape = KINDS_OF_FILE[kind]
    own = json_schema(shape)
    shapes: Schema = {shape.__name__: own, **own.pop("$defs", {})}
    meanings = meanings_of(shape)
    title, sentence, _ = meanings[shape.__name__][""]
    for name, part in shapes.items():
        _explain(name, part, meanings, choices)
    shapes.pop(shape.__name__)
    whole = {
        "$schema": DRAFT,
        "title": title,
        "description": sentence,
        **own,
        "definitions": {**shapes, **names},
    }
    whole["definitions"] = _used(whole)
    return whole


def _explain(name: str, shape: Schema, meanings: Meanings, choices: Choices) -> None:
    """Give a shape and each of its keys their meaning, and each name the list it may be chosen from."""
    shape.pop("title", None)  # a shape's own would hide what the key it stands under means
    shape.pop("description", None)
    for key, inner in shape.get("properties", {}).items():
        chosen = under(choices, name, key)
        meaning = meanings.get(name, {}).get(key) or KEYS.get(key)
        shape["properties"][key] = _property(inner, meaning, chosen, meanings)


def _property(inner: Schema, meaning: Meaning | None, chosen: Schema | None, meanings: Meanings) -> Schema:
    _plain(inner)
    if chosen is not None:
        for part in (*STRUCTURE, "$ref", "title"):
            inner.pop(part, None)
        inner.update(chosen)
    for shown in ("title", "description", "examples"):  # of a kind that explains its own keys
        inner.pop(shown, None)
    each = inner.get("additionalProperties")
    if isinstance(each, dict):
        inner["additionalProperties"] = _under_a_name(each, meanings)
    return explained(meaning, inner) if meaning else inner  # a test names the key that has none


def _under_a_name(shape: Schema, meanings: Meanings) -> Schema:
    """Explain what stands under a name of the author's own, which no key explains."""
    if "oneOf" in shape:
        return {"oneOf": [_under_a_name(inner, meanings) for inner in shape["oneOf"]]}
    name = shape.get("$ref", "").rpartition("/")[2]
    return explained(meanings[name][""], shape) if name in meanings else shape


def _plain(node: Any) -> None:
    """Take out what pydantic says to itself: defaults, discriminators, `null` where a key may be absent."""
    if isinstance(node, list):
        for item in node:
            _plain(item)
    if not isinstance(node, dict):
        return
    node.pop("discriminator", None)
    node.pop("default", None)
    if "anyOf" in node:
        node["anyOf"] = [part for part in node["anyOf"] if part != {"type": "null"}]
        if len(node["anyOf"]) == 1:
            node.update(node.pop("anyOf")[0])
    for inner in node.values():
        _plain(inner)


def _used(whole: Schema) -> Schema:
    """Return the definitions that the schema comes to, in order of name."""
    every = whole["definitions"]
    todo = _named({key: part for key, part in whole.items() if key != "definitions"})
    used: set[str] = set()
    while todo:
        name = todo.pop()
        if name not in used:
            used.add(name)
            todo |= _named(every[name])
    return {name: every[name] for name in sorted(used)}


def _named(node: Any) -> set[str]:
    """Return the definitions that a part of a schema refers to."""
    if isinstance(node, list):
        return {name for item in node for name in _named(item)}
    if not isinstance(node, dict):
        return set()
    own = {node["$ref"].rpartition("/")[2]} if isinstance(node.get("$ref"), str) else set()
    return own.union(*(_named(item) for item in node.values()))
