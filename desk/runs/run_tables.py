"""Every table of a run."""

from __future__ import annotations

from datetime import date

import polars as pl

from desk.runs.among_table import among_table
from desk.runs.commendation import rewards_held_back
from desk.runs.follow_up import bands_before_table, base_of, found_in, setting_of
from desk.runs.follow_up_table import FOLLOW_UP, follow_up_table
from desk.runs.link_tables import link_tables
from desk.runs.notices import FIRST_TOLD, NOTICES, first_told_table, notices_table
from desk.runs.standings import BEFORE
from desk.runs.tables import Step, tables_of
from engine.evaluation.years import Evaluation
from engine.follow_up.asked import PatternsAsked
from engine.follow_up.matcher import matches_from
from engine.follow_up.stages import Executor, conclusions_from
from facts.periods import Period


def all_tables(
    evaluation: Evaluation, period: Period, as_of: date | None, step: Step, executor: Executor = matches_from
) -> dict[str, pl.DataFrame]:
    """Return the tables of a run, by name."""
    tables = tables_of(evaluation, period, step)
    tables[NOTICES] = notices_table(evaluation.standing, period)
    tables[FIRST_TOLD] = first_told_table(evaluation, period)
    tables |= among_table(evaluation, period)
    tables[BEFORE] = bands_before_table(evaluation, period)
    tables |= link_tables(evaluation.standing, evaluation.rules, period)
    setting = setting_of(evaluation, period, as_of)
    base = base_of(
        evaluation, period, setting, found_in(tables, PatternsAsked(evaluation.rules.follow_up, setting))
    )
    found = conclusions_from(evaluation.rules.follow_up, base, setting, executor)
    tables[FOLLOW_UP] = follow_up_table(rewards_held_back(evaluation, period, found))
    return tables
