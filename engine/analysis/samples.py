"""A few values of each fact that stand for all: one on each threshold and one in every gap between them.

Beside them the points that follow from them, where gates and bands ask for points.
"""

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction

from engine.analysis.domains import Domains
from engine.logic.cells import Cell, State, known
from engine.logic.comparison import Choices
from engine.logic.domains import Domain
from engine.logic.frame import Frame
from engine.logic.meaning import Facts, operand_choices
from engine.rulebook.model.conditions import (
    Compare,
    Condition,
    Near,
    Operand,
    leaves,
    parameters_in,
)
from engine.rulebook.model.points import Lines, Points
from engine.rulebook.model.points_asked import points_asked, points_in
from engine.rulebook.model.rulebook import Criterion, Rulebook
from engine.rulebook.model.types import BAND, DATE, NUMBER, YES_NO
from engine.scoring.points import scored_criterion, straight_lines
from engine.scoring.points_as_facts import points_cell
from engine.scoring.results import ScoredCriterion
from facts.periods import days_later

Sample = Mapping[str, Cell]
Cut = Fraction | date | str
Cuts = dict[str, set[Cut]]
ONE_DAY = timedelta(days=1)
NO_FIELDS: Sample = {}  # tests on facts compare them with no field of a record
OTHER = "…"  # a text none of the rules names


def cuts_of_condition(condition: Condition | None, frame: Frame, cuts: Cuts) -> Cuts:
    """Add the thresholds each fact is compared with."""
    for leaf in leaves(condition):
        values = cuts.setdefault(leaf.fact, set())
        if isinstance(leaf, Compare):
            values |= {cut for operand in leaf.operands for cut in _values(operand, frame)}
        elif isinstance(leaf, Near):
            values |= _near_cuts(leaf, frame)
    return cuts


def shared_cuts(cuts: Cuts, pairs: Iterable[tuple[str, str]]) -> Cuts:
    """Return the thresholds, with those of facts inside one another joined."""
    shared = {name: set(values) for name, values in cuts.items()}
    for _ in (pairs := tuple(pairs)):  # a chain of so many pairs is joined from end to end
        for part, total in pairs:
            both = shared.get(part, set()) | shared.get(total, set())
            shared[part] = shared[total] = both
    return {name: set(values) for name, values in shared.items()}


def keeps(sample: Sample, pairs: Iterable[tuple[str, str]]) -> bool:
    """Tell whether no part is more than its whole, where both are told."""
    return all(
        a.value <= b.value  # type: ignore[operator]
        for part, total in pairs
        if (a := sample.get(part)) is not None
        and (b := sample.get(total)) is not None
        and a.known
        and b.known
    )


def cuts_of_points(points: Points, frame: Frame, cuts: Cuts) -> Cuts:
    """Add the values at which points stop or change."""
    if isinstance(points, Lines):
        for _, condition in points.lines:
            cuts_of_condition(condition, frame, cuts)
        return cuts
    values = cuts.setdefault(points.of, set())
    values.add(Fraction(0))
    lines = straight_lines(points, frame)
    values |= {turn for line in lines for turn in (line.begin, line.end) if turn is not None}
    return cuts


def cuts_of_criteria(criteria: Iterable[Criterion], frame: Frame, cuts: Cuts) -> Cuts:
    """Add the values at which points of criteria change, or at which these begin to apply."""
    for criterion in criteria:
        cuts_of_points(criterion.points, frame, cuts)
        cuts_of_condition(criterion.applies_when, frame, cuts)
    return cuts


def constants(operand: Operand, frame: Frame) -> Choices:
    """Return what a fact may be compared with; None if that is a day no rule sets."""
    return operand_choices(operand, NO_FIELDS.__getitem__, frame)


def _values(operand: Operand, frame: Frame) -> Iterable[Cut]:
    return (value for value in constants(operand, frame) or () if not isinstance(value, bool))


def _near_cuts(leaf: Near, frame: Frame) -> set[Cut]:
    days = [day for day in _values(leaf.other, frame) if isinstance(day, date)]
    limits = [Fraction(0)] + ([] if leaf.within is None else list(frame.values_of(leaf.within)))
    way = 1 if leaf.after else -1
    return {days_later(day, way * int(limit)) for day in days for limit in limits}


def values_of(domain: Domain, cuts: Iterable[Cut]) -> tuple[Cell, ...]:
    """Return the cells that stand for a whole domain, in rising order, its other states last."""
    plain = [known(value) for value in _plain(domain, list(cuts))]
    return (*plain, *(Cell(state) for state in domain.states))


def _plain(domain: Domain, cuts: list[Cut]) -> list[bool] | list[str] | list[date] | list[Fraction]:
    if domain.kind == YES_NO:
        return [False, True]
    if domain.kind == NUMBER:
        return _numbers(domain, sorted(cut for cut in cuts if isinstance(cut, Fraction)))
    if domain.kind == DATE:
        days = {cut + n * ONE_DAY for cut in cuts if isinstance(cut, date) for n in (-1, 0, 1)}
        return sorted(days) or [date(2020, 1, 1)]
    named = sorted({cut for cut in cuts if isinstance(cut, str)})
    if domain.kind == BAND:
        return list(domain.choices)
    others = [choice for choice in domain.choices if choice not in named] if domain.choices else [OTHER]
    return [*named, *others[:1]]


def _numbers(domain: Domain, cuts: list[Fraction]) -> list[Fraction]:
    """Return each threshold and one number in each gap; whole ones where only whole ones occur."""
    ends = [end for end in (domain.low, domain.high) if end is not None]
    points = sorted({*cuts, *ends}) or [Fraction(0)]
    if domain.whole:
        numbers = {
            Fraction(side + step)
            for p in points
            for side in (math.floor(p), math.ceil(p))
            for step in (-1, 0, 1)
        }
    else:
        middles = [(a + b) / 2 for a, b in itertools.pairwise(points)]
        numbers = {*points, *middles, points[0] - 1, points[-1] + 1}
    return sorted(
        number
        for number in numbers
        if (domain.low is None or number >= domain.low) and (domain.high is None or number <= domain.high)
    )


def assignments(names: Iterable[str], domains: Domains, cuts: Cuts) -> tuple[int, Iterator[Sample]]:
    """Return how many combinations of standing values there are, and the combinations."""
    facts = list(dict.fromkeys(names))
    columns = [values_of(domains[name], cuts.get(name, ())) for name in facts]
    count = math.prod(len(column) for column in columns)
    return count, (dict(zip(facts, row, strict=True)) for row in itertools.product(*columns))


def ordered(cells: Iterable[Cell]) -> list[Cell]:
    """Return the cells that lie on one scale, from least to most: `never` is more than any number."""
    return [cell for cell in cells if cell.state in (State.KNOWN, State.NEVER)]


class Unsettled(Exception):
    """The solver could neither find facts nor show that there are none."""


def pointed(sample: Sample, rulebook: Rulebook, frame: Frame) -> Facts:
    """Return the facts of a sample with the points that follow from them, computed on demand."""
    cache: dict[str, ScoredCriterion] = {}

    def criteria(id_: str) -> ScoredCriterion:
        if id_ not in cache:
            criterion = rulebook.criterion(id_)
            cache[id_] = scored_criterion(criterion, rulebook, sample.__getitem__, frame)
        return cache[id_]

    def cell(name: str) -> Cell:
        if name in sample:
            return sample[name]
        queried = points_asked(name, rulebook).criteria
        return points_cell(name, rulebook, {c.id: criteria(c.id) for c in queried})

    return cell


def band_tests(rulebook: Rulebook) -> tuple[Condition, ...]:
    """Return the tests of gates and bands: they decide which band a score comes to."""
    return tuple(part.when for part in rulebook.deciding if part.when is not None)


def criteria_behind(condition: Condition | None, rulebook: Rulebook) -> tuple[Criterion, ...]:
    """Return the criteria whose points a test asks about."""
    ids = {c.id for name in points_in(condition) for c in points_asked(name, rulebook).criteria}
    return tuple(criterion for criterion in rulebook.criteria if criterion.id in ids)


def parameters_behind(condition: Condition | None, rulebook: Rulebook) -> tuple[str, ...]:
    """Return the parameters a test uses, and those behind the points it asks about."""
    behind = (name for c in criteria_behind(condition, rulebook) for name in c.parameters)
    return tuple(dict.fromkeys((*parameters_in(condition), *behind)))


def cuts_behind(condition: Condition | None, rulebook: Rulebook, frame: Frame) -> Cuts | None:
    """Return the thresholds of a test and of the points it asks about; None if points are not all lines.

    Between thresholds lines give the same; a proportion does not.
    """
    cuts = cuts_of_condition(condition, frame, {})
    for name in points_in(condition):
        del cuts[name]
    criteria = criteria_behind(condition, rulebook)
    if not all(isinstance(criterion.points, Lines) for criterion in criteria):
        return None
    return cuts_of_criteria(criteria, frame, cuts)
