"""Tricks that say the same again, or take it back, and what honest communes do that looks like it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.gaming.edits import (
    HALF,
    LAST,
    NEW_HOTSPOT,
    OLD_HOTSPOT,
    YEAR,
    Edit,
    Trick,
    both,
    edited,
    having,
    hotspot,
    of_key,
    rows_edited,
)
from tests.gaming.honest import Returns


def copied(returns: Returns, unit: str) -> Returns:
    """Tell last year's activities and supports again, a year later."""
    last = next(r for r in returns if r.unit == unit and r.period == LAST and not r.office)
    again = [{**row, "date": row["date"] + timedelta(365)} for row in last.forms["B11"]]
    return edited(returns, unit, (YEAR,), lambda r: r.having("B11", again).having("B12", last.forms["B12"]))


def planned_again(returns: Returns, unit: str) -> Returns:
    """Register with last year's plan."""
    last = next(r for r in returns if r.unit == unit and r.period == LAST and not r.office)
    plan = {name: last.forms["B14"][0][name] for name in ("plan_no", "plan_on")}
    return rows_edited("B14", lambda r: {**r, **plan}, HALF, YEAR)(returns, unit)


def one_for_all(returns: Returns, unit: str) -> Returns:
    """Tell one activity once for each hamlet, on one day."""
    own = next(r for r in returns if r.unit == unit and r.period == YEAR and not r.office)
    return on_one_day(int(own.forms["B01"][0]["hamlets"]))(returns, unit)


def on_one_day(hamlets: int) -> Edit:
    return having("B11", lambda u: [activity(u, n, date(2020, 9, 1)) for n in range(hamlets)], YEAR)


def activity(
    unit: str, n: int, day: date, kind: str = "tuyên truyền", audience: str = "nhân dân"
) -> dict[str, Any]:
    """Return an activity for the hamlet of a number, from 0."""
    return {
        "unit_code": unit,
        "date": day,
        "kind": kind,
        "audience": audience,
        "participants": 31 + n,
        "hamlet": f"ấp {n + 1}",
    }


def none_told(returns: Returns, unit: str) -> Returns:
    """Do nothing of what is to be told: no activity, two meetings."""
    told = edited(returns, unit, (HALF, YEAR), lambda r: r.having("B11", ()))
    return rows_edited("B13", lambda r: {**r, "meetings": 2}, HALF, YEAR)(told, unit)


def found_again(**more: Any) -> Edit:
    """Return an edit that tells a hotspot found on the first day of the year."""
    return having(
        "B08",
        lambda u: [{**hotspot(u, 2020, found_on=date(2019, 12, 15)), "id": f"{u}-TD-2020-78", **more}],
        YEAR,
    )


def slow_tips(unit: str) -> list[dict[str, Any]]:
    return [
        {
            "id": f"{unit}-TB-2020-8{n}",
            "received_on": date(2020, 2, 3 + n),
            "source": "người dân",
            "about_venue": f"{unit}-CS-001",
            "subject": "mại dâm",
            "verified": "đang xác minh",
            "resolved_on": None,
        }
        for n in range(4)
    ]


REPEATS = (
    Trick(
        "a hotspot cleared on the last day, found anew the day after",
        both(
            rows_edited("B08", of_key("TD-2018-77", cleared_on=date(2019, 12, 14)), LAST, HALF, YEAR),
            found_again(cleared_on=date(2020, 12, 14)),
        ),
        OLD_HOTSPOT,
    ),
    Trick("last year's activities and supports told again", copied, none_told),
    Trick("last year's plan told again", planned_again, rows_edited("B14", lambda r: {**r, "plan_on": None})),
    Trick("one activity told for each hamlet", one_for_all, none_told),
    Trick(
        "slow tips withdrawn as doubles",
        rows_edited("B10", of_key("TB-2020-8", withdrawn="rút: trùng")),
        having("B10", slow_tips, HALF, YEAR),
    ),
    Trick(
        "a hotspot withdrawn as typed in error",
        rows_edited("B08", of_key("TD-2020-77", withdrawn="rút: nhập nhầm")),
        NEW_HOTSPOT,
    ),
)

# The same acts, honest: they raise none of the signs that meet those tricks.
TWINS = (
    Trick(
        "a hotspot cleared in September, another found at the year's start",
        found_again(),
        rows_edited("B08", of_key("TD-2018-77", cleared_on=date(2019, 9, 2)), LAST, HALF, YEAR),
    ),
    Trick("three hamlets on one day", on_one_day(3)),
    Trick(
        "as many programmes as last year, other numbers",
        rows_edited("B12", lambda r: {**r, "women": int(r["women"]) + 2}),
    ),
    Trick(
        "a plan of its own number",
        rows_edited("B14", lambda r: {**r, "plan_no": "61/KH-UBND", "plan_on": date(2020, 3, 3)}, HALF, YEAR),
    ),
    Trick(
        "a tip withdrawn by a minute of the office",
        rows_edited("B10", of_key("TB-2020-80", withdrawn="rút: trùng, biên bản 4/BB")),
        having("B10", slow_tips, HALF, YEAR),
    ),
)
SEEN_BY = ("Q22", "Q23", "Q24", "Q25")
