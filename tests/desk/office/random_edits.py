"""Random corrections of records and of rules, as they come in during a year."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from engine.rulebook.rules import rules_from_texts
from engine.rulebook.text.faults import RuleFaults
from facts.forms.catalogue import KINDS
from facts.standing import Event, Record, SetAside, Source, Standing, Value

Texts = Mapping[str, str]
UNITS = ("30985", "30991", "31006")


def part_of(standing: Standing) -> Standing:
    """Return three units of the example, from 2019 on: enough for every rule to have something to say."""
    events = {
        kind: tuple(e for e in found if any(r.unit in UNITS for r in e.records))
        for kind, found in standing.events.items()
    }
    return Standing(
        tuple(d for d in standing.deliveries if d.unit in UNITS and d.period >= "2019"),
        {p: rows for p, rows in standing.registers.items() if p[1] in UNITS and p[2] >= "2019"},
        events,
        tuple(row for row in standing.set_aside if row.unit in UNITS),
    )


def edited(rng: random.Random, standing: Standing) -> Standing:
    """Add, withdraw or correct something; nobody says what rests on it."""
    edits: list[Callable[[random.Random, Standing], Standing]] = [
        _register_edited,
        _register_edited,
        _event_edited,
        _event_edited,
        _delivery_edited,
        _mark_edited,
        _sent_again,
    ]
    return rng.choice(edits)(rng, standing)


def _register_edited(rng: random.Random, standing: Standing) -> Standing:
    place = rng.choice(sorted(standing.registers))
    rows = list(standing.registers[place])
    if not rows:
        return standing
    at = rng.randrange(len(rows))
    what = rng.random()
    if what < 0.3:
        del rows[at]
    elif what < 0.5:
        key = (f"{rows[at].key[0]}9", *rows[at].key[1:])
        rows.append(replace(rows[at], key=key, values=_with_key(rows[at], key)))
    else:
        rows[at] = _corrected(rng, rows[at], [r for found in standing.registers.values() for r in found])
    return replace(standing, registers={**standing.registers, place: tuple(rows)})


def _event_edited(rng: random.Random, standing: Standing) -> Standing:
    kind = rng.choice(sorted(k for k, found in standing.events.items() if found))
    events = list(standing.events[kind])
    at = rng.randrange(len(events))
    event, what = events[at], rng.random()
    if what < 0.3:
        del events[at]
    elif what < 0.5:
        key = (f"{event.key[0]}9", *event.key[1:])
        told = tuple(replace(r, key=key, values=_with_key(r, key)) for r in event.records)
        events.append(Event(kind, key, told))
    else:
        told_by_all = [r for found in standing.events.values() for e in found for r in e.records]
        first = _corrected(rng, event.records[0], told_by_all)
        events[at] = Event(kind, event.key, (first, *event.records[1:]))
    events.sort(key=lambda e: e.key)
    return replace(standing, events={**standing.events, kind: tuple(events)})


def _with_key(record: Record, key: tuple[str, ...]) -> dict[str, Value]:
    """Return a record's values under a key that differs in its first part only."""
    return {**record.values, KINDS[record.kind].key[0]: key[0]}


def _corrected(rng: random.Random, record: Record, others: list[Record]) -> Record:
    """Give one field, never a key, the value some other record has, another day or number, or none."""
    kind = KINDS[record.kind]
    names = sorted(n for n in record.values if n not in kind.key)
    if not names:
        return record
    name = rng.choice(names)
    value = record.values[name]
    told = [r.values[name] for r in others if r.kind == record.kind]
    needed = kind.record_fields[name].required if name in kind.record_fields else True
    if isinstance(value, date) and rng.random() < 0.5:
        told = [value + timedelta(days=rng.choice((-400, -30, 1, 90)))]
    elif isinstance(value, Decimal):
        told = [value + Decimal("0.5")]
    elif isinstance(value, int) and not isinstance(value, bool):
        told = [value + 1]
    elif not needed and rng.random() < 0.3:
        told = [None]
    return replace(record, values={**record.values, name: rng.choice(told)})


def _delivery_edited(rng: random.Random, standing: Standing) -> Standing:
    """Have a form not come, come later, or come as not returned."""
    deliveries = list(standing.deliveries)
    at = rng.randrange(len(deliveries))
    what = rng.random()
    if what < 0.4:
        del deliveries[at]
    elif what < 0.7:
        deliveries[at] = replace(deliveries[at], received_on=deliveries[at].received_on + timedelta(days=40))
    else:
        deliveries[at] = replace(deliveries[at], state=None)
    return replace(standing, deliveries=tuple(deliveries))


def _mark_edited(rng: random.Random, standing: Standing) -> Standing:
    """Set a row aside: new, or one of a venue, or a whole sheet; or find all of a form in order again."""
    d = rng.choice(standing.deliveries)
    kept = tuple(r for r in standing.set_aside if (r.unit, r.period, r.form) != (d.unit, d.period, d.form))
    if len(kept) < len(standing.set_aside) and rng.random() < 0.5:
        return replace(standing, set_aside=kept)
    venues = standing.registers.get(("venue", d.unit, d.period), ())
    venue = rng.choice((None, "", *(r.key[0] for r in venues[:3])))
    number = rng.choice((0, 5, 6))
    row = SetAside(d.unit, d.period, d.form, f"{d.file}!{number}", venue, d.office, d.file, number)
    return replace(standing, set_aside=(*standing.set_aside, row))


def _sent_again(rng: random.Random, standing: Standing) -> Standing:
    """Tell everything of one unit from another file: the same values, other places."""
    unit = rng.choice(UNITS)

    def moved(record: Record) -> Record:
        source = Source("gui-lai.xlsx", record.source.sheet, record.source.row + 1)
        return replace(record, source=source) if record.unit == unit else record

    return replace(
        standing,
        registers={p: tuple(map(moved, rows)) for p, rows in standing.registers.items()},
        events={
            kind: tuple(Event(e.kind, e.key, tuple(map(moved, e.records))) for e in found)
            for kind, found in standing.events.items()
        },
    )


# Rules

NUMBER = re.compile(r"(?<=[ :\[])\d+(?:\.\d+)?(?=[ ,}\]\n])")
DATED = re.compile(r"\{from: 2016-01-01, value: (\d+), cites: \[[^\]]*\]\}")
WORDS = (
    ("kind: owner}", "kind: phone}"),
    ("result: vi phạm", "result: không vi phạm"),
    ("alive: period_end", "alive: period"),
    ("band: rat_cao", "band: cao"),
    ("within: period", "within: {months: 18}"),
    ("from: as_of", "from: period_end"),
)
TOUCHED = ("parameters", "periods", "indicators/", "healthy_commune/", "venue_risk/", "follow_up/", "links/")


def rules_edited(rng: random.Random, texts: Texts) -> dict[str, str]:
    """Change a number, a word or the date of a threshold, until what comes out can be read as rules."""
    while True:
        name = rng.choice(sorted(n for n in texts if any(part in n for part in TOUCHED)))
        changed = {**texts, name: _text_edited(rng, texts[name])}
        try:
            rules_from_texts(changed)
        except RuleFaults:
            continue
        return changed


def _text_edited(rng: random.Random, text: str) -> str:
    words = [(old, new) for old, new in WORDS if old in text]
    dated = list(DATED.finditer(text))
    if words and rng.random() < 0.3:
        old, new = rng.choice(words)
        at = rng.choice([m.start() for m in re.finditer(re.escape(old), text)])
        return text[:at] + new + text[at + len(old) :]
    if dated and rng.random() < 0.5:  # another value from a day on, in this period or after it
        found, day = rng.choice(dated), rng.choice(("2020-06-01", "2021-06-01"))
        more = f"{{from: {day}, value: {int(found.group(1)) + 1}, cites: [minh-hoa]}}"
        return f"{text[: found.end()]}, {more}{text[found.end() :]}"
    numbers = list(NUMBER.finditer(text))
    if not numbers:
        return text
    found = rng.choice(numbers)
    number = found.group()
    other = f"{number}5" if "." in number else str(int(number) + rng.choice((-1, 1, 2)))
    return text[: found.start()] + other + text[found.end() :]
