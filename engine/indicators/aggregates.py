"""Counts, sums and dates over the records that a selection picks."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from engine.indicators.knowledge import forms_of, gaps, looks_back, provisional
from engine.indicators.record_cells import fields_of
from engine.indicators.subjects import Subject, SubjectFacts
from engine.indicators.windows import Window, window_of
from engine.logic.cells import NO_DATE, Cell, Owed, known, over, unknown
from engine.logic.frame import Frame, parameter_values
from engine.logic.meaning import holds
from engine.rulebook.model.conditions import ParameterRef, facts_in
from engine.rulebook.model.indicators import Aggregate, Selection
from engine.rulebook.model.vocabulary import RETURN, VENUE_PERIOD, Path, path_from
from facts.forms.catalogue import KINDS
from facts.spelling import caseless
from facts.standing import COMMUNE, Event, Record


class Aggregator:
    """Evaluates operations over records for the subjects of one period."""

    def __init__(self, facts: SubjectFacts) -> None:
        self.facts = facts
        self.registry = facts.registry

    def cell(self, subject: Subject, operation: Aggregate) -> Cell:
        """Return the operation's value: unknown where a form it is over was not returned."""
        frame = self.facts.frame(subject)
        windows = self.windows(operation.over, frame)
        cells = [self._cell(subject, operation, window, frame) for window in windows]
        if len({(cell.state, cell.value) for cell in cells}) == 1:
            return cells[0]
        return over(unknown(), *cells)

    def windows(self, selection: Selection, frame: Frame) -> list[Window | None]:
        """Return the window of days, or one for each value its parameters may have."""
        if selection.within is None:
            return [None]
        months = [
            parameter_values(frame.parameters[m.name], frame) if isinstance(m, ParameterRef) else (m,)
            for m in selection.months
        ]
        return [window_of(selection.within, choice, frame.period) for choice in itertools.product(*months)]

    def _cell(self, subject: Subject, operation: Aggregate, window: Window | None, frame: Frame) -> Cell:
        selection = operation.over
        unit, forms = self.facts.unit_of(subject), forms_of(selection)
        back, since = looks_back(selection), window[0] if window else None
        owed = gaps(self.registry, unit, forms, back, since)
        if owed:
            return unknown(owed)
        mark = provisional(self.registry, unit, forms, back, since)
        if selection.kind == VENUE_PERIOD:
            return self._from_above(subject, operation, mark)
        picked = list(self._picked(subject, selection, window, frame))
        return self._value(operation, picked, mark)

    # Which records

    def _picked(
        self, subject: Subject, selection: Selection, window: Window | None, frame: Frame
    ) -> Iterable[Record]:
        """Yield the records selected; of an event the telling for which the tests are true."""
        by_office = "office" in facts_in(selection.where)
        for told in self.candidates(subject, selection):
            for record in told if by_office else told[:1]:
                if self._fits(record, selection, window, frame):
                    yield record
                    break

    def candidates(self, subject: Subject, selection: Selection) -> Iterable[tuple[Record, ...]]:
        """Return what a selection is asked about: each record, or every telling of an event."""
        if selection.kind == RETURN:
            return ((row,) for row in self._deliveries(subject, selection))
        if KINDS[selection.kind].register:
            rows = self.registry.snapshot(selection.kind, self.facts.unit_of(subject))
            own = subject.kind == "unit" or selection.kind != "venue"
            return ((row,) for row in rows if own or row.key[0] == subject.id)
        events: tuple[Event, ...]
        if selection.through is not None:
            events = self.registry.events_through(selection.kind, through_fields(selection), subject.id)
        else:
            events = self.registry.events(selection.kind, subject.kind, subject.id)
        return (event.told for event in events)

    def _deliveries(self, subject: Subject, selection: Selection) -> Iterable[Record]:
        rows = self.registry.deliveries(self.facts.unit_of(subject))
        if "covers" in facts_in(selection.where):
            return rows
        return (row for row in rows if row.period == self.registry.period.code)

    def _fits(self, record: Record, selection: Selection, window: Window | None, frame: Frame) -> bool:
        if window is not None or selection.dated is not None:
            day = self.day_of(record, selection)
            if day is None or day > frame.period.end or (window and not window[0] <= day <= window[1]):
                return False
        if selection.life is not None and not self._alive(record, selection.life, frame):
            return False
        if selection.where is None:
            return True
        return holds(selection.where, fields_of(record, self.registry), frame) is True

    def day_of(self, record: Record, selection: Selection) -> date | None:
        """Return the day a record counts by under a selection, None where it has none."""
        if selection.dated is None:
            return self.registry.day_of(record)
        cell = fields_of(record, self.registry)(selection.dated)
        return cell.value if isinstance(cell.value, date) else None

    @staticmethod
    def _alive(record: Record, life: str, frame: Frame) -> bool:
        """Tell whether a record's life holds the period's last day, or any of its days. The end is the first day gone."""
        ends = KINDS[record.kind].life
        assert ends is not None  # settled when the rules were read
        start, end = record.values.get(ends[0]), record.values.get(ends[1])
        if isinstance(start, date) and start > frame.period.end:
            return False
        last_needed = frame.period.end if life == "open_at" else frame.period.start
        return not isinstance(end, date) or end > last_needed

    # What they come to

    def _value(self, operation: Aggregate, picked: list[Record], mark: bool) -> Cell:
        rows = tuple(picked)
        if operation.op == "count":
            return known(len(rows), rows, mark)
        if operation.op == "exists":
            return known(bool(rows), rows, mark)
        values = [(record, self._measured(record, str(operation.path))) for record in rows]
        filled = [(record, value) for record, value in values if value is not None]
        if operation.op == "count_distinct":
            return known(len({_folded(value) for _, value in filled}), rows, mark)
        if operation.op == "sum":
            total = sum(
                (Fraction(v) for _, v in filled if isinstance(v, int | Decimal | Fraction)), Fraction(0)
            )
            return known(total, rows, mark)
        days = [value for _, value in filled if isinstance(value, date)]
        if not days:
            return over(NO_DATE, known(False, rows, mark))
        chosen = min(days) if operation.op == "min_date" else max(days)
        return known(chosen, tuple(record for record, value in filled if value == chosen), mark)

    def _measured(self, record: Record, path: str) -> object:
        if record.kind == RETURN:
            return record.values.get(path)
        found = path_from(record.kind, path)
        assert isinstance(found, Path)  # settled when the rules were read
        return self.registry.follow(record, (*(field for field, _ in found.steps), found.field))

    def _from_above(self, subject: Subject, operation: Aggregate, mark: bool) -> Cell:
        """Count the venues of a unit by their own indicators; one unknown makes the whole unknown."""
        unsettled: list[Cell] = []
        counted: list[Cell] = []
        asked: list[Cell] = []
        for venue in self.facts.venues_of(subject.id):
            answer, cells = self._asked(venue, operation.over)
            asked += cells
            if answer is None:
                unsettled += cells
            elif answer:
                counted.append(over(known(True), *cells, self._venue_row(venue)))
        if unsettled:
            return over(unknown(), *unsettled)
        value = known(len(counted) > 0) if operation.op == "exists" else known(len(counted))
        marked = over(value, *counted)
        return over(marked, known(True, (), mark or any(cell.provisional for cell in asked)))

    def _asked(self, venue: Subject, selection: Selection) -> tuple[bool | None, list[Cell]]:
        names = facts_in(selection.where)
        cells = {name: self.facts.cell(venue, name) for name in names}
        if selection.where is None:
            return True, []
        answer = holds(selection.where, cells.__getitem__, self.facts.frame(venue))
        return answer, list(cells.values())

    def _venue_row(self, venue: Subject) -> Cell:
        return known(True, (self.registry.venues[venue.id],))

    # The subject's own row

    def own_gaps(self, unit: str, kind: str) -> tuple[Owed, ...]:
        return gaps(self.registry, unit, (KINDS[kind].form,), False, None)

    def own_row(self, unit: str, kind: str, id_: str) -> tuple[Owed, ...]:
        """Return what is owed where the form came but the subject's row is not in it."""
        return (Owed(KINDS[kind].form, COMMUNE, unit, self.registry.period.code, "", id_),)

    def own_provisional(self, unit: str, kind: str) -> bool:
        return provisional(self.registry, unit, (KINDS[kind].form,), False, None)


def through_fields(selection: Selection) -> tuple[str, ...]:
    """Turn `case.venue.unit` into the fields to follow from a case."""
    _, *steps, last = str(selection.through).split(".")
    names = path_from(selection.kind, ".".join([*steps, f"{last}_code" if last == "unit" else f"{last}_id"]))
    assert isinstance(names, Path)  # settled when the rules were read
    return (*(field for field, _ in names.steps), names.field)


def _folded(value: object) -> object:
    """Compare texts without case and extra spaces."""
    return caseless(value) if isinstance(value, str) else value
