"""Made-up honest returns of nine communes over three years, as many districts as seeds are given.

Every venue, case and number is invented. Communes inspect, find and fix about as much as those of the
example; what happens late in a year is told in the next year's return; a half-year return tells what was
known by then.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from tests.facts.builders import UNITS

Row = Mapping[str, Any]
YEARS = (2018, 2019, 2020)
PERIODS = ("2018", "2019-6T", "2019", "2020-6T", "2020")
TRADES = ("karaoke", "xoa bóp", "lưu trú", "nhà trọ", "ăn uống", "quán nhậu", "cà phê", "cắt tóc gội đầu")
ACTS = (
    "quá giờ quy định",
    "phòng cháy, chữa cháy",
    "khóa, chốt cửa phòng",
    "không giao kết hợp đồng lao động",
    "không đăng ký tạm trú, thông báo lưu trú",
    "để xảy ra mại dâm",
)
AUDIENCES = ("nhân dân", "chủ cơ sở kinh doanh dịch vụ", "học sinh", "phụ nữ", "nhóm có nguy cơ cao")
PROGRAMMES = (
    "giảm nghèo",
    "dạy nghề",
    "việc làm",
    "dự phòng, điều trị HIV/AIDS",
    "trợ giúp pháp lý",
    "vay vốn",
)
ALWAYS = tuple(
    f"B{n:02}" for n in range(1, 16)
)  # what a commune owes; of what it has nothing to tell it says nil


@dataclass(frozen=True)
class Return:
    """One return; `received` is what the office that received it says (None: nothing, so the cover is
    believed)."""

    unit: str
    period: str
    prepared_on: date
    forms: Mapping[str, tuple[Row, ...]]
    received: date | None
    office: str = ""
    part: str = ""  # tells files of one unit and period apart
    states: Mapping[str, str | None] = field(default_factory=dict)
    cover: Mapping[str, Any] = field(default_factory=dict)

    @property
    def file(self) -> str:
        name = f"{self.unit} {UNITS.get(self.unit, '')}{' - ' if self.office else ''}{self.office}{self.part}"
        return f"{self.period}/{name}.xlsx"

    def having(self, form: str, rows: Any) -> Return:
        """Return the same return with other rows in a form."""
        return replace(self, forms={**self.forms, form: tuple(rows)})


Returns = tuple[Return, ...]


def end_of(period: str) -> date:
    year = int(period[:4])
    return date(year, 6, 14) if period.endswith("6T") else date(year, 12, 14)


def start_of(period: str) -> date:
    return date(int(period[:4]) - 1, 12, 15)


def honest_returns(
    seed: int, units: Iterable[str] = tuple(UNITS), venues: tuple[int, int] = (26, 60)
) -> Returns:
    """Return the returns of a district of these communes, each with so many venues, in order of unit and
    period."""
    return tuple(
        r for unit in units for r in Commune(unit, random.Random(f"{seed} {unit}"), venues).returns()
    )


class Commune:
    """One commune, and all that happens in it."""

    def __init__(self, unit: str, pick: random.Random, venues: tuple[int, int]) -> None:
        self.unit, self.pick = unit, pick
        self.hamlets = pick.randint(8, 12)
        self.people = pick.randint(9_000, 19_000)
        self.care = pick.uniform(0.75, 0.98)  # how much of what it should do it does
        self.venues = [self.venue(n) for n in range(1, pick.randint(*venues))]
        self.inspections: list[dict[str, Any]] = []
        self.violations: list[dict[str, Any]] = []
        for year in YEARS:
            self.inspect(year)
        self.cases = [self.case(year, n) for year in YEARS for n in range(1, 1 + self.few(1.5))]
        self.tips = [self.tip(year, n) for year in YEARS for n in range(1, 1 + self.few(2))]
        self.hotspots = [self.hotspot(year) for year in YEARS if pick.random() < 0.15]
        told = [self.activity(year) for year in YEARS for _ in range(pick.randint(9, 16))]
        self.activities = list({(a["date"], a["kind"], a["audience"], a["hamlet"]): a for a in told}.values())
        self.team = pick.randint(3, 9)

    # What there is and what happens

    def few(self, usual: float) -> int:
        """Draw how often something rare happens in a year."""
        return sum(self.pick.random() < usual / 8 for _ in range(8))

    def day(self, year: int, until: date | None = None) -> date:
        """Draw a day of a year's window."""
        start, end = date(year - 1, 12, 15), until or date(year, 12, 14)
        return start + timedelta(self.pick.randrange((end - start).days + 1))

    def later(self, day: date, days: int) -> date:
        return day + timedelta(self.pick.randint(3, days))

    def venue(self, number: int) -> dict[str, Any]:
        pick = self.pick
        opened = date(pick.randint(2008, 2017), pick.randint(1, 12), 5)
        if pick.random() < 0.1:
            opened = self.day(pick.choice(YEARS))
        closed = max(opened, self.day(pick.choice(YEARS))) + timedelta(30) if pick.random() < 0.08 else None
        return {
            "id": f"{self.unit}-CS-{number:03}",
            "name": f"Quán Sen {self.unit} {number}",
            "type": pick.choice(TRADES),
            "address": f"Số {number}, ấp {pick.randint(1, self.hamlets)}, {UNITS[self.unit]}",
            "unit_code": self.unit,
            "licence_no": f"{number:03}/GP",
            "security_certificate": "có",
            "opened_on": opened,
            "closed_on": closed,
            "signed": pick.random() < self.care,
            "local_class": pick.choices(("thấp", "trung bình", "cao"), (8, 3, 1))[0],
        }

    def inspect(self, year: int) -> None:
        first, last = date(year - 1, 12, 15), date(year, 12, 14)
        open_ = [v for v in self.venues if v["opened_on"] <= last and (v["closed_on"] or last) >= first]
        seen = [
            v for v in open_ if self.pick.random() < self.care for _ in range(self.pick.choice((1, 1, 2)))
        ]
        for number, venue in enumerate(seen, 1):
            day = max(self.day(year), venue["opened_on"])
            day = min(day, (venue["closed_on"] or last))
            breach = self.pick.random() < 0.14
            minutes = {
                "id": f"{self.unit}-BB-{year}-{number:03}",
                "venue_id": venue["id"],
                "date": day,
                "mode": "định kỳ",
                "team": self.pick.choice(("Công an", "UBND xã")),
                "ground": "kế hoạch",
                "members": 4,
                "result": "vi phạm" if breach else "đạt",
            }
            self.inspections.append(minutes)
            if breach:
                fixed = self.later(day, 80) if self.pick.random() < 0.75 else None
                act = self.pick.choices(ACTS, (6, 6, 4, 4, 6, 1))[0]
                self.violations.append(
                    {
                        "inspection_id": minutes["id"],
                        "act": act,
                        "sanction": "phạt tiền",
                        "fine_vnd": 2_500_000,
                        "remedied_on": fixed,
                        "day": day,
                    }
                )

    def case(self, year: int, number: int) -> dict[str, Any]:
        found = self.day(year)
        done = self.later(found, 85 if self.pick.random() < 0.85 else 200)
        victims = self.pick.choice((0, 0, 1))
        return {
            "id": f"{self.unit}-VA-{year}-{number:02}",
            "found_on": found,
            "found_by": "địa phương tự phát hiện",
            "type": self.pick.choice(("mua dâm", "chứa mại dâm")),
            "purpose": "mại dâm",
            "unit_code": self.unit,
            "status": "xử phạt hành chính",
            "handled_on": done,
            "suspects": 2,
            "victims": victims,
            "identifying": 0,
            "supported": victims,
            "minors": 0,
            "official_involved": "không",
        }

    def tip(self, year: int, number: int) -> dict[str, Any]:
        received = self.day(year)
        done = self.later(received, 85 if self.pick.random() < 0.9 else 150)
        return {
            "id": f"{self.unit}-TB-{year}-{number:02}",
            "received_on": received,
            "source": "người dân",
            "about_venue": self.pick.choice(self.venues)["id"],
            "subject": "mại dâm",
            "verified": "không có cơ sở",
            "resolved_on": done,
        }

    def hotspot(self, year: int) -> dict[str, Any]:
        found = self.day(year)
        cleared = self.later(found, 300) if self.pick.random() < 0.8 else None
        return {
            "id": f"{self.unit}-TD-{year}-01",
            "unit_code": self.unit,
            "kind": self.pick.choice(("mại dâm", "ma túy")),
            "found_on": found,
            "found_by": "địa phương tự phát hiện",
            "cleared_on": cleared,
        }

    def activity(self, year: int) -> dict[str, Any]:
        officers = self.pick.random() < 0.2
        return {
            "unit_code": self.unit,
            "date": self.day(year),
            "kind": "tập huấn" if officers else "tuyên truyền",
            "audience": "cán bộ cơ sở" if officers else self.pick.choice(AUDIENCES),
            "participants": self.pick.randint(20, 200),
            "hamlet": f"ấp {self.pick.randint(1, self.hamlets)}",
            "joint_with": "Hội Phụ nữ",
        }

    # What is told of it

    def returns(self) -> Iterator[Return]:
        for period in PERIODS:
            late = self.pick.random() < 0.06
            prepared = end_of(period) + timedelta(
                self.pick.randint(8, 20) if late else self.pick.randint(1, 4)
            )
            forms = {form: tuple(rows) for form, rows in self.told(period).items()}
            yield Return(self.unit, period, prepared, forms, prepared + timedelta(1))

    def told(self, period: str) -> dict[str, list[Row]]:
        year, end = int(period[:4]), end_of(period)
        return {
            "B01": [self.of_itself(year)],
            "B02": [
                self.of_venue(v, period)
                for v in self.venues
                if v["opened_on"] <= end and not self.left(v, period)
            ],
            "B04": [row for row in self.inspections if start_of(period) <= row["date"] <= end],
            "B05": list(self.of_violations(period)),
            "B06": [
                known(row, "handled_on", end)
                for row in self.cases
                if self.live(row, "found_on", "handled_on", period)
            ],
            "B08": [
                known(row, "cleared_on", end)
                for row in self.hotspots
                if self.live(row, "found_on", "cleared_on", period)
            ],
            "B10": [
                known(row, "resolved_on", end)
                for row in self.tips
                if self.live(row, "received_on", "resolved_on", period)
            ],
            "B11": [row for row in self.activities if start_of(period) <= row["date"] <= end],
            **self.supported(year),
        }

    def of_itself(self, year: int) -> Row:
        return {
            "code": self.unit,
            "name": UNITS[self.unit],
            "type": "thị trấn" if self.unit == "30985" else "xã",
            "population": self.people + 90 * (year - 2018),
            "hamlets": self.hamlets,
            "border_area": "không",
            "town_area": "có" if self.unit == "30985" else "không",
        }

    @staticmethod
    def left(venue: Row, period: str) -> bool:
        """Tell whether a venue was closed, and told as closed, in an earlier period's return."""
        return venue["closed_on"] is not None and venue["closed_on"] < start_of(period)

    def of_venue(self, venue: Row, period: str) -> Row:
        year, end = int(period[:4]), end_of(period)
        draw = random.Random(f"{venue['id']} {year} {self.care}")
        day = date(year, draw.randint(2, 11), draw.randint(1, 28))
        reviewed = draw.random() < self.care and venue["opened_on"] <= day <= end
        row = {name: value for name, value in venue.items() if name != "signed"}
        return {
            **known(row, "closed_on", end),
            "commitment_signed": "có" if venue["signed"] else "không",
            "classified_on": day if reviewed else date(year - 1, 5, 9) if year > YEARS[0] else None,
        }

    def of_violations(self, period: str) -> Iterator[Row]:
        for row in self.violations:
            fixed = row["remedied_on"]
            fresh = start_of(period) <= row["day"] <= end_of(period)
            if fresh or (fixed and row["day"] < start_of(period) <= fixed <= end_of(period)):
                told = known(row, "remedied_on", end_of(period))
                yield {name: value for name, value in told.items() if name != "day"}

    @staticmethod
    def live(row: Row, found: str, done: str, period: str) -> bool:
        """Tell whether a matter was found by a period's end, and was not over before the period."""
        return row[found] <= end_of(period) and (row[done] is None or row[done] >= start_of(period))

    def supported(self, year: int) -> dict[str, list[Row]]:
        draw = random.Random(f"{self.unit} {year} {self.care}")
        rows = [
            {
                "unit_code": self.unit,
                "programme": p,
                "women": draw.randint(5, 40),
                "girls": draw.randint(0, 20),
                "poor_households": draw.randint(10, 60),
            }
            for p in PROGRAMMES
            if draw.random() < self.care
        ]
        return {
            "B12": rows,
            "B13": [
                {
                    "unit_code": self.unit,
                    "members": 9,
                    "trained": 7,
                    "meetings": self.team,
                    "officer_in_charge": "có",
                    "club_assigned": "không",
                    "club_model": "không",
                }
            ],
            "B14": [
                {
                    "unit_code": self.unit,
                    "year": year,
                    "registered": "có",
                    "target_band": "Tốt",
                    "plan_no": f"{random.Random(f'{self.unit} {year}').randint(2, 60)}/KH-UBND",
                    "plan_on": date(year, 3, draw.randint(2, 30)),
                }
            ],
            "B15": [{"unit_code": self.unit, "criterion": "A1", "points": 9}],
        }


def known(row: Row, field: str, by: date) -> Row:
    """Return a row as it could be told on a day: what comes later is still blank."""
    value = row[field]
    return {**row, field: None} if value is not None and value > by else row
