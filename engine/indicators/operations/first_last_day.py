"""The first or the last day of a field of records."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from engine.indicators import contexts
from engine.indicators.hiding_moves import UP
from engine.indicators.operations.over_records import FieldOfRecords, OverRecords
from engine.logic.cells import NO_DATE, Cell, State, between, known, unknown
from engine.logic.domains import Domain
from engine.rulebook.kinds.words import key
from engine.rulebook.model.types import DATE

if TYPE_CHECKING:
    from engine.indicators.windows import Days


class _ExtremeDay(OverRecords):
    value_kind: ClassVar[str] = DATE
    first: ClassVar[bool]
    measures: ClassVar[str] = DATE

    def of_rows(self, rows: contexts.RowsOfSubject) -> Cell:
        days = [(record, day) for record, day in rows.filled() if isinstance(day, date)]
        chosen = (min if self.first else max)((day for _, day in days), default=None)
        behind = tuple(record for record, day in days if day == chosen)
        day = NO_DATE if chosen is None else known(chosen, behind)
        return day if rows.more == 0 else replace(self._or_beyond(day, rows.within), records=behind)

    def _or_beyond(self, day: Cell, within: Days) -> Cell:
        """Return a day before or after which there may be others: nothing is known where there is none."""
        if not day.known:
            return unknown()
        return between(within[0], day.value) if self.first else between(day.value, within[1])

    def of_all_rows(self, rows: contexts.RowsOfSubjects) -> contexts.FactColumn:
        _, values, whose = rows.filled(str(self.path))
        none = contexts.numpy.iinfo(contexts.numpy.int64).max if self.first else -1
        best = contexts.numpy.full(rows.count, none, contexts.numpy.int64)
        (contexts.numpy.minimum if self.first else contexts.numpy.maximum).at(
            best, whose, values.astype(contexts.numpy.int64)
        )
        without = best == none
        states = contexts.numpy.where(without, State.NONE, State.KNOWN).astype(contexts.numpy.uint8)
        day = contexts.columns.days(contexts.numpy.where(without, 0, best), states)
        return contexts.arithmetic.completed(
            (day, ~rows.may_be_more), (day,), lambda cell: self._or_beyond(cell, rows.within)
        )

    def domain(self, domains: contexts.Domains) -> Domain:
        return Domain(DATE, states=(State.NONE,))


class MinDate(_ExtremeDay, operation="min_date"):
    explained = ("Ngày sớm nhất", "Ngày sớm nhất của một trường ngày.")
    first: ClassVar[bool] = True
    hidden_way: ClassVar[str] = UP
    min_date: FieldOfRecords = key("Ngày sớm nhất", "loại.trường.")


class MaxDate(_ExtremeDay, operation="max_date"):
    explained = ("Ngày muộn nhất", "Ngày muộn nhất của một trường ngày.")
    first: ClassVar[bool] = False
    max_date: FieldOfRecords = key("Ngày muộn nhất", "loại.trường.")
