"""The work that follows from a year, one piece a row, with the code it has in the calendar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from desk.base.workbook import NewWorkbook
from desk.office.papers.paper import is_past
from desk.office.papers.work_to_do import WorkOfOffice
from desk.report.sheet import add_sheet
from desk.report.tree import Remark, ReportColumn, Table
from desk.reports.calendar_file import code_of
from desk.reports.follow_up import Chains, note_words
from engine.follow_up.conclusions import Conclusion
from engine.rulebook.model.follow_up import FollowUpRule

STAMP, ONLY_TO = "LƯU HÀNH NỘI BỘ", "Chỉ gửi cơ quan có trách nhiệm, không công bố."


def work_list(
    title: str,
    work: WorkOfOffice,
    rules: Mapping[str, FollowUpRule],
    chains: Chains,
    mark: str | None,
    day: date | None,
    differs: Sequence[str],
) -> NewWorkbook:
    """Return the sheet of one office; `differs`: where the run is not what was announced."""

    def notes(action: Conclusion) -> str:
        late = "đã quá hạn" if is_past(action.deadline, day) else ""
        return "; ".join(filter(None, (late, note_words(action))))

    columns = (
        ReportColumn("Hạn", lambda action: action.deadline or "–", width=12),
        ReportColumn("Mã", lambda action: action.rule, width=6),
        ReportColumn("Việc", lambda action: rules[action.rule].title["vi"], width=32),
        ReportColumn("Về", lambda action: chains.about([action]), width=20),
        ReportColumn("Vì", lambda action: "\n".join(chains.lines(action)), width=48),
        ReportColumn("Ghi chú", notes, width=22),
        ReportColumn("Mã trên lịch", lambda action: code_of(action, chains.secret), width=15),
        ReportColumn("Kết quả, số văn bản", lambda action: None, "fill", 22),
    )
    book, table = NewWorkbook(), Table("", columns, work.actions)
    blocks, marks = (*(Remark(text, "banner") for text in differs), table), " ".join((ONLY_TO, mark or ""))
    add_sheet(book, "Việc cần làm", title, marks.strip(), blocks, stamp=STAMP, filtered=True)
    return book
