"""What a subject's own row says of it, for all subjects at once: a field of a unit or venue, a fact that was
declared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np
import polars as pl

from engine.indicators.columnar.frames import NotColumnar
from engine.indicators.columnar.period_records import PeriodRecords
from engine.indicators.columnar.series import Places, at_places, first_rows
from engine.indicators.own_rows import DECLARED
from engine.logic.cells import State
from engine.rulebook.model.indicators import DeclaredCell, OwnField, Selection
from engine.scoring.columnar.columns import FactColumn, days, take, unknown_where, yes_no
from facts.forms.catalogue import KINDS
from facts.record_tables import ID, UNIT


def own_field(period: PeriodRecords, kind: str, operation: OwnField) -> FactColumn:
    """Return one field of every unit or venue, unknown where its own return did not say it."""
    if operation.kind != kind:
        raise NotColumnar(f"{operation.kind}.{operation.field} of a {kind}")
    venues, lost_ones, code = period.venues, period.lost, period.period.code
    own = _rows_of_units(period) if kind == "unit" else np.where(venues.here, np.arange(venues.rows), -1)
    found = take(period.kinds[kind].column(operation.field), own)
    form = KINDS[operation.kind].form
    lost, gaps = lost_ones.any_row(code, form), period.came_in.gaps(kind, Selection(operation.kind))
    if kind == "unit":
        return unknown_where(gaps | lost, found)
    doubt = venues.in_doubt & venues.here & period.came_in.of_kind(kind, lost)
    return unknown_where(gaps | doubt | period.came_in.of_kind(kind, lost_ones.sheets(code, form)), found)


def _rows_of_units(period: PeriodRecords) -> Places:
    """Return the row of each unit in its own return's list of units."""
    rows = period.kinds["unit"].frame.with_row_index("row").filter(pl.col(UNIT) == pl.col(ID))
    return first_rows(rows, ID, period.ids("unit"))


def declared(period: PeriodRecords, operation: DeclaredCell) -> FactColumn:
    """Return one cell of one fact of every unit, unknown where the office asked did not fill it in."""
    if operation.ends is not None:
        raise NotColumnar("points that somebody decides")
    records = period.kinds[DECLARED]
    rows = period.declared_rows.get((operation.item, operation.told_by), np.full(period.count("unit"), -1))
    found = take(records.column(operation.cell), rows)
    place = period.period.code, KINDS[DECLARED].form
    doubt = at_places(records.in_doubt, rows, False)
    lost = period.lost.any_row(*place) & doubt | period.lost.sheets(*place)
    if operation.cell != "on":
        return unknown_where(lost, _shown(period, found, rows, operation))
    answers = take(records.column("answer"), rows)
    none = answers.known & (answers.low.numerators == 0)
    states = np.where((found.states == State.UNKNOWN) & none, State.NONE, found.states)
    return unknown_where(lost, days(found.low.numerators, states.astype(np.uint8)))


def _shown(period: PeriodRecords, found: FactColumn, rows: Places, operation: DeclaredCell) -> FactColumn:
    """Let a yes count as no where the paper asks for evidence and none is named."""
    if operation.shown_by is None:
        return found
    shown = at_places(period.kinds[DECLARED].known(operation.shown_by), rows, False)
    return yes_no(np.where(shown, found.low.numerators, 0), found.state)


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
