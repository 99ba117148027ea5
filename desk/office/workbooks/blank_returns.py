"""Blank returns: both volumes as workbooks that read back in, with the rows already known."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from desk.base.workbook import OWN_FORMS, NewWorkbook, WorkbookSheet
from desk.office.workbooks.form_sheet import (
    DATES,
    Lists,
    Row,
    add_form_sheet,
    codes_told,
    header_text,
    note_of,
    protect,
)
from desk.words.numbers import day_words
from facts.forms.catalogue import COVER, KINDS, PRINTED_MATTERS, PRINTED_REGISTERS
from facts.forms.cover_form import FORM_VERSION, STATE_TABLE, STATES
from facts.forms.fields import Field, Kind
from facts.standing import HAS_DATA

VOLUMES = {1: "Tập 1", 2: "Tập 2, hạn chế"}
RECEIVED = "received_on"  # of the cover


@dataclass(frozen=True, slots=True)
class BlankReturn:
    """What is known before an office fills its return in: the forms it owes, register rows by form.

    A blank `office` is the commune's own. `choices`: by form and field, where they depend on day and unit.
    """

    unit: str
    unit_name: str
    period: str
    kinds: tuple[Kind, ...]
    office: str = ""
    rows: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    prepared_on: date | None = None
    choices: Mapping[tuple[str, str], Sequence[str]] = field(default_factory=dict)

    def choices_of(self, form: str, of: Field) -> Sequence[str]:
        """Return the values to choose from in a column."""
        return self.choices.get((form, of.name), of.values)


def blank_returns(folder: Path, blank: BlankReturn) -> tuple[Path, ...]:
    """Write both volumes into a folder; return their paths."""
    return tuple(_volume(folder, blank, volume) for volume in VOLUMES)


def return_of_another_office(folder: Path, blank: BlankReturn) -> Path:
    """Write what an office beside the commune's own is asked for; return its path."""
    return _volume(folder, blank, 2)


def _volume(folder: Path, blank: BlankReturn, volume: int) -> Path:
    book, lists = NewWorkbook(), Lists()
    kinds = tuple(kind for kind in blank.kinds if kind.restricted is (volume == 2))
    add_cover(book, blank, kinds, VOLUMES[volume])
    for kind in kinds:
        there = {one.form for one in kinds}
        rows = blank.rows.get(kind.form, ())
        add_form_sheet(book, kind, rows, _lists(kind, blank, lists, there), blank.unit, int(blank.period[:4]))
    lists.write(book)
    return book.save(folder / f"{name_of(blank, VOLUMES[volume])}.xlsx", with_locked_structure)


def name_of(blank: BlankReturn, title: str) -> str:
    """Return what a return is called: unit, another office, period, volume."""
    who = f" {blank.office}" if blank.office else ""
    return f"{blank.unit} {blank.unit_name}{who} {blank.period} ({title})"


def _lists(kind: Kind, blank: BlankReturn, lists: Lists, there: Set[str]) -> dict[str, str]:
    """Return where the values of each column are listed: on the form that tells them, else as known."""
    found = {
        f.name: lists.add(f.header, blank.choices_of(kind.form, f))
        for f in kind.fields.values()
        if f.type == "choice"
    }
    for one in kind.fields.values():
        if one.refers_to is None or one.refers_to not in KINDS:
            continue
        told = KINDS[one.refers_to]
        codes = _known_codes(told, blank)
        if told.form in there:
            found[one.name] = codes_told(told)
        elif codes:
            found[one.name] = lists.add(told.fields[told.key[0]].header, codes)
    if "item" in kind.fields and blank.rows.get(kind.form):
        items = [str(row["item"]) for row in blank.rows[kind.form]]
        found["item"] = lists.add(kind.fields["item"].header, items)
    return found


def _known_codes(kind: Kind, blank: BlankReturn) -> list[str]:
    """Return the codes of a kind that were told before; owners and managers as the venues name them."""
    rows = blank.rows.get(kind.form, ())
    codes = {str(row[kind.key[0]]) for row in rows}
    if kind.name == "party":
        venues = blank.rows.get(KINDS["venue"].form, ())
        codes |= {str(row[name]) for row in venues for name in ("owner_id", "manager_id") if row.get(name)}
    return sorted(codes or ({blank.unit} if kind.name == "unit" else set()))


def add_cover(book: NewWorkbook, blank: BlankReturn, kinds: Sequence[Kind], title: str) -> None:
    """Add B00: whose return it is, and a state for each form that is in it."""
    sheet = book.sheet("B00", footer=OWN_FORMS, landscape=False)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 36)
    sheet.top((f"BIỂU B00. BÌA – {title.upper()}", "title"), (OWN_FORMS, "note"))
    known = cover_values(blank)
    for row, said in enumerate(COVER.fields.values(), 3):
        if choices := tuple(blank.choices_of(COVER.form, said)):
            said = replace(said, type="choice", values=choices)
        sheet.put(row, 0, header_text(said), "label")
        note = "Nơi nhận ghi; ô này khóa." if said.name == RECEIVED else note_of(said)
        sheet.write_comment(row, 0, note, {"x_scale": 2, "author": "lanhmanh"})
        if said.name == RECEIVED:
            sheet.put(row, 1, "")  # locked: it is the receiver's to say
            continue
        sheet.put(row, 1, known.get(said.name) or None, "fill_date" if said.type == "date" else "fill_text")
        _cover_rule(sheet, row, said)
    _add_states(sheet, 4 + len(COVER.fields), kinds, states_of(blank))
    sheet.freeze_panes(3, 0)
    protect(sheet)


def cover_values(blank: BlankReturn) -> dict[str, str]:
    """Return what is known of a cover before it is filled in."""
    return {
        "unit_code": blank.unit,
        "unit_name": blank.unit_name,
        "period": blank.period,
        "office": blank.office,
        "form_version": FORM_VERSION,
        "prepared_on": day_words(blank.prepared_on) if blank.prepared_on else "",
    }


def states_of(blank: BlankReturn) -> dict[str, str]:
    """Return the state of forms whose printed rows are questions; of others the office says it."""
    known = {KINDS[name].form for name in (*PRINTED_REGISTERS, *PRINTED_MATTERS)}
    return {form: HAS_DATA for form, rows in blank.rows.items() if rows and form not in known}


def _cover_rule(sheet: WorkbookSheet, row: int, field_: Field) -> None:
    if field_.type == "choice":
        sheet.data_validation(row, 1, row, 1, {"validate": "list", "source": list(field_.values)})
    if field_.type == "date":
        message = {"error_title": "Chưa phải ngày", "error_message": "Ghi ngày trước, ví dụ 15/12/2020."}
        sheet.data_validation(row, 1, row, 1, {**DATES, **message})


def _add_states(sheet: WorkbookSheet, top: int, kinds: Sequence[Kind], known: Mapping[str, str]) -> None:
    sheet.line(top, STATE_TABLE, {0: "head", 1: "head"})
    note = (
        "Chọn “có số liệu” nếu biểu có dòng, kể cả dòng in sẵn mà nay còn đúng; “không phát sinh” nếu không "
        "có gì để báo. Để trống là CHƯA NỘP."
    )
    sheet.write_comment(top, 1, note, {"x_scale": 2, "author": "lanhmanh"})
    for row, kind in enumerate(kinds, top + 1):
        sheet.line(row, (f"{kind.form} {kind.title}", known.get(kind.form)), {0: "label", 1: "fill"})
        sheet.data_validation(row, 1, row, 1, {"validate": "list", "source": list(STATES)})


def with_locked_structure(content: bytes) -> bytes:
    """Return a workbook whose sheets can't be added, renamed or deleted; xlsxwriter has no word for it."""
    source = zipfile.ZipFile(io.BytesIO(content))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            part = source.read(item)
            if item.filename == "xl/workbook.xml":
                part = part.replace(b"<bookViews>", b'<workbookProtection lockStructure="1"/><bookViews>', 1)
            target.writestr(item, part)
    return made.getvalue()
