"""Sheets and tables of a return that are read as no form."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from facts.forms.catalogue import COVER, FORMS
from facts.intake.cells import is_empty
from facts.intake.form_rows import FormRows, rows_from_sheet
from facts.intake.grid import Cells, Plain, ReturnSheets, Sheet, UnreadTable, form_from_name
from facts.intake.header import SEARCHED, header_of, nearest_header
from facts.intake.problems import Params, Problem
from facts.intake.table import OtherTable, is_between_rows
from facts.spelling import folded
from facts.standing import HAS_DATA

LOOKED_AT = SEARCHED + 1  # rows of a sheet that is not read: a header, and one row under it
NAMED = 3  # headers written otherwise, of a sheet
# sheets that blank forms, marked copies and appraisal forms come with
_OF_THE_PROGRAM = ("danh muc", "danhmuc", "can sua", "doi chieu")


def stray_sheet(
    nth: int, name: str, rows: Iterable[Iterable[Plain]], visible: bool, in_file: bool = False
) -> UnreadTable | None:
    """Return a sheet that is not read, by its first rows: which of the workbook or, `in_file`, which file of
    the folder (a name may be a person's). None where no table of anyone's stands in it. Of hidden ones only
    those with rows under the header of a form: others are a program's own."""
    table = tuple(tuple(row) for row in rows)
    if folded(name) in _OF_THE_PROGRAM or sum(_is_of_a_table(row) for row in table) < 2:
        return None
    near = nearest_header(table)
    form = form_from_name(name) or (near.form if near else "")
    differing = near.differing if near and near.form == form else ()
    headed, filled, complete = form in FORMS and header_of(FORMS[form], table) is not None, False, False
    if headed:
        filled, lacking = _rows_of(form, table)
        complete = filled and not lacking
        differing += tuple((header, "") for header in lacking if header not in dict(differing))
    elif form in FORMS and near is not None:
        filled = any(_is_of_a_table(row) and not is_between_rows(row) for row in table[near.row :])
    if visible:
        return UnreadTable(form, _unnamed(nth, form, differing, in_file), filled, complete)
    if not (headed and filled):
        return None
    params = (("nth", str(nth)), *_like(form))
    problem = Problem("sheet_hidden", COVER.form, expected="nth_sheet_shown", params=params)
    return UnreadTable(form, problem, filled, hidden=True)


def _unnamed(nth: int, form: str, differing: Sequence[tuple[str, str]], in_file: bool) -> Problem:
    """Return the problem that a sheet or file is called by no form; `differing` has the headers written
    otherwise, as the form has each and as it stands ("": it lacks it)."""
    pairs = ((header, f"“{text}”" if text else "…") for header, text in differing[:NAMED])
    columns = ", ".join(f"{text} → “{header}”" for header, text in pairs)
    code, kind = ("file_unnamed", "nth_file") if in_file else ("sheet_unnamed", "nth_sheet")
    params: Params = (("nth", str(nth)), *(_like(form) if form in FORMS else ()))
    if columns:
        return Problem(code, COVER.form, expected=f"{kind}_otherwise", params=(*params, ("columns", columns)))
    return Problem(code, COVER.form, expected=f"{kind}_like" if form in FORMS else kind, params=params)


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
    yield from (stray for stray in sheets.strays if not (stray.hidden and stray.form in hidden))
    for rows in read:
        for other in rows.others:
            filled, lacking = _rows_of(other.form, other.rows)
            unlike = not rows.columns  # the sheet's only table, and not of its form
            if filled or unlike:
                problem, complete = _of_table(rows.form, other), filled and not lacking
                yield UnreadTable(other.form, problem, True, complete, named=unlike)


def _of_table(on: str, table: OtherTable) -> Problem:
    params = (("on", on), ("row", str(table.row)), *_like(table.form))
    return Problem("table_unread", COVER.form, expected="own_table", params=params)


def _like(form: str) -> Params:
    return (("like", f"{form} {FORMS[form].title}"),)
