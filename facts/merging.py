"""Records of earlier units summed into the units they became: the same standing, other units."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from facts.forms.catalogue import KINDS, Catalogue
from facts.forms.fields import Field
from facts.periods import Calendar
from facts.standing import BY_RECEIVER, HAS_DATA, NIL, Delivery, Event, Record, Registers, Standing, Value
from facts.units import Unit, Units

UNIT = "unit"
NOT_SUMMED = ("self_score", "appraisal", "declared")  # what is said of one unit says nothing of a larger one
_UNIT_FIELDS = ("unit_code", "code")


@dataclass(frozen=True, slots=True)
class Into:
    """What each unit of each period is called after, by (code, period); who owed returns, by period."""

    code: Callable[[str, str], str]
    owing: Callable[[str], Mapping[str, Sequence[str]]]  # period → unit after → units before

    def changes(self, periods: Iterable[str]) -> bool:
        """Tell whether anything is called otherwise after."""
        return any(list(before) != [after] for p in periods for after, before in self.owing(p).items())


def into_units_of(units: Units, calendar: Calendar, day: date) -> Into:
    """Return how units of any period are called on a day: by the unit each became."""

    @cache
    def owing(period: str) -> Mapping[str, Sequence[str]]:
        before_by_after: dict[str, list[str]] = defaultdict(list)
        at = calendar.period(period)
        for unit in units.on(at.end) if at else ():
            before_by_after[_became(units, unit, day).code].append(unit.code)
        return before_by_after

    @cache
    def called(period: str) -> Mapping[str, str]:
        return {before: after for after, predecessors in owing(period).items() for before in predecessors}

    return Into(lambda before, period: called(period).get(before, before), owing)


def _became(units: Units, unit: Unit, day: date) -> Unit:
    seen = {unit}
    while not unit.valid_on(day) and unit.successor is not None:
        following = [u for u in units.called(unit.successor) if _follows(u, unit)]
        if not following or following[0] in seen:
            break
        unit = following[0]
        seen.add(unit)
    return unit


def _follows(later: Unit, earlier: Unit) -> bool:
    start, end = later.valid_from, earlier.valid_until
    return start is not None and end is not None and start > end


def merged(standing: Standing, into: Into, names: Mapping[str, str]) -> Standing:
    """Return the standing records told of other units.

    Counts and sums add up, since every record is there; the register of the unit itself is summed row by row,
    its yes/no answers are any-of. A form counts as returned only where every unit that owed it returned it: a
    sum over some is no sum. `names` gives the name of each unit after.
    """
    move = _Move(into, names, Catalogue(standing.own).kinds[UNIT].record_fields)
    return Standing(
        _deliveries(standing.deliveries, into),
        move.registers(standing.registers),
        {kind: tuple(map(move.event, events)) for kind, events in standing.events.items()},
        tuple(replace(row, unit=into.code(row.unit, row.period)) for row in standing.set_aside),
        standing.own,
    )


class _Move:
    """Tells records of the units after."""

    def __init__(self, into: Into, names: Mapping[str, str], of_unit: Mapping[str, Field]) -> None:
        self.into, self.names, self.of_unit = into, names, of_unit

    def registers(self, registers: Registers) -> Registers:
        moved: dict[tuple[str, str, str], list[Record]] = defaultdict(list)
        for (kind, unit, period), records in registers.items():
            # A unit that is the whole of the unit after, under the same code, is not summed.
            if kind not in NOT_SUMMED or list(self.into.owing(period).get(unit, ())) == [unit]:
                moved[kind, self.into.code(unit, period), period] += map(self.record, records)
        return {
            place: (self._summed(rows),) if place[0] == UNIT and rows else tuple(rows)
            for place, rows in sorted(moved.items())
        }

    def event(self, event: Event) -> Event:
        records = tuple(map(self.record, event.records))
        return Event(event.kind, records[0].key, records)

    def record(self, record: Record) -> Record:
        period = record.period
        unit = self.into.code(record.unit, period)
        values: dict[str, Value] = dict(record.values)
        for name in _UNIT_FIELDS:
            if name in values and isinstance(values[name], str):
                values[name] = self.into.code(str(values[name]), period)
        if values.get("hamlet") and len(self.into.owing(period).get(unit, ())) > 1:
            # Two communes may each have a hamlet of one name.
            values["hamlet"] = f"{values['hamlet']} ({record.values.get('unit_code') or record.unit})"
        return replace(record, unit=unit, values=values, key=self._key(record))

    def _key(self, record: Record) -> tuple[str, ...]:
        """Put the unit before an id where the id is all that tells the unit an event counts for.

        Never before a party's: other records, and later returns, name it by the id it was given.
        """
        kind = KINDS[record.kind]
        home = record.key[0][:5] if record.key else ""
        after = self.into.code(home, record.period)
        if kind.unit_by_id and not kind.register and after != home and len(after) == len(home):
            return (f"{after}-{record.key[0]}", *record.key[1:])
        return record.key

    def _summed(self, rows: Sequence[Record]) -> Record:
        if len(rows) == 1:
            return self._named(rows[0], rows[0].values)
        values: dict[str, Value] = {}
        for name, field in self.of_unit.items():
            reported = [row.values.get(name) for row in rows]
            values[name] = _sum(reported) if field.type in ("int", "yes_no") else reported[0]
        return self._named(rows[0], values)

    def _named(self, row: Record, values: Mapping[str, Value]) -> Record:
        name = self.names.get(row.unit, values.get("name"))
        return replace(row, key=(row.unit,), values={**values, "name": name})


def _sum(values: Iterable[Value]) -> Value:
    """Return numbers added up, answers any-of; nothing where one is not known."""
    parts = list(values)
    answers = [value for value in parts if isinstance(value, bool)]
    if answers:
        return True if any(answers) else False if len(answers) == len(parts) else None
    numbers = [value for value in parts if isinstance(value, int)]
    return sum(numbers) if len(numbers) == len(parts) else None


def _deliveries(deliveries: Iterable[Delivery], into: Into) -> tuple[Delivery, ...]:
    """Return one delivery a unit after, period, office and form: what all predecessors' say together."""
    grouped: dict[tuple[str, str, str, str], dict[str, list[Delivery]]] = {}
    for delivery in deliveries:
        place = (into.code(delivery.unit, delivery.period), delivery.period, delivery.office, delivery.form)
        grouped.setdefault(place, {}).setdefault(delivery.unit, []).append(delivery)
    owing = {place: into.owing(place[1]).get(place[0], ()) for place in grouped}
    return tuple(d for place in sorted(grouped) for d in _together(place, grouped[place], owing[place]))


def _together(
    place: tuple[str, str, str, str], delivered: Mapping[str, Sequence[Delivery]], owing: Sequence[str]
) -> tuple[Delivery, ...]:
    unit, period, office, form = place
    if set(delivered) == {unit} == {*owing, unit}:
        return tuple(delivered[unit])  # nothing to put together
    standing = {u: next((d.state for d in rows if d.standing), None) for u, rows in delivered.items()}
    states = [standing.get(before) for before in owing] or list(standing.values())
    state = None if None in states else HAS_DATA if HAS_DATA in states else NIL
    days = [[d for d in rows if d.state is not None] or rows[:1] for rows in delivered.values()]
    received = max(min(d.received_on for d in rows) for rows in days)
    every = [delivery for rows in delivered.values() for delivery in rows]
    files = "; ".join(sorted({d.file for d in every if d.standing}))
    prepared = max(d.prepared_on for d in every)
    by = next((d.received_by for d in every if d.received_by != BY_RECEIVER), BY_RECEIVER)
    return (Delivery(unit, period, office, form, state, prepared, received, files, received_by=by),)
