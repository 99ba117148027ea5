"""What must not wait for the year's end: rules marked `at: import`, over the periods just imported."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desk.runs.follow_up import follow_up_of
from desk.workspace.announced_bands import announced_bands
from desk.workspace.folder import Workspace
from desk.workspace.lineage import in_units_of
from desk.workspace.store import stored
from engine.evaluation.years import Evaluation
from engine.follow_up.conclusions import Conclusion
from engine.rulebook.model.follow_up import AT_IMPORT
from engine.rulebook.model.rulebook import Rules
from facts.archive.door import ImportReport


def follow_up_at_import(
    workspace: Workspace, rules: Rules, report: ImportReport, today: date
) -> tuple[Conclusion, ...]:
    """Return the sure actions of rules `at: import` for the periods of new returns."""
    urgent = replace(rules, follow_up=tuple(r for r in rules.follow_up if r.at == AT_IMPORT))
    new = {file.file for file in report.files} - set(report.already)
    if not new or not urgent.follow_up:
        return ()
    standing = stored(workspace, rules).standing
    found = [d for d in standing.deliveries if d.file in new]
    periods = sorted({p for p in (rules.calendar.period(d.period) for d in found) if p})
    units = {d.unit for d in found}
    told = announced_bands(workspace)
    concluded = [
        conclusion
        for period in periods
        for conclusion in follow_up_of(
            Evaluation(in_units_of(standing, urgent, period), urgent, announced=told), period, today
        )
    ]
    return tuple(dict.fromkeys(c for c in concluded if c.sure and c.unit in units))
