"""Appraised points beside self-scored and computed ones, for a person and as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from desk.base.language import gettext
from desk.office.appraising import AppraisedCriterion, criterion_labels
from desk.report.tree import PageLink, Remark, Report, ReportColumn, Table, TextLines
from desk.words.evidence_words import places_words
from desk.words.numbers import range_words, value_json
from engine.rulebook.model.rulebook import Rules
from facts.periods import Period


def appraisals_report(rows: Sequence[AppraisedCriterion], rules: Rules, period: Period) -> Report:
    """Report each appraised criterion, in the order given."""
    labels = criterion_labels(rows)

    def unit(row: AppraisedCriterion) -> PageLink:
        code, criterion = row.appraisal.unit, row.appraisal.criterion
        name = f"{code} {rules.units.name(code, period.end)}"
        return PageLink(name, "commune", (period.year, code), f"?mo={criterion}#{criterion}")

    columns = (
        ReportColumn(gettext("Đơn vị"), unit),
        ReportColumn(gettext("Tiêu chí"), lambda row: labels[row.appraisal]),
        ReportColumn(gettext("Tự chấm"), lambda row: row.self_score, "right"),
        ReportColumn(gettext("Máy tính"), lambda row: row.computed and range_words(*row.computed), "right"),
        ReportColumn(gettext("Thẩm định"), lambda row: row.points, "right"),
        ReportColumn(gettext("Cơ quan"), lambda row: row.appraisal.office),
        ReportColumn(gettext("Biên bản"), lambda row: str(row.record.values["minutes_no"] or "")),
        ReportColumn(gettext("Tệp, dòng"), lambda row: places_words((row.record.source,))),
        ReportColumn(gettext("Xác nhận"), _state),
    )
    none = gettext("Kỳ %(period)s chưa có điểm thẩm định nào.", period=period.code)
    nothing = Remark(f"{none} {gettext('Cơ quan thẩm định gửi phiếu B16 ở trang Báo cáo.')}")
    title = gettext("Điểm thẩm định kỳ %(period)s", period=period.code)
    return Report(
        (Table(title, columns, rows) if rows else nothing,), lambda: [_appraisal(row) for row in rows]
    )


def _state(row: AppraisedCriterion) -> TextLines:
    """Say whether it is confirmed, and where the office gives other points than the rules surely do."""
    confirmed = gettext("đã xác nhận") if row.confirmed else gettext("chưa xác nhận, chưa tính")
    outside = row.computed is not None and not row.computed[0] <= row.points <= row.computed[1]
    return TextLines((confirmed, *([gettext("ngoài khoảng của máy")] if outside else [])))


def _appraisal(row: AppraisedCriterion) -> dict[str, object]:
    return {
        "unit": row.appraisal.unit,
        "rulebook": row.appraisal.rulebook,
        "criterion": row.appraisal.criterion,
        "office": row.appraisal.office,
        "self_score": value_json(row.self_score),
        "appraised": value_json(row.points),
        "confirmed": row.confirmed,
        "computed": None if row.computed is None else [value_json(part) for part in row.computed],
        "file": row.record.source.file,
        "row": row.record.source.row,
    }
