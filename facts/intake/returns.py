"""One return in: cover and forms, read and checked, or the fault of the whole file."""

from __future__ import annotations

from dataclasses import dataclass, replace

from facts.context import Context
from facts.forms.catalogue import FORMS
from facts.intake import problems
from facts.intake.cover import ReturnCover, cover_from_sheet
from facts.intake.form_rows import FormRows, rows_from_sheet
from facts.intake.grid import ReturnSheets
from facts.intake.problems import Problem
from facts.standing import HAS_DATA, NIL


@dataclass(frozen=True, slots=True)
class FormReturn:
    """One form of a return. `state` is what counts: unknown (None) where data were promised and aren't there."""

    form: str
    state: str | None
    rows: FormRows


@dataclass(frozen=True, slots=True)
class ReadReturn:
    """One return as read: every form its cover lists or that has rows, in order."""

    file: str
    cover: ReturnCover
    forms: tuple[FormReturn, ...]


def return_from_sheets(sheets: ReturnSheets, file: str, context: Context) -> ReadReturn:
    """Read a return from its sheets. Raise FileFault where its cover can't be used."""
    cover = cover_from_sheet(next(iter(sheets.all("B00")), None), file, context)
    forms = tuple(
        form_return for form in FORMS if (form_return := _form_return(form, cover, sheets)) is not None
    )
    return ReadReturn(file, cover, forms)


def _form_return(form: str, cover: ReturnCover, sheets: ReturnSheets) -> FormReturn | None:
    found = sheets.all(form)
    rows = rows_from_sheet(FORMS[form], found[0]) if found else FormRows(form)
    for other in found[1:]:
        params = (("name", found[0].name),)
        rows = _reporting(
            rows, Problem(problems.SHEET_TWICE, form, expected="one_sheet", params=params, found=other.name)
        )
    told = cover.states.get(form)
    if not rows.rows:
        if form not in cover.states:
            return None
        return _without_rows(form, told, rows, absent=not found)
    if told == HAS_DATA:
        return FormReturn(form, HAS_DATA, rows)
    code = problems.DATA_THOUGH_NIL if told == NIL else problems.DATA_THOUGH_NOT_RETURNED
    # Rows are better evidence than a mark on the cover.
    return FormReturn(form, HAS_DATA, _reporting(rows, Problem(code, form, expected="no_rows")))


def _without_rows(form: str, told: str | None, rows: FormRows, *, absent: bool) -> FormReturn:
    if told != HAS_DATA:
        return FormReturn(form, told, FormRows(form))
    if absent:
        rows = _reporting(rows, Problem(problems.SHEET_MISSING, form, expected="sheet"))
    elif not rows.problems:
        rows = _reporting(rows, Problem(problems.NO_ROWS, form, expected="rows"))
    return FormReturn(form, None, rows)


def _reporting(rows: FormRows, problem: Problem) -> FormRows:
    return replace(rows, problems=(*rows.problems, problem))
