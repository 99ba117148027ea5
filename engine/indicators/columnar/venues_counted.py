"""The venues of every unit counted by their own indicators; one of which that is not known may count or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.indicators.columnar.ends import between
from engine.indicators.columnar.refusals import NotColumnar
from engine.indicators.columnar.series import Places
from engine.rulebook.model.conditions import facts_in
from engine.rulebook.model.indicators import Aggregate, Selection
from engine.scoring.columnar.answers import Answers
from engine.scoring.columnar.blocks import Block
from engine.scoring.columnar.columns import FactColumn, Mask, numbers, yes_no
from engine.scoring.columnar.gathering import unknown_where
from engine.scoring.columnar.meaning import holding

if TYPE_CHECKING:
    from engine.indicators.columnar.period import PeriodColumns


def venues_counted(period: PeriodColumns, kind: str, operation: Aggregate) -> FactColumn:
    """Count the venues of each unit that fit a selection, with bounds.

    Rows that name no venue anybody can tell each change one venue at most, though every venue may be it.
    """
    if kind != "unit":
        raise NotColumnar("venues counted for a venue")
    sure, open_ = _counts(period, operation.over)
    least, most = sure, sure + open_
    nobodys = period.lost.nameless
    if period.like is None and nobodys.any():
        told, untold = _counts(period.without_nameless, operation.over)
        some = nobodys > 0
        least = np.where(some, np.maximum(least, told - nobodys), least)
        most = np.where(some, np.minimum(most, told + untold + nobodys), most)
    most = most + period.came_in.more("unit", operation.over, None).rows
    if operation.op == "exists":
        return unknown_where((least == 0) & (most > 0), yes_no(least > 0))
    return between(numbers(least), numbers(most))


def _counts(period: PeriodColumns, selection: Selection) -> tuple[Places, Places]:
    """Return how many venues of each unit count for certain, and how many may or may not."""
    held, unsettled = _asked(period, selection)
    doubt = held & period.venues.in_doubt
    units, lies_in = period.count("unit"), period.venues.lies_in
    return (
        np.bincount(lies_in[held & ~doubt], minlength=units),
        np.bincount(lies_in[unsettled | doubt], minlength=units),
    )


def _asked(period: PeriodColumns, selection: Selection) -> tuple[Mask, Mask]:
    """Return the venues of some unit that a selection counts for certain, and those it may or may not."""
    rows, lies_in = period.venues.rows, period.venues.lies_in
    answer = Answers(np.ones(rows, np.bool_))
    if selection.where is not None:
        facts = period.facts("venue", facts_in(selection.where))
        answer = holding(selection.where, Block(facts, slice(0, rows), period.frame))
    asked = period.open_venues & (lies_in >= 0)
    unsettled = np.zeros(rows, np.bool_)
    if not answer.settled:
        unsettled = asked & answer.can_be_true & answer.may_fail
    return asked & answer.can_be_true & ~unsettled, unsettled
