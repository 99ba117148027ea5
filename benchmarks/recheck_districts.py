"""Invented communes and lies for `benchmarks.recheck_lies`: what is true, and what is reported instead.

Written from the forms and the criteria alone. Nothing here knows of stakes, draws or bounds: a row is false
where what is reported of it is not what is true, whether or not it gained a point.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

Row = dict[str, Any]
Forms = dict[str, list[Row]]
Edit = tuple[str, int | None, Row]  # form, row that is changed (None: one more), what is then said

START, END = date(2019, 12, 15), date(2020, 12, 14)
OWNERS, AT_RISK, OFFICERS = "chủ cơ sở kinh doanh dịch vụ", "nhóm có nguy cơ cao", "cán bộ cơ sở"
AUDIENCES = ("nhân dân", "phụ nữ", "học sinh", OWNERS, AT_RISK)
PROGRAMMES = ("giảm nghèo", "vay vốn", "dạy nghề", "dự phòng, điều trị HIV/AIDS", "trợ giúp pháp lý")


def truth_of(unit: str, seed: int) -> Forms:
    """Return what is true of a commune in 2020: it does some of what it should."""
    pick = random.Random(f"truth {seed} {unit}")
    diligence = pick.betavariate(4, 2)
    hamlets, venues = pick.randint(4, 9), pick.randint(5, 16)

    def does() -> bool:
        return pick.random() < diligence

    def day(first: date = START, last: date = END) -> date:
        return first + timedelta(int(pick.triangular(0, (last - first).days)))

    b02 = [_venue(unit, n, does(), day(date(2020, 1, 6)) if does() else None) for n in range(1, venues + 1)]
    b04 = [_minutes(unit, n, row["id"], day()) for n, row in enumerate(b02, 1) if does()]
    b05 = [
        _violation(row["id"], min(row["date"] + timedelta(pick.randint(4, 70)), END) if does() else None)
        for row in b04
        if pick.random() < 0.3
    ]
    for row in b04:
        row["result"] = "vi phạm" if any(v["inspection_id"] == row["id"] for v in b05) else "đạt"
    b06 = [_case(unit, n, day(START, date(2020, 8, 1)), does(), pick) for n in range(1, pick.randint(1, 4))]
    b10 = [
        _tip(unit, n, day(START, date(2020, 8, 20)), does(), pick, venues)
        for n in range(1, pick.randint(1, 5))
    ]
    b08 = [_hotspot(unit, day(START, date(2020, 9, 1)))] if pick.random() < 0.35 else []
    b11 = [
        _activity(unit, day(), pick.choice(AUDIENCES), pick.randint(1, hamlets), pick.randint(14, 150))
        for _ in range(pick.randint(1, 8))
    ]
    if does():
        b11.append(_activity(unit, day(), OFFICERS, 1, 20))
    return {
        "B01": [{"code": unit, "population": pick.randint(4_000, 12_000), "hamlets": hamlets}],
        "B02": b02,
        "B04": b04,
        "B05": b05,
        "B06": b06,
        "B08": b08,
        "B10": b10,
        "B11": list({(row["date"], row["audience"], row["hamlet"]): row for row in b11}.values()),
        "B12": [_support(unit, programme, pick.randint(2, 40)) for programme in PROGRAMMES if does()],
        "B13": [
            {
                "unit_code": unit,
                "members": 7,
                "meetings": pick.randint(1, 6),
                "officer_in_charge": "có" if does() else "không",
                "club_assigned": "có" if pick.random() < 0.5 else "không",
                "club_model": "không",
            }
        ],
        "B14": [
            {
                "unit_code": unit,
                "year": 2020,
                "registered": "có" if does() else "không",
                "plan_no": "11/KH-UBND",
                "plan_on": date(2020, 3, pick.randint(2, 30)) if does() else date(2020, 5, 6),
            }
        ],
    }


def _venue(unit: str, n: int, signed: bool, classified: date | None) -> Row:
    return {
        "id": f"{unit}-CS-{n:03}",
        "name": f"Quán Số {unit} {n}",
        "type": ("karaoke", "nhà trọ", "cà phê", "xoa bóp")[n % 4],
        "address": f"Số {n}, ấp {1 + n % 4}",
        "unit_code": unit,
        "licence_no": f"{n}/GP",
        "security_certificate": "có",
        "opened_on": date(2015, 1, 5) + timedelta(90 * n),
        "commitment_signed": "có" if signed else "không",
        "local_class": "trung bình" if classified else None,
        "classified_on": classified,
    }


def _minutes(unit: str, n: int, venue: str, day: date) -> Row:
    return {
        "id": f"{unit}-BB-2020-{n:03}",
        "venue_id": venue,
        "date": day,
        "mode": "định kỳ",
        "team": "UBND xã",
        "ground": "kế hoạch",
        "members": 3,
        "result": "đạt",
    }


def _violation(minutes: str, remedied: date | None) -> Row:
    return {
        "inspection_id": minutes,
        "act": "phòng cháy, chữa cháy",
        "sanction": "phạt tiền",
        "fine_vnd": 2_000_000,
        "remedied_on": remedied,
    }


def _case(unit: str, n: int, found: date, quick: bool, pick: random.Random) -> Row:
    victims = pick.choice((0, 1, 2))
    return {
        "id": f"{unit}-VA-2020-{n:02}",
        "found_on": found,
        "found_by": "địa phương tự phát hiện",
        "type": "mua dâm",
        "purpose": "mại dâm",
        "unit_code": unit,
        "status": "xử phạt hành chính",
        "handled_on": found + timedelta(pick.randint(10, 80) if quick else pick.randint(95, 130)),
        "victims": victims,
        "identifying": 0,
        "supported": victims if quick else 0,
        "official_involved": "không",
    }


def _tip(unit: str, n: int, received: date, quick: bool, pick: random.Random, venues: int) -> Row:
    return {
        "id": f"{unit}-TB-2020-{n:02}",
        "received_on": received,
        "source": "người dân",
        "about_venue": f"{unit}-CS-{pick.randint(1, venues):03}",
        "subject": "mại dâm",
        "verified": "không có cơ sở",
        "resolved_on": received + timedelta(pick.randint(5, 85) if quick else pick.randint(95, 112)),
    }


def _hotspot(unit: str, found: date) -> Row:
    return {
        "id": f"{unit}-TD-2020-01",
        "unit_code": unit,
        "kind": "mại dâm",
        "found_on": found,
        "found_by": "địa phương tự phát hiện",
        "cleared_on": None,
    }


def _activity(unit: str, day: date, audience: str, hamlet: int, people: int) -> Row:
    return {
        "unit_code": unit,
        "date": day,
        "kind": "tập huấn" if audience == OFFICERS else "tuyên truyền",
        "audience": audience,
        "participants": people,
        "hamlet": f"ấp {hamlet}",
        "joint_with": "Mặt trận",
    }


def _support(unit: str, programme: str, people: int) -> Row:
    return {
        "unit_code": unit,
        "programme": programme,
        "women": people,
        "girls": people // 4,
        "poor_households": people,
    }


# Lies: each yields what may be said otherwise, one row at a time


@dataclass(frozen=True, slots=True)
class Lie:
    """One way to lie, as many rows as wanted."""

    name: str
    edits: Callable[[Forms, random.Random], Iterator[Edit]]


def _each(form: str, change: Callable[[Row, random.Random], Row]) -> Callable[..., Iterator[Edit]]:
    def edits(forms: Forms, pick: random.Random) -> Iterator[Edit]:
        for n, row in enumerate(forms[form]):
            said = {**row, **change(row, pick)}
            if said != row:
                yield form, n, said

    return edits


def _visits(forms: Forms, pick: random.Random) -> Iterator[Edit]:
    seen = {row["venue_id"] for row in forms["B04"]}
    unit = forms["B01"][0]["code"]
    for n, venue in enumerate((v for v in forms["B02"] if v["id"] not in seen), 500):
        yield "B04", None, _minutes(unit, n, venue["id"], END - timedelta(pick.randint(0, 300)))


def _visits_moved(forms: Forms, pick: random.Random) -> Iterator[Edit]:
    """Say of visits made twice to one venue that one was at another; a visit that was, at another place."""
    seen = {row["venue_id"] for row in forms["B04"]}
    unseen = [v["id"] for v in forms["B02"] if v["id"] not in seen]
    for venue in unseen:
        n = pick.randrange(len(forms["B04"])) if forms["B04"] else None
        if n is not None:
            said = {**forms["B04"][n], "id": f"{forms['B04'][n]['id']}{venue[-3:]}", "venue_id": venue}
            yield "B04", None, said


def _meetings(forms: Forms, pick: random.Random) -> Iterator[Edit]:
    unit, hamlets = forms["B01"][0]["code"], forms["B01"][0]["hamlets"]
    for n in range(hamlets):
        day = START + timedelta(pick.randint(0, 360))
        yield "B11", None, _activity(unit, day, "nhân dân", n + 1, pick.randint(20, 90))


def _sessions(*audiences: str) -> Callable[..., Iterator[Edit]]:
    def edits(forms: Forms, pick: random.Random) -> Iterator[Edit]:
        unit = forms["B01"][0]["code"]
        for audience in audiences:
            yield "B11", None, _activity(unit, START + timedelta(pick.randint(0, 360)), audience, 1, 33)

    return edits


def _programmes(forms: Forms, pick: random.Random) -> Iterator[Edit]:
    there = {row["programme"] for row in forms["B12"]}
    for programme in PROGRAMMES:
        if programme not in there:
            yield "B12", None, _support(forms["B01"][0]["code"], programme, pick.randint(3, 60))


def _soon(start: str, end: str) -> Callable[[Row, random.Random], Row]:
    def change(row: Row, pick: random.Random) -> Row:
        late = (row[end] - row[start]).days > 90
        return {end: row[start] + timedelta(pick.randint(30, 88))} if late else {}

    return change


def _every(*lies: Lie) -> Callable[..., Iterator[Edit]]:
    def edits(forms: Forms, pick: random.Random) -> Iterator[Edit]:
        return (edit for lie in lies for edit in lie.edits(forms, pick))

    return edits


SINGLE = (
    Lie("visits made up", _visits),
    Lie("visits copied to other venues", _visits_moved),
    Lie("commitments signed at the desk", _each("B02", lambda r, p: {"commitment_signed": "có"})),
    Lie(
        "venues classified at the desk",
        _each(
            "B02",
            lambda r, p: (
                {}
                if r["classified_on"]
                else {"local_class": "thấp", "classified_on": date(2020, 2, 3) + timedelta(p.randint(0, 300))}
            ),
        ),
    ),
    Lie("village meetings made up", _meetings),
    Lie("sessions for owners and groups at risk made up", _sessions(OWNERS, AT_RISK)),
    Lie("a training made up", _sessions(OFFICERS)),
    Lie("programmes made up", _programmes),
    Lie(
        "people supported twice over",
        _each("B12", lambda r, p: {"women": 2 * r["women"], "poor_households": 3 * r["poor_households"]}),
    ),
    Lie("meetings of the team", _each("B13", lambda r, p: {"meetings": 7, "officer_in_charge": "có"})),
    Lie("a club that is no more", _each("B13", lambda r, p: {"club_model": "có"})),
    Lie(
        "a plan of March",
        _each("B14", lambda r, p: {"registered": "có", "plan_on": date(2020, 3, p.randint(2, 30))}),
    ),
    Lie(
        "violations remedied on paper",
        _each(
            "B05", lambda r, p: {} if r["remedied_on"] else {"remedied_on": END - timedelta(p.randint(0, 30))}
        ),
    ),
    Lie("cases handled sooner", _each("B06", _soon("found_on", "handled_on"))),
    Lie("tips resolved sooner", _each("B10", _soon("received_on", "resolved_on"))),
    Lie("victims said to be supported", _each("B06", lambda r, p: {"supported": r["victims"]})),
    Lie(
        "a hotspot said to be cleared",
        _each("B08", lambda r, p: {"cleared_on": END - timedelta(p.randint(1, 60))}),
    ),
    Lie("fewer hamlets", _each("B01", lambda r, p: {"hamlets": max(2, r["hamlets"] * 2 // 3)})),
    Lie("fewer people", _each("B01", lambda r, p: {"population": r["population"] // 2})),
)
EVERYTHING = Lie("everything", _every(*SINGLE))
MIXED = (
    Lie("all of venues", _every(*SINGLE[:4])),
    Lie("all of activities", _every(*SINGLE[4:7])),
    Lie("all of supports", _every(SINGLE[7], SINGLE[8], SINGLE[18])),
    Lie("all of the organisation", _every(*SINGLE[9:12])),
    Lie("all of matters", _every(*SINGLE[12:17])),
    Lie("paper only: plan, team, club, remedies", _every(*SINGLE[9:13])),
    Lie("all but what can be visited", _every(*SINGLE[7:16])),
    EVERYTHING,
)


@dataclass(frozen=True, slots=True)
class Report:
    """What is reported, and which of it is false, by form and place in the form."""

    forms: Mapping[str, list[Row]]
    false: frozenset[tuple[str, int]]


def reported(truth: Forms, edits: list[Edit]) -> Report:
    """Return what is reported where so much is said otherwise; a later edit of a row adds to an earlier."""
    forms = {form: [dict(row) for row in rows] for form, rows in truth.items()}
    false: set[tuple[str, int]] = set()
    for form, n, said in edits:
        if n is None:
            forms[form].append(dict(said))
            n = len(forms[form]) - 1
        else:
            before = truth[form][n]
            forms[form][n] |= {name: value for name, value in said.items() if value != before.get(name)}
        false.add((form, n))
    return Report(forms, frozenset(false))
