"""Announcing results: frozen with their document, and what later runs say differently."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from desk.base.faults import WrongUse
from desk.office.closing_checklist import results_of_rows, unsettled
from desk.runs.run import Run
from desk.runs.run_seals import manifest_digest
from desk.runs.standings import standings_of
from desk.words.numbers import day_words
from desk.workspace.announced_bands import ANNOUNCE, Announced, announcements_of
from desk.workspace.decisions import decisions_of
from desk.workspace.despite import despite_content
from desk.workspace.folder import Workspace
from desk.workspace.locking import period_asked
from desk.workspace.logs import heads_now
from desk.workspace.sweeping import writing
from engine.rulebook.model.rulebook import Rulebook, Rules
from facts.periods import Period


def scored_asked(rules: Rules, code: str) -> Period:
    """Return the period a person names; raise Stop where it is not scored, so that there is nothing to
    announce."""
    period = period_asked(rules, code)
    if period.kind in rules.scored:
        return period
    raise WrongUse(
        f"Kỳ {period.code} không được chấm điểm, xếp loại nên không có gì để công bố: chỉ công bố kỳ năm"
        f" ({period.year}). Báo cáo công tác của kỳ: lanhmanh paper bao-cao … --period {period.code}; tạm"
        f" tính giữa năm: lanhmanh so-far {period.year}-6T.",
        f"{period.code} is not scored, so there is nothing to announce: only years are ({period.year}). The"
        f" period's report: lanhmanh paper bao-cao … --period {period.code}; the standing so far: lanhmanh"
        f" so-far {period.year}-6T.",
    )


@dataclass(frozen=True, slots=True)
class Later:
    """What differs since for one subject: `what` is `score`, `band` or a criterion. Points are scaled."""

    subject: str
    what: str
    announced: Any
    now: Any


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

    Raise Stop where a band is not settled and no reason (`despite`) is given to announce it all the same.
    `proposal` names what two persons agreed to, where they did so at the desk.
    """
    period = run.manifest["periods"][0]
    if not run.manifest["locked"]:
        raise WrongUse(
            f"Lần chạy {run.id} có trước khi khóa sổ kỳ {period}. Khóa sổ nếu chưa khóa (lanhmanh lock"
            f" {period}), chạy lại (lanhmanh run --year {run.manifest['year']}), rồi công bố.",
            f"Run {run.id} was made before period {period} was locked. Lock it if it is not (lanhmanh lock"
            f" {period}), run again (lanhmanh run --year {run.manifest['year']}), then announce.",
        )
    kept = despite_content(despite, unsettled(results_of_rows(standings_of(run, rulebook))))
    decisions = decisions_of(workspace)
    with writing(workspace), decisions.alone():
        before = _standing(workspace, rulebook.name, period)
        if before is not None and not (reason or "").strip():
            raise WrongUse(
                f"Kỳ {period} đã công bố theo {before.document} ngày {day_words(before.on)}. Công bố lại phải"
                " có --reason.",
                f"Period {period} was announced by {before.document} on {before.on.isoformat()}. Announcing"
                " again needs --reason.",
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
            "results": results_in(run, rulebook),
            "manifest": manifest_digest(run.folder),
            "heads": heads_now(workspace),
            **({"proposal": proposal} if proposal else {}),
        }
        return Announced(decisions.add(ANNOUNCE, on.isoformat(), by, content))


def _standing(workspace: Workspace, rulebook: str, period: str) -> Announced | None:
    mine = (a for a in announcements_of(workspace) if (a.rulebook, a.period) == (rulebook, period))
    return next(mine, None)


def standing_announcement(workspace: Workspace, rulebook: str, period: str) -> Announced:
    """Return what was announced for a period; raises Stop where nothing was."""
    found = _standing(workspace, rulebook, period)
    if found is None:
        raise WrongUse(
            f"Kỳ {period} chưa công bố. Để công bố: lanhmanh announce {period} --document SỐ --date NGÀY.",
            f"Period {period} has not been announced. To do so: lanhmanh announce {period} --document NO"
            " --date DAY.",
        )
    return found


def results_in(run: Run, rulebook: Rulebook) -> dict[str, dict[str, Any]]:
    """Return the results of a run by subject: score and points as scaled integers, bands still possible."""
    scores = [row for row in run.table("scores").to_dicts() if row["rulebook"] == rulebook.name]
    found: dict[str, dict[str, Any]] = {
        row["subject"]: {"score": [row["low"], row["high"]], "bands": row["bands"], "points": {}}
        for row in scores
    }
    for row in run.table("points").to_dicts():
        if row["rulebook"] == rulebook.name:
            found[row["subject"]]["points"][row["criterion"]] = [row["low"], row["high"]]
    return found


def later_differences(before: Announced, run: Run, rulebook: Rulebook) -> tuple[Later, ...]:
    """Return where a run differs from what was announced, by subject: score, band, then each criterion."""
    now = results_in(run, rulebook)
    found: list[Later] = []
    for subject in sorted({*before.results, *now}):
        old, new = before.results.get(subject, {}), now.get(subject, {})
        found += [
            Later(subject, what, old.get(key), new.get(key))
            for what, key in (("score", "score"), ("band", "bands"))
            if old.get(key) != new.get(key)
        ]
        points, later = old.get("points", {}), new.get("points", {})
        found += [
            Later(subject, id_, points.get(id_), later.get(id_))
            for id_ in sorted({*points, *later})
            if points.get(id_) != later.get(id_)
        ]
    return tuple(found)
