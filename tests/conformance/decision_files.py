"""Readers of decision tables: pipe tables that a person can check by hand, and DMN XML with test cases of the DMN TCK."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from tests.conformance.decision_table import Cell, DecisionTable, Value, cell_of, value_of
from tests.conformance.suite import Refused

AGGREGATIONS = {"SUM": "+", "COUNT": "#", "MIN": "<", "MAX": ">"}
TYPES = {"number": "number", "integer": "number", "double": "number", "string": "string", "boolean": "boolean", "date": "date"}  # fmt: skip

Expected = tuple[Value | None, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """Inputs (None: unknown) and the answers still possible (None: no rule fits), by hand and as rules leave them open."""

    inputs: tuple[Value | None, ...]
    expected: Expected
    here: Expected


@dataclass(frozen=True, slots=True)
class Found:
    """A table with its cases, or why it can't be one of these; `refused` holds the refusal the suite expects."""

    name: str
    table: DecisionTable | None
    cases: tuple[Case, ...] = ()
    refusal: str = ""
    refused: str = ""


def found_in(path: Path) -> Iterator[Found]:
    """Yield every decision table of a file, by its ending: `.txt` or `.dmn`."""
    yield from tables_in_text(path) if path.suffix == ".txt" else tables_in_dmn(path)


# Pipe tables


def tables_in_text(path: Path) -> Iterator[Found]:
    text = re.sub(r"^#.*\n", "", path.read_text("utf-8"), flags=re.M)
    for block in re.split(r"^table: ", text, flags=re.M)[1:]:
        name, _, rest = block.partition("\n")
        said = dict(re.findall(r"^(hit|inputs|output|priorities|default|refused): (.*)$", rest, re.M))
        rows, _, cases = rest.partition("\ncases\n")
        try:
            table = _table(name, said, _piped(rows)[1:])
        except Refused as why:
            yield Found(name, None, refusal=str(why), refused=said.get("refused", ""))
            continue
        yield Found(
            name, table, tuple(_case(table, row) for row in _piped(cases)), refused=said.get("refused", "")
        )


def _table(name: str, said: dict[str, str], rows: list[list[str]]) -> DecisionTable:
    inputs = tuple(_typed(part) for part in said["inputs"].split(";"))
    output = _typed(said["output"])
    return DecisionTable(
        name, said["hit"], inputs, output,
        tuple((_cells(row[:-1], inputs), value_of(row[-1], output[1])) for row in rows),
        tuple(value_of(p, output[1]) for p in said["priorities"].split(",")) if "priorities" in said else (),
        value_of(said["default"], output[1]) if "default" in said else None,
    )  # fmt: skip


def _typed(text: str) -> tuple[str, str]:
    name, _, type_ = text.strip().rpartition(" ")
    return name, type_


def _cells(texts: Sequence[str], inputs: Sequence[tuple[str, str]]) -> tuple[Cell, ...]:
    return tuple(cell_of(text, type_) for text, (_, type_) in zip(texts, inputs, strict=True))


def _piped(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[part.strip() for part in line.strip("|").split("|")] for line in lines]


def _case(table: DecisionTable, row: list[str]) -> Case:
    inputs = tuple(
        None if text == "?" else value_of(text, type_)
        for text, (_, type_) in zip(row, table.inputs, strict=False)
    )
    by_hand, _, here = row[-1].partition("; here ")
    return Case(inputs, _answers(by_hand, table), _answers(here or by_hand, table))


def _answers(text: str, table: DecisionTable) -> Expected:
    parts = text.split(" or ")
    return tuple(None if part == "no rule" else value_of(part, table.output[1]) for part in parts)


# DMN


def tables_in_dmn(path: Path) -> Iterator[Found]:
    """Yield the decision tables of a DMN model; other kinds of decision are refused by name."""
    tests = _tests(path.with_name(f"{path.stem}-test.xml"))
    for decision in _all(ET.parse(path).getroot(), "decision"):
        name = decision.get("name", "?")
        described = next((d.text or "" for d in _all(decision, "description")), "")
        refused = (
            described.strip().removeprefix("refused: ") if described.strip().startswith("refused: ") else ""
        )
        try:
            made = _from_dmn(name, decision)
            cases = tuple(_from_tck(made, case) for case in tests.get(name, ()))
            yield Found(name, made, cases, refused=refused)
        except Refused as why:
            yield Found(name, None, refusal=str(why), refused=refused)


def _from_dmn(name: str, decision: ET.Element) -> DecisionTable:
    table = next(_all(decision, "decisionTable"), None)
    if table is None:
        kinds = [tag for tag in (child.tag.rpartition("}")[2] for child in decision) if tag != "description"]
        raise Refused(f"no decision table but {', '.join(kinds)}")
    hit = table.get("hitPolicy", "UNIQUE")
    letter = {"RULE ORDER": "R", "OUTPUT ORDER": "O"}.get(hit, hit[0])
    outputs = list(_all(table, "output"))
    if len(outputs) != 1:
        raise Refused(f"{len(outputs)} outputs; a criterion gives points, nothing else")
    inputs = tuple(_input(i) for i in _all(table, "input"))
    output = (outputs[0].get("name") or name, _type(outputs[0].get("typeRef"), "output"))
    rows = []
    for rule in _all(table, "rule"):
        cells = [_text(entry) for entry in _all(rule, "inputEntry")]
        gives = next(_text(entry) for entry in _all(rule, "outputEntry"))
        rows.append((_cells(cells, inputs), value_of(gives, output[1])))
    listed = [_text(values) for values in _all(outputs[0], "outputValues")]
    default = [_text(entry) for entry in _all(outputs[0], "defaultOutputEntry")]
    return DecisionTable(
        name, letter + AGGREGATIONS.get(table.get("aggregation", ""), ""), inputs, output, tuple(rows),
        tuple(value_of(p, output[1]) for text in listed for p in text.split(",")),
        value_of(default[0], output[1]) if default else None,
    )  # fmt: skip


def _input(element: ET.Element) -> tuple[str, str]:
    expression = next(_all(element, "inputExpression"))
    text = _text(expression)
    if not re.fullmatch(r"\w[\w ]*", text):
        raise Refused(f"the input '{text}' is an expression; declare it as an indicator of its own")
    return text, _type(expression.get("typeRef"), f"input '{text}'")


def _type(name: str | None, of: str) -> str:
    plain = (name or "").rpartition(":")[2]
    if plain not in TYPES:
        raise Refused(f"{of} has the type '{plain or 'none'}', not one of {', '.join(sorted(TYPES))}")
    return TYPES[plain]


def _tests(path: Path) -> dict[str, list[ET.Element]]:
    """Return the test cases of each decision, `{}` where the model comes without."""
    found: dict[str, list[ET.Element]] = {}
    for case in _all(ET.parse(path).getroot(), "testCase") if path.is_file() else ():
        for result in _all(case, "resultNode"):
            found.setdefault(result.get("name", ""), []).append(case)
    return found


def _from_tck(table: DecisionTable, case: ET.Element) -> Case:
    given = {node.get("name"): _value(node) for node in _all(case, "inputNode")}
    missing = [name for name, _ in table.inputs if given.get(name) is None]
    if missing:
        raise Refused(f"a case without '{missing[0]}': DMN takes null for no match, here it is unknown")
    result = next(node for node in _all(case, "resultNode") if node.get("name") == table.name)
    expected = _value(result)
    answer = (None if expected is None else _literal(expected, table.output[1]),)
    return Case(tuple(_literal(str(given[name]), type_) for name, type_ in table.inputs), answer, answer)


def _literal(text: str, type_: str) -> Value:
    return text if type_ == "string" else Decimal(text) if type_ == "number" else value_of(text, type_)


def _value(node: ET.Element) -> str | None:
    return next((value.text for value in _all(node, "value")), None)


def _text(element: ET.Element) -> str:
    return next((text.text or "" for text in _all(element, "text")), "").strip()


def _all(element: ET.Element, tag: str) -> Iterator[ET.Element]:
    """Yield what is inside under a tag, whatever the version of the namespace."""
    return (inner for inner in element.iter() if inner is not element and inner.tag.rpartition("}")[2] == tag)
