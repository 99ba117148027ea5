"""A cell to correct as a page may show it: what stood in a cell that is not open stays hidden."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desk.base.language import reader
from facts.archive.ledger import FiledProblem
from facts.forms.catalogue import COVER, FORMS
from facts.intake.messages import expected_text, found_text, problem_text
from facts.intake.problems import PROBLEMS, Problem
from facts.intake.showing import tells_of_someone


@dataclass(frozen=True, slots=True)
class ProblemRow:
    where: str  # file · sheet · cell
    words: str
    set_aside: bool
    file: str
    form: str
    hash: str
    cell: str
    found: str  # what stood there; empty where it may not be shown
    expected: str
    fault: str  # what is wrong; what to do


def shown_problem(filed: FiledProblem) -> Problem:
    """Return a problem as it may be shown: without what stood in a cell that is not open, or may name someone
    there (an archive of before may have it)."""
    problem = filed.problem
    personal = isinstance(problem.found, str) and tells_of_someone(problem.found)
    return replace(problem, found=None) if personal or not _open(problem) else problem


def problem_row(filed: FiledProblem) -> ProblemRow:
    """Return place, fault and way out."""
    problem = shown_problem(filed)
    lang = reader()
    text = problem_text(filed.file, problem, lang)
    place = " ".join(part for part in (filed.file, problem.sheet, problem.cell) if part)
    where = " · ".join(part for part in (filed.file, problem.sheet, problem.cell) if part)
    return ProblemRow(
        where,
        text.removeprefix(f"{place}: "),
        problem.set_aside,
        filed.file,
        problem.sheet,
        filed.hash,
        problem.cell,
        "" if problem.found is None else found_text(problem.found, lang),
        expected_text(problem, lang),
        lang.translate(PROBLEMS[problem.code]),
    )


def _open(problem: Problem) -> bool:
    if not problem.field or (problem.sheet == COVER.form and problem.field in FORMS):
        return True  # a sheet's header or name, what the cover says of a form
    kind = COVER if problem.sheet == COVER.form else FORMS.get(problem.sheet)
    field = kind.fields.get(problem.field) if kind else None
    return field is not None and field.sensitivity == "open"
