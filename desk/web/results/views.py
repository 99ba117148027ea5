"""The ranking and one commune."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from desk.office.workbooks.evidence_files import told_of, workbook_of
from desk.web.downloads import download
from desk.web.notice import notice_of
from desk.web.results.commune import commune_of
from desk.web.results.ranking import ranking_of
from desk.web.roles import COMMUNE
from desk.web.shelf import Year, explained, units_today, year_of
from engine.rulebook.model.rulebook import Rulebook


def asked_year(year: int) -> Year:
    """Return a year that was run; where none was, the page is not there."""
    found = year_of(year)
    if found is None:
        raise Http404
    return found


def results(request: HttpRequest, year: int) -> HttpResponse:
    found, lang = asked_year(year), request.user.lang
    units = units_today()
    book = _book(request, found)
    sees = [row.subject for row in found.standings(book.name) if request.user.sees(row.subject, units)]
    told = {
        "ranking": ranking_of(found, book, lang, sees), "notice": notice_of(found, lang, book.name),
        "books": _books(found, lang), "only": "" if book.name == found.communes.name else book.name,
    }  # fmt: skip
    return render(request, "results/ranking.html", {**told, "run": found.run, "before": year - 1})


def _books(year: Year, lang: str) -> list[tuple[str, str]]:
    """Return the rulebooks about communes of a year's run, the one that recognises them first."""
    found = [b for b in year.books if year.rules.indicator_sets[b.subject].subject == "unit"]
    return [(b.name, b.title[lang]) for b in sorted(found, key=lambda b: b.name != year.communes.name)]


def _book(request: HttpRequest, year: Year) -> Rulebook:
    """Return the rulebook asked for (`bo`); where none is, the one that recognises communes."""
    name = request.GET.get("bo", "") or year.communes.name
    if name not in dict(_books(year, "vi")):
        raise Http404
    return next(book for book in year.books if book.name == name)


def commune(request: HttpRequest, year: int, unit: str) -> HttpResponse:
    found, lang = asked_year(year), request.user.lang
    opened = request.GET.get("mo", "")
    book = _book(request, found)
    shown = commune_of(found, book, unit, lang, opened, request.user.role != COMMUNE)
    if shown is None:
        raise Http404
    told = {
        "commune": shown,
        "opened": opened,
        "notice": notice_of(found, lang, book.name),
        "run": found.run,
        "books": _books(found, lang),
        "only": "" if book.name == found.communes.name else book.name,
    }
    return render(request, "results/commune.html", told)


def evidence(request: HttpRequest, year: int, unit: str, criterion: str) -> HttpResponse:
    """Hand over every row behind one criterion or gate of a commune, as a workbook."""
    found, lang = asked_year(year), request.user.lang
    book = _book(request, found)
    if unit not in {row.subject for row in found.standings(book.name)}:
        raise Http404
    explanation, rules = explained(found, book.name, "unit", unit)
    told = next((one for one in told_of(explanation, rules, lang) if one.id == criterion), None)
    if told is None or not told.evidence.lines:
        raise Http404
    made = workbook_of(told, explanation, found.names(lang).unit(unit), lang)
    return download(made.content(), f"{unit} {year} {criterion}.xlsx")
