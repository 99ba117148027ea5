"""What a subject's own row tells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.indicators.knowledge import gaps, row_missing, rows_lost, to_correct
from engine.indicators.record_cells import blank, cell_of
from engine.indicators.subjects import Subject
from engine.logic.cells import Cell, Owed, either, unknown
from facts.forms.catalogue import KINDS
from facts.standing import Record

if TYPE_CHECKING:
    from engine.indicators.contexts import PeriodFacts


def field_cell(facts: PeriodFacts, subject: Subject, kind: str, name: str) -> Cell:
    """Return a field of a subject's own row, unknown where its own return did not say it."""
    return either([_field_cell(reading, subject, kind, name) for reading in facts.readings(subject)])


def _field_cell(facts: PeriodFacts, subject: Subject, kind: str, name: str) -> Cell:
    unit = facts.unit_of(subject)
    owed = form_owed(facts, unit, kind)
    if owed:
        return unknown(owed)
    row = next((row for row in facts.registry.snapshot(kind, unit) if row.key[0] == subject.id), None)
    lost = rows_to_correct(facts, unit, kind, row)
    if lost:
        return unknown(lost)
    if row is None:
        return unknown(row_missing(facts.registry, unit, kind, subject.id))
    return replace(
        cell_of(row.values.get(name)) or blank(row, name, facts.registry.catalogue), records=(row,)
    )


def form_owed(facts: PeriodFacts, unit: str, kind: str) -> tuple[Owed, ...]:
    """Return the form of a kind, if the unit's own office did not return it."""
    return gaps(facts.registry, unit, (KINDS[kind].form,))


def rows_to_correct(facts: PeriodFacts, unit: str, kind: str, row: Record | None) -> tuple[Owed, ...]:
    """Return the rows to correct where the subject's own row may be among them."""
    lost = rows_lost(facts.registry, unit, (KINDS[kind].form,), False, None)
    own = kind == "unit" or (row is not None and row.in_doubt)
    return to_correct(one for one in lost if own or not one.row)
