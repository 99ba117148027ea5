"""What must not wait for the year's end: rules marked `at: import`, over the periods just imported."""

from __future__ import annotations

from dataclasses import replace

from desk.runs.follow_up import follow_up_of
from desk.workspace.announcements import Bands, announced_bands
from desk.workspace.appraisals import confirmed_appraisals
from desk.workspace.folder import Workspace
from desk.workspace.locking import counting_returns
from desk.workspace.standing_today import evaluated, in_its_units
from desk.workspace.store import Stored, earlier_years, stored
from engine.evaluation.years import Evaluation
from engine.follow_up.conclusions import Conclusion
from engine.rulebook.model.follow_up import AT_IMPORT
from engine.rulebook.model.rulebook import Rules
from facts.archive.door import ImportReport
from facts.periods import Period


def follow_up_at_import(workspace: Workspace, rules: Rules, report: ImportReport) -> tuple[Conclusion, ...]:
    """Return the sure actions of rules `at: import` for the periods of new returns."""
    urgent = replace(rules, follow_up=tuple(r for r in rules.follow_up if r.at == AT_IMPORT))
    new = {file.file for file in report.files} - set(report.already)
    if not new or not urgent.follow_up:
        return ()
    archive = stored(workspace, rules)
    found = [d for d in archive.standing.deliveries if d.file in new]
    periods = sorted({p for p in (rules.calendar.period(d.period) for d in found) if p})
    units = {d.unit for d in found}
    told = announced_bands(workspace)
    concluded = [
        conclusion
        for period in periods
        for conclusion in follow_up_of(
            _evaluation(workspace, archive, urgent, period, told), period, archive.as_of
        )
    ]
    return tuple(dict.fromkeys(c for c in concluded if c.sure and c.unit in units))


def _evaluation(
    workspace: Workspace, archive: Stored, rules: Rules, period: Period, told: Bands
) -> Evaluation:
    """Return a period with every return there is, locked or not."""
    counting = counting_returns(workspace, rules, period)
    earlier = earlier_years(workspace, rules, counting.earlier)
    return evaluated(
        in_its_units(
            replace(archive, earlier=earlier), rules, period, confirmed_appraisals(workspace, rules)
        ),
        rules,
        told,
    )
