"""What an import did, for a person and as JSON."""

from __future__ import annotations

from dataclasses import asdict
from decimal import Decimal
from typing import Any

from desk.base.output import Output
from desk.base.plurals import many
from desk.reports.notices_report import notices_json, print_notices
from desk.runs.notices import Noticed, in_place, noticed_from
from desk.words.notice_words import row_words
from desk.words.place_words import place_said
from facts.archive.counting import Tally
from facts.archive.door import ImportReport
from facts.archive.ledger import FiledProblem
from facts.forms.catalogue import KINDS
from facts.forms.notice_kind import GONE
from facts.intake.messages import expected_text, fault_text, found_text, problem_text
from facts.standing import BY_COVER, BY_IMPORT, BY_RECEIVER, Value

FEW = 40  # of a kind shown before the rest are only counted


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
        "faults": [{"file": f.file, "code": f.code, "message": fault_text(f, lang)} for f in report.faults],
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
        "expected": expected_text(problem, lang),
        "found": _found(problem.found, lang),
        "set_aside": problem.set_aside,
        "message": problem_text(filed.file, problem, lang),
    }


def _found(value: Value, lang: str) -> object:
    """Return what stood in a cell: numbers stay numbers."""
    if isinstance(value, Decimal):
        return float(value)
    return value if value is None or isinstance(value, int) else found_text(value, lang)


def print_import(report: ImportReport, out: Output) -> None:
    """Print counts by form, what must be fixed, and what is missing."""
    print_new(report, out)
    print_heard(report, out)
    _print_totals(report, out)
    for fault in report.faults:
        out.note(fault_text(fault, "vi"), fault_text(fault, "en"))
    if report.passed:
        names = ", ".join(report.passed)
        out.note(
            f"Bỏ qua, do hệ điều hành và Excel tự tạo: {names}",
            f"Passed over, made by the system and Excel: {names}",
        )
    _print_problems(report, out)
    for one in report.replaced:
        forms = ", ".join(one.forms)
        out.say(
            f"{one.by} thay {one.file} (cùng cơ quan, đơn vị, kỳ) ở biểu {forms}.",
            f"{one.by} takes the place of {one.file} (same office, unit, period) in {forms}.",
        )
    _print_duplicates(report, out)
    print_notices([one for one in _noticed(report) if one.what != GONE], str, out)
    for gone in report.gone_without_reason:
        key = " | ".join(gone.key)
        vi, en = (row_words(gone.form, key, lang) for lang in ("vi", "en"))
        out.say(
            f"{gone.missing_from}: không còn {vi} (trước đó ở {place_said(gone.stood_in, 'vi')}). Bản ghi vẫn"
            " được tính; nếu đúng là rút, ghi 'rút' và lý do ở cột Rút (lý do).",
            f"{gone.missing_from}: no longer has {en} (it stood in {place_said(gone.stood_in, 'en')}). It"
            " still counts; to withdraw it write 'rút' and why in the column Rút (lý do).",
        )


def print_new(report: ImportReport, out: Output) -> None:
    """Say how many returns came in, and how many were there."""
    new = len(report.hashes) - len(list(report.already))
    out.say(
        f"Đã nhập {max(new, 0)} báo cáo mới, {len(report.already)} đã có từ trước.",
        f"{many(max(new, 0), 'new return')} imported, {len(report.already)} there before.",
    )


def print_heard(report: ImportReport, out: Output, most: int | None = None) -> None:
    """Say what was put on record of the days of returns that were there (of `most` of them), and of which the
    day given does not speak."""
    if report.heard:
        count = len(report.heard)
        out.say(
            f"Đã ghi vào nhật ký ngày nhận, theo nơi nhận, của {count} báo cáo có từ trước; chạy lại:"
            " lanhmanh run.",
            f"The receiver's day was put on record for {many(count, 'return')} that stood there; run again:"
            " lanhmanh run.",
        )
    for one in report.heard[:most]:  # imported again, they are heard no more
        number = (
            (f", số đến {one.word.number}", f", number {one.word.number}") if one.word.number else ("", "")
        )
        by = {BY_RECEIVER: "the receiver", BY_COVER: "the cover", BY_IMPORT: "the import"}[one.before_by]
        out.say(
            f"  {one.file}: {one.word.day:%d/%m/%Y}{number[0]} (trước là {one.before:%d/%m/%Y}, theo"
            f" {one.before_by}).",
            f"  {one.file}: {one.word.day.isoformat()}{number[1]} (before: {one.before.isoformat()}, by"
            f" {by}).",
        )
    if report.unheard:
        names = ", ".join(report.unheard)
        out.note(
            f"{names}: đã nhập từ trước nên ngày chung cho cả thư mục không được ghi; ngày nhận vẫn như cũ,"
            " chưa phải lời nơi nhận. Nêu đích danh tệp cùng --received-on, hoặc ghi vào sổ văn"
            " bản đến và nhập lại với --received.",
            f"{names}: imported before, so the day given for the whole folder was not put down; their day"
            " stays, and is not the receiver's word. Name the file itself with --received-on, or put it"
            " into the list of incoming documents and import again with --received.",
        )


def _noticed(report: ImportReport) -> tuple[Noticed, ...]:
    return in_place(noticed_from(event.record) for event in report.notices)


def _print_duplicates(report: ImportReport, out: Output) -> None:
    if report.duplicates:
        out.say("Dòng trùng (mỗi mã chỉ tính một lần):", "Duplicate rows (each key counts once):")
    for d in report.duplicates[:FEW]:
        key = " | ".join(d.key)
        vi, en = (row_words("", key, lang).strip() for lang in ("vi", "en"))
        out.say(
            f"  {d.file}, {d.sheet}, dòng {d.row}: {vi} đã có ở {place_said(d.first, 'vi')}.",
            f"  {d.file}, {d.sheet}, row {d.row}: {en} stands in {place_said(d.first, 'en')} already.",
        )
    if len(report.duplicates) > FEW:
        every, more = len(report.duplicates), len(report.duplicates) - FEW
        out.say(
            f"  … và {more} dòng nữa (tất cả {every}); in hết: chạy lại lệnh này, thêm --json (mục"
            " duplicates).",
            f"  … and {more} more ({every} in all); for all of them run this again with --json (duplicates).",
        )


def _print_totals(report: ImportReport, out: Output) -> None:
    counts = (
        ("Đọc", "Read"),
        ("Mới", "Kept"),
        ("Lặp lại", "Repeat"),
        ("Trùng", "Duplicate"),
        ("Chưa dùng được", "Set aside"),
    )
    rows = [_row(f"{KINDS[k].form} {KINDS[k].title}", t) for k, t in report.totals.items() if t.read]
    if not rows:
        return
    total = sum(report.totals.values(), Tally())
    rows.append(_row(out.pick("Tổng cộng", "Total"), total))
    out.table(("Các dòng đã đọc", "Rows read"), [("Biểu", "Form"), *((*c, "right") for c in counts)], rows)


def _row(name: str, tally: Tally) -> tuple[str, ...]:
    return (name, *(str(n) for n in asdict(tally).values()))


def _print_problems(report: ImportReport, out: Output) -> None:
    aside = [p for p in report.problems if p.problem.set_aside]
    other = [p for p in report.problems if not p.problem.set_aside]
    for found, vi, en in (
        (
            aside,
            "Ô phải sửa (dòng chưa được tính; số liệu của biểu còn là một khoảng cho đến khi sửa):",
            "Cells to fix (the row is set aside, the form's figures lie between two ends):",
        ),
        (other, "Cần xem lại (dòng vẫn được dùng):", "To look at (the row is used):"),
    ):
        if found:
            out.say(vi, en)
        for filed in found[:FEW]:
            text = [problem_text(filed.file, filed.problem, lang) for lang in ("vi", "en")]
            out.say(f"  {text[0]}", f"  {text[1]}")
        if len(found) > FEW:
            out.say(
                f"  … và {len(found) - FEW} ô nữa (tất cả {len(found)}); mọi ô: chạy lại lệnh này, thêm"
                " --annotate THƯ-MỤC để có bản đánh dấu từng tệp, hoặc --json (mục problems).",
                f"  … and {len(found) - FEW} more ({len(found)} in all); for all of them run this again with"
                " --annotate FOLDER (each file marked), or --json (problems).",
            )
