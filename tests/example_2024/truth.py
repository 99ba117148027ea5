"""The figures and scores of the communes, counted from their rows by hand, without the engine."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction
from math import floor
from typing import Any

from tests.example_2024.records import MAXIMA, Commune, Period

Figures = dict[str, Any]
SUPPORTED = ("supported_women", "supported_girls", "supported_households")
SHARES = {  # above, below, times
    "inspected_share": ("open_inspected", "venues_open", 100),
    "classified_share": ("open_classified", "venues_open", 100),
    "committed_share": ("open_committed", "venues_open", 100),
    "remedied_share": ("violations_remedied", "violations", 100),
    "hamlets_share": ("hamlets_reached", "hamlets", 100),
    "handled_share": ("matters_in_time", "matters_due", 100),
    "supported_rate": ("supported", "population", 1000),
}
CLEARED = ("không khởi tố", "đình chỉ vụ án", "tuyên không phạm tội")
TRAINING = {"dạy nghề", "việc làm", "đi làm việc ở nước ngoài theo hợp đồng"}
LONGEST = 90  # days to finish a matter in


def figures(commune: Commune, period: Period) -> Figures:
    """Return a commune's figures of a period, by the names the rules give them."""
    start, end = period.start, period.end

    def within(day: date | None) -> bool:
        return day is not None and start <= day <= end

    def by(day: date | None) -> bool:
        return day is not None and day <= end

    here = commune.venues_in(period)
    open_ = [v for v in here if not by(v["closed_on"])]
    inspections = [r for r in commune.inspections if within(r["date"])]
    minutes = {r["id"] for r in inspections}
    inspected = {r["venue_id"] for r in inspections}
    violations = [r for r in commune.violations if r["inspection_id"] in minutes]
    cases = [r for r in commune.cases if within(r["found_on"])]
    hotspots = [r for r in commune.hotspots if r["kind"] == "mại dâm"]
    tips = [r for r in commune.tips if within(r["received_on"])]
    activities = [r for r in commune.activities if within(r["date"])]
    support = commune.support[period.code]
    programmes = {r["programme"] for r in support}
    unit, team = commune.unit[period.code], commune.team[period.year]
    registration = commune.registration[period.year]
    counted: Figures = {
        "venues_open": len(open_),
        "open_inspected": sum(v["id"] in inspected for v in open_),
        "open_classified": sum(within(commune.classified[v["id"], period.year][1]) for v in open_),
        "open_committed": sum(v["commitment_signed"] for v in open_),
        "inspections": len(inspections),
        "inspections_178": sum(r["team"] == "Đội kiểm tra liên ngành 178" for r in inspections),
        "venues_inspected": len(inspected),
        "violations": len(violations),
        "violations_remedied": sum(by(r["remedied_on"]) for r in violations),
        "fines": sum(r["fine_vnd"] for r in violations),
        "cases_found": len(cases),
        "cases_sex": sum(
            r["purpose"] == "mại dâm"
            and (r["status"] not in CLEARED or (r["handled_on"] is not None and r["handled_on"] > end))
            for r in cases
        ),
        "people_handled": sum(r["suspects"] for r in cases if r["type"] != "bán dâm"),
        "victims_found": sum(r["victims"] for r in cases),
        "parties": sum(r["case_id"] in {c["id"] for c in cases} for r in commune.case_parties),
        "tips_received": len(tips),
        "hotspots_active": sum(by(r["found_on"]) and not by(r["cleared_on"]) for r in hotspots),
        "hotspots_cleared": sum(within(r["cleared_on"]) for r in hotspots),
        "activities": len(activities),
        "participants": sum(r["participants"] for r in activities),
        "hamlets": unit["hamlets"],
        "hamlets_reached": len({r["hamlet"].casefold() for r in activities if r["hamlet"]}),
        "activities_owners": sum(
            r["audience"] in ("doanh nghiệp", "chủ cơ sở kinh doanh dịch vụ") for r in activities
        ),
        "activities_at_risk": sum(r["audience"] == "nhóm có nguy cơ cao" for r in activities),
        "officer_trainings": sum(
            r["kind"] == "tập huấn" and r["audience"] == "cán bộ cơ sở" for r in activities
        ),
        "joint_activities": sum(r["joint_with"] not in (None, False, "không") for r in activities),
        "supported_women": sum(r["women"] for r in support),
        "supported_girls": sum(r["girls"] for r in support),
        "supported_households": sum(r["poor_households"] for r in support),
        "population": unit["population"],
        "volunteers": team["members"],
        "volunteers_trained": team["trained"],
        "team_meetings": team["meetings"],
        "registered": registration["registered"],
        "plans_issued": registration["plan_no"] is not None,
        "officer_in_charge": team["officer_in_charge"],
        "volunteer_team": team["members"] > 0,
        "training_or_jobs": bool(programmes & TRAINING),
        "hiv_services": "dự phòng, điều trị HIV/AIDS" in programmes,
        "legal_aid": "trợ giúp pháp lý" in programmes,
        "club_assigned": team["club_assigned"],
        "club_model": team["club_model"],
    }
    counted["supported"] = sum(counted[name] for name in SUPPORTED)
    counted |= _matters(commune, period)
    return counted | {name: share(counted, name) for name in SHARES}


def _matters(commune: Commune, period: Period) -> Figures:
    late = period.end - timedelta(days=LONGEST)
    found: Figures = {}
    in_time = 0
    for name, rows, begun, done in (
        ("cases_handled", commune.cases, "found_on", "handled_on"),
        ("tips_resolved", commune.tips, "received_on", "resolved_on"),
    ):
        finished = [r for r in rows if r[done] and period.start <= r[done] <= period.end]
        found[name] = len(finished)
        overdue = name.split("_")[0] + "_overdue"
        found[overdue] = sum(r[begun] < late and not (r[done] and r[done] <= period.end) for r in rows)
        in_time += sum((r[done] - r[begun]).days <= LONGEST for r in finished)
    found["matters_due"] = sum(found.values())
    found["matters_in_time"] = in_time
    return found


def share(counted: Figures, name: str) -> Fraction | None:
    """Return a share, None where there is nothing to divide by."""
    above, below, times = SHARES[name]
    return Fraction(counted[above] * times, counted[below]) if counted[below] else None


def together(units: Mapping[str, Figures]) -> Figures:
    """Return the district's figures: sums, shares of sums, how many say yes."""
    names = [name for name in next(iter(units.values())) if name not in SHARES]
    found: Figures = {name: sum(one[name] for one in units.values()) for name in names}
    return found | {name: share(found, name) for name in SHARES}


def points(commune: Commune, period: Period, in_time: tuple[bool, bool]) -> dict[str, Fraction]:
    """Return the points of every criterion by the shipped rulebook; `in_time`: the half-year's return, the
    year's."""
    one = figures(commune, period)

    def of_share(id_: str, name: str, full_at: int = 100) -> Fraction:
        value = one[name]
        reached = Fraction(1) if value is None else min(Fraction(1), value / full_at)
        return _rounded(MAXIMA[id_] * reached)

    def if_(id_: str, holds: bool) -> Fraction:
        return Fraction(MAXIMA[id_] if holds else 0)

    unit, plan = commune.unit[period.code], commune.registration[period.year]["plan_on"]
    cases = [r for r in commune.cases if _of(r, period)]
    needed = sum(r["victims"] + r["identifying"] for r in cases)
    helped = sum(r["supported"] for r in cases)
    calm = if_("A1", one["hotspots_active"] == 0)
    cleared = one["hotspots_active"] <= 1 and one["hotspots_cleared"] >= 1
    late_plan = plan > date(period.year, 3, 31)
    return {
        "A1": calm or Fraction(4 if cleared else 0),
        "A2": of_share("A2", "handled_share"),
        "A3": max(Fraction(0), 5 - Fraction(5, 2) * _repeats(commune, period)),
        "A4": _rounded(Fraction(4 * min(helped, needed), needed)) if needed else Fraction(4),
        "B1": of_share("B1", "classified_share"),
        "B2": of_share("B2", "inspected_share", 80 if unit["border_area"] or unit["town_area"] else 60),
        "B3": of_share("B3", "committed_share"),
        "B4": of_share("B4", "remedied_share"),
        "C1": if_("C1", one["activities"] >= 4),
        "C2": of_share("C2", "hamlets_share"),
        "C3": if_("C3", one["activities_owners"] >= 1 and one["activities_at_risk"] >= 1),
        "C4": if_("C4", one["officer_trainings"] >= 1),
        "D1": of_share("D1", "supported_rate", 20),
        "D2": if_("D2", one["training_or_jobs"]),
        "D3": if_("D3", one["hiv_services"] and one["legal_aid"]),
        "D4": if_("D4", one["club_model"] or not one["club_assigned"]),
        "E1": if_("E1", one["team_meetings"] >= 4 and one["officer_in_charge"]),
        "E2": if_("E2", one["registered"] and not late_plan),
        "E3": Fraction(5, 2) * sum(in_time),
    }


def band(score: Fraction, hotspots: int, core_forms: bool) -> str:
    """Return the band of a score under the gates of the shipped rulebook."""
    if not core_forms:
        return "khong_xep_loai"
    if score < 50:
        return "yeu"
    if score < 70 or hotspots:
        return "trung_binh"
    return "kha" if score < 90 else "tot"


def _of(case: Mapping[str, Any], period: Period) -> bool:
    return bool(period.start <= case["found_on"] <= period.end)


def _repeats(commune: Commune, period: Period) -> int:
    """Count the venues open in the period at which two inspections within 24 months met with lewdness or
    prostitution."""
    lewd = ("để xảy ra mại dâm", "khiêu dâm, kích dục")
    days = {r["id"]: (r["venue_id"], r["date"]) for r in commune.inspections}
    first = date(period.year - 2, 12, 15)
    visits: dict[str, set[str]] = {}
    for row in commune.violations:
        venue, day = days[row["inspection_id"]]
        if row["act"] in lewd and first <= day <= period.end:
            visits.setdefault(venue, set()).add(row["inspection_id"])
    return sum(len(visits.get(v["id"], ())) >= 2 for v in commune.venues_in(period))


def _rounded(number: Fraction) -> Fraction:
    """Round half up to two decimals."""
    return Fraction(floor(number * 100 + Fraction(1, 2)), 100)
