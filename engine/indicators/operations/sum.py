"""The sum of a field of records."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from engine.indicators import contexts
from engine.indicators.operations.over_records import FieldOfRecords, OverRecords
from engine.logic.cells import Cell
from engine.rulebook.kinds.words import key
from engine.rulebook.model.indicators import Bands, Types
from engine.rulebook.model.types import NUMBER, FactType

_EXACT = 2**53  # sums below are exact in floats


class Sum(OverRecords, operation="sum"):
    explained = ("Cộng một trường", "Tổng của một trường số.")
    measures: ClassVar[str] = NUMBER
    sum: FieldOfRecords = key("Cộng", "loại.trường; ô trống không cộng gì.")

    def type_among(self, types: Types, bands: Bands) -> FactType:
        integer = types[str(self.sum)].whole if str(self.sum) in types else False
        return replace(super().type_among(types, bands), whole=integer)

    def of_rows(self, rows: contexts.RowsOfSubject) -> Cell:
        numbers = (Fraction(v) for _, v in rows.filled() if isinstance(v, int | Decimal | Fraction))
        return rows.at_least(sum(numbers, Fraction(0)), counted=False)

    def of_all_rows(self, rows: contexts.RowsOfSubjects) -> contexts.FactColumn:
        column, values, whose = rows.filled(str(self.path))
        if contexts.dtypes.largest_of(values) * max(len(values), 1) >= _EXACT:
            raise contexts.frames.NotColumnar("a sum beyond what floats hold exactly")
        sums = contexts.numpy.bincount(
            whose, values.astype(contexts.numpy.int64), minlength=rows.count
        ).astype(contexts.numpy.int64)
        scale = 1 if column.low.denominators is None else int(column.low.denominators.max(initial=1))
        least = (
            contexts.columns.numbers(sums)
            if scale == 1
            else contexts.columns.ratios(sums, contexts.numpy.full(rows.count, scale))
        )
        return rows.at_least(least, rows.may_be_more)
