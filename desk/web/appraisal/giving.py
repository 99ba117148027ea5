"""An office gives one criterion of a commune its points, from the commune's own page."""

from __future__ import annotations

from secrets import token_hex

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from desk.base.faults import WrongUse
from desk.office.appraising_one import given_in
from desk.web.appraisal.form import form_of
from desk.web.jobs.jobs import asked
from desk.web.results.views import asked_year
from desk.web.shelf import units_today


def give(request: HttpRequest, year: int, unit: str, criterion: str) -> HttpResponse:
    """Ask for the points to be put on record."""
    found, user = asked_year(year), request.user
    book = found.communes
    one = next((c for c in book.criteria if c.id == criterion), None)
    if one is None or units_today().get(unit, found.period.end) is None:
        raise Http404
    form = form_of(user, found, book, unit, criterion)
    if form is not None and form.hindrance:
        raise WrongUse("%(said)s", said=form.hindrance)
    given = given_in(request.POST, one, book.decimals)
    if form is None or form.job is None or not form.job.under_way:
        asked(
            "appraise",
            user.username,
            {
                "year": year,
                "unit": unit,
                "criterion": criterion,
                "points": str(given.points),
                "reason": given.reason,
                "minutes": given.minutes,
                "office": user.office,
                "ticket": token_hex(16),
            },
        )
    return redirect(f"{reverse('commune', args=[year, unit])}?mo={criterion}#tham-dinh")
