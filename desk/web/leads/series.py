"""Beside the leads: the series of cases of a year, and for who opens it on purpose what is odd and no lead;
codes only."""

from __future__ import annotations

from itertools import zip_longest

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from desk.base.language import gettext
from desk.base.roles import INVESTIGATOR
from desk.leads.acts import DECIDE_SERIES, words_on
from desk.leads.noticed import noticed_in, noticed_report
from desk.leads.series import SCENES, TITLE, series_report
from desk.report.tree import Remark, Report
from desk.web.leads.acting import forms_about, waits_on
from desk.web.leads.reading import listed, queue_today
from desk.web.results.views import asked_year

PAGE, GROUPS = 25, 50  # series, and groups with as many pairs, on a page


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
    waits = waits_on(request, asked_year(year), DECIDE_SERIES)
    shown = {"says": gettext(SCENES), "waits": waits, "pages": pages, "reports": reports or [(nothing, ())]}
    return listed(request, year, gettext(TITLE), **shown)


def noticed(request: HttpRequest, year: int) -> HttpResponse:
    """Show the groups without a case and the pairs nearly joined, in the order of their codes."""
    queue = queue_today(asked_year(year))
    both = tuple(zip_longest(noticed_in(queue), queue.findings.misses))
    pages = Paginator(both, GROUPS).get_page(request.GET.get("trang"))
    groups, misses = [group for group, _ in pages if group], [miss for _, miss in pages if miss]
    report, heading = noticed_report(queue, groups, misses), gettext("Đáng để ý, suýt nối")
    return listed(request, year, gettext("Không phải manh mối"), report, heading=heading, pages=pages)
