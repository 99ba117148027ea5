"""JSON Schema (draft-07) of rule files for editors: shapes, declared names, and what each key means."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, get_args, get_origin

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
from engine.rulebook.kinds.declared import (
    UNIONS,
    Named,
    NameList,
    annotations_of,
    is_part,
    item_of,
    length_of,
    marked,
    marks_of,
    meanings_in,
    parts_in,
)
from engine.rulebook.kinds.words import Bilingual, InBoth, OneOf, Part, Read, WrittenAs, is_needed, keys_of
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
    form, item = get_origin(marked(annotation)[0]), item_of(annotation)
    schema = _marked(item, choices) if form in (dict, tuple) else None
    for mark in marks_of(annotation):
        if isinstance(mark, Named):
            schema = NAMES[mark.of](choices) if mark.of in NAMES else schema
        if isinstance(mark, NameList):
            titles = {**mark.required, **mark.optional}
            if form is dict:
                others = {"additionalProperties": _explained(item)} if mark.open else {}
                return _under_names(titles, item) | others
            schema = {"enum": list(titles)}
    if form is tuple and schema is not None:
        return _listed(schema, annotation)
    names = _marked(get_args(marked(annotation)[0])[0], choices) if form is dict else None
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


def _under_names(titles: Mapping[str, str], item: Any) -> Schema:
    """Return the schema of a mapping by the type of what stands under each of its names."""
    if is_part(item) and item.explained:
        return _by_name(titles, ref(item.__name__), item.explained[2])
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
    "met_when": lambda c: ref("test"),
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
    "where": lambda c: ref("where"),
    "Rulebook.total": lambda c: {"oneOf": [{"type": "number"}, {"enum": ["none"]}, listed(ref("TotalFrom"))]},
    "monotone": lambda c: {
        "type": "object",
        "propertyNames": ref("fact"),
        "additionalProperties": {"enum": ["up", "down"]},
    },
    "paired_with": lambda c: listed(c.pairs()),
    "FollowUpRule.when": lambda c: {**aliased(), "minItems": 1},
    "FollowUpRule.unless": lambda c: aliased(),
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
WORD: Schema = {"type": ["string", "number", "boolean"]}

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
over_units | Cộng nhiều đơn vị | sum: cộng; share: tỷ lệ của tổng; count_yes: số đơn vị trả lời có; none:
    không cộng. Không ghi thì theo phép tính. | none
weight | Trọng số | Từ 0 (không nói lên gì) đến 1. | 0.9
""")


def schemas(rules: Rules) -> Mapping[str, Schema]:
    """Return one schema a kind of rule file, by the name of its first key."""
    choices = Choices(rules)
    names = choices.definitions()
    return {kind: _schema(kind, choices, names) for kind in KINDS_OF_FILE}


def _schema(kind: str, choices: Choices, names: Schema) -> Schema:
    model = KINDS_OF_FILE[kind]
    parts = {part.__name__: _part(part, choices) for part in parts_in(model)}
    title, sentence = model.explained[:2]
    own = parts.pop(model.__name__)
    whole = {"$schema": DRAFT, "title": title, "description": sentence, **own}
    return {**whole, "definitions": _used(whole, {**parts, **names})}


def _part(part: type[Part], choices: Choices) -> Schema:
    """Return the schema of a part: each key with its meaning, each name with the list it is chosen from."""
    properties: Schema = {}
    for name, annotation in annotations_of(part).items():
        key = name.removesuffix("_")
        schema = under(choices, part.__name__, key) or _form(annotation)
        meaning = keys_of(part)[name].metadata.get("shown") or KEYS.get(key)
        properties[key] = explained(meaning, schema) if meaning else schema  # a test names one without
    needed = [name.removesuffix("_") for name, declared in keys_of(part).items() if is_needed(declared)]
    return {**closed(properties), **({"required": needed} if needed else {})}


def _form(annotation: Any) -> Schema:
    """Return what a type lets stand in a file."""
    plain, marks = marked(annotation)
    for mark in marks:
        if isinstance(mark, WrittenAs):
            return _form(mark.form)
        if isinstance(mark, OneOf):
            return {"oneOf": [_form(form) for form in mark.forms().values()]}
        if isinstance(mark, InBoth):
            return ref(Bilingual.__name__)
        if isinstance(mark, Read) and mark.schema is not None:
            return dict(mark.schema)
    origin, types = get_origin(plain), get_args(plain)
    if origin in UNIONS:
        return {"anyOf": [_form(option) for option in types]}
    if origin is tuple:
        return _listed(_form(types[0]), annotation)
    if origin is dict:
        limits = length_of(annotation)
        bounds = {"minProperties": limits.least, "maxProperties": limits.most}
        each = _explained(types[1])
        return {"type": "object", "additionalProperties": each, **{k: n for k, n in bounds.items() if n}}
    if origin is Literal:
        return {"enum": list(types)}
    return ref(plain.__name__) if is_part(plain) else {} if plain is Any else dict(WORD)


def _listed(item: Schema, annotation: Any) -> Schema:
    """Return a list of items, as long as its type lets it be."""
    limits = length_of(annotation)
    bounds = {"minItems": limits.least, "maxItems": limits.most}
    return listed(item, **{name: bound for name, bound in bounds.items() if bound})


def _explained(annotation: Any) -> Schema:
    """Explain what stands under a name of the author's own, which no key explains."""
    plain, marks = marked(annotation)
    for mark in marks:
        if isinstance(mark, OneOf):
            return {"oneOf": [_explained(form) for form in mark.forms().values()]}
        if isinstance(mark, InBoth):
            plain = Bilingual
    schema = _form(annotation)
    return explained((*plain.explained, "")[:3], schema) if is_part(plain) and plain.explained else schema


def _used(whole: Schema, every: Schema) -> Schema:
    """Return the definitions that the schema comes to, in order of name."""
    todo = _named(whole)
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
