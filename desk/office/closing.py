"""Closing a period: looked over first, and with unsettled bands only for a reason that is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from desk.base.language import in_language
from desk.office.closing_checklist import STOPS, Before, Check, checklist_of
from desk.runs.run import Run, rules_of, scored_period
from desk.runs.run_inputs import archive_of_run, records_of
from desk.runs.standings import StandingRow, computed_standings, standings_of, unsettled
from desk.workspace.announcements import despite_content
from desk.workspace.appraisals import confirmed_appraisals, waiting
from desk.workspace.folder import Workspace
from desk.workspace.handed_over import handed_over
from desk.workspace.locking import Locked, locked, refuse_impossible
from desk.workspace.standing_today import evaluation_today
from desk.workspace.store import Stored, archive_of, stored
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
    workspace: Workspace,
    rules: Rules,
    period: Period,
    archive: Stored,
    results: Sequence[StandingRow] | None,
) -> Before:
    """Return what the checklist of a period is made of, with its results (None: it is not scored)."""
    waits = waiting(archive.standing, period.code, confirmed_appraisals(workspace, rules), rules)
    manifests = tuple(archive_of(workspace).manifests())
    problems, handed = archive.problems, handed_over(workspace)
    return Before(rules, period, archive.standing, manifests, problems, results, waits, handed)


def looked_over_run(workspace: Workspace, run: Run, rulebook: Rulebook) -> tuple[Check, ...]:
    """Return the checklist of what a run would announce, over the returns it was made from."""
    rules = rules_of(run)
    archive = records_of(run, rules)
    held = set(run.manifest["records"])
    manifests = tuple(m for m in archive_of_run(run).manifests() if m.hash in held)
    period, handed = scored_period(rules, run.manifest["year"]), run.manifest.get("handed", {})
    results, problems = standings_of(run, rulebook), archive.problems
    return checklist_of(Before(rules, period, archive.standing, manifests, problems, results, (), handed))


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
    came.

    `reasons` gives, by check, why it was closed though open; else `despite` stands for all that stop.
    """
    own = {c.id: reasons[c.id].strip() for c in seen.checks if not c.met and reasons.get(c.id, "").strip()}
    stops = [own[c.id] for c in seen.checks if c.state == STOPS and c.id in own]
    content = despite_content(despite or "; ".join(dict.fromkeys(stops)), seen.unsettled)
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
