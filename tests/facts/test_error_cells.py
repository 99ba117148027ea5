"""Errors that a reader leaves out are put back where they stand, however short their row is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facts.intake.grid import MAX_COLUMNS, Cells
from facts.intake.other_workbooks import with_errors

ROWS = st.lists(st.lists(st.sampled_from(["a", 1, None]), max_size=3).map(tuple), max_size=3).map(tuple)
PLACES = st.tuples(st.integers(0, 5), st.sampled_from([0, 1, 4, MAX_COLUMNS - 1, MAX_COLUMNS]))


@given(ROWS, st.dictionaries(PLACES, st.sampled_from(["#N/A", "#REF!"]), max_size=4))
def test_every_error_stands_in_its_place_and_all_else_where_it_stood(
    rows: tuple[Cells, ...], errors: dict[tuple[int, int], str]
) -> None:
    usual = {(r, c): value for r, row in enumerate(rows) for c, value in enumerate(row)}
    put = {place: text for place, text in errors.items() if place[1] < MAX_COLUMNS}
    found = with_errors(rows, errors)
    cells = {(r, c): value for r, row in enumerate(found) for c, value in enumerate(row) if value is not None}
    assert cells == {place: value for place, value in {**usual, **put}.items() if value is not None}
