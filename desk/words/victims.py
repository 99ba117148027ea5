"""Figures about one venue that count victims: a reader is told that there are some, never how many."""

from __future__ import annotations

from desk.base.language import Texts
from engine.indicators.operations.over_records import OverRecords
from engine.logic.cells import Cell
from engine.rulebook.model.indicators import Indicator
from facts.forms.catalogue import KINDS

PURPOSE = "protect_victims"
WORDS = Texts({True: "có trong hồ sơ", False: "không có trong hồ sơ", None: "chưa biết"}, context="on record")


def counts_victims(indicator: Indicator | None) -> bool:
    """Tell whether an indicator is made of a field that is kept to protect victims, or that an office keeps
    to itself."""
    if not isinstance(indicator, OverRecords) or indicator.path is None:
        return False
    kind, _, name = indicator.path.rpartition(".")
    own = indicator.over.kind
    field = KINDS[own].record_fields.get(name) if kind in ("", own) else None
    return indicator.private or (field is not None and field.purpose == PURPOSE)


def victims_words(cell: Cell) -> str:
    """Say whether there are any, as far as that is known."""
    low, high = cell.ends
    some = True if low else False if high == 0 else None
    return WORDS[some]
