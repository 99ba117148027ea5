"""What an import did, for a person and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import Any

from desk.base.language import Texts, gettext, pgettext, reader
from desk.report.tree import Remark, Report, ReportBlock, ReportColumn, Table
from desk.reports.children import children_remarks, protecting
from desk.reports.next_steps import command_remarks
from desk.reports.notices_report import notices_json, notices_table
from desk.runs.notices import Noticed, in_place, noticed_from
from desk.words.notice_words import row_words
from desk.words.numbers import day_words, fields_json
from desk.words.place_words import place_said
from desk.words.problem_rows import shown_problem
from engine.follow_up.conclusions import Conclusion
from engine.rulebook.model.rulebook import Rules
from facts.archive.counting import Tally
from facts.archive.door import ImportReport
from facts.archive.history import Superseded
from facts.archive.ledger import FiledProblem
from facts.forms.catalogue import KINDS
from facts.forms.notice_kind import GONE
from facts.intake.messages import expected_text, fault_text, found_text, problem_text
from facts.periods import YEAR
from facts.standing import BY_COVER, BY_IMPORT, BY_RECEIVER, Value
from facts.visible_text import LONGEST_NAME, short_value

WHO = Texts({BY_RECEIVER: "nơi nhận", BY_COVER: "bìa", BY_IMPORT: "ngày nhập"}, context="receipt")
FEW, LEAST = 40, 5  # of a kind shown before the rest are only counted; on a screen


@dataclass(frozen=True, slots=True)
class SetAsideCounts:
    """The rows set aside: those to correct, those whose form is still owed, those sent again since."""

    to_correct: int
    waiting: int
    replaced: int


def import_json(report: ImportReport) -> dict[str, Any]:
    return {
        "totals": {kind: asdict(tally) for kind, tally in report.totals.items()},
        "files": [
            {"file": file.file, "forms": {form.form: asdict(form.tally) for form in file.forms}}
            for file in report.files
        ],
        "problems": [_problem(problem) for problem in report.problems],
        "gone_without_reason": [
            {"form": gone.form, "key": "|".join(gone.key), "unit_code": gone.unit}
            | fields_json(gone, "period", "office", "stood_in", "missing_from")
            for gone in report.gone_without_reason
        ],
        "duplicates": [
            fields_json(d, "file", "sheet", "row") | {"key": "|".join(d.key), "first": d.first}
            for d in report.duplicates
        ],
        "notices": notices_json(_noticed(report)),
        "replaced": [{"file": r.file, "by": r.by, "forms": list(r.forms)} for r in report.replaced],
        "overtaken": [{"file": r.file, "by": r.by, "forms": list(r.forms)} for r in report.overtaken],
        "faults": [
            {"file": f.file, "code": f.code, "message": fault_text(f, reader())} for f in report.faults
        ],
        "already": list(report.already),
        "received": [
            {"file": h.file, **h.word.content(), "before": h.before.isoformat(), "before_by": h.before_by}
            for h in report.heard
        ],
        "renamed": [{"file": file, "kept": kept} for file, kept in report.renamed],
        "not_received": list(report.unheard),
        "passed_over": list(report.passed),
    }


def _problem(filed: FiledProblem) -> dict[str, Any]:
    problem = shown_problem(filed)
    return {
        "file": filed.file,
        **fields_json(problem, "sheet", "cell", "row", "code"),
        "expected": expected_text(problem, reader()),
        "found": _found(problem.found),
        "set_aside": problem.set_aside,
        "message": problem_text(filed.file, problem, reader()),
    }


def _found(value: Value) -> object:
    """Return what stood in a cell: numbers stay numbers."""
    if isinstance(value, Decimal):
        return float(value)
    return value if value is None or isinstance(value, int) else found_text(value, reader())


def import_report(
    report: ImportReport,
    urgent: Sequence[Conclusion] = (),
    rules: Rules | None = None,
    again: str = "",
    year: int | None = None,
    folder: str = "",
    waiting: Sequence[FiledProblem] = (),
    replaced: Sequence[FiledProblem] = (),
) -> Report:
    """Report on an import. The screen counts rows and lists files; `urgent` is what can't wait, `again` the
    command that imports the same, `year` the newest one returned, `folder` where the returns lie. Beside the
    report's own cells, a form still owed may declare those `waiting`; those `replaced` were sent again.
    """
    blocks = [
        *(children_remarks(protecting(urgent, rules), _names(rules, year)) if rules else ()),
        new_remark(report),
        *_put_back(report),
        *_renamed(report),
        *_heard(report),
        *_totals(report, waiting, replaced),
        *_faults(report),
        *_corrections(report),
        *_files(report),
        *_problems(report),
        *_duplicates(report),
        *notices_table([notice for notice in _noticed(report) if notice.what != GONE], str),
        *_gone(report),
        *_next_steps(report, again, year, folder),
    ]
    return Report(tuple(blocks), lambda: import_json(report))


def _names(rules: Rules, year: int | None) -> Callable[[str], str]:
    last = rules.calendar.at(YEAR, year) if year else None
    there = rules.units.on(last.end if last else date.max)
    names = {unit.code: unit.name for unit in (*rules.units.units, *there)}
    return lambda code: names.get(code, code)


def new_remark(report: ImportReport) -> Remark:
    new, already = len(report.added), len(report.already)
    return Remark(gettext("Đã nhập %(n)s báo cáo mới, %(already)s đã có từ trước.", n=new, already=already))


def _put_back(report: ImportReport) -> Iterator[Remark]:
    if report.put_back:
        names = ", ".join(report.put_back)
        yield Remark(
            gettext(
                "Đã đưa lại vào kho báo cáo bị hỏng hoặc mất, từ tệp gốc, có ghi sổ: %(names)s.", names=names
            )
        )


def _renamed(report: ImportReport) -> Iterator[Remark]:
    """Say what files that name a person are kept as; only here are they called as they are."""
    for n, (file, kept) in enumerate(report.renamed):
        text = gettext(
            "%(file)s: tên tệp có tên, số của người; giữ, in ở mọi nơi dưới tên %(kept)s.",
            file=short_value(file, LONGEST_NAME),
            kept=kept,
        )
        yield Remark(text, hidden_in=("screen",) if n >= LEAST else ())
    rest = len(report.renamed) - LEAST
    if rest > 0:
        text = gettext("… và %(n)s tệp nữa như vậy; tất cả: thêm --full.", n=rest)
        yield Remark(text, hidden_in=("console",))


def _heard(report: ImportReport) -> Iterator[Remark]:
    """Say what was put on record of the days of returns that were there, and of which the day given does not
    speak."""
    if report.heard:
        yield Remark(
            gettext(
                "Đã ghi vào nhật ký ngày nhận, theo nơi nhận, của %(n)s báo cáo có từ trước; chạy lại:"
                " lanhmanh run.",
                n=len(report.heard),
            ),
            "command",
        )
    for n, heard in enumerate(report.heard):  # imported again, they are heard no more
        number = f", {gettext('số đến')} {heard.word.number}" if heard.word.number else ""
        was = gettext("trước là %(day)s, theo %(who)s", day=day_words(heard.before), who=WHO[heard.before_by])
        text = f"  {heard.file}: {day_words(heard.word.day)}{number} ({was})."
        yield Remark(text, hidden_in=("screen",) if n >= LEAST else ())
    if report.unheard:
        yield Remark(
            gettext(
                "%(names)s: đã nhập từ trước nên ngày chung cho cả thư mục không được ghi; ngày nhận vẫn"
                " như cũ, chưa phải lời nơi nhận. Nêu đích danh tệp cùng --received-on, hoặc ghi vào sổ văn"
                " bản đến và nhập lại với --received.",
                names=", ".join(report.unheard),
            ),
            "failed",
        )


def _totals(
    report: ImportReport, waiting: Sequence[FiledProblem], replaced: Sequence[FiledProblem]
) -> Iterator[ReportBlock]:
    """Count the rows read: by form, or on a screen together."""
    total = sum(report.totals.values(), Tally())
    unusable = unusable_rows(report, waiting, replaced)
    yield Remark(
        gettext(
            "%(n)s dòng đã đọc: %(kept)s mới, %(repeat)s lặp lại, %(duplicate)s trùng, %(set_aside)s chưa"
            " dùng được cho đến khi sửa.",
            n=total.read,
            kept=total.kept,
            repeat=total.repeat,
            duplicate=total.duplicate,
            set_aside=unusable.to_correct,
        ),
        hidden_in=("console",),
    )
    if unusable.waiting:
        forms = ", ".join(sorted({dict(filed.problem.params)["form"] for filed in waiting}))
        text = gettext(
            "Chờ biểu chưa nộp: %(n)s dòng ghi mã khai ở %(forms)s; không phải sửa.",
            n=unusable.waiting,
            forms=forms,
        )
        yield Remark(text)
    if unusable.replaced:
        text = gettext(
            "Ở biểu đã được gửi lại: %(n)s dòng sai trong bản trước; không phải sửa.", n=unusable.replaced
        )
        yield Remark(text)
    rows = [(f"{KINDS[kind].form} {KINDS[kind].title}", t) for kind, t in report.totals.items() if t.read]
    titles = (
        gettext("Biểu"),
        gettext("Đọc"),
        pgettext("report", "Mới"),
        gettext("Lặp lại"),
        gettext("Trùng"),
        gettext("Chưa dùng được"),
    )
    columns = tuple(
        ReportColumn(title, itemgetter(n), "right" if n else "") for n, title in enumerate(titles)
    )
    cells = [(name, *asdict(t).values()) for name, t in (*rows, (gettext("Tổng cộng"), total))]
    if rows:
        yield Table(gettext("Các dòng đã đọc"), columns, cells, hidden_in=("screen",))


def unusable_rows(
    report: ImportReport, waiting: Sequence[FiledProblem], replaced: Sequence[FiledProblem]
) -> SetAsideCounts:
    """Return what becomes of each row that is set aside; a sheet or column that is wrong is no row."""
    forms_again = {(filed.hash, filed.problem.sheet) for filed in replaced}
    rows = {
        (row.hash, row.form, row.row) for row in report.unusable if (row.hash, row.form) not in forms_again
    }
    wrong = {_row(filed) for filed in report.problems if filed.problem.set_aside}
    wait = len((rows & {_row(filed) for filed in waiting}) - wrong)
    return SetAsideCounts(len(rows) - wait, wait, len(report.unusable) - len(rows))


def _row(filed: FiledProblem) -> tuple[str, str, int]:
    return filed.hash, filed.problem.sheet, filed.problem.row


def _files(report: ImportReport) -> Iterator[ReportBlock]:
    """List the files to correct, those with most to fix first."""
    cells = Counter(filed.file for filed in report.problems)
    aside = Counter(filed.file for filed in report.problems if filed.problem.set_aside)
    forms: dict[str, dict[str, None]] = {}
    for filed in report.problems:
        forms.setdefault(filed.file, {})[filed.problem.sheet] = None
    columns = (
        ReportColumn(gettext("Tệp"), str),
        ReportColumn(pgettext("many", "Biểu"), lambda file: ", ".join(forms[file])),
        ReportColumn(pgettext("report", "Ô phải sửa"), lambda file: aside[file], "right"),
        ReportColumn(gettext("Cần xem lại"), lambda file: cells[file] - aside[file], "right"),
    )
    files = sorted(
        (file for file in cells if aside[file]), key=lambda file: (-aside[file], -cells[file], file)
    )
    rest = len(cells) - len(files)

    def more(rest: int) -> str:
        return gettext("… và %(n)s tệp nữa; tất cả: thêm --full.", n=rest)

    if files:
        yield Table(gettext("Tệp phải sửa"), columns, files, more, hidden_in=("console",))
    if rest:
        text = gettext("%(n)s tệp chỉ có chỗ cần xem lại, không phải sửa.", n=rest)
        yield Remark(text, hidden_in=("console",))


def _problems(report: ImportReport) -> Iterator[Remark]:
    for set_aside, title in (
        (
            True,
            gettext("Ô phải sửa (dòng chưa được tính; số liệu của biểu còn là một khoảng cho đến khi sửa):"),
        ),
        (False, gettext("Cần xem lại (dòng vẫn được dùng):")),
    ):
        problems = [filed for filed in report.problems if filed.problem.set_aside is set_aside]
        texts = (problem_text(filed.file, shown_problem(filed), reader()) for filed in problems[:FEW])
        rest, every = len(problems) - FEW, len(problems)
        more = gettext(
            "  … và %(rest)s ô nữa (tất cả %(every)s); mọi ô: chạy lại lệnh này, thêm --annotate THƯ-MỤC để"
            " có bản đánh dấu từng tệp, hoặc --json (mục problems).",
            rest=rest,
            every=every,
        )
        yield from _listed(title, texts, more if rest > 0 else "")


def _listed(title: str, texts: Iterable[str], more: str) -> Iterator[Remark]:
    """Yield a title, texts under it, and what says that there are more; nothing if there is no text."""
    lines = [f"  {text}" for text in texts]
    for line in [title, *lines, *([more] if more else [])] if lines else ():
        yield Remark(line, hidden_in=("screen",))


def _faults(report: ImportReport) -> Iterator[Remark]:
    """Name the files that can't be read; on a screen the first of them."""
    for n, fault in enumerate(report.faults):
        text = fault_text(fault, reader())
        yield Remark(text, "failed", hidden_in=("screen",) if n >= LEAST else ())
    rest = len(report.faults) - LEAST
    if rest > 0:
        text = gettext("… và %(n)s tệp nữa không nhập được; tất cả: thêm --full.", n=rest)
        yield Remark(text, "failed", hidden_in=("console",))


def _corrections(report: ImportReport) -> Iterator[Remark]:
    """Say what was passed over, how many values changed, and which files take the place of others."""
    if report.passed:
        what = gettext("Bỏ qua, do hệ điều hành và Excel tự tạo")
        yield Remark(f"{what}: {', '.join(report.passed)}", "failed", hidden_in=("screen",))
    changes = len(report.notices)
    if changes:
        text = gettext("%(n)s số liệu đổi, rút, biến mất so với báo cáo trước.", n=changes)
        yield Remark(text, hidden_in=("console",))
    for pair in report.overtaken:
        text = gettext(
            "%(file)s không được tính ở biểu %(forms)s: theo ngày nhận, ngày lập thì %(by)s, đã có trong kho,"
            " là bản sau. Ngày ghi sai thì sửa ngày rồi gửi lại.",
            file=pair.file,
            forms=", ".join(pair.forms),
            by=pair.by,
        )
        yield Remark(text, "failed")
    for pair in _in_place_now(report):
        text = gettext(
            "%(by)s thay %(file)s (cùng cơ quan, đơn vị, kỳ) ở biểu %(forms)s.",
            by=pair.by,
            file=pair.file,
            forms=", ".join(pair.forms),
        )
        yield Remark(text, hidden_in=("screen",))


def _in_place_now(report: ImportReport) -> Iterator[Superseded]:
    """Yield which files take the place of others in forms in which they count themselves."""
    gone = {(pair.earlier, form) for pair in report.overtaken for form in pair.forms}
    for pair in report.replaced:
        if forms := tuple(form for form in pair.forms if (pair.hash, form) not in gone):
            yield replace(pair, forms=forms)


def _duplicates(report: ImportReport) -> Iterator[Remark]:
    keys = ((d, row_words("", " | ".join(d.key)).strip()) for d in report.duplicates[:FEW])
    texts = (
        gettext(
            "%(file)s, %(sheet)s, dòng %(row)s: %(key)s đã có ở %(place_said)s.",
            file=d.file,
            sheet=d.sheet,
            row=d.row,
            key=key,
            place_said=place_said(d.first),
        )
        for d, key in keys
    )
    every, rest = len(report.duplicates), len(report.duplicates) - FEW
    more = gettext(
        "  … và %(rest)s dòng nữa (tất cả %(every)s); in hết: chạy lại lệnh này, thêm --json (mục"
        " duplicates).",
        rest=rest,
        every=every,
    )
    title = gettext("Dòng trùng (mỗi mã chỉ tính một lần):")
    yield from _listed(title, texts, more if rest > 0 else "")


def _gone(report: ImportReport) -> Iterator[Remark]:
    for gone in report.gone_without_reason:
        text = gettext(
            "%(missing_from)s: không còn %(row)s (trước đó ở %(place)s). Bản ghi vẫn được tính; nếu đúng là"
            " rút, ghi 'rút' và lý do ở cột Rút (lý do).",
            missing_from=gone.missing_from,
            row=row_words(gone.form, " | ".join(gone.key)),
            place=place_said(gone.stood_in),
        )
        yield Remark(text, hidden_in=("screen",))


def _next_steps(report: ImportReport, again: str, year: int | None, folder: str) -> Iterator[Remark]:
    """Yield the commands that come next, as they are typed here."""
    if folder and not report.hashes and any(fault.code == "unit_unknown" for fault in report.faults):
        what = gettext("Nếu đó là đơn vị của cơ quan, lấy danh mục từ bìa các báo cáo này, rồi nhập lại")
        yield from command_remarks([(what, f"units --replace {folder}")])
    steps = [
        (gettext("Từng ô, cách sửa"), f"{again} --full"),
        (gettext("Bản đánh dấu ô sai để gửi lại"), f"{again} --annotate {gettext('danh-dau')}"),
    ]
    run = [(pgettext("report", "Chấm điểm năm %(year)s", year=year), f"run --year {year}")] if year else []
    yield from command_remarks([*(steps if report.problems else ()), *run])


def _noticed(report: ImportReport) -> tuple[Noticed, ...]:
    return in_place(noticed_from(event.record) for event in report.notices)
