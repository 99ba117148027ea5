"""The returns as the communes send them: workbooks and a csv folder, untidy, with forms and rows missing.

What is untidy but readable must change nothing; what is missing or spoiled stands in the `Mess`.
"""

from __future__ import annotations

import csv
import io
import random
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl

from facts.forms.catalogue import COVER, FORMS
from facts.still_package import still
from tests.example_2024.records import PERIODS, UNITS, Commune, Forms, Period

SPOILT = {  # form → a field of it, and what no one can read there
    "B02": ("type", "bi-a"),
    "B04": ("date", "31/02/2024"),
    "B05": ("act", "vi phạm khác"),
    "B06": ("found_on", "khoảng tháng 5"),
    "B08": ("kind", "khác"),
    "B10": ("received_on", "không rõ"),
    "B11": ("date", "đầu năm"),
    "B12": ("women", "vài chục"),
}
CAME_LATER = {("B11", "topic"), ("B14", "drug_free")}
CSV, TIDY = ("31009",), ("30985",)  # who sends a csv folder, whose workbooks are as the forms are printed


@dataclass(frozen=True)
class Mess:
    """What went wrong: forms not returned, rows that can't be read, returns that came late or twice."""

    missing: frozenset[tuple[str, str, str]] = frozenset()  # unit, period, form
    spoiled: frozenset[tuple[str, str, str]] = frozenset()  # one row of the form, the first
    late: frozenset[tuple[str, str]] = frozenset()  # unit, period
    corrected: frozenset[tuple[str, str]] = frozenset()  # sent first with a wrong row, then again
    blank: frozenset[tuple[str, str]] = frozenset()  # also a blank with a day on its cover, nothing else


PLANTED = Mess(
    missing=frozenset(
        {
            ("31000", "2024", "B04"),
            ("31000", "2024", "B05"),
            ("30997", "2024", "B12"),
            ("30997", "2024", "B15"),
            ("31009", "2024", "B10"),
            ("31003", "2023", "B13"),
        }
    ),
    spoiled=frozenset(
        {
            ("30988", "2024", "B02"),
            ("30991", "2024", "B04"),
            ("30994", "2024", "B02"),
            ("30994", "2024", "B04"),
            ("31003", "2024", "B04"),
            ("31006", "2024", "B02"),
            ("31006", "2024", "B11"),
            ("30988", "2023", "B11"),
            ("30997", "2024-6T", "B12"),
        }
    ),
    late=frozenset({("31006", "2024"), ("30994", "2023-6T")}),
    corrected=frozenset({("30991", "2024"), ("30985", "2023")}),
    blank=frozenset({("31000", "2024")}),
)


def drawn(seed: int) -> Mess:
    """Draw a mess: a form in 25 is missing, a form in 12 has a row that can't be read."""
    dice = random.Random(f"mess {seed}")
    places = [(u, p.code, form) for u in UNITS for p in PERIODS for form in FORMS if form in SPOILT]
    others = [(u, p.code, form) for u in UNITS for p in PERIODS for form in ("B01", "B13", "B14")]
    missing = {place for place in (*places, *others) if dice.random() < 0.04}
    spoiled = {place for place in places if dice.random() < 0.08} - missing
    returns = [(u, p.code) for u in UNITS for p in PERIODS]
    late = {place for place in returns if dice.random() < 0.1}
    return Mess(frozenset(missing), frozenset(spoiled), frozenset(late), frozenset(dice.sample(returns, 2)))


def received(mess: Mess, unit: str, period: Period) -> date:
    return period.due + timedelta(days=9 if (unit, period.code) in mess.late else -2)


def write(folder: Path, communes: Mapping[str, Commune], mess: Mess) -> None:
    """Write every return into a folder for each period."""
    for code, commune in communes.items():
        for period in PERIODS:
            Return(code, commune, period, mess).write(folder / period.code)


@dataclass
class Return:
    """One commune's return of a period, as the mess leaves its forms."""

    code: str
    commune: Commune
    period: Period
    mess: Mess
    forms: Forms = field(init=False)

    def __post_init__(self) -> None:
        every = self.commune.forms(self.period)
        place = (self.code, self.period.code)
        self.forms = {form: rows for form, rows in every.items() if (*place, form) not in self.mess.missing}
        for form in self.forms:
            if (*place, form) in self.mess.spoiled and self.forms[form]:
                name, text = SPOILT[form]
                first, *rest = self.forms[form]
                self.forms[form] = [{**first, name: text}, *rest]

    def write(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        name, came = f"{self.code} {UNITS[self.code]}", received(self.mess, self.code, self.period)
        if self.code in CSV:
            _write_csv(folder / name, dict(self._sheets(self.forms, came)))
            return
        if (self.code, self.period.code) in self.mess.corrected:
            wrong = {**self.forms, "B13": [{**r, "meetings": 0} for r in self.forms.get("B13", [])]}
            write_workbook(folder / f"{name}.xlsx", dict(self._sheets(wrong, came - timedelta(days=5))))
            name += " (sửa)"
        write_workbook(folder / f"{name}.xlsx", dict(self._sheets(self.forms, came)))
        if (self.code, self.period.code) in self.mess.blank:
            blank = dict(self._sheets({}, came + timedelta(days=1)))
            headers = {form: [_headers(form)] for form in self.forms}
            write_workbook(folder / f"{name} (biểu trống).xlsx", {**blank, **headers})

    def _sheets(self, forms: Forms, came: date) -> Iterator[tuple[str, list[list[Any]]]]:
        yield "B00", self._cover(forms, came)
        for form, rows in forms.items():
            if rows:
                yield form, [*self._above(form), _headers(form), *map(self._line, self._values(form, rows))]

    def _cover(self, forms: Forms, came: date) -> list[list[Any]]:
        said = {
            "unit_code": self.code,
            "unit_name": UNITS[self.code],
            "period": self.period.code,
            "prepared_by": "Người Lập Giả",
            "prepared_on": came - timedelta(days=1),
            "received_on": came,
            "form_version": "returns: 1",
        }
        labels = [[one.header, said.get(name)] for name, one in COVER.fields.items()]
        states = [[form, _state(forms, form)] for form in FORMS if form in self.commune.forms(self.period)]
        return [["BIỂU B00. BÌA"], *labels, [], ["Biểu", "Tình trạng"], *states]

    def _above(self, form: str) -> list[list[Any]]:
        untidy = self.code not in TIDY
        return [[f"Biểu {form}"], [f"{UNITS[self.code]}, kỳ {self.period.code}"], []] if untidy else []

    def _values(self, form: str, rows: list[dict[str, Any]]) -> Iterator[list[Any]]:
        for row in rows:
            yield [plain(row.get(name)) for name in _columns(form)]

    def _line(self, values: list[Any]) -> list[Any]:
        return values if self.code in TIDY else [untidy(value, self.code) for value in values]


def _state(forms: Forms, form: str) -> str:
    return "" if form not in forms else "có số liệu" if forms[form] else "không phát sinh"


def _columns(form: str) -> list[str]:
    """Return the columns a form had in these years."""
    return [name for name in FORMS[form].fields if (form, name) not in CAME_LATER]


def _headers(form: str) -> list[str]:
    return [FORMS[form].fields[name].header for name in _columns(form)]


def plain(value: Any) -> Any:
    return ("có" if value else "không") if isinstance(value, bool) else value


def untidy(value: Any, code: str) -> Any:
    """Write a value as people type it; it reads the same."""
    kind = int(code) % 4
    if isinstance(value, date) and kind != 0:
        return value.strftime("%d/%m/%Y") if kind == 1 else f"{value.day}/{value.month}/{value.year}"
    if isinstance(value, int) and value >= 1000 and kind == 2:
        return f"{value:,}".replace(",", ".")
    if isinstance(value, str) and kind == 3:
        return unicodedata.normalize("NFD", f" {value}  ")
    return value


def write_workbook(path: Path, sheets: Mapping[str, list[list[Any]]]) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    packed = io.BytesIO()
    book.save(packed)
    path.write_bytes(still(packed.getvalue()))


def _write_csv(folder: Path, sheets: Mapping[str, list[list[Any]]]) -> None:
    folder.mkdir(exist_ok=True)
    for name, rows in sheets.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([_csv_cell(cell) for cell in row] for row in rows)


def _csv_cell(value: Any) -> Any:
    return value.strftime("%d/%m/%Y") if isinstance(value, date) else value
