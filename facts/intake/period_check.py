"""Whether a return's days lie in its cover's period: a wrong year on a cover is easily written."""

from collections.abc import Iterable
from datetime import date

from facts.forms.catalogue import FORMS
from facts.intake.form_rows import FormRows
from facts.intake.problems import Problem
from facts.periods import Period


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
