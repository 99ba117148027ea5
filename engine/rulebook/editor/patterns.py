"""JSON Schema of the patterns of follow-up rules: an alias, a kind of fact, and tests of its own fields."""

from __future__ import annotations

from dataclasses import replace

from engine.rulebook.compile.follow_up_files import naming_of
from engine.rulebook.editor.fact_tests import Schema, Tested, explained, joining, merged, ref, word
from engine.rulebook.model.follow_up import SignThen
from engine.rulebook.model.follow_up_vocabulary import RECORDS, Naming, fact_kinds, fields_of_kind
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.model.types import FactType
from facts.forms.catalogue import KINDS, Catalogue

RETURN_TITLES = {
    "unit": "Đơn vị",
    "period": "Kỳ",
    "covers": "Loại kỳ",
    "office": "Cơ quan lập",
    "form": "Biểu",
    "state": "Tình trạng",
    "received_on": "Ngày nhận",
    "received_by": "Ai ghi ngày nhận",
    "gone": "Mất không lý do",
}
REFERENCE = {"type": "string", "pattern": r"^\w+\.\w+$"}
REFERENCES = {"oneOf": [REFERENCE, {"type": "array", "items": REFERENCE, "minItems": 1}]}
FACT = ("Loại", "Loại bản ghi, hoặc band, finding, indicator, tie, sign.", "venue")
FACTS = {
    **{name: KINDS[name].title.lower() for name in RECORDS},
    "return": "báo cáo đã nhận",
    "band": "hạng đã xếp",
    "finding": "kết quả của tiêu chí, điều kiện khống chế, dấu hiệu, chuỗi năm",
    "indicator": "giá trị một chỉ số",
    "tie": "liên hệ giữa hai đối tượng",
    "sign": "dấu hiệu do luật khác nêu",
}
FIELDS = {
    **RETURN_TITLES,
    "rulebook": "Bộ tiêu chí",
    "band": "Hạng",
    "value": "Giá trị",
    "of": "Bộ chỉ số",
    "name": "Tên chỉ số",
    "a": "Đối tượng thứ nhất",
    "b": "Đối tượng thứ hai",
    "shared_by": "Số bên dùng chung",
    "times": "Số lần",
    "gap_days": "Cách nhau (ngày)",
    "month": "Tháng",
    "sign": "Dấu hiệu",
    "about": "Về ai, cái gì",
}


def pattern_definitions(rules: Rules) -> Schema:
    """Return the definitions that the patterns of `when` and `unless` come to."""
    signs = tuple(dict.fromkeys(r.then.sign for r in rules.follow_up if isinstance(r.then, SignThen)))
    naming = naming_of(rules.rulebooks, rules.indicator_sets, (), rules.offices.names, rules.catalogue)
    return _pattern(replace(naming, signs=signs))


def aliased() -> Schema:
    """Return a list of patterns, each under an alias of its author's own."""
    one = explained(
        ("Bí danh", "Tên do người viết đặt; sau đó nhắc lại bằng bí_danh.trường.", "{fact: venue}"),
        ref("pattern"),
    )
    item = {"type": "object", "additionalProperties": one, "minProperties": 1, "maxProperties": 1}
    return {"type": "array", "items": item}


def _pattern(naming: Naming) -> Schema:
    kinds = {kind: fields_of_kind(kind, {}, naming) for kind in fact_kinds()}
    names = sorted({name for fields in kinds.values() for name in fields})
    joins = {name: word(name, REFERENCES) for name in ("same_as", "different_from")}
    joins |= {name: word(name, REFERENCE) for name in ("previous_of", "better_than")}
    tested = Tested("pattern", of_records=True, joins=joins)
    properties = joining("any_field", "[{closed_on: {known: yes}}, {closed_reason: {known: yes}}]")
    properties |= {name: _field(name, kinds, tested, naming.catalogue) for name in names}
    named = {"enum": list(kinds), "enumDescriptions": [FACTS[kind] for kind in kinds]}
    pattern = {
        "type": "object",
        "title": "Một mẫu",
        "description": "fact: loại; sau đó là những trường phải thỏa.",
        "properties": {**properties, "fact": explained(FACT, named)},
        "required": ["fact"],
        "allOf": [_only(kind, fields) for kind, fields in kinds.items()],
    }
    any_field = {"type": "object", "properties": properties}
    return {"pattern": pattern, "any_field": any_field, **tested.definitions}


def _only(kind: str, fields: dict[str, FactType]) -> Schema:
    """Let a pattern of one kind name the fields of that kind only."""
    allowed = sorted({"fact", "all", "any", "none", "at_least", "of", *fields})
    is_kind = {"properties": {"fact": {"const": kind}}, "required": ["fact"]}
    return {"if": is_kind, "then": {"propertyNames": {"anyOf": [{"enum": allowed}, {"pattern": r"\."}]}}}


def _field(name: str, kinds: dict[str, dict[str, FactType]], tested: Tested, catalogue: Catalogue) -> Schema:
    having = {kind: fields[name] for kind, fields in kinds.items() if name in fields}
    type_ = merged(having.values())
    title = _header(name, list(having), catalogue)
    sentence = "Trường của: " + ", ".join(FACTS[kind] for kind in having) + "."
    if type_ is None:
        return explained((title, sentence, "yes"), {})
    return tested.fact(title, sentence, type_)


def _header(name: str, kinds: list[str], catalogue: Catalogue) -> str:
    """Return what the forms call a field, or its own name here."""
    forms = (catalogue.kinds[kind].record_fields for kind in kinds if kind in catalogue.kinds)
    headers = [fields[name].header for fields in forms if name in fields]
    return headers[0] if headers else FIELDS.get(name, name)
