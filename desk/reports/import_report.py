"""What an import did, for a person and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import Any

from desk.base.language import language_of_facts
from desk.base.plurals import many
from desk.report.tree import Remark, Report, ReportBlock, ReportColumn, Table
from desk.reports.children import children_remarks, protecting
from desk.reports.next_steps import command_remarks
from desk.reports.notices_report import notices_json, notices_table
from desk.runs.notices import Noticed, in_place, noticed_from
from desk.words.languages import Pick, picker
from desk.words.notice_words import row_words
from desk.words.numbers import day_words
from desk.words.place_words import place_said
from engine.follow_up.conclusions import Conclusion
from engine.rulebook.model.rulebook import Rules
from facts.archive.counting import Tally
from facts.archive.door import ImportReport
from facts.archive.ledger import FiledProblem
from facts.forms.catalogue import KINDS
from facts.forms.notice_kind import GONE
from facts.intake.messages import expected_text, fault_text, found_text, problem_text
from facts.periods import YEAR
from facts.standing import BY_COVER, BY_IMPORT, BY_RECEIVER, Value

FEW, LEAST = 40, 5  # of a kind shown before the rest are only counted; on a screen


def import_json(report: ImportReport, lang: str) -> dict[str, Any]:
    return {
        "totals": {kind: asdict(tally) for kind, tally in report.totals.items()},
        "files": [
            {"file": file.file, "forms": {form.form: asdict(form.tally) for form in file.forms}}
            for file in report.files
        ],
        "problems": [_problem(found, lang) for found in report.problems],
        "gone_without_reason": [
            {
                "form": gone.form,
                "key": "|".join(gone.key),
                "unit_code": gone.unit,
                "period": gone.period,
                "office": gone.office,
                "stood_in": gone.stood_in,
                "missing_from": gone.missing_from,
            }
            for gone in report.gone_without_reason
        ],
        "duplicates": [
            {"file": d.file, "sheet": d.sheet, "row": d.row, "key": "|".join(d.key), "first": d.first}
            for d in report.duplicates
        ],
        "notices": notices_json(_noticed(report)),
        "replaced": [{"file": r.file, "by": r.by, "forms": list(r.forms)} for r in report.replaced],
        "faults": [
            {"file": f.file, "code": f.code, "message": fault_text(f, language_of_facts(lang))}
            for f in report.faults
        ],
        "already": list(report.already),
        "received": [
            {"file": h.file, **h.word.content(), "before": h.before.isoformat(), "before_by": h.before_by}
            for h in report.heard
        ],
        "not_received": list(report.unheard),
        "passed_over": list(report.passed),
    }


def _problem(filed: FiledProblem, lang: str) -> dict[str, Any]:
    problem = filed.problem
    return {
        "file": filed.file,
        "sheet": problem.sheet,
        "cell": problem.cell,
        "row": problem.row,
        "code": problem.code,
        "expected": expected_text(problem, language_of_facts(lang)),
        "found": _found(problem.found, lang),
        "set_aside": problem.set_aside,
        "message": problem_text(filed.file, problem, language_of_facts(lang)),
    }


def _found(value: Value, lang: str) -> object:
    """Return what stood in a cell: numbers stay numbers."""
    if isinstance(value, Decimal):
        return float(value)
    return value if value is None or isinstance(value, int) else found_text(value, language_of_facts(lang))


def import_report(
    report: ImportReport,
    lang: str,
    urgent: Sequence[Conclusion] = (),
    rules: Rules | None = None,
    again: str = "",
    year: int | None = None,
) -> Report:
    """Report on an import. The screen counts rows and lists files; `urgent` is what can't wait, `again` the
    command that imports the same, `year` the newest one returned."""
    pick = picker(lang)
    blocks = [
        *(children_remarks(protecting(urgent, rules), _names(rules, year), lang) if rules else ()),
        new_remark(report, lang),
        *_heard(report, lang, pick),
        *_totals(report, pick),
        *(Remark(fault_text(fault, language_of_facts(lang)), "failed") for fault in report.faults),
        *_corrections(report, pick),
        *_files(report, pick),
        *_problems(report, lang, pick),
        *_duplicates(report, lang, pick),
        *notices_table([one for one in _noticed(report) if one.what != GONE], str, lang),
        *_gone(report, lang, pick),
        *_next_steps(report, again, year, pick),
    ]
    return Report(tuple(blocks), lambda: import_json(report, lang))


def _names(rules: Rules, year: int | None) -> Callable[[str], str]:
    last = rules.calendar.at(YEAR, year) if year else None
    there = rules.units.on(last.end if last else date.max)
    names = {unit.code: unit.name for unit in (*rules.units.units, *there)}
    return lambda code: names.get(code, code)


def new_remark(report: ImportReport, lang: str) -> Remark:
    """Say how many returns came in, and how many were there."""
    new = max(len(report.hashes) - len(list(report.already)), 0)
    return Remark(
        picker(lang)(
            f"Đã nhập {new} báo cáo mới, {len(report.already)} đã có từ trước.",
            f"{many(new, 'new return')} imported, {len(report.already)} there before.",
        )
    )


def _heard(report: ImportReport, lang: str, pick: Pick) -> Iterator[Remark]:
    """Say what was put on record of the days of returns that were there, and of which the day given does not
    speak."""
    if report.heard:
        count = len(report.heard)
        yield Remark(
            pick(
                f"Đã ghi vào nhật ký ngày nhận, theo nơi nhận, của {count} báo cáo có từ trước; chạy lại:"
                " lanhmanh run.",
                f"The receiver's day was put on record for {many(count, 'return')} that stood there; run"
                " again: lanhmanh run.",
            ),
            "command",
        )
    who = {BY_RECEIVER: "the receiver", BY_COVER: "the cover", BY_IMPORT: "the import"}
    for n, one in enumerate(report.heard):  # imported again, they are heard no more
        number = f", {pick('số đến', 'number')} {one.word.number}" if one.word.number else ""
        before = day_words(one.before)
        was = pick(f"trước là {before}, theo {one.before_by}", f"before: {before}, by {who[one.before_by]}")
        text = f"  {one.file}: {day_words(one.word.day)}{number} ({was})."
        yield Remark(text, hidden_in=("screen",) if n >= LEAST else ())
    if report.unheard:
        names = ", ".join(report.unheard)
        yield Remark(
            pick(
                f"{names}: đã nhập từ trước nên ngày chung cho cả thư mục không được ghi; ngày nhận vẫn như"
                " cũ, chưa phải lời nơi nhận. Nêu đích danh tệp cùng --received-on, hoặc ghi vào sổ văn"
                " bản đến và nhập lại với --received.",
                f"{names}: imported before, so the day given for the whole folder was not put down; their day"
                " stays, and is not the receiver's word. Name the file itself with --received-on, or put it"
                " into the list of incoming documents and import again with --received.",
            ),
            "failed",
        )


def _totals(report: ImportReport, pick: Pick) -> Iterator[ReportBlock]:
    """Count the rows read: by form, or on a screen together."""
    total = sum(report.totals.values(), Tally())
    yield Remark(
        pick(
            f"{total.read} dòng đã đọc: {total.kept} mới, {total.repeat} lặp lại, {total.duplicate} trùng,"
            f" {total.set_aside} chưa dùng được cho đến khi sửa.",
            f"{many(total.read, 'row')} read: {total.kept} kept, {total.repeat} repeated, {total.duplicate}"
            f" duplicate, {total.set_aside} set aside until corrected.",
        ),
        hidden_in=("console",),
    )
    rows = [(f"{KINDS[kind].form} {KINDS[kind].title}", t) for kind, t in report.totals.items() if t.read]
    titles = (
        pick("Biểu", "Form"),
        pick("Đọc", "Read"),
        pick("Mới", "Kept"),
        pick("Lặp lại", "Repeat"),
        pick("Trùng", "Duplicate"),
        pick("Chưa dùng được", "Set aside"),
    )
    columns = tuple(
        ReportColumn(title, itemgetter(n), "right" if n else "") for n, title in enumerate(titles)
    )
    cells = [(name, *asdict(t).values()) for name, t in (*rows, (pick("Tổng cộng", "Total"), total))]
    if rows:
        yield Table(pick("Các dòng đã đọc", "Rows read"), columns, cells, hidden_in=("screen",))


def _files(report: ImportReport, pick: Pick) -> Iterator[Table]:
    """List the files to correct, those with most to fix first."""
    cells = Counter(filed.file for filed in report.problems)
    aside = Counter(filed.file for filed in report.problems if filed.problem.set_aside)
    forms: dict[str, dict[str, None]] = {}
    for filed in report.problems:
        forms.setdefault(filed.file, {})[filed.problem.sheet] = None
    columns = (
        ReportColumn(pick("Tệp", "File"), str),
        ReportColumn(pick("Biểu", "Forms"), lambda file: ", ".join(forms[file])),
        ReportColumn(pick("Ô phải sửa", "To fix"), lambda file: aside[file], "right"),
        ReportColumn(pick("Cần xem lại", "To look at"), lambda file: cells[file] - aside[file], "right"),
    )
    files = sorted(cells, key=lambda file: (-aside[file], -cells[file], file))

    def more(rest: int) -> str:
        return pick(
            f"… và {rest} tệp nữa; tất cả: thêm --full.",
            f"… and {many(rest, 'more file')}; for all of them add --full.",
        )

    if files:
        yield Table(pick("Tệp phải sửa", "Files to correct"), columns, files, more, hidden_in=("console",))


def _problems(report: ImportReport, lang: str, pick: Pick) -> Iterator[Remark]:
    for set_aside, title in (
        (
            True,
            pick(
                "Ô phải sửa (dòng chưa được tính; số liệu của biểu còn là một khoảng cho đến khi sửa):",
                "Cells to fix (the row is set aside, the form's figures lie between two ends):",
            ),
        ),
        (False, pick("Cần xem lại (dòng vẫn được dùng):", "To look at (the row is used):")),
    ):
        problems = [filed for filed in report.problems if filed.problem.set_aside is set_aside]
        texts = (problem_text(filed.file, filed.problem, language_of_facts(lang)) for filed in problems[:FEW])
        rest, every = len(problems) - FEW, len(problems)
        more = pick(
            f"  … và {rest} ô nữa (tất cả {every}); mọi ô: chạy lại lệnh này, thêm --annotate THƯ-MỤC để có"
            " bản đánh dấu từng tệp, hoặc --json (mục problems).",
            f"  … and {rest} more ({every} in all); for all of them run this again with --annotate FOLDER"
            " (each file marked), or --json (problems).",
        )
        yield from _listed(title, texts, more if rest > 0 else "")


def _listed(title: str, texts: Iterable[str], more: str) -> Iterator[Remark]:
    """Yield a title, texts under it, and what says that there are more; nothing if there is no text."""
    lines = [f"  {text}" for text in texts]
    for line in [title, *lines, *([more] if more else [])] if lines else ():
        yield Remark(line, hidden_in=("screen",))


def _corrections(report: ImportReport, pick: Pick) -> Iterator[Remark]:
    """Say what was passed over, how many values changed, and which files take the place of others."""
    if report.passed:
        what = pick("Bỏ qua, do hệ điều hành và Excel tự tạo", "Passed over, made by the system and Excel")
        yield Remark(f"{what}: {', '.join(report.passed)}", "failed", hidden_in=("screen",))
    changes = len(report.notices)
    if changes:
        text = pick(
            f"{changes} số liệu đổi, rút, biến mất so với báo cáo trước.",
            f"{many(changes, 'value')} changed, withdrawn or gone since earlier returns.",
        )
        yield Remark(text, hidden_in=("console",))
    for one in report.replaced:
        forms = ", ".join(one.forms)
        text = pick(
            f"{one.by} thay {one.file} (cùng cơ quan, đơn vị, kỳ) ở biểu {forms}.",
            f"{one.by} takes the place of {one.file} (same office, unit, period) in {forms}.",
        )
        yield Remark(text, hidden_in=("screen",))


def _duplicates(report: ImportReport, lang: str, pick: Pick) -> Iterator[Remark]:
    keys = ((d, row_words("", " | ".join(d.key)).strip()) for d in report.duplicates[:FEW])
    texts = (
        pick(
            f"{d.file}, {d.sheet}, dòng {d.row}: {key} đã có ở {place_said(d.first)}.",
            f"{d.file}, {d.sheet}, row {d.row}: {key} stands in {place_said(d.first)} already.",
        )
        for d, key in keys
    )
    every, rest = len(report.duplicates), len(report.duplicates) - FEW
    more = pick(
        f"  … và {rest} dòng nữa (tất cả {every}); in hết: chạy lại lệnh này, thêm --json (mục duplicates).",
        f"  … and {rest} more ({every} in all); for all of them run this again with --json (duplicates).",
    )
    title = pick("Dòng trùng (mỗi mã chỉ tính một lần):", "Duplicate rows (each key counts once):")
    yield from _listed(title, texts, more if rest > 0 else "")


def _gone(report: ImportReport, lang: str, pick: Pick) -> Iterator[Remark]:
    for gone in report.gone_without_reason:
        row, place = row_words(gone.form, " | ".join(gone.key)), place_said(gone.stood_in)
        text = pick(
            f"{gone.missing_from}: không còn {row} (trước đó ở {place}). Bản ghi vẫn được tính; nếu đúng là"
            " rút, ghi 'rút' và lý do ở cột Rút (lý do).",
            f"{gone.missing_from}: no longer has {row} (it stood in {place}). It still counts; to withdraw it"
            " write 'rút' and why in the column Rút (lý do).",
        )
        yield Remark(text, hidden_in=("screen",))


def _next_steps(report: ImportReport, again: str, year: int | None, pick: Pick) -> Iterator[Remark]:
    """Yield the commands that come next, as they are typed here."""
    steps = [
        ("Từng ô, cách sửa", "Each cell and its remedy", f"{again} --full"),
        (
            "Bản đánh dấu ô sai để gửi lại",
            "Copies with the cells marked, to send back",
            f"{again} --annotate danh-dau",
        ),
    ]
    run = [(f"Chấm điểm năm {year}", f"Score {year}", f"run --year {year}")] if year else []
    yield from command_remarks([*(steps if report.problems else ()), *run], pick)


def _noticed(report: ImportReport) -> tuple[Noticed, ...]:
    return in_place(noticed_from(event.record) for event in report.notices)
