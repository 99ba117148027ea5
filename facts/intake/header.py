"""The header row: found wherever it stands, matched however it is typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from facts.forms.catalogue import KINDS, WITHDRAW_HEADER
from facts.forms.fields import Kind
from facts.intake.grid import GridRow
from facts.spelling import folded

WITHDRAW = "withdrawn"  # the name by which a table knows the column `Rút (lý do)`
SEARCHED = 60  # rows from the top
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]|[*:;.,/\"'()\[\]-]")


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header row stands (1 is the first row) and in which column each field is."""

    row: int
    columns: Mapping[str, int]
    again: tuple[tuple[str, int], ...] = ()  # fields whose header stands in a further column too


@lru_cache(maxsize=8192)
def heading(text: str) -> str:
    """Return a header without what people add to it: accents, case, line breaks, units in brackets, stars."""
    return " ".join(_BRACKETS.sub(" ", folded(text)).split())


def header_of(kind: Kind, rows: tuple[GridRow, ...]) -> Header | None:
    """Find the header row: the first that names most of the form's fields; None where no row names two."""
    wanted = _headings(kind.name)
    best: Header | None = None
    for number, row in enumerate(rows[:SEARCHED], start=1):
        columns = _columns(row, wanted)
        if len(columns) > (len(best.columns) if best else 1):
            best = Header(number, columns, _again(row, wanted, columns))
            if len(columns) >= len(kind.fields):
                break
    return best


def _columns(row: GridRow, wanted: Mapping[str, str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for index, value in enumerate(row):
        if isinstance(value, str):
            name = wanted.get(heading(value))
            if name is not None:
                columns.setdefault(name, index)
    return columns


def _again(
    row: GridRow, wanted: Mapping[str, str], columns: Mapping[str, int]
) -> tuple[tuple[str, int], ...]:
    named = ((wanted.get(heading(value)), i) for i, value in enumerate(row) if isinstance(value, str))
    return tuple((name, i) for name, i in named if name is not None and columns[name] != i)


@cache
def _headings(kind: str) -> Mapping[str, str]:
    """Return the field each header of a form stands for."""
    found = {heading(field.header): field.name for field in KINDS[kind].fields.values()}
    return MappingProxyType(found | {heading(WITHDRAW_HEADER): WITHDRAW})
