"""Reads DMN models, any version, with the test cases of the DMN TCK beside them (`NAME-test-01.xml`, …).

A type stands where the model puts it: at the table's input or output, at the variable of the decision or of
the input data, or at an item definition either names. A decision stands on a table when it is one, or when it
calls a business knowledge model that is one with plain names; what it takes from another decision on a table
is decided first.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from tests.conformance.decision_files import Case, Found, cells_from
from tests.conformance.decision_table import DecisionTable, Value, decided, value_of
from tests.conformance.suite import Refused

AGGREGATIONS = {"SUM": "+", "COUNT": "#", "MIN": "<", "MAX": ">"}
TYPES = {
    "number": "number",
    "integer": "number",
    "double": "number",
    "string": "string",
    "boolean": "boolean",
    "date": "date",
}
NOT_LOGIC = {
    "description",
    "variable",
    "informationRequirement",
    "knowledgeRequirement",
    "authorityRequirement",
    "question",
    "allowedAnswers",
    "extensionElements",
}


def tables_in_dmn(path: Path) -> Iterator[Found]:
    """Yield every decision of a model: as a table with its cases, or with the reason why it is none."""
    model = _Model(ET.parse(path).getroot())
    cases = _cases(path)
    for name in model.decisions:
        refused = model.refusal_expected(name)
        try:
            table = model.table(name)
            yield Found(
                name, table, tuple(_case(model, table, c) for c in cases.get(name, ())), refused=refused
            )
        except Refused as why:
            yield Found(name, None, refusal=str(why), refused=refused)


def _cases(path: Path) -> dict[str, list[ET.Element]]:
    """Return the test cases of each decision, `{}` where the model comes without."""
    found: dict[str, list[ET.Element]] = {}
    for beside in sorted(path.parent.glob(f"{path.stem}-test*.xml")):
        for case in _all(ET.parse(beside).getroot(), "testCase"):
            for result in _all(case, "resultNode"):
                found.setdefault(result.get("name", ""), []).append(case)
    return found


def _case(model: _Model, table: DecisionTable, case: ET.Element) -> Case:
    given = {
        name: value for node in _all(case, "inputNode") for name, value in _given(node, node.get("name", ""))
    }
    result = next(node for node in _all(case, "resultNode") if node.get("name") == table.name)
    if result.get("errorResult") == "true":
        raise Refused("a case that must fail; here a table breaks its policy before any case is asked")
    expected = _value(result)
    answer = (None if expected is None else _literal(expected, table.output[1]),)
    inputs = tuple(model.input_of(name, type_, given) for name, type_ in table.inputs)
    return Case(inputs, answer, answer)


def _given(node: ET.Element, name: str) -> Iterator[tuple[str, str | None]]:
    """Yield each plain value of an input by its path: `Applicant.Age`; lists have none."""
    for part in _inside(node, "component"):
        yield from _given(part, f"{name}.{part.get('name')}")
    yield from ((name, value.text) for value in _inside(node, "value"))


class _Model:
    """A model's decisions, business knowledge and types, by name."""

    def __init__(self, root: ET.Element) -> None:
        self.decisions = {d.get("name", "?"): d for d in _all(root, "decision")}
        self.knowledge = {k.get("name", "?"): k for k in _all(root, "businessKnowledgeModel")}
        data = [*_all(root, "inputData"), *self.decisions.values()]
        self.types = {d.get("name", "?"): v.get("typeRef", "") for d in data for v in _inside(d, "variable")}
        self.items = {
            item.get("name", ""): next((_said(ref) for ref in _inside(item, "typeRef")), "")
            for item in _all(root, "itemDefinition")
        }

        self.parts = {
            (item.get("name", ""), part.get("name", "")): next(
                (_said(ref) for ref in _inside(part, "typeRef")), ""
            )
            for item in _all(root, "itemDefinition")
            for part in _inside(item, "itemComponent")
        }

    def refusal_expected(self, name: str) -> str:
        described = next((d.text or "" for d in _inside(self.decisions[name], "description")), "").strip()
        return described.removeprefix("refused: ") if described.startswith("refused: ") else ""

    def table(self, name: str) -> DecisionTable:
        """Return the table a decision stands on; raises Refused for any other kind of logic."""
        decision = self.decisions[name]
        own = next(_inside(decision, "decisionTable"), None)
        if own is not None:
            return self._read(name, own, self.types.get(name, ""), {})
        called = next(_inside(decision, "invocation"), None)
        if called is not None:
            return self._called(name, called)
        kinds = [tag for tag in (_tag(child) for child in decision) if tag not in NOT_LOGIC]
        raise Refused(f"no decision table but {', '.join(kinds) or 'no logic at all'}")

    def _called(self, name: str, call: ET.Element) -> DecisionTable:
        function = next(
            (_said(t) for e in _inside(call, "literalExpression") for t in _inside(e, "text")), ""
        )
        logic = next(
            (
                t
                for k in _inside(self.knowledge.get(function, call), "encapsulatedLogic")
                for t in _inside(k, "decisionTable")
            ),
            None,
        )
        if logic is None:
            raise Refused(f"no decision table but a call of '{function}', which is none")
        bound = {}
        for binding in _inside(call, "binding"):
            parameter = next(_inside(binding, "parameter")).get("name", "")
            bound[parameter] = next((_text(e) for e in _inside(binding, "literalExpression")), "")
        return self._read(name, logic, self.types.get(name, ""), bound)

    def _read(self, name: str, table: ET.Element, said: str, bound: Mapping[str, str]) -> DecisionTable:
        hit = table.get("hitPolicy", "UNIQUE")
        letter = {"RULE ORDER": "R", "OUTPUT ORDER": "O"}.get(hit, hit[0])
        outputs = list(_inside(table, "output"))
        if len(outputs) != 1:
            raise Refused(f"{len(outputs)} outputs; a criterion gives points, nothing else")
        inputs = tuple(self._input(i, bound) for i in _inside(table, "input"))
        type_ = outputs[0].get("typeRef") or said
        output = (outputs[0].get("name") or name, self._type(type_, "output"))
        rows = []
        for rule in _inside(table, "rule"):
            cells = [_text(entry) for entry in _inside(rule, "inputEntry")]
            gives = next(_text(entry) for entry in _inside(rule, "outputEntry"))
            rows.append((cells_from(cells, inputs), value_of(gives, output[1])))
        listed = [_text(values) for values in _inside(outputs[0], "outputValues")]
        default = [_text(entry) for entry in _inside(outputs[0], "defaultOutputEntry")]
        return DecisionTable(
            name,
            letter + AGGREGATIONS.get(table.get("aggregation", ""), ""),
            inputs,
            output,
            tuple(rows),
            tuple(value_of(p, output[1]) for text in listed for p in text.split(",")),
            value_of(default[0], output[1]) if default else None,
        )

    def _input(self, element: ET.Element, bound: Mapping[str, str]) -> tuple[str, str]:
        expression = next(_inside(element, "inputExpression"))
        text = bound.get(_text(expression), _text(expression))
        if text not in self.types and not re.fullmatch(r"\w[\w -]*(\.\w+)*", text):
            raise Refused(f"the input '{text}' is an expression; declare it as an indicator of its own")
        return text, self._type(expression.get("typeRef") or self._declared(text), f"input '{text}'")

    def _declared(self, path: str) -> str:
        """Return the type of a variable, or of a part of one: `Applicant.Age`."""
        first, *parts = path.split(".") if path not in self.types else (path,)
        found = self.types.get(first, "")
        for part in parts:
            found = self.parts.get((found.rpartition(":")[2], part), "")
        return found

    def _type(self, name: str, of: str) -> str:
        plain = name.rpartition(":")[2]
        seen: set[str] = set()
        while plain in self.items and self.items[plain] and plain not in seen:
            seen.add(plain)
            plain = self.items[plain].rpartition(":")[2]
        if plain not in TYPES:
            raise Refused(f"{of} has the type '{plain or 'none'}', not one of {', '.join(sorted(TYPES))}")
        return TYPES[plain]

    def input_of(self, name: str, type_: str, given: Mapping[str, str | None]) -> Value | None:
        """Return the value of an input in a case: as given, or as another decision on a table gives it."""
        if given.get(name) is not None:
            return _literal(str(given[name]), type_)
        if name not in self.decisions:
            raise Refused(f"a case without '{name}': DMN takes null for no match, here it is unknown")
        table = self.table(name)
        values = [self.input_of(n, t, given) for n, t in table.inputs]
        if None in values:
            raise Refused(f"a case without what '{name}' needs")
        return decided(table, [v for v in values if v is not None])


def _literal(text: str, type_: str) -> Value:
    return text if type_ == "string" else Decimal(text) if type_ == "number" else value_of(text, type_)


def _value(node: ET.Element) -> str | None:
    if next(_all(node, "component"), None) is not None or next(_all(node, "list"), None) is not None:
        raise Refused("a case whose input or answer is a list or has parts")
    return next((value.text for value in _all(node, "value")), None)


def _text(element: ET.Element) -> str:
    return next((_said(text) for text in _inside(element, "text")), "")


def _said(element: ET.Element) -> str:
    return (element.text or "").strip()


def _tag(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _inside(element: ET.Element, tag: str) -> Iterator[ET.Element]:
    """Yield what stands right inside under a tag, whatever the version of the namespace."""
    return (child for child in element if _tag(child) == tag)


def _all(element: ET.Element, tag: str) -> Iterator[ET.Element]:
    """Yield what is anywhere inside under a tag."""
    return (inner for inner in element.iter() if inner is not element and _tag(inner) == tag)
