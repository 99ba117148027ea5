"""Ordinary returns of a made-up province: a csv folder or a workbook a unit and year, headers as the forms
print them."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import xlsxwriter

from benchmarks.year.country import country, of_year
from benchmarks.year.door import home_of, homes_in
from facts.forms.catalogue import COVER, KINDS
from facts.standing import HAS_DATA, NIL

YEARS = (2019, 2020)
LATE = 17  # one return in so many lacks a form
Sheet = list[list[Any]]


def written(folder: Path, units: int, years: Sequence[int] = YEARS, workbooks: bool = False) -> None:
    """Write the returns of so many units, of some years; the first of each seventeen lacks one form."""
    frames, put = country(units), _workbook if workbooks else _folder
    for year in years:
        rows = _rows(of_year(frames, year))
        for number, (unit, by_kind) in enumerate(sorted(rows.items())):
            (folder / str(year)).mkdir(parents=True, exist_ok=True)
            lacks = "B12" if number % LATE == 0 else ""
            put(folder / str(year) / unit, dict(_sheets(unit, year, by_kind, lacks)))


def listed(rules: Path, units: int, first: int = YEARS[0]) -> None:
    """Have the rules of a workspace know these units; nothing before the first year is owed."""
    codes = country(units)["unit"].select("code", "name", "type").rows()
    rows = [f'  - {{code: "{code}", name: {name}, type: {type_}}}' for code, name, type_ in codes]
    (rules / "units.yaml").write_text("units:\n" + "\n".join(rows) + "\n", "utf-8")
    periods = rules / "periods.yaml"
    text = re.sub(r"owed_from: 20\d\d", f"owed_from: {first}", periods.read_text("utf-8"))
    periods.write_text(text, "utf-8")


def _rows(frames: Mapping[str, pl.DataFrame]) -> Mapping[str, Mapping[str, list[Mapping[str, Any]]]]:
    homes = homes_in(frames)
    found: dict[str, dict[str, list[Mapping[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for kind, frame in frames.items():
        for values in frame.iter_rows(named=True):
            found[home_of(values, homes)][kind].append(values)
    return found


def _sheets(
    unit: str, year: int, by_kind: Mapping[str, list[Mapping[str, Any]]], lacks: str
) -> Iterator[tuple[str, Sheet]]:
    """Yield each form with its rows, the cover last: it says which forms there are."""
    states = {}
    for kind in KINDS.values():
        rows = by_kind.get(kind.name, [])
        if kind.form == lacks or kind.name in ("appraisal", "self_score"):
            continue
        states[kind.form] = HAS_DATA if rows else NIL
        if rows:
            fields = tuple(kind.fields.values())
            said = [[_value(kind.name, f.name, row, at) for f in fields] for at, row in enumerate(rows)]
            yield kind.form, [[f.header for f in fields], *said]
    cover = {
        "unit_code": unit,
        "period": str(year),
        "prepared_by": "Người Lập",
        "prepared_on": date(year, 12, 15),
        "received_on": date(year, 12, 16),
        "form_version": "returns: 1",
    }
    labels = [[field.header, cover.get(name)] for name, field in COVER.fields.items()]
    yield "B00", [["BIỂU B00. BÌA"], *labels, [None], ["Biểu", "Tình trạng"], *map(list, states.items())]


def _value(kind: str, name: str, row: Mapping[str, Any], at: int) -> Any:
    if name in row:
        return row[name]
    return {"name": f"Chủ Giả Định {at}", "worker_token": f"NV-{at:05}", "unit_code": None}.get(name)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    return value.strftime("%d/%m/%Y") if isinstance(value, date) else "" if value is None else str(value)


def _folder(place: Path, sheets: Mapping[str, Sheet]) -> None:
    place.mkdir()
    for form, rows in sheets.items():
        with (place / f"{form}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([_text(value) for value in row] for row in rows)


def _workbook(place: Path, sheets: Mapping[str, Sheet]) -> None:
    with xlsxwriter.Workbook(place.with_suffix(".xlsx"), {"default_date_format": "dd/mm/yyyy"}) as book:
        for form, rows in sorted(sheets.items()):
            sheet = book.add_worksheet(form)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, [_text(v) if isinstance(v, bool) else v for v in row])
