"""The names declared in the rules and the forms, and what may be tested of them, as JSON Schema."""

import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from engine.rulebook.compile.follow_up_files import naming_of
from engine.rulebook.compile.shared import unit_fields
from engine.rulebook.editor.examples import Key
from engine.rulebook.kinds.declared import Meaning, meanings_in
from engine.rulebook.model.among_units import RANK, RANK_PERCENT
from engine.rulebook.model.follow_up import SignThen
from engine.rulebook.model.follow_up_vocabulary import RECORDS, Naming, fact_kinds, fields_of_kind
from engine.rulebook.model.indicators import IndicatorSet
from engine.rulebook.model.rulebook import Criterion, Group, Rules
from engine.rulebook.model.types import BAND, DATE, NUMBER, TEXT, YES_NO, FactType
from engine.rulebook.model.vocabulary import EVERY_EVENT, NEVER_NAMED, OFFICE, RETURN_FIELDS, field_type
from engine.rulebook.text.places import Word
from engine.rulebook.text.reader import reading_of
from facts.forms.catalogue import KINDS, Catalogue


def example_of(text: str) -> Any:
    """Return the value that a line of YAML holds, as plain lists, dicts, texts and numbers."""
    return as_editors_read(reading_of("example", text).tree)


def as_editors_read(tree: Any) -> Any:
    """Return a tree with its scalars read as YAML 1.2 does."""
    if isinstance(tree, dict):
        return {str(key): as_editors_read(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [as_editors_read(item) for item in tree]
    assert isinstance(tree, Word)
    if tree.quoted:
        return str(tree)
    if tree == "":
        return None
    if re.fullmatch(r"-?[0-9]+", tree):
        return int(tree)
    return float(tree) if re.fullmatch(r"-?[0-9]+\.[0-9]+", tree) else str(tree)


Schema = dict[str, Any]
TESTS = meanings_in("""
all | Mọi điều | Mọi điều trong danh sách đều đúng. | [{registered: yes}, {activities: {at_least: 4}}]
any | Ít nhất một điều | Ít nhất một điều trong danh sách đúng; {criteria: …}, {group: …}: có tiêu chí, có
    nhóm nào mà điểm như thế, chỉ ở điều kiện khống chế và hạng. | [{border_area: yes}, {town_area: yes}]
none | Không điều nào | Không điều nào trong danh sách đúng. | [{town_area: yes}]
of | Các điều kiện để đếm | Danh sách mà at_least đếm: ít nhất mấy điều đúng. | [{border_area: yes},
    {town_area: yes}]
n_of | Ít nhất mấy điều | Ít nhất mấy điều trong of đúng. | 1
at_least | Từ mức này trở lên | Bằng hoặc hơn mức này: một số, một ngày, hoặc tham số $ten. | 4
at_most | Không quá mức này | Bằng hoặc dưới mức này: một số, một ngày, hoặc tham số $ten. | 4
more_than | Trên mức này | Hơn hẳn mức này. | 4
less_than | Dưới mức này | Kém hẳn mức này. | 4
one_of | Là một trong | Là một trong các giá trị. | [1, 2]
none_of | Không phải giá trị nào | Không phải giá trị nào trong danh sách. | [1, 2]
known | Đã điền chưa | yes: trường của bản ghi đã điền; no: để trống. | yes
after | Sau ngày | Sau một ngày khác. Có within_days: từ cùng ngày; không có: sau hẳn. | found_on
before | Trước ngày | Trước một ngày khác. Có within_days: kể cả cùng ngày; không có: trước hẳn. | period_end
within_days | Trong bao nhiêu ngày | Đi cùng after hoặc before: cách nhau từ 0 đến chừng này ngày. | 90
apart_from | Cách xa điểm | Chỉ trong signs: cách điểm máy tính ít nhất by điểm, về phía nào cũng vậy. | score
by | Cách bao nhiêu | Đi cùng apart_from: khoảng cách ít nhất. | 15
due | Hạn nộp | Hạn nộp một báo cáo khai trong periods.yaml. | year_return
days_before_end | Trước ngày cuối kỳ | Ngày đứng trước ngày cuối kỳ chừng này ngày. | 90
same_as | Cùng với | Bằng trường của một bí danh đứng trước; với danh sách: bằng một trong các trường. |
    venue.owner_id
different_from | Khác với | Khác trường của một bí danh đứng trước, hoặc khác mọi trường trong danh sách. |
    venue.unit_code
previous | Kỳ liền trước | Kỳ liền trước kỳ của một bí danh. | now.period
better_than | Hạng tốt hơn | Hạng tốt hơn hạng của một bí danh. | now.band
""")
ORDERED = ("at_least", "at_most", "more_than", "less_than")
EACH_PART = {
    "criteria": (
        "Có tiêu chí nào",
        "Có ít nhất một tiêu chí mà điểm (points), điểm so với mức tối đa (share, %) như thế.",
    ),
    "group": ("Có nhóm nào", "Có ít nhất một nhóm tiêu chí mà điểm như thế."),
}
JOINING = ("all", "any", "none", "of")
NUMERIC: Schema = {"$ref": "#/definitions/number"}
MOMENT: Schema = {"$ref": "#/definitions/moment"}
OPERANDS: Mapping[str, Schema] = {NUMBER: NUMERIC, DATE: MOMENT, YES_NO: {"enum": ["yes", "no"]}}
VALUES: Mapping[str, list[Any]] = {NUMBER: [1, 5], DATE: ["2020-03-31", "2020-06-30"], YES_NO: ["yes", "no"]}
EXAMPLES = {NUMBER: "{at_least: 1}", DATE: "{at_most: 03-31}", YES_NO: "yes"}


def explained(meaning: Meaning, schema: Schema) -> Schema:
    """Return a schema that says what it means where an editor points at it."""
    title, sentence, example = meaning
    shown: Schema = {"title": title, "description": sentence, **_example(sentence, example)}
    reference = schema.get("$ref")
    return {**({"allOf": [{"$ref": reference}]} if reference else schema), **shown}


def _example(sentence: str, example: str) -> Schema:
    """Show an example; a group in words, for the server would offer it while typing as `[object Object]`."""
    if not example:
        return {}
    if "{" in example and not example.startswith('"'):
        return {"markdownDescription": f"{sentence}\n\nVí dụ:\n\n```yaml\n{example}\n```"}
    return {"examples": [example_of(example)]}


def word(name: str, schema: Schema) -> Schema:
    """Return the schema of one word of tests."""
    return explained(TESTS[name], schema)


def closed(properties: Schema) -> Schema:
    """Return a mapping that takes these keys only."""
    return {"type": "object", "properties": properties, "additionalProperties": False}


def ref(name: str) -> Schema:
    """Refer to a definition."""
    return {"$ref": f"#/definitions/{name}"}


def joining(of: str, example: str) -> Schema:
    """Return the words that join tests, over tests of one kind; `example` is a list of such tests."""
    parts = {"type": "array", "items": ref(of)}
    schema = {name: explained((*TESTS[name][:2], example), parts) for name in JOINING}
    counted = closed({"at_least": word("n_of", {"type": "integer"}), "of": schema["of"]})
    return {**schema, "at_least": word("n_of", {"oneOf": [{"type": "integer"}, counted]})}


def any_of_each(tests: Schema) -> Schema:
    """Let `any` put one test to the points of every criterion or group, too."""
    said = {n: explained((*m, "{share: {less_than: 50}}"), ref("points_test")) for n, m in EACH_PART.items()}
    listed_ = {name: value for name, value in tests["any"].items() if name in ("type", "items")}
    both = {name: value for name, value in tests["any"].items() if name not in listed_}
    return {**tests, "any": {**both, "oneOf": [listed_, closed(said)]}}


class Tested:
    """What facts may be tested against in one context; each form of test is written once, as a definition."""

    def __init__(self, context: str, of_records: bool, joins: Schema | None = None) -> None:
        self.context = context
        self.of_records = of_records
        self.joins = joins or {}
        self.definitions: Schema = {}

    def fact(self, title: str, sentence: str, type_: FactType) -> Schema:
        """Return the schema of one fact under its name, with an example of a test."""
        example = type_.choices[0] if type_.choices else EXAMPLES.get(type_.kind, "A1")
        return explained((title, sentence, example), self._tests(type_))

    def _tests(self, type_: FactType) -> Schema:
        kind = "_or_".join(type_.choices) if type_.choices else type_.kind
        name = (
            f"{self.context}_{zlib.crc32(kind.encode()):08x}" if type_.choices else f"{self.context}_{kind}"
        )
        if name not in self.definitions:
            operand = (
                {"enum": list(type_.choices)}
                if type_.choices
                else OPERANDS.get(type_.kind, {"type": "string"})
            )
            words = {**self._words(type_, operand), **self.joins}
            self.definitions[name] = {"oneOf": [operand, closed(words)]} if words else operand
        return ref(name)

    def _words(self, type_: FactType, operand: Schema) -> Schema:
        values = VALUES.get(type_.kind, ["A1", "A2"]) if not type_.choices else list(type_.choices[:2])
        several = {"type": "array", "items": operand, "minItems": 1}
        schema: Schema = {}
        if type_.kind in (NUMBER, DATE):
            schema |= {name: _shown(name, operand, values[0]) for name in ORDERED}
        if type_.kind == NUMBER and not self.of_records:
            schema |= {"apart_from": word("apart_from", {"enum": ["score"]}), "by": word("by", operand)}
        if type_.kind == DATE and self.of_records:
            schema |= {name: word(name, operand) for name in ("after", "before")}
            schema["within_days"] = word("within_days", NUMERIC)
        if type_.kind != YES_NO or self.of_records:
            schema |= {name: _shown(name, several, values) for name in ("one_of", "none_of")}
        if self.of_records:
            schema["known"] = word("known", OPERANDS[YES_NO])
        return schema


def _shown(name: str, schema: Schema, example: Any) -> Schema:
    """Explain a word with an example out of the values that may stand there."""
    return {**word(name, schema), "examples": [example]}


def merged(types: Iterable[FactType]) -> FactType | None:
    """Return the type of a field that several kinds of record have, None where they differ in kind."""
    every = list(types)
    kinds = {"text" if t.kind == "band" else t.kind for t in every}
    if len(kinds) != 1:
        return None
    listed = [t.choices for t in every]
    choices = tuple(dict.fromkeys(c for some in listed for c in some)) if all(listed) else ()
    return FactType(kinds.pop(), choices)


def shared_definitions(parameters: Iterable[str], returns: Iterable[str]) -> Schema:
    """Return the values that tests are made of: numbers, parameters, days."""
    return {
        "parameter": {"enum": [f"${name}" for name in sorted(parameters)]},
        "number": {"oneOf": [{"type": "number"}, {"$ref": "#/definitions/parameter"}]},
        "moment": {
            "oneOf": [
                {"type": "string"},
                closed({"due": word("due", {"enum": sorted(returns)})}),
                closed({"days_before_end": word("days_before_end", NUMERIC)}),
            ]
        },
    }


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
    joins |= {name: word(name, REFERENCE) for name in ("previous", "better_than")}
    tested = Tested("pattern", of_records=True, joins=joins)
    properties = joining("any_field", "[{closed_on: {known: yes}}, {closed_reason: {known: yes}}]")
    properties |= {name: _pattern_field(name, kinds, tested, naming.catalogue) for name in names}
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


def _pattern_field(
    name: str, kinds: dict[str, dict[str, FactType]], tested: Tested, catalogue: Catalogue
) -> Schema:
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


def listed(item: Schema, **more: int) -> Schema:
    return {"type": "array", "items": item, **more}


def named(names: Iterable[str]) -> Schema:
    return {"enum": sorted(names)}


class Choices:
    """The names one set of rules declares."""

    def __init__(self, rules: Rules, examples: Mapping[Key, str]) -> None:
        self.rules, self.examples = rules, examples
        self.sets: tuple[IndicatorSet, ...] = tuple(rules.indicator_sets.values())

    def definitions(self) -> Schema:
        returns = [k.return_name for k in self.rules.calendar.kinds.values() if k.return_name]
        facts, unit, records = Tested("fact", False), Tested("unit", False), Tested("record", True)
        schema = {
            **shared_definitions(self.rules.parameters, returns),
            **pattern_definitions(self.rules),
            "fact": named({name for s in self.sets for name in s.indicators}),
            "number_fact": named(self._numbers()),
            "cite": self._cite(),
            "band": named({b.id for book in self.rules.rulebooks.values() for b in book.bands}),
            "test": closed({**self._facts(facts), **any_of_each(joining("test", self._two_tests()))}),
            "points_test": closed(
                {**_own_points(facts), **joining("points_test", "[{points: {at_least: 1}}]")}
            ),
            "unit_test": closed(
                {**_unit_fields(unit), **joining("unit_test", "[{border_area: yes}, {town_area: yes}]")}
            ),
            "records": {
                "type": "object",
                "properties": {
                    **self._fields(records),
                    **joining("records", "[{kind: mại dâm}, {handled_on: {known: yes}}]"),
                },
            },
        }
        return {**schema, **facts.definitions, **unit.definitions, **records.definitions}

    def unit_codes(self) -> Schema:
        return named({unit.code for unit in self.rules.units.units})

    def _cite(self) -> Schema:
        """List documents and their parts; one whose parts are not listed may be cited by any."""
        listed_ = [f"{d.id}/{part}" for d in self.rules.documents.values() for part in d.parts or ()]
        free = [d.id for d in self.rules.documents.values() if d.parts is None]
        pattern = f"^({'|'.join(free)})(/.+)?$" if free else "^$"
        return {"anyOf": [named([*self.rules.documents, *listed_]), {"pattern": pattern}]}

    def _facts(self, tested: Tested) -> Schema:
        schema: Schema = {}
        for own in self.sets:
            lent = self.rules.indicator_sets[own.beside].indicators if own.beside else {}
            for name, indicator in own.indicators.items():
                if name in lent:  # said under the set it is of
                    continue
                unit = f", đơn vị: {indicator.type.unit}" if indicator.type.unit else ""
                schema[name] = tested.fact(
                    indicator.title["vi"], f"Chỉ số của {own.name}{unit}.", indicator.type
                )
        for name, book in self.rules.rulebooks.items():
            bands = FactType(BAND, tuple(band.id for band in book.bands))
            schema[f"{name}.band"] = tested.fact(
                book.title["vi"], "Hạng theo bộ tiêu chí này, cho cùng đơn vị hoặc cơ sở.", bands
            )
        schema["score"] = tested.fact(
            "Điểm máy tính", "Tổng điểm; chỉ hỏi được ở điều kiện khống chế, hạng và signs.", FactType(NUMBER)
        )
        schema["score.share"] = tested.fact(
            "Tổng điểm so với mức tối đa", "Tính bằng %; chỉ hỏi được ở điều kiện khống chế và hạng.", PERCENT
        )
        schema[RANK] = tested.fact("Thứ tự theo điểm", f"1 là đứng đầu. {OF_POINTS}", FactType(NUMBER))
        schema[RANK_PERCENT] = tested.fact(
            "Thứ tự theo điểm so với số đơn vị", f"20: đứng ở 20 % đầu. {OF_POINTS}", PERCENT
        )
        return {**schema, **self._points(tested)}

    def _points(self, tested: Tested) -> Schema:
        """List the points of each criterion and group, which gates and bands may ask about."""
        schema: Schema = {}
        for book in self.rules.rulebooks.values():
            parts: tuple[Criterion | Group, ...] = (*book.criteria, *book.groups)
            for part in parts:
                points, share = f"Điểm của {part.id}", f"Điểm của {part.id} so với mức tối đa"
                title = part.title["vi"]
                schema[f"{part.id}.points"] = tested.fact(points, f"{title}. {OF_POINTS}", FactType(NUMBER))
                schema[f"{part.id}.share"] = tested.fact(share, f"{title}. Tính bằng %. {OF_POINTS}", PERCENT)
        return schema

    def _fields(self, tested: Tested) -> Schema:
        """List the fields of all kinds and what is counted from above; the kind stands beside `when`."""
        having: dict[str, list[tuple[str, FactType]]] = {}
        for kind in self.rules.catalogue.kinds.values():
            for name, field in kind.record_fields.items():
                if name not in NEVER_NAMED:
                    having.setdefault(name, []).append((field.header, field_type(field)))
        office = {OFFICE: FactType(TEXT, self.rules.offices.names)}
        for name, type_ in {**RETURN_FIELDS, **EVERY_EVENT, **office}.items():
            having.setdefault(name, []).append((RETURN_TITLES.get(name, name), type_))
        for below in (own.indicators for own in self.sets if own.subject == "venue"):
            for name, indicator in below.items():
                having.setdefault(name, []).append((indicator.title["vi"], indicator.type))
        return {name: _field(fields, tested) for name, fields in sorted(having.items())}

    def _two_tests(self) -> str:
        """Write a list of two tests of facts that these rules do declare."""
        return f"[{', '.join(f'{{{name}: {{at_least: 1}}}}' for name in sorted(self._numbers())[:2])}]"

    def _numbers(self) -> set[str]:
        return {name for own in self.sets for name, i in own.indicators.items() if i.type.kind == NUMBER}

    def offices(self, *roles: str) -> Schema:
        """Return the roles and the offices that send returns; any text where no file lists offices."""
        names = self.rules.offices.names
        return {"enum": [*roles, *names]} if names else {"type": "string"}

    def pairs(self) -> Schema:
        books = self.rules.rulebooks.values()
        return named({x.id for b in books for part in (b.criteria, b.gates, b.signs) for x in part})


PERCENT = FactType(NUMBER, unit="%")
OF_POINTS = "Chỉ hỏi được ở điều kiện khống chế và hạng; tiêu chí còn bỏ ngỏ thì chưa biết."


def _own_points(tested: Tested) -> Schema:
    share = tested.fact("Điểm so với mức tối đa", "Của từng tiêu chí hay nhóm, tính bằng %.", PERCENT)
    return {"points": tested.fact("Điểm", "Của từng tiêu chí hay nhóm.", FactType(NUMBER)), "share": share}


def _field(having: list[tuple[str, FactType]], tested: Tested) -> Schema:
    title = " / ".join(dict.fromkeys(header for header, _ in having))
    type_ = merged(t for _, t in having)
    if type_ is None:
        return {
            **explained((title, "Trường của nhiều loại bản ghi, khác nhau về kiểu.", "yes"), {}),
            "oneOf": [{}],
        }
    return tested.fact(title, "Trường của bản ghi.", type_)


def _unit_fields(tested: Tested) -> Schema:
    fields = KINDS["unit"].fields
    return {
        name: tested.fact(fields[name].header, "Trường có/không của đơn vị.", type_)
        for name, type_ in unit_fields().items()
    }
