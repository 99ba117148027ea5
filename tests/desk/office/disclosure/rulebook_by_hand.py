"""The shipped rulebook as a reader has it: written out by hand, apart from the program's own reading of it.

So are what is withheld and why, and by what rule sums over all communes are shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import z3

# (part, whole) behind a criterion in proportion, and its points
SHARES = {
    "A2": ("matters_in_time", "matters_due", 600),
    "A4": ("people_supported", "people_in_need", 400),
    "B1": ("open_classified", "venues_open", 600),
    "B2": ("open_inspected", "venues_open", 900),
    "B3": ("open_committed", "venues_open", 500),
    "B4": ("violations_remedied", "violations", 500),
}
MOST = {"C2": 600, "D1": 500}  # points of what rests on the commune's own work, or on people helped: anything
FULL_SUPPORT = 20  # helped per 1,000 residents for all points of D1
WITHHELD = {"A1", "A2", "A3", "A4", "B1", "B2", "B3", "B4", "C2", "D1"}
SUMS = {
    "cases_due": ("cases_handled", "cases_overdue"),
    "tips_due": ("tips_resolved", "tips_overdue"),
    "matters_due": ("cases_due", "tips_due"),
    "matters_in_time": ("cases_in_time", "tips_in_time"),
    "people_in_need": ("victims_found", "being_identified"),
    "matters_found": ("cases_found", "tips_received"),
    "supported": ("supported_women", "supported_girls", "supported_households"),
}
AT_MOST = (
    ("matters_in_time", "matters_due"),
    ("people_supported", "people_in_need"),
    ("open_classified", "venues_open"),
    ("open_inspected", "venues_open"),
    ("open_committed", "venues_open"),
    ("violations_remedied", "violations"),
    ("cases_in_time", "cases_handled"),
    ("tips_in_time", "tips_resolved"),
    ("cases_sex", "cases_found"),
    ("high_risk_venues", "venues_open"),
    ("misclassified", "venues_open"),
    ("open_inspected", "venues_inspected"),
    ("venues_inspected", "inspections"),
    ("cases_elsewhere", "cases_found"),
    ("team_178_below_quorum", "inspections"),
    ("surprise_without_ground", "inspections"),
    ("breach_visits", "violations"),
    ("fines: records", "violations"),
    ("breach_visits", "inspections"),
    ("hotspots_active", "hotspots_known"),
)
# Not where one was cleared on the first day of the period: the reader assumes it wherever it is not false
NEARLY_ALWAYS = (("hotspots_cleared", "hotspots_known"),)
RESTS = AT_MOST[:6]
OWN_WORK = (
    "hamlets_reached",
    "hamlets",
    "activities",
    "activities_owners",
    "activities_at_risk",
    "officer_trainings",
    "team_meetings",
    "participants",
    "population",
)
# Targets on a yes or no about a commune's own work: no count follows from how many say yes
SAID_OF_EACH = {
    "Được giao mô hình câu lạc bộ",
    "Mô hình câu lạc bộ còn hoạt động",
    "Có công chức phụ trách",
    "Đã ban hành kế hoạch",
    "Đã đăng ký xây dựng xã lành mạnh",
    "Có đội công tác xã hội tình nguyện",
    "Đơn vị được công nhận",
}
BANDS = {"Tốt": 9000, "Khá": 7000, "Trung bình": 5000, "Yếu": 0}
VISITED = {"lượt", "cơ sở"}  # units of sums held apart: visits, and the venues visited
RECORDS = {
    name: f"{name}: records"
    for name in ("fines", "supported_women", "supported_girls", "supported_households")
}
"""Sums of a field of records, and the records behind each: those in which it is more than nothing."""
GUARDS = frozenset({"four", "five", "ten", "alone", "most", "apart"})
"""What keeps a sum over all communes from being shown: it is less than ten, or what is left without one of
them is of fewer than three communes, less than five in all, all in one, one below what it would be if all had
the most, 1 to 4 from another sum."""

Sum = tuple[Any, Sequence[Any]]  # whether the program found that it may be shown; how much each commune has


@dataclass(frozen=True)
class Rule:
    """By what rule the reader knows things to be shown; each is another where a leak was planted."""

    guards: frozenset[str] = GUARDS
    all_points: bool = False  # the points added up are those of all criteria, not of those shown
    by_records: bool = True  # sums of a field are held to the records behind them
    held: bool = True  # what an edition left blank, or would show as moved by 1 to 4, the next leaves blank
    quota: tuple[str, int] | None = None  # how many communes may have a band
    leaves: tuple[str, str, int] | None = (
        None  # a criterion out of the total where there is none of a count, and its points
    )
    by_points: bool = False  # inside a band communes stand by their points, not by their code


RULE = Rule()


def in_band(band: str, low: Any, high: Any, gate: Any, quota: str | None = None, beyond: Any = None) -> Any:
    """Tell whether totals from `low` to `high` are in a band, a gate holding or not; beyond the quota of a
    band in the next."""
    plain = {
        "Tốt": z3.And(low >= BANDS["Tốt"], z3.Not(gate)),
        "Khá": z3.And(low >= BANDS["Khá"], high < BANDS["Tốt"], z3.Not(gate)),
        "Trung bình": z3.And(low >= BANDS["Trung bình"], z3.Or(high < BANDS["Khá"], gate)),
        "Yếu": high < BANDS["Trung bình"],
    }
    if quota == band:
        return z3.And(plain[band], z3.Not(beyond))
    if quota is not None and list(BANDS).index(band) == list(BANDS).index(quota) + 1:
        return z3.Or(plain[band], z3.And(plain[quota], beyond))
    return plain[band]


def may_be_shown(counts: Sequence[Any], near: Sequence[Sum], guards: frozenset[str]) -> Any:
    """Tell whether a sum of these counts, one a commune, may be shown beside other sums counted in the same
    unit: each commune may subtract its own."""
    total, others = z3.Sum(counts), len(counts) - 1
    held = {
        "four": z3.BoolVal(others >= 3),
        "five": z3.And([total - count >= 5 for count in counts]),
        "ten": total >= 10,
        "alone": z3.Sum([z3.If(count > 0, 1, 0) for count in counts]) >= 3,
        "most": z3.And(
            [
                z3.Or(
                    [total - own <= 5 * others - 2, *(total - own <= others * count - 2 for count in counts)]
                )
                for own in counts
            ]
        ),
        "apart": z3.And([z3.Or(z3.Not(found), no_few_between(counts, other)) for found, other in near]),
    }
    return z3.And([held[guard] for guard in sorted(guards)])


def no_few_between(counts: Sequence[Any], others: Sequence[Any]) -> Any:
    """Tell whether two sums are alike or five or more apart: for a stranger, and less what a commune has."""
    apart = [one - other for one, other in zip(counts, others, strict=True)]
    return z3.And([_not_a_few(z3.Sum(apart) - own) for own in (0, *apart)])


def _not_a_few(number: Any) -> Any:
    return z3.Or(number == 0, number >= 5, number <= -5)
