"""Papers of a period and of a run's year: which kinds there are, and each as Word and PDF."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain, count
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from desk.base.faults import WrongUse, meant
from desk.base.language import gettext, gettext_noop, speaking
from desk.base.outputs import write_outputs
from desk.base.paper.content import Attachment, PaperTable, Printed, said
from desk.base.paper.word import docx_of, pdf_of
from desk.office.papers.commendation import (
    DECIDED,
    SUBMITTED,
    commendation_decision,
    commendation_submission,
)
from desk.office.papers.commune_papers import explanation_sheet, minutes, result_letter
from desk.office.papers.inspection_conclusion import inspection_conclusion
from desk.office.papers.paper import (
    FILED,
    REPORT,
    attached_to,
    counted,
    internal_mark,
    marked,
    paper,
    period_words,
    refuse_differing,
    refuse_early_answer,
)
from desk.office.papers.wording import WordedPaper
from desk.office.papers.wording_log import SO_FAR, WORK_REPORT, PaperName, worded
from desk.office.papers.work_report import Material, work_report
from desk.office.papers.year_papers import decision, submission, summary
from desk.office.papers.year_words import lacking_words
from desk.office.reminders import missing_forms, refuse_without_returns
from desk.office.so_far import MANY, SoFarResults, so_far_report, so_far_results
from desk.report.paper import paper_blocks
from desk.runs.failing import NOT_OF_DATA, FailingOffice, failing_subject, report_of
from desk.runs.failing import REPORT as FAILED
from desk.runs.run import scored_period
from desk.runs.run_inputs import nearest_of, unit_named
from desk.runs.standings import StandingRow
from desk.runs.year import Year
from desk.words.band_words import band_counts
from desk.words.condition_words import lowered
from desk.words.numbers import day_words
from desk.workspace.folder import Workspace, opened
from desk.workspace.locking import period_asked
from desk.workspace.office import IssuingOffice, signing_office
from desk.workspace.standing_today import evaluation_today, units_of
from desk.workspace.sweeping import looked
from engine.rulebook.kinds.reports import ReportOutline
from engine.rulebook.model.rulebook import Criterion, Gate, Rules
from engine.rulebook.text.names import nearest
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
    period = _period_asked(rules, code, reason)
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


def _period_asked(rules: Rules, code: str | None, reason: str | None) -> Period:
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
    opening = said(
        f"{office.name} báo cáo kết quả tạm tính {when} của {counted(len(results.rows))} đơn vị theo bộ tiêu"
        f" chí “{title}”. Kết quả tính như thể năm {results.period.year} kết thúc ngày"
        f" {day_words(results.period.end)}, theo báo cáo {when}, để biết còn phải làm gì; không phải kết quả"
        " chấm điểm, không công bố."
    )
    blocks = paper_blocks(so_far_report(results))
    listed = [replace(block, dense=True) for block in blocks if isinstance(block, PaperTable)]
    many = len(results.rows) > MANY
    kept = [] if many else listed
    annex = Attachment(
        ("PHỤ LỤC", f"Kết quả tạm tính từng đơn vị {when}"),
        attached_to(office, REPORT, day),
        tuple(listed),
    )
    found = said(
        _titles("Tiêu chí chưa chấm được trước khi có báo cáo năm", results.waiting),
        _titles("Điều kiện chưa xét vì hỏi về báo cáo năm", results.gates_left_out),
        _bands_if_kept(results),
        _lacking_everywhere(results),
        "" if many else "Kết quả từng đơn vị nếu giữ như hiện nay:",
    )
    over = day is not None and day > scored_period(results.rules, results.period.year).end
    still = "" if over else " trong những tháng còn lại"
    ending = said(
        f"{'Kết quả từng đơn vị ở Phụ lục kèm theo; cột' if many else 'Cột'} cuối nêu tiêu chí chắc chắn chưa"
        " đủ điểm nếu không làm thêm, thiếu nhiều điểm nhất đứng trước; trong ngoặc là số điểm còn thiếu. Đề"
        f" nghị các đơn vị tập trung thực hiện các tiêu chí này{still}./.",
    )
    return paper(
        office,
        REPORT,
        day,
        f"Sơ kết {results.period.code}",
        f"Kết quả tạm tính “{title}” {when}",
        (opening, *(b for b in blocks if not isinstance(b, PaperTable)), found, *kept, ending),
        copies=("Như trên;", FILED),
        to=(office.addressee,),
        attachments=(annex,) if many else (),
        mark=internal_mark(results.rulebook),
    )


def _titles(what: str, parts: Sequence[Criterion | Gate]) -> str:
    """Name parts of a rulebook in a sentence; nothing where there are none."""
    named = "; ".join(f"“{part.title['vi']}”" for part in parts)
    return f"{what}: {named}." if parts else ""


def _bands_if_kept(results: SoFarResults) -> str:
    """Say how many communes would have which band if all stayed as it is."""
    counts = band_counts(results.rulebook, (tuple(row.scored.bands) for row in results.rows))
    parts = ", ".join(f"{counted(n)} {lowered(title)}" for title, n in counts.titled(results.rulebook))
    return f"Nếu giữ như hiện nay: {parts}."


def _lacking_everywhere(results: SoFarResults) -> str:
    """Name the criteria that most communes surely lack points in, with how many do."""
    return lacking_words(Counter(c.title["vi"] for row in results.rows for c in results.short_of(row)))


Maker = TypeVar("Maker", bound=Callable[..., Printed])
OfYear = Callable[[Year, IssuingOffice, date | None], Printed]
OfCommune = Callable[[Year, StandingRow, IssuingOffice, date | None], Printed]


class PaperKind(NamedTuple, Generic[Maker]):
    """What makes a kind of paper, what the desk calls it and says it is for."""

    make: Maker
    title: str
    purpose: str = ""


OF_YEAR: Mapping[str, PaperKind[OfYear]] = {
    "tom-tat": PaperKind(
        summary,
        gettext_noop("Tóm tắt cho lãnh đạo"),
        gettext_noop("một trang: kết quả, ai đổi hạng, còn thiếu gì"),
    ),
    "to-trinh": PaperKind(
        submission, gettext_noop("Tờ trình công nhận"), gettext_noop("đơn vị nào đủ, đơn vị nào chưa, vì sao")
    ),
    "quyet-dinh": PaperKind(
        decision, gettext_noop("Quyết định công nhận"), gettext_noop("chỉ những đơn vị chắc chắn đủ")
    ),
    SUBMITTED: PaperKind(
        commendation_submission,
        gettext_noop("Tờ trình khen thưởng"),
        gettext_noop("sau khi công bố: đơn vị nào đủ, đơn vị nào chưa, vì sao"),
    ),
    DECIDED: PaperKind(
        commendation_decision, gettext_noop("Quyết định khen thưởng"), gettext_noop("chỉ những đơn vị đủ")
    ),
}
OF_COMMUNE: Mapping[str, PaperKind[OfCommune]] = {
    "thong-bao": PaperKind(result_letter, gettext_noop("Thông báo kết quả")),
    "giai-trinh": PaperKind(explanation_sheet, gettext_noop("Phiếu giải trình điểm")),
    "bien-ban": PaperKind(minutes, gettext_noop("Biên bản thẩm định")),
    "ket-luan-kiem-tra": PaperKind(inspection_conclusion, gettext_noop("Kết luận kiểm tra")),
}
OF_PERIOD = (WORK_REPORT, SO_FAR)
KINDS = (*OF_PERIOD, *OF_YEAR, *OF_COMMUNE)
ASKED_OF = {
    "RUN": (*OF_YEAR, *OF_COMMUNE),
    "--unit": tuple(OF_COMMUNE),
    "--period": OF_PERIOD,
    "--answer-by": ("thong-bao",),
    "--despite": (*OF_YEAR, *OF_COMMUNE),
}
"""What each kind of paper is made by, as it is asked for on the command line."""


def passed_over(kind: str, said: Mapping[str, object]) -> dict[str, object]:
    """Return what was said that a kind of paper is not made by."""
    return {name: value for name, value in said.items() if kind in KINDS and kind not in ASKED_OF[name]}


class Drafts(NamedTuple):
    """Papers of one kind, and the communes the program failed on."""

    papers: tuple[tuple[PaperName, WordedPaper], ...]
    failing: tuple[FailingOffice, ...]


@speaking("vi")
def drafts_of(
    year: Year,
    kind: str,
    office: IssuingOffice,
    day: date | None,
    units: Iterable[str],
    answer_by: date | None = None,
) -> Drafts:
    """Return the papers of one kind as worded; `answer_by`: when a letter asks an answer."""
    refuse_early_answer(day, answer_by)
    refuse_without_returns(year.evaluation.standing, year.rules, year.period)
    workspace, period = opened(year.run.workspace), year.period.code
    failing: list[FailingOffice] = []
    about = (
        [("", OF_YEAR[kind].make(year, office, day))]
        if kind in OF_YEAR
        else _of_communes(year, kind, office, day, units, answer_by, failing)
    )
    named = [(PaperName(kind, period, unit), paper) for unit, paper in about]
    drafts = ((name, worded(workspace, name, paper)) for name, paper in named)
    papers = (
        (name, replace(draft, paper=marked(draft.paper, year.since_announced, name.unit)))
        for name, draft in drafts
    )
    return Drafts(tuple(papers), tuple(failing))


def refuse_unannounced(
    year: Year, kind: str, units: Iterable[str], despite: str | None, by: str, today: date
) -> None:
    """Raise Stop where the papers asked for differ from what was announced and no reason is given."""
    asked = _asked(year, units) if kind in OF_COMMUNE else None
    differing = [one for one in year.since_announced if asked is None or asked & set(one.subjects)]
    refuse_differing(year.run, kind, differing, despite, by, today)


def papers_of(
    year: Year, kind: str, office: IssuingOffice, day: date | None, units: Iterable[str]
) -> tuple[Printed, ...]:
    return tuple(draft.paper for _, draft in drafts_of(year, kind, office, day, units).papers)


def _of_communes(
    year: Year,
    kind: str,
    office: IssuingOffice,
    day: date | None,
    units: Iterable[str],
    answer_by: date | None,
    failing: list[FailingOffice],
) -> list[tuple[str, Printed]]:
    """Return the papers of one kind about `units`, each with its commune; about all where none is named.

    Communes the program fails on are added to `failing`; where it fails on all, its error is raised.
    """
    if kind not in OF_COMMUNE:
        raise WrongUse(
            "Không có loại văn bản '%(kind)s'.%(meant)s Đang có: %(have)s.",
            kind=kind,
            meant=meant(nearest(kind, KINDS)),
            have=", ".join(KINDS),
        )
    asked = _asked(year, units)
    rows = [row for row in year.rows if row.subject in asked]
    of_commune = OF_COMMUNE[kind].make
    if of_commune is result_letter:
        of_commune = partial(result_letter, answer_by=answer_by)
    papers = []
    for row in rows:
        try:
            papers.append((row.subject, of_commune(year, row, office, day)))
        except NOT_OF_DATA:
            raise
        except Exception as error:
            failing.append(failing_subject(row.subject, error))
            if len(failing) == len(rows):
                raise
    return papers


def restricted_logged(
    workspace: Workspace, kind: str, units: Iterable[str], reason: str | None, by: str, today: date, run: str
) -> None:
    """Record who takes papers about communes, and why; raise Stop without a reason."""
    if kind not in OF_COMMUNE:
        return
    if not (reason or "").strip():
        raise WrongUse(
            "Văn bản về từng xã có số liệu dưới 5, lưu hành nội bộ: nêu lý do (--reason); lý do được ghi lại."
        )
    looked(
        workspace, by, str(reason), today, {"what": "paper", "paper": kind, "units": list(units), "run": run}
    )


def _asked(year: Year, units: Iterable[str]) -> set[str]:
    """Return the communes asked for, by code or name; all where none is named."""
    names = {row.subject: year.name(row.subject) for row in year.rows}
    codes = {unit: unit_named(unit, names) for unit in units}
    unknown = next((unit for unit, code in codes.items() if code is None), None)
    if unknown is not None:
        raise WrongUse(
            "Kỳ %(period)s không có đơn vị '%(unit)s'.%(meant)s",
            period=year.period.code,
            unit=unknown,
            meant=meant(nearest_of(unknown, names)),
        )
    return {code for code in codes.values() if code is not None} or set(names)


def written(folder: Path, papers: Iterable[Printed]) -> tuple[Path, ...]:
    """Write papers as Word and PDF, all or none; the same paper gives the same bytes."""
    contents = files_of(folder, papers)
    write_outputs(contents)
    return tuple(contents)


def failing_report(folder: Path, failing: Sequence[FailingOffice]) -> Path:
    """Write, for the program's authors, where it failed on which communes; over no file that is there."""
    names = chain((FAILED,), (f"-{n}.".join(FAILED.rsplit(".", 1)) for n in count(2)))
    path = next(path for path in (folder / name for name in names) if not path.exists())
    write_outputs({path: report_of(failing).encode()})
    return path


def no_paper_words(failing: Iterable[FailingOffice], name: Callable[[str], str], report: Path) -> str:
    """Say which communes have no paper because the program failed on them."""
    return gettext(
        "Chưa lập được văn bản của %(names)s vì lỗi của chương trình; không phải nơi ấy nộp thiếu. Gửi"
        " %(report)s (không có số liệu nào trong đó) cho người phát triển.",
        names=", ".join(f"{name(office.unit)} ({office.unit})" for office in failing),
        report=report.name,
    )


def files_of(folder: Path, papers: Iterable[Printed]) -> dict[Path, bytes]:
    """Return the Word and PDF files of papers, as they would be written."""
    contents: dict[Path, bytes] = {}
    for one in papers:
        contents |= {folder / f"{one.name}.docx": docx_of(one), folder / f"{one.name}.pdf": pdf_of(one)}
    return contents
