"""Reports of a run: one public workbook, and as many numbered restricted copies as were asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desk.base.faults import WrongUse
from desk.base.language import gettext
from desk.base.outputs import refuse_changed, taken
from desk.office.disclosure.editions import editions_of, put_on_record
from desk.office.workbooks.public_results import public_workbook
from desk.office.workbooks.restricted_results import restricted_workbook
from desk.office.workbooks.result_sheets import Edition
from desk.office.years_shown import years_shown
from desk.runs.run import Run
from desk.runs.year import year_of_run
from desk.workspace.folder import opened
from desk.workspace.sweeping import looked, writing


@dataclass(frozen=True, slots=True)
class Reported:
    public: tuple[Path, ...]
    restricted: tuple[Path, ...]


def reported(run: Run, folder: Path, copies: int, reason: str | None, by: str, today: date) -> Reported:
    """Write the workbooks of a run; restricted copies only for a reason, and each is recorded."""
    if copies and not (reason or "").strip():
        raise WrongUse('Bản lưu hành nội bộ phải có lý do: --reason "…" (được ghi lại).')
    year = year_of_run(run)
    period, book, workspace = year.period, year.rulebook, opened(run.workspace)
    edition = Edition(run.id, year.locked, year.announced, year.changed)
    public = folder / f"{gettext('Kết quả %(period)s (công khai)', period=period.code)}.xlsx"
    restricted = tuple(
        folder / f"Kết quả {period.code} (LƯU HÀNH NỘI BỘ, bản {number:02d}).xlsx"
        for number in range(1, copies + 1)
    )
    refuse_changed((public, *restricted))
    with writing(workspace):
        results = years_shown(year, editions_of(workspace, book.name), edition.locked)
        for one in results.ranked():
            year.refuse_other(one.result)
        if edition.locked:
            put_on_record(workspace, book.name, run.id, results.shown, today.isoformat(), by)
    with taken():
        public_workbook(public, results, edition)
        for number, path in enumerate(restricted, 1):
            what = {"what": "restricted workbook", "run": run.id, "copy": f"{number}/{copies}"}
            looked(workspace, by, str(reason), today, what)
            restricted_workbook(path, results, edition, (number, copies))
    return Reported((public,), restricted)
