"""Whom to remind of what: forms owed and cells to correct, commune by commune, and the letter to each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from desk.base.language import speaking
from desk.base.paper.content import Printed
from desk.office.papers.reminder import AskedOfUnit, reminder
from desk.office.reminders import Owing, cells_to_correct, missing_forms
from desk.words.problem_rows import problem_row
from desk.workspace.office import IssuingOffice
from desk.workspace.store import Stored
from engine.rulebook.model.rulebook import Rules
from facts.archive.ledger import FiledProblem
from facts.intake.problems import REFERENCE_UNKNOWN
from facts.periods import Period


@speaking("vi")
def asked_of_communes(stored: Stored, rules: Rules, period: Period) -> tuple[AskedOfUnit, ...]:
    """Return what each commune is asked for, in order of code; nothing of one that owes nothing."""
    owing = {one.unit.code: one for one in missing_forms(stored.standing, rules, period)}
    cells = {
        unit: left
        for unit, found in cells_to_correct(
            stored.standing, stored.ledger.problems, stored.ledger.files, period
        ).items()
        if (left := tuple(cell for cell in found if not _waits_for(cell, owing.get(unit))))
    }
    return tuple(
        AskedOfUnit(
            owing.get(unit.code) or Owing(unit, (), False, period),
            tuple(problem_row(cell) for cell in cells.get(unit.code, ())),
        )
        for unit in rules.units.on(period.end)
        if unit.code in owing or unit.code in cells
    )


def _waits_for(cell: FiledProblem, owing: Owing | None) -> bool:
    """Tell whether a code is unknown because the form that declares it is itself owed: it is asked for, and
    the code may be right."""
    form = dict(cell.problem.params).get("form")
    owed = {kind.form for kind in owing.forms} if owing else set()
    return cell.problem.code == REFERENCE_UNKNOWN and form in owed


@speaking("vi")
def reminders(
    asked: Iterable[AskedOfUnit],
    rules: Rules,
    office: IssuingOffice,
    day: date | None,
    answer_by: date | None,
) -> tuple[Printed, ...]:
    """Return the letters, one a commune."""
    return tuple(reminder(one, rules, office, day, answer_by) for one in asked)
