"""Papers about one commune: the letter with its result, the explanation point by point, the minutes of appraisal."""

from __future__ import annotations

from datetime import date

from desk.base.paper.content import Block, Body, Heading, Paragraphs, Printed, Signature, Table
from desk.office.papers.paper import (
    MINUTES,
    NOTICE,
    head_of,
    internal_mark,
    lowered,
    period_words,
    raised,
    said,
    signatures_of,
    table,
)
from desk.office.papers.year_results import YearResults
from desk.reports.evidence_report import evidence_for, evidence_lines
from desk.runs.standings import StandingRow
from desk.words.adoption_words import grounds_of
from desk.words.condition_words import Speaker
from desk.words.criterion_words import criterion_points
from desk.words.first_record_words import recorded_from_words
from desk.words.numbers import number_words, range_words
from desk.words.reason_words import Reasons
from desk.words.rounding_words import rounded_sums_words
from desk.workspace.office import DOTS, Office
from engine.evaluation.explanation import CriterionReason, Explanation


def result_letter(results: YearResults, row: StandingRow, office: Office, day: date | None) -> Printed:
    """Tell one commune its result, and of each criterion why it has its points."""
    name = results.name(row.subject)
    explanation = results.explained(row.subject)
    when = period_words(results.rules, results.period)
    body = Body(
        kind="THÔNG BÁO",
        subject=f"Kết quả chấm điểm {when} của {lowered(name)}",
        signatures=signatures_of(office, NOTICE),
        recipients=office.copies(NOTICE, (f"UBND {lowered(name)};", "Lưu: VT.")),
        to=(f"Ủy ban nhân dân {lowered(name)}",),
        blocks=(
            said(
                f"{office.name} thông báo kết quả chấm điểm theo bộ tiêu chí “{results.rulebook.title['vi']}” {when}:",
                _result_words(results, row),
                _gates_words(explanation),
                _rounded_words(explanation),
                _needs_words(results, row),
                recorded_from_words(results.rules),
            ),
            _points_table(results, explanation),
            said(
                "Đơn vị có ý kiến khác, đề nghị gửi văn bản kèm tài liệu chứng minh về cơ quan thông báo./."
            ),
        ),
    )
    return Printed(f"Thông báo kết quả {row.subject} {name} {results.period.code}", head_of(office, NOTICE, day), body, (), internal_mark(results.rulebook))  # fmt: skip


def explanation_sheet(results: YearResults, row: StandingRow, office: Office, day: date | None) -> Printed:
    """Say of every criterion what was counted, from which rows of which files, on what ground."""
    name = results.name(row.subject)
    explanation = results.explained(row.subject)
    when = period_words(results.rules, results.period)
    blocks: list[Block] = [
        said(
            _result_words(results, row),
            _gates_words(explanation),
            _rounded_words(explanation),
            recorded_from_words(results.rules),
        )
    ]
    for reason in explanation.criteria:
        blocks += [Heading(f"{reason.criterion.id}. {reason.criterion.title['vi']}: {_points(reason)}"), _reasoned(results, explanation, reason)]  # fmt: skip
    body = Body(
        kind="PHIẾU GIẢI TRÌNH",
        subject=f"Kết quả chấm điểm {when} của {lowered(name)}",
        signatures=signatures_of(office, NOTICE),
        recipients=office.copies(NOTICE, ("Lưu: VT, hồ sơ chấm điểm.",)),
        blocks=tuple(blocks),
    )
    return Printed(f"Phiếu giải trình {row.subject} {name} {results.period.code}", head_of(office, NOTICE, day), body, (), internal_mark(results.rulebook))  # fmt: skip


def minutes(results: YearResults, row: StandingRow, office: Office, day: date | None) -> Printed:
    """The minutes of an appraisal, to be filled in on the spot: self-score, computed, appraised, reason."""
    name = results.name(row.subject)
    explanation = results.explained(row.subject)
    when = period_words(results.rules, results.period)
    rows = [
        (reason.criterion.id, reason.criterion.title["vi"], number_words(reason.criterion.maximum), _self(reason),
         criterion_points(reason.computed), _appraised(reason), _appraisal_ground(reason))
        for reason in explanation.criteria
    ]  # fmt: skip
    body = Body(
        kind="BIÊN BẢN",
        subject=f"Thẩm định kết quả tự chấm điểm {when} của {lowered(name)}",
        signatures=(
            Signature(("ĐƠN VỊ ĐƯỢC THẨM ĐỊNH",), DOTS),
            Signature(("CƠ QUAN THẨM ĐỊNH",), DOTS),
        ),
        recipients=(),
        blocks=(
            said(
                f"Hôm nay, ngày …… tháng …… năm ……, tại {DOTS}, chúng tôi gồm:",
                f"1. Đại diện cơ quan thẩm định ({office.name}): {DOTS}{DOTS}",
                f"2. Đại diện Ủy ban nhân dân {lowered(name)}: {DOTS}{DOTS}",
                "Hai bên cùng đối chiếu điểm tự chấm, điểm tính từ báo cáo và hồ sơ, tài liệu chứng minh:",
            ),
            table(
                ("Mã", "Tiêu chí", "Tối đa", "Tự chấm", "Máy tính", "Thẩm định", "Lý do, hồ sơ chứng minh"),
                (7, 27, 9, 12, 12, 11, 22),
                rows,
                (0, 2, 3, 4, 5),
            ),
            said(
                f"Ý kiến của đơn vị được thẩm định: {DOTS}{DOTS}",
                "Biên bản được lập thành 02 bản, mỗi bên giữ 01 bản, đã đọc cho mọi người cùng nghe và ký tên./.",
            ),
        ),
    )
    return Printed(f"Biên bản thẩm định {row.subject} {name} {results.period.code}", head_of(office, MINUTES, day), body, (), internal_mark(results.rulebook))  # fmt: skip


def _result_words(results: YearResults, row: StandingRow) -> str:
    total = results.rulebook.total
    out_of = f"/{number_words(total)}" if total is not None else ""
    parts = [f"Điểm: {range_words(row.low, row.high)}{out_of}", f"Xếp loại: {results.band_of(row)}"]
    if row.self_score is not None:
        parts.append(f"Điểm tự chấm: {number_words(row.self_score)}")
    if row.provisional:
        parts.append("Kết quả tạm tính vì còn ô phải sửa")
    return ". ".join(parts) + "."


def _gates_words(explanation: Explanation) -> str:
    held = [g.gate.title["vi"] for g in explanation.gates if g.answer is True]
    return f"Điều kiện khống chế xếp loại: {'; '.join(held)}." if held else ""


def _rounded_words(explanation: Explanation) -> str:
    told = rounded_sums_words(explanation.rulebook, explanation.rounded, "vi")
    return f"Các tổng đã làm tròn: {told}." if told else ""


def _needs_words(results: YearResults, row: StandingRow) -> str:
    """Say which forms are owed, by whom."""
    owed = {n.owed for n in row.needs if n.owed is not None}
    if not owed:
        return ""
    forms = sorted({f"{o.form} kỳ {o.period} ({o.office})" for o in owed if not o.is_row})
    rows = sorted({o.key for o in owed if o.is_row})
    said = [
        f"Còn thiếu: {'; '.join(forms)}." if forms else "",
        f"Phải sửa: {'; '.join(rows)}." if rows else "",
    ]
    return f"{' '.join(part for part in said if part)} Điểm ghi “a – b” là khoảng từ điểm chắc chắn đến điểm cao nhất có thể."


def _points_table(results: YearResults, explanation: Explanation) -> Table:
    rows = [
        (reason.criterion.id, reason.criterion.title["vi"], _points(reason), _self(reason), _reasons(results, explanation, reason).sentence(reason))
        for reason in explanation.criteria
    ]  # fmt: skip
    return table(("Mã", "Tiêu chí", "Điểm", "Tự chấm", "Lý do"), (7, 25, 12, 12, 44), rows, (0, 2, 3))


def _reasoned(results: YearResults, explanation: Explanation, reason: CriterionReason) -> Paragraphs:
    cites = ", ".join(
        grounds_of(reason.criterion.cites, explanation.rulebook, results.rules.documents, reason.criterion.id)
    )
    return said(
        _reasons(results, explanation, reason).sentence(reason),
        f"Tự chấm: {_self(reason)}." if reason.self_score is not None else "",
        f"Căn cứ: {cites}.",
        *(
            f"- {line}."
            for line in evidence_lines(
                evidence_for(explanation, reason, results.rules, "vi"), reason.records, "vi"
            )
        ),
    )


def _reasons(results: YearResults, explanation: Explanation, reason: CriterionReason) -> Reasons:
    values = {p.name: p.values for p in reason.parameters}
    speaker = Speaker(results.rules, explanation.rulebook.subject, "vi", values)
    return Reasons(speaker, results.rules.indicator_sets[explanation.rulebook.subject].indicators)


def _points(reason: CriterionReason) -> str:
    return criterion_points(reason.points, maximum=reason.criterion.maximum)


def _self(reason: CriterionReason) -> str:
    return number_words(reason.self_score) if reason.self_score is not None else "–"


def _appraised(reason: CriterionReason) -> str:
    return number_words(reason.appraised.points) if reason.appraised is not None else ""


def _appraisal_ground(reason: CriterionReason) -> str:
    if reason.appraised is None:
        return ""
    values = reason.appraised.record.values
    return raised(f"{values['reason']} (biên bản {values['minutes_no']})")
