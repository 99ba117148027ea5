"""Reports of a run: one public workbook, and as many numbered restricted copies as were asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desk.base.faults import WrongUse
from desk.office.disclosure.editions import editions_of, put_on_record
from desk.office.office_results import office_results
from desk.office.prefill import looked
from desk.office.workbooks.public_results import public_workbook
from desk.office.workbooks.restricted_results import restricted_workbook
from desk.office.workbooks.result_words import Edition
from desk.runs.run import Run, scored_period
from desk.runs.run_inputs import evaluation_of, inputs_of
from desk.runs.since_announced import announcement_of, later_differences
from desk.runs.standings import closed_despite
from desk.workspace.compiled_rules import rulebook_for
from desk.workspace.folder import opened
from desk.workspace.sweeping import writing
from engine.rulebook.model.roles import RECOGNITION


@dataclass(frozen=True, slots=True)
class Reported:
    public: tuple[Path, ...]
    restricted: tuple[Path, ...]


def reported(
    run: Run, folder: Path, copies: int, reason: str | None, by: str, today: date, lang: str = "vi"
) -> Reported:
    """Write the workbooks of a run; restricted copies only for a reason, and each is recorded."""
    if copies and not (reason or "").strip():
        raise WrongUse(
            'Bản lưu hành nội bộ phải có lý do: --reason "…" (được ghi lại).',
            'Restricted copies need a reason: --reason "…" (it is recorded).',
        )
    rules, archive = inputs_of(run)
    evaluation = evaluation_of(run, rules, archive)
    period = scored_period(rules, run.manifest["year"])
    book = rulebook_for(rules, RECOGNITION, period)
    workspace = opened(run.workspace)
    told = announcement_of(workspace, book.name, period.code)
    later = later_differences(told, run, book.name) if told else ()
    edition = Edition(run.id, run.manifest["locked"], told, later, lang)
    with writing(workspace):
        earlier = editions_of(workspace, book.name)
        results = office_results(evaluation, book, period, earlier, edition.locked)
        results = replace(results, despite=closed_despite(run, book))
        if edition.locked:
            put_on_record(workspace, book.name, run.id, results.shown, today.isoformat(), by)
    name = {"vi": f"Kết quả {period.code} (công khai)", "en": f"Results {period.code} (public)"}[lang]
    public = public_workbook(folder / f"{name}.xlsx", results, edition)
    restricted = []
    for number in range(1, copies + 1):
        what = {"what": "restricted workbook", "run": run.id, "copy": f"{number}/{copies}"}
        looked(workspace, by, str(reason), today, what)
        path = folder / f"Kết quả {period.code} (LƯU HÀNH NỘI BỘ, bản {number:02d}).xlsx"
        restricted.append(restricted_workbook(path, results, replace(edition, lang="vi"), (number, copies)))
    return Reported((public,), tuple(restricted))
