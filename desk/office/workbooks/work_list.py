"""The work that follows from a year, one piece a row, with the code it has in the calendar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from desk.base.workbook import CellValue, NewWorkbook
from desk.office.papers.paper import is_past
from desk.office.papers.work_to_do import RESTRICTED, WorkOfOffice
from desk.reports.calendar_file import code_of
from desk.reports.follow_up import Chains, note_words
from engine.follow_up.conclusions import Conclusion
from engine.rulebook.model.follow_up import FollowUpRule

_COLUMNS = (
    ("Hạn", 12),
    ("Mã", 6),
    ("Việc", 32),
    ("Về", 20),
    ("Vì", 48),
    ("Ghi chú", 22),
    ("Mã trên lịch", 15),
    ("Kết quả, số văn bản", 22),
)
_HEAD = 4


def work_list(
    title: str,
    work: WorkOfOffice,
    rules: Mapping[str, FollowUpRule],
    chains: Chains,
    mark: str | None,
    day: date | None,
    differs: Sequence[str],
) -> NewWorkbook:
    """Return the sheet of one office, filtered by column; the last column is for what was done. `differs`
    says where the run is not what was announced."""
    book = NewWorkbook()
    sheet = book.sheet("Việc cần làm", footer=f"{RESTRICTED} {mark or ''}".strip(), header="LƯU HÀNH NỘI BỘ")
    said = [(text, "mark") for text in differs]
    sheet.top((title, "title"), *said, (RESTRICTED, "note"), (mark or "", "mark"))
    head = _HEAD + len(said)
    first = sheet.head(head, _COLUMNS, on_each_page=True)
    for row, action in enumerate(work.actions, first):
        sheet.line(row, _cells(action, rules, chains, day), {len(_COLUMNS) - 1: "fill"})
    sheet.autofilter(head, 0, head + len(work.actions), len(_COLUMNS) - 1)
    return book


def _cells(
    action: Conclusion, rules: Mapping[str, FollowUpRule], chains: Chains, day: date | None
) -> tuple[CellValue, ...]:
    why = "\n".join(chains.lines(action))
    return (
        action.deadline or "–",
        action.rule,
        rules[action.rule].title["vi"],
        chains.about([action]),
        why,
        "; ".join(filter(None, ["đã quá hạn" if is_past(action.deadline, day) else "", note_words(action)])),
        code_of(action, chains.secret),
        None,
    )
