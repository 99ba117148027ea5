"""Papers about one commune: the explanation point by point, the minutes of appraisal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from desk.base.paper.content import Block, Heading, Paragraphs, Printed, Signature, said, table
from desk.office.papers.paper import (
    MINUTES,
    NOTICE,
    dated,
    internal_mark,
    lowered,
    paper,
    period_words,
    raised,
)
from desk.office.papers.year_words import explained, points_words, result_sentences, self_words
from desk.reports.reasons import reasons_for
from desk.runs.standings import StandingRow
from desk.runs.year import Year
from desk.words.adoption_words import grounds_of
from desk.words.criterion_words import criterion_points
from desk.words.document_words import cited_words
from desk.words.evidence_words import evidence_for, evidence_lines
from desk.words.numbers import number_words, range_words
from desk.workspace.office import DOTS, IssuingOffice
from engine.evaluation.explanation import CriterionReason, Explanation


def explanation_sheet(year: Year, row: StandingRow, office: IssuingOffice, day: date | None) -> Printed:
    """Say of every criterion what was counted, from which rows of which files, on what ground."""
    name = year.name(row.subject)
    explanation = explained(year, row.subject)
    when = period_words(year.rules, year.period)
    blocks: list[Block] = [said(*result_sentences(year, row, explanation))]
    for reason in explanation.criteria:
        blocks += [
            Heading(f"{reason.criterion.id}. {reason.criterion.title['vi']}: {points_words(reason)}"),
            _reasoned(year, explanation, reason),
        ]
    return paper(
        office,
        NOTICE,
        day,
        f"Phiếu giải trình {row.subject} {name} {year.period.code}",
        f"Kết quả chấm điểm {when} của {lowered(name)}",
        blocks,
        working="PHIẾU GIẢI TRÌNH",
        copies=("Lưu: VT, hồ sơ chấm điểm.",),
        mark=internal_mark(year.rulebook),
    )


def minutes(year: Year, row: StandingRow, office: IssuingOffice, day: date | None) -> Printed:
    """The minutes of an appraisal, to be filled in on the spot: self-score, computed, appraised, reason."""
    name = year.name(row.subject)
    explanation = explained(year, row.subject)
    when = period_words(year.rules, year.period)
    rows = [
        (
            reason.criterion.id,
            reason.criterion.title["vi"],
            number_words(reason.criterion.maximum),
            self_words(reason),
            criterion_points(reason.computed),
            _appraised(reason),
            _appraisal_ground(reason),
        )
        for reason in explanation.criteria
    ]
    blocks = (
        said(
            f"Hôm nay, hồi …… giờ …… phút, {dated(day)}, tại {DOTS}, chúng tôi gồm:",
            f"1. Đại diện cơ quan thẩm định ({office.name}):",
            f"{DOTS}{DOTS}{DOTS}",
            f"2. Đại diện Ủy ban nhân dân {lowered(name)}:",
            f"{DOTS}{DOTS}{DOTS}",
            f"Chủ trì: {DOTS}{DOTS}.",
            f"Thư ký: {DOTS}{DOTS}.",
            "Hai bên cùng đối chiếu điểm tự chấm, điểm tính từ báo cáo và hồ sơ, tài liệu chứng minh:",
        ),
        table(
            ("Mã", "Tiêu chí", "Tối đa", "Tự chấm", "Máy tính", "Thẩm định", "Lý do, hồ sơ chứng minh"),
            (7, 27, 9, 12, 12, 11, 22),
            [*rows, _sums(explanation.criteria)],
            (0, 2, 3, 4, 5),
        ),
        said(
            f"Ý kiến của đơn vị được thẩm định: {DOTS}{DOTS}",
            "Biên bản kết thúc hồi …… giờ …… phút cùng ngày, được lập thành 02 bản, mỗi bên"
            " giữ 01 bản, đã đọc cho mọi người cùng nghe và ký tên./.",
        ),
    )
    sides = ("ĐƠN VỊ ĐƯỢC THẨM ĐỊNH", "CƠ QUAN THẨM ĐỊNH")
    return paper(
        office,
        MINUTES,
        day,
        f"Biên bản thẩm định {row.subject} {name} {year.period.code}",
        f"Thẩm định kết quả tự chấm điểm {when} của {lowered(name)}",
        blocks,
        signatures=tuple(Signature((side,), DOTS) for side in sides),
        mark=internal_mark(year.rulebook),
    )


def _sums(criteria: Sequence[CriterionReason]) -> tuple[str, ...]:
    """Return the last row of the minutes: sums; of a column not filled in everywhere, a blank."""
    counting = [reason for reason in criteria if reason.computed.absent is not True]
    selves = [reason.self_score for reason in counting if reason.self_score is not None]
    appraised = [reason.appraised.points for reason in counting if reason.appraised is not None]
    maximum = sum((reason.criterion.maximum for reason in counting), Fraction(0))
    low = sum((reason.computed.low for reason in counting), Fraction(0))
    high = sum((reason.computed.high for reason in counting), Fraction(0))
    added = (
        number_words(sum(points, Fraction(0))) if len(points) == len(counting) else ""
        for points in (selves, appraised)
    )
    self_sum, appraised_sum = added
    return ("", "Cộng", number_words(maximum), self_sum, range_words(low, high), appraised_sum, "")


def _reasoned(year: Year, explanation: Explanation, reason: CriterionReason) -> Paragraphs:
    documents = year.rules.documents
    cites = cited_words(
        grounds_of(reason.criterion.cites, explanation.rulebook, documents, reason.criterion.id), documents
    )
    return said(
        reasons_for(year.rulebook, reason, year.rules).sentence(reason),
        f"Tự chấm: {self_words(reason)}." if reason.self_score is not None else "",
        f"Căn cứ: {cites}.",
        *(
            f"- {line}."
            for line in evidence_lines(evidence_for(explanation, reason, year.rules), reason.records)
        ),
    )


def _appraised(reason: CriterionReason) -> str:
    return number_words(reason.appraised.points) if reason.appraised is not None else ""


def _appraisal_ground(reason: CriterionReason) -> str:
    if reason.appraised is None:
        return ""
    values = reason.appraised.record.values
    return raised(f"{values['reason']} (biên bản {values['minutes_no']})")
