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
    from engine.scoring.columnar.dtypes import Mask


class _ExtremeDay(OverRecords):
    value_kind: ClassVar[str] = DATE
    first: ClassVar[bool]
    measures: ClassVar[str] = DATE

    def of_rows(self, rows: contexts.RowsOfSubject) -> Cell:
        days = [(record, day) for record, day in rows.filled() if isinstance(day, date)]
        if not days:
            return NO_DATE if rows.more == 0 else unknown()
        chosen = (min if self.first else max)(day for _, day in days)
        behind = tuple(record for record, day in days if day == chosen)
        if rows.more == 0:
            return known(chosen, behind)
        ends = between(rows.within[0], chosen) if self.first else between(chosen, rows.within[1])
        return replace(ends, records=behind)

    def of_all_rows(self, rows: contexts.RowsOfSubjects) -> contexts.FactColumn:
        _, values, whose = rows.filled(str(self.path))
        none = contexts.numpy.iinfo(contexts.numpy.int64).max if self.first else -1
        best = contexts.numpy.full(rows.count, none, contexts.numpy.int64)
        (contexts.numpy.minimum if self.first else contexts.numpy.maximum).at(
            best, whose, values.astype(contexts.numpy.int64)
        )
        without = best == none
        states = contexts.numpy.where(without, State.NONE, State.KNOWN).astype(contexts.numpy.uint8)
        return self._or_beyond(
            contexts.columns.days(contexts.numpy.where(without, 0, best), states),
            rows.may_be_more,
            rows.within,
        )

    def _or_beyond(self, known: contexts.FactColumn, open_: Mask, within: Days) -> contexts.FactColumn:
        """Return days before or after which there may be others: nothing is known where there is none."""
        if not open_.any():
            return known
        none = known.states == State.NONE
        bound = within[0] if self.first else within[1]
        states = contexts.numpy.full(
            len(known), State.UNKNOWN if bound is None else State.KNOWN, contexts.numpy.uint8
        )
        other = contexts.columns.days(
            contexts.numpy.full(len(known), 1 if bound is None else bound.toordinal()), states
        )
        ends = (
            contexts.columns.between(other, known) if self.first else contexts.columns.between(known, other)
        )
        return contexts.columns.merged(
            open_ & ~none, ends, contexts.columns.unknown_where(open_ & none, known)
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
