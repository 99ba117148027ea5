"""A decision table as DMN means it: cells that test one value, a hit policy, and what it gives. No rules of
ours here.

This is the second opinion: `decided` reads the table as a person does, row by row, and knows nothing of
rulebooks.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from tests.conformance.suite import Refused

Value = Decimal | str | bool | date
TYPES = ("number", "string", "boolean", "date")
MOST_CASES = 20_000


@dataclass(frozen=True, slots=True)
class Test:
    """One alternative of a cell: a comparison, or an interval with its ends in or out."""

    op: str  # = < <= > >=
    value: Value

    def holds(self, found: Value) -> bool:
        if isinstance(found, bool | str) or isinstance(self.value, bool | str):
            return self.op == "=" and found == self.value
        left, right = (found, self.value)
        return {
            "=": left == right,
            "<": left < right,
            "<=": left <= right,
            ">": left > right,
            ">=": left >= right,
        }[self.op]  # type: ignore[operator]


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell asks: any of the alternatives (all tests of one hold), or none of them."""

    alternatives: tuple[tuple[Test, ...], ...]
    negated: bool = False

    def holds(self, found: Value) -> bool:
        if not self.alternatives:
            return True
        return any(all(t.holds(found) for t in tests) for tests in self.alternatives) is not self.negated


@dataclass(frozen=True, slots=True)
class DecisionTable:
    """`priorities` lists the outputs, best first, where the policy asks for them; `default` is given where no
    rule fits."""

    name: str
    hit: str  # U F A P C R O, with an aggregation: C+ C< C> C#
    inputs: tuple[tuple[str, str], ...]  # name, type
    output: tuple[str, str]
    rows: tuple[tuple[tuple[Cell, ...], Value], ...]
    priorities: tuple[Value, ...] = ()
    default: Value | None = None

    def fitting(self, values: Sequence[Value]) -> list[int]:
        return [
            i
            for i, (cells, _) in enumerate(self.rows)
            if all(c.holds(v) for c, v in zip(cells, values, strict=True))
        ]


def decided(table: DecisionTable, values: Sequence[Value]) -> Value | None:
    """Return what a table gives for these inputs, None where no rule fits; raises Refused where it breaks its
    policy."""
    rows = table.fitting(values)
    gives = [table.rows[i][1] for i in rows]
    if not gives:
        return table.default
    if table.hit == "U" and len(rows) > 1:
        raise Refused(f"unique, but rules {_numbers(rows)} all fit {_said(table, values)}")
    if table.hit == "A" and len(set(gives)) > 1:
        raise Refused(f"any, but rules {_numbers(rows)} differ at {_said(table, values)}")
    if table.hit in ("U", "F", "A"):
        return gives[0]
    if table.hit == "P":
        return min(gives, key=table.priorities.index)
    if table.hit == "C#":
        return Decimal(len(set(gives)))
    assert all(isinstance(give, Decimal) for give in gives)
    return {"C+": sum, "C<": min, "C>": max}[table.hit](gives)  # type: ignore[operator,no-any-return]


def _numbers(rows: Sequence[int]) -> str:
    return " and ".join(str(i + 1) for i in rows)


def _said(table: DecisionTable, values: Sequence[Value]) -> str:
    shown = [f"{v.normalize():f}" if isinstance(v, Decimal) else v for v in values]
    return ", ".join(f"{name} = {value}" for (name, _), value in zip(table.inputs, shown, strict=True))


# Cells


def cell_of(text: str, type_: str) -> Cell:
    """Read a cell: `-`, a value, `< 5`, `[1..5)`, a list of these, or `not(…)`; raises Refused for anything
    else."""
    text = text.strip()
    if text in ("-", ""):
        return Cell(())
    negated = re.fullmatch(r"not\((.*)\)", text)
    body = negated[1] if negated else text
    return Cell(tuple(_alternative(part.strip(), type_) for part in _parts(body)), bool(negated))


def _parts(text: str) -> list[str]:
    """Split at commas outside quotes."""
    return re.findall(r"(?:\"[^\"]*\"|[^,\"])+", text)


def _alternative(text: str, type_: str) -> tuple[Test, ...]:
    interval = re.fullmatch(r"([\[\](])\s*(.+?)\s*\.\.\s*(.+?)\s*([\[\])])", text)
    if interval:
        low, high = value_of(interval[2], type_), value_of(interval[3], type_)
        return Test(">=" if interval[1] == "[" else ">", low), Test("<=" if interval[4] == "]" else "<", high)
    compared = re.fullmatch(r"(<=|>=|<|>|=)?\s*(.+)", text)
    assert compared
    return (Test(compared[1] or "=", value_of(compared[2], type_)),)


def value_of(text: str, type_: str) -> Value:
    """Read a literal of a type; raises Refused for an expression."""
    text = text.strip()
    if type_ == "number" and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
        return Decimal(text)
    if type_ == "string" and re.fullmatch(r"\"[^\"]*\"", text):
        return text[1:-1]
    if type_ == "boolean" and text in ("true", "false"):
        return text == "true"
    day = re.fullmatch(r"(?:date\(\"|@\")?([0-9]{4}-[0-9]{2}-[0-9]{2})(?:\"\)|\")?", text)
    if type_ == "date" and day:
        return date.fromisoformat(day[1])
    raise Refused(f"'{text}' is no {type_} but an expression; a rule tests one fact against a value")


# Every case that can matter


def cases_of(table: DecisionTable) -> Iterator[tuple[Value, ...]]:
    """Yield inputs at, just under and just over every value of each column; raises Refused where there are
    too many."""
    columns = [sorted_values(table, place) for place in range(len(table.inputs))]
    count = 1
    for column in columns:
        count *= len(column)
    if count > MOST_CASES:
        raise Refused(f"{count} cases to try, more than {MOST_CASES}")
    return itertools.product(*columns)


def sorted_values(table: DecisionTable, place: int) -> list[Value]:
    type_ = table.inputs[place][1]
    named = {t.value for cells, _ in table.rows for tests in cells[place].alternatives for t in tests}
    if type_ == "boolean":
        return [False, True]
    if type_ == "string":
        return [*sorted(str(v) for v in named), "none of these"]
    steps = (Decimal("0.01"), timedelta(days=1))
    around = {v + n * s for v in named for s in steps for n in (-1, 0, 1) if _fit(v, s)}  # type: ignore[operator]
    return sorted(around or {Decimal(0) if type_ == "number" else date(2020, 1, 1)})  # type: ignore[type-var]


def _fit(value: Value, step: Decimal | timedelta) -> bool:
    return isinstance(value, Decimal) is isinstance(step, Decimal)
