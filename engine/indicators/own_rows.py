"""What a subject's own row tells: a field of it, and what papers ask its office to declare."""

from __future__ import annotations

from dataclasses import replace

from engine.indicators.knowledge import gaps, rows_lost, to_correct
from engine.indicators.record_cells import blank, cell_of
from engine.indicators.shares import decided
from engine.indicators.subjects import Subject, SubjectFacts
from engine.logic.cells import NO_DATE, Cell, Owed, known, unknown
from engine.rulebook.model.indicators import DeclaredCell, OwnField
from facts.forms.catalogue import KINDS
from facts.standing import COMMUNE, Record

DECLARED = "declared"  # the kind of record that form B17 holds


class OwnRows:
    """Reads the own rows of the subjects of one period."""

    def __init__(self, facts: SubjectFacts) -> None:
        self.facts = facts
        self.registry = facts.registry

    def field(self, subject: Subject, operation: OwnField) -> Cell:
        unit = self.facts.unit_of(subject)
        gaps = self._gaps(unit, operation.kind)
        if gaps:
            return unknown(gaps)
        rows = self.registry.snapshot(operation.kind, unit)
        wanted = subject.id
        record = next((row for row in rows if row.key[0] == wanted), None)
        lost = self._lost(unit, operation.kind, record)
        if lost:
            return unknown(lost)
        if record is None:
            return unknown(self._missing(unit, operation.kind, wanted))
        found = cell_of(record.values.get(operation.field)) or blank(record, operation.field)
        return replace(found, records=(record,))

    def declared(self, subject: Subject, operation: DeclaredCell) -> Cell:
        """Return what the office asked told of a fact; points that are not decided lie between their ends."""
        found = self._declared(subject, operation)
        return found if operation.ends is None else decided(found, *operation.ends)

    def _declared(self, subject: Subject, operation: DeclaredCell) -> Cell:
        """Return what was told; a row, a cell or a return that is missing leaves it unknown."""
        unit, form = subject.id, KINDS[DECLARED].form
        rows = self.registry.snapshot(DECLARED, unit)
        row = next(
            (r for r in rows if r.values["item"] == operation.item and r.office == operation.told_by), None
        )
        lost = self._lost(unit, DECLARED, row)
        if lost:
            return unknown(lost)
        if row is None:
            whole = operation.told_by == COMMUNE and self._gaps(unit, DECLARED)
            key = () if whole else ("", operation.item)
            return unknown((Owed(form, operation.told_by, unit, self.registry.period.code, *key),))
        found = cell_of(row.values.get(operation.cell))
        if found is None and operation.cell == "on" and row.values.get("answer") is False:
            found = NO_DATE
        if found is not None and found.value is True and not _is_shown(row, operation):
            found = known(False)
        return replace(found or blank(row, operation.cell), records=(row,))

    def _gaps(self, unit: str, kind: str) -> tuple[Owed, ...]:
        return gaps(self.registry, unit, (KINDS[kind].form,))

    def _missing(self, unit: str, kind: str, id_: str) -> tuple[Owed, ...]:
        """Return what is owed where the form came but the subject's row is not in it."""
        return (Owed(KINDS[kind].form, COMMUNE, unit, self.registry.period.code, "", id_),)

    def _lost(self, unit: str, kind: str, record: Record | None) -> tuple[Owed, ...]:
        """Return the rows to correct where the subject's own row may be among them."""
        lost = rows_lost(self.registry, unit, (KINDS[kind].form,), False, None)
        own = kind == "unit" or (record is not None and record.in_doubt)
        return to_correct(row for row in lost if own or not row.row)


def _is_shown(row: Record, operation: DeclaredCell) -> bool:
    """Tell whether a yes counts: where a paper asks for evidence, only with it."""
    return operation.shown_by is None or bool(row.values.get(operation.shown_by))
