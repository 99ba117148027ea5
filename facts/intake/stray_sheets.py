"""Sheets of a workbook that are read as no form, though a table stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from facts.forms.catalogue import COVER, FORMS
from facts.intake import problems
from facts.intake.cells import is_empty
from facts.intake.grid import GridRow, Plain, ReturnSheets, StraySheet, form_from_name
from facts.intake.header import SEARCHED, header_of, nearest_header
from facts.intake.problems import Problem
from facts.spelling import folded
from facts.standing import HAS_DATA

LOOKED_AT = SEARCHED + 1  # rows of a sheet that is not read: a header, and one row under it
# sheets that blank forms, marked copies and appraisal forms come with
_OF_THE_PROGRAM = (
    "danh muc",
    "danhmuc",
    "can sua",
    "doi chieu",
)


def stray_sheet(nth: int, name: str, rows: Iterable[Iterable[Plain]], visible: bool) -> StraySheet | None:
    """Return a sheet that is not read, by its first rows; None where no table of anyone's stands in it. Of
    hidden ones only those with the header of a form: others are a program's own."""
    table = tuple(tuple(row) for row in rows)
    if folded(name) in _OF_THE_PROGRAM or sum(_is_of_a_table(row) for row in table) < 2:
        return None
    named = form_from_name(name)
    near = nearest_header(table)
    form = named or (near.form if near else "")
    if visible:
        return StraySheet(nth, form, False)
    header = header_of(FORMS[form], table) if form in FORMS else None
    return StraySheet(nth, form, True) if header and any(map(_is_of_a_table, table[header.row :])) else None


def _is_of_a_table(row: GridRow) -> bool:
    return sum(not is_empty(value) for value in row) > 1


def problems_of_strays(sheets: ReturnSheets, states: Mapping[str, str | None]) -> tuple[Problem, ...]:
    """Return a problem for each sheet that is not read, but for the one whose form says that it is hidden."""
    read = {form for form, _ in sheets.sheets}
    told = {form for form in sheets.hidden if form not in read and states.get(form) == HAS_DATA}
    return tuple(_problem(stray) for stray in sheets.strays if not (stray.hidden and stray.form in told))


def _problem(stray: StraySheet) -> Problem:
    code = problems.SHEET_HIDDEN if stray.hidden else problems.SHEET_UNNAMED
    like = (("like", f"{stray.form} {FORMS[stray.form].title}"),) if stray.form in FORMS else ()
    expected = "nth_sheet_shown" if stray.hidden else "nth_sheet_like" if like else "nth_sheet"
    return Problem(code, COVER.form, expected=expected, params=(("nth", str(stray.nth)), *like))
