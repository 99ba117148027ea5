"""Appraisals of a period as an office looks at them before it confirms, and as a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from desk.base.language import gettext
from desk.report.tree import PageLink, Remark, Report, ReportColumn, Table, TextLines
from desk.words.evidence_words import places_words
from desk.words.numbers import range_words, value_json
from desk.workspace.appraisals import (
    AppraisalDecided,
    appraisal_of,
    appraisals_in,
    confirmed,
    confirmed_appraisals,
    waiting,
)
from desk.workspace.folder import Workspace
from desk.workspace.locking import counting_returns
from desk.workspace.standing_today import evaluation_today
from desk.workspace.store import stored
from engine.indicators.subjects import Subject
from engine.rulebook.model.rulebook import Rules
from facts.periods import Period
from facts.standing import Record


@dataclass(frozen=True, slots=True)
class AppraisedCriterion:
    """One appraised criterion: its points by the commune, the rules and the office; confirmed or not."""

    appraisal: AppraisalDecided
    record: Record
    self_score: Fraction | None
    computed: tuple[Fraction, Fraction] | None  # None: no criterion of the period
    confirmed: bool

    @property
    def points(self) -> Fraction:
        return Fraction(self.appraisal.points)


def judged(
    workspace: Workspace, rules: Rules, period: Period, units: Iterable[str] = ()
) -> tuple[AppraisedCriterion, ...]:
    """Return the appraisals of a period, in order of unit and criterion; of some units, or of all."""
    only = frozenset(units)
    archive = stored(workspace, rules, None, counting_returns(workspace, rules, period).own)
    rows = [
        r for r in appraisals_in(archive.standing, period.code) if not only or r.values["unit_code"] in only
    ]
    if not rows:
        return ()
    known = confirmed_appraisals(workspace, rules)
    evaluation = evaluation_today(workspace, rules, period)
    found = []
    for record in rows:
        one = appraisal_of(record)
        book = rules.rulebooks[one.rulebook]
        scores = evaluation.score_of(book, one.unit, period) if book.is_in_force(period.end) else None
        points = scores[1].criteria.get(one.criterion) if scores else None
        own = evaluation.self_score(book, Subject("unit", one.unit), period).get(one.criterion)
        computed = (points.low, points.high) if points else None
        found.append(AppraisedCriterion(one, record, own, computed, one in known))
    return tuple(sorted(found, key=lambda j: j.appraisal))


def criterion_labels(rows: Iterable[AppraisedCriterion]) -> dict[AppraisalDecided, str]:
    """Return what each criterion is called among these: with its rulebook where they are of several."""
    decided = [row.appraisal for row in rows]
    several = len({one.rulebook for one in decided}) > 1
    return {one: f"{one.criterion} ({one.rulebook})" if several else one.criterion for one in decided}


def all_confirmed(workspace: Workspace, rules: Rules, period: Period, by: str, today: date) -> int:
    """Confirm what waits of a period in the name of each appraising office; return how many."""
    archive = stored(workspace, rules, None, counting_returns(workspace, rules, period).own)
    found = waiting(archive.standing, period.code, confirmed_appraisals(workspace, rules), rules)
    for office in sorted({one.office for one in found}):
        confirmed(workspace, rules, found, office, by, today)
    return len(found)


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
