"""What a commune might do to the returns it is judged by: the tricks of the table in rules/README.md.

Each trick is asked of a commune where there is something to gain: `given` puts in its way, honestly told,
what it is about to hide. So the same district is scored twice: as it is, and as tricked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from tests.gaming.edits import (
    HALF,
    LATE_CASES,
    LOOKED_FOR,
    NEW_HOTSPOT,
    OLD_HOTSPOT,
    SLOW_CASES,
    YEAR,
    Edit,
    Trick,
    as_told,
    bad_venues,
    both,
    edited,
    having,
    neighbour_of,
    of_key,
    rows_edited,
    sent_too,
    slow_cases,
    unseen_venues,
)
from tests.gaming.honest import ALWAYS, Return, Returns, Row


def redated(row: Row) -> Row:
    return {**row, "cleared_on": date(2018, 11, 20)} if str(row["id"]).endswith("TD-2018-77") else row


def nil(returns: Returns, unit: str) -> Returns:
    def without(told: Return) -> Return:
        return replace(told, forms={f: rows for f, rows in told.forms.items() if f not in LOOKED_FOR})

    return edited(returns, unit, (HALF, YEAR), without)


def neighbours(form: str, mark: str, *periods: str) -> Edit:
    def edit(returns: Returns, unit: str) -> Returns:
        other = neighbour_of(returns, unit)
        return rows_edited(form, of_key(mark, unit_code=other), *periods)(returns, unit)

    return edit


def venues_given_away(returns: Returns, unit: str) -> Returns:
    other = neighbour_of(returns, unit)
    return unseen_venues(lambda row: {**row, "unit_code": other})(returns, unit)


def placeholder(returns: Returns, unit: str) -> Returns:
    """Send one form in time and the rest 42 days after the deadline."""

    def late(told: Return) -> Return:
        day = date(2021, 1, 31)
        return replace(told, prepared_on=day, received=day)

    own = next(r for r in returns if r.unit == unit and r.period == YEAR and not r.office)
    states = {form: None for form in ALWAYS if form != "B13"}
    first = Return(
        unit,
        YEAR,
        date(2020, 12, 15),
        {"B13": own.forms["B13"]},
        date(2020, 12, 16),
        part=" (trước)",
        states=states,
    )
    return (*edited(returns, unit, (YEAR,), late), first)


def late(returns: Returns, unit: str) -> Returns:
    day = date(2021, 1, 31)
    return edited(returns, unit, (YEAR,), lambda r: replace(r, prepared_on=day, received=day))


def own_receipt(returns: Returns, unit: str) -> Returns:
    """Say on the cover that it was made and came in time, where the receiver wrote nothing down."""
    days = {"received_on": date(2020, 12, 18), "prepared_on": date(2020, 12, 16)}
    return edited(
        returns,
        unit,
        (YEAR,),
        lambda r: replace(r, prepared_on=date(2020, 12, 16), received=None, cover=days),
    )


def appraising(unit: str, office: str, part: str = "", **more: Any) -> Callable[[Return], Return]:
    def make(own: Return) -> Return:
        rows = [
            {
                "unit_code": unit or own.unit,
                "criterion": c,
                "points": p,
                "reason": "đối chiếu",
                "minutes_no": "1/BB",
                "decided_on": date(2021, 1, 12),
            }
            for c, p in (("A1", 10), ("A2", 6), ("B2", 9), ("B3", 5))
        ]
        return Return(own.unit, YEAR, date(2021, 1, 12), {"B16": tuple(rows)}, None, office=office, part=part)

    return make


def conflict(returns: Returns, unit: str) -> Returns:
    """Tell each open case twice, the better row first."""

    def twice(told: Return) -> Return:
        rows = [
            r
            for row in told.forms["B06"]
            for r in (
                [{**row, "handled_on": date(2020, 4, 1)}, row] if "-8" in str(row["id"])[-3:] else [row]
            )
        ]
        return told.having("B06", rows)

    return edited(returns, unit, (YEAR,), twice)


def seconding(form: str, mark: str, office: str, **said: Any) -> Edit:
    """Return an edit that sends a file in another office's name that says of a row what the commune now
    says."""

    def make(own: Return) -> Return:
        rows = [{**row, **said} for row in own.forms[form] if mark in str(row["id"])]
        return Return(own.unit, YEAR, date(2020, 12, 18), {form: tuple(rows)}, None, office=office, part=" b")

    return sent_too(make)


def risky(returns: Returns, unit: str) -> Returns:
    """Give six venues a bad record, honestly classed high."""
    own = next(r for r in returns if r.unit == unit and r.period == YEAR)
    ids = [str(r["id"]) for r in own.forms["B02"] if r.get("closed_on") is None and r["type"] != "ăn uống"][
        :6
    ]
    seen = [
        {
            "id": f"{unit}-BB-2020-9{n}{k}",
            "venue_id": id_,
            "date": date(2020, 4 + k, 3 + n),
            "mode": "đột xuất",
            "ground": "tin báo",
            "team": "Công an",
            "members": 4,
            "result": "vi phạm",
        }
        for n, id_ in enumerate(ids)
        for k in (0, 1)
    ]
    acts = [
        {
            "inspection_id": row["id"],
            "act": "để xảy ra mại dâm",
            "sanction": "phạt tiền",
            "fine_vnd": 9_000_000,
            "remedied_on": date(2020, 7, 1),
        }
        for row in seen
    ]
    high = rows_edited(
        "B02",
        lambda r: {**r, "local_class": "rất cao", "classified_on": date(2020, 8, 3)} if r["id"] in ids else r,
        YEAR,
    )
    return both(having("B04", lambda u: seen, YEAR), having("B05", lambda u: acts, YEAR), high)(returns, unit)


def unreadable(form: str, field: str, mark: str = "") -> Edit:
    return rows_edited(form, of_key(mark, **{field: "30/02/2020"}))


TABLE = (
    Trick("a later return clears an old hotspot in the past", rows_edited("B08", redated), OLD_HOTSPOT),
    Trick(
        "half-year and year clear an old hotspot in the past",
        rows_edited("B08", redated, HALF, YEAR),
        OLD_HOTSPOT,
    ),
    Trick(
        "a later return finds an old hotspot later",
        rows_edited("B08", of_key("TD-2018-77", found_on=date(2020, 12, 20))),
        OLD_HOTSPOT,
    ),
    Trick("cases of the last 90 days are never handled", as_told, LATE_CASES),
    Trick("cases found in spring are moved to September", slow_cases(found_on=date(2020, 9, 20)), SLOW_CASES),
    Trick("nil for what must be looked for", nil),
    Trick(
        "a hotspot taken back",
        rows_edited("B08", of_key("TD-2020-77", withdrawn="rút: nhập nhầm")),
        NEW_HOTSPOT,
    ),
    Trick(
        "a hotspot left out",
        rows_edited("B08", lambda r: None if "TD-2020-77" in str(r["id"]) else r),
        NEW_HOTSPOT,
    ),
    Trick(
        "a hotspot made one of drugs", rows_edited("B08", of_key("TD-2020-77", kind="ma túy")), NEW_HOTSPOT
    ),
    Trick("a hotspot given to the neighbour", neighbours("B08", "TD-2020-77", YEAR), NEW_HOTSPOT),
    Trick(
        "a hotspot given to the neighbour from the first",
        neighbours("B08", "TD-2020-77", HALF, YEAR),
        NEW_HOTSPOT,
    ),
    Trick("cases given to the neighbour", neighbours("B06", "-8", YEAR), SLOW_CASES),
    Trick(
        "an open hotspot of an earlier year left out",
        rows_edited("B08", lambda r: None if "TD-2018-77" in str(r["id"]) else r, HALF, YEAR),
        OLD_HOTSPOT,
    ),
    Trick("venues left out", unseen_venues(lambda row: None), bad_venues),
    Trick("venues left out of half-year and year", unseen_venues(lambda row: None, HALF, YEAR), bad_venues),
    Trick("venues given to the neighbour", venues_given_away, bad_venues),
    Trick(
        "venues all closed on the last day",
        unseen_venues(lambda row: {**row, "closed_on": date(2020, 12, 14)}),
        bad_venues,
    ),
    Trick(
        "venues all closed in October",
        unseen_venues(lambda row: {**row, "closed_on": date(2020, 10, 14)}),
        bad_venues,
    ),
    Trick("days of cases that can't be read", unreadable("B06", "found_on", "-8"), SLOW_CASES),
    Trick("days of a hotspot that can't be read", unreadable("B08", "found_on", "TD-2020-77"), NEW_HOTSPOT),
    Trick("one form in time, the rest 42 days late", placeholder, late),
    Trick("the commune says when its return came in", own_receipt, late),
    Trick("half the hamlets", rows_edited("B01", lambda r: {**r, "hamlets": int(r["hamlets"]) // 2})),
    Trick(
        "half the hamlets in half-year and year",
        rows_edited("B01", lambda r: {**r, "hamlets": int(r["hamlets"]) // 2}, HALF, YEAR),
    ),
    Trick(
        "a population of 700",
        rows_edited("B01", lambda r: {**r, "population": 700}),
        rows_edited("B12", lambda r: {**r, "women": 2, "girls": 0, "poor_households": 3}, YEAR),
    ),
    Trick("an appraisal in the office's name", sent_too(appraising("", "Phòng LĐTBXH")), NEW_HOTSPOT),
    Trick(
        "an appraisal by the commune",
        lambda rs, u: edited(rs, u, (YEAR,), lambda r: r.having("B16", appraising("", "")(r).forms["B16"])),
        NEW_HOTSPOT,
    ),
    Trick("each open case twice, the better first", conflict, SLOW_CASES),
    Trick(
        "risky venues classed low",
        rows_edited("B02", lambda r: {**r, "local_class": "thấp"} if r["local_class"] == "rất cao" else r),
        risky,
    ),
)
