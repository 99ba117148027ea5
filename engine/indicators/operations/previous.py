"""An indicator as it was the year before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Self

from engine.indicators import contexts
from engine.logic.cells import Cell, unknown
from engine.logic.domains import Domain
from engine.rulebook.kinds.declared import Named
from engine.rulebook.kinds.words import Name, key
from engine.rulebook.model.indicators import Bands, Indicator, Types
from engine.rulebook.model.types import NUMBER, FactType


class Previous(Indicator, operation="previous"):
    explained = ("Năm trước", "Giá trị năm trước của một chỉ số.")
    compares_years: ClassVar[bool] = True
    open_by_itself: ClassVar[bool] = True
    previous: Annotated[Name, Named("figure")] = key(
        "Giá trị năm trước của", "Chưa biết với năm trước khi phải nộp báo cáo."
    )

    @property
    def of_year_before(self) -> tuple[str, ...]:
        return (self.previous,)

    def type_among(self, types: Types, bands: Bands) -> FactType:
        return types.get(self.previous, FactType(NUMBER))

    def checked(self, reader: contexts.SetReader) -> Self:
        reader.find(self.previous)
        return self

    def signed(self) -> tuple[str, Mapping[str, Any]]:
        return "Previous", {"name": self.previous}

    def cell(self, facts: contexts.PeriodFacts, subject: contexts.Subject) -> Cell:
        before = facts.period_before()
        if before is None:
            return unknown()
        earlier = facts.evaluator.at(before)
        if subject.kind == "venue" and subject.id not in earlier.registry.venues:
            return unknown()
        return earlier.cell(subject, self.previous)

    def column(self, columns: contexts.PeriodColumns, kind: str) -> contexts.FactColumn:
        """Return the same period a year before; unknown where none was owed, or the venue not known."""
        earlier = columns.earlier
        if earlier is None:
            now = columns.column(kind, self.previous)
            return contexts.columns.unknown_where(contexts.numpy.ones(len(now), contexts.numpy.bool_), now)
        then = earlier.column(kind, self.previous)
        return contexts.columns.take(then, contexts.series.places_in(columns.ids(kind), earlier.ids(kind)))

    def domain(self, domains: contexts.Domains) -> Domain:
        return domains[self.previous]
