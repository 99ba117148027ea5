"""The series of cases of a year, each with what comes back and why it may be innocent: codes only."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from desk.base.language import gettext
from desk.leads.acts import words_on
from desk.leads.series import SCENES, TITLE, series_report
from desk.web.leads.acting import forms_about
from desk.web.leads.reading import queue_today
from desk.web.results.views import asked_year

PAGE = 25


def series(request: HttpRequest, year: int) -> HttpResponse:
    queue = queue_today(asked_year(year))
    pages = Paginator(queue.findings.series, PAGE).get_page(request.GET.get("trang"))
    shown = {
        "series": [
            (
                series_report(one, queue, words_on(queue.run, "series", one.id)),
                [*forms_about("series", one.id, year)],
            )
            for one in pages
        ],
        "pages": pages,
        "title": gettext(TITLE),
        "scenes": gettext(SCENES),
    }
    return render(request, "leads/series.html", shown)
