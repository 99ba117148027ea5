"""What stands under a header: rows, and what people put between and below them."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol

from facts.forms.fields import Kind
from facts.intake.cells import is_empty
from facts.intake.grid import Cells, Plain, Sheet, is_cell_error
from facts.intake.header import Header, header_of, table_headed
from facts.spelling import folded

_FEW = 4  # a subtotal or signature row fills few cells with text
_SUBTOTAL = re.compile(r"(tong( cong| so)?|cong( don)?|luy ke)( \(.*\))?[ :.]*")
_SIGNATURE = re.compile(
    r".*, *ngay *[\d.…]* *thang *[\d.…]* *nam *[\d.…]*|nguoi lap( bieu)?|\(ky,? .*\)"
    r"|(tm|kt|tl)\. .*|chu tich|pho chu tich|thu truong don vi|truong (cong an|phong)|giam doc"
)
_NUMBER = re.compile(r"[\s\d.,-]*")
_MARK = re.compile(r"\(?(\d{1,2})\)?")
_SECTION = re.compile(r"([ivx]+|[a-d]|\d{1,2})[.)] \D.*|ghi chu ?:.*|\(?[*]\)? .*")
NumberedRows = tuple[tuple[int, Cells], ...]  # of a table, with their number in the sheet


@dataclass(frozen=True, slots=True)
class OtherTable:
    """A further table of a sheet, which is not read: its form, and its rows from the header in `row`."""

    form: str
    row: int
    rows: tuple[Cells, ...]


def tables_apart(kind: Kind, sheet: Sheet, header: Header) -> tuple[Sheet, tuple[OtherTable, ...]]:
    """Return a sheet with the table of its header alone, and the tables above and below it.

    A header printed again, as on every page, goes on with the table; a row right beside the header is part of
    it.
    """
    rows = list(sheet.rows)
    others = []
    for number, row in enumerate(rows, start=1):
        if abs(number - header.row) < 2 or (form := table_headed(row, kind)) is None:
            continue
        same = header_of(kind, (row,)) if form == kind.form else None
        if same is not None and same.columns == header.columns:
            rows[number - 1] = ()
        else:
            others.append((form, number))
    if not others:
        return replace(sheet, rows=tuple(rows)), ()
    starts = sorted([header.row, *(number for _, number in others), len(rows) + 1])
    end = {start: after - 1 for start, after in pairwise(starts)}
    tables = tuple(OtherTable(form, n, tuple(rows[n - 1 : end[n]])) for form, n in others)
    return replace(sheet, rows=tuple(rows[: end[header.row]])), tables


class Looks(Protocol):
    """What the form says of a row's cells."""

    def is_row(self, cells: Cells) -> bool:
        """Tell whether a row has all that makes it a row of the form."""

    def is_like_a_row(self, cells: Cells) -> bool:
        """Tell whether a row has more of the form in it than a signature would."""


def table_under(sheet: Sheet, header: Header, looks: Looks) -> tuple[NumberedRows, list[int]]:
    """Return the rows under a header, and the numbers of those under the signature that look lost.

    Blank, subtotal, section and repeated header rows are no rows. Under a signature the table goes on where
    a row of the form stands.
    """
    columns = sorted(header.columns.values())
    head = sheet.rows[header.row - 1]
    rows, lost = [], []
    signed = False
    for number, row in enumerate(sheet.rows[header.row :], start=header.row + 1):
        filled = [value for value in row if not is_empty(value)]
        inside = any(i < len(row) and not is_empty(row[i]) for i in columns)
        if not inside or _is_between(filled) or row == head or _is_numbering(row, columns):
            signed = signed or _is_signature(filled)
            continue
        signed = (signed or _is_signature(filled)) and not looks.is_row(row)
        if not signed:
            rows.append((number, row))
        elif looks.is_like_a_row(row):
            lost.append(number)
    return tuple(rows), lost


def _is_signature(filled: list[Plain]) -> bool:
    if not filled or len(filled) > _FEW or not all(isinstance(value, str) for value in filled):
        return False
    return any(_SIGNATURE.fullmatch(folded(str(value))) for value in filled)


def _is_between(filled: list[Plain]) -> bool:
    """Tell whether a row sums up the rows above or heads those below. Sums that show an error, or none yet,
    are sums too."""
    words = [value for value in filled if isinstance(value, str) and not is_cell_error(value)]
    texts = [folded(value) for value in words if not _NUMBER.fullmatch(value)]
    if len(texts) != 1:
        return False
    return bool(_SUBTOTAL.fullmatch(texts[0])) or (len(filled) == 1 and bool(_SECTION.fullmatch(texts[0])))


def is_between_rows(row: Cells) -> bool:
    """Tell whether a row is of no table: a sum, a section, a signature, numbers of columns."""
    filled = [value for value in row if not is_empty(value)]
    return _is_between(filled) or _is_signature(filled) or _is_numbering(row, list(range(len(row))))


def _is_numbering(row: Cells, columns: list[int]) -> bool:
    """Tell whether a row only numbers the columns: (1) (2) (3)."""
    marks = [_MARK.fullmatch(str(row[i])) for i in columns if i < len(row)]
    numbers = [int(mark[1]) for mark in marks if mark]
    return len(numbers) == len(marks) > 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
