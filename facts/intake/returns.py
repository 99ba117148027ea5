"""One return in: cover and forms, read and checked, or the fault of the whole file."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from facts.context import Context
from facts.forms.catalogue import FORMS
from facts.intake.cover import ReturnCover, cover_from_sheet
from facts.intake.form_rows import FormRows
from facts.intake.grid import ReturnSheets, Sheet, UnreadTable
from facts.intake.problems import FileFault, Problem
from facts.intake.read_sheets import COVER, covers_in, form_sheets_in
from facts.intake.showing import tells_of_someone
from facts.intake.stray_sheets import unread_tables
from facts.periods import Period
from facts.standing import HAS_DATA, NIL


def period_doubted(period: Period, forms: Iterable[FormRows]) -> Problem | None:
    """Return the problem that no day of an event lies in the period, or that most come after it."""
    days = [day for form in forms for day in _days(form, period)]
    inside = sum(period.holds(day) for day in days)
    after = sum(day > period.end for day in days)
    if not days or (inside and after * 2 <= len(days)):
        return None
    span = (("start", f"{period.start:%d/%m/%Y}"), ("end", f"{period.end:%d/%m/%Y}"))
    return Problem("period_doubtful", "B00", expected="days_between", params=span, found=period.code)


def _days(form: FormRows, period: Period) -> Iterable[date]:
    """Yield the days that speak for a period; a matter still open is told of again in every later one."""
    kind = FORMS[form.form]
    if kind.date is None:
        return
    for row in form.rows:
        day = row.values.get(kind.date)
        is_open = kind.open_until is not None and row.values.get(kind.open_until) is None
        if isinstance(day, date) and not (is_open and day < period.start):
            yield day


MAX_PROBLEMS = 20_000  # no office fixes so many; what has them is another kind of table


@dataclass(frozen=True, slots=True)
class ReadReturn:
    """One return as read: every form its cover lists or that has rows, in order."""

    file: str
    cover: ReturnCover
    forms: tuple[FormRows, ...]


def return_from_sheets(
    sheets: ReturnSheets, file: str, context: Context, today: date | None = None
) -> ReadReturn:
    """Read a return from its sheets, on a day. Raise FileFault where its cover can't be used."""
    pages = covers_in(sheets)
    if not pages and COVER in sheets.hidden:
        raise FileFault("cover_hidden", file)
    cover = cover_from_sheet(next(iter(pages), None), file, context, today)
    if len(pages) > 1:
        twice = tuple(_twice(COVER, pages[0], other, lost=False) for other in pages[1:])
        cover = replace(cover, problems=(*cover.problems, *twice))
    kinds = context.catalogue.on(cover.period.end).forms
    read = {form: form_sheets_in(kind, sheets) for form, kind in kinds.items()}
    unread = tuple(unread_tables(sheets, cover.states, (pages[0][1] for pages in read.values() if pages)))
    returned = (_form_return(form, cover, pages, sheets.hidden) for form, pages in read.items())
    forms = tuple(form for form in returned if form is not None)
    _check_recognised(cover, forms, unread, file)
    cover, forms = _with_unread(cover, forms, unread)
    forms = tuple(_of_office(form, cover, context) for form in forms)
    wrong = sum(len(form.problems) + sum(len(row.problems) for row in form.rows) for form in forms)
    if wrong > MAX_PROBLEMS:
        raise FileFault("too_many_problems", file, count=str(wrong))
    doubted = period_doubted(cover.period, forms)
    if doubted is not None:
        cover = replace(cover, problems=(*cover.problems, doubted))
    return ReadReturn(file, cover, forms)


def _with_unread(
    cover: ReturnCover, forms: tuple[FormRows, ...], unread: Sequence[UnreadTable]
) -> tuple[ReturnCover, tuple[FormRows, ...]]:
    """Put what is said of each unread table to its form, whose figures must wait, where the form would be nil
    by the cover alone or the table could be read as one more of it; else to the cover."""
    by_form = {form.form: form for form in forms}
    for table in unread:
        form = by_form.get(table.form)
        if form and ((form.state == NIL and table.filled) or (form.rows and table.complete)):
            problem = replace(table.problem, sheet=table.form, set_aside=True)
            by_form[table.form] = form.reporting(problem)
        elif not table.named:
            cover = replace(cover, problems=(*cover.problems, table.problem))
    return cover, tuple(by_form.values())


def _check_recognised(
    cover: ReturnCover, forms: Sequence[FormRows], unread: Sequence[UnreadTable], file: str
) -> None:
    """Raise FileFault where sheets stand in a return but none, and no word of the cover, can be read."""
    lost = [f.form for f in forms if any(p.code == "header_not_found" for p in f.problems)]
    tables = (dict(table.problem.params) for table in unread)
    lost += [params.get("like", f"#{params.get('nth')}") for params in tables if params]
    if lost and not any(cover.states.values()) and not any(form.rows for form in forms):
        raise FileFault("nothing_recognised", file, sheet=", ".join(lost))


def _form_return(
    form: str, cover: ReturnCover, read: Sequence[tuple[Sheet, FormRows]], hidden: Set[str]
) -> FormRows | None:
    rows = read[0][1] if read else FormRows(form)
    for other, unread in read[1:]:
        rows = rows.reporting(_twice(form, read[0][0], other, lost=bool(unread.rows)))
    state = cover.states.get(form)
    if not rows.rows:
        if form not in cover.states and not _lost(rows):
            return None
        absent = None if read else "sheet_hidden" if form in hidden else "sheet_missing"
        return _without_rows(form, state, rows, absent)
    if state != HAS_DATA:
        code = "data_though_nil" if state == NIL else "data_though_not_returned"
        rows = rows.reporting(Problem(code, form, expected="no_rows"))
    return replace(rows, state=HAS_DATA)  # rows are better evidence than a mark on the cover


def _of_office(form: FormRows, cover: ReturnCover, context: Context) -> FormRows:
    """Report a form with rows that its office does not send by the rules."""
    sent = context.offices.forms_of(cover.office, cover.period.start, cover.prepared_on)
    if not form.rows or not sent or form.form in sent:
        return form
    params = (("office", cover.office), ("forms", ", ".join(sent)))
    return form.reporting(Problem("form_of_another_office", form.form, expected="forms_of", params=params))


def _without_rows(form: str, state: str | None, rows: FormRows, absent: str | None) -> FormRows:
    if state != HAS_DATA:
        lost = tuple(problem for problem in _lost(rows) if state is None or problem.set_aside)
        return FormRows(form, problems=lost, state=state)
    if absent:
        return rows.reporting(Problem(absent, form, expected="sheet"))
    return rows if rows.problems else rows.reporting(Problem("no_rows", form, expected="rows"))


def _lost(rows: FormRows) -> tuple[Problem, ...]:
    """Return what is said of a sheet no row of which is read, though something stands in it."""
    codes = ("rows_below_signature", "header_not_found")
    return tuple(problem for problem in rows.problems if problem.code in codes)


def _twice(form: str, read: Sheet, other: Sheet, *, lost: bool) -> Problem:
    """Return the problem that a form has another sheet; with rows in it, figures over the form must wait."""
    params = (("name", "…" if tells_of_someone(read.name) else read.name),)
    code, name = "sheet_twice", None if tells_of_someone(other.name) else other.name
    return Problem(code, form, expected="one_sheet", params=params, found=name, set_aside=lost)
