"""Follow-up by body, one kind of work with its reasons, the calendar, the inspection plan."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from desk.reports.calendar_file import calendar_of
from desk.web.downloads import download
from desk.web.follow_up.lanes import FollowUp
from desk.web.journal.entries import noted
from desk.web.results.views import asked_year
from desk.web.shelf import Year, inspection_plan_of, units_today


def _of(request: HttpRequest, year: Year) -> FollowUp:
    user = request.user
    sees = {u.code for u in units_today().units if user.sees(u.code, units_today())} if user.unit else None
    return FollowUp(year, user.lang, date.today(), sees)


def follow_up(request: HttpRequest, year: int) -> HttpResponse:
    found = _of(request, asked_year(year))
    rule = request.GET.get("viec", "")
    told = {"board": found.board(), "rule": rule, "whys": ()}
    if rule:
        if rule not in found.rules:
            raise Http404
        told |= {"whys": tuple(found.whys(rule)), "title": found.rule(rule).title[request.user.lang]}
    return render(request, "follow_up/board.html", told)


def calendar(request: HttpRequest, year: int) -> HttpResponse:
    """Hand over the deadlines as a calendar: codes and days only."""
    wanted = asked_year(year)
    found = _of(request, wanted)
    noted("file_out", request.user, {"what": "calendar", "run": wanted.run.id})
    made = calendar_of(list(found.mine), wanted.run.id, found.chains.secret)
    return download(made.encode(), f"Việc cần làm {year}.ics")


def plan(request: HttpRequest, year: int) -> HttpResponse:
    """Show whom the rules propose to inspect next year; the legal ground stays empty until a person writes it."""
    from desk.office.plan_report import NOTE, plan_headers, plan_rows, plan_title

    found, lang = asked_year(year), request.user.lang
    asked = request.GET.get("so", "40")
    capacity = min(int(asked), 400) if asked.isdigit() else 40
    book, planned = inspection_plan_of(found, capacity)
    rows = list(plan_rows(planned, book, found.names(lang), lang))
    told = {"headers": plan_headers(lang), "rows": rows, "note": NOTE[lang], "capacity": capacity}
    return render(request, "follow_up/plan.html", {**told, "title": plan_title(year + 1, len(planned), lang)})
