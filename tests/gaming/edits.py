"""Edits of a set of returns, and what is honestly told before a commune tricks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.gaming.honest import Return, Returns, Row

Edit = Callable[[Returns, str], Returns]
YEAR, HALF, LAST = "2020", "2020-6T", "2019"
LOOKED_FOR = ("B05", "B06", "B07", "B08", "B10")


def as_told(returns: Returns, unit: str) -> Returns:
    return returns


@dataclass(frozen=True)
class Trick:
    """`given`: what is so, honestly told; `done`: what the commune makes of it. `paid`: whose points it is
    after, if not its own."""

    name: str
    done: Edit
    given: Edit = as_told


def neighbour_of(returns: Returns, unit: str) -> str:
    units = sorted({r.unit for r in returns})
    return units[(units.index(unit) + 1) % len(units)]


def edited(
    returns: Returns, unit: str, periods: tuple[str, ...], edit: Callable[[Return], Return]
) -> Returns:
    """Edit the commune's own returns of some periods."""
    return tuple(edit(r) if r.unit == unit and r.period in periods and not r.office else r for r in returns)


def rows_edited(form: str, edit: Callable[[Row], Row | None], *periods: str) -> Edit:
    """Return an edit of a form's rows; None leaves a row out."""

    def of_return(told: Return) -> Return:
        return told.having(form, (row for old in told.forms.get(form, ()) if (row := edit(old)) is not None))

    return lambda returns, unit: edited(returns, unit, periods or (YEAR,), of_return)


def having(form: str, make: Callable[[str], list[dict[str, Any]]], *periods: str) -> Edit:
    """Return an edit that puts rows into a form of the commune's returns."""

    def edit(returns: Returns, unit: str) -> Returns:
        more = tuple(make(unit))
        return edited(returns, unit, periods, lambda r: r.having(form, (*r.forms.get(form, ()), *more)))

    return edit


def both(*edits: Edit) -> Edit:
    def edit(returns: Returns, unit: str) -> Returns:
        for one in edits:
            returns = one(returns, unit)
        return returns

    return edit


def sent_too(make: Callable[[Return], Return]) -> Edit:
    """Return an edit that sends one more return, made from the commune's own of the year."""

    def edit(returns: Returns, unit: str) -> Returns:
        own = next(r for r in returns if r.unit == unit and r.period == YEAR and not r.office)
        return (*returns, make(own))

    return edit


# What is there to hide


def hotspot(unit: str, year: int, **more: Any) -> dict[str, Any]:
    return {
        "id": f"{unit}-TD-{year}-77",
        "unit_code": unit,
        "kind": "mại dâm",
        "found_on": date(year, 3, 9),
        "found_by": "địa phương tự phát hiện",
        "cleared_on": None,
        **more,
    }


def case(unit: str, number: int, found: date, **more: Any) -> dict[str, Any]:
    return {
        "id": f"{unit}-VA-{found.year}-{number}",
        "found_on": found,
        "type": "mua dâm",
        "purpose": "mại dâm",
        "unit_code": unit,
        "status": "đang xác minh",
        "victims": 0,
        "identifying": 0,
        "supported": 0,
        "official_involved": "không",
        **more,
    }


def open_cases(unit: str) -> list[dict[str, Any]]:
    return [case(unit, 80 + n, date(2020, 2, 3 + n)) for n in range(3)]


OLD_HOTSPOT = having("B08", lambda u: [hotspot(u, 2018)], "2018", "2019-6T", "2019", HALF, YEAR)
NEW_HOTSPOT = having("B08", lambda u: [hotspot(u, 2020)], HALF, YEAR)
SLOW_CASES = having("B06", open_cases, HALF, YEAR)
LATE_CASES = having(
    "B06", lambda u: [case(u, 90 + n, date(2019, 11, 3 + n)) for n in range(3)], LAST, HALF, YEAR
)


def bad_venues(returns: Returns, unit: str) -> Returns:
    """Leave the last 25 venues (or half of them) unseen: not inspected, no commitment, not classified."""
    own = next(r for r in returns if r.unit == unit and r.period == YEAR)
    open_ = [str(row["id"]) for row in own.forms["B02"] if row.get("closed_on") is None]
    bad = set(open_[-min(25, len(open_) // 2) :])

    def unseen(row: Row) -> Row:
        return {**row, "commitment_signed": "không", "classified_on": None} if row["id"] in bad else row

    def uninspected(row: Row) -> Row | None:
        return None if row["venue_id"] in bad else row

    left = {str(row["id"]) for row in own.forms["B04"] if row["venue_id"] in bad}

    def no_violation(row: Row) -> Row | None:
        return None if row["inspection_id"] in left else row

    return both(
        rows_edited("B02", unseen, HALF, YEAR),
        rows_edited("B04", uninspected, HALF, YEAR),
        rows_edited("B05", no_violation, HALF, YEAR),
    )(returns, unit)


def unseen_venues(edit: Callable[[Row], Row | None], *periods: str) -> Edit:
    """Return an edit of the venues that nobody saw."""

    def one(row: Row) -> Row | None:
        bad = (
            row["classified_on"] is None
            and row["commitment_signed"] == "không"
            and row.get("closed_on") is None
        )
        return edit(row) if bad else row

    return rows_edited("B02", one, *(periods or (YEAR,)))


def of_key(mark: str, **said: Any) -> Callable[[Row], Row]:
    return lambda row: {**row, **said} if mark in str(row["id"]) else row


def slow_cases(**said: Any) -> Edit:
    return rows_edited("B06", of_key("-8", **said))
