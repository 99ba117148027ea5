"""Adapter for truth tables of three-valued logic: from rows, or from a test as a rule file writes it, to a
rulebook.

A table without a formula is translated by its prime implicants: any of the smallest sets of answers that make
it true. That says the table exactly when every row with something unknown has the answer of all its
completions (strong Kleene logic of one connective), and no test of a rule file says any other table; such a
one is refused.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from engine.logic.cells import Cell, known, unknown
from engine.logic.kleene import Kleene
from engine.rulebook.editor.choices import example_of
from tests.conformance.suite import Refused, Suite, criterion, gate, suite_of

VALUES: Mapping[str, Kleene] = {"T": True, "F": False, "U": None}
WORDS = {True: "true", False: "false", None: "unknown"}
FACTS = "abcdef"
BANDS = [{"id": "held", "title": {"vi": "Đúng"}}, {"id": "other", "title": {"vi": "Khác"}, "from": 0}]

Row = tuple[Kleene, ...]


@dataclass(frozen=True, slots=True)
class TruthTable:
    """`refused` holds the row and the reason that the adapter must give, where the table is none of these
    rules."""

    name: str
    formula: str | None
    refused: str | None
    rows: Mapping[Row, Kleene]

    @property
    def facts(self) -> str:
        return FACTS[: len(next(iter(self.rows)))]


def tables_in(path: Path) -> Iterator[TruthTable]:
    """Read a file of tables: `table NAME`, perhaps `formula YAML`, then one row a line, `T U : U`."""
    text = re.sub(r"^#.*\n", "", path.read_text("utf-8"), flags=re.M)
    for block in re.split(r"^table ", text, flags=re.M)[1:]:
        name, *lines = (line for line in block.splitlines() if line.strip())
        said = {
            key: line.removeprefix(f"{key} ")
            for line in lines
            for key in ("formula", "refused")
            if line.startswith(key)
        }
        rows = [line.split(":") for line in lines if re.fullmatch(r"[TFU ]+: [TFU]", line)]
        table = {tuple(VALUES[v] for v in left.split()): VALUES[right.strip()] for left, right in rows}
        yield TruthTable(name, said.get("formula"), said.get("refused"), table)


def suite_of_table(table: TruthTable) -> Suite:
    """Return a rulebook that gives one point, and the band `held`, where the table's test holds."""
    when = example_of(table.formula) if table.formula else condition_of(table)
    return suite_of(
        dict.fromkeys(table.facts, "boolean"),
        criteria=[criterion("C1", [{"points": 1, "when": when}, {"points": 0}])],
        gates=[gate("G1", when, "held")],
        bands=BANDS,
    )


def condition_of(table: TruthTable) -> dict[str, object]:
    """Return the test that says a table, as a rule file would hold it; raises Refused where none does."""
    for row, answer in table.rows.items():
        found = {table.rows[full] for full in completions(row)}
        settled = found.pop() if len(found) == 1 else None
        if answer != settled:
            raise Refused(f"{letters(row)} : {_ways(settled)}, the table says {WORDS[answer]}")
    return {"any": [_all(table, implicant) for implicant in prime_implicants(table)]}


def _ways(settled: Kleene) -> str:
    if settled is None:
        return "true or false depending on what is unknown"
    return f"{WORDS[settled]} whichever way it turns out"


def completions(row: Row) -> Iterator[Row]:
    """Yield every way the unknown parts of a row may turn out."""
    return itertools.product(*((True, False) if part is None else (part,) for part in row))


def prime_implicants(table: TruthTable) -> list[Row]:
    """Return the shortest partial rows that make the table true; None stands for a fact not asked about."""
    size = len(table.facts)
    true = [
        row
        for row in itertools.product((True, False, None), repeat=size)
        if all(table.rows[full] for full in completions(row))
    ]
    return [row for row in true if not any(_wider(other, row) for other in true)]


def _wider(wide: Row, row: Row) -> bool:
    return wide != row and all(w is None or w == r for w, r in zip(wide, row, strict=True))


def _all(table: TruthTable, implicant: Row) -> dict[str, bool]:
    return {fact: part for fact, part in zip(table.facts, implicant, strict=True) if part is not None}


def letters(row: Row) -> str:
    return " ".join(next(k for k, v in VALUES.items() if v is part) for part in row)


def cells_of(table: TruthTable, row: Row) -> dict[str, Cell]:
    return {f: unknown() if part is None else known(part) for f, part in zip(table.facts, row, strict=True)}


def answers_of(table: TruthTable) -> dict[Row, tuple[Kleene, Kleene]]:
    """Return what the rules answer to each row: through the points of a line, and as a gate."""
    rows = list(table.rows)
    found = suite_of_table(table).answers([cells_of(table, row) for row in rows])
    by_points = [bool(s.low) if s.low == s.high else None for s in found]
    return {row: (points, s.gates["G1"]) for row, points, s in zip(rows, by_points, found, strict=True)}
