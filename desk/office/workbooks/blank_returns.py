"""Blank returns: both volumes as workbooks that read back in, with the rows already known."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from desk.base.workbook import OWN_FORMS, NewWorkbook
from desk.office.workbooks.form_sheet import Lists, Row, add_form_sheet, note_of, protect
from facts.forms.catalogue import COVER
from facts.forms.cover_form import FORM_VERSION, STATE_TABLE, STATES
from facts.forms.fields import Kind
from facts.standing import HAS_DATA

VOLUMES = {1: "Tập 1", 2: "Tập 2, hạn chế"}
RECEIVED = "received_on"  # of the cover


@dataclass(frozen=True, slots=True)
class BlankReturn:
    """What is known before an office fills its return in: the forms it owes, register rows by form.

    A blank `office` is the commune's own.
    """

    unit: str
    unit_name: str
    period: str
    kinds: tuple[Kind, ...]
    office: str = ""
    criteria: tuple[str, ...] = ()
    rows: Mapping[str, Sequence[Row]] = field(default_factory=dict)


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
        add_form_sheet(book, kind, blank.rows.get(kind.form, ()), _lists(kind, blank, lists))
    lists.write(book)
    who = f" {blank.office}" if blank.office else ""
    name = f"{blank.unit} {blank.unit_name}{who} {blank.period} ({VOLUMES[volume]}).xlsx"
    return book.save(folder / name, with_locked_structure)


def _lists(kind: Kind, blank: BlankReturn, lists: Lists) -> dict[str, str]:
    found = {f.name: lists.add(f.header, f.values) for f in kind.fields.values() if f.type == "choice"}
    if "criterion" in kind.fields and blank.criteria:
        found["criterion"] = lists.add(kind.fields["criterion"].header, blank.criteria)
    if "item" in kind.fields and blank.rows.get(kind.form):
        items = [str(row["item"]) for row in blank.rows[kind.form]]
        found["item"] = lists.add(kind.fields["item"].header, items)
    if "venue_id" in kind.fields and blank.rows.get("B02"):
        venues = sorted(str(row["id"]) for row in blank.rows["B02"])
        found["venue_id"] = lists.add(kind.fields["venue_id"].header, venues)
    return found


def add_cover(book: NewWorkbook, blank: BlankReturn, kinds: Sequence[Kind], title: str) -> None:
    """Add B00: whose return it is, and a state for each form that is in it."""
    sheet = book.sheet("B00", footer=OWN_FORMS, landscape=False)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 36)
    sheet.write_string(0, 0, f"BIỂU B00. BÌA – {title.upper()}", book.style("title"))
    sheet.write_string(1, 0, OWN_FORMS, book.style("note"))
    known = {
        "unit_code": blank.unit,
        "unit_name": blank.unit_name,
        "period": blank.period,
        "office": blank.office,
        "form_version": FORM_VERSION,
    }
    for row, said in enumerate(COVER.fields.values(), 3):
        star = " *" if said.required else ""
        sheet.write_string(row, 0, f"{said.header}{star}", book.style("label"))
        note = "Nơi nhận ghi; ô này khóa." if said.name == RECEIVED else note_of(said)
        sheet.write_comment(row, 0, note, {"x_scale": 2, "author": "lanhmanh"})
        if said.name == RECEIVED:
            sheet.write_string(row, 1, "", book.style("cell"))  # locked: it is the receiver's to say
            continue
        style = book.style("fill_date" if said.type == "date" else "fill_text")
        sheet.write(row, 1, known.get(said.name, ""), style)
        _cover_rule(sheet, row, said.type, said.values)
    _add_states(book, sheet, 4 + len(COVER.fields), kinds, blank)
    sheet.freeze_panes(3, 0)
    protect(sheet)


def _cover_rule(sheet: Any, row: int, type_: str, values: Sequence[str]) -> None:
    if type_ == "choice":
        sheet.data_validation(row, 1, row, 1, {"validate": "list", "source": list(values)})
    if type_ == "date":
        span = {"criteria": "between", "minimum": date(1900, 1, 1), "maximum": date(2100, 12, 31)}
        message = {"error_title": "Chưa phải ngày", "error_message": "Ghi ngày trước, ví dụ 15/12/2020."}
        sheet.data_validation(row, 1, row, 1, {"validate": "date", **span, **message})


def _add_states(book: NewWorkbook, sheet: Any, top: int, kinds: Sequence[Kind], blank: BlankReturn) -> None:
    for column, header in enumerate(STATE_TABLE):
        sheet.write_string(top, column, header, book.style("head"))
    note = (
        "Chọn “có số liệu” nếu biểu có dòng, “không phát sinh” nếu không có gì để báo. Để trống là CHƯA NỘP."
    )
    sheet.write_comment(top, 1, note, {"x_scale": 2, "author": "lanhmanh"})
    for row, kind in enumerate(kinds, top + 1):
        sheet.write_string(row, 0, f"{kind.form} {kind.title}", book.style("label"))
        sheet.write(row, 1, HAS_DATA if blank.rows.get(kind.form) else "", book.style("fill"))
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
