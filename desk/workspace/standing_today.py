"""A period as it stands today, run or not: the returns that count, in its units, with what was announced."""

from __future__ import annotations

from dataclasses import replace

from desk.workspace.announcements import NO_BANDS, Bands, announced_bands
from desk.workspace.appraisals import Confirmed, confirmed_appraisals, only_confirmed
from desk.workspace.folder import Workspace
from desk.workspace.lineage import in_units_of
from desk.workspace.locking import counting_returns
from desk.workspace.store import Stored, stored, stored_years
from engine.evaluation.years import Evaluation
from engine.rulebook.model.rulebook import Rules
from facts.archive.store import Store
from facts.lazy import LazyMapping
from facts.periods import Period
from facts.standing import Standing


def records_counting(workspace: Workspace, rules: Rules, period: Period) -> Standing:
    """Return the records a period rests on, each of the unit that sent it."""
    found = stored(workspace, rules, None, counting_returns(workspace, rules, period).own).standing
    return only_confirmed(found, confirmed_appraisals(workspace, rules), rules)


def evaluation_today(
    workspace: Workspace, rules: Rules, period: Period, store: Store | None = None
) -> Evaluation:
    """Return what the rules say of a period, as a run made today would, by this `store` or the own."""
    counting = counting_returns(workspace, rules, period)
    archive = stored_years(workspace, rules, counting.own, counting.earlier, store=store)
    known = confirmed_appraisals(workspace, rules)
    return evaluated(in_its_units(archive, rules, period, known), rules, announced_bands(workspace))


def in_its_units(archive: Stored, rules: Rules, period: Period, known: Confirmed | None) -> Stored:
    """Return what was read, told of the period's units, with these appraisals alone (None: all)."""
    told = archive.first

    def seen(standing: Standing) -> Standing:
        found = standing if known is None else only_confirmed(standing, known, rules)
        return in_units_of(found, rules, period)

    return replace(
        archive,
        standing=seen(archive.standing),
        earlier=LazyMapping(archive.earlier, lambda year: seen(archive.earlier[year])),
        first=None if told is None else lambda: seen(told()),
    )


def evaluated(archive: Stored, rules: Rules, announced: Bands = NO_BANDS) -> Evaluation:
    """Return what the rules say of what was read."""
    return Evaluation(archive.standing, rules, announced, archive.earlier, archive.first)
