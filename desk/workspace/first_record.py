"""The first day an office has records of, in its rules; suggested where earlier years never came."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from desk.base.faults import WrongUse
from desk.base.files import write_text
from desk.workspace.folder import Workspace
from desk.workspace.store import archive_of
from engine.indicators.windows import years_touched
from engine.rulebook.model.rulebook import Rules
from facts.periods import YEAR, Period

FILE = "periods.yaml"


def begin_records(workspace: Workspace, day: date) -> None:
    """Write the day into the rules of a new workspace; raise Stop where they say another day already."""
    path: Path = workspace.rules / FILE
    text = path.read_text("utf-8")
    line = re.search(r"^first_record: *(\S+)", text, re.MULTILINE)
    if line is None:
        write_text(
            path, re.sub(r"^scored:", f"first_record: {day}\nscored:", text, count=1, flags=re.MULTILINE)
        )
    elif line.group(1) != day.isoformat():
        raise WrongUse(
            "%(path)s đã ghi first_record: %(group)s. Sửa dòng ấy trong tệp nếu ngày khác.",
            path=path,
            group=line.group(1),
        )


def first_record_proposed(workspace: Workspace, rules: Rules) -> date | None:
    """Return the first day of the earliest year with returns, if years before it are owed, unsaid."""
    codes = {manifest.period for manifest in archive_of(workspace).manifests()}
    years = {period.year for code in codes if (period := rules.calendar.period(code)) is not None}
    first = rules.calendar.at(YEAR, min(years)) if years and rules.calendar.first_record is None else None
    return first.start if first is not None and years_touched(None, first, rules.calendar) else None


def years_never_received(workspace: Workspace, rules: Rules, period: Period) -> tuple[Period, ...]:
    """Return the earlier years that are owed and looked back to, and of which no office sent anything."""
    sent = {manifest.period for manifest in archive_of(workspace).manifests()}
    years = {found.year for code in sent if (found := rules.calendar.period(code)) is not None}
    return (
        tuple(y for y in years_touched(None, period, rules.calendar) if y.year not in years) if years else ()
    )
