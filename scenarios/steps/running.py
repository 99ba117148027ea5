"""Runs scenarios in this process, through the very step functions pytest runs, under rules handed in.

Under changed rules the same scenarios are run hundreds of times; pytest's own start would take most of that.
What the `Cho` steps say does not depend on the rules, so it is done once and what stands by it is kept.
"""

from __future__ import annotations

import copy
import importlib
import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd.parser import FeatureParser, ScenarioTemplate, Step
from pytest_bdd.steps import StepFunctionContext, step_function_context_registry

from engine.evaluation.years import Evaluation
from engine.indicators.subjects import Subject
from engine.rulebook.model.rulebook import Rules
from facts.periods import Period
from facts.standing import Standing
from scenarios.steps.drafts import DraftReturns
from scenarios.steps.followed import Facts, Followed, Following, facts_anew
from scenarios.steps.judged import JudgedSubject
from scenarios.steps.plain_years import PlainEvaluation
from scenarios.steps.records import standing_from_drafts
from scenarios.steps.scoring_steps import Scoring
from scenarios.steps.stated import Evaluating, evaluated_anew

MODULES = (
    "return_steps",
    "commune_steps",
    "venue_steps",
    "stated_steps",
    "scoring_steps",
    "commune_result_steps",
    "venue_result_steps",
    "citation_steps",
    "declared_steps",
    "follow_up_steps",
    "open_steps",
)
BESIDE = (
    "journeys",
    "links",
    "rule_language",
    "steps",
)  # through files and verbs; leads, no results; under rules of their own; no features


@dataclass(frozen=True, eq=False)
class Trial:
    """One scenario, or one row of an outline's data. `feature` is its file under the folder of scenarios."""

    feature: str
    name: str
    row: Mapping[str, str]
    line: int
    steps: tuple[Step, ...]

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word its steps say."""
        return frozenset(word for step in self.steps for word in re.findall(r"\w+", step.name))

    @property
    def title(self) -> str:
        row = ", ".join(f"{key} {value}" for key, value in self.row.items())
        return f"{self.feature}: {self.name}" + (f" ({row})" if row else "")


@dataclass(frozen=True, slots=True)
class ScenarioOutcome:
    """How a scenario went: what it looked at, and what went wrong, if anything, at which sentence."""

    trial: Trial
    failure: str | None
    world: Mapping[str, Any] = field(repr=False)
    error: BaseException | None = None
    sentence: str = ""

    @property
    def words(self) -> str:
        """Say what was expected, what came out, and why; worked out only where it is read."""
        from scenarios.steps.failing import failure_words

        if self.error is None:
            return self.failure or ""
        return failure_words(self.sentence, self.error, self.looked)

    @property
    def judged(self) -> JudgedSubject | None:
        """What was scored, if a scenario scores anybody and asks anything of it."""
        found = self.world.get("judged")
        return found if isinstance(found, JudgedSubject) and found.asked else None

    @property
    def followed(self) -> Followed | None:
        """What followed, if a scenario looks at what follows."""
        found = self.world.get("followed")
        return found if isinstance(found, Followed) else None

    @property
    def looked(self) -> JudgedSubject | Followed | None:
        return self.judged or self.followed


def trials_in(folder: Path) -> list[Trial]:
    """Return every scenario under a folder of features but the journeys, outlines row by row."""
    files = sorted(f for f in folder.rglob("*.feature") if f.relative_to(folder).parts[0] not in BESIDE)
    return [trial for file in files for trial in trials_of(folder, file)]


def trials_of(folder: Path, file: Path) -> Iterator[Trial]:
    name = file.relative_to(folder).as_posix()
    for template in FeatureParser(str(folder), name).parse().scenarios.values():
        for row in _rows(template):
            steps = tuple(template.render(row).steps)
            yield Trial(name, template.name, row, template.line_number, steps)


def _rows(template: ScenarioTemplate) -> list[dict[str, str]]:
    return [row for data in template.examples for row in data.as_contexts()] or [{}]


class Runner:
    """Runs trials under changing rules; what a trial says is read once."""

    def __init__(self) -> None:
        self._said: dict[Trial, dict[str, Any]] = {}
        self._bound: dict[Trial, list[_Bound]] = {}

    def run(
        self, trial: Trial, rules: Rules, like: JudgedSubject | Followed | None = None
    ) -> ScenarioOutcome:
        """Run one scenario under these rules.

        `like`: how it went under rules that give the same figures; then these are not counted again.
        """
        world: dict[str, Any] = {}
        sentence = ""
        try:
            world |= copy.copy(self._said.get(trial) or self._say(trial, rules))
            world["shipped_rules"] = rules
            world["evaluated"] = _with_figures_of(like) if isinstance(like, JudgedSubject) else evaluated_anew
            world["following"] = _with_facts_of(like) if isinstance(like, Followed) else facts_anew
            world["scoring"] = Scoring(world["returns"], world["counted"], world["evaluated"], rules)
            for step in self._steps(trial):
                if step.type != "given":
                    sentence = step.said
                    step.run(world)
        except (
            Exception,
            pytest.fail.Exception,
        ) as error:  # whatever a changed rule makes go wrong is noticed
            return ScenarioOutcome(trial, f"{type(error).__name__}: {error}", world, error, sentence)
        return ScenarioOutcome(trial, None, world)

    def _say(self, trial: Trial, rules: Rules) -> dict[str, Any]:
        world: dict[str, Any] = {"returns": DraftReturns(), "shipped_rules": rules}
        for step in self._steps(trial):
            if step.type == "given":
                step.run(world)
        returns = world["returns"]
        standing = standing_from_drafts(returns.drafts, rules)
        world["counted"] = lambda drafts, under: standing
        self._said[trial] = world
        return world

    def _steps(self, trial: Trial) -> list[_Bound]:
        if trial not in self._bound:
            self._bound[trial] = [_bound(step) for step in trial.steps]
        return self._bound[trial]


@dataclass(frozen=True, slots=True)
class _Bound:
    """A step with its function, the words it took from the sentence, and the fixtures it asks for."""

    type: str
    function: Callable[..., Any]
    arguments: Mapping[str, Any]
    wants: tuple[str, ...]
    makes: str | None
    said: str

    def run(self, world: dict[str, Any]) -> None:
        made = self.function(**{name: world[name] for name in self.wants}, **self.arguments)
        if self.makes is not None:
            world[self.makes] = made


def _bound(step: Step) -> _Bound:
    found = [
        context
        for context in _contexts()
        if context.type == step.type and context.parser.is_matching(step.name)
    ]
    if len(found) != 1:
        raise LookupError(f"không có bước '{step.name}'")
    (context,) = found
    arguments: dict[str, Any] = dict(context.parser.parse_arguments(step.name) or {})
    names = tuple(inspect.signature(context.step_func).parameters)
    if "datatable" in names and step.datatable is not None:
        arguments["datatable"] = step.datatable.raw()
    wants = tuple(name for name in names if name not in arguments)
    said = f"{step.keyword} {step.name}"
    return _Bound(step.type, context.step_func, arguments, wants, context.target_fixture, said)


def _with_figures_of(like: JudgedSubject) -> Evaluating:
    def evaluated(
        said: Mapping[str, str], standing: Standing, rules: Rules, subject: Subject, period: Period
    ) -> Evaluation:
        made = PlainEvaluation(standing, rules)
        made.evaluator = like.evaluation.evaluator
        return made

    return evaluated


def _with_facts_of(like: Followed) -> Following:
    def found(standing: Standing, rules: Rules, period: Period, day: date) -> Facts:
        return like.facts

    return found


@cache
def _contexts() -> tuple[StepFunctionContext, ...]:
    modules = {importlib.import_module(f"scenarios.steps.{name}").__name__ for name in MODULES}
    return tuple(c for c in step_function_context_registry.values() if c.step_func.__module__ in modules)
