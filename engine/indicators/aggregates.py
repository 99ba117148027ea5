"""Counts, sums and dates over the records that a selection picks."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from engine.indicators.forms_asked import forms_of_venues
from engine.indicators.knowledge import (
    asks_own_row,
    gaps,
    looked_at,
    older_gaps,
    reach,
    row_missing,
    rows_lost,
    to_correct,
)
from engine.indicators.possible_places import PossiblePlaces, broken_at
from engine.indicators.record_cells import fields_of
from engine.indicators.subjects import Subject
from engine.indicators.through import through_fields, through_forms
from engine.indicators.values import Picked, UnusableRows, rests_on, value_of
from engine.indicators.windows import Window, alive, window_of
from engine.logic.cells import Cell, Owed, State, either, known, over, unknown
from engine.logic.comparison import combined
from engine.logic.frame import Frame, parameter_values
from engine.logic.kleene import Kleene, agreed
from engine.logic.meaning import answer_of, holds
from engine.rulebook.model import vocabulary
from engine.rulebook.model.conditions import ParameterRef, facts_in, parameters_in
from engine.rulebook.model.indicators import Selection
from facts.forms.catalogue import COVER, KINDS
from facts.standing import Event, Record, SetAside, Source

if TYPE_CHECKING:
    from engine.indicators.contexts import OverRecords, PeriodFacts


AskedVenues = Callable[[bool], tuple[int, int]]


class Aggregator:
    """Evaluates operations over records for the subjects of one period."""

    def __init__(self, facts: PeriodFacts) -> None:
        self.facts = facts
        self.registry = facts.registry
        self.possible = PossiblePlaces(facts.registry)
        self._venue_forms: dict[Selection, frozenset[str]] = {}
        self._varying: dict[Selection, tuple[str, ...]] = {}
        self._of_all: dict[tuple[str, bool, date | None], tuple[Owed, ...]] = {}

    def cell(self, subject: Subject, operation: OverRecords) -> Cell:
        """Return the operation's value: unknown where a form it is over was not returned."""
        frame = self.facts.frame(subject)
        windows = self.windows(operation.over, frame)
        return either(
            [
                facts.aggregator._cell(subject, operation, window, frame)
                for facts in self.facts.readings(subject)
                for window in windows
            ]
        )

    def windows(self, selection: Selection, frame: Frame) -> list[Window | None]:
        """Return the window of days, or one for each value its parameters may have."""
        if selection.within is None:
            return [None]
        months = [
            parameter_values(frame.parameters[m.name], frame) if isinstance(m, ParameterRef) else (m,)
            for m in selection.months
        ]
        return [window_of(selection.within, choice, frame.period) for choice in itertools.product(*months)]

    def _cell(self, subject: Subject, operation: OverRecords, window: Window | None, frame: Frame) -> Cell:
        selection = operation.over
        unit, forms = self.facts.unit_of(subject), selection.forms
        owed = gaps(self.registry, unit, forms)
        if owed:
            return unknown(owed)
        lost = self._lost(subject, selection, window)
        elsewhere = self._lost_elsewhere(subject, selection, window)
        if lost.whole or elsewhere:
            return unknown((*lost.owed, *to_correct(elsewhere)))
        if selection.kind == vocabulary.VENUE_PERIOD:
            return self._from_above(subject, operation, lost)
        if asks_own_row(subject.kind, selection, operation.path) and not any(self._rows_of_venue(subject)):
            return unknown(row_missing(self.registry, unit, "venue", subject.id))
        picked = self._picked(subject, selection, window, frame, lost)
        picked = self._measurable(operation, picked, bool(self._measures_owed(unit, operation, window)))
        return value_of(
            operation,
            picked,
            self._with_rows_of_days(unit, operation, window, picked, lost, frame),
            self._days(operation, window, frame),
            self.measured,
        )

    def _lost(self, subject: Subject, selection: Selection, window: Window | None) -> UnusableRows:
        """Return what of a selection's forms can't be used or never came, in all returns looked at."""
        unit, forms = self.facts.unit_of(subject), selection.forms
        back, since = reach(selection, window)
        older = older_gaps(self.registry, unit, forms, back, since)
        if selection.through is not None:  # any unit may tell of it
            older = tuple(dict.fromkeys((*older, *self.gaps_of_all(forms[0], back, since))))
        rows = rows_lost(self.registry, unit, forms, back, since)
        if selection.kind == vocabulary.RETURN:
            rows = rows_lost(self.registry, unit, (COVER.form,), False, None)
        if subject.kind == "venue" and selection.kind in vocabulary.VENUE_PATHS:
            periods = {period.code for period in looked_at(self.registry, back, since)}
            named = self.registry.set_aside_naming(subject.id)
            rows = (
                *(r for r in rows if r.form != forms[0] or self._may_be_of(subject, r)),
                *(r for r in named if r.form == forms[0] and r.period in periods),
            )
        return UnusableRows(forms, rows, older)

    def gaps_of_all(self, form: str, back: bool, since: date | None) -> tuple[Owed, ...]:
        """Return which units of the period did not return a form, now or for a year looked back to."""
        key = form, back, since
        if key not in self._of_all:
            self._of_all[key] = tuple(
                gap
                for unit in self.facts.compared_units
                for of_place in (
                    gaps(self.registry, unit, (form,)),
                    older_gaps(self.registry, unit, (form,), back, since),
                )
                for gap in of_place
            )
        return self._of_all[key]

    def _with_rows_of_days(
        self,
        unit: str,
        operation: OverRecords,
        window: Window | None,
        picked: Picked,
        lost: UnusableRows,
        frame: Frame,
    ) -> UnusableRows:
        """Add what leaves days or places open, and the blanks of the office's own columns."""
        selection = operation.over
        path = through_fields(selection) if selection.through is not None else ()
        places = dict.fromkeys(o for record in picked.open for o in self.possible.owed(record, unit, path))
        places |= dict.fromkeys(self._measures_owed(unit, operation, window))
        places |= dict.fromkeys(self._parameters_owed(selection, frame))
        if self.registry.standing.own:
            names = (*selection.fields, operation.path or "")
            places |= dict.fromkeys(o for record in picked.open for o in self._blanks(record, names))
        lost = replace(lost, places=tuple(places))
        if not any(self._day_in_doubt(record, selection) for record in picked.open):
            return lost
        kind = KINDS[selection.kind]
        other = KINDS[str(kind.record_fields[str(kind.dated_by)].refers_to)]
        back, since = reach(selection, window)
        rows = rows_lost(self.registry, unit, (other.form,), back, since)
        return replace(lost, rows=tuple(dict.fromkeys((*lost.rows, *rows))))

    def _lost_elsewhere(
        self, subject: Subject, selection: Selection, window: Window | None
    ) -> tuple[SetAside, ...]:
        """Return others' lost rows that may lead to a unit by a path (`through`), and all along the path."""
        if selection.through is None:
            return ()
        unit, form, along = self.facts.unit_of(subject), selection.forms[0], through_forms(selection)
        back, since = reach(selection, window)
        return tuple(
            row
            for other in self.registry.units_with_lost_rows
            for row in rows_lost(self.registry, other, (form, *along), back, since)
            if other != unit or row.form in along
        )

    def _may_be_of(self, venue: Subject, row: SetAside) -> bool:
        """Tell whether a lost row without a venue may be about this one: not if of B02, where this stands."""
        if not row.row:
            return True
        here = row.form == KINDS["venue"].form and any(self._rows_of_venue(venue))
        return row.venue is None and self.facts.nameless and not here

    def _rows_of_venue(self, venue: Subject) -> Iterable[Record]:
        rows = self.registry.snapshot("venue", self.facts.unit_of(venue))
        return (row for row in rows if row.key[0] == venue.id)

    def _days(
        self, operation: OverRecords, window: Window | None, frame: Frame
    ) -> tuple[date | None, date | None]:
        """Return the days between which a day looked for must lie, as far as they are known."""
        selection = operation.over
        own = selection.dated or (KINDS[selection.kind].date if selection.kind in KINDS else None)
        if operation.path != own or own is None:
            return None, None
        return (window[0], window[1]) if window else (None, frame.period.end)

    # Which records

    def _picked(
        self, subject: Subject, selection: Selection, window: Window | None, frame: Frame, lost: UnusableRows
    ) -> Picked:
        """Return the records selected; of an event the telling for which the tests are true."""
        picked = Picked([], [])
        for record, answer in self._answers(subject, selection, window, frame, lost):
            if answer is not False:
                (picked.sure if answer else picked.open).append(record)
        return picked

    def _measurable(self, operation: OverRecords, picked: Picked, weak: bool) -> Picked:
        """Leave open whose measure is in a missing record, on a form not whole (`weak`), or blank."""
        path = (str(operation.path),)
        days_of_receipt = operation.over.kind == vocabulary.RETURN and path[0] == vocabulary.RECEIVED_ON
        if "." not in path[0] and not self.registry.standing.own and not days_of_receipt:
            return picked
        open_ = [
            r
            for r in picked.sure
            if weak
            or self._broken_forms(r, path)
            or self._blanks(r, path)
            or (days_of_receipt and r.in_doubt)
        ]
        return Picked([r for r in picked.sure if r not in open_], picked.open + open_)

    def _measures_owed(self, unit: str, operation: OverRecords, window: Window | None) -> tuple[Owed, ...]:
        """Return what is owed of the forms of other records that a measure stands in."""
        forms = vocabulary.forms_along(operation.over.kind, operation.path)
        if not forms:
            return ()
        back, since = reach(operation.over, window)
        missing = gaps(self.registry, unit, forms) + older_gaps(self.registry, unit, forms, back, since)
        return missing + to_correct(rows_lost(self.registry, unit, forms, back, since))

    def _answers(
        self, subject: Subject, selection: Selection, window: Window | None, frame: Frame, lost: UnusableRows
    ) -> Iterable[tuple[Record, Kleene]]:
        """Yield each record a selection is asked about, and whether it counts; in doubt is open."""
        by_office = "office" in facts_in(selection.where)

        def answered(records: tuple[Record, ...], fits: Callable[[Record], Kleene]) -> tuple[Record, Kleene]:
            counted = records if by_office else records[:1]
            answers = [fits(record) for record in counted]
            answer: Kleene = True if True in answers else None if None in answers else False
            return counted[answers.index(answer)], answer

        for records in self.candidates(subject, selection):
            record, answer = answered(records, lambda r: self._fits(r, selection, window, frame, lost))
            doubt = record.in_doubt and record.kind != vocabulary.RETURN
            doubt = doubt or self._day_in_doubt(record, selection)
            doubt = doubt or bool(self.registry.later_gaps(record) or self.registry.later_losses(record))
            yield record, None if answer and doubt else answer
        elsewhere = replace(frame, unit_fields=lambda name: unknown())
        for records in self._possible(subject, selection):
            record, answer = answered(records, lambda r: self._may_fit(r, selection, window, elsewhere))
            yield record, None if answer else answer

    def answers(self, subject: Subject, selection: Selection) -> Iterable[tuple[Record, Kleene]]:
        """Yield the same for a reader: open too where a parameter of its window may have several values."""
        frame = self.facts.frame(subject)
        by_record: dict[tuple[Source, tuple[str, ...]], tuple[Record, list[Kleene]]] = {}
        for window in self.windows(selection, frame):
            lost = self._lost(subject, selection, window)
            for record, answer in self._answers(subject, selection, window, frame, lost):
                by_record.setdefault((record.source, record.key), (record, []))[1].append(answer)
        return ((record, agreed(answers)) for record, answers in by_record.values())

    def candidates(self, subject: Subject, selection: Selection) -> Iterable[tuple[Record, ...]]:
        """Return what a selection is asked about: each record, or every telling of an event."""
        if selection.kind == vocabulary.RETURN:
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
        return (event.records for event in events)

    def _possible(self, subject: Subject, selection: Selection) -> tuple[tuple[Record, ...], ...]:
        """Return the events that may be the subject's, though no path leads from them to it."""
        if selection.kind == vocabulary.RETURN or KINDS[selection.kind].register:
            return ()
        place = subject.kind, subject.id
        if selection.through is not None:
            events = self.possible.led_to(selection.kind, through_fields(selection), *place)
        else:
            unit = self.facts.unit_of(subject)
            events = self.possible.events(selection.kind, *place, unit, self.facts.nameless)
        return tuple(event.records for event in events)

    def _deliveries(self, subject: Subject, selection: Selection) -> Iterable[Record]:
        rows = self.registry.deliveries(self.facts.unit_of(subject))
        if "covers" in facts_in(selection.where):
            return rows
        return (row for row in rows if row.period == self.registry.period.code)

    def _fits(
        self, record: Record, selection: Selection, window: Window | None, frame: Frame, lost: UnusableRows
    ) -> Kleene:
        """Tell whether a record counts: a test that rests on another form's lost rows stays open."""
        if not self._is_within(record, selection, window, frame):
            return False
        if selection.where is None:
            return True
        fields = fields_of(record, self.registry)
        if record.kind == vocabulary.RETURN and record.in_doubt:
            asks_day = vocabulary.RECEIVED_ON in facts_in(selection.where)
            answer = holds(selection.where, fields, frame)
            return answer if asks_day else answer is True
        weak = lost.weak | self._broken_forms(record, facts_in(selection.where))
        blank = self.registry.standing.own and self._blanks(record, selection.fields)
        if not weak and not blank and not self._open_parameters(selection, frame):
            return holds(selection.where, fields, frame) is True
        return combined(
            selection.where,
            lambda leaf: None if rests_on(leaf, record.kind, weak) else answer_of(leaf, fields, frame),
        )

    def _open_parameters(self, selection: Selection, frame: Frame) -> tuple[str, ...]:
        """Return the parameters of a test that may have several values: a field of the unit is lost."""
        if selection not in self._varying:
            names = parameters_in(selection.where)
            self._varying[selection] = tuple(n for n in names if frame.parameters[n].varies)
        return tuple(n for n in self._varying[selection] if len(frame.values_of(ParameterRef(n))) > 1)

    def _parameters_owed(self, selection: Selection, frame: Frame) -> tuple[Owed, ...]:
        names = self._open_parameters(selection, frame)
        lines = (line for name in names for _, line in frame.parameters[name].on(frame.period.end).lines)
        return tuple(o for line in lines for fact in facts_in(line) for o in frame.unit_fields(fact).owed)

    def _broken_forms(self, record: Record, names: Iterable[str]) -> frozenset[str]:
        """Return the forms of records that names lead over and that are not there."""
        broken = (
            broken_at(record, path, self.registry) for path in vocabulary.fields_along(record.kind, names)
        )
        return frozenset(KINDS[place[0]].form for place in broken if place is not None)

    def _blanks(self, record: Record, names: Iterable[str]) -> tuple[Owed, ...]:
        """Return the office's own columns that are asked for and blank: a test on one is open."""
        cells = map(
            fields_of(record, self.registry),
            vocabulary.own_columns(record.kind, names, self.registry.catalogue),
        )
        return tuple(owed for cell in cells for owed in cell.owed)

    def _day_in_doubt(self, record: Record, selection: Selection) -> bool:
        return selection.dated is None and self.registry.day_in_doubt(record)

    def _may_fit(self, record: Record, selection: Selection, window: Window | None, frame: Frame) -> Kleene:
        """Tell whether a record may count of which nobody can tell whose it is."""
        if not self._is_within(record, selection, window, frame):
            return False
        fields = fields_of(record, self.registry)
        return selection.where is None or holds(selection.where, fields, frame) is not False

    def _is_within(self, record: Record, selection: Selection, window: Window | None, frame: Frame) -> bool:
        """Tell whether a record's day, if it may be known, and its life are those a selection looks at."""
        if window is not None or selection.dated is not None:
            day = self.day_of(record, selection)
            outside = day is None or day > frame.period.end or (window and not window[0] <= day <= window[1])
            if outside and not self._may_be_within(record, selection, window):
                return False
        return selection.life is None or alive(record, selection.life, frame)

    def _may_be_within(self, record: Record, selection: Selection, window: Window | None) -> bool:
        """Tell whether a record may be of a day in a window though its own is in doubt, or lost."""
        early = window is not None and not self.registry.may_be_since(record, window[0])
        return self._day_in_doubt(record, selection) and not early

    def day_of(self, record: Record, selection: Selection) -> date | None:
        """Return the day a record counts by under a selection, None where it has none."""
        if selection.dated is None:
            return self.registry.day_of(record)
        cell = fields_of(record, self.registry)(selection.dated)
        return cell.value if isinstance(cell.value, date) else None

    # What they come to

    def measured(self, record: Record, path: str) -> object:
        if record.kind == vocabulary.RETURN:
            return record.values.get(path)
        steps = vocabulary.steps_of(record.kind, path)
        assert not isinstance(steps, vocabulary.NoPath)  # settled when the rules were read
        return self.registry.follow(record, (*(field for field, _ in steps), path.rpartition(".")[2]))

    def _from_above(self, subject: Subject, operation: OverRecords, lost: UnusableRows) -> Cell:
        """Count the venues of a unit by their own indicators; an unknown one may count or not.

        Each row without a known venue changes one venue at most, though every venue, or a new one, may be it.
        """
        counted, open_ = self._venues_asked(subject, operation.over, self.facts)

        def numbers_of(nameless: bool) -> tuple[int, int]:
            if nameless == self.facts.nameless:
                return len(counted), len(open_)
            sure, unsure = self._venues_asked(subject, operation.over, self.facts.without_nameless)
            return len(sure), len(unsure)

        cell = self._venues_between(subject.id, operation, numbers_of)
        return over(
            replace(cell, owed=lost.owed if cell.unknown else ()),
            *counted,
            *open_,
            Cell(State.UNKNOWN, owed=lost.owed),
        )

    def venues_counted(self, subject: Subject, operation: OverRecords, numbers_of: AskedVenues) -> Cell:
        """Return the same as `cell` for venues that were asked elsewhere, without the rows it rests on."""
        unit, selection = self.facts.unit_of(subject), operation.over
        gone = gaps(self.registry, unit, selection.forms) or self._lost(subject, selection, None).whole
        if gone or self._lost_elsewhere(subject, selection, None):
            return unknown()
        return self._venues_between(unit, operation, numbers_of)

    def _venues_between(self, unit: str, operation: OverRecords, numbers_of: AskedVenues) -> Cell:
        """Return how many venues of a unit count, with lost rows that may tell of any of them, or of another.

        `numbers_of` gives how many count for certain and how many more may, with rows that name no venue
        anybody can tell, or as if none were lost.
        """
        sure, unsure = numbers_of(self.facts.nameless)
        known_venues = {venue.id for venue in self.facts.venues_of(unit)}
        new, nobodys_new = self.registry.new_venues(unit, known_venues)
        least, most = sure, sure + unsure + new + nobodys_new
        forms = self._forms_of_venues(operation.over)
        nobodys, unlisted = self.registry.nameless(unit, forms), self.registry.unlisted(unit, forms)
        if nobodys and self.facts.nameless:
            sure, unsure = numbers_of(False)
            least, most = max(least, sure - nobodys), min(most, sure + unsure + nobodys + new)
        return operation.of_venues(max(least - unlisted, 0), most + unlisted)

    def _forms_of_venues(self, selection: Selection) -> frozenset[str]:
        if selection not in self._venue_forms:
            self._venue_forms[selection] = forms_of_venues(self.facts.rules, facts_in(selection.where))
        return self._venue_forms[selection]

    def _venues_asked(
        self, subject: Subject, selection: Selection, facts: PeriodFacts
    ) -> tuple[list[Cell], list[Cell]]:
        """Return what was asked of the venues that count for certain, and of those that may or may not."""
        counted: list[Cell] = []
        open_: list[Cell] = []
        for row, answer, cells in self.venue_answers(subject, selection, facts):
            if answer:
                counted.append(over(known(True), *cells.values(), known(True, (row,))))
            elif answer is None:
                open_.append(over(unknown(), *cells.values(), known(True, (row,))))
        return counted, open_

    def venue_answers(
        self, subject: Subject, selection: Selection, facts: PeriodFacts
    ) -> Iterable[tuple[Record, Kleene, Mapping[str, Cell]]]:
        """Yield each venue of a unit, whether it counts, and the indicators it was asked by."""
        for venue in facts.venues_of(subject.id):
            row = self.registry.venues[venue.id]
            answer, cells = self._asked(venue, selection, facts)
            doubt = row.in_doubt or venue.id in self.registry.claims
            yield row, None if answer and doubt else answer, cells

    def _asked(
        self, venue: Subject, selection: Selection, facts: PeriodFacts
    ) -> tuple[Kleene, Mapping[str, Cell]]:
        names = facts_in(selection.where)
        cells = {name: facts.cell(venue, name) for name in names}
        if selection.where is None:
            return True, {}
        answer = holds(selection.where, cells.__getitem__, facts.frame(venue))
        return answer, cells
