"""What one sender reports otherwise than another: for the evaluation office, in no answer to a return.

A row that gives something to a unit which does not know of it stays with who reported it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from operator import is_

from facts.archive.checking import differing_names, issuer_of, known_ids, names_in
from facts.archive.filing import FiledForm, Filing, ReportingOffice
from facts.archive.history import FormVersion, RecordHistory, RecordVersion
from facts.context import Context
from facts.forms.notice_kind import DIFFERS, MOVED_BY_ONE, OTHER_PREFIX
from facts.source_row import SourceRow
from facts.standing import COMMUNE, Event, Events, Record, Registers, Value

PLACED = frozenset({"venue", "case", "hotspot", "activity"})  # kinds that say which unit they count for


@dataclass(frozen=True, slots=True)
class OneSided:
    """A row that names another unit, bears its code, or says otherwise than it, and no one else says so."""

    what: str
    record: Record
    field: str
    old: Value
    new: Value


def one_side_only(registers: Registers, events: Events) -> tuple[Registers, Events, tuple[OneSided, ...]]:
    """Return registers and events with rows put back that only their teller moves, and what was found."""
    tellers = _tellers(registers)
    one_sided: list[OneSided] = []

    def settled(record: Record, by: frozenset[str]) -> Record:
        there = record.values.get("unit_code")
        if record.office != COMMUNE or not isinstance(there, str) or there == record.unit or there in by:
            return record
        one_sided.append(OneSided(MOVED_BY_ONE, record, "unit_code", record.unit, there))
        return replace(record, values={**record.values, "unit_code": record.unit})

    placed, happened = dict(registers), dict(events)
    for (kind, unit, period), rows in registers.items():
        if kind in PLACED:
            placed[kind, unit, period] = tuple(settled(r, tellers[kind, r.key, period]) for r in rows)
    for kind in PLACED & events.keys():
        happened[kind] = tuple(_event(event, settled) for event in events[kind])
    return placed, happened, tuple(one_sided)


def _event(event: Event, settled: object) -> Event:
    offices = {record.office for record in event.records}
    if offices != {COMMUNE}:  # another office says where it was
        return event
    by = frozenset(record.unit for record in event.records)
    records = tuple(settled(record, by) for record in event.records)  # type: ignore[operator]
    return event if all(map(is_, records, event.records)) else replace(event, records=records)


def _tellers(registers: Registers) -> Mapping[tuple[str, tuple[str, ...], str], frozenset[str]]:
    """Return which units tell a key of a register in one period."""
    units_by_place: dict[tuple[str, tuple[str, ...], str], set[str]] = defaultdict(set)
    for (kind, unit, period), rows in registers.items():
        for record in rows:
            units_by_place[kind, record.key, period].add(unit)
    return {place: frozenset(units) for place, units in units_by_place.items()}


_CODE_LISTS = frozenset({"unit", "criterion", "rulebook", "item"})


def differences_between(history: RecordHistory) -> Iterator[OneSided]:
    """Yield rows of current forms with a code or an id that another unit owns, or one it never declared."""
    context = history.context
    declared = known_ids(history.filings, context).ids
    current = history.current_forms
    for version in current:
        if version.filing.sender.is_commune:
            yield from _anothers_codes(version.filing, version.form, context)
            yield from _undeclared(version.filing, version.form, declared, context)
    yield from _other_names(current)


def _anothers_codes(filing: Filing, form: FiledForm, context: Context) -> Iterator[OneSided]:
    numbers = {problem.row for problem in form.problems if problem.code == "other_code"}
    for row in form.rows:
        if row.number in numbers:
            issuer = issuer_of(row.values["id"], filing.sender, filing.period, context)
            yield OneSided(OTHER_PREFIX, filing.record(form, row), "id", issuer, filing.sender.unit)


def _undeclared(
    filing: Filing, form: FiledForm, declared: Mapping[str, set[str]], context: Context
) -> Iterator[OneSided]:
    """Yield references to codes of another unit that no one declared: the sender was not answered so."""
    for name, field in form.kind.fields.items():
        kind = field.refers_to
        for row in form.rows if kind and kind not in _CODE_LISTS else ():
            code = row.values.get(name) if row.counts else None
            undeclared = code is not None and code not in declared.get(str(kind), ())
            if undeclared and issuer_of(code, filing.sender, filing.period, context):
                yield OneSided(DIFFERS, filing.record(form, row), name, None, _shown(form, name, row))


def _other_names(current: Iterable[FormVersion]) -> Iterator[OneSided]:
    """Yield, of each id that several senders name, the rows that name it otherwise than who issued it."""
    by_id: dict[tuple[str, str], dict[ReportingOffice, RecordVersion]] = defaultdict(dict)
    for returned in current:
        filing, form = returned.filing, returned.form
        for row in form.rows:
            if row.key is not None and row.withdrawn is None and names_in(form, row):
                by_id[form.kind.name, str(row.values["id"])][filing.sender] = RecordVersion(filing, form, row)
    for (_, code), rows in by_id.items():
        if len(rows) > 1:
            issuers = {s: (not code.startswith(f"{s.unit}-"), not s.is_commune) for s in rows}
            issued = rows.pop(min(rows, key=issuers.__getitem__))
            names = names_in(issued.form, issued.row)
            for version in rows.values():
                for name in differing_names(names, names_in(version.form, version.row)):
                    old, new = (_shown(issued.form, name, row) for row in (issued.row, version.row))
                    yield OneSided(DIFFERS, version.record, name, old, new)


def _shown(form: FiledForm, name: str, row: SourceRow) -> Value:
    """Return a value as a notice may hold it: nothing of a person."""
    hidden = form.kind.restricted or form.kind.fields[name].sensitivity in ("personal", "restricted")
    return None if hidden else row.values.get(name)
