"""Decision tables of any file: pipe tables that a person can check by hand, and DMN models
(`dmn_models.py`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.conformance.decision_table import Cell, DecisionTable, Value, cell_of, value_of
from tests.conformance.suite import Refused

Expected = tuple[Value | None, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """Inputs (None: unknown) and the answers still possible (None: no rule fits), by hand and as rules leave
    them open."""

    inputs: tuple[Value | None, ...]
    expected: Expected
    here: Expected


@dataclass(frozen=True, slots=True)
class Found:
    """A table with its cases, or why it can't be one of these; `refused` holds the refusal the suite
    expects."""

    name: str
    table: DecisionTable | None
    cases: tuple[Case, ...] = ()
    refusal: str = ""
    refused: str = ""


def found_in(path: Path) -> Iterator[Found]:
    """Yield every decision table of a file, by its ending: `.txt` or `.dmn`."""
    from tests.conformance.dmn_models import tables_in_dmn

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
        name,
        said["hit"],
        inputs,
        output,
        tuple((cells_from(row[:-1], inputs), value_of(row[-1], output[1])) for row in rows),
        tuple(value_of(p, output[1]) for p in said["priorities"].split(",")) if "priorities" in said else (),
        value_of(said["default"], output[1]) if "default" in said else None,
    )


def _typed(text: str) -> tuple[str, str]:
    name, _, type_ = text.strip().rpartition(" ")
    return name, type_


def cells_from(texts: Sequence[str], inputs: Sequence[tuple[str, str]]) -> tuple[Cell, ...]:
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
