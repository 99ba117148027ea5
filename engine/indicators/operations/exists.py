"""Whether there is any record."""

from __future__ import annotations

from typing import ClassVar

from engine.indicators import contexts
from engine.indicators.operations.over_records import KindOfRecord, OverRecords
from engine.logic.cells import Cell, known, unknown
from engine.logic.domains import Domain
from engine.rulebook.kinds.words import key
from engine.rulebook.model.types import YES_NO


class Exists(OverRecords, operation="exists"):
    explained = ("Có bản ghi nào không", "Có hoặc không.")
    value_kind: ClassVar[str] = YES_NO
    exists: KindOfRecord = key("Có", "Loại bản ghi; có ít nhất một thì là yes.")

    def check_target(self, reader: contexts.SetReader, kind: str, path: str) -> None:
        reader.records.no_field(kind, path, self.target)

    def of_rows(self, rows: contexts.RowsOfSubject) -> Cell:
        return known(bool(rows.records)) if rows.records or rows.more == 0 else unknown()

    def of_all_rows(self, rows: contexts.RowsOfSubjects) -> contexts.FactColumn:
        some = contexts.numpy.bincount(rows.whose, minlength=rows.count) > 0
        return contexts.columns.unknown_where(~some & rows.may_be_more, contexts.columns.yes_no(some))

    def of_venues(self, least: int, most: int) -> Cell:
        return known(True) if least else unknown() if most else known(False)

    def of_all_venues(self, least: contexts.Places, most: contexts.Places) -> contexts.FactColumn:
        return contexts.columns.unknown_where((least == 0) & (most > 0), contexts.columns.yes_no(least > 0))

    def domain(self, domains: contexts.Domains) -> Domain:
        return Domain(YES_NO)
