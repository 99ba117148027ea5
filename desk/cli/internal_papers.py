"""What a verb needs to write internal papers: the issuing office, their day, who took them and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desk.base.chained_log import account
from desk.base.faults import WrongUse
from desk.base.options import day_from
from desk.office.papers.differing import refuse_differing
from desk.office.prefill import looked
from desk.runs.run import Run, rules_of
from desk.runs.since_announced import SinceAnnounced
from desk.workspace.folder import opened
from desk.workspace.office import IssuingOffice, signing_office


def taken(
    run: Run,
    what: str,
    day: str | None,
    reason: str | None,
    who: str | None,
    later: Sequence[SinceAnnounced],
    despite: str | None,
) -> tuple[IssuingOffice, date | None]:
    """Record who takes internal papers, and why; return office and day. Raise Stop without a reason."""
    if not (reason or "").strip():
        raise WrongUse(
            "Văn bản này nêu mã cơ sở, vụ việc, lưu hành nội bộ: nêu lý do (--reason); lý do được ghi lại."
        )
    workspace = opened(run.workspace)
    dated = day_from(day, "--date")
    refuse_differing(run, what, later, despite, who or account(), date.today())
    looked(workspace, who or account(), str(reason), date.today(), {"what": what, "run": run.id})
    return signing_office(workspace, rules_of(run).offices), dated
