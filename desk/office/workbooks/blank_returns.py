"""Blank returns: both volumes as workbooks that read back in, with the rows already known."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
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
from desk.words.adoption_words import standing_of
from desk.words.numbers import day_words
from engine.rulebook.model.points_asked import is_converted, points_asked, whole_sums
from engine.rulebook.model.rulebook import Criterion, Group, Rulebook
from facts.forms.catalogue import BESIDE_POINTS, COVER, KINDS, PRINTED_MATTERS, PRINTED_REGISTERS
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
    volumes = {
        volume: tuple(kind for kind in blank.kinds if kind.restricted is (volume == 2)) for volume in VOLUMES
    }
    return tuple(_volume(folder, blank, volume, kinds) for volume, kinds in volumes.items())


def return_of_another_office(folder: Path, blank: BlankReturn) -> Path:
    """Write what an office beside the commune's own is asked for; return its path."""
    return _volume(folder, blank, 2, blank.kinds)


def _volume(folder: Path, blank: BlankReturn, volume: int, kinds: Sequence[Kind]) -> Path:
    book, lists = NewWorkbook(), Lists()
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


SELF_SCORE = KINDS["self_score"]
UNIT, CRITERION, POINTS, RULEBOOK = (
    SELF_SCORE.fields[name].header for name in ("unit_code", "criterion", "points", "rulebook")
)
SELF_SCORE_TITLE = "Phiếu tự chấm"
HEADERS = (UNIT, CRITERION, *BESIDE_POINTS[:2], POINTS, *BESIDE_POINTS[2:], RULEBOOK)
_WIDTHS = (8, 7, 46, 8, 9, 9, 12, 16)
_FIRST = 7  # the row under the header, counted from 0
GROUP_STYLES = dict.fromkeys(range(len(HEADERS)), "group")
CRITERION_STYLES = {0: "centre", 1: "centre", 4: "fill", 5: "fill", 6: "fill"}
_SUMS = ((3, "D"), (4, "E"), (5, "F"))


def self_score_form(path: Path, rulebook: Rulebook, blank: BlankReturn, year: int) -> Path:
    """Write the form for one unit and year: its cover, and a sheet of A4 portrait that is form B15."""
    book = NewWorkbook()
    add_cover(book, blank, (SELF_SCORE,), SELF_SCORE_TITLE)
    sheet = book.sheet(SELF_SCORE.form, footer=standing_of(rulebook), landscape=False)
    _add_heading(book, sheet, rulebook, f"{blank.unit_name} ({blank.unit})", year)
    sheet.head(_FIRST - 1, zip(HEADERS, _WIDTHS, strict=True), on_each_page=True)
    last = _add_criteria(sheet, rulebook, blank.unit)
    _add_signatures(sheet, last + 2)
    protect(sheet)
    return book.save(path, with_locked_structure)


def _add_heading(book: NewWorkbook, sheet: WorkbookSheet, rulebook: Rulebook, unit: str, year: int) -> None:
    centred = book.book.add_format(
        {"font_name": "Times New Roman", "font_size": 13, "bold": True, "align": "center", "text_wrap": True}
    )
    last = len(HEADERS) - 1
    sheet.merge_range(0, 0, 0, last, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", centred)
    sheet.merge_range(1, 0, 1, last, "Độc lập - Tự do - Hạnh phúc", centred)
    sheet.merge_range(2, 0, 2, last, f"PHIẾU TỰ CHẤM ĐIỂM NĂM {year}\n{rulebook.title['vi']}", centred)
    sheet.set_row(2, 40)
    sheet.put(3, 0, f"Đơn vị: {unit}", "note")
    sheet.put(4, 0, standing_of(rulebook), "mark")


def _add_criteria(sheet: WorkbookSheet, rulebook: Rulebook, unit: str) -> int:
    """Add the criteria group by group, each group with its sum; return the row of the total."""
    row, sums = _FIRST, []
    for group in rulebook.groups:
        if group.within is None:
            row = _add_group(sheet, row, rulebook, group, unit)
            sums.append(row)
    parts = [",".join(f"{letter}{n}" for n in sums) for _, letter in _SUMS]
    most = sum((one.most for one in whole_sums(rulebook)), Fraction(0))
    _add_sums(sheet, row, "Tổng cộng (chưa quy đổi)" if is_converted(rulebook) else "Tổng cộng", parts, most)
    return row


def _add_group(sheet: WorkbookSheet, row: int, rulebook: Rulebook, group: Group, unit: str) -> int:
    """Add a group, the criteria made of parts within it, and its sum; return the row after it."""
    sheet.line(row, ("", "", f"{group.id}. {group.title['vi']}", *[""] * 5), GROUP_STYLES)
    mine = [c for c in rulebook.criteria if c.group == group.id]
    for at, c in enumerate(mine, row + 1):
        _add_criterion(sheet, at, unit, c, rulebook.name)
    first, row = row + 2, row + 1 + len(mine)
    cells = [[f"{letter}{first}:{letter}{row}"] if mine else [] for _, letter in _SUMS]
    for part in rulebook.groups:
        if part.within == group.id:
            row = _add_group(sheet, row, rulebook, part, unit)
            for own, (_, letter) in zip(cells, _SUMS, strict=True):
                own.append(f"{letter}{row}")
    word = "nhóm" if group.within is None else "tiêu chí"
    most = points_asked(f"{group.id}.points", rulebook).most
    _add_sums(sheet, row, f"Cộng ({word} {group.id})", [",".join(own) for own in cells], most, group)
    return row + 1


def _add_criterion(sheet: WorkbookSheet, row: int, unit: str, criterion: Criterion, rulebook: str) -> None:
    most = float(criterion.maximum)
    cells = (unit, criterion.id, criterion.title["vi"], most, None, None, None, rulebook)
    sheet.line(row, cells, CRITERION_STYLES)
    sheet.data_validation(
        row,
        4,
        row,
        4,
        {
            "validate": "decimal",
            "criteria": "between",
            "minimum": 0,
            "maximum": most,
            "ignore_blank": True,
            "error_title": "Điểm chưa đúng",
            "error_message": f"Ghi số từ 0 đến {most:g}.".replace(".5", ",5"),
        },
    )


def _add_sums(
    sheet: WorkbookSheet, row: int, title: str, cells: list[str], most: Fraction, group: Group | None = None
) -> None:
    """Add a row of sums; readers pass it over by its title. A bonus is no part of the most."""
    for column, text in ((0, None), (1, None), (6, None), (7, None), (2, title)):
        sheet.put(row, column, text, "group")
    for (column, _), inside in zip(_SUMS, cells, strict=True):
        if column == 3:
            sheet.put(row, column, most, "sum")
        else:
            sheet.write_formula(row, column, _sum_or_blank(inside, group), sheet.style("sum"), "")


def _sum_or_blank(cells: str, group: Group | None = None) -> str:
    """Return a sum that prints nothing before anything is filled in, kept between the ends of its group."""
    total = f"SUM({cells})"
    if group is not None and group.at_least is not None:
        total = f"MAX({float(group.at_least):g},{total})"
    if group is not None and group.at_most is not None:
        total = f"MIN({float(group.at_most):g},{total})"
    return f'=IF(COUNT({cells})=0,"",{total})'


def _add_signatures(sheet: WorkbookSheet, row: int) -> None:
    for down, style, left, right in (
        (0, "signs", "NGƯỜI LẬP", "TM. ỦY BAN NHÂN DÂN"),
        (1, "signs_how", "(Ký, ghi rõ họ tên)", "(Ký, đóng dấu)"),
    ):
        sheet.put(row + down, 2, left, style)
        sheet.merge_range(row + down, 4, row + down, 6, right, sheet.style(style))
