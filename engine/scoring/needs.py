"""What is still needed for a result to be settled: the unknown facts, and who owes them."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache

from engine.logic.cells import Cell
from engine.logic.frame import Frame
from engine.logic.meaning import Facts, holds
from engine.rulebook.model import conditions as tree
from engine.rulebook.model.points import Lines, Points
from engine.rulebook.model.points_asked import SCORE, is_points, points_asked
from engine.rulebook.model.rulebook import Criterion, Rulebook
from engine.scoring.points import free_points, points_of
from engine.scoring.points_as_facts import Scores, with_points_as_facts
from engine.scoring.results import Need

UNIT = "unit."  # before a field of the unit, which a parameter varies by

Unknown = tuple[str, Cell]


def needs_of(rulebook: Rulebook, criteria: Scores, facts: Facts, frame: Frame) -> tuple[Need, ...]:
    """Return the unknown facts behind every test that is not settled, widest spread of points first.

    Ties stay in the rulebook's order. A criterion whose points are settled needs nothing, whatever it asks.
    """
    facts = cache(facts)  # tests, points and parts of tests ask for one again and again
    used: dict[str, list[str]] = {}
    cells: dict[str, Cell] = {}
    for where, name, cell in _all_unknown(rulebook, criteria, facts, frame):
        cells[name] = cell
        if where not in used.setdefault(name, []):
            used[name].append(where)
    needs = (Need(name, _spread(used[name], criteria), tuple(used[name]), cells[name].owed) for name in used)
    return tuple(sorted(needs, key=lambda need: -need.spread))  # stable: ties stay as they come


def _spread(used: Iterable[str], criteria: Scores) -> Fraction:
    open_criteria = (criteria[id_] for id_ in used if id_ in criteria)
    return sum((criterion.high - criterion.low for criterion in open_criteria), Fraction(0))


def _all_unknown(
    rulebook: Rulebook, criteria: Scores, facts: Facts, frame: Frame
) -> Iterator[tuple[str, str, Cell]]:
    """Yield (where, fact, its cell) in the rulebook's order."""
    for criterion in rulebook.criteria:
        if not criteria[criterion.id].settled:
            for name, cell in _of_criterion(criterion, rulebook, facts, frame):
                yield criterion.id, name, cell
    tests = [(gate.id, gate.when) for gate in rulebook.gates]
    with_points = with_points_as_facts(rulebook, criteria, facts)
    begun = {band.id for band in rulebook.bands if band.from_parameter is not None}
    for where, condition in (*tests, *((band.id, band.when) for band in rulebook.bands)):
        for name, cell in _of_condition(condition, with_points, frame):
            if not is_points(name):
                yield where, name, cell
                continue
            if name == SCORE and where in begun:
                continue  # where a band begins needs no more if a parameter says it than if a number does
            for criterion in points_asked(name, rulebook).criteria:
                if not criteria[criterion.id].settled:
                    yield from ((where, *part) for part in _of_criterion(criterion, rulebook, facts, frame))


def _of_criterion(criterion: Criterion, rulebook: Rulebook, facts: Facts, frame: Frame) -> Iterator[Unknown]:
    yield from _of_condition(criterion.applies_when, facts, frame)
    given = points_of(criterion.points, free_points(criterion, rulebook), facts, frame)
    may_leave = criterion.leaves and given.may_be_nothing
    if may_leave or rulebook.rounded(given.low) != rulebook.rounded(given.high):
        yield from _of_points(criterion.points, facts, frame)


def _of_points(points: Points, facts: Facts, frame: Frame) -> Iterator[Unknown]:
    if isinstance(points, Lines):
        yield from _of_lines(points, facts, frame)
        return
    cell = facts(points.of)
    if cell.unknown:
        yield points.of, cell
    if isinstance(points.full_at, tree.ParameterRef):
        yield from _of_parameter(points.full_at.name, frame)


def _of_lines(points: Lines, facts: Facts, frame: Frame) -> Iterator[Unknown]:
    """Ask only the lines that could be reached."""
    for _, condition in points.lines:
        yield from _of_condition(condition, facts, frame)
        if condition is None or holds(condition, facts, frame) is True:
            return


def _of_condition(condition: tree.Condition | None, facts: Facts, frame: Frame) -> Iterator[Unknown]:
    """Yield what keeps a condition from being settled; parts that are settled need nothing."""
    if condition is None or holds(condition, facts, frame) is not None:
        return
    if isinstance(condition, tree.AllOf | tree.AnyOf | tree.NoneOf | tree.AtLeastOf):
        for part in condition.parts:
            yield from _of_condition(part, facts, frame)
        return
    for name in (condition.fact, *_other_facts(condition)):
        if facts(name).unknown:
            yield name, facts(name)
    for name in tree.parameters_in(condition):
        yield from _of_parameter(name, frame)


def _other_facts(leaf: tree.Leaf) -> Iterator[str]:
    yield from tree.fields_tested(leaf)[1:] if isinstance(leaf, tree.Compare | tree.Near) else ()


def _of_parameter(name: str, frame: Frame) -> Iterator[Unknown]:
    """Yield the unit's unknown fields that leave a parameter more than one value."""
    if len(frame.values_of(tree.ParameterRef(name))) == 1:
        return
    lines = Lines(frame.parameters[name].on(frame.period.end).lines)
    for field, cell in _of_lines(lines, frame.unit_fields, frame):
        yield UNIT + field, cell
