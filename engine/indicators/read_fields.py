"""Which kinds and fields of records the names in rules can lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from engine.rulebook.model.vocabulary import references
from facts.forms.catalogue import KINDS
from facts.forms.fields import Kind
from facts.standing import Record

UNIT, VENUE = "unit", "venue"
Place = tuple[str, str]  # kind, id


def placing(kind: Kind) -> frozenset[str]:
    """Return the fields that say which subject, period or other record a record belongs to."""
    ends = (name for name in (kind.date, kind.dated_by, *(kind.life or ())) if name is not None)
    refers = (f.name for f in kind.record_fields.values() if f.refers_to is not None)
    return frozenset({*kind.key, *kind.unit_path, *yes_no(kind), *ends, *refers, "points"})


def yes_no(kind: Kind) -> frozenset[str]:
    """Return the fields of a unit that parameters may vary by."""
    return frozenset(f.name for f in kind.record_fields.values() if kind.name == UNIT and f.type == "yes_no")


def referred(record: Record) -> Iterator[Place]:
    for field in KINDS[record.kind].record_fields.values():
        value = record.values.get(field.name)
        if field.refers_to in KINDS and value is not None:
            yield str(field.refers_to), str(value)


def kinds_read(names: Iterable[str]) -> frozenset[str]:
    """Return the kinds of record that rules name, also as a step of a path; units and venues always."""
    said = set(names)
    found = {UNIT, VENUE} | (said & set(KINDS))
    while True:
        steps = {
            str(field.refers_to)
            for kind in found
            for name, field in references(KINDS[kind]).items()
            if name in said
        }
        if steps <= found:
            return frozenset(found)
        found |= steps
