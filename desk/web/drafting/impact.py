"""Who moves because of a draft: the newest year under the rules as they stand and under the draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from desk.authoring.comparison import compared_rules
from desk.authoring.comparison_report import ComparisonReport
from desk.base.files import write_text
from desk.web.drafting.drafts import drafted
from desk.web.shelf import workspace
from desk.web.work.outcomes import Outcome

MOST = 100  # rows shown


def draft_compared(asked: Mapping[str, Any], by: str, step: Callable[[int, int], None]) -> Outcome:
    """Compare the rules with a person's draft over one year."""
    made, year, lang = workspace(), int(asked["year"]), str(asked["lang"])
    with TemporaryDirectory() as folder:
        for name, text in drafted(by).items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            write_text(path, text)
        step(0, 1)
        found = compared_rules(str(made.rules), str(Path(folder) / "rules"), made.folder, [year], None, None)
    report = ComparisonReport(found, lang)
    books = []
    for name in found.rulebooks:
        moved = [m for m in found.of(name, year) if m.moved]
        rows = [list(map(str, report.mover_row(m))) for m in moved[:MOST]]
        books.append({
            "title": report.title(name), "n": len(found.of(name, year)), "moved": len(moved),
            "bands": len([m for m in moved if m.changes_band]), "headers": list(report.mover_headers()), "rows": rows,
        })  # fmt: skip
    step(1, 1)
    moved = [m for m in found.movements if m.moved]
    bands, points = len([m for m in moved if m.changes_band]), len(moved)
    return Outcome(
        f"{bands} đổi hạng, {points} đổi điểm, năm {year}.", f"{bands} change band, {points} change points, {year}.",
        {"differences": [d.text for d in found.differences(lang)], "books": books},
    )  # fmt: skip
