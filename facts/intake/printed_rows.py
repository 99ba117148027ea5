"""Rows that blank returns come with: a return of nothing else, with nothing said, was not filled in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from facts.forms.catalogue import PRINTED_MATTERS, PRINTED_REGISTERS, Catalogue
from facts.forms.fields import Kind
from facts.standing import COMMUNE, Standing, Value

LISTED = frozenset({"code", "name", "type"})  # of form B01: what the code list says of a unit
Signature = frozenset[tuple[str, str]]  # the open fields of a row that are filled in
Printed = Mapping[str, frozenset[Signature]]  # by form


def printed_rows(standing: Standing) -> Printed:
    """Return by form the rows of the archive that blanks may be printed with."""
    kinds = Catalogue(standing.own).kinds
    signatures: dict[str, set[Signature]] = {
        kinds[n].form: set() for n in (*PRINTED_REGISTERS, *PRINTED_MATTERS)
    }
    for (name, _, _), records in standing.registers.items():
        if name in PRINTED_REGISTERS:
            signatures[kinds[name].form] |= {signature(kinds[name], record.values) for record in records}
    for name in PRINTED_MATTERS:
        events = standing.events.get(name, ())
        by_communes = (record for event in events for record in event.records if record.office == COMMUNE)
        signatures[kinds[name].form] |= {signature(kinds[name], record.values) for record in by_communes}
    return {form: frozenset(rows) for form, rows in signatures.items()}


def signature(kind: Kind, values: Mapping[str, Value | None]) -> Signature:
    """Return what a row says in fields that stand in the archive as they were written; a blank may be read as
    no."""
    fields = (f for f in kind.fields.values() if not f.personal and f.leaves_as is None)
    return frozenset((f.name, _text(v)) for f in fields if (v := values.get(f.name)) not in (None, False))


def all_printed(kind: Kind, rows: Iterable[Mapping[str, Value]], printed: Printed) -> bool:
    """Tell whether rows of a form are such as a blank comes with: told before, or a unit's entry in the
    list."""
    known = printed.get(kind.form, frozenset())
    if kind.name not in (*PRINTED_REGISTERS, *PRINTED_MATTERS):
        return False
    signatures = [signature(kind, values) for values in rows]
    listed = kind.name == "unit"
    return all(row in known or (listed and {name for name, _ in row} <= LISTED) for row in signatures)


def _text(value: Value) -> str:
    number = isinstance(value, int | Decimal | Fraction) and not isinstance(value, bool)
    return str(Fraction(str(value)) if number else value)
