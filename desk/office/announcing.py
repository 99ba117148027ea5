"""Announcing results: frozen with their document."""

from __future__ import annotations

from datetime import date

from desk.base.faults import WrongUse
from desk.base.language import ByLanguage
from desk.runs.run import Run
from desk.runs.run_log import manifest_digest
from desk.runs.since_announced import announcement_of, results_in
from desk.runs.standings import standings_of, unsettled
from desk.words.numbers import day_words
from desk.workspace.announcements import ANNOUNCE, Announced, despite_content
from desk.workspace.decisions import decisions_of
from desk.workspace.folder import Workspace
from desk.workspace.locking import period_asked
from desk.workspace.logs import heads_now
from desk.workspace.sweeping import writing
from engine.rulebook.model.rulebook import Rulebook, Rules
from facts.periods import Period


def scored_asked(rules: Rules, code: str) -> Period:
    """Return the period a person names; raise Stop where it is not scored."""
    period = period_asked(rules, code)
    if period.kind in rules.scored:
        return period
    raise WrongUse(
        "Kỳ %(period)s không được chấm điểm, xếp loại nên không có gì để công bố: chỉ công bố kỳ năm"
        " (%(year)s). Báo cáo công tác của kỳ: lanhmanh paper bao-cao … --period %(period)s; tạm tính giữa"
        " năm: lanhmanh so-far %(year)s-6T.",
        period=period.code,
        year=period.year,
    )


def announced(
    workspace: Workspace,
    run: Run,
    rulebook: Rulebook,
    document: str,
    on: date,
    by: str,
    reason: str | None,
    despite: str | None = None,
    proposal: str = "",
) -> Announced:
    """Freeze the results of a run of a locked period under its document number.

    Raise Stop where a band is not settled and no reason (`despite`) is given. `proposal`: what two agreed to.
    """
    period = run.manifest["periods"][0]
    if not run.manifest["locked"]:
        raise WrongUse(
            "Lần chạy %(run)s có trước khi khóa sổ kỳ %(period)s. Khóa sổ nếu chưa khóa (lanhmanh lock"
            " %(period)s), chạy lại (lanhmanh run --year %(year)s), rồi công bố.",
            run=run.id,
            period=period,
            year=run.manifest["year"],
        )
    kept = despite_content(despite, unsettled(standings_of(run, rulebook)))
    decisions = decisions_of(workspace)
    with writing(workspace), decisions.alone():
        before = announcement_of(workspace, rulebook.name, period)
        if before is not None and not (reason or "").strip():
            raise WrongUse(
                "Kỳ %(period)s đã công bố theo %(document)s ngày %(on)s. Công bố lại phải có --reason.",
                period=period,
                document=before.document,
                on=ByLanguage(day_words, before.on),
            )
        content = {
            "period": period,
            "rulebook": rulebook.name,
            "run": run.id,
            "document": document,
            "date": on.isoformat(),
            "reason": reason,
            "replaces": before.document if before else None,
            "decimals": rulebook.decimals,
            **kept,
            "results": results_in(run, rulebook.name),
            "manifest": manifest_digest(run.folder),
            "heads": heads_now(workspace),
            **({"proposal": proposal} if proposal else {}),
        }
        return Announced(decisions.add(ANNOUNCE, on.isoformat(), by, content))


def standing_announcement(workspace: Workspace, rulebook: str, period: str) -> Announced:
    """Return what was announced for a period; raises Stop where nothing was."""
    found = announcement_of(workspace, rulebook, period)
    if found is None:
        raise WrongUse(
            "Kỳ %(period)s chưa công bố. Để công bố: lanhmanh announce %(period)s --document SỐ --date NGÀY.",
            period=period,
        )
    return found
