"""What must have been returned for an indicator to be known, and what is owed where it was not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from engine.indicators.record_cells import blank, cell_of
from engine.indicators.registry import Registry
from engine.indicators.subjects import Subject
from engine.indicators.windows import Window, years_touched
from engine.logic.cells import CORRECT, Cell, Owed, either, unknown
from engine.rulebook.model.indicators import Selection
from facts.forms.catalogue import FORMS, KINDS
from facts.periods import Period
from facts.standing import COMMUNE, Record, SetAside

if TYPE_CHECKING:
    from engine.indicators.contexts import PeriodFacts


def asks_own_row(subject: str, selection: Selection, path: str | None) -> bool:
    """Tell whether an operation asks a venue what its own row says: unknown if the register leaves it out."""
    return subject == selection.kind == "venue" and not (selection.where is None and path is None)


def reach(selection: Selection, window: Window | None) -> tuple[bool, date | None]:
    """Tell whether an operation looks back, and since what day of its window; None is ever."""
    return selection.looks_back, window[0] if window else None


def gaps(registry: Registry, unit: str, forms: tuple[str, ...]) -> tuple[Owed, ...]:
    """Return the forms of this period that the office that owes them of the unit did not return."""
    return _not_returned(registry, unit, forms, (registry.period,))


def row_missing(registry: Registry, unit: str, kind: str, id_: str) -> tuple[Owed, ...]:
    """Return what is owed if a register came but a subject's row is not in it."""
    return (Owed(KINDS[kind].form, COMMUNE, unit, registry.period.code, "", id_),)


def older_gaps(
    registry: Registry, unit: str, forms: tuple[str, ...], back: bool, since: date | None
) -> tuple[Owed, ...]:
    """Return the same of the earlier years looked back to: they leave a figure open, not unknown."""
    periods = years_touched(since, registry.period, registry.calendar) if back else ()
    return _not_returned(registry, unit, forms, periods)


def _not_returned(
    registry: Registry, unit: str, forms: tuple[str, ...], periods: Iterable[Period]
) -> tuple[Owed, ...]:
    return tuple(
        Owed(form, FORMS[form].sender, unit, period.code)
        for period in periods
        for form in forms
        if not registry.returned(unit, period.code, form)
    )


def rows_lost(
    registry: Registry, unit: str, forms: tuple[str, ...], back: bool, since: date | None
) -> tuple[SetAside, ...]:
    """Return the rows of these forms that can't be used, in the returns looked at."""
    periods = looked_at(registry, back, since)
    return tuple(
        row for period in periods for form in forms for row in registry.set_aside(unit, period.code, form)
    )


def looked_at(registry: Registry, back: bool, since: date | None) -> tuple[Period, ...]:
    """Return the periods whose returns a selection looks at: this one, and the years looked back to."""
    back_to = years_touched(since, registry.period, registry.calendar) if back else ()
    return (registry.period, *back_to)


def to_correct(rows: Iterable[SetAside]) -> tuple[Owed, ...]:
    """Say which rows are to be corrected and by whom, or which forms they wait for."""
    return tuple(owed for row in rows for owed in _owed_for(row))


def _owed_for(row: SetAside) -> tuple[Owed, ...]:
    if row.awaits:
        return tuple(Owed(form, FORMS[form].sender, row.unit, period) for form, period in row.awaits)
    return (Owed(row.form, row.office, row.unit, row.period, CORRECT, place_of(row)),)


def place_of(row: SetAside) -> str:
    return f"{row.file}, {row.form}" + (f", dòng {row.row}" if row.row else "")


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
    cell = cell_of(row.values.get(name)) or blank(row, name, facts.registry.catalogue)
    return replace(cell, records=(row,))


def form_owed(facts: PeriodFacts, unit: str, kind: str) -> tuple[Owed, ...]:
    """Return the form of a kind, if the unit's own office did not return it."""
    return gaps(facts.registry, unit, (KINDS[kind].form,))


def rows_to_correct(facts: PeriodFacts, unit: str, kind: str, row: Record | None) -> tuple[Owed, ...]:
    """Return the rows to correct where the subject's own row may be among them."""
    lost = rows_lost(facts.registry, unit, (KINDS[kind].form,), False, None)
    own = kind == "unit" or (row is not None and row.in_doubt)
    return to_correct(gap for gap in lost if own or not gap.row)
