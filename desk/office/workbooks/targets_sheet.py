"""The sheet of targets assigned from above, in both workbooks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desk.base.workbook import NewWorkbook
from desk.office.workbooks.result_words import table
from desk.words.target_words import TargetWords
from engine.evaluation.targets import Outcome

COLUMNS = {  # headers and widths
    "vi": (("Chỉ tiêu", 44), ("Được giao", 22), ("Thực hiện", 24), ("Đánh giá", 20), ("Văn bản giao", 48)),
    "en": (("Target", 44), ("Assigned", 22), ("Reached", 24), ("Met", 20), ("Paper", 48)),
}


def write_targets(
    book: NewWorkbook, sheet: Any, row: int, words: TargetWords, outcomes: Sequence[Outcome]
) -> int:
    """Write a row a target under the head; return the first free row."""
    first = table(book, sheet, row, list(COLUMNS[words.lang]))
    for at, outcome in enumerate(outcomes, first):
        for column, text in enumerate(words.row(outcome)):
            sheet.write_string(at, column, text, book.style("cell"))
    return first + len(outcomes)
