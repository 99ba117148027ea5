"""How open gates and band tests may turn out together: those that ask about one fact get one answer, and
points that rest on one unknown number go together."""

import itertools
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from engine.logic.cells import NOT_APPLICABLE, Cell, known
from engine.logic.comparison import combined, compared
from engine.logic.kleene import Kleene
from engine.rulebook.model.conditions import Compare, Condition, Leaf, facts_in, leaves
from engine.rulebook.model.points import Lines
from engine.rulebook.model.points_asked import POINTS
from engine.rulebook.model.rulebook import Criterion, Rulebook
from engine.scoring.points import free_points
from engine.scoring.results import Range
from engine.scoring.tied_points import Together

Ways = tuple[tuple[Leaf, ...], tuple[tuple[bool, ...], ...]]  # tests, and what they may answer together

WAYS = 2048  # of so many ways of the facts each is tried; of more, every answer turns out by itself


@dataclass(frozen=True, slots=True)
class TestedFacts:
    """What is known of one subject: answers of tests, ends of criteria's points, points given together."""

    answer: Callable[[Leaf], Kleene]
    ends: Callable[[str], Range]
    together: Sequence[Together] = ()


def may_meet(conditions: Iterable[Condition]) -> bool:
    """Tell whether two conditions ask about one fact."""
    return max(Counter(fact for each in conditions for fact in facts_in(each)).values(), default=0) > 1


def joint_answers(
    rulebook: Rulebook, conditions: Sequence[Condition], tested: TestedFacts
) -> Iterator[tuple[bool, ...]]:
    """Yield the ways in which conditions that are open may turn out."""
    asked_of = dict.fromkeys(leaf for each in conditions for leaf in leaves(each))
    settled = {leaf: tested.answer(leaf) for leaf in asked_of}
    open_: dict[str, list[Leaf]] = {}
    for leaf in (leaf for leaf, answer in settled.items() if answer is None):
        open_.setdefault(leaf.fact, []).append(leaf)
    tied = [_tied_answers(open_, ids, points) for ids, points in tested.together]
    free = [(tuple(of), tuple(_answers(rulebook, fact, of, tested))) for fact, of in open_.items()]
    tests, ways = zip(*tied, *free, strict=True) if tied or free else ((), ())
    if not (tied or may_meet(conditions)) or math.prod(map(len, ways)) > WAYS:
        yield from itertools.product((False, True), repeat=len(conditions))
        return
    every = tuple(itertools.chain(*tests))
    seen = set()
    for way in itertools.product(*ways):
        given = {**settled, **dict(zip(every, itertools.chain(*way), strict=True))}
        answers = tuple(combined(each, given.__getitem__) is True for each in conditions)
        if answers not in seen:
            seen.add(answers)
            yield answers


def _tied_answers(
    open_: dict[str, list[Leaf]], ids: Sequence[str], points: Iterable[Sequence[Fraction]]
) -> Ways:
    """Take the open tests of points that go together out of the others; return what they may answer."""
    places = [
        (place, open_.pop(id_ + POINTS))
        for place, id_ in enumerate(ids)
        if _of_numbers(open_.get(id_ + POINTS, ()))
    ]
    tests = [(test, place) for place, of in places for test in of if isinstance(test, Compare)]
    answers = (tuple(_holds(test, known(way[place])) for test, place in tests) for way in points)
    return tuple(test for test, _ in tests), tuple(dict.fromkeys(answers))


def _of_numbers(tests: Sequence[Leaf]) -> bool:
    return all(isinstance(test, Compare) and _all(test.operands, Fraction) for test in tests) and bool(tests)


def _answers(
    rulebook: Rulebook, fact: str, tests: Sequence[Leaf], tested: TestedFacts
) -> Iterable[tuple[bool, ...]]:
    """Return what open tests of one fact may answer together: anything where its values are not few."""
    compares = [test for test in tests if isinstance(test, Compare)]
    operands = [operand for test in compares for operand in test.operands]
    criterion = next((c for c in rulebook.criteria if fact == c.id + POINTS), None)
    values: Iterable[Cell] = ()
    if criterion is not None and isinstance(criterion.points, Lines) and _all(operands, Fraction):
        values = map(known, _points(criterion, criterion.points, rulebook, tested))
    elif _all(operands, bool):
        values = (known(False), known(True), NOT_APPLICABLE)
    if not values or len(compares) < len(tests):
        return itertools.product((False, True), repeat=len(tests))
    return dict.fromkeys(tuple(_holds(test, value) for test in compares) for value in values)


def _all(operands: Iterable[object], type_: type) -> bool:
    return all(isinstance(operand, type_) for operand in operands)


def _holds(test: Compare, value: Cell) -> bool:
    choices = [(operand,) for operand in test.operands if isinstance(operand, bool | Fraction)]
    return compared(test.op, value, choices) is True


def _points(criterion: Criterion, lines: Lines, rulebook: Rulebook, tested: TestedFacts) -> list[Fraction]:
    """Return the points a criterion may give between its ends."""
    low, high = tested.ends(criterion.id)
    given = {rulebook.rounded(give) for give, _ in lines.lines} | {low, high}
    given.add(rulebook.rounded(free_points(criterion, rulebook)))
    return sorted(points for points in {*given, Fraction(0)} if low <= points <= high)
