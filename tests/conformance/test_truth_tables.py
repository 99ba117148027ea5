"""Strong Kleene logic through the rule language: from a test in YAML to oracle and columns."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from tests.conformance.suite import Refused
from tests.conformance.truth_table import TruthTable, answers_of, letters, suite_of_table, tables_in

FOLDER = Path(__file__).resolve().parent / "truth_tables"
TABLES = [table for path in sorted(FOLDER.glob("*.txt")) for table in tables_in(path)]
OURS = [table for table in TABLES if not table.refused]
OTHERS = [table for table in TABLES if table.refused]


def name_of(table: TruthTable) -> str:
    return table.name


def test_there_are_tables_of_both_kinds() -> None:
    assert len(OURS) >= 15
    assert len(OTHERS) >= 5


@pytest.mark.parametrize("table", TABLES, ids=name_of)
def test_a_table_has_every_row_once(table: TruthTable) -> None:
    assert set(table.rows) == set(itertools.product((True, False, None), repeat=len(table.facts)))


@pytest.mark.parametrize("table", OURS, ids=name_of)
def test_the_rules_answer_as_the_table(table: TruthTable) -> None:
    found = answers_of(table)
    wrong = [
        f"{letters(row)}: {found[row]}, the table says {answer}"
        for row, answer in table.rows.items()
        if found[row] != (answer, answer)
    ]
    assert wrong == []


@pytest.mark.parametrize("table", OTHERS, ids=name_of)
def test_another_logic_is_refused_with_the_row_that_differs(table: TruthTable) -> None:
    with pytest.raises(Refused) as caught:
        suite_of_table(table)
    assert str(caught.value) == table.refused
