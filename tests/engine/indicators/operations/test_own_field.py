"""A unit is of the type the list of units gives it on the period's last day, whatever its return says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.evaluation.years import Evaluation
from engine.indicators.subjects import Subject
from engine.logic.cells import Cell, known
from engine.rulebook.rules import rules_from_texts
from engine.scoring.columnar.columns import cell_at
from facts.standing import Standing
from scenarios.steps.plain_years import PlainEvaluation

FILE, UNITS = "rules/indicators/commune_period.yaml", "rules/units.yaml"
LISTED = '{code: "30991", name: Xã Tây Yên A, type: xã'


def type_of(standing: Standing, unit: str, **files: str) -> Cell:
    """Return the type of a unit; columns must say the same."""
    texts = dict(rule_texts(SHIPPED)) | files
    texts[FILE] = texts[FILE].replace(
        "define:\n", "define:\n  kind: {field: unit.type, vi: Loại đơn vị}\n", 1
    )
    rules = rules_from_texts(texts)
    period = rules.calendar.at("year", 2020)
    assert period is not None
    cell = PlainEvaluation(standing, rules).facts(period).cell(Subject("unit", unit), "kind")
    columns = Evaluation(standing, rules).columns(period)
    column = columns.facts.column("unit", "kind")
    by_columns = cell_at(column, list(columns.ids("unit")).index(unit))
    assert (by_columns.state, by_columns.value) == (cell.state, cell.value)
    return replace(cell, records=(), owed=())


def told(standing: Standing, unit: str, kind: str) -> Standing:
    (row,) = standing.registers["unit", unit, "2020"]
    other = replace(row, values={**row.values, "type": kind})
    return replace(standing, registers={**standing.registers, ("unit", unit, "2020"): (other,)})


@pytest.mark.parametrize("kind", ["xã", "phường"])
def test_the_list_decides_whatever_the_return_says(kind: str, example_standing: Standing) -> None:
    assert type_of(told(example_standing, "30991", kind), "30991") == known("xã")


def test_a_unit_the_list_lacks_is_what_its_return_says(example_standing: Standing) -> None:
    text = dict(rule_texts(SHIPPED))[UNITS]
    assert text.count(LISTED) == 1
    without = text.replace(LISTED, LISTED + ", from: 2025-01-01")
    assert type_of(told(example_standing, "30991", "phường"), "30991", **{UNITS: without}) == known("phường")
