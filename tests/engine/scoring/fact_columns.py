"""Columns of facts from the cells of each subject, as tests state them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.logic.cells import Cell
from engine.logic.frame import Frame
from engine.rulebook.model.types import YES_NO, FactType
from engine.scoring.columnar.columns import column_from_cells
from engine.scoring.columnar.rows import Rows


def rows_from_cells(
    types: Mapping[str, FactType],
    subjects: Sequence[Mapping[str, Cell]],
    frame: Frame,
    units: Sequence[Mapping[str, Cell]] = (),
) -> Rows:
    """Return the facts named in `types` as columns, and the yes/no fields in `units` (one a subject too)."""
    facts = {
        name: column_from_cells(type_, [cells[name] for cells in subjects]) for name, type_ in types.items()
    }
    fields = dict.fromkeys(name for cells in units for name in cells)
    unit = {name: column_from_cells(FactType(YES_NO), [cells[name] for cells in units]) for name in fields}
    return Rows(len(subjects), facts, unit, frame)
