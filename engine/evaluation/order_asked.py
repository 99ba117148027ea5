"""Where a unit stands among the others in a year, and those beside it; nothing is asked of them where a
rulebook orders none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from engine.evaluation.order import UnitOrder
from engine.evaluation.result import FINAL
from engine.evaluation.years import Evaluation
from engine.rulebook.model.editions import edition_in
from engine.rulebook.model.points_asked import asks_among
from engine.rulebook.model.rulebook import Rulebook
from engine.scoring.among_units import KeyBounds
from facts.periods import Period


def order_of(evaluation: Evaluation, rulebook: Rulebook, id_: str, period: Period) -> UnitOrder | None:
    """Return where a unit stands among the others by points, None where the rulebook asks for no order."""
    if not asks_among(edition_in(evaluation.rules, rulebook, period.end)):
        return None
    year, kind = evaluation.columns(period), evaluation.kind_of(rulebook)
    order, place = year.among(rulebook), year.place_of(kind, id_)
    return None if order is None or place is None else order[FINAL].order(place)


def order_explained(evaluation: Evaluation, rulebook: Rulebook, id_: str, period: Period) -> UnitOrder | None:
    """Return the same with those it is level with, and those of whom it is open."""
    order = order_of(evaluation, rulebook, id_, period)
    among = None if order is None else evaluation.columns(period).among(rulebook)
    if order is None or among is None:
        return None
    ids = evaluation.columns(period).ids(evaluation.kind_of(rulebook))
    return beside_others(order, id_, {ids[row]: standing for row, standing in among[FINAL].standings.items()})


def beside_others(order: UnitOrder, own: str, standings: Mapping[str, KeyBounds]) -> UnitOrder:
    """Return an order with those beside a unit, found by holding it against each."""
    rank = standings[own]
    others = {id_: o for id_, o in standings.items() if id_ != own and o.group == rank.group}
    level = tuple(id_ for id_, o in others.items() if o.worst == o.best == rank.worst == rank.best)
    waits = tuple(
        id_ for id_, o in others.items() if id_ not in level and o.best >= rank.worst and o.worst <= rank.best
    )
    return replace(order, waits=waits, level=level)
