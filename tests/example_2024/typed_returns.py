"""The rows of blanks filled in tidily, as a plain reader of workbooks sees them: to count them by hand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl

from facts.forms.catalogue import FORMS, KINDS
from tests.example_2024.records import Commune, Period, Row, periods_of

HEADER = 3  # the row of a blank that holds its headers
Typed = Mapping[str, Sequence[Row]]  # by form


def typed(paths: Sequence[Path]) -> Typed:
    """Return the rows of one return, which may lie in several volumes."""
    found: dict[str, list[Row]] = defaultdict(list)
    for path in paths:
        for sheet in openpyxl.load_workbook(path, data_only=True).worksheets:
            if sheet.title in FORMS and sheet.title != "B15":
                rows = list(sheet.iter_rows(min_row=HEADER, values_only=True))
                names = {one.header: name for name, one in FORMS[sheet.title].fields.items()}
                columns = [names.get(_printed(str(header), names)) for header in rows[0]]
                for row in rows[1:]:
                    if row[0] is not None:
                        found[sheet.title].append(
                            {n: _plain(cell) for n, cell in zip(columns, row, strict=True) if n}
                        )
    return {form: [_whole(form, row) for row in rows] for form, rows in found.items()}


def _printed(header: str, names: Mapping[str, str]) -> str:
    plain = header.removesuffix(" *")
    return plain if plain in names else plain.rsplit(" (", 1)[0]


def _plain(cell: Any) -> Any:
    if isinstance(cell, datetime):
        return cell.date()
    return {"có": True, "không": False}.get(cell, cell) if isinstance(cell, str) else cell


def _whole(form: str, row: Row) -> Row:
    blanks: Row = dict.fromkeys(FORMS[form].fields)
    kept = {name: value for name, value in row.items() if value is not None}
    counts = {name: 0 for name, one in FORMS[form].fields.items() if one.type == "int"}
    return blanks | counts | kept


def communes_of(folder: Path, period: Period, units: Sequence[str]) -> dict[str, Commune]:
    """Return what each unit told of a period: its registers as of then, its events by the latest return."""
    return {code: _commune(folder, period, code) for code in units}


def _commune(folder: Path, period: Period, code: str) -> Commune:
    returns = {p.code: typed(sorted((folder / p.code).glob(f"{code}*"))) for p in periods_of(period.year)}
    own = returns[period.code]
    events = {
        form: _by_key(form, list(returns.values()))
        for form in ("B04", "B05", "B06", "B07", "B08", "B10", "B11")
    }
    year = period.year
    return Commune(
        code,
        unit={period.code: dict(own["B01"][0])},
        support={period.code: list(own.get("B12", ()))},
        team={year: dict(own["B13"][0])},
        registration={year: dict(own["B14"][0])},
        classified={(v["id"], year): (v["local_class"], v["classified_on"]) for v in own.get("B02", ())},
        venues=list(own.get("B02", ())),
        inspections=events["B04"],
        violations=events["B05"],
        cases=events["B06"],
        case_parties=events["B07"],
        hotspots=events["B08"],
        tips=events["B10"],
        activities=events["B11"],
    )


def _by_key(form: str, returns: Sequence[Typed]) -> list[Row]:
    key = next(kind.key for kind in KINDS.values() if kind.form == form)
    rows = [row for one in returns for row in one.get(form, ())]
    return list({tuple(row.get(name) for name in key): row for row in rows}.values())
