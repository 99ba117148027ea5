"""One workbook beside another: what an earlier year's may be shown of again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from desk.office.disclosure.points import Withheld
from desk.office.office_results import OfficeResults, YearOfUnit
from desk.workspace.announced_bands import Announced


def held_to_announced(results: OfficeResults, announced: Iterable[Announced]) -> OfficeResults:
    """Withhold an earlier year's points and total where they are no longer those announced.

    Two totals of one commune and year, one in each workbook, tell what the row between them was worth.
    """
    told = {a.period: a.results for a in announced if a.rulebook == results.rulebook.name}
    scale = 10**results.rulebook.decimals

    def held(place: tuple[str, str], year: YearOfUnit) -> YearOfUnit:
        unit, period = place
        if period == results.period.code or _as_told(year, told.get(period, {}).get(unit), scale):
            return year
        return replace(year, withheld=Withheld(frozenset(year.result.scored.criteria), total_shown=False))

    return replace(results, years={place: held(place, year) for place, year in results.years.items()})


def _as_told(year: YearOfUnit, told: Mapping[str, Any] | None, scale: int) -> bool:
    """Tell whether points are as announced; where nothing was announced there is nothing to hold them against."""
    now = {id_: [c.low * scale, c.high * scale] for id_, c in year.result.scored.criteria.items()}
    return told is None or told["points"] == now
