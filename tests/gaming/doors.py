"""The tricks of the table by another door, and what honest communes do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from tests.gaming.edits import (
    HALF,
    LAST,
    NEW_HOTSPOT,
    SLOW_CASES,
    YEAR,
    Edit,
    Trick,
    bad_venues,
    both,
    case,
    edited,
    having,
    hotspot,
    neighbour_of,
    of_key,
    rows_edited,
    sent_too,
    slow_cases,
    unseen_venues,
)
from tests.gaming.honest import Return, Returns
from tests.gaming.tricks import neighbours, seconding

# The same by another door

DOORS = (
    Trick(
        "a hotspot made one of drugs, another office's name says so too",
        both(
            rows_edited("B08", of_key("TD-2020-77", kind="ma túy")),
            seconding("B08", "TD-2020-77", "Công an xã", kind="ma túy"),
        ),
        NEW_HOTSPOT,
    ),
    Trick(
        "cases given to the neighbour, another office's name says so too",
        lambda rs, u: both(
            neighbours("B06", "-8", HALF, YEAR),
            seconding("B06", "-8", "Công an huyện", unit_code=neighbour_of(rs, u)),
        )(rs, u),
        SLOW_CASES,
    ),
    Trick(
        "a hotspot taken back in an ad hoc return",
        sent_too(
            lambda own: Return(
                own.unit,
                "2020-DX1",
                date(2020, 12, 19),
                {"B08": ({**hotspot(own.unit, 2020), "withdrawn": "nhập nhầm"},)},
                None,
            )
        ),
        NEW_HOTSPOT,
    ),
    Trick("cases handled on a day still to come", slow_cases(handled_on=date(2021, 2, 15)), SLOW_CASES),
    Trick("cases of spring said handled in April", slow_cases(handled_on=date(2020, 4, 15)), SLOW_CASES),
    Trick("cases of spring found in 2021", slow_cases(found_on=date(2021, 3, 5)), SLOW_CASES),
    Trick(
        "a violation not remedied, its inspection moved to last year",
        rows_edited(
            "B04", lambda r: {**r, "date": date(2019, 12, 10)} if str(r["id"]).endswith("-97") else r
        ),
        both(
            having(
                "B04",
                lambda u: [
                    {
                        "id": f"{u}-BB-2020-97",
                        "venue_id": f"{u}-CS-001",
                        "date": date(2020, 9, 9),
                        "mode": "định kỳ",
                        "ground": "kế hoạch",
                        "team": "Công an",
                        "members": 4,
                        "result": "vi phạm",
                    }
                ],
                YEAR,
            ),
            having(
                "B05",
                lambda u: [
                    {"inspection_id": f"{u}-BB-2020-97", "act": a}
                    for a in ("quá giờ quy định", "dâm ô", "ma túy")
                ],
                YEAR,
            ),
        ),
    ),
    Trick(
        "a form of matters not returned",
        lambda rs, u: edited(
            rs,
            u,
            (YEAR,),
            lambda r: replace(
                r, forms={f: x for f, x in r.forms.items() if f != "B06"}, states={"B06": None}
            ),
        ),
        SLOW_CASES,
    ),
    Trick(
        "a form of matters said to have data, with none",
        lambda rs, u: edited(
            rs,
            u,
            (YEAR,),
            lambda r: replace(
                r, forms={f: x for f, x in r.forms.items() if f != "B06"}, states={"B06": "có số liệu"}
            ),
        ),
        SLOW_CASES,
    ),
    Trick(
        "a corrected return the same day, without the open cases",
        sent_too(
            lambda own: replace(
                own.having("B06", (r for r in own.forms["B06"] if "-8" not in str(r["id"])[-3:])),
                part=" (sửa)",
            )
        ),
        SLOW_CASES,
    ),
    Trick(
        "open cases told under new ids, found in autumn",
        rows_edited(
            "B06",
            lambda r: (
                {**r, "id": str(r["id"]).replace("-8", "-5"), "found_on": date(2020, 10, 3)}
                if "-8" in str(r["id"])[-3:]
                else r
            ),
        ),
        SLOW_CASES,
    ),
    Trick(
        "a tenth of the people every year",
        lambda rs, u: both(
            *(
                rows_edited("B01", lambda r, k=k: {**r, "population": int(int(r["population"]) * k)}, p)
                for p, k in ((LAST, 0.85), (HALF, 0.70), (YEAR, 0.70))
            )
        )(rs, u),
        rows_edited("B12", lambda r: {**r, "women": 9, "girls": 3, "poor_households": 9}, LAST, YEAR),
    ),
    Trick(
        "more supported than need it",
        slow_cases(supported=9),
        having("B06", lambda u: [case(u, 80, date(2020, 2, 3), victims=3, supported=0)], HALF, YEAR),
    ),
    Trick(
        "victims of a case no longer told",
        slow_cases(victims=0),
        having("B06", lambda u: [case(u, 80, date(2020, 2, 3), victims=3, supported=0)], HALF, YEAR),
    ),
    Trick(
        "late venues reopened next year",
        unseen_venues(lambda row: {**row, "closed_on": date(2020, 11, 10)}),
        bad_venues,
    ),
    Trick(
        "venues under a new id",
        unseen_venues(
            lambda row: {
                **row,
                "id": str(row["id"]).replace("-CS-", "-CS-9"),
                "opened_on": date(2020, 12, 20),
            }
        ),
        bad_venues,
    ),
    Trick(
        "venues opened after the year",
        unseen_venues(lambda row: {**row, "opened_on": date(2020, 12, 20)}),
        bad_venues,
    ),
    Trick(
        "venues of no unit that can be read",
        unseen_venues(lambda row: {**row, "unit_code": "99999"}),
        bad_venues,
    ),
    Trick(
        "open cases withdrawn though they name a reason",
        rows_edited("B06", of_key("-8", withdrawn="chuyển Công an huyện")),
        SLOW_CASES,
    ),
)

# What honest communes do


def three_reviewed(returns: Returns, unit: str) -> Returns:
    own = next(r for r in returns if r.unit == unit and r.period == YEAR)
    ids = [str(r["id"]) for r in own.forms["B02"]][:3]
    days: Mapping[str, date] = {id_: date(2020, 5, 4) + timedelta(7 * n) for n, id_ in enumerate(ids)}
    return rows_edited(
        "B02",
        lambda r: (
            {**r, "classified_on": days[str(r["id"])], "local_class": "trung bình"} if r["id"] in days else r
        ),
    )(returns, unit)


def first_closed(day: date) -> Edit:
    def edit(returns: Returns, unit: str) -> Returns:
        own = next(r for r in returns if r.unit == unit and r.period == YEAR)
        id_ = next(r["id"] for r in own.forms["B02"] if r.get("closed_on") is None)
        return rows_edited(
            "B02",
            lambda r: (
                {**r, "closed_on": day, "closed_reason": "tự chấm dứt hoạt động"} if r["id"] == id_ else r
            ),
        )(returns, unit)

    return edit


HONEST = (
    Trick("a venue closed in August", first_closed(date(2020, 8, 11))),
    Trick("a venue closed in December", first_closed(date(2020, 12, 3))),
    Trick(
        "a hotspot cleared in September",
        rows_edited("B08", of_key("TD-2020-77", cleared_on=date(2020, 9, 15))),
        NEW_HOTSPOT,
    ),
    Trick("three venues reviewed on three days", three_reviewed),
    Trick(
        "two per cent more residents",
        rows_edited("B01", lambda r: {**r, "population": int(int(r["population"]) * 1.02)}, HALF, YEAR),
    ),
    Trick(
        "cases handled in summer",
        rows_edited(
            "B06",
            lambda r: (
                {**r, "handled_on": date(2020, 8, 1), "status": "xử phạt hành chính"}
                if "-8" in str(r["id"])[-3:]
                else r
            ),
        ),
        SLOW_CASES,
    ),
    Trick(
        "one more hamlet", rows_edited("B01", lambda r: {**r, "hamlets": int(r["hamlets"]) + 1}, HALF, YEAR)
    ),
)
