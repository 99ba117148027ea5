"""JSON Schema (draft-07) of rule files for editors: the shapes, every declared name, and what each key means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from engine.rulebook.indicator_model import IndicatorSet
from engine.rulebook.model import Rules
from engine.rulebook.rules import KINDS_OF_FILE
from engine.rulebook.shapes.descriptions import DESCRIPTIONS
from engine.rulebook.types import DATE, NUMBER, YES_NO, FactType
from engine.rulebook.vocabulary import COUNTABLE, names_of
from facts.forms.catalogue import KINDS

DRAFT = "http://json-schema.org/draft-07/schema#"
Schema = dict[str, Any]
EXPLAINED = (
    "parameters",
    "periods",
    "documents",
    "purposes",
    "units",
    "indicators",
    "rulebook",
    "criteria_of",
)
JOINING = ("all", "any", "none")
ORDERED = ("at_least", "at_most", "more_than", "less_than")


def schemas(rules: Rules) -> Mapping[str, Schema]:
    """Return one schema a kind of rule file, by the name of its first key."""
    names = _Names(rules)
    return {kind: _schema(kind, names) for kind in EXPLAINED}


def _schema(kind: str, names: _Names) -> Schema:
    made = KINDS_OF_FILE[kind].model_json_schema(ref_template="#/definitions/{model}")
    definitions = made.pop("$defs", {})
    whole = {"$schema": DRAFT, **made, "definitions": {**definitions, **names.definitions()}}
    _described(whole, names)
    whole["definitions"] = _used(whole)
    return whole


def _used(whole: Schema) -> Schema:
    """Return the definitions that the schema comes to, in order of name."""
    every = whole["definitions"]
    todo = _named({key: part for key, part in whole.items() if key != "definitions"})
    found: set[str] = set()
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo |= _named(every[name])
    return {name: every[name] for name in sorted(found)}


def _named(node: Any) -> set[str]:
    """Return the definitions that a part of a schema refers to."""
    if isinstance(node, list):
        return {name for item in node for name in _named(item)}
    if not isinstance(node, dict):
        return set()
    own = {node["$ref"].rpartition("/")[2]} if isinstance(node.get("$ref"), str) else set()
    return own.union(*(_named(item) for item in node.values()))


def _described(node: Any, names: _Names) -> None:
    """Walk a schema: give each key its meaning, and each name the list it may be chosen from."""
    if isinstance(node, list):
        for item in node:
            _described(item, names)
    if not isinstance(node, dict):
        return
    node.pop("discriminator", None)
    for key, inner in node.get("properties", {}).items():
        _describe(key, inner, names)
    for key, inner in node.items():
        if key == "definitions":  # of the shapes; tests are made with their meaning
            _described([part for name, part in inner.items() if name[0].isupper()], names)
        else:
            _described(inner, names)


def _describe(key: str, inner: Any, names: _Names) -> None:
    if not isinstance(inner, dict) or key not in DESCRIPTIONS:
        return
    sentence, example = DESCRIPTIONS[key]
    if "$ref" in inner:
        inner["allOf"] = [{"$ref": inner.pop("$ref")}]
    inner.pop("default", None)
    inner["title"] = key
    inner["description"] = sentence + (f"\n\nVí dụ: `{key}: {example}`" if example else "")
    chosen = names.choices(key)
    if chosen is not None and "allOf" not in inner:
        for part in ("type", "anyOf", "items", "additionalProperties"):
            inner.pop(part, None)
        inner.update(chosen)


class _Names:
    """The names declared in the rules, as schemas of the keys that take them."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules

    def choices(self, key: str) -> Schema | None:
        """Return what may stand under a key, None where its shape says it all."""
        many = {"cites": "cite", "ground": "cite", "bands_allowed": "band"}
        one = {"in_proportion_to": "fact", "for_each": "fact", "previous": "fact", "band": "band"}
        if key in many:
            return {"type": "array", "items": {"$ref": f"#/definitions/{many[key]}"}}
        if key in ("ratio", "per", "add", "difference"):
            return {"type": "array", "items": {"$ref": "#/definitions/fact"}}
        if key in one:
            return {"allOf": [{"$ref": f"#/definitions/{one[key]}"}]}
        if key in ("when", "applies_when"):
            return {"allOf": [{"$ref": "#/definitions/test"}]}
        if key == "where":
            return {"allOf": [{"$ref": "#/definitions/where"}]}
        if key in ("count", "exists"):
            return {"enum": list(COUNTABLE)}
        if key == "monotone":
            return {"type": "object", "additionalProperties": {"enum": ["up", "down"]}}
        return None

    def definitions(self) -> Schema:
        return {
            "fact": {"enum": sorted({name for s in self._sets() for name in s.indicators})},
            "cite": self._cite(),
            "band": {"enum": sorted({b.id for book in self.rules.rulebooks.values() for b in book.bands})},
            "parameter": {"enum": [f"${name}" for name in sorted(self.rules.parameters)]},
            "number": {"anyOf": [{"type": "number"}, {"$ref": "#/definitions/parameter"}]},
            "numeric": _numeric(),
            "test": self._test(),
            "where": self._where(),
        }

    def _sets(self) -> Iterable[IndicatorSet]:
        return self.rules.indicator_sets.values()

    def _cite(self) -> Schema:
        """List documents and their parts; one whose parts are not listed may be cited by any."""
        listed = [f"{d.id}/{part}" for d in self.rules.documents.values() for part in d.parts or ()]
        free = [d.id for d in self.rules.documents.values() if d.parts is None]
        pattern = f"^({'|'.join(free)})(/.+)?$" if free else "^$"
        return {"anyOf": [{"enum": sorted([*self.rules.documents, *listed])}, {"pattern": pattern}]}

    def _test(self) -> Schema:
        facts: Schema = {}
        for found in self._sets():
            for name, indicator in found.indicators.items():
                facts[name] = {"description": indicator.title["vi"], **_value(indicator.type)}
        for name, book in self.rules.rulebooks.items():
            facts[f"{name}.band"] = _text(tuple(band.id for band in book.bands))
        facts["score"] = {"description": "Điểm máy tính (chỉ trong signs).", **_value(FactType(NUMBER))}
        return {"type": "object", "properties": {**facts, **_joining("test")}, "additionalProperties": False}

    def _where(self) -> Schema:
        """List the fields of all kinds; a field's own list of values differs by kind, so any may stand."""
        fields = sorted({name for kind in KINDS for name in names_of(kind) if "." not in name})
        return {"type": "object", "properties": {**{name: {} for name in fields}, **_joining("where")}}


def _joining(of: str) -> Schema:
    parts = {"type": "array", "items": {"$ref": f"#/definitions/{of}"}}
    words = {"all": "Mọi điều đều đúng.", "any": "Ít nhất một điều đúng.", "none": "Không điều nào đúng."}
    found: Schema = {word: {"description": words[word], **parts} for word in JOINING}
    found["at_least"] = {"description": "Ít nhất mấy điều trong of đúng."}
    found["of"] = {"description": "Các điều kiện của at_least.", **parts}
    return found


def _value(type_: FactType) -> Schema:
    """Return what a fact of this type may be tested against."""
    if type_.kind == NUMBER:
        return {"allOf": [{"$ref": "#/definitions/numeric"}]}
    if type_.kind == YES_NO:
        return {"enum": ["yes", "no"]}
    return {} if type_.kind == DATE else _text(type_.choices)


def _numeric() -> Schema:
    """Return what a number may be tested against."""
    number: Schema = {"$ref": "#/definitions/number"}
    tests: Schema = dict.fromkeys(ORDERED, number)
    tests["between"] = {"type": "array", "items": number, "minItems": 2, "maxItems": 2}
    tests |= {"one_of": {"type": "array"}, "none_of": {"type": "array"}}
    tests |= {"apart_from": {"enum": ["score"]}, "by": number}
    return {"anyOf": [number, {"type": "object", "properties": tests, "additionalProperties": False}]}


def _text(choices: tuple[str, ...]) -> Schema:
    one: Schema = {"enum": list(choices)} if choices else {"type": "string"}
    several = {"type": "array", "items": one}
    tests = {"type": "object", "properties": {"one_of": several, "none_of": several}}
    return {"anyOf": [one, {**tests, "additionalProperties": False}]}
