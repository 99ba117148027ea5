"""JSON Schema of tests: what a fact of each type may be compared with; and examples, read as editors do."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from engine.rulebook.kinds.declared import Meaning, meanings_in
from engine.rulebook.model.types import DATE, NUMBER, YES_NO, FactType
from engine.rulebook.text.places import Word
from engine.rulebook.text.reader import reading_of


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
any | Ít nhất một điều | Ít nhất một điều trong danh sách đúng. | [{border_area: yes}, {town_area: yes}]
none | Không điều nào | Không điều nào trong danh sách đúng. | [{town_area: yes}]
any_criterion | Có tiêu chí nào | Có ít nhất một tiêu chí mà điểm (points) hay điểm so với mức tối đa (share,
    %) như thế. Chỉ ở điều kiện khống chế và hạng. | {share: {less_than: 50}}
any_group | Có nhóm nào | Như any_criterion, hỏi điểm của từng nhóm tiêu chí. | {share: {less_than: 50}}
of | Các điều kiện để đếm | Danh sách mà at_least đếm: ít nhất mấy điều đúng. | [{border_area: yes},
    {town_area: yes}]
n_of | Ít nhất mấy điều | Ít nhất mấy điều trong of đúng. | 1
at_least | Từ mức này trở lên | Bằng hoặc hơn mức này: một số, một ngày, hoặc tham số $ten. | 4
at_most | Không quá mức này | Bằng hoặc dưới mức này: một số, một ngày, hoặc tham số $ten. | 4
more_than | Trên mức này | Hơn hẳn mức này. | 4
less_than | Dưới mức này | Kém hẳn mức này. | 4
between | Từ … đến … | Nằm giữa hai mức, kể cả hai đầu. | [1, 5]
one_of | Là một trong | Là một trong các giá trị. | [1, 2]
none_of | Không phải giá trị nào | Không phải giá trị nào trong danh sách. | [1, 2]
known | Đã điền chưa | yes: trường của bản ghi đã điền; no: để trống. | yes
after | Sau ngày | Sau một ngày khác. Có within_days: từ cùng ngày; không có: sau hẳn. | found_on
before | Trước ngày | Trước một ngày khác. Có within_days: kể cả cùng ngày; không có: trước hẳn. | period_end
within_days | Trong bao nhiêu ngày | Đi cùng after hoặc before: cách nhau từ 0 đến chừng này ngày. | 90
apart_from | Cách xa điểm | Chỉ trong signs: cách điểm máy tính ít nhất by điểm, về phía nào cũng vậy. | score
by | Cách bao nhiêu | Đi cùng apart_from: khoảng cách ít nhất. | 15
period_day | Ngày trong kỳ | Tháng-ngày của kỳ đang tính. | 03-31
due | Hạn nộp | Hạn nộp một báo cáo khai trong periods.yaml. | year_return
days_before_end | Trước ngày cuối kỳ | Ngày đứng trước ngày cuối kỳ chừng này ngày. | 90
same_as | Cùng với | Bằng trường của một bí danh đứng trước; với danh sách: bằng một trong các trường. |
    venue.owner_id
different_from | Khác với | Khác trường của một bí danh đứng trước, hoặc khác mọi trường trong danh sách. |
    venue.unit_code
previous_of | Kỳ liền trước | Kỳ liền trước kỳ của một bí danh. | now.period
better_than | Hạng tốt hơn | Hạng tốt hơn hạng của một bí danh. | now.band
""")
ORDERED = ("at_least", "at_most", "more_than", "less_than")
EACH_PART = ("any_criterion", "any_group")
JOINING = ("all", "any", "none", "of")
NUMERIC: Schema = {"$ref": "#/definitions/number"}
MOMENT: Schema = {"$ref": "#/definitions/moment"}
OPERANDS: Mapping[str, Schema] = {NUMBER: NUMERIC, DATE: MOMENT, YES_NO: {"enum": ["yes", "no"]}}
VALUES: Mapping[str, list[Any]] = {
    NUMBER: [1, 5],
    DATE: ["2020-03-31", "2020-06-30"],
    YES_NO: ["yes", "no"],
}
EXAMPLES = {NUMBER: "{at_least: 1}", DATE: "{at_most: {period_day: 03-31}}", YES_NO: "yes"}


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


def each_part() -> Schema:
    """Return the words that put one test to the points of every criterion or group."""
    return {name: word(name, ref("points_test")) for name in EACH_PART}


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
            schema["between"] = _shown("between", {**several, "minItems": 2, "maxItems": 2}, values)
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
                closed({"period_day": word("period_day", {"type": "string", "pattern": r"^\d{2}-\d{2}$"})}),
                closed({"due": word("due", {"enum": sorted(returns)})}),
                closed({"days_before_end": word("days_before_end", NUMERIC)}),
            ]
        },
    }
