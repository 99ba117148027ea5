"""What stands under a header: rows, and what people put between and below them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from facts.intake.cells import is_empty
from facts.intake.grid import GridRow, Plain, Sheet
from facts.intake.header import Header
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


def rows_under(sheet: Sheet, header: Header) -> Iterator[tuple[int, GridRow]]:
    """Yield the rows of a table with their number in the sheet.

    Blank, subtotal, section and repeated header rows are no rows; nothing after the signature is.
    """
    columns = sorted(header.columns.values())
    head = sheet.rows[header.row - 1]
    for number, row in enumerate(sheet.rows[header.row :], start=header.row + 1):
        filled = [value for value in row if not is_empty(value)]
        if _is_signature(filled):
            return
        if any(i < len(row) and not is_empty(row[i]) for i in columns) and not (
            _is_between(filled) or row == head or _is_numbering(row, columns)
        ):
            yield number, row


def _is_signature(filled: list[Plain]) -> bool:
    if not filled or len(filled) > _FEW or not all(isinstance(value, str) for value in filled):
        return False
    return any(_SIGNATURE.fullmatch(folded(str(value))) for value in filled)


def _is_between(filled: list[Plain]) -> bool:
    """Tell whether a row sums up the rows above or heads those below."""
    texts = [folded(value) for value in filled if isinstance(value, str) and not _NUMBER.fullmatch(value)]
    if len(texts) != 1:
        return False
    return bool(_SUBTOTAL.fullmatch(texts[0])) or (len(filled) == 1 and bool(_SECTION.fullmatch(texts[0])))


def _is_numbering(row: GridRow, columns: list[int]) -> bool:
    """Tell whether a row only numbers the columns: (1) (2) (3)."""
    marks = [_MARK.fullmatch(str(row[i])) for i in columns if i < len(row)]
    numbers = [int(mark[1]) for mark in marks if mark]
    return len(numbers) == len(marks) > 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
