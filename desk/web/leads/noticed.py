"""What is odd and no lead, for who verifies and opens it on purpose: codes only, never beside the leads."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from desk.base.language import gettext
from desk.leads import noticed as told
from desk.web.base.paging import Pages, page_asked
from desk.web.leads.reading import queue_today
from desk.web.results.views import asked_year

PAGE = 50  # groups, and as many pairs, on a page
WORDS = {
    "no_lead": told.NO_LEAD,
    "noticed": told.NOTICED,
    "near": told.NEAR,
    "no_noticed": told.NO_NOTICED,
    "no_near": told.NO_NEAR,
    "sides": told.SIDES,
    "seen": told.SEEN,
    "innocent": told.INNOCENT,
    "bits": told.BITS,
    "lacks": told.STILL_LACKS,
}


def noticed(request: HttpRequest, year: int) -> HttpResponse:
    """Show the groups without a case and the pairs nearly joined, in the order of their codes."""
    queue = queue_today(asked_year(year))
    groups, misses = told.noticed_in(queue), queue.findings.misses
    pages = Pages(page_asked(request), PAGE, max(len(groups), len(misses)))
    shown = {
        "groups": told.noticed_rows(pages.of(groups), queue),
        "pairs": told.near_rows(pages.of(misses), queue),
        "pages": pages,
        "counts": (len(groups), len(misses)),
        "said": {name: gettext(text) for name, text in WORDS.items()},
    }
    return render(request, "leads/noticed.html", shown)
