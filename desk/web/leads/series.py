"""The series of cases of a year, each with what comes back and why it may be innocent: codes only."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from desk.base.language import gettext
from desk.base.roles import INVESTIGATOR
from desk.leads.acts import words_on
from desk.leads.series import SCENES, TITLE, series_report
from desk.report.tree import Remark, Report
from desk.web.leads.acting import forms_about
from desk.web.leads.reading import queue_today, trail
from desk.web.results.views import asked_year

PAGE = 25


def series(request: HttpRequest, year: int) -> HttpResponse:
    queue, decides = queue_today(asked_year(year)), request.user.role == INVESTIGATOR
    pages = Paginator(queue.findings.series, PAGE).get_page(request.GET.get("trang"))
    nothing = Report((Remark(gettext("Không có chuỗi vụ việc nào.")),))
    reports = [
        (
            series_report(one, queue, words_on(queue.run, "series", one.id)),
            [*forms_about("series", one.id, year)] if decides else (),
        )
        for one in pages
    ]
    shown = {"trail": trail(year), "title": gettext(TITLE), "says": gettext(SCENES), "pages": pages}
    return render(request, "base/listed.html", {**shown, "reports": reports or [(nothing, ())]})
