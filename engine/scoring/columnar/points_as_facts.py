"""Points as facts of gates and bands, over columns; must give what `scoring/points_as_facts.py` gives for
each row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from engine.logic.cells import State
from engine.rulebook.model.points_asked import (
    SCORE,
    SHARE,
    PointsAsked,
    SumOfPoints,
    is_converted,
    points_asked,
    score_decimals,
    score_to_be_had,
    whole_sums,
)
from engine.rulebook.model.rounding import Way
from engine.rulebook.model.rulebook import Rulebook
from engine.scoring.columnar.columns import FactColumn, ratios
from engine.scoring.columnar.of_what_applies import PRESENT, Parts, brought_to, parts_of, share_column
from engine.scoring.columnar.rounding import in_steps
from engine.scoring.columnar.widths import Ints, cast, width_for


@dataclass(frozen=True, slots=True)
class CriteriaPoints:
    """The least and the most points of each criterion, times `scale`, for some rows.

    `absent` says of each criterion that may leave the total whether it does: 0 no, 1 yes, 2 open.
    """

    low: Sequence[Ints]
    high: Sequence[Ints]
    scale: int
    rows: int
    absent: Mapping[str, Ints]


def points_columns(names: Sequence[str], rulebook: Rulebook, points: CriteriaPoints) -> dict[str, FactColumn]:
    return {name: _column(name, rulebook, points) for name in names}


def _column(name: str, rulebook: Rulebook, points: CriteriaPoints) -> FactColumn:
    asked = points_asked(name, rulebook)
    had = score_to_be_had(rulebook) if name == SCORE + SHARE else None
    if asked.share and asked.leaving and had is None:
        return share_column(_parts(asked, rulebook, points))
    most = asked.most if had is None else had
    if not asked.criteria or (asked.share and most <= 0):
        nothing = np.full(points.rows, State.NOT_APPLICABLE, np.uint8)
        return ratios(np.zeros(points.rows, np.int8), np.ones(points.rows, np.int8), nothing)
    times = Fraction(100 if asked.share else 1, points.scale) / (most if asked.share else 1)
    whole = name == SCORE or had is not None
    low, high = whole_score(rulebook, points) if whole else added_up(asked.sums, rulebook, points)
    if low is high:
        return _scaled(low, times, None)
    states = np.where(low == high, State.KNOWN, State.UNKNOWN).astype(np.uint8)
    return replace(
        _scaled(low, times, states), least=_scaled(low, times, None), most=_scaled(high, times, None)
    )


def whole_score(rulebook: Rulebook, points: CriteriaPoints) -> tuple[Ints, Ints]:
    """Return the least and the most score, times `scale`: brought to the total where criteria may leave it,
    rounded where it is."""
    asked, by = PointsAsked(whole_sums(rulebook)), rulebook.rounding.by
    decimals = score_decimals(rulebook)
    step = points.scale // 10**decimals if decimals is not None else 1
    if not is_converted(rulebook):
        low, high = added_up(asked.sums, rulebook, points)
        if decimals is None:
            return low, high
        rounded = _rounded(low, step, by)
        return rounded, rounded if low is high else _rounded(high, step, by)
    assert rulebook.total is not None
    least, most = _parts(asked, rulebook, points)
    total = int(rulebook.total * points.scale) // step
    return brought_to(total, least.least(), by) * step, brought_to(total, most.least(-1), by) * step


def _rounded(points: Ints, step: int, by: Way) -> Ints:
    return in_steps(cast(points, width_for(2 * (_farthest(points) + step))), step, by)


def _parts(asked: PointsAsked, rulebook: Rulebook, points: CriteriaPoints) -> tuple[Parts, Parts]:
    """Take the least and the most points apart into what surely applies and what may or may not."""
    places = {criterion.id: place for place, criterion in enumerate(rulebook.criteria)}
    absent = {criterion.id: points.absent[criterion.id] for criterion in asked.leaving}
    found = []
    for ends in (points.low, points.high):
        surely = list(ends)
        for id_, codes in absent.items():
            surely[places[id_]] = ends[places[id_]] * (codes == PRESENT)
        added = _added(asked.sums, places, surely, points)
        own = {id_: ends[places[id_]] for id_ in absent}
        found.append(parts_of(asked, added, own, absent, points.scale))
    return found[0], found[1]


def added_up(sums: Sequence[SumOfPoints], rulebook: Rulebook, points: CriteriaPoints) -> tuple[Ints, Ints]:
    """Return the least and the most of sums together, each kept between its ends; one array where nothing is
    open."""
    places = {criterion.id: place for place, criterion in enumerate(rulebook.criteria)}
    own = [places[criterion.id] for one in sums for criterion in one.criteria]
    low = _added(sums, places, points.low, points)
    if all(points.low[place] is points.high[place] for place in own):
        return low, low
    return low, _added(sums, places, points.high, points)


def _added(
    sums: Sequence[SumOfPoints], places: Mapping[str, int], ends: Sequence[Ints], points: CriteriaPoints
) -> Ints:
    width = width_for(sum(_widest(one, places, ends, points.scale) for one in sums))
    total = np.zeros(points.rows, width)
    for one in sums:
        found = _added(one.inner, places, ends, points).astype(width)
        for criterion in one.own:
            found += ends[places[criterion.id]]
        if one.decimals is not None:
            found = _rounded(found, points.scale // 10**one.decimals, one.by).astype(width)
        if one.at_least is not None:
            found = np.maximum(found, int(one.at_least * points.scale))
        if one.at_most is not None:
            found = np.minimum(found, int(one.at_most * points.scale))
        total += found
    return total


def _widest(one: SumOfPoints, places: Mapping[str, int], ends: Sequence[Ints], scale: int) -> int:
    """Return a number no sum, nor any end it is kept at, goes beyond."""
    kept = sum(abs(int(end * scale)) for end in (one.at_least, one.at_most) if end)
    kept += scale if one.decimals is not None else 0  # rounded to whole points at the farthest
    inner = sum(_widest(part, places, ends, scale) for part in one.inner)
    return kept + inner + sum(_farthest(ends[places[c.id]]) for c in one.own)


def _farthest(points: Ints) -> int:
    return max(abs(int(points.min())), abs(int(points.max()))) if len(points) else 0


def _scaled(points: Ints, times: Fraction, states: Ints | None) -> FactColumn:
    above = cast(points, width_for(_farthest(points) * times.numerator)) * times.numerator
    return ratios(above, np.full(len(points), times.denominator), states)
