"""What is odd and no lead, for who verifies and opens it on purpose: codes only, never beside the leads."""

from __future__ import annotations

from itertools import zip_longest

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from desk.base.language import gettext
from desk.leads import noticed as told
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
    pages = Paginator(tuple(zip_longest(groups, misses)), PAGE).get_page(request.GET.get("trang"))
    shown = {
        "groups": told.noticed_rows([group for group, _ in pages if group], queue),
        "pairs": told.near_rows([miss for _, miss in pages if miss], queue),
        "pages": pages,
        "counts": (len(groups), len(misses)),
        "said": {name: gettext(text) for name, text in WORDS.items()},
    }
    return render(request, "leads/noticed.html", shown)
