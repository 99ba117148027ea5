"""Which points and gates may be published, by the rules alone: a blank tells nothing of any unit."""

from __future__ import annotations

from desk.office.disclosure.counts import OFFERED, OWN_WORK, Indicators, is_count, kinds_under
from engine.indicators.operations.exists import Exists
from engine.rulebook.model.among_units import is_among
from engine.rulebook.model.conditions import facts_in
from engine.rulebook.model.points import Lines
from engine.rulebook.model.points_asked import is_points, points_asked
from engine.rulebook.model.rulebook import Criterion, Rulebook


def open_criteria(rulebook: Rulebook, indicators: Indicators) -> frozenset[str]:
    """Return the criteria whose points are published, the same for every unit, year and edition."""
    return frozenset(c.id for c in rulebook.criteria if _is_open(c, indicators))


def open_gates(rulebook: Rulebook, indicators: Indicators) -> frozenset[str]:
    """Return the gates of which it is published whether they hold."""
    return frozenset(
        gate.id
        for gate in rulebook.gates
        if all(_is_open_in(name, rulebook, indicators) for name in facts_in(gate.when))
    )


def _is_open_in(name: str, rulebook: Rulebook, indicators: Indicators) -> bool:
    """Tell whether a gate on this fact tells no more than is published."""
    if is_among(name):  # an order by points would tell of points
        return False
    if is_points(name):
        return all(_is_open(criterion, indicators) for criterion in points_asked(name, rulebook).criteria)
    return _tells_no_count(name, indicators)


def _is_open(criterion: Criterion, indicators: Indicators) -> bool:
    """Tell whether points follow from own work alone, in steps: points by the piece tell how many."""
    names = criterion.facts
    steps = isinstance(criterion.points, Lines)
    return all(
        _tells_no_count(name, indicators) and (steps or not _has_count(name, indicators)) for name in names
    )


def _tells_no_count(name: str, indicators: Indicators) -> bool:
    if name not in indicators:
        return False  # a band: it rests on everything
    kinds = kinds_under(name, indicators)
    if isinstance(indicators[name], Exists):
        return kinds <= OWN_WORK | OFFERED
    return kinds <= OWN_WORK


def _has_count(name: str, indicators: Indicators) -> bool:
    return is_count(indicators[name]) or bool(kinds_under(name, indicators))
