"""Reporting-quality signs: yes, no or unknown; never points. They ask for a visit."""

from __future__ import annotations

import itertools
from collections.abc import Container, Iterable
from dataclasses import replace
from fractions import Fraction

from engine.logic.cells import known
from engine.logic.comparison import choices_of
from engine.logic.frame import Frame
from engine.logic.kleene import Kleene, agreed, all_of
from engine.logic.meaning import Facts, holds
from engine.rulebook.model.conditions import (
    AllOf,
    AnyOf,
    Apart,
    AtLeastOf,
    Compare,
    Condition,
    NoneOf,
    Operand,
    ParameterRef,
    leaves,
)
from engine.rulebook.model.rulebook import Sign
from engine.scoring.results import Range


def sign_in(sign: Sign, score: Range, facts: Facts, frame: Frame) -> Kleene:
    """Return whether a sign stands in one period, given the least and the most the score may be.

    A test on the score is asked at every value where its answer may change, so it is settled only if it is
    for every score still possible.
    """
    return agreed(
        holds(sign.when, _with_score(facts, one), frame)
        for one in _scores_to_try(sign.when, score, facts, frame)
    )


def without_facts(condition: Condition, gone: Container[str]) -> Condition | None:
    """Return what is left of a test where some facts can't be there; None where it can't hold without them.

    Of alternatives those stay that ask for none of them.
    """
    if isinstance(condition, AllOf | AnyOf | NoneOf | AtLeastOf):
        parts = [without_facts(part, gone) for part in condition.parts]
        left = tuple(part for part in parts if part is not None)
        needed = len(parts)
        if isinstance(condition, AnyOf | AtLeastOf):
            needed = condition.n if isinstance(condition, AtLeastOf) else 1
        return replace(condition, parts=left) if len(left) >= needed else None
    asked = (condition.fact, condition.other) if isinstance(condition, Apart) else (condition.fact,)
    return None if any(fact in gone for fact in asked) else condition


def _with_score(facts: Facts, score: Fraction) -> Facts:
    return lambda name: known(score) if name == "score" else facts(name)


def _scores_to_try(condition: Condition, score: Range, facts: Facts, frame: Frame) -> Iterable[Fraction]:
    """Return both ends of the score, each threshold between them, and a point on either side of each."""
    low, high = score
    cuts = {low, high}
    for leaf in leaves(condition):
        if isinstance(leaf, Compare) and leaf.fact == "score":
            cuts |= {value for o in leaf.operands for value in _numbers(o, frame)}
        if isinstance(leaf, Apart):
            cell = facts(leaf.fact)
            values = cell.ends if cell.bounded else choices_of(cell) or ()
            middles = [value for value in values if isinstance(value, Fraction)]
            gaps = [side * by for by in frame.values_of(leaf.by) for side in (-1, 0, 1)]
            cuts |= {middle + gap for middle in middles for gap in gaps}
    inside = sorted(cut for cut in cuts if low <= cut <= high)
    between = [(a + b) / 2 for a, b in itertools.pairwise(inside)]
    return sorted({*inside, *between})


def _numbers(operand: Operand, frame: Frame) -> tuple[Fraction, ...]:
    return frame.values_of(operand) if isinstance(operand, Fraction | ParameterRef) else ()


def sign_over_years(answers: Iterable[Kleene]) -> Kleene:
    """Return whether a sign stands in every one of the years asked for; a missing year is False."""
    return all_of(answers)
