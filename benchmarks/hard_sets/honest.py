"""The honest people of a made-up district: venues, checks, workers who change jobs, cases that are one
person's."""

from __future__ import annotations

from datetime import date

from benchmarks.hard_sets.district import UNITS, District


def settle(d: District) -> None:
    """Have honest people live and work in every commune of a district."""
    pick = d.pick
    for unit in UNITS:
        for _ in range(pick.randint(34, 46)):
            venue = d.venue(unit)
            if pick.random() < 0.1:
                d.venue(pick.choice(UNITS), d.owner(venue))
            if pick.random() < 0.15:
                d.venues[venue]["manager_id"] = d.person(unit)
    for venue in list(d.venues):
        for _ in range(pick.randint(1, 4)):
            act = (
                pick.choice(("quá giờ quy định", "phòng cháy, chữa cháy", "diện tích phòng"))
                if pick.random() < 0.15
                else None
            )
            d.checked(venue, d.day(date(2018, 1, 1), date(2020, 12, 1)), act)
        for _ in range(pick.choice((0, 1, 1, 2))):
            d.worker([venue], d.day(date(2018, 1, 1), date(2020, 11, 1)), 200, 0, pick.random() < 0.7)
    venues = list(d.venues)
    for _ in range(18):  # one who changes jobs, with a contract or without
        a, b = pick.sample(venues, 2)
        d.worker(
            [a, b],
            d.day(date(2019, 6, 1), date(2020, 6, 1)),
            pick.randint(60, 150),
            pick.randint(2, 60),
            pick.random() < 0.5,
        )
    for _ in range(18):
        venue = pick.choice(venues)
        unit = venue[:5]
        suspect = d.owner(venue) if pick.random() < 0.4 else d.person(unit)
        more = {"plate_key": d.fresh("plate")} if pick.random() < 0.3 else {}
        d.case(
            venue,
            unit,
            d.day(date(2018, 1, 1), date(2020, 11, 1)),
            (suspect, pick.choice(("môi giới", "quản lý", "chứa mại dâm"))),
            **more,
        )
    for _ in range(4):
        d.checked(pick.choice(venues), d.day(date(2019, 1, 1), date(2020, 11, 1)), "để xảy ra mại dâm")
