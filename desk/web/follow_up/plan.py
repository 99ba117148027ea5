"""The inspection plan as its page shows it: by why each venue is in, so that the lot is never read as
suspicion."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desk.office.plan_report import AREAS
from desk.runs.standings import Names
from desk.words.band_words import band_title, steps_of
from engine.follow_up.inspection_plan import AT_RANDOM, BY_RISK, BY_STRATUM, Planned
from engine.rulebook.model.rulebook import Rulebook

NEVER = "never"
TITLES = {
    BY_RISK: (
        "Theo nguy cơ",
        "By risk",
        "rất cao trước, rồi lâu chưa kiểm tra trước",
        "very high first, then longest ago",
    ),
    NEVER: (
        "Chưa từng kiểm tra",
        "Never inspected",
        "hồ sơ không có lần kiểm tra nào",
        "no inspection on record",
    ),
    BY_STRATUM: (
        "Cho đủ phần địa bàn trọng điểm",
        "For the share of key areas",
        "; ".join(AREAS.values()),
        "border and town areas",
    ),
    AT_RANDOM: (
        "Chọn ngẫu nhiên",
        "Drawn at random",
        "không vì nghi ngờ; để không ai biết chắc mình được bỏ qua",
        "for no suspicion; so that nobody is sure to be passed over",
    ),
}


@dataclass(frozen=True, slots=True)
class PlanRow:
    n: int
    venue: str
    unit: str
    band: str
    steps: int | None
    days: str  # since the last inspection
    more: str


@dataclass(frozen=True, slots=True)
class PlanGroup:
    title: str
    why: str
    rows: tuple[PlanRow, ...]


def groups_of(planned: Iterable[Planned], book: Rulebook, names: Names, lang: str) -> tuple[PlanGroup, ...]:
    """Return the venues of a plan, numbered as in the plan, under why they are in it."""
    held: dict[str, list[PlanRow]] = {why: [] for why in TITLES}
    for n, one in enumerate(planned, 1):
        why = NEVER if one.why == BY_RISK and one.candidate.days is None else one.why
        held[why].append(_row(n, one, book, names, lang))
    at = lang == "en"
    return tuple(
        PlanGroup(TITLES[why][at], TITLES[why][2 + at], tuple(rows)) for why, rows in held.items() if rows
    )


def _row(n: int, one: Planned, book: Rulebook, names: Names, lang: str) -> PlanRow:
    of, vi = one.candidate, lang == "vi"
    areas = [AREAS["border_area"] if vi else "border area"] if of.border else []
    areas += [AREAS["town_area"] if vi else "town area"] if of.town else []
    return PlanRow(
        n,
        of.venue,
        names.unit(of.unit),
        band_title(book, of.bands, lang),
        steps_of(book, of.bands[0]) if len(of.bands) == 1 else None,
        "–" if of.days is None else str(of.days),
        "; ".join(areas),
    )
