"""The rules editor: files, the draft of one, what is wrong with it, who moves, a proposal and its second
person."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string

from desk.base.faults import WrongUse
from desk.base.language import language
from desk.base.roles import POLICY
from desk.web.drafting import drafts
from desk.web.drafting.drafts import RULES, changes_of, checked, draft_of, drafted, saved, texts_today
from desk.web.drafting.tree import spoken, tree
from desk.web.jobs.jobs import asked, last_job
from desk.web.journal.entries import noted
from desk.web.proposals.deciding import answered, proposed, waiting_for, word_read
from desk.web.shelf import newest_run_year, years
from desk.web.stale import SHOWN, mark_of

FIRST = "rules/parameters.yaml"


def rules(request: HttpRequest) -> HttpResponse:
    user, texts = request.user, texts_today()
    name = request.GET.get("tep") or (FIRST if FIRST in texts else next(iter(texts)))
    drafts.known_file(name)
    writes = user.role == POLICY
    draft = draft_of(user.standing, name) if writes else None
    every = drafted(user.standing) if writes else texts
    found = checked(every, prove=False)
    told = {
        "name": name,
        "path": name.split("/"),
        "files": tree(every, found.told, {draft.file for draft in drafts.changed_drafts(user.standing)}),
        "mark": mark_of(drafts.shown(draft)) if draft else "",
        "writes": writes,
        "text": draft.text if draft else texts[name],
        "checked": found,
        "changes": changes_of(draft.base, draft.text) if draft else (),
        "job": last_job(kind="impact", standing=user.standing) if writes else None,
        "waiting": waiting_for(RULES, RULES),
        "years": years(),
        "spoken": spoken(found.rules, name, date.today()),
    }
    return render(request, "drafting/rules.html", told)


def check(request: HttpRequest) -> HttpResponse:
    """Keep the draft and say what is wrong with the rules as they would be; with `prove`, what the proofs
    find."""
    post, user = request.POST, request.user
    name = post.get("file", "")
    as_json = "application/json" in request.headers.get("Accept", "")
    try:
        draft = saved(user.standing, name, post)
    except WrongUse as stop:
        if not as_json or not stop.field:
            raise
        return _newer(request, name, str(stop))
    found = checked(drafted(user.standing), prove=post.get("prove") == "1")
    told = {
        "checked": found,
        "changes": changes_of(draft.base, draft.text),
        "spoken": spoken(found.rules, name, date.today()),
    }
    if not as_json:
        return redirect(f"/quy-tac/?tep={name}")
    panel = render_to_string("drafting/told.html", told, request=request)
    marks = [
        {"line": t.line, "col": t.col, "words": t.words, "wrong": t.wrong}
        for t in found.told
        if t.file == name
    ]
    return JsonResponse({"panel": panel, "marks": marks, SHOWN: mark_of(drafts.shown(draft))})


def _newer(request: HttpRequest, name: str, said: str) -> HttpResponse:
    """Show what another window kept beside what is typed here; saving once more writes over it."""
    there = draft_of(request.user.standing, name)
    told = {"said": said, "changes": changes_of(there.text, drafts.typed_text(request.POST))}
    panel = render_to_string("drafting/newer.html", told, request=request)
    return JsonResponse({"panel": panel, "marks": [], SHOWN: mark_of(drafts.shown(there))}, status=409)


def discard(request: HttpRequest) -> HttpResponse:
    """Throw a draft away and take the file as it stands."""
    name = request.POST.get("file", "")
    drafts.dropped(request.user.standing, name, request.POST)
    return redirect(f"/quy-tac/?tep={name}")


def impact(request: HttpRequest) -> HttpResponse:
    year = newest_run_year()
    if year is None:
        raise WrongUse("Chưa chấm năm nào nên không so được.")
    if checked(drafted(request.user.standing), prove=False).rules is None:
        raise WrongUse("Bản nháp còn lỗi; sửa hết rồi xem ai đổi hạng.")
    what = {"year": year, "lang": language(), "draft": request.user.standing}
    asked("impact", request.user.username, what)
    return redirect("rules")


def propose(request: HttpRequest) -> HttpResponse:
    reason = " ".join(request.POST.get("reason", "").split())
    if not reason:
        raise WrongUse("Cần ghi lý do đề nghị.")
    content = drafts.proposal_of(request.user.standing, reason)
    found = proposed(RULES, RULES, request.user.username, content)
    year = newest_run_year()
    if year is not None:  # the second person reads who moves
        what = {"year": year, "lang": language(), "proposal": found.pk}
        asked("impact", request.user.username, what)
    noted("rules_proposed", request.user, {"files": sorted(content["files"]), "reason": reason})
    return redirect("proposed_rules")


def proposed_rules(request: HttpRequest) -> HttpResponse:
    """Show what is proposed, read only, with its difference; a second person agrees or declines."""
    waiting = waiting_for(RULES, RULES)
    files: list[tuple[str, Any]] = []
    if waiting is not None:
        files = [(n, changes_of(one["base"], one["text"])) for n, one in waiting.content["files"].items()]
    word = waiting and word_read(waiting, request)
    job = last_job(kind="impact", asked__proposal=waiting.pk) if waiting else None
    told = {"waiting": waiting, "word": word, "files": files, "job": job}
    return render(request, "drafting/proposed.html", told)


def second(request: HttpRequest) -> HttpResponse:
    answered(RULES, RULES, request)
    return redirect("rules")
