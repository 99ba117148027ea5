"""Which row of which form a statement stands on."""

from __future__ import annotations

from collections.abc import Sequence

from engine.links.statements import RowRef
from facts.forms.catalogue import KINDS
from facts.standing import Record


def row_of(kind: str, key: str, records: Sequence[Record]) -> RowRef:
    """Return the evidence row of a key, with every place that tells it."""
    form = KINDS[kind].form
    places = tuple(sorted({place_of(r) for r in records})) if len(records) > 1 else (place_of(records[0]),)
    return RowRef(form, key, f"{form} {key}", places)


def place_of(record: Record) -> str:
    return f"{record.source.file}!{record.source.sheet}!{record.source.row}"
