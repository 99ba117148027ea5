"""What is odd and no lead, for who verifies and opens it on purpose: codes only, never beside the leads."""

from __future__ import annotations

from itertools import zip_longest

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from desk.base.language import gettext
from desk.leads.noticed import noticed_in, noticed_report
from desk.web.leads.reading import queue_today, trail
from desk.web.results.views import asked_year

PAGE = 50  # groups, and as many pairs, on a page


def noticed(request: HttpRequest, year: int) -> HttpResponse:
    """Show the groups without a case and the pairs nearly joined, in the order of their codes."""
    queue = queue_today(asked_year(year))
    both = tuple(zip_longest(noticed_in(queue), queue.findings.misses))
    pages = Paginator(both, PAGE).get_page(request.GET.get("trang"))
    groups, misses = [group for group, _ in pages if group], [miss for _, miss in pages if miss]
    shown = {
        "trail": trail(year),
        "title": gettext("Không phải manh mối"),
        "heading": gettext("Đáng để ý, suýt nối"),
        "reports": [(noticed_report(queue, groups, misses), ())],
        "pages": pages,
    }
    return render(request, "base/listed.html", shown)
