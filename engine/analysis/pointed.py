"""Points beside the facts they rest on, where gates and bands ask about both."""

from __future__ import annotations

from engine.analysis.samples import Cuts, Sample, cuts_of_condition, cuts_of_criteria
from engine.logic.cells import Cell
from engine.logic.frame import Frame
from engine.logic.meaning import Facts
from engine.rulebook.model.conditions import Condition, parameters_in
from engine.rulebook.model.points import Lines
from engine.rulebook.model.points_asked import points_asked, points_in
from engine.rulebook.model.rulebook import Criterion, Rulebook
from engine.scoring.points import scored_criterion
from engine.scoring.points_as_facts import points_cell
from engine.scoring.results import ScoredCriterion


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
        asked = points_asked(name, rulebook).criteria
        return points_cell(name, rulebook, {c.id: criteria(c.id) for c in asked})

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
