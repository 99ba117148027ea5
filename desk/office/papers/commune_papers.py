"""Papers about one commune: its result with what is asked of it, the explanation, the minutes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import groupby
from typing import Any

from desk.base.paper.content import Block, Heading, PaperTable, Paragraphs, Printed, Signature, said, table
from desk.office.papers.paper import (
    FILED,
    MINUTES,
    NOTICE,
    counted,
    dated,
    internal_mark,
    paper,
    period_words,
    raised,
)
from desk.office.papers.year_words import explained, points_words, recheck_words, result_sentences, self_words
from desk.reports.reasons import reasons_for
from desk.runs.recheck_outcome import words_for_commune
from desk.runs.standings import StandingRow
from desk.runs.year import Year
from desk.words.adoption_words import grounds_of
from desk.words.band_words import NOT_COUNTED, criterion_points
from desk.words.condition_words import lowered
from desk.words.document_words import cited_words
from desk.words.evidence_words import evidence_for, evidence_lines
from desk.words.notice_words import file_and_place, file_name
from desk.words.numbers import day_words, number_words, range_words
from desk.workspace.office import DOTS, IssuingOffice
from engine.evaluation.explanation import CriterionReason, Explanation
from facts.forms.catalogue import FORMS
from facts.standing import COMMUNE


def explanation_sheet(year: Year, row: StandingRow, office: IssuingOffice, day: date | None) -> Printed:
    """Say of every criterion what was counted, from which rows of which files, on what ground."""
    name = year.name(row.subject)
    explanation = explained(year, row.subject)
    when = period_words(year.rules, year.period)
    blocks: list[Block] = [said(*result_sentences(year, row, explanation))]
    for reason in explanation.criteria:
        blocks += [
            Heading(f"{reason.criterion.id}. {reason.criterion.title['vi']}: {points_words(reason)}"),
            _reasoned(year, explanation, reason, day or year.period.end),
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
            (
                "Mã",
                "Tiêu chí",
                "Tối đa",
                "Tự chấm",
                "Tính từ báo cáo",
                "Thẩm định",
                "Lý do, hồ sơ chứng minh",
            ),
            (6, 34, 8, 9, 12, 11, 20),
            [*rows, _sums(explanation.criteria)],
            (0, 2, 3, 4, 5),
        ),
        said(
            f"Kết luận: điểm thẩm định {DOTS}; xếp loại: {DOTS}.",
            f"Ý kiến của đơn vị được thẩm định: {DOTS}{DOTS}",
            "Biên bản kết thúc hồi …… giờ …… phút cùng ngày, được lập thành 02 bản, mỗi bên"
            " giữ 01 bản, đã đọc cho mọi người cùng nghe, nhất trí và ký tên./.",
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


def _reasoned(year: Year, explanation: Explanation, reason: CriterionReason, day: date) -> Paragraphs:
    documents, criterion = year.rules.documents, reason.criterion
    grounds = grounds_of(criterion.cites, explanation.rulebook, documents, criterion.id)
    cites = cited_words(grounds, documents, day, year.period.end)
    return said(
        reasons_for(year.rulebook, reason, year.rules).sentence(reason),
        f"Tự chấm: {self_words(reason)}." if reason.self_score is not None else "",
        f"Căn cứ: {cites}." if cites else "",
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


ROWS_TOLD = 8  # more rows to correct than these are told as a number: the reminder lists them
NUMBERS = re.compile(r"(\D*)(\d*)")
BY_HAND = "…… tháng …… năm ……"


def result_letter(
    year: Year, row: StandingRow, office: IssuingOffice, day: date | None, answer_by: date | None = None
) -> Printed:
    name = year.name(row.subject)
    explanation = explained(year, row.subject)
    when = period_words(year.rules, year.period)
    blocks = (
        said(
            f"{office.name} thông báo kết quả chấm điểm {when} theo bộ tiêu chí"
            f" “{year.rulebook.title['vi']}”:",
            *result_sentences(year, row, explanation),
            f"Phúc tra: {recheck_words(state)}." if (state := words_for_commune(year, row.subject)) else "",
        ),
        *_lost(year, explanation),
        Heading("Đề nghị đơn vị"),
        *_asked(year, explanation, day, answer_by),
    )
    return paper(
        office,
        NOTICE,
        day,
        f"Thông báo kết quả {row.subject} {name} {year.period.code}",
        f"Kết quả chấm điểm {when} của {lowered(name)}",
        blocks,
        copies=(f"UBND {lowered(name)};", FILED),
        mark=internal_mark(year.rulebook),
    )


def _lost(year: Year, explanation: Explanation) -> Iterator[Block]:
    """Say of what was settled and lost why; name the rest."""
    criteria = explanation.criteria
    counting = [reason for reason in criteria if reason.points.absent is not True]
    lost = [reason for reason in counting if reason.points.settled and not _is_full(reason)]
    if lost:
        yield Heading("Tiêu chí chưa đạt điểm tối đa")
        yield _table(year, explanation, lost)
    yield said(_none(lost), _open(criteria), _full(counting), _left(criteria))


def _open(criteria: Iterable[CriterionReason]) -> str:
    named = "; ".join(f"{_name(r)} ({points_words(r)})" for r in criteria if not r.points.settled)
    return (
        f"Tiêu chí chưa đủ căn cứ để chấm (từ điểm chắc chắn đến điểm cao nhất còn có thể): {named}."
        if named
        else ""
    )


def _none(lost: Iterable[CriterionReason]) -> str:
    named = ", ".join(r.criterion.id for r in lost if not r.points.high)
    return f"Trong đó không có điểm nào: {named}." if named else ""


def _full(criteria: Iterable[CriterionReason]) -> str:
    named = "; ".join(f"{_name(r)} ({points_words(r)})" for r in criteria if _is_full(r))
    return f"Tiêu chí đạt điểm tối đa: {named}." if named else ""


def _left(criteria: Iterable[CriterionReason]) -> str:
    named = "; ".join(_name(r) for r in criteria if r.points.absent is True)
    return f"Tiêu chí {NOT_COUNTED}: {named}." if named else ""


def _is_full(reason: CriterionReason) -> bool:
    return reason.points.settled and reason.points.low == reason.criterion.maximum


def _name(reason: CriterionReason) -> str:
    return f"{reason.criterion.id} {reason.criterion.title['vi']}"


def _table(year: Year, explanation: Explanation, lost: Iterable[CriterionReason]) -> PaperTable:
    rows = [
        (_name(r), points_words(r), self_words(r), reasons_for(year.rulebook, r, year.rules).short(r))
        for r in lost
    ]
    headers = ("Tiêu chí", "Điểm", "Tự chấm", "Vì sao; đạt điểm cao hơn khi nào")
    return replace(table(headers, (26, 11, 10, 53), rows, (1, 2)), dense=True)


def _asked(
    year: Year, explanation: Explanation, day: date | None, answer_by: date | None
) -> tuple[Paragraphs, Paragraphs]:
    """Say what is asked: what is still owed, of which criteria; what to plan for; how to object."""
    until = day_words(answer_by) if answer_by else BY_HAND
    owed = list(_owed(year, explanation))
    texts = []
    if owed:
        texts.append(
            f"Trước ngày {until}, nộp và sửa những gì còn thiếu (trong ngoặc là tiêu chí chờ số liệu đó):"
        )
        texts += owed
    planned = max(year.period.year + 1, day.year if day else 0)
    last = (
        f"Đưa những tiêu chí chưa đạt điểm tối đa vào kế hoạch năm {planned}. Có ý kiến khác"
        f" về điểm thì gửi văn bản kèm tài liệu chứng minh trước ngày {until}; chi tiết từng dòng số liệu ở"
        " phiếu giải trình gửi kèm./."
    )
    return said(*texts), said(last)


def _owed(year: Year, explanation: Explanation) -> Iterator[str]:
    """Yield what is owed, each with the criteria it leaves open; many rows as a number."""
    forms, rest, rows = _Criteria(), _Criteria(), _Criteria()
    for reason in (r for r in explanation.criteria if not r.points.settled):
        for gap in reason.owed:
            if gap.is_row:
                rows.add(file_and_place(gap.key), reason)
            elif gap.key:
                rest.add(reasons_for(year.rulebook, reason, year.rules).owed((gap,)), reason)
            else:
                forms.add((gap.period, "" if gap.office == COMMUNE else gap.office, gap.form), reason)
    for (office, periods), listed in _alike(forms).items():
        days = ", ".join(_with_due(year, period) for period in periods)
        many = "các kỳ" if len(periods) > 1 else "kỳ"
        yield f"- {f'{office} nộp' if office else 'Nộp'} báo cáo {many} {days}, biểu: {', '.join(listed)}."
    if len(rows) > ROWS_TOLD:
        yield f"- Sửa các dòng sai ở {counted(len(rows))} chỗ, danh sách kèm công văn đôn đốc ({rows.all()})."
        rows.clear()
    for file, found in groupby(sorted(rows, key=_by_number), key=lambda one: one[0]):
        alike: dict[tuple[str, str], list[str]] = {}
        for _, place in found:
            sheet, _, row = place.rpartition(", dòng ")
            alike.setdefault((sheet, rows.of((file, place))), []).append(row)
        named = "; ".join(f"{sheet}, dòng {', '.join(of)} ({ids})" for (sheet, ids), of in alike.items())
        yield f"- Sửa tệp {file_name(file)}: {named}."
    yield from (f"- {raised(text)} ({rest.of(text)})." for text in rest)


def _alike(forms: _Criteria) -> dict[tuple[str, tuple[str, ...]], list[str]]:
    """Return the forms that an office owes of the same periods, by office and periods."""
    periods: dict[tuple[str, str], list[str]] = {}
    for period, office, form in sorted(forms):
        named = f"{form} {FORMS[form].title} ({forms.of((period, office, form))})"
        periods.setdefault((office, named), []).append(period)
    alike: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for (office, named), codes in periods.items():
        alike.setdefault((office, tuple(codes)), []).append(named)
    return alike


def _with_due(year: Year, code: str) -> str:
    period = year.rules.calendar.period(code)
    return f"{code} (hạn {day_words(period.due)})" if period and period.due else code


def _by_number(place: tuple[str, str]) -> list[tuple[int, str]]:
    """Order places by their numbers: row 9 before row 10."""
    return [(int(part or 0), text) for file_or_row in place for text, part in NUMBERS.findall(file_or_row)]


class _Criteria(dict[Any, list[str]]):
    """The criteria that each gap leaves open, in their order."""

    def add(self, gap: Any, reason: CriterionReason) -> None:
        self.setdefault(gap, []).append(reason.criterion.id)

    def all(self) -> str:
        return ", ".join(dict.fromkeys(id_ for ids in self.values() for id_ in ids))

    def of(self, gap: Any) -> str:
        return ", ".join(dict.fromkeys(self[gap]))
