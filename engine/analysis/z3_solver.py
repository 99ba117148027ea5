"""Questions put to z3: facts tied to one another or too many to try, tests that ask about points."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import z3  # type: ignore[import-untyped]

from engine.analysis.domains import Domains
from engine.analysis.samples import Sample, Unsettled, band_tests, pointed
from engine.analysis.z3_formulas import FactVariables, PointsFormulas
from engine.logic.frame import Frame
from engine.logic.meaning import holds
from engine.rulebook.model.conditions import Compare, Condition, Leaf
from engine.rulebook.model.indicators import IndicatorSet
from engine.rulebook.model.points_asked import facts_behind, is_plain_sum, is_points, points_of_tests
from engine.rulebook.model.rulebook import Rulebook
from engine.scoring.oracle import scored
from engine.scoring.results import Scored

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


MOST_FOUND = 400


@dataclass(frozen=True, slots=True)
class ScoredSample:
    """Facts, and what the oracle makes of them."""

    sample: Sample
    found: Scored


def is_pointed(rulebook: Rulebook) -> bool:
    """Tell whether gates and scores go together: tests ask about points, or sums are not plain."""
    below = any(criterion.least < 0 for criterion in rulebook.criteria)
    return below or not is_plain_sum(rulebook) or bool(points_of_tests(rulebook))


def cases_of_points(domains: Domains, indicators: IndicatorSet, frame: Frame) -> list[ScoredSample]:
    """Return one example of each way gates, tests and bands come out, and one of the most points.

    Raises Unsettled where there are too many ways, or z3 gives up.
    """
    search = _Asked(domains, indicators, frame)
    samples = [search.most()]
    for shown in search.all():
        samples.append(shown)
        if len(samples) > MOST_FOUND:
            raise Unsettled
    return samples


class _Asked:
    def __init__(self, domains: Domains, indicators: IndicatorSet, frame: Frame) -> None:
        book = self.book = domains.rulebook
        names = _facts(book)
        self.frame, self.question = frame, Question(names, domains, frame)
        self.score = self.question.points.score
        scale = 10**book.decimals
        starts = sorted({math.ceil(b.from_ * scale) for b in book.bands if b.from_ is not None})
        formulas = [*map(self.question.formula, band_tests(book)), *map(self._reaches, starts)]
        self.ways = [z3.Bool(f"way:{place}") for place in range(len(formulas))]
        self.rules = [*self.question.domain_rules(), *self.question.ties(indicators)]
        each = [way == formula for way, formula in zip(self.ways, formulas, strict=True)]
        self.solver = solver_of([*each, *self.rules])

    def most(self) -> ScoredSample:
        """Return an example of the most points: all that criteria can give, or found by doubling and halving.

        Not by z3's own optimizer: it keeps to no limit of steps, and was seen to look for minutes.
        """
        every = sum(criterion.maximum for criterion in self.book.criteria)
        reached = self._from(int(every * 10**self.book.decimals)) or self._from(None)
        if reached is None:
            raise Unsettled
        step = 1
        while step:
            higher = self._from(self._points(reached) + step)
            step = step * 2 if higher is not None else step // 2
            reached = higher or reached
        return self._shown(reached)

    def _from(self, least: int | None) -> Any:
        """Return a model with at least so many points, None if there is none."""
        return model_of(solver_of([*self.rules, *(() if least is None else (self._reaches(least),))]))

    def _reaches(self, parts: int) -> Any:
        """Say that the score comes to so many parts of a point, or more."""
        return self.score >= z3.Q(parts, 10**self.book.decimals)

    def _points(self, model: Any) -> int:
        points = scored(self.book, self.question.sample(model).__getitem__, self.frame).low
        return int(points * 10**self.book.decimals)

    def all(self) -> Iterator[ScoredSample]:
        while (model := model_of(self.solver)) is not None:
            yield self._shown(model)
            self.solver.add(z3.Or([way != model.eval(way, model_completion=True) for way in self.ways]))

    def _shown(self, model: Any) -> ScoredSample:
        sample = self.question.sample(model)
        score = scored(self.book, sample.__getitem__, self.frame)
        points = z3.Q(score.low.numerator, score.low.denominator)
        settled = model.eval(z3.And(self.score >= points, self.score <= points), model_completion=True)
        if score.low != score.high or not z3.is_true(settled):
            raise AssertionError("z3 and the oracle disagree")  # a fault of ours, never of the rules
        return ScoredSample(sample, score)


def _facts(book: Rulebook) -> tuple[str, ...]:
    names = [fact for c in book.criteria for fact in c.facts]
    for test in band_tests(book):
        names += facts_behind(test, book)
    return tuple(dict.fromkeys(names))


def settled(answers: Mapping[str, bool | None]) -> dict[str, bool]:
    return {name: answer is True for name, answer in answers.items()}
