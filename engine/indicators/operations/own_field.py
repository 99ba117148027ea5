"""A field of the subject's own row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Self

from engine.indicators import contexts
from engine.logic.cells import Cell, known
from engine.logic.domains import Domain, plain_domain
from engine.rulebook.kinds.declared import Named
from engine.rulebook.kinds.words import Name, key
from engine.rulebook.model.indicators import Bands, Indicator, Types
from engine.rulebook.model.types import FactType
from engine.rulebook.model.vocabulary import own_columns
from engine.rulebook.text.names import nearest
from facts.forms.catalogue import KINDS, Catalogue, OwnColumn

if TYPE_CHECKING:
    from engine.rulebook.model.rulebook import Rules

UNIT_TYPE = "unit.type"


class OwnField(Indicator, operation="field"):
    explained = ("Trường của chủ thể", "Một trường của chính đơn vị hay cơ sở; để trống là chưa biết.")
    field: Annotated[Name, Named("own_field")] = key("Trường", "unit.x hoặc venue.x.")

    @property
    def _parts(self) -> tuple[str, str]:
        """Return the kind of the subject, and the name of the field."""
        kind, _, name = str(self.field).partition(".")
        return kind, name

    def type_among(self, types: Types, bands: Bands) -> FactType:
        return types.get(str(self.field)) or super().type_among(types, bands)

    def checked(self, reader: contexts.SetReader) -> Self:
        kind, name = self._parts
        wanted = reader.subject or kind
        fields = reader.around.catalogue.kinds[wanted].record_fields if reader.subject else {}
        if reader.subject and (kind != wanted or name not in fields):
            known = [f"{wanted}.{f}" for f in fields]
            reader.report("R102", self.field, name=self.field, near=nearest(self.field, known))
        return self

    @property
    def forms(self) -> tuple[str, ...]:
        return (KINDS[self._parts[0]].form,)

    def own_columns(self, catalogue: Catalogue) -> tuple[OwnColumn, ...]:
        kind, name = self._parts
        return tuple(own_columns(kind, [name], catalogue).values())

    def signed(self) -> tuple[str, Mapping[str, Any]]:
        return "OwnField", dict(zip(("kind", "field"), self._parts, strict=True))

    def cell(self, facts: contexts.PeriodFacts, subject: contexts.Subject) -> Cell:
        listed = self._listed(facts.rules, subject.id, facts.period.end)
        return listed or contexts.knowledge.field_cell(facts, subject, *self._parts)

    def column(self, columns: contexts.PeriodColumns, kind: str) -> contexts.FactColumn:
        column = columns.own_field(*self._parts)
        if self.field != UNIT_TYPE:
            return column
        listed = (self._listed(columns.rules, code, columns.period.end) for code in columns.ids(kind))
        cells = [cell or contexts.columns.cell_at(column, place) for place, cell in enumerate(listed)]
        return contexts.columns.column_from_cells(self.type, cells)

    def _listed(self, rules: Rules, code: str, day: date) -> Cell | None:
        """Return the type of a unit by the list of units, which stands over what its return says."""
        unit = rules.units.get(code, day) if self.field == UNIT_TYPE else None
        return known(unit.type) if unit else None

    def domain(self, domains: contexts.Domains) -> Domain:
        return plain_domain(self.type)
