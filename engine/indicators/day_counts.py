"""How many days lie between two days, either of which may not be known, or not be there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from engine.indicators.knowledge import looks_back
from engine.indicators.windows import Window
from engine.logic.cells import NEVER, NOT_APPLICABLE, Cell, State, between, over, unknown
from engine.logic.intervals import days_apart, ends_of
from engine.rulebook.model.indicators import Aggregate, DayOf, Operation
from facts.forms.catalogue import KINDS


def days_from(first: Cell, second: Cell, if_none: str, unseen: date | None) -> Cell:
    """Return how many days the second day is after the first.

    `unseen` is the last day of which no records were kept: where no first day is seen it may be that day or
    an earlier one, or none at all, so there are at least so many days, or it never was.
    """
    found = ends_of(first, second)
    if found:
        return over(between(*days_apart(found[0], found[1])), first, second)
    if first.unknown or second.unknown:
        return over(unknown(), first, second)
    if if_none == "never" and unseen is not None and first.state is State.NONE and second.known:
        return over(between(*days_apart((None, unseen), second.ends)), first, second)
    none = {"never": NEVER, "unknown": unknown(), "not_applicable": NOT_APPLICABLE}
    return over(none[if_none], first, second)


def last_unseen(
    operation: Operation | DayOf, windows: Iterable[Window | None], first_record: date | None
) -> date | None:
    """Return the last day without records that an operation's latest day looks back to, None where it looks
    at none."""
    if first_record is None or first_record == date.min or not isinstance(operation, Aggregate):
        return None
    unseen, over_ = first_record - timedelta(days=1), operation.over
    own = over_.dated or (KINDS[over_.kind].date if over_.kind in KINDS else None)
    latest = operation.op == "max_date" and operation.path == own and looks_back(over_)
    return unseen if latest and all(w is None or w[0] <= unseen <= w[1] for w in windows) else None
