"""Blank returns as folders of csv: above each header how it is filled in, an example, its width."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from desk.base.language import speaking
from desk.base.outputs import write_output
from desk.base.workbook import OWN_FORMS
from desk.office.workbooks.blank_returns import VOLUMES, BlankReturn, cover_values, name_of, states_of
from desk.office.workbooks.column_examples import example_of
from desk.office.workbooks.form_sheet import NO, YES, Row, header_text, note_of, width_of
from desk.words.numbers import day_words
from facts.forms.catalogue import COVER, WITHDRAW_HEADER
from facts.forms.cover_form import STATE_TABLE
from facts.forms.fields import Field, Kind
from facts.standing import Value

MARK = ";"  # what Excel in Vietnamese takes for the end of a cell


def csv_returns(folder: Path, blank: BlankReturn) -> tuple[Path, ...]:
    """Write both volumes into a folder, each a folder of csv files; return their paths."""
    return tuple(
        csv_return(folder, blank, title, tuple(k for k in blank.kinds if k.restricted is (volume == 2)))
        for volume, title in VOLUMES.items()
    )


@speaking("vi")
def csv_return(folder: Path, blank: BlankReturn, title: str, kinds: Sequence[Kind]) -> Path:
    made = folder / name_of(blank, title)
    _write(made / "B00.csv", _cover(blank, kinds, title))
    for kind in kinds:
        _write(made / f"{kind.form}.csv", _form(blank, kind))
    return made


def _write(path: Path, rows: Iterable[Sequence[str]]) -> None:
    held = io.StringIO(newline="")
    csv.writer(held, delimiter=MARK).writerows(rows)
    write_output(path, held.getvalue().encode("utf-8-sig"))


def _cover(blank: BlankReturn, kinds: Sequence[Kind], title: str) -> list[Sequence[str]]:
    known, states = cover_values(blank), states_of(blank)
    return [
        (f"BIỂU B00. BÌA – {title.upper()}",),
        (OWN_FORMS,),
        *((header_text(field), known.get(field.name, "")) for field in COVER.fields.values()),
        (),
        STATE_TABLE,
        *((f"{kind.form} {kind.title}", states.get(kind.form, "")) for kind in kinds),
    ]


def _form(blank: BlankReturn, kind: Kind) -> list[Sequence[str]]:
    fields, year = list(kind.fields.values()), int(blank.period[:4])
    return [
        (f"BIỂU {kind.form}. {kind.title.upper()}",),
        (f"{OWN_FORMS} Các dòng trên dòng tiêu đề cột chỉ để hướng dẫn, khi nhập được bỏ qua.",),
        [note_of(field) for field in fields],
        [f"Ví dụ: {example_of(kind, field, blank.unit, year)}" for field in fields],
        [f"Rộng {width_of(field)} ký tự" for field in fields],
        [*(header_text(field) for field in fields), WITHDRAW_HEADER],
        *(_row(fields, row) for row in blank.rows.get(kind.form, ())),
    ]


def _row(fields: Sequence[Field], row: Row) -> list[str]:
    return [_typed(row.get(field.name)) for field in fields]


def _typed(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, date):
        return day_words(value)
    return str(value).replace(".", ",") if isinstance(value, Decimal) else str(value)
