"""A result that no rule asks about is not made a fact; what follows is the same."""

from __future__ import annotations

from datetime import date

from desk.runs.follow_up import base_of, found_in, setting_of
from desk.runs.running import all_tables
from engine.evaluation.years import Evaluation
from engine.follow_up.conclusions import conclusions_from
from engine.follow_up.fitting import PatternsAsked
from engine.follow_up.matcher import matches_from
from engine.rulebook.model.rulebook import Rules
from facts.standing import Standing


class Everything(PatternsAsked):
    def of(self, rulebook: str, kind: str, id_: str = "") -> bool:
        return True


def test_nothing_that_follows_is_lost(example_standing: Standing, shipped_rules: Rules) -> None:
    period = shipped_rules.calendar.at("year", 2020)
    assert period is not None
    evaluation = Evaluation(example_standing, shipped_rules)
    setting = setting_of(evaluation, period, date(2021, 1, 31))
    tables = all_tables(evaluation, period, date(2021, 1, 31), lambda *_: None)
    followed, sizes = [], []
    for asked in (PatternsAsked, Everything):
        found = list(found_in(tables, asked(shipped_rules.follow_up, setting)))
        base = base_of(evaluation, period, setting, found)
        followed.append(conclusions_from(shipped_rules.follow_up, base, setting, matches_from))
        sizes.append(len(found))
    assert followed[0] == followed[1] != ()
    assert sizes[0] < sizes[1] / 2
