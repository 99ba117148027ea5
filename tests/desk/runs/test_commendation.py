"""A reward waits for years on record, and for a score that was good as first told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from desk.runs.run import Run
from desk.runs.small_tables import conclusions_of
from desk.runs.standings import (
    RECHECKED,
    Commendation,
    awaiting_recheck,
    is_reward,
    rewards_held_back,
    why_not,
)
from desk.workspace.folder import Workspace
from desk.workspace.store import stored, stored_years
from engine.evaluation.years import Evaluation
from engine.follow_up.conclusions import Conclusion
from engine.rulebook.model.rulebook import Rules
from facts.periods import Period

BOOK = "healthy_commune"
GOOD, APPRAISED, CHANGED = (
    "30988",
    "30985",
    "31000",
)  # of the example: the last one's score was another as first told


@pytest.fixture(scope="module")
def period(shipped_rules: Rules) -> Period:
    found = shipped_rules.calendar.at("year", 2020)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def plain(example_workspace: Workspace, shipped_rules: Rules) -> Evaluation:
    every = frozenset(stored(example_workspace, shipped_rules).hashes)
    archive = stored_years(example_workspace, shipped_rules, every, {})
    return Evaluation(archive.standing, shipped_rules, first=archive.first)


def told(unit: str, *years: str) -> Mapping[tuple[str, str], Mapping[str, tuple[str, ...]]]:
    return {(BOOK, year): {unit: ("kha",)} for year in years}


def reward(unit: str, name: str = "propose_commendation") -> Conclusion:
    return Conclusion(
        "action", name, (unit,), "X2", unit, True, date(2021, 2, 14), "Phòng LĐTBXH", "", "", (), ()
    )


def kept(evaluation: Evaluation, period: Period, one: Conclusion) -> list[tuple[bool, tuple[str, ...]]]:
    found = rewards_held_back(evaluation, period, [one])
    return [(c.sure, tuple(gap.period for gap in c.missing)) for c in found]


def test_years_that_were_neither_announced_nor_appraised_are_owed(plain: Evaluation, period: Period) -> None:
    assert kept(plain, period, reward(GOOD)) == [(False, ("2020", "2019", "2018"))]


def test_an_appraised_year_is_on_record(plain: Evaluation, period: Period) -> None:
    assert kept(plain, period, reward(APPRAISED)) == [(False, ("2019", "2018"))]


def test_once_every_year_was_announced_it_is_sure(plain: Evaluation, period: Period) -> None:
    every = told(GOOD, "2018", "2019", "2020")
    announced = Evaluation(plain.standing, plain.rules, announced=every)
    assert kept(announced, period, reward(GOOD)) == [(True, ())]


def test_a_score_that_was_not_good_as_first_told_gives_none(plain: Evaluation, period: Period) -> None:
    assert kept(plain, period, reward(CHANGED)) == []


def test_other_actions_follow_as_before(plain: Evaluation, period: Period) -> None:
    assert kept(plain, period, reward(CHANGED, "support_plan")) == [(True, ())]


def test_where_a_streak_asks_for_a_recheck_a_reward_waits_for_it() -> None:
    waiting = awaiting_recheck(reward(GOOD), frozenset({APPRAISED}), "2020")
    assert (waiting.sure, [gap.form for gap in waiting.missing]) == (False, [RECHECKED])
    assert awaiting_recheck(reward(GOOD), frozenset({GOOD}), "2020") == reward(GOOD)
    assert "chưa đứng vững qua phúc tra" in why_not(
        Commendation(GOOD, proposed=False, not_rechecked=True), {}
    )


def test_rewards_are_read_without_all_else_that_followed(shipped_rules: Rules, run: Run) -> None:
    every = [c for c in conclusions_of(run) if is_reward(shipped_rules, c)]
    assert every
    assert conclusions_of(run, {"propose_commendation"}) == tuple(every)


def test_no_shipped_streak_asks_for_a_recheck(shipped_rules: Rules) -> None:
    assert not any(streak.rechecked for streak in shipped_rules.rulebooks[BOOK].streaks)
