"""What follows from a run as papers: for each office a letter, a list and a calendar."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from desk.base.files import write_bytes
from desk.base.language import speaking
from desk.office.papers.differing import differing_words, marked
from desk.office.papers.work_to_do import WorkOfOffice, by_office, work_letter
from desk.office.papers.writing import written
from desk.office.workbooks.work_list import work_list
from desk.reports.calendar_file import calendar_of
from desk.reports.follow_up import Chains
from desk.runs.run import Run, scored_period
from desk.runs.since_announced import SinceAnnounced
from desk.words.adoption_words import mark_of
from desk.workspace.office import IssuingOffice
from engine.follow_up.conclusions import Conclusion
from engine.rulebook.model.rulebook import Rules


@speaking("vi")
def work_papers(
    folder: Path,
    run: Run,
    rules: Rules,
    office: IssuingOffice,
    day: date | None,
    actions: Collection[Conclusion],
    chains: Chains,
    later: Sequence[SinceAnnounced] = (),
) -> tuple[Path, ...]:
    """Write four files an office, of sure actions; `later`: announcements the run differs from."""
    period = scored_period(rules, run.manifest["year"])
    names = {u.code: u.name for u in rules.units.on(period.end)}
    found: list[Path] = []
    sure = [action for action in actions if action.kind == "action" and action.sure]
    for work in by_office(sure, rules.offices, period.end, names):
        mark = _mark(work, rules, chains)
        letter = work_letter(work, rules, period, office, day, chains, mark)
        found += written(folder, marked(letter, later, work.unit))
        differs = differing_words(later, work.unit)
        by_id = {rule.id: rule for rule in rules.follow_up}
        title = f"Việc cần làm của {work.name}, kỳ {period.code}"
        listed = work_list(title, work, by_id, chains, mark, day, differs)
        found.append(listed.save(folder / f"{letter.name}.xlsx"))
        found.append(folder / f"{letter.name}.ics")
        write_bytes(found[-1], calendar_of(work.actions, run.id, chains.secret, differs).encode())
    return tuple(found)


def _mark(work: WorkOfOffice, rules: Rules, chains: Chains) -> str | None:
    """Return the mark of an illustrative rulebook that some of the work rests on."""
    behind = {name for action in work.actions for name in chains.rulebooks(action)}
    marks = (mark_of(rules.rulebooks[name]) for name in sorted(behind) if name in rules.rulebooks)
    return next((mark for mark in marks if mark), None)
