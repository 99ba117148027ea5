"""What truly happened in nine fictional communes in 2023 and 2024: every row, as a seed draws it.

Nothing here asks the engine anything; `truth.py` counts these rows, `returns.py` sends them in.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

Row = dict[str, Any]
Forms = dict[str, list[Row]]

UNITS = {
    "30985": "Thị trấn Thứ Ba",
    "30988": "Xã Tây Yên",
    "30991": "Xã Tây Yên A",
    "30994": "Xã Nam Yên",
    "30997": "Xã Hưng Yên",
    "31000": "Xã Nam Thái",
    "31003": "Xã Nam Thái A",
    "31006": "Xã Đông Thái",
    "31009": "Xã Đông Yên",
}
YEARS = (2023, 2024)
FIRST_RECORD = date(2022, 12, 15)
MAXIMA = {
    "A1": 10,
    "A2": 6,
    "A3": 5,
    "A4": 4,
    "B1": 6,
    "B2": 9,
    "B3": 5,
    "B4": 5,
    "C1": 6,
    "C2": 6,
    "C3": 4,
    "C4": 4,
    "D1": 5,
    "D2": 4,
    "D3": 3,
    "D4": 3,
    "E1": 5,
    "E2": 5,
    "E3": 5,
}
HAMLETS = ("Ấp Một", "Ấp Hai", "Ấp Ba", "Xẻo Kè", "Kinh Xáng", "Rọc Lá", "Bàu Môn", "Cái Nước", "Thứ Nhất")
ACTS = (
    "quá giờ quy định",
    "không giao kết hợp đồng lao động",
    "không khám sức khỏe định kỳ",
    "phòng cháy, chữa cháy",
    "khiêu dâm, kích dục",
    "để xảy ra mại dâm",
)
PROGRAMMES = ("giảm nghèo", "dạy nghề", "vay vốn", "dự phòng, điều trị HIV/AIDS", "trợ giúp pháp lý")


@dataclass(frozen=True)
class Period:
    """A half-year or a year: both days inside it, and the day its return is due."""

    code: str
    start: date
    end: date
    due: date

    @property
    def year(self) -> int:
        return self.end.year

    @property
    def of_year(self) -> bool:
        return self.end.month == 12


def periods_of(year: int) -> tuple[Period, Period]:
    """Return the half-year and the year of a year's returns."""
    start = date(year - 1, 12, 15)
    half = Period(f"{year}-6T", start, date(year, 6, 14), date(year, 6, 20))
    return half, Period(f"{year}", start, date(year, 12, 14), date(year, 12, 20))


PERIODS = tuple(period for year in YEARS for period in periods_of(year))


@dataclass
class Commune:
    """All that a commune has in the two years: its registers by period or year, its events one by one."""

    code: str
    unit: dict[str, Row] = field(default_factory=dict)  # by period
    support: dict[str, list[Row]] = field(default_factory=dict)  # by period
    team: dict[int, Row] = field(default_factory=dict)  # by year
    registration: dict[int, Row] = field(default_factory=dict)
    self_score: dict[int, list[Row]] = field(default_factory=dict)
    classified: dict[tuple[str, int], tuple[str | None, date | None]] = field(default_factory=dict)
    venues: list[Row] = field(default_factory=list)
    parties: list[Row] = field(default_factory=list)
    inspections: list[Row] = field(default_factory=list)
    violations: list[Row] = field(default_factory=list)
    cases: list[Row] = field(default_factory=list)
    case_parties: list[Row] = field(default_factory=list)
    hotspots: list[Row] = field(default_factory=list)
    tips: list[Row] = field(default_factory=list)
    activities: list[Row] = field(default_factory=list)

    def forms(self, period: Period) -> Forms:
        """Return the rows of a period's return, as far as they were known on its last day."""

        def known(rows: Sequence[Row], day: str, end: str | None = None) -> list[Row]:
            """Return what is of the period, and what is open from before it."""
            found = [
                r
                for r in rows
                if r[day] <= period.end
                and (r[day] >= period.start or (end and not _by(r[end], period.start - DAY)))
            ]
            return [until(row, period.end) for row in found]

        inspections = known(self.inspections, "date")
        of_period = {row["id"] for row in inspections}
        forms: Forms = {
            "B01": [self.unit[period.code]],
            "B02": [until(self._classified(v, period), period.end) for v in self.venues_in(period)],
            "B03": [p for p in self.parties if p["id"] in {v["owner_id"] for v in self.venues_in(period)}],
            "B04": inspections,
            "B05": [until(v, period.end) for v in self.violations if v["inspection_id"] in of_period],
            "B06": known(self.cases, "found_on", "handled_on"),
            "B07": [],
            "B08": known(self.hotspots, "found_on", "cleared_on"),
            "B09": [],
            "B10": known(self.tips, "received_on", "resolved_on"),
            "B11": known(self.activities, "date"),
            "B12": self.support[period.code],
            "B13": [self.team[period.year]],
            "B14": [self.registration[period.year]],
        }
        return {**forms, "B15": self.self_score[period.year]} if period.of_year else forms

    def venues_in(self, period: Period) -> list[Row]:
        """Return the venues open on some day of a period."""
        return [
            v for v in self.venues if v["opened_on"] <= period.end and not _by(v["closed_on"], period.start)
        ]

    def _classified(self, venue: Row, period: Period) -> Row:
        local_class, day = self.classified[venue["id"], period.year]
        return {**venue, "local_class": local_class, "classified_on": day}


DAY = timedelta(days=1)
LATER_KNOWN = ("closed_on", "handled_on", "resolved_on", "cleared_on", "remedied_on")


def _by(day: date | None, last: date) -> bool:
    return day is not None and day <= last


def until(row: Row, last: date) -> Row:
    """Return a row as it was known on a day: what came later is blank."""
    blank = {name: None for name in LATER_KNOWN if row.get(name) is not None and row[name] > last}
    if "closed_on" in blank:
        blank["closed_reason"] = None
    return {**row, **blank}


def archive(seed: int) -> Mapping[str, Commune]:
    """Return the communes of a seed, by code."""
    return {code: _Drawn(code, random.Random(f"{seed} {code}")).commune for code in UNITS}


class _Drawn:
    """Draws one commune; what the issue of a first year asks for is planted by `plant`."""

    def __init__(self, code: str, dice: random.Random) -> None:
        self.code, self.dice, self.commune = code, dice, Commune(code)
        self.hamlets = HAMLETS[: dice.randint(5, 9)]
        self.people = dice.randint(6000, 14000)
        self._venues()
        for year in YEARS:
            self._year(year)

    def chance(self, share: float) -> bool:
        return self.dice.random() < share

    def day(self, first: date, last: date) -> date:
        return first + timedelta(days=self.dice.randint(0, (last - first).days))

    def _venues(self) -> None:
        for n in range(1, self.dice.randint(9, 20) + 1):
            owner = f"{self.code}-CT-{n:04}"
            opened = self.day(date(2016, 1, 1), date(2024, 9, 30))
            closed = self.day(max(opened, date(2023, 2, 1)) + DAY, date(2024, 12, 10))
            gone = self.chance(0.15)
            self.commune.parties.append({"id": owner, "kind": "cá nhân", "name": f"Lê Văn Giả {n}"})
            self.commune.venues.append(
                {
                    "id": f"{self.code}-CS-{n:03}",
                    "name": f"Quán Giả Định {n}",
                    "type": self.dice.choice(("karaoke", "nhà trọ", "quán nhậu", "cà phê", "xoa bóp")),
                    "address": f"Số {n}, {self.hamlets[n % len(self.hamlets)]}, {UNITS[self.code]}",
                    "unit_code": self.code,
                    "owner_id": owner,
                    "staff": self.dice.randint(1, 9),
                    "opened_on": opened,
                    "closed_on": closed if gone else None,
                    "closed_reason": "tự chấm dứt hoạt động" if gone else None,
                    "commitment_signed": self.chance(0.85),
                }
            )

    def _year(self, year: int) -> None:
        half, full = periods_of(year)
        commune, dice = self.commune, self.dice
        self.people += dice.randint(0, 120)
        for period in (half, full):
            commune.unit[period.code] = {
                "code": self.code,
                "name": UNITS[self.code],
                "type": "thị trấn" if self.code == "30985" else "xã",
                "population": self.people,
                "hamlets": len(self.hamlets),
                "border_area": self.code in ("30988", "31009"),
                "town_area": self.code == "30985",
            }
            commune.support[period.code] = [self._support(name, period) for name in PROGRAMMES]
        commune.team[year] = {
            "unit_code": self.code,
            "members": (members := dice.randint(8, 15)),
            "trained": dice.randint(4, members),
            "meetings": dice.randint(2, 8),
            "officer_in_charge": self.chance(0.9),
            "club_assigned": self.chance(0.5),
            "club_model": self.chance(0.7),
        }
        commune.registration[year] = {
            "unit_code": self.code,
            "year": year,
            "registered": self.chance(0.9),
            "target_band": dice.choice(("Tốt", "Khá")),
            "plan_no": f"{dice.randint(3, 40)}/KH-UBND",
            "plan_on": self.day(date(year, 1, 10), date(year, 4, 15)),
        }
        commune.self_score[year] = [
            {"unit_code": self.code, "criterion": id_, "points": dice.randint(most // 2, most)}
            for id_, most in MAXIMA.items()
        ]
        self._inspections(full)
        self._matters(full)
        for _ in range(dice.randint(3, 8)):
            self._activity(full)

    def _support(self, programme: str, period: Period) -> Row:
        most = 30 if period.of_year else 12
        counts = (self.dice.randint(0, most) for _ in range(3))
        return {
            "unit_code": self.code,
            "programme": programme,
            **dict(zip(("women", "girls", "poor_households"), counts, strict=True)),
        }

    def _inspections(self, period: Period) -> None:
        commune, dice, year = self.commune, self.dice, period.year
        for venue in commune.venues_in(period):
            reviewed = self.day(date(year, 1, 5), date(year, 5, 30))
            kept = self.chance(0.9) and venue["opened_on"] < reviewed
            commune.classified[venue["id"], year] = ("thấp", reviewed) if kept else (None, None)
            first = max(period.start, venue["opened_on"])
            last = period.end if venue["closed_on"] is None else min(period.end, venue["closed_on"] - DAY)
            for _ in range(dice.choice((0, 1, 1, 1, 2)) if first <= last else 0):
                found = self.chance(0.25)
                number = sum(r["id"].split("-")[2] == str(year) for r in commune.inspections) + 1
                minutes = f"{self.code}-BB-{year}-{number:03}"
                commune.inspections.append(
                    {
                        "id": minutes,
                        "venue_id": venue["id"],
                        "date": (day := self.day(first, last)),
                        "team": dice.choice(("Đội kiểm tra liên ngành 178", "Công an", "UBND xã")),
                        "mode": "định kỳ",
                        "ground": "kế hoạch",
                        "members": dice.randint(2, 6),
                        "result": "vi phạm" if found else "đạt",
                    }
                )
                for act in dice.sample(ACTS, dice.randint(1, 2)) if found else ():
                    remedied = day + timedelta(days=dice.randint(10, 160))
                    commune.violations.append(
                        {
                            "inspection_id": minutes,
                            "act": act,
                            "sanction": "phạt tiền",
                            "fine_vnd": dice.randint(1, 30) * 500_000,
                            "remedied_on": remedied if self.chance(0.8) and remedied <= period.end else None,
                        }
                    )

    def _matters(self, period: Period) -> None:
        commune, dice, year = self.commune, self.dice, period.year
        for n in range(1, dice.randint(0, 2) + 1):
            found = self.day(period.start, period.end)
            minors = n == 1 and self.chance(0.3)
            done = found + timedelta(days=dice.randint(5, 130))
            commune.cases.append(
                {
                    "id": f"{self.code}-VA-{year}-{n:02}",
                    "found_on": found,
                    "type": "mua dâm người dưới 18 tuổi"
                    if minors
                    else dice.choice(("mua dâm", "chứa mại dâm")),
                    "purpose": "mại dâm",
                    "unit_code": self.code,
                    "status": "khởi tố",
                    "handled_on": done if done <= period.end and self.chance(0.8) else None,
                    "suspects": dice.randint(1, 3),
                    "victims": (victims := int(minors)),
                    "identifying": 0,
                    "supported": victims,
                    "minors": int(minors),
                    "official_involved": False,
                }
            )
        for n in range(1, dice.randint(0, 3) + 1):
            received = self.day(period.start, period.end)
            done = received + timedelta(days=dice.randint(3, 130))
            commune.tips.append(
                {
                    "id": f"{self.code}-TB-{year}-{n:02}",
                    "received_on": received,
                    "source": "người dân",
                    "subject": "mại dâm",
                    "verified": "đang xác minh",
                    "resolved_on": done if done <= period.end and self.chance(0.9) else None,
                }
            )
        if self.chance(0.3):
            found = self.day(period.start, date(year, 9, 1))
            commune.hotspots.append(
                {
                    "id": f"{self.code}-TD-{year}-01",
                    "unit_code": self.code,
                    "kind": "mại dâm",
                    "found_on": found,
                    "cleared_on": found + timedelta(days=70) if self.chance(0.7) else None,
                }
            )

    def _activity(self, period: Period) -> None:
        day = self.day(period.start, period.end)
        if any(row["date"] == day for row in self.commune.activities):
            return  # two of one day might be one
        self.commune.activities.append(
            {
                "unit_code": self.code,
                "date": day,
                "kind": self.dice.choice(("tuyên truyền", "tập huấn", "truyền thanh")),
                "audience": self.dice.choice(
                    ("nhân dân", "doanh nghiệp", "nhóm có nguy cơ cao", "cán bộ cơ sở")
                ),
                "participants": self.dice.randint(20, 1500),
                "hamlet": self.dice.choice(self.hamlets),
                "joint_with": self.dice.choice(("Mặt trận", "Hội Phụ nữ", "không")),
            }
        )
