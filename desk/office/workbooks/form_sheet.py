"""One blank form: title, header with a note on each column, drop-down lists, and rows already known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from textwrap import wrap
from typing import Any

from desk.base.workbook import OWN_FORMS, NewWorkbook, WorkbookSheet
from desk.office.workbooks.column_examples import example_of
from facts.forms.catalogue import KINDS, WITHDRAW_HEADER
from facts.forms.fields import Field, Kind
from facts.intake.grid import column_letters
from facts.intake.messages import EXPECTED, expected_of
from facts.standing import Value

HEADER_ROW = 2  # counted from 0; the form's rows follow
LAST_ROW = 2000
_LISTED = 26  # how wide a list of values is
BLANKS = 20  # ruled for those who fill in on paper
LINE = 15  # points that a line is high
_WITHDRAW = 24  # how wide the column is that withdraws a row
YES, NO = "có", "không"
RESTRICTED = "HẠN CHẾ. Chỉ dùng nội bộ."
DATES: Mapping[str, Any] = {
    "validate": "date",
    "criteria": "between",
    "minimum": date(1900, 1, 1),
    "maximum": date(2100, 12, 31),
}
_AT_LEAST_0 = {"criteria": ">=", "value": 0}
_YEARS = {"validate": "integer", "criteria": "between", "minimum": 1900, "maximum": 2100}
_COLUMNS: Mapping[str, tuple[str, int, Mapping[str, Any]]] = {
    "date": ("open_date", 13, DATES),
    "int": ("open_number", 11, {"validate": "integer", **_AT_LEAST_0}),
    "decimal": ("open_decimal", 11, {"validate": "decimal", **_AT_LEAST_0}),
    "year": ("open", 9, _YEARS),
    "yes_no": ("open", 11, {"validate": "list", "source": [YES, NO]}),
    "choice": ("open", 22, {}),
    "code": ("open_text", 20, {}),
    "text": ("open", 28, {}),
}
"""The look of a column by its type, how wide it is, what may be typed into it."""
_MAY_BE_CHANGED = (
    "insert_rows delete_rows sort autofilter format_columns format_rows format_cells select_locked_cells"
    " select_unlocked_cells"
)
Row = Mapping[str, Value]


def protect(sheet: WorkbookSheet) -> None:
    """Keep titles and headers from being changed by accident; there is no password to lose."""
    sheet.protect("", dict.fromkeys(_MAY_BE_CHANGED.split(), True))


def add_form_sheet(
    book: NewWorkbook, kind: Kind, rows: Sequence[Row], lists: Mapping[str, str], unit: str, year: int
) -> None:
    """Add the sheet of a form; `lists`: the range of allowed values by field name."""
    mark = f"{OWN_FORMS} {RESTRICTED}" if kind.restricted else OWN_FORMS
    sheet = book.sheet(kind.form, footer=mark)
    fields = list(kind.fields.values())
    note = f"{mark} Cột có dấu * là bắt buộc; chỉ vào tiêu đề cột để xem cách ghi."
    sheet.top((f"BIỂU {kind.form}. {kind.title.upper()}", "title"), (note, "note"))
    for column, field in enumerate(fields):
        note = note_of(field, example_of(kind, field, unit, year))
        _add_column(sheet, column, field, lists.get(field.name), note)
    _add_withdraw(sheet, len(fields))
    for number, row in enumerate(rows, HEADER_ROW + 1):
        for column, field in enumerate(fields):
            value = row.get(field.name)
            typed = (YES if value else NO) if isinstance(value, bool) else value
            sheet.put(number, column, typed, _ruled(field))
    _rule_blanks(sheet, HEADER_ROW + 1 + len(rows), fields)
    sheet.freeze_panes(HEADER_ROW + 1, 1)
    sheet.repeat_rows(HEADER_ROW)
    widths = [width_of(field) for field in fields]
    lines = (len(wrap(header_text(f), width - 1)) for f, width in zip(fields, widths, strict=True))
    sheet.set_row(HEADER_ROW, LINE * max(3, *lines))
    sheet.spread([*widths, _WITHDRAW])
    protect(sheet)


def _rule_blanks(sheet: WorkbookSheet, first: int, fields: Sequence[Field]) -> None:
    """Rule empty rows, which would not be printed otherwise."""
    for row in range(first, first + BLANKS):
        ruled = [*map(_ruled, fields), "open_ruled"]
        sheet.line(row, [None] * len(ruled), dict(enumerate(ruled)))


def _add_column(sheet: WorkbookSheet, column: int, field: Field, listed: str | None, note: str) -> None:
    sheet.set_column(column, column, width_of(field), sheet.style(_COLUMNS[field.type][0]))
    sheet.put(HEADER_ROW, column, header_text(field), "head")
    sheet.write_comment(HEADER_ROW, column, note, {"x_scale": 2, "author": "lanhmanh"})
    rule = _validation(field, listed, note)
    if rule:
        sheet.data_validation(HEADER_ROW + 1, column, LAST_ROW, column, rule)


def header_text(field: Field) -> str:
    """Return a column's header with its unit, and a star where it must be filled in."""
    unit = f" ({field.unit})" if field.unit else ""
    return f"{field.header}{unit}{' *' if field.required else ''}"


def width_of(field: Field) -> int:
    return _COLUMNS[field.type][1]


def _add_withdraw(sheet: WorkbookSheet, column: int) -> None:
    sheet.set_column(column, column, _WITHDRAW, sheet.style("open"))
    sheet.put(HEADER_ROW, column, WITHDRAW_HEADER, "head")
    note = "Để trống. Khi cần rút một dòng đã báo trước đây, ghi: rút, và lý do."
    sheet.write_comment(HEADER_ROW, column, note, {"x_scale": 2, "author": "lanhmanh"})


def _ruled(field: Field) -> str:
    return f"{_COLUMNS[field.type][0]}_ruled"


OWN_CODE = "mã của chính dòng này, mỗi dòng một mã, như đã dùng ở báo cáo trước"
PREFILLED_CODE = {"criterion": "mã tiêu chí", "item": "mã nội dung, đã ghi sẵn ở mỗi dòng"}


def _code_words(field: Field) -> str:
    """Say which code a column wants: the row's own, or one told on another form."""
    if field.name == "id":
        return OWN_CODE
    if field.refers_to is not None and field.refers_to in KINDS and field.refers_to != "unit":
        kind = KINDS[field.refers_to]
        return f"mã đã khai ở {kind.form} {kind.title}, chọn trong danh sách"
    key, params = expected_of(field, "")
    return PREFILLED_CODE.get(field.name) or EXPECTED[key].format_map(dict(params)).partition(", ví dụ")[0]


ENDS = frozenset(kind.life[1] for kind in KINDS.values() if kind.life)


def note_of(field: Field, example: str = "") -> str:
    """Say how a column is filled in, with an example of that very column."""
    key, params = expected_of(field, "")
    said = EXPECTED[key].format_map(dict(params)).partition(", ví dụ")[0] if key in EXPECTED else "chữ"
    said = _code_words(field) if field.type == "code" else "ngày/tháng/năm" if field.type == "date" else said
    parts = ["Bắt buộc." if field.required else "Không bắt buộc."]
    if field.type != "choice":
        parts.append(f"Ghi: {said}.")
    if field.type == "yes_no" or field.blank is not None:
        blank = "chưa biết" if field.blank is None else NO if field.blank is False else "0"
        parts.append(f"Để trống là {blank}.")
    if field.type == "choice":
        parts.append("Chọn trong danh sách: " + "; ".join(field.values) + ".")
    if field.name in ENDS:
        parts.append("Là ngày đầu tiên không còn nữa.")
    if field.name == "worker_token":
        parts.append("Không ghi tên người lao động.")
    if field.personal:
        parts.append("Dữ liệu cá nhân: chỉ lưu mã hóa.")
    if example:
        parts.append(f"Ví dụ: {example}.")
    return " ".join(parts)


def _validation(field: Field, listed: str | None, note: str) -> dict[str, Any] | None:
    error = {"error_title": "Giá trị chưa đúng", "error_message": note[:255], "ignore_blank": True}
    if listed is not None and field.refers_to is not None and field.refers_to in KINDS:
        return {"validate": "list", "source": listed, **_warning(KINDS[field.refers_to])}
    if listed is not None:
        return {"validate": "list", "source": listed, **error}
    rule = _COLUMNS[field.type][2]
    return {**rule, **error} if rule else None


def _warning(kind: Kind) -> dict[str, Any]:
    """Return what is said of a code that is on no list; it may be right all the same."""
    message = (
        f"Mã này chưa có ở {kind.form} {kind.title}. Khai ở đó trước rồi chọn trong danh sách; mã của đơn vị"
        " khác thì giữ nguyên."
    )
    return {
        "error_type": "warning",
        "error_title": "Mã chưa khai",
        "error_message": message,
        "ignore_blank": True,
    }


def codes_told(kind: Kind) -> str:
    """Return the list of codes typed on a form of the same workbook, as far as it is filled in."""
    letters = column_letters(list(kind.fields).index(kind.key[0]))
    first, last = HEADER_ROW + 2, LAST_ROW + 1
    column = f"'{kind.form}'!${letters}${first}"
    return f"=OFFSET({column},0,0,MAX(1,COUNTA({column}:${letters}${last})),1)"


class Lists:
    """The sheet `Danh mục`: the allowed values that drop-down lists point at, a column each."""

    NAME = "Danh mục"

    def __init__(self) -> None:
        self._columns: list[tuple[str, tuple[str, ...]]] = []

    def add(self, title: str, values: Sequence[str]) -> str:
        """Keep a list and return the range it will stand in."""
        wanted = (title, tuple(values))
        if wanted not in self._columns:
            self._columns.append(wanted)
        letters = column_letters(self._columns.index(wanted))
        return f"='{self.NAME}'!${letters}$2:${letters}${len(values) + 1}"

    def write(self, book: NewWorkbook) -> None:
        """Write the lists; last, so that the forms come first."""
        sheet = book.sheet(self.NAME, footer=OWN_FORMS)
        for column, (title, values) in enumerate(self._columns):
            sheet.set_column(column, column, _LISTED)
            sheet.put(0, column, title, "head")
            for row, value in enumerate(values, 1):
                sheet.put(row, column, value)
        sheet.repeat_rows(0)
        sheet.spread([_LISTED] * len(self._columns), kept=0)
        protect(sheet)
