"""Points as facts of gates and bands, over columns; must give what `scoring/points_as_facts.py` gives for each row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from engine.logic.cells import State
from engine.rulebook.model.points_asked import points_asked
from engine.rulebook.model.rulebook import Rulebook
from engine.scoring.columnar.columns import Column, ratios
from engine.scoring.columnar.widths import Ints, cast, width_for


@dataclass(frozen=True, slots=True)
class CriteriaPoints:
    """The least and the most points of each criterion, times `scale`, for some rows."""

    low: Sequence[Ints]
    high: Sequence[Ints]
    scale: int
    rows: int


def points_columns(names: Sequence[str], rulebook: Rulebook, points: CriteriaPoints) -> dict[str, Column]:
    return {name: _column(name, rulebook, points) for name in names}


def _column(name: str, rulebook: Rulebook, points: CriteriaPoints) -> Column:
    asked = points_asked(name, rulebook)
    if not asked.criteria or (asked.share and not asked.most):
        nothing = np.full(points.rows, State.NOT_APPLICABLE, np.uint8)
        return ratios(np.zeros(points.rows, np.int8), np.ones(points.rows, np.int8), nothing)
    places = [place for place, criterion in enumerate(rulebook.criteria) if criterion in asked.criteria]
    times = (100 / asked.most if asked.share else Fraction(1)) / points.scale
    low = _sum([points.low[place] for place in places])
    if all(points.low[place] is points.high[place] for place in places):
        return _scaled(low, times, None)
    high = _sum([points.high[place] for place in places])
    states = np.where(low == high, State.KNOWN, State.UNKNOWN).astype(np.uint8)
    return replace(
        _scaled(low, times, states), least=_scaled(low, times, None), most=_scaled(high, times, None)
    )


def _sum(parts: Sequence[Ints]) -> Ints:
    farthest = sum(max(abs(int(part.min())), abs(int(part.max()))) if len(part) else 0 for part in parts)
    total = np.zeros(len(parts[0]), width_for(farthest))
    for part in parts:
        total += part
    return total


def _scaled(points: Ints, times: Fraction, states: Ints | None) -> Column:
    farthest = max(abs(int(points.min())), abs(int(points.max()))) if len(points) else 0
    above = cast(points, width_for(farthest * times.numerator)) * times.numerator
    return ratios(above, np.full(len(points), times.denominator), states)
