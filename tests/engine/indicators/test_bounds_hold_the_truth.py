"""Property: whatever rows are lost of a whole archive, every figure of the whole one lies between the ends
that are left."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TypeVar

from desk.workspace.rule_files import SHIPPED, rule_texts
from engine.indicators.evaluator import PeriodFacts
from engine.indicators.operations.score_first_told import ScoreFirstTold
from engine.logic.cells import Cell
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.model.vocabulary import VENUE_PATHS
from engine.rulebook.rules import rules_from_texts
from facts.forms.catalogue import FORMS, KINDS
from facts.periods import Period
from facts.standing import COMMUNE, HAS_DATA, Delivery, Event, Record, SetAside, Standing
from scenarios.steps.plain_years import PlainEvaluation
from tests.engine.evaluation.test_year_columns import period_of
from tests.engine.evaluation.test_year_columns_at_random import PARAMETER, UNITS, VENUES
from tests.engine.indicators.strategies import over_archives

Told = TypeVar("Told", Delivery, Record, SetAside)
END_OF_2019 = date(2019, 12, 14)
LINES = ("$x_months", "x_over_both")  # their windows vary by unit


@cache
def rules() -> Rules:
    texts = dict(rule_texts(SHIPPED))
    texts["rules/parameters.yaml"] += PARAMETER
    texts["rules/indicators/commune_period.yaml"] += "\n".join(
        line for line in UNITS.splitlines() if not any(words in line for words in LINES)
    )
    texts["rules/indicators/venue_period.yaml"] += VENUES
    return rules_from_texts(texts)


class Loss:
    """Takes rows out of a whole archive, as an import sets them aside."""

    def __init__(self, dice: random.Random, whole: Standing, facts: PeriodFacts) -> None:
        self.dice, self.whole, self.facts = dice, whole, facts
        self.lost: set[tuple[str, str]] = set()  # kind, id: gone without an earlier telling
        self.rows: list[SetAside] = []

    def standing(self) -> Standing:
        registers = {
            place: tuple(self._registers(place, rows)) for place, rows in self.whole.registers.items()
        }
        registers = {
            place: tuple(
                replace(r, in_doubt=True) if (r.kind, r.key[0]) in self.lost and place[2] == "2020" else r
                for r in rows
            )
            for place, rows in registers.items()
        }  # another unit's row of a lost key, as an import marks it
        order = ("inspection", "case", *(k for k in KINDS if k not in ("inspection", "case")))
        told = {kind: tuple(self._events(self.whole.events.get(kind, ()))) for kind in order}
        return replace(self.whole, registers=registers, events=told, set_aside=tuple(self.rows))

    def _registers(self, place: tuple[str, str, str], rows: tuple[Record, ...]) -> Iterator[Record]:
        kind, unit, period = place
        for row in rows:
            if period != "2020" or self.dice.random() > 0.25 or (kind == "unit" and row.key[0] != unit):
                yield row
                continue
            there = (
                str(row.values["unit_code"]) if kind == "venue" else unit
            )  # whose venue it is both sides know
            self._set_aside(row, there, row.key[0] if kind == "venue" else "")
            if self.dice.random() < 0.5:
                yield replace(row, values=self._otherwise(row), in_doubt=True)
            elif len(row.key) == 1:
                self.lost.add((kind, row.key[0]))

    def _events(self, told: tuple[Event, ...]) -> Iterator[Event]:
        for event in told:
            record = event.record
            must = any(
                (str(f.refers_to), str(record.values.get(f.name))) in self.lost
                for f in KINDS[record.kind].record_fields.values()
            )
            unit = self.facts.registry.unit_of(record)
            must = must and self.dice.random() < 0.5  # else it stands, and what it refers to does not
            taken = (must or self.dice.random() < 0.25) and not _of_2019(event.records)
            if KINDS[record.kind].form not in FORMS or unit is None or not taken:
                yield event
                continue
            self._set_aside(record, unit, self._venue(record, unit))
            if not must and self.dice.random() < 0.5:
                old = replace(record, values=self._otherwise(record), in_doubt=True)
                yield Event(
                    event.kind, event.key, (old, *(replace(r, in_doubt=True) for r in event.records[1:]))
                )
            else:
                self.lost.add((event.kind, event.key[0]))

    def _venue(self, record: Record, unit: str) -> str | None:
        """Return what an import says of a lost row: its venue, "" where it names none, None where that can't
        be read. A row of a venue elsewhere can always be read here: figures do not bound one that can't."""
        unread, path, registry = self.dice.random() < 0.3, VENUE_PATHS.get(record.kind), self.facts.registry
        if path is None:
            return ""
        end = registry.end_of(record, path)
        if end is None:
            return None  # what it refers to is told nowhere
        id_ = end.values.get(path[-1])
        venue = registry.venues.get(str(id_))
        lies_in = unit if venue is None else venue.values["unit_code"]
        return None if unread and lies_in == unit else str(id_ or "")

    def _otherwise(self, record: Record) -> dict[str, object]:
        """Say some fields as another record does; a key, a reference and a unit stay."""
        kind = KINDS[record.kind]
        keep = {*kind.key, "unit_code", *(f.name for f in kind.record_fields.values() if f.refers_to)}
        others = [r for rows in self.whole.registers.values() for r in rows if r.kind == record.kind] + [
            e.record for e in self.whole.events.get(record.kind, ())
        ]
        other = self.dice.choice(others)
        return {
            n: v if n in keep or self.dice.random() < 0.5 else other.values.get(n)
            for n, v in record.values.items()
        }

    def _set_aside(self, record: Record, unit: str, venue: str | None) -> None:
        place = (record.office, record.source.file, len(self.rows) + 1)
        form = KINDS[record.kind].form
        identity = f"{record.key[0]}|0" if len(record.key) == 1 else f"row {len(self.rows)}"
        self.rows.append(SetAside(unit, "2020", form, identity, venue, *place))


def told_by_2019(standing: Standing) -> Standing:
    """Return what the year before is read from: its own returns. A row of 2020 of an older day is not in it,
    usable or not."""
    told = {
        kind: tuple(replace(e, records=rows) for e in events if (rows := _of_2019(e.records)))
        for kind, events in standing.events.items()
    }
    return Standing(
        _of_2019(standing.deliveries),
        {place: rows for place, rows in standing.registers.items() if place[2] == "2019"},
        told,
        _of_2019(standing.set_aside),
    )


def _of_2019(rows: Sequence[Told]) -> tuple[Told, ...]:
    return tuple(row for row in rows if row.period == "2019")


def evaluated(standing: Standing) -> PlainEvaluation:
    return PlainEvaluation(standing, rules(), earlier={"2019": told_by_2019(standing)})


def where_no_venue_moves(standing: Standing) -> dict[tuple[str, str, str], tuple[Record, ...]]:
    """Return the registers with each venue in one unit, whoever tells it: one that moved, its row lost, is
    read where it was."""
    homes: dict[str, object] = {}

    def at_home(row: Record) -> Record:
        if row.kind != "venue":
            return replace(row, in_doubt=False)
        home = homes.setdefault(row.key[0], row.values["unit_code"])
        return replace(row, in_doubt=False, values={**row.values, "unit_code": home})

    return {place: tuple(at_home(row) for row in rows) for place, rows in standing.registers.items()}


def whole_of(standing: Standing) -> Standing:
    """Return an archive of which every return came and nothing is in doubt, and of which communes tell of
    what is theirs and was."""
    whole = replace(
        standing,
        deliveries=tuple(
            replace(d, office=COMMUNE, state=HAS_DATA, standing=True) for d in standing.deliveries
        ),
        registers=where_no_venue_moves(standing),
        events={
            kind: tuple(
                replace(e, records=tuple(replace(r, in_doubt=False) for r in e.records)) for e in told
            )
            for kind, told in standing.events.items()
        },
    )
    evaluation = evaluated(whole)
    registry = evaluation.facts(period_of(evaluation, 2020)).registry

    def at_home(event: Event) -> Event:
        unit, day = registry.unit_of(event.record), registry.day_of(event.record)
        late = day is None or day > END_OF_2019  # no return tells of a day to come
        told = (replace(r, period="2020") if late and r.period == "2019" else r for r in event.records)
        told = (replace(r, unit=unit) if unit and r.office == COMMUNE else r for r in told)
        return replace(event, records=tuple(told))

    events = {kind: tuple(map(at_home, found)) for kind, found in whole.events.items()}
    return replace(whole, events=events)


def holds(left: Cell, whole: Cell) -> bool:
    """Tell whether what is left of a figure allows the whole one."""
    if left.known or not left.unknown:
        return (left.state, left.value) == (whole.state, whole.value) or whole.unknown
    if not left.bounded or whole.unknown:
        return True
    low, high = left.ends
    return whole.known and (low is None or low <= whole.value) and (high is None or whole.value <= high)  # type: ignore[operator]


@over_archives(25)
def test_every_figure_lies_between_its_ends(whole: Standing, dice: random.Random) -> None:
    whole = whole_of(whole)
    evaluation = evaluated(whole)
    period = period_of(evaluation, 2020)
    truth = evaluation.facts(period)
    with_losses = evaluated(Loss(dice, whole, truth).standing())
    left = with_losses.facts(period)
    for chosen in rules().indicator_sets.values():
        known = set(truth.subjects(chosen.subject))
        for subject in (s for s in left.subjects(chosen.subject) if s in known):
            for name, indicator in chosen.indicators.items():
                if not isinstance(indicator, ScoreFirstTold):  # it rests on what was told before
                    pair = left.cell(subject, name), truth.cell(subject, name)
                    assert holds(*pair), (name, subject, [(c.state, c.value, c.ends) for c in pair])
    assert_scores_hold(with_losses, evaluation, period)


def assert_scores_hold(left: PlainEvaluation, whole: PlainEvaluation, period: Period) -> None:
    """Check that the points and the band of every subject are among those that are left of them."""
    for book in whole.in_force(period):
        found, truth = left.scores(book, period), whole.scores(book, period)
        for id_ in found.keys() & truth.keys():
            (ours, _), (theirs, _) = found[id_], truth[id_]
            assert ours.low <= theirs.low, (book.name, id_)
            assert ours.high >= theirs.high, (book.name, id_)
            assert {*theirs.bands} <= {*ours.bands}, (book.name, id_)
