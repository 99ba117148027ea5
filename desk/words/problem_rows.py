"""A cell to correct as a page may show it: what stood in a cell that is not open stays hidden."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desk.base.language import language, language_of_facts
from facts.archive.ledger import FiledProblem
from facts.forms.catalogue import FORMS
from facts.intake.messages import expected_text, found_text, problem_text
from facts.intake.problems import PROBLEMS


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


def problem_row(filed: FiledProblem) -> ProblemRow:
    """Return place, fault and way out; never the value of a restricted or personal cell."""
    problem = filed.problem if _open(filed) else replace(filed.problem, found=None)
    reader = language_of_facts(language())
    text = problem_text(filed.file, problem, reader)
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
        "" if problem.found is None else found_text(problem.found, reader),
        expected_text(problem, reader),
        reader.translate(PROBLEMS[problem.code]),
    )


def _open(filed: FiledProblem) -> bool:
    kind = FORMS.get(filed.problem.sheet)
    if kind is None:
        return filed.problem.sheet not in FORMS and not filed.problem.field
    field = kind.fields.get(filed.problem.field)
    return field is not None and field.sensitivity == "open"
