"""What follows from a year, office by office: a letter that asks for the work; codes only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desk.base.paper.blocks import said
from desk.base.paper.content import Printed
from desk.office.papers.paper import (
    FILED,
    LETTER,
    RESTRICTED,
    addressed,
    counted,
    is_past,
    lowered,
    paper,
    period_words,
)
from desk.report.paper import paper_table
from desk.reports.follow_up import Chains, work_table
from desk.workspace.office import DOTS, IssuingOffice
from engine.follow_up.conclusions import Conclusion
from engine.rulebook.model.rulebook import Rules
from facts.offices import UNKNOWN, Offices
from facts.periods import Period

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
        return self.office.endswith(UNKNOWN)


def by_office(
    actions: Iterable[Conclusion], offices: Offices, day: date, names: Mapping[str, str]
) -> tuple[WorkOfOffice, ...]:
    """Sort sure actions by who does them on a day, each office's by deadline, rule and about whom."""
    work: dict[tuple[str, str], list[Conclusion]] = {}
    for action in actions:
        unit = action.unit if offices.of_each_commune(action.by, day) else ""
        work.setdefault((action.by, unit), []).append(action)
    return tuple(
        WorkOfOffice(by, unit, addressed(by, names.get(unit, unit)), tuple(sorted(actions, key=_order)))
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
    """Return the letter to one office; what is past its deadline on the letter's day is said so."""
    when = period_words(rules, period)
    by_id = {rule.id: rule for rule in rules.follow_up}
    asked, count = "quý cơ quan" if work.unknown else work.name, counted(len(work.actions))
    blocks = (
        said(
            f"Qua tổng hợp báo cáo và kết quả chấm điểm, phân loại {when}, đề nghị {asked} thực hiện {count}"
            f" việc sau đây (bảng gộp theo loại việc và hạn), {_by_when(work.actions, day)}, và gửi kết quả"
            f" bằng văn bản về {office.name}:"
        ),
        paper_table(work_table("", work.actions, by_id, chains, EACH, day)),
        said(
            "Cơ sở, vụ việc nêu theo mã đã khai trong báo cáo. Dấu hiệu, điểm nguy cơ là điều cần xác minh,"
            " không phải kết luận và không phải căn cứ kiểm tra. Danh sách từng việc và lịch kèm theo công"
            " văn này./."
        ),
    )
    return paper(
        office,
        LETTER,
        day,
        f"Việc cần làm {period.code} {work.unit + ' ' if work.unit else ''}{work.name}",
        f"V/v thực hiện các việc phát sinh từ kết quả {when}",
        blocks,
        copies=("Như trên;", FILED),
        to=(f"{DOTS} ({lowered(work.name)})" if work.unknown else work.name,),
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
        return "ngay sau khi nhận công văn vì đều đã quá hạn"
    return f"đúng hạn; riêng {counted(late)} việc đã quá hạn thì thực hiện ngay"
