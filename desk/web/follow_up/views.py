"""Follow-up by body, one kind of work with its reasons, the calendar, the inspection plan."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from desk.base.acts import day_needed, number_typed
from desk.base.language import localised
from desk.base.roles import EVALUATION, INVESTIGATOR
from desk.office.acts import grounds_since
from desk.office.papers.paper import differing_words
from desk.reports.calendar_file import calendar_of
from desk.reports.debts import elsewhere_words
from desk.runs.work_done import work_done, work_reopened
from desk.runs.year import not_returned_in
from desk.web.downloads import download
from desk.web.follow_up.lanes import FollowUp
from desk.web.journal.entries import noted
from desk.web.places import rules_by_name
from desk.web.results.views import asked_year
from desk.web.shelf import inspection_plan_of, workspace


def follow_up(request: HttpRequest, year: int) -> HttpResponse:
    shown = asked_year(year)
    found = FollowUp(shown, date.today())
    rule = request.GET.get("viec", "")
    ticks, by_day = request.user.role in (EVALUATION, INVESTIGATOR), request.GET.get("xem") == "han"
    actions = found.actions
    told = {
        "n": len(actions),
        "late": sum(map(found.late, actions)),
        "children": sum(map(found.protects, actions)),
        "open": len(found.open),
        "done": tuple(found.jobs(c for c in found.sure if found.done_of(c) is not None)),
        "lanes": tuple(found.lanes(by_day)),
        "differs": differing_words(shown.since_announced),
        "rule": rule,
        "whys": (),
        "form": request.GET.get("dong", ""),
        "ticks": ticks,
        "by_day": by_day,
    }
    if rule:
        if rule not in found.rules:
            raise Http404
        whys = tuple(found.whys(rule))
        told |= {"whys": whys, "bulk": ticks and sum(bool(one.work) and one.done is None for one in whys)}
        told |= {"title": localised(found.rules[rule].title)}
    return render(request, "follow_up/board.html", told)


def done(request: HttpRequest, year: int) -> HttpResponse:
    """Put on record that pieces of work were done, by which document."""
    post, found = request.POST, FollowUp(asked_year(year), date.today())
    works = found.named(*post.getlist("work"))
    work_done(
        workspace(),
        works,
        post.get("record", ""),
        day_needed(post.get("on", ""), "Cần ngày làm xong."),
        request.user.username,
        date.today(),
    )
    return _back(year, works[0].rule)


def reopen(request: HttpRequest, year: int) -> HttpResponse:
    post, found = request.POST, FollowUp(asked_year(year), date.today())
    (work,) = found.named(post.get("work", ""))
    work_reopened(workspace(), work, post.get("reason", ""), request.user.username, date.today())
    return _back(year, work.rule)


def _back(year: int, rule: str) -> HttpResponse:
    return redirect(f"{reverse('follow_up', args=[year])}?viec={rule}#vi-sao")


def calendar(request: HttpRequest, year: int) -> HttpResponse:
    """Hand over the deadlines as a calendar: codes and days only."""
    wanted = asked_year(year)
    found = FollowUp(wanted, date.today())
    noted("file_out", request.user, {"what": "calendar", "run": wanted.run.id})
    made = calendar_of(
        found.actions, wanted.run.id, found.chains.secret, differing_words(wanted.since_announced)
    )
    return download(made.encode(), f"Việc cần làm {year}.ics")


def plan(request: HttpRequest, year: int) -> HttpResponse:
    """Show whom the rules propose to inspect next year; the legal ground stays empty until a person writes
    it."""
    from desk.office.inspection_plan import plan_report

    found = asked_year(year)
    capacity = min(number_typed(request.GET.get("so", "")), 400) or 40
    book, planned = inspection_plan_of(found, capacity)
    opens = rules_by_name()["venue"].allows(request.user.role, "GET")
    differs, grounds = differing_words(found.since_announced), grounds_since(workspace(), year)
    missing = elsewhere_words(not_returned_in(found.run, book), found.name, found.period.code)
    told = {
        "report": plan_report(
            planned, found.rules, book, year + 1, found.name, opens, differs, grounds, missing
        ),
        "capacity": capacity,
        "number": len(planned),
        "grounded": sum(one.candidate.venue in grounds for one in planned),
        "next": year + 1,
    }
    return render(request, "follow_up/plan.html", told)
