"""Closing a period and announcing its results: looked over first, unsettled bands only for a reason kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from desk.base.faults import WrongUse
from desk.base.language import ByLanguage, in_language
from desk.office.closing_checklist import STOPS, Before, Check, checklist_of
from desk.runs.run import Run, rules_of, scored_period
from desk.runs.run_inputs import archive_of_run, records_of
from desk.runs.run_log import manifest_digest
from desk.runs.since_announced import announcement_of, results_in
from desk.runs.standings import StandingRow, computed_standings, standings_of, unsettled
from desk.words.numbers import day_words
from desk.workspace.announcements import ANNOUNCE, Announced, despite_content
from desk.workspace.appraisals import confirmed_appraisals, waiting
from desk.workspace.decisions import decisions_of
from desk.workspace.folder import Workspace
from desk.workspace.handed_over import handed_over
from desk.workspace.locking import Locked, locked, locks_of, period_asked, refuse_impossible, still_runs
from desk.workspace.logs import heads_now
from desk.workspace.standing_today import evaluation_today
from desk.workspace.store import Stored, archive_of, stored
from desk.workspace.sweeping import writing
from engine.rulebook.model.roles import RECOGNITION, in_role
from engine.rulebook.model.rulebook import Rulebook, Rules
from facts.periods import Period


@dataclass(frozen=True, slots=True)
class LookedOver:
    """A period when it was looked over: its checklist, the units not settled, the returns there were."""

    period: Period
    checks: tuple[Check, ...]
    unsettled: tuple[str, ...]
    returns: frozenset[str]


def looked_over(workspace: Workspace, rules: Rules, period: Period) -> LookedOver:
    """Look a period over as it stands today, run or not."""
    results = _results_today(workspace, rules, period)
    before = before_closing(workspace, rules, period, stored(workspace, rules), results)
    returns = frozenset(manifest.hash for manifest in before.manifests)
    return LookedOver(period, checklist_of(before), unsettled(results or ()), returns)


def before_closing(
    workspace: Workspace, rules: Rules, period: Period, archive: Stored, results: Sequence[StandingRow] | None
) -> Before:
    """Return what the checklist of a period is made of, with its results (None: it is not scored)."""
    waits = waiting(archive.standing, period.code, confirmed_appraisals(workspace, rules), rules)
    manifests = tuple(archive_of(workspace).manifests())
    problems, handed = archive.problems, handed_over(workspace)
    today = date.today()
    return Before(rules, period, archive.standing, manifests, problems, results, waits, handed, today)


def looked_over_run(workspace: Workspace, run: Run, rulebook: Rulebook) -> tuple[Check, ...]:
    """Return the checklist of what a run would announce, over the returns it was made from."""
    rules = rules_of(run)
    archive = records_of(run, rules)
    held = set(run.manifest["records"])
    manifests = tuple(m for m in archive_of_run(run).manifests() if m.hash in held)
    period, handed = scored_period(rules, run.manifest["year"]), run.manifest.get("handed", {})
    results, problems = standings_of(run, rulebook), archive.problems
    before = Before(rules, period, archive.standing, manifests, problems, results, (), handed, date.today())
    return checklist_of(before)


def closed(
    workspace: Workspace,
    rules: Rules,
    seen: LookedOver,
    by: str,
    today: date,
    despite: str | None,
    reasons: Mapping[str, str] = MappingProxyType({}),
) -> Locked:
    """Close a period that was looked over. Raise Stop where one is not settled without a reason, or a return
    came. `reasons` gives, by check, why it was closed though open; else `despite` stands for all."""
    own = {c.id: reasons[c.id].strip() for c in seen.checks if not c.met and reasons.get(c.id, "").strip()}
    stops = [own[c.id] for c in seen.checks if c.state == STOPS and c.id in own]
    reason = despite or "; ".join(dict.fromkeys(stops))
    content = despite_content(reason, seen.unsettled, seen.period if still_runs(seen.period, today) else None)
    if own:
        content["open"] = [
            {
                "check": c.id,
                "said": in_language("vi", c.said),
                "en": in_language("en", c.said),
                "units": list(c.units),
                "stops": c.state == STOPS,
                "reason": own[c.id],
            }
            for c in seen.checks
            if c.id in own
        ]
    refuse_impossible(workspace, rules, seen.period, today)
    return locked(workspace, rules, seen.period, by, today, content, seen.returns)


def _results_today(workspace: Workspace, rules: Rules, period: Period) -> tuple[StandingRow, ...] | None:
    """Return what the rules say today of the communes of a period; None where it is not scored."""
    book = in_role(rules, RECOGNITION, period.end) if period.kind in rules.scored else None
    if book is None:
        return None
    return computed_standings(evaluation_today(workspace, rules, period), book, period)


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
    """Freeze the results of a run of a locked period under its document number. Raise Stop where a band is
    not settled and no reason (`despite`) is given. `proposal`: what two agreed to."""
    period = run.manifest["periods"][0]
    if not run.manifest["locked"]:
        raise WrongUse(
            "Lần chạy %(run)s có trước khi khóa sổ kỳ %(period)s. Khóa sổ nếu chưa khóa (lanhmanh lock"
            " %(period)s), chạy lại (lanhmanh run --year %(year)s), rồi công bố.",
            run=run.id,
            period=period,
            year=run.manifest["year"],
        )
    scored = scored_period(rules_of(run), run.manifest["year"])
    runs_on = scored if still_runs(scored, date.today()) else None
    kept = despite_content(despite, unsettled(standings_of(run, rulebook)), runs_on)
    decisions = decisions_of(workspace)
    with writing(workspace), decisions.alone():
        if not any(lock.period.code == period for lock in locks_of(workspace, rules_of(run))):
            raise WrongUse(
                "Kỳ %(period)s đã mở lại sau lần chạy %(run)s, nên kết quả ấy chưa công bố được. Khóa sổ lại"
                " (lanhmanh lock %(period)s), chạy lại (lanhmanh run --year %(year)s), rồi công bố.",
                run=run.id,
                period=period,
                year=run.manifest["year"],
            )
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
