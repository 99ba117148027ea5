"""JSON Schema (draft-07) of rule files for editors: shapes, declared names, and what each key means."""

from collections.abc import Callable, Mapping
from typing import Any, get_args, get_origin

from engine.rulebook.compile.follow_up_files import AS_OF, PERIOD_END, RECEIVED
from engine.rulebook.editor.choices import (
    NUMERIC,
    REFERENCE,
    REFERENCES,
    Choices,
    Schema,
    aliased,
    closed,
    explained,
    listed,
    named,
    ref,
)
from engine.rulebook.editor.examples import examples_in
from engine.rulebook.kinds.declared import (
    Meaning,
    Named,
    NameList,
    annotations_of,
    item_of,
    limits_of,
    marks_of,
    meanings_in,
    meanings_of,
    parts_in,
    unmarked,
)
from engine.rulebook.kinds.words import Part, json_schema, keys_of
from engine.rulebook.model.indicators import operations
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.model.vocabulary import COUNTABLE
from engine.rulebook.rules import KINDS_OF_FILE
from facts.forms.catalogue import COVER, KINDS


def under(choices: Choices, shape: str, key: str) -> Schema | None:
    """Return what may stand under a key of a shape, None where the shape says it all."""
    chosen = CHOSEN.get(f"{shape}.{key}")
    marked = None if chosen else _marked(KEYS_OF_KINDS.get(f"{shape}.{key}"), choices)
    chosen = chosen or CHOSEN.get(key)
    return marked or (chosen(choices) if chosen else None)


def _marked(annotation: Any, choices: Choices) -> Schema | None:
    """Return what the marks of a value let stand there."""
    form, item = get_origin(unmarked(annotation)), item_of(annotation)
    schema = _marked(item, choices) if form in (dict, tuple) else None
    for mark in marks_of(annotation):
        if isinstance(mark, Named):
            schema = NAMES[mark.of](choices) if mark.of in NAMES else schema
        if isinstance(mark, NameList):
            titles = {**mark.required, **mark.optional}
            if form is dict:
                others = {"additionalProperties": ref(item.__name__)} if mark.open else {}
                return _under_names(titles, item, choices) | others
            schema = {"enum": list(titles)}
    if form is tuple and schema is not None:
        return listed(schema, **limits_of(annotation))
    names = _marked(get_args(unmarked(annotation))[0], choices) if form is dict else None
    if names is not None:
        return {"type": "object", "propertyNames": names, "additionalProperties": schema}
    return schema if form is not dict else None


def _own_fields(choices: Choices) -> Schema:
    kinds = choices.rules.catalogue.kinds
    return named(f"{kind}.{name}" for kind in ("unit", "venue") for name in kinds[kind].record_fields)


def _private_fields() -> Schema:
    """Name each field that is not open, with its header."""
    private = {
        f"{k.name}.{n}": f.header
        for k in KINDS.values()
        for n, f in k.fields.items()
        if f.sensitivity != "open"
    }
    cover = {f"cover.{name}": "Bìa báo cáo" for name in COVER.fields}
    return _by_name({**cover, **private}, ref("FieldUse"), "{sensitivity: internal, purpose: manage_venues}")


def _by_name(titles: Mapping[str, str], schema: Schema, example: str) -> Schema:
    """Return a mapping whose keys are a closed list."""
    return closed({n: explained((t, f"{t}: {n}.", example), schema) for n, t in titles.items()})


def _under_names(titles: Mapping[str, str], item: Any, choices: Choices) -> Schema:
    """Return the schema of a mapping by the type of what stands under each of its names."""
    if isinstance(item, type) and issubclass(item, Part):
        return _by_name(titles, ref(item.__name__), choices.examples[item.__name__, ""])
    return _by_name(titles, {"type": "number"}, "0.3")


NAMES: Mapping[str, Callable[[Choices], Schema]] = {
    "figure": lambda c: ref("fact"),
    "unit": Choices.unit_codes,
    "band": lambda c: ref("band"),
    "number": lambda c: ref("number_fact"),
    "period": lambda c: named(c.rules.calendar.kinds),
    "purpose": lambda c: named(c.rules.purposes),
    "countable": lambda c: {"enum": list(COUNTABLE)},
    "measured": lambda c: {"type": "string", "pattern": rf"^({'|'.join(COUNTABLE)})\.[\w.]+$"},
    "own_field": _own_fields,
    "rulebook": lambda c: named(c.rules.rulebooks),
    "numeric": lambda c: NUMERIC,
    "indicator_set": lambda c: named(c.rules.indicator_sets),
    "ordered_by": lambda c: {"anyOf": [ref("number_fact"), {"pattern": r"\.(points|share)$"}]},
    "set_of_units": lambda c: named(s.name for s in c.sets if s.subject == "unit" and s.beside is None),
    "declaring_office": lambda c: c.offices(),
}
"""By what a name names."""
CHOSEN: Mapping[str, Callable[[Choices], Schema]] = {
    "cites": lambda c: listed(ref("cite")),
    "ground": lambda c: listed(ref("cite")),
    "when": lambda c: ref("test"),
    "applies_when": lambda c: ref("test"),
    "Take.when": lambda c: ref("unit_test"),
    "Take.take": lambda c: {"type": "number"},
    "DatedLines.value": lambda c: {"oneOf": [{"type": "number"}, listed(ref("Take"))]},
    "owed_from": lambda c: {"oneOf": [{"type": "integer"}, {"enum": ["none"]}]},
    "leaves_as": lambda c: named(
        {u.leaves_as for u in c.rules.field_uses.values() if u.leaves_as} | {"never"}
    ),
    "PurposesFile.fields": lambda c: _private_fields(),
    "IndicatorsFile.subject": lambda c: {
        "type": "object",
        "propertyNames": {"enum": ["unit", "venue", "period"]},
    },
    **{
        f"{o.__name__}.when": lambda c: ref("records") for o in operations().values() if "alive" in keys_of(o)
    },
    "Rulebook.total": lambda c: {"oneOf": [{"type": "number"}, {"enum": ["none"]}, listed(ref("TotalFrom"))]},
    "Months.months": lambda c: {"oneOf": [NUMERIC, listed(NUMERIC, minItems=2, maxItems=2)]},
    "Band.from": lambda c: {"oneOf": [NUMERIC, {"enum": ["all"]}]},
    "Gate.band": lambda c: {"oneOf": [ref("band"), ref("BandOneOf")]},
    "monotone": lambda c: {
        "type": "object",
        "propertyNames": ref("fact"),
        "additionalProperties": {"enum": ["up", "down"]},
    },
    "paired_with": lambda c: listed(c.pairs()),
    "FollowUpRule.when": lambda c: {**aliased(), "minItems": 1},
    "FollowUpRule.none": lambda c: aliased(),
    "about": lambda c: REFERENCES,
    "ActionThen.within_days": lambda c: NUMERIC,
    "ActionThen.from": lambda c: {"oneOf": [{"enum": [AS_OF, PERIOD_END, RECEIVED]}, REFERENCE]},
    "ActionThen.due": lambda c: ref("moment"),
    "ActionThen.action": lambda c: named(c.rules.actions),
    "ActionThen.by": lambda c: c.offices(*c.rules.offices.titles),
    "ActionThen.to": lambda c: c.offices(*c.rules.offices.titles),
    "Story.when": lambda c: ref("Needs"),
    "SeriesStory.when": lambda c: ref("SeriesNeeds"),
}
"""By the key, or by the shape and the key where the key means something else elsewhere."""
KEYS_OF_KINDS = {
    f"{part.__name__}.{name.removesuffix('_')}": annotation
    for kind in KINDS_OF_FILE.values()
    for part in parts_in(kind)
    for name, annotation in annotations_of(part).items()
}
"""The type of each key with its marks."""


DRAFT = "http://json-schema.org/draft-07/schema#"
Meanings = Mapping[str, Mapping[str, Meaning]]  # class → key → meaning; "" is the class itself

KEYS = meanings_in("""
vi | Tên tiếng Việt | Tên bằng tiếng Việt, in ra trong kết quả và văn bản. | Tốt
en | Tên tiếng Anh | Tên bằng tiếng Anh (không bắt buộc), dùng khi chạy với --lang en. | Good
title | Tên gọi | Tên bằng tiếng Việt và tiếng Anh. Có dấu phẩy thì đặt trong ngoặc kép. | {vi: Tốt, en: Good}
id | Mã | Mã ngắn, không dấu, dùng một lần. | A1
cites | Căn cứ | Văn bản trong documents.yaml, có thể kèm phần sau dấu /. Con số tự đặt: minh-hoa. |
    [kh-54-2020/III.2]
unit | Đơn vị tính | Đơn vị tính; tỷ lệ phần trăm ghi "%" trong ngoặc kép. | vụ
when | Điều kiện | Mọi vế đều phải đúng. Chưa biết thì không phải đúng, cũng không phải sai. | {activities:
    {at_least: 4}}
reason | Vì sao | Lý do của con số này, để người xem xét đọc. | {vi: Sổ đăng ký, en: Register}
in_force | Hiệu lực của chỉ số | Chỉ tính cho các kỳ kết thúc trong khoảng này, ngoài ra là chưa biết; bỏ
    trống: mọi kỳ. Ngưỡng mà chỉ số dùng không cần giá trị cho những ngày khác. | {from: 2022-01-01}
total | Cộng nhiều đơn vị | none: không cộng. Không ghi thì theo phép tính. | none
weight | Trọng số | Từ 0 (không nói lên gì) đến 1. | 0.9
""")
STRUCTURE = ("type", "anyOf", "oneOf", "allOf", "items", "additionalProperties", "minItems", "maxItems")


def schemas(rules: Rules, shipped: Mapping[str, str]) -> Mapping[str, Schema]:
    """Return one schema a kind of rule file, by the name of its first key; examples are of shipped files."""
    choices = Choices(rules, examples_in(shipped))
    names = choices.definitions()
    return {kind: _schema(kind, choices, names) for kind in KINDS_OF_FILE}


def _schema(kind: str, choices: Choices, names: Schema) -> Schema:
    shape = KINDS_OF_FILE[kind]
    own = json_schema(shape)
    shapes: Schema = {shape.__name__: own, **own.pop("$defs", {})}
    meanings = meanings_of(shape, choices.examples)
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
