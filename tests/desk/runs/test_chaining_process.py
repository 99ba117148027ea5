"""A lost child changes nothing: killed, stopped, out of memory or wrong, its part is done again."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

import pytest

from desk.runs.chaining_process import Limits
from desk.runs.executors import DURABLE, MATCHER, Chaining
from desk.runs.follow_up import base_of, setting_of
from engine.evaluation.years import Evaluation
from engine.follow_up.conclusions import Conclusion
from engine.follow_up.durable import available
from engine.follow_up.fact import FactBase, Setting
from engine.follow_up.matcher import matches_from
from engine.follow_up.stages import conclusions_from
from engine.rulebook.model.rulebook import Rules
from facts.standing import Standing

pytestmark = pytest.mark.skipif(not available(), reason="durable-rules can't be had here")
Given = tuple[Rules, FactBase, Setting]


@pytest.fixture(scope="module")
def given(example_standing: Standing, shipped_rules: Rules) -> Given:
    period = shipped_rules.calendar.at("year", 2020)
    assert period is not None
    evaluation = Evaluation(example_standing, shipped_rules)
    setting = setting_of(evaluation, period, None)
    return shipped_rules, base_of(evaluation, period, setting), setting


@pytest.fixture(scope="module")
def right(given: Given) -> tuple[Conclusion, ...]:
    rules, base, setting = given
    return conclusions_from(rules.follow_up, base, setting, matches_from)


class Harmed(Chaining):
    """Does something to its child just before the second neighbourhood."""

    def __init__(self, harm: Callable[[int], None], limits: Limits) -> None:
        super().__init__(limits=limits)
        self.harm = harm
        self.asked = 0

    def _by_child(self, stage, keys):  # type: ignore[no-untyped-def]
        self.asked += 1
        if self.asked == 2 and self.child is not None:
            self.harm(self.child.pid)
        return super()._by_child(stage, keys)


def concluded(chaining: Chaining, given: Given) -> tuple[Conclusion, ...]:
    rules, base, setting = given
    with chaining:
        return conclusions_from(rules.follow_up, base, setting, chaining.matches)


def test_durable_rules_concludes_what_the_matcher_concludes(
    given: Given, right: tuple[Conclusion, ...]
) -> None:
    chaining = Chaining(limits=Limits(seconds=60))
    assert concluded(chaining, given) == right
    assert chaining.journal["neighbourhoods"].keys() == {DURABLE}


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGSTOP, signal.SIGSEGV])
def test_a_lost_child_changes_no_conclusion(
    sent: signal.Signals, given: Given, right: tuple[Conclusion, ...]
) -> None:
    patience = 10 if sent is signal.SIGSTOP else 60  # seconds; a busy machine is slow to start a child
    chaining = Harmed(lambda pid: os.kill(pid, sent), Limits(seconds=patience))
    assert concluded(chaining, given) == right
    assert chaining.losses
    assert MATCHER in chaining.journal["neighbourhoods"]


def test_a_child_without_memory_changes_no_conclusion(given: Given, right: tuple[Conclusion, ...]) -> None:
    chaining = Chaining(limits=Limits(megabytes=20))
    assert concluded(chaining, given) == right
    assert chaining.losses


def test_a_wrong_child_is_found_out(given: Given, right: tuple[Conclusion, ...]) -> None:
    class Wrong(Chaining):
        def _by_child(self, stage, keys):  # type: ignore[no-untyped-def]
            return frozenset(list(super()._by_child(stage, keys))[1:])

    chaining = Wrong(limits=Limits(seconds=60))
    first = chaining.matches(*_stage(given))
    assert chaining.losses == ["disagreed with the matcher in a sampled check"]
    chaining._drop()
    assert first <= matches_from(*_stage(given))


def _stage(given: Given) -> tuple[tuple, FactBase, Setting]:  # type: ignore[type-arg]
    rules, base, setting = given
    return tuple(r for r in rules.follow_up if r.stage == 0), base, setting


def test_asked_for_the_matcher_no_child_is_started(given: Given, right: tuple[Conclusion, ...]) -> None:
    chaining = Chaining(MATCHER)
    assert concluded(chaining, given) == right
    assert chaining.child is None
