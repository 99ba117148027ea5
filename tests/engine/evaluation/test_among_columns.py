"""What is decided among units by columns is what holding each against each decides, whatever breaks the
ties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.evaluation.among_columns import among_of, open_columns
from engine.logic.cells import NOT_APPLICABLE, Cell, State, between, known, unknown
from engine.rulebook.model.among_units import ALL, NOBODY, OPEN, RANK
from engine.rulebook.model.points_asked import names_among
from engine.rulebook.model.rulebook import Rulebook
from engine.rulebook.model.types import NUMBER, YES_NO, FactType
from engine.scoring.columnar.scores import scores
from scenarios.steps.plain_years import decided_among
from tests.engine.scoring.builders import frame
from tests.engine.scoring.fact_columns import rows_from_cells
from tests.engine.scoring.test_among_units import F, book, pointed, quota

TYPES = {name: FactType(NUMBER) for name in ("n", "tie", "late")} | {
    name: FactType(YES_NO) for name in ("fit", "bad")
}
PLAIN = {"n": known(5), "tie": known(0), "late": known(0), "fit": known(True), "bad": known(False)}
Facts = Mapping[str, Cell]


def by_columns(rules: Rulebook, units: Sequence[Facts], groups: Sequence[str]) -> list[dict[str, Cell]]:
    rows = rows_from_cells(TYPES, units, frame())
    rows = replace(rows, facts={**rows.facts, **open_columns(names_among(rules), rows.count)})
    found = among_of(scores(rules, rows), rows, np.ones(len(units), np.bool_), groups)
    return [{name: cells[row] for name, cells in found.cells.items()} for row in range(len(units))]


def by_each(rules: Rulebook, units: Sequence[Facts], groups: Sequence[str]) -> list[dict[str, Cell]]:
    named = {str(n): pointed(rules, u, g) for n, (u, g) in enumerate(zip(units, groups, strict=True))}
    return list(decided_among(rules, named).values())


few = st.sampled_from([F(0), F(1), F(2)])
open_ = st.lists(few, min_size=2, max_size=2).map(lambda two: between(min(two), max(two)))
counts = st.one_of(few.map(known), open_)
broken = st.one_of(counts, st.sampled_from([NOT_APPLICABLE, Cell(State.NEVER), unknown()]))
points = st.one_of(st.sampled_from([F(5), F(6)]).map(known), st.just(between(F(5), F(6))))
unit = st.fixed_dictionaries(
    {"n": points, "tie": broken, "late": broken, "fit": st.just(known(True)), "bad": st.just(known(False))}
)
placed = st.lists(st.tuples(unit, st.sampled_from("ab")), min_size=2, max_size=6)


@settings(max_examples=60)
@given(placed, st.sampled_from([1, 2]), st.sampled_from([OPEN, ALL, NOBODY]))
def test_columns_decide_as_each_held_against_each(
    drawn: list[tuple[Facts, str]], most: int, if_equal: str
) -> None:
    units, groups = [unit for unit, _ in drawn], [group for _, group in drawn]
    rules = book(quota("Q1", "best", most, if_equal=if_equal), quota("Q2", "good", 1))
    columns, each = by_columns(rules, units, groups), by_each(rules, units, groups)
    for mine, other in zip(columns, each, strict=True):
        assert mine.keys() == other.keys()
        assert {n: (c.state, c.value, c.ends) for n, c in mine.items()} == {
            n: (c.state, c.value, c.ends) for n, c in other.items()
        }


def test_less_of_a_tie_break_stands_ahead_after_all_that_is_named_before_it() -> None:
    units = [{**PLAIN, "tie": known(t), "late": known(n)} for t, n in ((1, 9), (0, 1), (0, 2))]
    for found in (by_columns(book(), units, "aaa"), by_each(book(), units, "aaa")):
        assert [cells[RANK].value for cells in found] == [1, 2, 3]
