"""One criterion appraised without a workbook: a sheet B16, imported and confirmed by its office."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from desk.base.acts import Act, ActField, reason_field
from desk.base.faults import WrongFields, WrongUse
from desk.base.language import gettext
from desk.office.blank_csv import csv_return
from desk.office.workbooks.blank_returns import BlankReturn
from desk.words.numbers import number_words
from desk.workspace.appraisals import (
    AppraisalDecided,
    appraisal_of,
    appraisals_in,
    confirmed,
    confirmed_appraisals,
)
from desk.workspace.compiled_rules import rulebook_for
from desk.workspace.folder import Workspace
from desk.workspace.importing import imported
from desk.workspace.locking import counting_returns, lock_on, locks_of, refuse_locked
from desk.workspace.store import archive_of, stored
from engine.rulebook.model.roles import RECOGNITION
from engine.rulebook.model.rulebook import Criterion, Rules
from facts.forms.catalogue import KINDS
from facts.periods import Period
from facts.standing import COMMUNE, Value
from facts.units import Unit

NUMBER = re.compile(r"[0-9]{1,4}(?:[.,][0-9]{1,4})?")
NAME = "bàn làm việc"


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
    if faults or number is None:
        raise WrongFields(faults)
    return OfficePoints(number, reason[:500], minutes[:60])


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
    if mine[0] not in confirmed_appraisals(
        workspace, rules
    ):  # else the office gives again what it gave before
        confirmed(workspace, rules, mine, office, by, today)
    return mine[0]


def _next(workspace: Workspace) -> int:
    """Return the number of the next sheet made here: sheets of one day stand in the order of their names."""
    return 1 + sum(manifest.file.startswith(f"{NAME}/") for manifest in archive_of(workspace).manifests())
