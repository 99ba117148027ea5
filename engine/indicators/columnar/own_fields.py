"""Fields of the own rows of all subjects, and of the units that rows are of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np
import polars as pl

from engine.indicators.columnar.frames import NotColumnar
from engine.indicators.columnar.period_records import PeriodRecords
from engine.indicators.columnar.series import Places, first_rows
from engine.rulebook.model.indicators import Selection
from engine.scoring.columnar.columns import FactColumn, take, unknown_where
from facts.forms.catalogue import KINDS
from facts.record_tables import ID, UNIT


def field_column(columns: PeriodRecords, subjects: str, kind: str, name: str) -> FactColumn:
    """Return one field of every unit or venue."""
    if kind != subjects:
        raise NotColumnar(f"{kind}.{name} of a {subjects}")
    venues, lost_ones, code = columns.venues, columns.lost, columns.period.code
    rows = _rows_of_units(columns) if kind == "unit" else np.where(venues.here, np.arange(venues.rows), -1)
    column = take(columns.kinds[kind].column(name), rows)
    form = KINDS[kind].form
    lost, missing = lost_ones.any_row(code, form), columns.came_in.gaps(kind, Selection(kind))
    if kind == "unit":
        return unknown_where(missing | lost, column)
    doubt = venues.in_doubt & venues.here & columns.came_in.of_kind(kind, lost)
    sheets = columns.came_in.of_kind(kind, lost_ones.sheets(code, form))
    return unknown_where(missing | doubt | sheets, column)


def _rows_of_units(columns: PeriodRecords) -> Places:
    """Return the row of each unit in its own return's list of units."""
    rows = columns.kinds["unit"].frame.with_row_index("row").filter(pl.col(UNIT) == pl.col(ID))
    return first_rows(rows, ID, columns.ids("unit"))


class UnitFields(Mapping[str, FactColumn]):
    """The yes/no fields of the unit of each row, gathered when a parameter varies by one."""

    def __init__(self, field: Callable[[str], FactColumn], units: Places) -> None:
        self.field = field
        self.units = units

    def __getitem__(self, name: str) -> FactColumn:
        return take(self.field(name), self.units)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0
