"""Sheets and tables of a return that are read as no form."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from facts.forms.catalogue import COVER, FORMS
from facts.intake.cells import is_empty
from facts.intake.form_rows import FormRows, rows_from_sheet
from facts.intake.grid import Cells, Plain, ReturnSheets, Sheet, StraySheet, form_from_name
from facts.intake.header import SEARCHED, header_of, nearest_header
from facts.intake.problems import Params, Problem
from facts.intake.table import OtherTable, is_between_rows
from facts.spelling import folded
from facts.standing import HAS_DATA

LOOKED_AT = SEARCHED + 1  # rows of a sheet that is not read: a header, and one row under it
NAMED = 3  # headers written otherwise, of a sheet
# sheets that blank forms, marked copies and appraisal forms come with
_OF_THE_PROGRAM = ("danh muc", "danhmuc", "can sua", "doi chieu")


@dataclass(frozen=True, slots=True)
class UnreadTable:
    """A table that is not read, the form it is like ("": none), and what is said of it.

    `filled`: it has rows; `complete`: every column too that the form needs; `named`: what is said of its
    sheet names it.
    """

    form: str
    problem: Problem
    filled: bool
    complete: bool
    named: bool = False


def stray_sheet(nth: int, name: str, rows: Iterable[Iterable[Plain]], visible: bool) -> StraySheet | None:
    """Return a sheet that is not read, by its first rows; None where no table of anyone's stands in it. Of
    hidden ones only those with rows under the header of a form: others are a program's own."""
    table = tuple(tuple(row) for row in rows)
    if folded(name) in _OF_THE_PROGRAM or sum(_is_of_a_table(row) for row in table) < 2:
        return None
    near = nearest_header(table)
    form = form_from_name(name) or (near.form if near else "")
    if form not in FORMS:
        return StraySheet(nth, form, False) if visible else None
    if header_of(FORMS[form], table) is None:
        differing = near.differing if near and near.form == form else ()
        below = table[near.row :] if near else ()
        filled = any(_is_of_a_table(row) and not is_between_rows(row) for row in below)
        return StraySheet(nth, form, False, differing, filled) if visible else None
    filled, lacking = _rows_of(form, table)
    if visible:
        pairs = near.differing if near and near.form == form else ()
        pairs += tuple((header, "") for header in lacking if header not in dict(pairs))
        return StraySheet(nth, form, False, pairs, filled, filled and not lacking)
    return StraySheet(nth, form, True, filled=True) if filled else None


def _rows_of(form: str, rows: tuple[Cells, ...]) -> tuple[bool, tuple[str, ...]]:
    """Tell whether a table of a form has rows, and return the headers that the form needs and it lacks."""
    read = rows_from_sheet(FORMS[form], Sheet(form, rows))
    fields = FORMS[form].fields
    lost = [p.field for p in read.problems if p.code == "header_missing" and p.set_aside]
    return bool(read.rows), tuple(fields[name].header for name in lost if name in fields)


def _is_of_a_table(row: Cells) -> bool:
    return sum(not is_empty(value) for value in row) > 1


def unread_tables(
    sheets: ReturnSheets, states: Mapping[str, str | None], read: Iterable[FormRows]
) -> Iterator[UnreadTable]:
    """Yield each sheet that is not read, unless its form says it is hidden, and further tables of others."""
    forms = {form for form, _ in sheets.sheets}
    hidden = {form for form in sheets.hidden if form not in forms and states.get(form) == HAS_DATA}
    for stray in sheets.strays:
        if not (stray.hidden and stray.form in hidden):
            yield UnreadTable(stray.form, _of_stray(stray), stray.filled, stray.complete)
    for rows in read:
        for other in rows.others:
            filled, lacking = _rows_of(other.form, other.rows)
            unlike = not rows.columns  # the sheet's only table, and not of its form
            if filled or unlike:
                yield UnreadTable(
                    other.form, _of_table(rows.form, other), True, filled and not lacking, named=unlike
                )


def _of_stray(stray: StraySheet) -> Problem:
    visible = "file_unnamed" if stray.in_file else "sheet_unnamed"
    code = "sheet_hidden" if stray.hidden else visible
    named = ", ".join(
        f"{f'“{text}”' if text else '…'} → “{header}”" for header, text in stray.differing[:NAMED]
    )
    columns = (("columns", named),) if named else ()
    like = (*_like(stray.form), *columns) if stray.form in FORMS else ()
    kind = "nth_file" if stray.in_file else "nth_sheet"
    shown = f"{kind}_otherwise" if columns else f"{kind}_like" if like else kind
    expected = "nth_sheet_shown" if stray.hidden else shown
    return Problem(code, COVER.form, expected=expected, params=(("nth", str(stray.nth)), *like))


def _of_table(on: str, table: OtherTable) -> Problem:
    params = (("on", on), ("row", str(table.row)), *_like(table.form))
    return Problem("table_unread", COVER.form, expected="own_table", params=params)


def _like(form: str) -> Params:
    return (("like", f"{form} {FORMS[form].title}"),)
