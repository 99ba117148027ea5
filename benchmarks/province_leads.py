"""A province's year of leads, processor seconds of all threads: `python -m benchmarks.province_leads`.

Two provinces of 98 communes or so, two years of returns each. The plain one is that of `year/country.py`, as
`run` reads it from an archive: hardly anything in it joins. The hard one is eleven districts of `hard_sets/`
side by side, 99 rings among some 5,000 venues: what costs is leads.
"""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from benchmarks.hard_sets.making import district, standing_of
from benchmarks.year.country import written
from benchmarks.year.measuring import office_of
from desk.runs.link_tables import link_records, link_tables
from desk.workspace.compiled_rules import rules_in
from desk.workspace.rule_files import SHIPPED
from desk.workspace.store import stored
from engine.rulebook.model.rulebook import Rules
from facts.standing import Event, Record, Standing, Value

COMMUNES, YEARS = 98, (2019, 2020)
DISTRICTS = range(501, 512)
BAR = 10.0  # seconds
APART = 100  # between the codes of one district's communes and the next's
CODE, SERIAL = re.compile(r"\b3[01]\d{3}\b"), re.compile(r"\b([a-z_]+)-(\d{6})\b")


def plain() -> Standing:
    """Return what stands in the archive of a made-up province."""
    with tempfile.TemporaryDirectory() as folder:
        written(Path(folder) / "records", COMMUNES)
        office = office_of(Path(folder) / "records", Path(folder) / "office", YEARS)
        return link_records(stored(office, rules_in(office.rules)).standing)


def hard() -> Standing:
    """Return several districts as one province: no two have a commune, a person or a number in common."""
    made = [_moved(standing_of(district(seed)), n) for n, seed in enumerate(DISTRICTS)]
    registers = {key: rows for standing in made for key, rows in standing.registers.items()}
    kinds = sorted({kind for standing in made for kind in standing.events})
    return Standing(
        registers=registers, events={k: tuple(e for s in made for e in s.events.get(k, ())) for k in kinds}
    )


def _moved(standing: Standing, n: int) -> Standing:
    return Standing(
        registers={
            (kind, _text(unit, n), year): tuple(_record(r, n) for r in rows)
            for (kind, unit, year), rows in standing.registers.items()
        },
        events={
            kind: tuple(Event(kind, _key(e.key, n), tuple(_record(r, n) for r in e.records)) for e in events)
            for kind, events in standing.events.items()
        },
    )


def _record(r: Record, n: int) -> Record:
    values: Mapping[str, Value] = {k: _text(v, n) if isinstance(v, str) else v for k, v in r.values.items()}
    return replace(
        r,
        key=_key(r.key, n),
        unit=_text(r.unit, n),
        values=values,
        source=replace(r.source, file=_text(r.source.file, n)),
    )


def _key(key: tuple[str, ...], n: int) -> tuple[str, ...]:
    return tuple(_text(part, n) for part in key)


def _text(text: str, n: int) -> str:
    """Return a code, id or number as the n-th district has it."""
    moved = CODE.sub(lambda found: str(int(found.group()) + APART * n), text)
    return SERIAL.sub(rf"\1-{n:02}\2", moved)


def seconds(standing: Standing, rules: Rules) -> tuple[float, int]:
    """Return how long the tables of leads take, and how many leads there are."""
    period = rules.calendar.at("year", YEARS[-1])
    assert period is not None
    began = time.process_time()
    tables = link_tables(standing, rules, period)
    return time.process_time() - began, tables["leads"].height


def main() -> None:
    rules = rules_in(SHIPPED)
    for name, standing in (("plain", plain()), ("hard", hard())):
        venues = {r.key for (kind, _, _), rows in standing.registers.items() if kind == "venue" for r in rows}
        took, leads = seconds(standing, rules)
        print(f"{name}: {len(venues)} venues, {leads} leads, {took:.1f} s (bar {BAR:g})", flush=True)


if __name__ == "__main__":
    main()
