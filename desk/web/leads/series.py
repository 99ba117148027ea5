"""The series of cases of a year, each with what comes back and why it may be innocent: codes only."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from desk.base.language import gettext
from desk.leads import series as report
from desk.leads.acts import words_on
from desk.leads.leads import Queue
from desk.web.acts import ActForm
from desk.web.leads.acting import forms_about
from desk.web.leads.reading import queue_today
from desk.web.results.views import asked_year
from engine.links.series import CaseSeries, RecurringThing

PAGE = 25


@dataclass(frozen=True, slots=True)
class ThingShown:
    words: str
    chance: str
    innocent: tuple[str, ...]
    ask: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeriesShown:
    id: str
    size: str
    things: tuple[ThingShown, ...]
    cases: list[list[str]]
    rows: tuple[str, ...]
    on_record: tuple[str, ...]  # what people put on record about it
    forms: tuple[ActForm, ...]


def series(request: HttpRequest, year: int) -> HttpResponse:
    queue = queue_today(asked_year(year))
    found = queue.findings.series
    pages = Paginator(found, PAGE).get_page(request.GET.get("trang"))
    shown = {
        "series": [_shown(s, queue, year) for s in pages],
        "pages": pages,
        "heads": {name: gettext(text) for name, text in report.HEADS.items()},
        "title": gettext(report.TITLE),
        "scenes": gettext(report.SCENES),
    }
    return render(request, "leads/series.html", shown)


def _shown(one: CaseSeries, queue: Queue, year: int) -> SeriesShown:
    return SeriesShown(
        one.id,
        report.size_words(one),
        tuple(_thing(t, queue) for t in one.things),
        report.case_rows(one, queue),
        report.row_words(one),
        tuple(words_on(queue.run, "series", one.id)),
        tuple(forms_about("series", one.id, year)),
    )


def _thing(thing: RecurringThing, queue: Queue) -> ThingShown:
    return ThingShown(
        report.thing_words(thing, queue),
        report.chance_words(thing.chance),
        report.titles(thing, queue),
        report.asks(thing, queue),
    )
