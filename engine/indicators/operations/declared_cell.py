"""One cell of a fact that an office declares on form B17, as `rules/declared/` lists it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from engine.indicators import contexts
from engine.indicators.hiding_moves import DOWN, EITHER, FOUND, SELF, FigureMove
from engine.logic.cells import NO_DATE, Cell, Owed, State, known, unknown
from engine.logic.domains import Domain, plain_domain
from engine.rulebook.kinds.words import derived
from engine.rulebook.model.declared import DECLARED
from engine.rulebook.model.indicators import Indicator, IndicatorSet
from engine.rulebook.model.types import DATE, NUMBER
from facts.forms.catalogue import KINDS
from facts.standing import COMMUNE

FORM = KINDS[DECLARED].form


class DeclaredCell(Indicator):
    """What the office `reported_by` declares; what others say does not count.

    `field` is answer, number, of or on. `by_looking`: what is declared exists only where somebody looked for
    it. `shown_by` names the field without which a yes counts as no, where a paper says so. `ends`: between
    which points lie that somebody decides.
    """

    item: str = derived()
    field: str = derived()
    reported_by: str = derived(COMMUNE)  # type: ignore[misc]
    by_looking: bool = derived(False)
    shown_by: str | None = derived(None)
    ends: tuple[Fraction, Fraction] | None = derived(None)

    @property
    def forms(self) -> tuple[str, ...]:
        return (FORM,)

    def signed(self) -> tuple[str, Mapping[str, Any]]:
        return "DeclaredCell", {
            "item": self.item,
            "cell": self.field,
            "told_by": self.reported_by,
            "by_looking": self.by_looking,
            "shown_by": self.shown_by,
            "ends": self.ends,
        }

    def cell(self, facts: contexts.PeriodFacts, subject: contexts.Subject) -> Cell:
        """Return what the office asked declared; points that are not decided lie between their ends."""
        from engine.indicators.operations.figures import decided

        cell = self._declared(facts, subject)
        return cell if self.ends is None else decided(cell, *self.ends)

    def _declared(self, facts: contexts.PeriodFacts, subject: contexts.Subject) -> Cell:
        """Return what was declared; a row, a cell or a return that is missing leaves it unknown."""
        unit = subject.id
        rows = facts.registry.snapshot(DECLARED, unit)
        row = next((r for r in rows if r.values["item"] == self.item and r.office == self.reported_by), None)
        lost = contexts.knowledge.rows_to_correct(facts, unit, DECLARED, row)
        if lost:
            return unknown(lost)
        if row is None:
            form_missing = self.reported_by == COMMUNE and contexts.knowledge.form_owed(facts, unit, DECLARED)
            key = () if form_missing else ("", self.item)
            return unknown((Owed(FORM, self.reported_by, unit, facts.registry.period.code, *key),))
        cell = contexts.record_cells.cell_of(row.values.get(self.field))
        if cell is None and self.field == "on" and row.values.get("answer") is False:
            cell = NO_DATE
        if cell is not None and cell.value is True and self.shown_by and not row.values.get(self.shown_by):
            cell = known(False)
        return replace(cell or contexts.record_cells.blank(row, self.field), records=(row,))

    def column(self, columns: contexts.PeriodColumns, kind: str) -> contexts.FactColumn:
        if self.ends is not None:
            raise contexts.frames.NotColumnar("points that somebody decides")
        records = columns.kinds[DECLARED]
        nowhere = contexts.numpy.full(columns.count("unit"), -1)
        rows = columns.declared_rows.get((self.item, self.reported_by), nowhere)
        cells = contexts.columns.take(records.column(self.field), rows)
        if self.field == "on":
            answers = contexts.columns.take(records.column("answer"), rows)
            none = answers.known & (answers.low.numerators == 0)
            states = contexts.numpy.where((cells.states == State.UNKNOWN) & none, State.NONE, cells.states)
            cells = contexts.columns.days(cells.low.numerators, states.astype(contexts.numpy.uint8))
        elif self.shown_by is not None:
            shown = contexts.series.at_places(records.known(self.shown_by), rows, False)
            cells = contexts.columns.yes_no(contexts.numpy.where(shown, cells.low.numerators, 0), cells.state)
        doubted = columns.lost.subjects("unit", (FORM,), (columns.period.code,))
        return columns.one_by_one(doubted, cells, lambda subject: self.cell(columns.plain, subject), "unit")

    def domain(self, domains: contexts.Domains) -> Domain:
        if self.ends is not None:
            return Domain(NUMBER, low=self.ends[0], high=self.ends[1])
        if self.type.kind == DATE:
            return Domain(DATE, states=(State.NONE,))
        return plain_domain(self.type)

    def is_part_of(self, other: Indicator) -> bool:
        pair = isinstance(other, DeclaredCell) and (self.field, other.field) == ("number", "of")
        return pair and self.item == other.item  # type: ignore[attr-defined]

    def moved(self, hiding: contexts.Hiding, home: IndicatorSet) -> FigureMove | None:
        if self.reported_by != COMMUNE:
            return None
        if self.ends is not None:
            return FigureMove(EITHER, frozenset({SELF}))  # points it gives itself
        return FigureMove(DOWN, frozenset({FOUND})) if self.by_looking else None
