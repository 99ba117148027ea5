"""What a report of work is written from; it holds small counts, so each is recorded."""

from __future__ import annotations

from datetime import date

from desk.base.faults import WrongUse
from desk.base.language import speaking
from desk.base.paper.content import Printed, said
from desk.office.papers.paper import FILED, REPORT, counted, internal_mark, paper, period_words
from desk.office.papers.wording import WordedPaper
from desk.office.papers.wording_log import SO_FAR, WORK_REPORT, PaperName, worded
from desk.office.papers.work_annexes import Material
from desk.office.papers.work_report import work_report
from desk.office.prefill import looked
from desk.office.reminders import missing_forms, refuse_without_returns
from desk.office.so_far import so_far_report
from desk.office.so_far_results import SoFarResults, so_far_results
from desk.report.paper import paper_blocks
from desk.report.tree import Remark, Report
from desk.workspace.folder import Workspace
from desk.workspace.locking import period_asked
from desk.workspace.office import DOTS, IssuingOffice, signing_office
from desk.workspace.office_units import units_of
from desk.workspace.standing_today import evaluation_today
from engine.rulebook.kinds.reports import ReportOutline
from engine.rulebook.model.rulebook import Rules
from facts.periods import Period

RECORDED = {WORK_REPORT: "work report", SO_FAR: "so far"}


def period_paper(
    kind: str,
    workspace: Workspace,
    rules: Rules,
    code: str | None,
    reason: str | None,
    by: str,
    day: date | None,
) -> WordedPaper:
    """Return the report of a period, or its year so far, as worded; raise Stop without a reason."""
    period = _asked(rules, code, reason)
    draft = period_draft(kind, workspace, rules, period, day)[1]
    looked(workspace, by, str(reason), day or date.today(), {"what": RECORDED[kind], "period": period.code})
    return draft


@speaking("vi")
def period_draft(
    kind: str, workspace: Workspace, rules: Rules, period: Period, day: date | None
) -> tuple[PaperName, WordedPaper]:
    """Return the same to be read and worded inside the office."""
    named, office = PaperName(kind, period.code), signing_office(workspace, rules.offices)
    if kind == SO_FAR:
        results = so_far_results(workspace, rules, period.code)
        refuse_without_returns(results.evaluation.standing, rules, period)
        return named, worded(workspace, named, so_far_paper(results, office, day))
    outline, evaluation = _outline_for(rules, period), evaluation_today(workspace, rules, period)
    refuse_without_returns(evaluation.standing, rules, period)
    owed = rules.calendar.kinds[period.kind].owed_from is not None
    missing = missing_forms(evaluation.standing, rules, period)
    silent = [one.unit.name for one in missing if owed or one.nothing]
    material = Material(evaluation, outline, period, units_of(rules, period, None), silent)
    return named, worded(workspace, named, work_report(material, office, day))


def _asked(rules: Rules, code: str | None, reason: str | None) -> Period:
    if code is None:
        raise WrongUse("Báo cáo công tác, sơ kết cần kỳ: --period 2020-6T.")
    if not (reason or "").strip():
        raise WrongUse(
            'Báo cáo công tác, sơ kết có số liệu dưới 5, lưu hành nội bộ: nêu lý do bằng --reason "…" (được'
            " ghi lại)."
        )
    return period_asked(rules, code)


def _outline_for(rules: Rules, period: Period) -> ReportOutline:
    found = next((o for o in rules.reports.values() if period.kind in o.period_kinds), None)
    if found is None:
        raise WrongUse(
            "Chưa có đề cương báo cáo nào cho kỳ %(period)s. Thêm loại kỳ '%(kind)s' vào period_kinds của"
            " một tệp trong rules/reports.",
            period=period.code,
            kind=period.kind,
        )
    return found


def so_far_paper(results: SoFarResults, office: IssuingOffice, day: date | None) -> Printed:
    when = period_words(results.rules, results.period)
    title = results.rulebook.title["vi"]
    opening = Remark(
        f"{office.name} báo cáo tạm tính {when} của {counted(len(results.rows))} đơn vị theo bộ tiêu chí"
        f" “{title}”."
    )
    report = Report((opening, *so_far_report(results).blocks))
    codes = "; ".join(f"{c.id} {c.title['vi']}" for c in results.rulebook.criteria)
    ending = said(
        f"Mã tiêu chí: {codes}.",
        "Cột cuối nêu tiêu chí chắc chắn chưa đủ điểm nếu không làm thêm, thiếu nhiều đứng trước; trong ngoặc"
        " là số điểm còn thiếu. Đề nghị các đơn vị tập trung thực hiện các tiêu chí này trong những tháng còn"
        " lại./.",
    )
    return paper(
        office,
        REPORT,
        day,
        f"Sơ kết {results.period.code}",
        f"Sơ kết, tạm tính “{title}” {when}",
        (*paper_blocks(report), ending),
        copies=("Như trên;", FILED),
        to=(office.above or DOTS,),
        mark=internal_mark(results.rulebook),
    )
