"""A period as it stands today, run or not: the returns that count, in its units, with what was announced."""

from __future__ import annotations

from desk.workspace.announced_bands import announced_bands
from desk.workspace.folder import Workspace
from desk.workspace.lineage import in_units_of
from desk.workspace.locking import counting_returns
from desk.workspace.store import stored
from engine.evaluation.years import Evaluation
from engine.rulebook.model.rulebook import Rules
from facts.periods import Period
from facts.standing import Standing


def records_counting(workspace: Workspace, rules: Rules, period: Period) -> Standing:
    """Return the records a period rests on, each of the unit that sent it."""
    return stored(workspace, rules, None, counting_returns(workspace, rules, period)).standing


def evaluation_today(workspace: Workspace, rules: Rules, period: Period) -> Evaluation:
    """Return what the rules say of a period, as a run made today would."""
    standing = in_units_of(records_counting(workspace, rules, period), rules, period)
    return Evaluation(standing, rules, announced=announced_bands(workspace))
