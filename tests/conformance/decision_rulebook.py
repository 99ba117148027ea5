"""Adapter: a decision table as points lines and bands of a rulebook, or the reason why it is none.

| policy | how it is said here |
| --- | --- |
| U unique, A any | lines in the table's order, once no two rules contradict each other anywhere |
| F first | lines in the table's order: the first that holds counts |
| P priority, C> max, C< min | lines ordered by what they give |
| C+ sum, C# count | a criterion a rule; the score adds them up |
| C, R, O | refused: a score is one number, not a list |

A text is given as a band, a number as points.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from engine.logic import cells
from engine.scoring.results import Scored
from tests.conformance.decision_table import Cell, DecisionTable, Test, Value, cases_of, decided
from tests.conformance.suite import Refused, Suite, criterion, suite_of

WORDS = {"<": "less_than", "<=": "at_most", ">": "more_than", ">=": "at_least"}
LISTS = {"C": "collect", "R": "rule order", "O": "output order"}
POLICIES = ("U", "F", "A", "P", "C+", "C<", "C>", "C#")
NOTHING = "no_rule"


@dataclass(frozen=True, slots=True)
class Decision:
    """A table as a suite. `outputs` holds what a band or a sum of points stands for, `NOTHING` apart."""

    table: DecisionTable
    suite: Suite
    outputs: Mapping[str, Value]  # band → text it stands for; empty where points are the answer

    def asked(self, rows: Sequence[Sequence[Value | None]]) -> list[tuple[Value | None, ...]]:
        """Return the answers still possible for each row of inputs; None among inputs is unknown, in answers:
        no rule."""
        found = self.suite.answers([{f"x{i}": _cell(v) for i, v in enumerate(row)} for row in rows])
        return [self._possible(scored) for scored in found]

    def _possible(self, scored: Scored) -> tuple[Value | None, ...]:
        if self.outputs:
            return tuple(self.outputs.get(band) for band in scored.bands)
        if all(c.lines == (None,) for c in scored.criteria.values()):
            return (None,)
        low, high = (Decimal(n.numerator) / n.denominator for n in (scored.low, scored.high))
        return (low,) if low == high else (low, high)


def _cell(value: Value | None) -> cells.Cell:
    if value is None:
        return cells.unknown()
    return cells.known(cells.Fraction(value) if isinstance(value, Decimal) else value)


def decision_of(table: DecisionTable) -> Decision:
    """Translate a table; raises Refused with the reason where these rules do not say it."""
    if table.hit in LISTS:
        raise Refused(
            f"hit policy {table.hit} ({LISTS[table.hit]}) gives a list; a score is one number, a band one"
            " name"
        )
    if table.hit not in POLICIES:
        raise Refused(f"hit policy {table.hit} is not one of {', '.join(POLICIES)}")
    if table.hit == "P" and not {give for _, give in table.rows} <= set(table.priorities):
        raise Refused("priority, but the outputs are not listed in order")
    if table.output[1] not in ("number", "string"):
        raise Refused(f"an output of type {table.output[1]} is neither points nor a band")
    if table.output[1] == "string" and table.hit.startswith("C"):
        raise Refused(f"hit policy {table.hit} adds or counts; '{table.output[0]}' is a text")
    for values in cases_of(table):
        decided(table, values)  # raises where rules contradict each other
    facts = {f"x{i}": type_ for i, (_, type_) in enumerate(table.inputs)}
    if table.output[1] == "string":
        names = list(
            dict.fromkeys(
                [give for _, give in _ordered(table)] + ([table.default] if table.default is not None else [])
            )
        )
        return Decision(
            table, suite_of(facts, **_banded(table, names)), {f"o{i}": n for i, n in enumerate(names, 1)}
        )  # type: ignore[misc]
    return Decision(table, suite_of(facts, criteria=_criteria(table)), {})


def _banded(table: DecisionTable, names: list[Any]) -> dict[str, Any]:
    """Give the n-th text n points, and its band from n points on."""
    lines = _lines(table, lambda give: names.index(give) + 1)
    bands = [{"id": f"o{i}", "title": {"vi": str(n)}, "from": i} for i, n in enumerate(names, 1)]
    nothing = {"id": NOTHING, "title": {"vi": "Không luật nào"}, "from": 0}
    return {"criteria": [criterion("D1", lines)], "bands": [*reversed(bands), nothing]}


def _criteria(table: DecisionTable) -> list[dict[str, Any]]:
    if table.hit not in ("C+", "C#"):
        return [criterion("D1", _lines(table, lambda give: give))]
    if table.default is not None:
        raise Refused("a default beside a sum is given only where no rule fits; points add up instead")
    gives = [give for _, give in table.rows]
    if table.hit == "C#" and len(set(gives)) < len(gives):
        raise Refused("count, but two rules give the same and count once; points would count twice")
    return [
        criterion(f"D{i}", [_line(row, 1 if table.hit == "C#" else give)])
        for i, (row, give) in enumerate(table.rows, 1)
    ]


def _ordered(table: DecisionTable) -> list[tuple[tuple[Cell, ...], Value]]:
    rows = list(table.rows)
    if table.hit == "P":
        rows.sort(key=lambda row: table.priorities.index(row[1]))
    if table.hit in ("C>", "C<"):
        rows.sort(key=lambda row: row[1], reverse=table.hit == "C>")  # type: ignore[arg-type,return-value]
    return rows


def _lines(table: DecisionTable, points: Any) -> list[dict[str, Any]]:
    """Write the rows as lines; what stands after a row that always fits is never reached and is left out."""
    lines = []
    for row, give in _ordered(table):
        lines.append(_line(row, points(give)))
        if "when" not in lines[-1]:
            return lines
    return lines if table.default is None else [*lines, {"points": points(table.default)}]


def _line(row: tuple[Cell, ...], give: Any) -> dict[str, Any]:
    tests = [_condition(f"x{i}", cell) for i, cell in enumerate(row) if cell.alternatives]
    return (
        {"points": give, "when": tests[0] if len(tests) == 1 else {"all": tests}}
        if tests
        else {"points": give}
    )


def _condition(fact: str, cell: Cell) -> dict[str, Any]:
    parts = [_all(fact, tests) for tests in cell.alternatives]
    if cell.negated:
        return {"none": parts}
    return parts[0] if len(parts) == 1 else {"any": parts}


def _all(fact: str, tests: tuple[Test, ...]) -> dict[str, Any]:
    if tests[0].op == "=":
        return {fact: tests[0].value}
    return {fact: {WORDS[test.op]: test.value for test in tests}}
