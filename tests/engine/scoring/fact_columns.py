"""Columns of facts from the cells of each subject, as tests state them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.logic.cells import Cell
from engine.rulebook.model.types import YES_NO, FactType
from engine.scoring.columnar.cells import column_from_cells
from engine.scoring.columnar.columns import FactColumns


def columns_from_cells(
    types: Mapping[str, FactType],
    rows: Sequence[Mapping[str, Cell]],
    units: Sequence[Mapping[str, Cell]] = (),
) -> FactColumns:
    """Return columns of the facts named in `types`, and of the yes/no fields in `units` (a row a subject
    too)."""
    facts = {name: column_from_cells(type_, [row[name] for row in rows]) for name, type_ in types.items()}
    fields = dict.fromkeys(name for row in units for name in row)
    unit = {name: column_from_cells(FactType(YES_NO), [row[name] for row in units]) for name in fields}
    return FactColumns(len(rows), facts, unit)
