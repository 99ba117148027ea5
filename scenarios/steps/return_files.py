"""Returns as files: workbooks of the commune, folders of csv of everyone else."""

from __future__ import annotations

import csv
from pathlib import Path

from openpyxl import Workbook

from facts.standing import COMMUNE
from scenarios.steps.drafts import DraftReturn

Tables = dict[str, list[list[str]]]


def write_return(draft: DraftReturn, folder: Path) -> None:
    """Write a return under a folder, by the name it goes by."""
    place = folder / draft.name
    place.parent.mkdir(parents=True, exist_ok=True)
    if draft.office == COMMUNE:
        _write_workbook(draft.tables(), place.with_name(f"{place.name}.xlsx"))
    else:
        _write_csv(draft.tables(), place)


def _write_workbook(tables: Tables, file: Path) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for form, rows in tables.items():
        sheet = book.create_sheet(form)
        for row in rows:
            sheet.append([cell or None for cell in row])
    book.save(file)


def _write_csv(tables: Tables, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for form, rows in tables.items():
        with (folder / f"{form}.csv").open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(rows)
