"""Appraisals of a period as an office looks at them before it confirms, and as a report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

from desk.base.acts import Act, ActField, reason_field
from desk.base.faults import WrongFields, WrongUse
from desk.base.language import gettext
from desk.office.blank_csv import csv_return
from desk.office.workbooks.blank_returns import BlankReturn
from desk.report.tree import PageLink, Remark, Report, ReportColumn, Table, TextLines
from desk.words.evidence_words import places_words
from desk.words.numbers import fields_json, number_words, range_words, value_json
from desk.workspace.appraisals import (
    AppraisalDecided,
    appraisal_of,
    appraisals_in,
    confirmed,
    confirmed_appraisals,
    waiting,
)
from desk.workspace.compiled_rules import rulebook_for
from desk.workspace.folder import Workspace
from desk.workspace.importing import imported
from desk.workspace.locking import counting_returns, lock_on, locks_of, refuse_locked
from desk.workspace.standing_today import evaluation_today
from desk.workspace.store import archive_of, stored
from engine.indicators.subjects import Subject
from engine.rulebook.model.roles import RECOGNITION
from engine.rulebook.model.rulebook import Criterion, Rules
from facts.forms.catalogue import KINDS
from facts.periods import Period
from facts.standing import COMMUNE, Record, Value
from facts.units import Unit


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
        **fields_json(row.appraisal, "unit", "rulebook", "criterion", "office"),
        "self_score": value_json(row.self_score),
        "appraised": value_json(row.points),
        "confirmed": row.confirmed,
        "computed": None if row.computed is None else [value_json(part) for part in row.computed],
        "file": row.record.source.file,
        "row": row.record.source.row,
    }


NUMBER = re.compile(r"[0-9]{1,4}(?:[.,][0-9]{1,4})?")
NAME = "bàn làm việc"
LONGEST = {"reason": 500, "minutes": 60}  # letters


@dataclass(frozen=True, slots=True)
class OfficePoints:
    """What an office gives one criterion of a unit: points, why, and the minutes that say so."""

    points: Decimal
    reason: str
    minutes: str


GIVE = Act(
    name="give",
    fields=(
        ActField("points", label="Điểm thẩm định"),
        reason_field("Lý do"),
        ActField("minutes", label="Số biên bản"),
    ),
    button="Ghi điểm thẩm định",
)


def given_in(said: Mapping[str, str], criterion: Criterion, decimals: int) -> OfficePoints:
    """Return what a form says; raise WrongFields with all that is wrong."""
    points, reason, minutes = (said.get(name, "").strip() for name in ("points", "reason", "minutes"))
    faults: dict[str, str] = {}
    number = Decimal(points.replace(",", ".")) if NUMBER.fullmatch(points) else None
    full = number_words(criterion.maximum)
    if number is None or number > criterion.maximum or number != round(number, decimals):
        few = (
            gettext(", nhiều nhất %(decimals)s chữ số sau dấu phẩy", decimals=decimals)
            if decimals
            else gettext(", không có phần lẻ")
        )
        faults["points"] = gettext("Ghi một số từ 0 đến %(full)s%(few)s.", full=full, few=few)
    if not reason:
        faults["reason"] = gettext("Ghi lý do: điều gì thấy ở cơ sở, khác báo cáo ở đâu.")
    if not minutes:
        faults["minutes"] = gettext("Ghi số biên bản, ví dụ 13/BB-TĐ.")
    for name, text in (("reason", reason), ("minutes", minutes)):
        if len(text) > LONGEST[name]:
            faults[name] = gettext(
                "Dài %(n)s chữ cái, ô này nhận %(most)s. Viết gọn lại.", n=len(text), most=LONGEST[name]
            )
    if faults or number is None:
        raise WrongFields(faults)
    return OfficePoints(number, reason, minutes)


def appraising_offices(rules: Rules, period: Period) -> tuple[str, ...]:
    """Return the offices listed as sending form B16 in a period; a commune does not appraise itself."""
    return rules.offices.other_senders(period.start, period.end, KINDS["appraisal"].form)


def may_appraise(rules: Rules, period: Period, office: str) -> bool:
    form = KINDS["appraisal"].form
    return office != COMMUNE and rules.offices.may_send(office, period.start, period.end, form)


def appraised(
    workspace: Workspace,
    rules: Rules,
    period: Period,
    unit: Unit,
    criterion: str,
    given: OfficePoints,
    office: str,
    by: str,
    today: date,
) -> AppraisalDecided:
    """Record an office's points for one criterion, confirmed. Raise Stop where it may not, or too late."""
    if not may_appraise(rules, period, office):
        may = appraising_offices(rules, period)
        raise WrongUse(
            "Cơ quan của tài khoản phải là một trong: %(may)s. Quản trị ghi ở trang Người dùng.",
            may=", ".join(may),
        )
    refuse_locked(lock_on(locks_of(workspace, rules), period))
    book = rulebook_for(rules, RECOGNITION, period).name
    row: Mapping[str, Value] = {
        "unit_code": unit.code,
        "criterion": criterion,
        "points": given.points,
        "reason": given.reason,
        "minutes_no": given.minutes,
        "decided_on": today,
        "rulebook": book,
    }
    kind = KINDS["appraisal"]
    blank = BlankReturn(unit.code, unit.name, period.code, (kind,), office, {kind.form: (row,)}, today)
    with TemporaryDirectory() as place:
        made = csv_return(Path(place) / NAME, blank, f"Thẩm định {_next(workspace):05d}", blank.kinds)
        report = imported(workspace, rules, [made], today, today, lambda *_: None, by=by)
    archive = stored(workspace, rules, None, counting_returns(workspace, rules, period).own)
    found = (appraisal_of(record) for record in appraisals_in(archive.standing, period.code))
    asked = (unit.code, book, criterion, office)
    mine = [a for a in found if (a.unit, a.rulebook, a.criterion, a.office) == asked]
    if not mine or report.faults or any(p.problem.set_aside for p in report.problems):
        raise WrongUse(
            "Điểm thẩm định đã gửi nhưng chưa dùng được, vì cơ quan khác đã thẩm định tiêu chí này: hai cơ"
            " quan thống nhất rồi gửi lại. Xem trang Thẩm định."
        )
    # else the office gives again what it gave before
    if mine[0] not in confirmed_appraisals(workspace, rules):
        confirmed(workspace, rules, mine, office, by, today)
    return mine[0]


def _next(workspace: Workspace) -> int:
    """Return the number of the next sheet made here: sheets of one day stand in the order of their names."""
    return 1 + sum(manifest.file.startswith(f"{NAME}/") for manifest in archive_of(workspace).manifests())
