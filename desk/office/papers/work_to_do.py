"""What follows from a year, office by office: a letter, a list and a calendar; codes only."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desk.base.language import speaking
from desk.base.outputs import write_outputs
from desk.base.paper.content import Attachment, Printed, said
from desk.base.workbook import NewWorkbook
from desk.office.papers.paper import (
    FILED,
    LETTER,
    RESTRICTED,
    addressed,
    attached_to,
    counted,
    differing_words,
    is_past,
    marked,
    paper,
    period_words,
)
from desk.office.papers.writing import files_of
from desk.report.paper import paper_table
from desk.report.sheet import add_sheet
from desk.report.tree import Remark, ReportColumn, Table
from desk.reports.calendar_file import calendar_of, code_of
from desk.reports.follow_up import Chains, note_words, work_table
from desk.runs.run import Run, scored_period
from desk.runs.since_announced import SinceAnnounced
from desk.words.adoption_words import mark_of
from desk.words.condition_words import lowered
from desk.workspace.office import DOTS, IssuingOffice
from engine.follow_up.conclusions import Conclusion
from engine.rulebook.model.follow_up import FollowUpRule
from engine.rulebook.model.rulebook import Rules
from facts.offices import UNKNOWN, Offices
from facts.periods import Period

IN_A_LETTER = 12  # rows of work at most; more stand in an annex
OPEN = f" {UNKNOWN}"
EACH = "từng trường hợp: xem danh sách kèm theo"


@dataclass(frozen=True, slots=True)
class WorkOfOffice:
    """The work of one office; of offices that each commune has, that of one commune."""

    office: str
    unit: str  # code of the commune, "" for an office above it
    name: str  # "Ủy ban nhân dân xã Nam Thái", "Công an xã Nam Thái", "Phòng LĐTBXH"
    actions: tuple[Conclusion, ...]

    @property
    def unknown(self) -> bool:
        """Tell whether nobody has said yet which office this is."""
        return self.office.endswith(OPEN)


def by_office(
    actions: Iterable[Conclusion], offices: Offices, day: date, names: Mapping[str, str]
) -> tuple[WorkOfOffice, ...]:
    """Sort sure actions by who does them on a day, each office's by deadline, rule and about whom."""
    work: dict[tuple[str, str], list[Conclusion]] = {}
    for action in actions:
        unit = action.unit if offices.of_each_commune(action.by, day) else ""
        work.setdefault((action.by, unit), []).append(action)
    return tuple(
        WorkOfOffice(
            by,
            unit,
            addressed(offices.spelled(by, day), names.get(unit, unit)) if unit else by.removesuffix(OPEN),
            tuple(sorted(actions, key=_order)),
        )
        for (by, unit), actions in sorted(work.items())
    )


def _order(action: Conclusion) -> tuple[object, ...]:
    return (action.deadline or date.max, action.rule, action.about)


def work_letter(
    work: WorkOfOffice,
    rules: Rules,
    period: Period,
    office: IssuingOffice,
    day: date | None,
    chains: Chains,
    mark: str | None,
) -> Printed:
    """Return the letter to one office, or the list of what the issuing office itself has to do; what is past
    its deadline on the letter's day is said so."""
    when = period_words(rules, period)
    by_id = {rule.id: rule for rule in rules.follow_up}
    level = rules.offices.level_of(work.office, period.end)
    name = work.name if work.unit else office.beside_it(rules.offices.spelled(work.office, period.end), level)
    own = not work.unit and office.is_called(work.office)
    asked = f"{office.name} phải" if own else f"đề nghị {'quý cơ quan' if work.unknown else name}"
    answer = "" if own else f", và gửi kết quả bằng văn bản về {office.name}"
    listed = replace(paper_table(work_table("", work.actions, by_id, chains, EACH, day)), dense=True)
    many = len(listed.rows) > IN_A_LETTER and not own
    annex = Attachment(
        ("PHỤ LỤC", "Các việc cần thực hiện"), attached_to(office, LETTER, day), (listed,), True
    )
    where = "tại Phụ lục kèm theo" if many else "sau đây"
    grouped = " (bảng gộp các việc cùng loại, cùng hạn)" if len(listed.rows) < len(work.actions) else ""
    counts = " Hạn tính theo ngày lịch, kể cả ngày nghỉ." if any(a.deadline for a in work.actions) else ""
    blocks = (
        said(
            f"Qua tổng hợp báo cáo và kết quả chấm điểm, phân loại {when}, {asked} thực hiện"
            f" {counted(len(work.actions))} việc {where}{grouped},"
            f" {_by_when(work.actions, day)}{answer}{'.' if many else ':'}"
        ),
        *(() if many else (listed,)),
        said(
            "Cơ sở, vụ việc nêu theo mã đã khai trong báo cáo. Dấu hiệu, điểm nguy cơ là điều cần xác minh,"
            f" không phải kết luận và không phải căn cứ kiểm tra.{counts} Danh sách từng việc và lịch"
            " kèm theo./."
        ),
    )
    return paper(
        office,
        LETTER,
        day,
        f"Việc cần làm {period.code} {work.unit + ' ' if work.unit else ''}{work.name}",
        f"{'Phát sinh' if own else 'V/v thực hiện các việc phát sinh'} từ kết quả {when}",
        blocks,
        working="DANH MỤC VIỆC CẦN LÀM" if own else "",
        copies=(FILED,) if own else ("Như trên;", FILED),
        to=() if own else (f"{DOTS} ({lowered(work.name)})" if work.unknown else name,),
        attachments=(annex,) if many else (),
        mark=f"{RESTRICTED} {mark}" if mark else RESTRICTED,
    )


def _by_when(actions: Sequence[Conclusion], day: date | None) -> str:
    """Say by when work is asked for: at once where its deadline is past."""
    if day is None:
        return "đúng hạn; việc có hạn trước ngày ký công văn thì thực hiện ngay"
    late = sum(is_past(action.deadline, day) for action in actions)
    if not late:
        return "đúng hạn"
    if late == len(actions):
        return f"ngay sau khi nhận công văn vì {'đều ' if late > 1 else ''}đã quá hạn"
    return f"đúng hạn; riêng {counted(late)} việc đã quá hạn thì thực hiện ngay"


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


@speaking("vi")
def work_papers(
    folder: Path,
    run: Run,
    rules: Rules,
    office: IssuingOffice,
    day: date | None,
    actions: Collection[Conclusion],
    chains: Chains,
    later: Sequence[SinceAnnounced] = (),
) -> tuple[Path, ...]:
    """Write four files an office, of sure actions; `later`: announcements the run differs from."""
    period = scored_period(rules, run.manifest["year"])
    names = {u.code: u.name for u in rules.units.on(period.end)}
    contents: dict[Path, bytes] = {}
    sure = [action for action in actions if action.kind == "action" and action.sure]
    for work in by_office(sure, rules.offices, period.end, names):
        mark = _mark(work, rules, chains)
        letter = work_letter(work, rules, period, office, day, chains, mark)
        contents |= files_of(folder, [marked(letter, later, work.unit)])
        differs = differing_words(later, work.unit)
        by_id = {rule.id: rule for rule in rules.follow_up}
        title = f"Việc cần làm của {work.name}, kỳ {period.code}"
        listed = work_list(title, work, by_id, chains, mark, day, differs)
        contents[folder / f"{letter.name}.xlsx"] = listed.content()
        calendar = calendar_of(work.actions, run.id, chains.secret, differs)
        contents[folder / f"{letter.name}.ics"] = calendar.encode()
    write_outputs(contents)
    return tuple(contents)


def _mark(work: WorkOfOffice, rules: Rules, chains: Chains) -> str | None:
    """Return the mark of an illustrative rulebook that some of the work rests on."""
    behind = {name for action in work.actions for name in chains.rulebooks(action)}
    marks = (mark_of(rules.rulebooks[name]) for name in sorted(behind) if name in rules.rulebooks)
    return next((mark for mark in marks if mark), None)
