"""A lost child changes nothing: killed, stopped, out of memory or wrong, its part is done again."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import ClassVar

import pytest

from desk.runs.executors import (
    CHECK_ALL,
    DISAGREED,
    DURABLE,
    MATCHER,
    PLAIN,
    SAMPLED,
    Chaining,
    ChainingProcess,
    ChildLimits,
)
from desk.runs.follow_up import base_of, setting_of
from engine.evaluation.years import Evaluation
from engine.follow_up.conclusions import Conclusion, Match, conclusions_from
from engine.follow_up.durable import available
from engine.follow_up.fact import FactBase, Setting
from engine.follow_up.fitting import fitting_of
from engine.follow_up.matcher import matches_from
from engine.follow_up.sampling import drawn, sample_of, signs_raised
from engine.rulebook.model.rulebook import Rules
from facts.standing import Standing
from tests.long_run import some_of

pytestmark = pytest.mark.skipif(not available(), reason="durable-rules can't be had here")
Given = tuple[Rules, FactBase, Setting]


@pytest.fixture(autouse=True)
def _with_children(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desk.runs.executors.available", available)


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
    """Does something to its child once, just before it is asked about facts."""

    def __init__(self, harm: Callable[[ChainingProcess], None]) -> None:
        super().__init__()
        self.harm = harm
        self.harmed = False

    def _fired(self, session, facts):  # type: ignore[no-untyped-def]
        if not self.harmed and self.child is not None:
            self.harmed = True
            self.harm(self.child)
        return super()._fired(session, facts)


def concluded(chaining: Chaining, given: Given) -> tuple[Conclusion, ...]:
    rules, base, setting = given
    with chaining:
        return conclusions_from(rules.follow_up, base, setting, chaining.matches)


def test_durable_rules_concludes_what_the_matcher_concludes(
    given: Given, right: tuple[Conclusion, ...]
) -> None:
    chaining = Chaining()
    assert concluded(chaining, given) == right
    assert chaining.journal["neighbourhoods"].keys() == {DURABLE}


LOSSES = {
    signal.SIGKILL: "ended by signal 9",
    signal.SIGSEGV: "ended by signal 11",
    signal.SIGSTOP: "no answer in 1 s",
}


def sent(harm: signal.Signals, child: ChainingProcess) -> None:
    """Kill or stop a child; one that is stopped is waited for to the end, so not for long."""
    os.kill(child.pid, harm)
    if harm is signal.SIGSTOP:
        child.limits = ChildLimits(seconds=1)


@pytest.mark.parametrize("harm", LOSSES)
def test_a_lost_child_changes_no_conclusion(
    harm: signal.Signals, given: Given, right: tuple[Conclusion, ...]
) -> None:
    chaining = Harmed(lambda child: sent(harm, child))
    assert concluded(chaining, given) == right
    assert chaining.losses == [LOSSES[harm]]
    assert MATCHER in chaining.journal["neighbourhoods"]


def test_a_child_without_memory_changes_no_conclusion(given: Given, right: tuple[Conclusion, ...]) -> None:
    chaining = Chaining(limits=ChildLimits(megabytes=20))
    assert concluded(chaining, given) == right
    assert chaining.losses


class Wrong(Chaining):
    """Leaves out what a test names of the matches its child finds; of the same facts a child is asked
    once."""

    answered: ClassVar[dict[tuple[str, ...], frozenset[Match]]] = {}

    def __init__(self, left_out: Callable[[Match], bool], asked: str = SAMPLED) -> None:
        super().__init__(asked)
        self.left_out = left_out

    def _by_child(self, stage, keys):  # type: ignore[no-untyped-def]
        if keys not in self.answered:
            self.answered[keys] = super()._by_child(stage, keys)
        return frozenset(match for match in self.answered[keys] if not self.left_out(match))


def found_out(chaining: Chaining, given: Given) -> bool:
    """Tell whether a wrong child was noticed; then nothing of it is kept."""
    with chaining:
        found = chaining.matches(*_stage(given))
    if chaining.losses:
        assert chaining.losses == [DISAGREED]
        assert found == every_match(given)
    return bool(chaining.losses)


_every: list[frozenset[Match]] = []


def every_match(given: Given) -> frozenset[Match]:
    """Return what the matcher finds; the module has one `given`."""
    if not _every:
        _every.append(matches_from(*_stage(given)))
    return _every[0]


def test_a_match_of_a_drawn_fact_left_out_is_found_out(given: Given) -> None:
    every = sorted(every_match(given))
    drawn_one = next(match for match in every if any(map(drawn, match.facts)))
    assert found_out(Wrong(lambda match: match == drawn_one), given)


def test_a_rule_that_never_fires_is_found_out(given: Given) -> None:
    for rule in some_of(sorted({match.rule for match in every_match(given)}), 8):
        assert found_out(Wrong(lambda match, rule=rule: match.rule == rule), given), rule  # type: ignore[misc]


def test_the_first_fact_of_the_first_match_of_each_rule_is_sampled(given: Given) -> None:
    rules, base, setting = _stage(given)
    every = every_match(given)
    fitting = fitting_of(rules, (*base.facts, *signs_raised(rules, base, every)), setting)
    first = {match.rule: match.facts[0] for match in sorted(every)[::-1]}
    sample = sample_of(rules, fitting, fitting.patterns, every).keys
    assert set(first.values()) <= sample
    assert not {match.facts[0] for match in every} <= sample


def test_what_no_sample_shows_is_found_out_when_all_is_checked(given: Given) -> None:
    """A match that binds no sampled fact: the sample can't know, the whole check does."""
    rules, base, setting = _stage(given)
    every = every_match(given)
    signs = signs_raised(rules, base, every)
    fitting = fitting_of(rules, (*base.facts, *signs), setting)
    sample = sample_of(rules, fitting, fitting.patterns, every)
    last = max(match for match in every if sample.keys.isdisjoint(match.facts) and match.rule[0] not in "NP")
    assert not found_out(Wrong(lambda match: match == last), given)
    assert found_out(Wrong(lambda match: match == last, CHECK_ALL), given)


def _stage(given: Given) -> tuple[tuple, FactBase, Setting]:  # type: ignore[type-arg]
    rules, base, setting = given
    return tuple(r for r in rules.follow_up if r.stage == 0), base, setting


def test_asked_for_the_matcher_no_child_is_started(given: Given, right: tuple[Conclusion, ...]) -> None:
    chaining = Chaining(PLAIN)
    assert concluded(chaining, given) == right
    assert chaining.child is None
