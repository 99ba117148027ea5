"""Blanks that the program writes, filled in as a commune fills them in: workbooks and csv folders."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from facts.forms.catalogue import COVER, FORMS
from facts.standing import HAS_DATA, NIL
from tests.example_2024.records import Forms, Row

Table = list[list[Any]]
Typing = Callable[[Any], Any]  # how a commune types a value
SIGNED = COVER.fields["prepared_on"].header


def fill(blank: Path, target: Path, forms: Forms | None, signed: date, typing: Typing) -> None:
    """Write a copy of a blank, filled in: a form that `forms` lacks is left as not returned, None signs
    only."""
    if blank.is_dir():
        shutil.copytree(blank, target)
        for path in sorted(target.glob("*.csv")):
            with path.open(encoding="utf-8-sig", newline="") as file:
                table = list(csv.reader(file, delimiter=";"))
            with path.open("w", encoding="utf-8-sig", newline="") as file:
                rows = _filled(path.stem, table, forms, signed, typing)
                csv.writer(file, delimiter=";").writerows([_csv_cell(cell) for cell in row] for row in rows)
        return
    book = openpyxl.load_workbook(blank)
    for sheet in book.worksheets:
        blank_rows = list(sheet.iter_rows(values_only=True))
        table = [list(row) for row in blank_rows]
        for r, row in enumerate(_filled(sheet.title, table, forms, signed, typing)):
            for c, value in enumerate(row):
                if r >= len(blank_rows) or blank_rows[r][c] != value:
                    sheet.cell(r + 1, c + 1).value = value
    book.save(target)


def _filled(name: str, table: Table, forms: Forms | None, signed: date, typing: Typing) -> Table:
    if name == COVER.form:
        return [_cover_line(row, forms, signed, typing) for row in table]
    if name not in FORMS or forms is None:
        return table
    names = {field.header: key for key, field in FORMS[name].fields.items()}
    top, columns = _header(table, names)
    old, free = {}, [n for n in range(top + 1, len(table)) if not _key(name, table[n], columns)]
    for n in range(top + 1, len(table)):
        if key := _key(name, table[n], columns):
            old[key] = n
    for key in old.keys() - {_key_of(name, row) for row in forms.get(name, ())}:
        table[old[key]] = [None] * len(table[old[key]])
    for row in forms.get(name, ()):
        at = old.get(_key_of(name, row))
        if at is None:
            at = free.pop(0) if free else len(table)
        if at == len(table):
            table.append([None] * len(table[top]))
        for column, key in columns.items():
            if key in row:
                table[at][column] = typing(row[key])
    return table


def _cover_line(row: list[Any], forms: Forms | None, signed: date, typing: Typing) -> list[Any]:
    label = str(row[0] if row and row[0] else "")
    if label.startswith(SIGNED):
        return [row[0], typing(signed)]
    if label[:3] in FORMS and forms is not None:
        form = label[:3]
        return [row[0], None if form not in forms else HAS_DATA if forms[form] else NIL]
    return row


def _header(table: Table, names: Mapping[str, str]) -> tuple[int, dict[int, str]]:
    """Return the row of the headers, and the field of each column."""
    found = [{c: names[h] for c, cell in enumerate(row) if (h := _printed(cell, names))} for row in table]
    top = max(range(len(found)), key=lambda n: len(found[n]))
    return top, found[top]


def _printed(cell: Any, names: Mapping[str, str]) -> str | None:
    plain = str(cell).removesuffix(" *")
    return next((text for text in (plain, plain.rsplit(" (", 1)[0]) if text in names), None)


def _key(form: str, cells: Sequence[Any], columns: Mapping[int, str]) -> tuple[str, ...] | None:
    values = {name: cells[c] for c, name in columns.items() if c < len(cells)}
    return _key_of(form, values) if values.get(next(iter(FORMS[form].fields))) else None


def _key_of(form: str, row: Row) -> tuple[str, ...]:
    """Return what tells a printed row from the others: the parts of its key that stand in the row."""
    fields = FORMS[form].fields
    return tuple(
        str(row.get(name) or "") for name in FORMS[form].key if name in fields and name != "rulebook"
    )


def _csv_cell(cell: Any) -> Any:
    return cell.strftime("%d/%m/%Y") if isinstance(cell, date) else cell
