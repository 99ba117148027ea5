"""The ranking and one commune."""

from __future__ import annotations

from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from desk.base.faults import WrongUse
from desk.base.language import language, localised
from desk.base.roles import COMMUNE
from desk.office.workbooks.evidence_files import rows_behind, workbook_of
from desk.runs.year import Year
from desk.web.appraisal.form import form_of
from desk.web.downloads import download
from desk.web.notice import notice_of
from desk.web.results.commune import commune_of, with_own_rows
from desk.web.results.ranking import Ranking, RankingAsked, only, ranking_of
from desk.web.shelf import announced_year, explained, year_of, years_told


def asked_year(year: int) -> Year:
    """Return a year that was run. Raise Stop for one that only has returns; of any other the page is not
    there."""
    scored = year_of(year)
    if scored is None and year in years_told():
        raise WrongUse(
            "Năm %(year)s đã có báo cáo nhưng chưa chấm lần nào. Đủ báo cáo năm thì chấm ở trang Lần chạy;"
            " giữa năm thì xem trang Báo cáo, hoặc tạm tính (/tam-tinh/%(year)s/).",
            year=year,
        )
    if scored is None:
        raise Http404
    return scored


def results(request: HttpRequest, year: int) -> HttpResponse:
    scored, get = asked_year(year), request.GET
    scored = _under(request, scored)
    query = RankingAsked(
        get.get("tim", "").strip()[:60], get.get("hang", ""), get.get("trang", "")[:6], get.get("xep", "")
    )
    ranking, table = ranking_drawn(scored, language(), query)
    context = {
        "ranking": ranking,
        "table": table,
        "notice": notice_of(scored, scored.rulebook.name, failed=scored.run.failed),
        "books": _books(scored),
        "only": only(scored),
        "asked": query,
        "run": scored.run,
    }
    return render(request, "results/ranking.html", context)


@lru_cache(maxsize=32)
def ranking_drawn(year: Year, lang: str, query: RankingAsked) -> tuple[Ranking, SafeString]:
    """Return a page of the ranking, and its tables drawn; kept while the year's results stand."""
    ranking, number = ranking_of(year, query), year.period.year
    context = {"ranking": ranking, "only": only(year), "year": number}
    return ranking, SafeString(render_to_string("results/table.html", context))


def _books(year: Year) -> list[tuple[str, str]]:
    """Return the rulebooks about communes of a year's run, the one that recognises them first."""
    books = [b for b in year.books if year.rules.indicator_sets[b.subject].subject == "unit"]
    return [(b.name, localised(b.title)) for b in sorted(books, key=lambda b: b.name != year.communes.name)]


def _under(request: HttpRequest, year: Year) -> Year:
    """Return the year under the rulebook asked for (`bo`); if none is, under the one that recognises
    communes."""
    name = request.GET.get("bo", "") or year.communes.name
    if name not in dict(_books(year)):
        raise Http404
    return year.under(next(book for book in year.books if book.name == name))


def _year_for(request: HttpRequest, year: int) -> Year | None:
    """Return a year as this account may see it: a commune as announced, None before; others as run last."""
    return announced_year(year) if request.user.role == COMMUNE else asked_year(year)


def commune(request: HttpRequest, year: int, unit: str) -> HttpResponse:
    """Show a commune; where a criterion is open and the account may appraise it, with the form for it."""
    scored = _year_for(request, year)
    if scored is None:
        return render(request, "results/not_announced.html")
    scored, opened = _under(request, scored), request.GET.get("mo", "")
    shown = commune_of(scored, unit, opened, request.user.role != COMMUNE)
    if shown is None:
        raise Http404
    book = None if only(scored) else scored.rulebook
    context = {
        "form": form_of(request.user, scored, book, unit, opened),
        "commune": shown,
        "notice": notice_of(scored, scored.rulebook.name, failed=_failed_of(scored, unit, request.user.role)),
        "books": _books(scored),
        "only": only(scored),
    }
    return render(request, "results/commune.html", context)


def _failed_of(year: Year, unit: str, role: str) -> list[str]:
    """Return the offices whose returns of a commune the run failed on; a commune learns of its own alone."""
    labels = [label for label in year.run.failed if label.split()[0] == unit]
    return [label for label in labels if role != COMMUNE or label == unit]


def evidence(request: HttpRequest, year: int, unit: str, criterion: str) -> HttpResponse:
    """Hand over every row behind one criterion or gate of a commune, as a workbook."""
    scored = _year_for(request, year)
    if scored is None:
        raise Http404
    scored = _under(request, scored)
    if unit not in scored.by_subject:
        raise Http404
    explanation = explained(scored, unit)
    if request.user.role == COMMUNE:
        explanation = with_own_rows(explanation, unit)
    row = next((r for r in rows_behind(explanation, scored.rules) if r.id == criterion), None)
    if row is None or not row.evidence.lines:
        raise Http404
    file = workbook_of(row, explanation, scored.name(unit))
    return download(file.content(), f"{unit} {year} {criterion}.xlsx")
