"""Runs, the checklist before a lock, locking, announcing, workbooks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from secrets import token_hex
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from desk.base.acts import day_needed, needed, number_typed, reason_in
from desk.base.faults import WrongUse
from desk.base.language import gettext, language
from desk.office.closing import closed, looked_over
from desk.office.closing_checklist import Check
from desk.runs.found_runs import run_with_id
from desk.runs.run import scored_period
from desk.runs.standings import unsettled
from desk.web.downloads import download, taken_away
from desk.web.jobs.jobs import asked, last_job, looked_at
from desk.web.jobs.models import Job
from desk.web.jobs.tray import fetched_once
from desk.web.journal.entries import noted
from desk.web.notice import notice_of
from desk.web.proposals.deciding import answered, last_of, proposed, waiting_for, word_of, word_read
from desk.web.results.ranking import RankingAsked
from desk.web.results.views import ranking_drawn
from desk.web.runs.closing import Closing, closing_of
from desk.web.runs.proposed import ANNOUNCE, proposed_announcement
from desk.web.shelf import rules_today, workspace, year_of
from desk.web.stale import mark_of, refuse_another
from desk.workspace.announcements import despite_content
from desk.workspace.locking import reopened, still_runs


def runs(request: HttpRequest, year: int) -> HttpResponse:
    found = closing_of(year)
    if found is None:
        raise Http404
    mine = Q(standing=request.user.standing) | ~Q(kind="report")
    job = last_job(mine, kind__in=("run", "verify", "report"), asked__year=year)
    waiting = waiting_for(ANNOUNCE, found.period)
    told: dict[str, Any] = {"closing": found, "job": job, "waiting": waiting}
    told["mark"] = mark_of(found.shown)
    word = waiting and word_of(waiting, request.user)
    told |= {"word": word, "last": last_of(ANNOUNCE, found.period, request.user.username)}
    return render(request, "runs/runs.html", told)


def start(request: HttpRequest, year: int) -> HttpResponse:
    """Ask for a run of the year; where one is under way, show that one."""
    scored_period(rules_today(), year)
    under_way = [j for j in Job.objects.filter(kind="run", asked__year=year) if looked_at(j).under_way]
    if not under_way:
        asked("run", request.user.username, {"year": year})
    return redirect("runs", year=year)


def verify(request: HttpRequest, year: int) -> HttpResponse:
    run = run_with_id(needed(request.POST.get("run", ""), "run"), workspace().folder)
    asked("verify", request.user.username, {"year": year, "run": run.id})
    return redirect("runs", year=year)


def lock(request: HttpRequest, year: int) -> HttpResponse:
    """Close the year with every return there is; over what is open only for a reason each, kept and
    printed."""
    found = closing_of(year)
    if found is None:
        raise Http404
    refuse_another(request.POST, found.shown)
    rules = rules_today()
    seen = looked_over(workspace(), rules, scored_period(rules, year))
    reasons = _reasons(request, year, found, seen.checks)
    closed(workspace(), rules, seen, request.user.username, date.today(), None, reasons)
    noted("locked", request.user, {"period": found.period})  # the reasons stand in the record of the lock
    return redirect("runs", year=year)


def _reasons(request: HttpRequest, year: int, found: Closing, checks: Iterable[Check]) -> dict[str, str]:
    """Return the reason given for each check that is open. Raise Stop where one is without, or must be done
    first."""
    if found.blocks:
        raise WrongUse("Chưa khóa. %(why)s", why=found.blocks[0].text())
    open_ = [check for check in checks if not check.met]
    given = {check.id: request.POST.get(f"why-{check.id}", "").strip() for check in open_}
    bare = [check for check in open_ if not given[check.id]]
    if bare:
        text = "; ".join(check.text().rstrip(".") for check in bare) + "."
        # the rules changed since the run
        if {check.id for check in bare} - {check.id for check in found.asks}:
            text = gettext("%(text)s Chấm lại năm %(year)s để trang có đủ các mục.", text=text, year=year)
        raise WrongUse(
            "Chưa khóa, chưa có gì được ghi. Mỗi mục chưa đạt cần một lý do riêng: %(text)s", text=text
        )
    return given


def reopen(request: HttpRequest, year: int) -> HttpResponse:
    rules, found = rules_today(), closing_of(year)
    if found is None:
        raise Http404
    refuse_another(request.POST, found.shown)
    reopened(
        workspace(),
        rules,
        scored_period(rules, year),
        reason_in(request.POST),
        request.user.username,
        date.today(),
    )
    return redirect("runs", year=year)


def announce(request: HttpRequest, year: int) -> HttpResponse:
    """Propose to announce the newest run of a locked year under a document; a second person agrees."""
    found = closing_of(year)
    if found is None or found.year is None:
        raise Http404
    refuse_another(request.POST, found.shown)
    if not found.year.run.manifest["locked"]:
        raise WrongUse("Khóa sổ và chạy lại trước khi công bố.")
    content = {
        "run": found.year.run.id,
        "document": needed(request.POST.get("document", ""), "document"),
        "date": day_needed(request.POST.get("date", ""), "Cần ngày văn bản.").isoformat(),
        "reason": request.POST.get("reason", "").strip(),
        "despite": request.POST.get("despite", "").strip(),
    }
    period = scored_period(rules_today(), year)
    runs_on = period if still_runs(period, date.today()) else None
    despite_content(content["despite"], unsettled(found.year.rows), runs_on)
    proposed(ANNOUNCE, found.period, request.user.username, content)
    return redirect("runs", year=year)


def read_proposal(request: HttpRequest, year: int) -> HttpResponse:
    """Show what a second person agrees to: the results as they would be announced, and who moves."""
    period = scored_period(rules_today(), year)
    waiting, closing = waiting_for(ANNOUNCE, period.code), closing_of(year)
    if waiting is None or closing is None:
        return redirect("runs", year=year)
    shown = proposed_announcement(waiting.content, year)
    told: dict[str, Any] = {"waiting": waiting, "shown": shown, "closing": closing}
    told["word"] = word_read(waiting, request)
    if shown:
        wanted = RankingAsked(page=request.GET.get("trang", "")[:6], order="hang")
        told["table"] = ranking_drawn(shown.year, language(), wanted)[1]
        told["notice"] = notice_of(shown.year, shown.year.rulebook.name)
    return render(request, "runs/proposed.html", told)


def second(request: HttpRequest, year: int) -> HttpResponse:
    """Take a person's word on the announcement of a year that waits."""
    answered(ANNOUNCE, scored_period(rules_today(), year).code, request)
    return redirect("runs", year=year)


def workbook(request: HttpRequest, year: int) -> HttpResponse:
    """Ask for the public workbook of the newest run; restricted copies too where a reason is given."""
    found = year_of(year)
    if found is None:
        raise Http404
    reason = request.POST.get("reason", "").strip()
    copies = number_typed(request.POST.get("copies", ""))
    if copies and not reason:
        raise WrongUse("Bản lưu hành nội bộ phải có lý do. Chưa có gì được ghi.")
    asked(
        "report",
        request.user.username,
        {
            "year": year,
            "run": found.run.id,
            "copies": min(copies, 99),
            "reason": reason,
            "ticket": token_hex(16),
        },
    )
    return redirect("runs", year=year)


@taken_away
def made_workbook(request: HttpRequest, year: int, number: int) -> HttpResponse:
    own = {"standing": request.user.standing, "kind": "report"}
    job = get_object_or_404(Job, pk=number, asked__year=year, **own)
    what = {"what": "workbooks", **{k: job.asked[k] for k in ("run", "copies", "reason")}}
    with fetched_once(looked_at(job), str(job.result.get("file", ""))) as content:
        noted("file_out", request.user, what)
    return download(content, str(job.result["file"]))
