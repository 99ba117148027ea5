"""The same question put to z3: facts tied to one another by their definitions, or too many to try."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import z3  # type: ignore[import-untyped]

from engine.analysis.domains import Domains
from engine.analysis.fact_variables import FactVariables
from engine.analysis.pointed import pointed
from engine.analysis.points_formulas import PointsFormulas
from engine.analysis.samples import Sample, Unsettled
from engine.logic.frame import Frame
from engine.logic.meaning import holds
from engine.rulebook.model.conditions import Compare, Condition, Leaf
from engine.rulebook.model.indicators import IndicatorSet
from engine.rulebook.model.points_asked import is_points

MOST_STEPS = 20_000_000  # as z3 counts them; the shipped rules take some ten thousand


def example(
    condition: Condition, names: tuple[str, ...], domains: Domains, indicators: IndicatorSet, frame: Frame
) -> Sample | None:
    """Return facts under which a condition holds; None where z3 proves there are none.

    Raises Unsettled where z3 gives up: that proves nothing.
    """
    question = Question(names, domains, frame)
    rules = question.formula(condition), *question.domain_rules(), *question.ties(indicators)
    model = model_of(solver_of(rules))
    if model is None:
        return None
    sample = question.sample(model)
    if holds(condition, pointed(sample, domains.rulebook, frame), frame) is not True:
        raise AssertionError("z3 and the oracle disagree")  # a fault of ours, never of the rules
    return sample


def solver_of(rules: Iterable[Any]) -> Any:
    solver = z3.Solver()
    solver.set("rlimit", MOST_STEPS)  # not a time: the same rules get the same answer on every machine
    solver.add(*rules)
    return solver


def model_of(solver: Any) -> Any:
    """Return a model, None if there is none. Raise Unsettled if z3 gives up."""
    answer = solver.check()
    if answer == z3.unknown:
        raise Unsettled
    return solver.model() if answer == z3.sat else None


class Question(FactVariables):
    """Facts as variables, of which tests may ask the points too."""

    def __init__(self, names: tuple[str, ...], domains: Domains, frame: Frame) -> None:
        super().__init__(names, domains, frame)
        self.points = PointsFormulas(domains.rulebook, self)

    def _leaf(self, leaf: Leaf) -> Any:
        if isinstance(leaf, Compare) and is_points(leaf.fact):
            return self.points.compared(leaf)
        return super()._leaf(leaf)

    def domain_rules(self) -> list[Any]:
        """Return what holds of all facts, and of the numbers that the formulas asked for so far rest on."""
        return [*self.points.rules, *super().domain_rules()]
