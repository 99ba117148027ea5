"""Rows looked up among rows, as a loop over lists would."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.indicators.columnar.series import NOWHERE, at_places, first_rows, places_in

WORDS = st.lists(st.sampled_from(["a", "b", "c", None]), max_size=6)


@given(st.lists(st.integers(5, 9), max_size=4), st.data(), st.sampled_from([NOWHERE, 0, 7]))
def test_what_stands_at_some_rows(found: list[int], data: st.DataObject, otherwise: int) -> None:
    rows = data.draw(st.lists(st.integers(-1, len(found) - 1), max_size=5))
    there = at_places(np.array(found), np.array(rows, np.int64), otherwise)
    assert there.tolist() == [found[row] if row >= 0 else otherwise for row in rows]
    assert at_places(np.array(found), None, otherwise).tolist() == found


@pytest.mark.parametrize("coded", [False, True])
@given(values=WORDS, names=st.permutations(["a", "b", None]), drop=st.integers(0, 3))
def test_where_each_value_stands_among_names(
    coded: bool, values: list[str | None], names: list[str | None], drop: int
) -> None:
    names = names[drop:]
    typed = pl.Enum(["a", "b", "c"]) if coded else pl.String
    found = places_in(pl.Series(values, dtype=typed), pl.Series(names, dtype=pl.String))
    assert found.tolist() == [names.index(v) if v is not None and v in names else NOWHERE for v in values]


@given(values=WORDS)
def test_the_first_row_of_each_name(values: list[str | None]) -> None:
    rows = pl.DataFrame({"of": pl.Series(values, dtype=pl.String), "row": range(10, 10 + len(values))})
    found = first_rows(rows, "of", pl.Series(["b", "a"]))
    assert found.tolist() == [10 + values.index(name) if name in values else NOWHERE for name in ("b", "a")]
