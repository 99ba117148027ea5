"""Whom, and whose work, a person asks about in what follows from a run."""

from __future__ import annotations

from collections.abc import Iterable

from desk.base.options import one_of
from desk.runs.asked import asked_subject
from desk.runs.run import Run, scored_period
from desk.runs.run_inputs import evaluation_of, inputs_of
from engine.follow_up.conclusions import Conclusion
from engine.rulebook.model.follow_up import ActionThen
from engine.rulebook.model.rulebook import Rules
from facts.standing import Standing


def asked_about(run: Run, id_: str, every: Iterable[Conclusion]) -> str:
    """Return the code asked about; raise Stop where nothing follows about it, and no record tells of it."""
    if any(id_ in c.about for c in every):
        return id_
    rules, archive = inputs_of(run)
    if id_ in _ids_in(archive.standing):
        return id_
    period = scored_period(rules, run.manifest["year"])
    return asked_subject(evaluation_of(run, rules, archive).facts(period), rules, period, id_).id


def asked_body(run: Run, rules: Rules, body: str, every: Iterable[Conclusion]) -> str:
    """Return the body asked about; raise Stop where it has no work in the run, nor is given any."""
    day = scored_period(rules, run.manifest["year"]).end
    given = {rules.offices.named(r.then.by, day) for r in rules.follow_up if isinstance(r.then, ActionThen)}
    return one_of(body, sorted(given | {c.by for c in every if c.by}), "--by")


def _ids_in(standing: Standing) -> set[object]:
    """Return the codes of venues, parties, cases and whatever else has one."""
    events = (event.record for told in standing.events.values() for event in told)
    rows = (record for told in standing.registers.values() for record in told)
    return {record.values.get("id") for records in (events, rows) for record in records}
