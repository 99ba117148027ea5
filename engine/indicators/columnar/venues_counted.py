"""The venues of every unit counted by their own indicators; one of which that is not known may count or
not."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from engine.indicators.columnar.period_records import PeriodRecords
from engine.indicators.columnar.series import Places
from engine.indicators.forms_asked import forms_of_venues
from engine.rulebook.model.conditions import facts_in
from engine.rulebook.model.indicators import Selection
from engine.scoring.columnar.answers import everywhere
from engine.scoring.columnar.columns import FactColumn
from engine.scoring.columnar.dtypes import Mask
from engine.scoring.columnar.rows import Rows

if TYPE_CHECKING:
    from engine.indicators.operations.over_records import OverRecords

VenueCounts = Callable[[Selection], tuple[Places, Places]]
VenueFacts = Callable[[tuple[str, ...]], Rows]


def venues_counted(
    period: PeriodRecords, operation: OverRecords, counts: VenueCounts, named_counts: VenueCounts
) -> FactColumn:
    """Count the venues of each unit that fit a selection, with bounds.

    Rows that name no venue anybody can tell, or one nobody lists, each change one venue at most, be it a new
    one, though every venue may be it: `named_counts` counts as if there were none.
    """
    sure, open_ = counts(operation.over)
    new, nobodys_new = period.lost.new_venues(period.period.code, period.open_venues)
    least, most = sure, sure + open_ + new + nobodys_new
    forms = forms_of_venues(period.rules, facts_in(operation.over.where))
    nobodys, unlisted = period.lost.nameless(forms), period.lost.unlisted(forms)
    if period.like is None and nobodys.any():
        told, untold = named_counts(operation.over)
        some = nobodys > 0
        least = np.where(some, np.maximum(least, told - nobodys), least)
        most = np.where(some, np.minimum(most, told + untold + nobodys + new), most)
    least, most = np.maximum(least - unlisted, 0), most + unlisted
    return operation.of_all_venues(least, most)


def venues_fitting(period: PeriodRecords, selection: Selection, facts: VenueFacts) -> tuple[Places, Places]:
    """Return how many venues of each unit fit a selection for certain, and how many may or may not."""
    held, unsettled = _asked(period, selection, facts)
    doubt = held & (period.venues.in_doubt | period.venues.disputed)
    units, lies_in = period.count("unit"), period.venues.lies_in
    return (
        np.bincount(lies_in[held & ~doubt], minlength=units),
        np.bincount(lies_in[unsettled | doubt], minlength=units),
    )


def _asked(period: PeriodRecords, selection: Selection, facts: VenueFacts) -> tuple[Mask, Mask]:
    """Return the venues of some unit that a selection counts for certain, and those it may or may not."""
    answer = everywhere(True, period.venues.rows)
    if selection.where is not None:
        answer = facts(facts_in(selection.where)).test(selection.where)
    open_venues = period.open_venues & (period.venues.lies_in >= 0)
    return open_venues & answer.may_hold & ~answer.open, open_venues & answer.open
