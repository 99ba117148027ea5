"""Chooses how follow-up matches are found: durable-rules in a child process, or the plain matcher.

Whatever happens to a child, its neighbourhood is done again by the matcher: nothing is lost, nothing differs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from types import TracebackType
from typing import Any

from desk.runs.chaining_process import ChainingProcess, ChildLost, Limits
from engine.follow_up.conclusions import Match
from engine.follow_up.durable import MOST_FACTS, available
from engine.follow_up.fact import FactBase, Setting
from engine.follow_up.matcher import matches_from
from engine.follow_up.neighbourhoods import Fitting, asked_about, batches, fitting_of, neighbourhoods_of
from engine.rulebook.model.follow_up import FollowUpRule

DURABLE, MATCHER = "durable-rules", "matcher"
SAMPLED = 10  # every so many neighbourhoods the matcher checks the other executor; the first one always
MOST_LOSSES = 5  # children lost in one run before the matcher takes the rest


class Chaining:
    """Finds matches stage by stage; `journal` tells which executor did what, and why."""

    def __init__(self, wanted: str = "", limits: Limits | None = None) -> None:
        self.executor = (wanted or DURABLE) if available() else MATCHER
        self.limits = limits or Limits()
        self.child: ChainingProcess | None = None
        self.done: Counter[str] = Counter()
        self.losses: list[str] = []

    def __enter__(self) -> Chaining:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._drop()

    @property
    def journal(self) -> dict[str, Any]:
        return {"executor": self.executor, "neighbourhoods": dict(self.done), "lost": self.losses}

    def matches(self, rules: Sequence[FollowUpRule], base: FactBase, setting: Setting) -> frozenset[Match]:
        """Return the matches of one stage."""
        if self.executor == MATCHER:
            self.done[MATCHER] += 1
            return matches_from(rules, base, setting)
        fitting = fitting_of(rules, base.facts, setting)
        stage = _Stage(rules, asked_about(rules, base, fitting, setting), setting, fitting)
        found: set[Match] = set()
        for number, keys in enumerate(batches(neighbourhoods_of(rules, base, fitting))):
            found |= self._batch(stage, keys, check=number % SAMPLED == 0)
        self._drop()
        return frozenset(found)

    def _batch(self, stage: _Stage, keys: tuple[str, ...], check: bool) -> frozenset[Match]:
        if len(keys) > MOST_FACTS or len(self.losses) >= MOST_LOSSES:
            return self._by_matcher(stage, keys)
        try:
            found = self._by_child(stage, keys)
        except ChildLost as lost:
            self._lost(str(lost))
            return self._by_matcher(stage, keys)
        if check and found != (right := stage.by_matcher(keys)):
            self._lost("disagreed with the matcher in a sampled check")
            self.done[MATCHER] += 1
            return right
        self.done[DURABLE] += 1
        return found

    def _by_child(self, stage: _Stage, keys: tuple[str, ...]) -> frozenset[Match]:
        if self.child is None:
            self.child = ChainingProcess(self.limits)
            self.child.ask(("stage", stage.rules, stage.base, stage.setting))
        found: frozenset[Match]
        found, worn = self.child.ask(("do", keys))
        if worn:
            self._drop()
        return found

    def _by_matcher(self, stage: _Stage, keys: tuple[str, ...]) -> frozenset[Match]:
        self.done[MATCHER] += 1
        return stage.by_matcher(keys)

    def _lost(self, why: str) -> None:
        self._drop()
        self.losses.append(why)

    def _drop(self) -> None:
        if self.child is not None:
            self.child.close()
            self.child = None


class _Stage:
    """One stage's rules and the facts they can ask about."""

    def __init__(
        self, rules: Sequence[FollowUpRule], base: FactBase, setting: Setting, fitting: Fitting
    ) -> None:
        self.rules = tuple(rules)
        self.base = base
        self.setting = setting
        self.fitting = fitting

    def by_matcher(self, keys: tuple[str, ...]) -> frozenset[Match]:
        facts = [self.base.by_key[key] for key in keys]
        return matches_from(self.rules, self.base, self.setting, facts)
