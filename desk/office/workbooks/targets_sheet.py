"""The sheet of targets assigned from above, in both workbooks."""

from __future__ import annotations

from collections.abc import Sequence

from desk.base.language import language
from desk.base.workbook import WorkbookSheet
from desk.words.target_words import TargetWords
from engine.evaluation.targets import Outcome

COLUMNS = {  # headers and widths
    "vi": (("Chỉ tiêu", 44), ("Được giao", 22), ("Thực hiện", 24), ("Đánh giá", 20), ("Văn bản giao", 48)),
    "en": (("Target", 44), ("Assigned", 22), ("Reached", 24), ("Met", 20), ("Paper", 48)),
}


def write_targets(sheet: WorkbookSheet, row: int, words: TargetWords, outcomes: Sequence[Outcome]) -> int:
    """Write a row a target under the head; return the first free row."""
    first = sheet.head(row, COLUMNS[language()])
    for at, outcome in enumerate(outcomes, first):
        sheet.line(at, words.row(outcome))
    return first + len(outcomes)
