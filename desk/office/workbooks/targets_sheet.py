"""The sheet of targets assigned from above, in both workbooks."""

from __future__ import annotations

from collections.abc import Sequence

from desk.base.language import gettext, pgettext
from desk.base.workbook import WorkbookSheet
from desk.words.target_words import TargetWords
from engine.evaluation.targets import Outcome


def write_targets(sheet: WorkbookSheet, row: int, words: TargetWords, outcomes: Sequence[Outcome]) -> int:
    """Write a row a target under the head; return the first free row."""
    columns = (
        (gettext("Chỉ tiêu"), 44),
        (gettext("Được giao"), 22),
        (gettext("Thực hiện"), 24),
        (pgettext("target", "Đánh giá"), 20),
        (gettext("Văn bản giao"), 48),
    )
    first = sheet.head(row, columns)
    for at, outcome in enumerate(outcomes, first):
        sheet.line(at, words.row(outcome))
    return first + len(outcomes)
