"""Reporting-quality signs: yes, no or unknown; never points. They ask for a visit."""

import itertools
from collections.abc import Container, Iterable
from dataclasses import replace
from fractions import Fraction

from engine.logic.cells import known
from engine.logic.comparison import choices_of
from engine.logic.frame import Frame
from engine.logic.kleene import Kleene, agreed
from engine.logic.meaning import Facts, holds
from engine.rulebook.model import conditions as tree
from engine.rulebook.model.rulebook import Sign
from engine.scoring.results import Range


def sign_in(sign: Sign, score: Range, facts: Facts, frame: Frame) -> Kleene:
    """Return whether a sign stands in one period, given the least and the most the score may be.

    A test on the score is asked at every value where its answer may change, so it is settled only if it is
    for every score still possible.
    """
    return agreed(
        holds(sign.when, _with_score(facts, possible), frame)
        for possible in _scores_to_try(sign.when, score, facts, frame)
    )


def without_facts(condition: tree.Condition, gone: Container[str]) -> tree.Condition | None:
    """Return what is left of a test where some facts can't be there; None where it can't hold without them.

    Of alternatives those stay that ask for none of them.
    """
    if isinstance(condition, tree.AllOf | tree.AnyOf | tree.NoneOf | tree.AtLeastOf):
        parts = [without_facts(part, gone) for part in condition.parts]
        left = tuple(part for part in parts if part is not None)
        needed = len(parts)
        if isinstance(condition, tree.AnyOf | tree.AtLeastOf):
            needed = condition.n if isinstance(condition, tree.AtLeastOf) else 1
        return replace(condition, parts=left) if len(left) >= needed else None
    facts = (condition.fact, condition.other) if isinstance(condition, tree.Apart) else (condition.fact,)
    return None if any(fact in gone for fact in facts) else condition


def _with_score(facts: Facts, score: Fraction) -> Facts:
    return lambda name: known(score) if name == "score" else facts(name)


def _scores_to_try(condition: tree.Condition, score: Range, facts: Facts, frame: Frame) -> Iterable[Fraction]:
    """Return both ends of the score, each threshold between them, and a point on either side of each."""
    low, high = score
    cuts = {low, high}
    for leaf in tree.leaves(condition):
        if isinstance(leaf, tree.Compare) and leaf.fact == "score":
            cuts |= {value for o in leaf.operands for value in _numbers(o, frame)}
        if isinstance(leaf, tree.Apart):
            cell = facts(leaf.fact)
            values = cell.ends if cell.bounded else choices_of(cell) or ()
            middles = [value for value in values if isinstance(value, Fraction)]
            gaps = [side * by for by in frame.values_of(leaf.by) for side in (-1, 0, 1)]
            cuts |= {middle + gap for middle in middles for gap in gaps}
    inside = sorted(cut for cut in cuts if low <= cut <= high)
    between = [(a + b) / 2 for a, b in itertools.pairwise(inside)]
    return sorted({*inside, *between})


def _numbers(operand: tree.Operand, frame: Frame) -> tuple[Fraction, ...]:
    return frame.values_of(operand) if isinstance(operand, Fraction | tree.ParameterRef) else ()
