"""How many records there are."""

from __future__ import annotations

from typing import ClassVar

from engine.indicators import contexts
from engine.indicators.operations.over_records import KindOfRecord, OverRecords, covers
from engine.logic.cells import Cell
from engine.rulebook.kinds.words import key
from engine.rulebook.model.indicators import Indicator


class Count(OverRecords, operation="count"):
    explained = ("Đếm bản ghi", "Số bản ghi của một loại. Biểu chưa nộp thì chưa biết, không phải 0.")
    whole: ClassVar[bool] = True
    count: KindOfRecord = key("Đếm", "Loại bản ghi được đếm.")

    def check_target(self, reader: contexts.SetReader, kind: str, path: str) -> None:
        reader.records.no_field(kind, path, self.target)

    def of_rows(self, rows: contexts.RowsOfSubject) -> Cell:
        return rows.at_least(len(rows.records))

    def of_all_rows(self, rows: contexts.RowsOfSubjects) -> contexts.FactColumn:
        counted = contexts.numpy.bincount(rows.whose, minlength=rows.count)
        return rows.at_least(contexts.columns.numbers(counted))

    def is_part_of(self, other: Indicator) -> bool:
        return isinstance(other, Count) and covers(other.over, self.over)
