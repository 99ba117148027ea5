"""A table drawn of its cells is the one rich draws of the texts."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.table import Table

from desk.base.output import TableCell

TEXTS = st.text(st.sampled_from("aaẤ đ字 -–\n."), max_size=24)
ROWS = st.integers(1, 4).flatmap(
    lambda n: st.lists(st.lists(TEXTS, min_size=n, max_size=n), min_size=1, max_size=5)
)
SIDES = st.lists(st.tuples(st.sampled_from(["left", "right"]), st.booleans()), min_size=4, max_size=4)


def drawn(
    rows: Sequence[Sequence[str]],
    sides: Sequence[tuple[Any, bool]],
    width: int,
    padding: Any,
    cell: Callable[[str], Any],
) -> str:
    out = Console(file=io.StringIO(), highlight=False, emoji=False, markup=False, width=width)
    table = Table(title="Bảng", title_justify="left", title_style="bold", padding=padding)
    for head, (justify, whole) in zip(rows[0], sides, strict=False):
        table.add_column(cell(head), justify=justify, overflow="fold", no_wrap=whole)
    for row in rows[1:]:
        table.add_row(*map(cell, row))
    out.print(table)
    assert isinstance(out.file, io.StringIO)
    return out.file.getvalue()


@given(ROWS, SIDES, st.integers(12, 60))
def test_cells_draw_the_table_that_rich_draws_of_texts(
    rows: list[list[str]], sides: list[tuple[Any, bool]], width: int
) -> None:
    assert drawn(rows, sides, width, 0, TableCell) == drawn(rows, sides, width, (0, 1), str)
