"""Wording a paper in the browser: each sentence in place, the program's numbers bound, the page as it will be
printed beside it."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from desk.base.acts import number_typed
from desk.base.faults import WrongUse
from desk.base.language import language
from desk.base.roles import EVALUATION
from desk.office.papers.wording import SentencePlace
from desk.office.papers.wording_log import PaperName, word_dropped, word_kept, words_erased
from desk.office.papers.writing import OF_YEAR
from desk.runs.year import Year
from desk.web.access import refused
from desk.web.notice import notice_of
from desk.web.papers.draft_page import draft_drawn
from desk.web.papers.making import draft_shown
from desk.web.results.views import asked_year
from desk.web.shelf import Same, workspace


def wording(request: HttpRequest, year: int, kind: str) -> HttpResponse:
    """Show a paper to be read and worded; those with counts below five to who may take them out."""
    found = asked_year(year)
    period, unit = _about(request, request.GET, found)
    if kind not in OF_YEAR and request.user.role != EVALUATION:
        return refused(request)
    named, draft = draft_shown(found, kind, period, unit)
    page, leaf = draft_drawn(Same(draft), language())
    told = {
        "page": page,
        "leaf": leaf,
        "kind": kind,
        "named": named,
        "open": request.GET.get("sua", ""),
        "restricted": kind not in OF_YEAR,
        "may_word": request.user.role == EVALUATION,
        "notice": notice_of(found, found.communes.name),
    }
    return render(request, "papers/wording.html", told)


def keep_words(request: HttpRequest, year: int, kind: str) -> HttpResponse:
    """Keep an officer's words for one sentence, or go back to the program's own."""
    post, found = request.POST, asked_year(year)
    period, unit = _about(request, post, found)
    by, seen = request.user.username, number_typed(post.get("seen", ""))
    if post.get("what") == "erase":
        words_erased(
            workspace(), PaperName(kind, period, unit), seen, post.get("reason", ""), by, date.today()
        )
    elif post.get("what") == "drop":
        word_dropped(workspace(), PaperName(kind, period, unit), seen, by, date.today())
    else:
        named, draft = draft_shown(found, kind, period, unit)
        place = SentencePlace(post.get("under", ""), number_typed(post.get("nth", "")))
        word_kept(
            workspace(),
            named,
            draft.machine,
            place,
            post.get("text", ""),
            post.get("why", ""),
            seen,
            by,
            date.today(),
        )
    back = {key: value for key, value in (("ky", period), ("xa", unit)) if value}
    return redirect(
        f"{reverse('wording', args=(year, kind))}?{urlencode(back)}#cau-{number_typed(post.get('line', ''))}"
    )


def _about(request: HttpRequest, asked: object, year: Year) -> tuple[str, str]:
    """Return the period and the commune a paper is about; raise Stop if the commune is not in
    the run."""
    get = asked.get  # type: ignore[attr-defined]
    unit = str(get("xa", ""))
    have = set(year.by_subject)
    if unit and unit not in have:
        raise WrongUse("Chọn một đơn vị trong danh sách.")
    return str(get("ky", "") or year.period.code), unit
