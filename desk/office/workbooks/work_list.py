"""The work that follows from a year, one piece a row, with the code it has in the calendar."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desk.base.workbook import NewWorkbook
from desk.office.papers.work_to_do import RESTRICTED, WorkOfOffice, about_words, note_words
from desk.reports.calendar_file import code_of
from desk.reports.follow_up_report import Chains
from engine.follow_up.conclusions import Conclusion
from engine.rulebook.model.follow_up import FollowUpRule

_COLUMNS = (
    ("Hạn", 12), ("Mã", 6), ("Việc", 32), ("Về", 20), ("Vì", 48), ("Ghi chú", 22), ("Mã trên lịch", 15),
    ("Kết quả, số văn bản", 22),
)  # fmt: skip
_HEAD = 4


def work_list(
    title: str,
    work: WorkOfOffice,
    rules: Mapping[str, FollowUpRule],
    chains: Chains,
    mark: str | None,
) -> NewWorkbook:
    """Return the sheet of one office, filtered by column; the last column is for what was done."""
    book = NewWorkbook()
    sheet = book.sheet("Việc cần làm", footer=f"{RESTRICTED} {mark or ''}".strip(), header="LƯU HÀNH NỘI BỘ")
    sheet.write_string(0, 0, title, book.style("title"))
    sheet.write_string(1, 0, RESTRICTED, book.style("note"))
    sheet.write_string(2, 0, mark or "", book.style("mark"))
    for column, (header, width) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(_HEAD, column, header, book.style("head"))
    for row, action in enumerate(work.actions, _HEAD + 1):
        _add_action(book, sheet, row, action, rules, chains)
    sheet.autofilter(_HEAD, 0, _HEAD + len(work.actions), len(_COLUMNS) - 1)
    sheet.freeze_panes(_HEAD + 1, 0)
    sheet.repeat_rows(_HEAD)
    return book


def _add_action(
    book: NewWorkbook, sheet: Any, row: int, action: Conclusion, rules: Mapping[str, FollowUpRule], chains: Chains
) -> None:  # fmt: skip
    if action.deadline:
        sheet.write_datetime(row, 0, action.deadline, book.style("open_date_ruled"))
    else:
        sheet.write_string(row, 0, "–", book.style("cell"))
    why = "\n".join(chains.lines(action, "vi"))
    texts = (action.rule, rules[action.rule].title["vi"], about_words([action], chains), why, note_words(action), code_of(action, chains.secret))  # fmt: skip
    for column, text in enumerate(texts, 1):
        sheet.write_string(row, column, text, book.style("cell"))
    sheet.write_blank(row, len(_COLUMNS) - 1, None, book.style("fill"))
