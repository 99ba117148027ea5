"""The fields of a record as cells, so that a test reads them like any other fact."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from engine.indicators.registry import Registry
from engine.logic.cells import Cell, Owed, between, known, unknown
from engine.rulebook.model.vocabulary import RECEIVED_ON, RETURN, NoPath, steps_of
from facts.forms.catalogue import KINDS, SHIPPED, Catalogue
from facts.standing import Record, Value


def cell_of(value: Value) -> Cell | None:
    """Return a filled-in value as a known cell, None for a blank."""
    if value is None:
        return None
    if isinstance(value, Decimal) or (isinstance(value, int) and not isinstance(value, bool)):
        return known(Fraction(value))
    return known(value)


def blank(record: Record, field: str, catalogue: Catalogue = SHIPPED) -> Cell:
    """Return the unknown that a blank field leaves, and who could fill it in. Own columns go by header."""
    form = KINDS[record.kind].form if record.kind in KINDS else "B00"
    own = catalogue.own_column(record.kind, field)
    field = field if own is None else own.field.header
    row = f"{record.source.file}, {record.source.sheet}, dòng {record.source.row}"
    return unknown((Owed(form, record.office, record.unit, record.period, field, row),))


def fields_of(record: Record, registry: Registry) -> Callable[[str], Cell]:
    """Return how a test finds the fields of a record: its own, and those along a path."""

    def find(name: str) -> Cell:
        if record.kind == RETURN and name == RECEIVED_ON and record.in_doubt:
            prepared, imported = record.values["prepared_on"], record.values[name]
            assert isinstance(prepared, date)
            assert isinstance(imported, date)
            return between(prepared, imported, blank(record, name).owed)
        if record.kind == RETURN:
            return cell_of(record.values[name]) or blank(record, name)
        if name == "office":
            return known(record.office)
        if name == "gone":
            return known(record.gone)
        steps, last = steps_of(record.kind, name), name.rpartition(".")[2]
        assert not isinstance(steps, NoPath), name  # settled when the rules were read
        at = record
        for field, kind in steps:
            other = registry.referred(kind, at.values.get(field))
            if other is None:
                return blank(at, field)
            at = other
        return cell_of(at.values.get(last)) or blank(at, last, registry.catalogue)

    return find
