"""A comparison as a page shows it: what differs in sentences, who moves where, and through what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from desk.authoring.comparison import Comparison, compared_rules, compared_runs
from desk.authoring.comparison_report import ComparisonReport
from desk.base.language import LazyText
from desk.web.jobs.models import JobOutcome
from desk.web.shelf import workspace

MOST = 100  # rows shown of one rulebook and year
RUNS, DAYS = "runs", "days"


def compared(asked: Mapping[str, Any], by: str, step: Callable[[int, int], None]) -> JobOutcome:
    """Compare two runs of a year, or a year under the rules of two days."""
    made, sides = workspace(), (str(asked["before"]), str(asked["after"]))
    step(0, 1)
    if asked["what"] == RUNS:
        found = compared_runs(*sides, made.folder, None)
    else:
        found = compared_rules(*sides, made.folder, [int(asked["year"])], None, None)
    step(1, 1)
    return told_of(found, str(asked["lang"]))


def told_of(found: Comparison, lang: str) -> JobOutcome:
    """Return a comparison for a page, in one language; its result is plain JSON."""
    report = ComparisonReport(found)
    moved = [m for m in found.movements if m.moved]
    bands, points = len([m for m in moved if m.changes_band]), len(moved)
    years = ", ".join(map(str, found.years))
    return JobOutcome(
        LazyText(
            "%(bands)s đổi hạng, %(points)s đổi điểm, năm %(years)s.", bands=bands, points=points, years=years
        ),
        {
            "mark": report.mark(),
            "differences": [d.text for d in found.differences()],
            "books": list(_books(found, report)),
        },
    )


def _books(found: Comparison, report: ComparisonReport) -> Iterator[dict[str, Any]]:
    for name in found.rulebooks:
        for year in found.years:
            every = found.of(name, year)
            moved = [m for m in every if m.moved]
            columns, rows = report.matrix_rows(name, year)
            yield {
                "title": report.title(name),
                "year": year,
                "n": len(every),
                "moved": len(moved),
                "bands": len([m for m in moved if m.changes_band]),
                "announced": report.announced_words(name, year),
                "columns": columns,
                "matrix": rows,
                "headers": list(report.mover_headers()),
                "rows": [list(map(str, report.mover_row(m))) for m in moved[:MOST]],
                "more": max(0, len(moved) - MOST),
            }
