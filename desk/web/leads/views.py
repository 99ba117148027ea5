"""The queue of leads, one lead, its decisions, a name for a reason, pseudonymous exports."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import now

from desk.base.acts import number_typed, reason_in
from desk.base.faults import Stop, WrongUse
from desk.base.language import gettext, gettext_noop, language
from desk.base.paper.content import Printed
from desk.base.paper.word import docx_of, pdf_of
from desk.base.roles import INVESTIGATOR
from desk.leads.acts import (
    DISMISS,
    END_WATCH,
    OBSERVE,
    ON_NOTES,
    ON_TIES,
    ONE_PERSON,
    REFER,
    RENEW,
    RESTORE,
    STRIKE,
    TAKE,
    TWO_PERSONS,
    WITHDRAW,
    LeadAct,
    about_of,
)
from desk.leads.agreed_leads import check_as_seen, seen_of
from desk.leads.agreement import about_children, differences
from desk.leads.decisions import assigned_in, same_in
from desk.leads.dismissal import to_ask
from desk.leads.exports import let_out, let_preview, pseudonymous, sealed_names
from desk.leads.exports import referred as with_codes
from desk.leads.free_words import check_names_no_one
from desk.leads.gone_leads import gone_report, gone_table
from desk.leads.identity import identity_report
from desk.leads.lead_queue import order_remarks
from desk.leads.lead_words import KINDS, said
from desk.leads.leads import LeadGone, Queue, gone, lead_named, names_of
from desk.leads.log_names import TIES
from desk.leads.observations import checked_words, note_words, noted_report, notes_of
from desk.leads.referral import unready_words
from desk.leads.sentence import TIMES
from desk.leads.tie_report import ties_report
from desk.leads.undoing import Recent, recent, taken_back
from desk.leads.watching import watched_in, watched_report
from desk.office.papers.referral_letter import referral_letter, referral_preview
from desk.report.tree import PageLink, Remark, Report
from desk.runs.year import Year
from desk.web.accounts.record import since_of
from desk.web.acts import ActForm, act_in, with_acts
from desk.web.downloads import download
from desk.web.journal.entries import noted
from desk.web.leads.acting import (
    ON_LEADS,
    UNTIL,
    acted,
    form_on,
    proposed_because,
    tie_tried,
    waiting_on,
    waits_on,
)
from desk.web.leads.briefs import PAGE, LeadQuery, brief_of, counts_of, earlier_report, leads_of, untils
from desk.web.leads.pages import brief_drawn, chosen_of, drawing_of, grown, page_of, parts_of
from desk.web.leads.reading import listed, matches_today, notice, queue_today, undecided_today
from desk.web.proposals.deciding import answered, last_of, word_of, word_read
from desk.web.proposals.models import Proposal
from desk.web.results.views import asked_year
from desk.web.shelf import workspace
from desk.web.stale import refuse_another
from desk.workspace.office import IssuingOffice, office_of
from engine.links.identity.matching import IdentityMatch
from engine.links.innocent_ties import Explained
from engine.links.review import REFERRED, Reviewed

Decided = Mapping[tuple[str, str], bool]


def leads(request: HttpRequest, year: int) -> HttpResponse:
    found, get = asked_year(year), request.GET
    queue = queue_today(found)
    query = LeadQuery(*(get.get(name, "").strip() for name in ("trang-thai", "xa", "tim", "xep", "ai")))
    holders = assigned_in(found.run)
    pages = Paginator(leads_of(queue, query, holders), PAGE).get_page(get.get("trang"))
    drawn = tuple(
        brief_drawn(brief_of(one, queue, holders.get(one.id, "")), year, language()) for one in pages
    )
    units = sorted({unit for one in queue.leads for unit in one.lead.units.values()})
    told = {"briefs": drawn, "pages": pages, "counts": counts_of(queue), "query": query}
    told["rest"] = urlencode({"xa": query.unit, "tim": query.search, "xep": query.order, "ai": query.holder})
    told["holders"] = sorted(set(holders.values()))
    told["units"] = [(code, found.name(code)) for code in units]
    shown = {"times": gettext(TIMES), "total": sum(r.open for r in queue.leads)}
    if not query.order:
        shown["order"] = tuple(order_remarks(one for one in queue.leads if one.open))
    shown["series"] = len(queue.findings.series)
    shown["gone"] = gone_table(queue)
    return render(request, "leads/queue.html", told | shown)


def lead(request: HttpRequest, year: int, lead: str) -> HttpResponse:
    found = asked_year(year)
    queue = queue_today(found)
    try:
        wanted = lead_named(queue, lead)
    except Stop:
        return _gone(request, found, gone(queue, lead), waiting_on(lead))
    return _shown(request, found, queue, wanted, {})


def _gone(request: HttpRequest, year: Year, one: LeadGone, waiting: Proposal | None = None) -> HttpResponse:
    """Say what became of a lead the run does not have: a page where something was decided on it, or is
    proposed; what is `waiting` can then only be declined or withdrawn."""
    number, heading = year.period.year, gettext("Lần chấm này không có manh mối %(gone)s", gone=one.id)
    if one.said or waiting:
        heading = gettext("%(gone)s không còn là một manh mối", gone=one.id)
    ties = Remark("", link=PageLink(gettext("Liên hệ đã gỡ"), "ties", (number,)))
    blocks = gone_report(queue_today(year), one).blocks if one.said else ()
    return listed(
        request,
        number,
        one.id,
        Report((*blocks, ties)),
        waiting=waiting,
        word=waiting and word_read(waiting, request),
        to=reverse("second_lead", args=[number, one.id]) if waiting else "",
        no_agree=True,
        status=200 if one.said or waiting else 404,
        heading=heading,
        under=gettext("Mã đổi khi các bên đổi: một liên hệ được gỡ là vô can, hoặc báo cáo mới đến."),
        says=notice(),
        recent=_recent(request, year),
    )


def _wanted(year: Year, lead: str) -> tuple[Queue, Reviewed]:
    queue = queue_today(year)
    try:
        return queue, lead_named(queue, lead)
    except Stop:
        raise Http404 from None


def _shown(
    request: HttpRequest,
    year: Year,
    queue: Queue,
    wanted: Reviewed,
    names: dict[str, str],
    **once: Any,
) -> HttpResponse:
    """Show a lead; `once`: what this answer alone has."""
    decides, by = request.user.role == INVESTIGATOR, request.user.username
    page = page_of(wanted, queue, undecided_today(year), names, decides)
    waiting = waiting_on(wanted.id)
    opened = tuple(dict.fromkeys(request.GET.getlist("mo"))) if decides else ()
    drawn = grown(queue, wanted.lead, opened)
    asked: dict[str, Any] = {
        "opened": opened,
        "grown": drawn if opened else None,
        "sides": f"&{urlencode({'mo': opened}, doseq=True)}" if opened else "",
        "form": request.GET.get("mau", ""),
        "row": request.GET.get("dong", ""),
        "party": request.GET.get("ten", ""),
        "chosen": chosen_of(drawn, request.GET.get("ben", "")),
    }
    if drawn.links:
        page = replace(page, drawing=drawing_of(drawn))
    nth = number_typed(asked["row"])
    if decides and asked["form"] == "lien-he" and nth:
        asked["struck"], asked["kept"] = tie_tried(queue, wanted, nth)
        part = next((part for _, part in wanted.lead.parts[nth - 1 : nth]), None)
        kind = said(KINDS, part.unit.kind) if part else ""
        about = about_of(STRIKE, {"kind": part.unit.kind, "members": part.members}) if part else ""
        asked["strike"] = form_on(STRIKE, queue, page, year.period.year, by, about=about, row=nth, kind=kind)
    until = untils(queue.rules, date.today())
    act = next((act for act in ON_LEADS if act.path == asked["form"]), None)
    if act is not None and decides:
        by_two = act.second or wanted.state == REFERRED or (act is DISMISS and about_children(wanted.lead))
        holds = "" if by_two else until.get(act.fixed.get("state", ""), "")
        asked["act"] = form_on(act, queue, page, year.period.year, by, holds)
    told = {
        "page": page,
        "lead_id": wanted.id,
        "office": office_of(workspace()).name,
        "today": date.today(),
        "holder": assigned_in(year.run).get(wanted.id, ""),
        "decides": decides,
        "waiting": waiting,
        "word": waiting and word_of(waiting, request.user),
        "because": waiting and proposed_because(waiting),
        "waits": waits_on(request, year, *ON_TIES, OBSERVE, lead=wanted.id),
        "last": act and last_of(act.name, wanted.id, by),
        "notes": notes_of(year.run, wanted),
        "differs": wanted.state == REFERRED and wanted.decision and differences(wanted.lead, wanted.decision),
        "observed": _just_observed(request, queue, wanted),
        "recent": [one for one in _recent(request, year) if one.lead in (wanted.id, wanted.lead.id)],
        **asked,
        "beside": _beside(queue, wanted) if decides else (),
        "earlier": earlier_report(wanted, queue),
        "acts": ON_LEADS,
        **parts_of(request, year.period.year, wanted.lead, page, decides, asked),
        **once,
    }
    return render(request, "leads/lead.html", told)


def _beside(queue: Queue, wanted: Reviewed) -> list[Report]:
    """Return the notes and the watch list, as far as they are about a lead."""
    members = wanted.lead.members
    followed = tuple(w for w in watched_in(queue) if w.id in members)
    return [noted_report(queue, members), *([watched_report(followed)] if followed else [])]


def _just_observed(request: HttpRequest, queue: Queue, wanted: Reviewed) -> str:
    """Say what the reader has just put on record as evidence; "" where nothing."""
    by, today = request.user.username, date.today().isoformat()
    mine = [x for x in queue.notes if (x.by, x.on) == (by, today) and x.about in wanted.lead.members]
    return note_words(mine[-1]) if mine and request.GET.get("xong") == OBSERVE.path else ""


def _recent(request: HttpRequest, year: Year) -> tuple[Recent, ...]:
    may = request.user.role == INVESTIGATOR
    return recent(year.run, request.user.username, now(), since_of(request.user)) if may else ()


def name(request: HttpRequest, year: int, lead: str) -> HttpResponse:
    """Show one party's name, a venue's with its address, for a reason; the look is on record before the name
    is read."""
    found = asked_year(year)
    queue, wanted = _wanted(found, lead)
    party = request.POST.get("party", "")
    if party not in wanted.lead.members:
        raise WrongUse("Bên này không có trong manh mối.")
    reason = reason_in(request.POST)
    names = names_of(queue, [party], wanted.id, reason, request.user.username)
    return _shown(request, found, queue, wanted, names or {party: "–"})


def undo(request: HttpRequest, year: int) -> HttpResponse:
    """Take back what one has just put on record; that it was taken back is on record too."""
    post = request.POST
    nth = number_typed(post.get("n", ""))
    user, run = request.user, asked_year(year).run
    back = taken_back(run, post.get("log", ""), nth, user.username, now(), since_of(user))
    return redirect("lead", year=year, lead=back.lead) if back.log != TIES else redirect("ties", year=year)


AGREE = {DISMISS.name: gettext_noop("Đồng ý bỏ"), TAKE.name: gettext_noop("Đồng ý đổi quyết định")}
"""The button of a second person, but for a referral."""


def referral(request: HttpRequest, year: int, lead: str) -> HttpResponse:
    """Show what a second person agrees to: what would be referred, to whom, on what evidence, and what speaks
    against it."""
    found = asked_year(year)
    queue, waiting = queue_today(found), waiting_on(lead)
    try:
        wanted = lead_named(queue, lead)
    except Stop:
        return _gone(request, found, gone(queue, lead), waiting)
    if waiting is None:
        return redirect("lead", year=year, lead=wanted.id)
    page = page_of(wanted, queue, undecided_today(found), {}, False)
    try:
        check_as_seen(wanted, str(waiting.content.get("seen", seen_of(wanted))))
        changed = ""
    except WrongUse as stop:
        changed = str(stop)
    asks, checked = waiting.kind == REFER.name, str(waiting.content.get("checked") or "")
    told = {
        "page": page,
        "waiting": waiting,
        "word": word_read(waiting, request),
        "refers": asks,
        "decides": request.user.role == INVESTIGATOR,
        "paper": _preview(queue, wanted, waiting.content) if asks else None,
        "stands_referred": wanted.state == REFERRED,
        "agree": _agree_words(waiting, queue),
        "because": proposed_because(waiting),
        "unready": tuple(unready_words(wanted, queue.rules, checked)) if asks else (),
        "checked": tuple(checked_words(queue, wanted.lead, checked)) if asks else (),
        "in_hand": to_ask(wanted.lead) if waiting.kind == DISMISS.name else "",
        "changed": changed,
        "no_agree": changed,
        "notes": notes_of(found.run, wanted),
        "noted": noted_report(queue, wanted.lead.members),
        "unnamed": asks and office_of(workspace()).name == IssuingOffice().name,
        "earlier": earlier_report(wanted, queue),
        "untils": untils(queue.rules, date.today()),
        **parts_of(request, year, wanted.lead, page, False, {}),
    }
    return render(request, "leads/referral.html", told)


def _agree_words(waiting: Proposal, queue: Queue) -> str:
    """Return the button of a second person, with until when a dismissal holds; "" for a referral."""
    words = gettext(AGREE[waiting.kind]) if waiting.kind in AGREE else ""
    until = untils(queue.rules, date.today())["dismissed"] if waiting.kind == DISMISS.name else ""
    return gettext(UNTIL, what=words, until=until) if until else words


def second(request: HttpRequest, year: int, lead: str) -> HttpResponse:
    queue = queue_today(asked_year(year))
    check_names_no_one(queue, {"reason": request.POST.get("reason", "")}, {})
    waiting = waiting_on(lead)
    answered(waiting.kind if waiting else REFER.name, lead, request)
    return redirect("lead", year=year, lead=lead)


def ties(request: HttpRequest, year: int) -> HttpResponse:
    found = asked_year(year)
    queue = queue_today(found)
    if request.method == "POST":
        row = number_typed(request.POST.get("row", ""))
        refuse_another(request.POST, _tie(*queue.ties[row - 1 : row]) if row else {})
        acted(RESTORE, request, found)
        return redirect("ties", year=year)
    report = ties_report(queue)
    if request.user.role == INVESTIGATOR:
        report = with_acts(report, _restoring)
    heading = gettext("Liên hệ đã được giải thích là vô can")
    back, waits = _recent(request, found), waits_on(request, found, *ON_TIES)
    return listed(request, year, gettext("Liên hệ đã gỡ"), report, heading=heading, recent=back, waits=waits)


def _restoring(row: tuple[int, Explained]) -> ActForm | None:
    n, tie = row
    return row_form(RESTORE, over=_tie(tie), row=n) if tie.in_force else None


def row_form(*acts: LeadAct, over: Mapping[str, object] | None = None, **marks: object) -> ActForm:
    """Return the form of acts on a row of a list."""
    return ActForm(*acts, marks=marks, over=over, inline=True, id_="-".join(map(str, marks.values())))


def _tie(*rows: Explained) -> dict[str, object]:
    """Return what a row says of a tie: the word on it that stands."""
    return {"decisions": [asdict(one.decision) for one in rows]}


def identity(request: HttpRequest, year: int) -> HttpResponse:
    """Show records that may be of one person, without a name; a POST keeps a person's word on a pair."""
    found = asked_year(year)
    if request.method == "POST":
        pair = (request.POST.get("a", ""), request.POST.get("b", ""))
        match = next((m for m in matches_today(found) if set(pair) == {m.a, m.b}), None)
        if match is None:
            raise WrongUse("Không có gợi ý nào về hai mã này.")
        refuse_another(request.POST, _word_on(match, same_in(found.run)))
        acted(act_in(request, ONE_PERSON, TWO_PERSONS), request, found)
        return redirect("identity", year=year)
    decided, rules = same_in(found.run), queue_today(found).rules.identifiers.identity
    report = identity_report(matches_today(found), decided, rules)
    if request.user.role == INVESTIGATOR:
        report = with_acts(report, partial(_deciding, decided))
    undecided = sum((m.a, m.b) not in decided for m in matches_today(found))
    heading = gettext("Không cặp hồ sơ nào chờ quyết định")
    if undecided:
        heading = gettext("%(n)s cặp hồ sơ có thể là một người, chưa ai quyết định", n=undecided)
    under = gettext(
        "Gợi ý không kèm tên; trùng tên không bao giờ đủ. Một người: liên hệ của hai hồ sơ được tính"
        " chung. Hai người: gợi ý không hiện lại."
    )
    waits = waits_on(request, found, ONE_PERSON, TWO_PERSONS)
    title = gettext("Có thể một người")
    return listed(request, year, title, report, heading=heading, under=under, waits=waits)


def _deciding(decided: Decided, m: IdentityMatch) -> ActForm:
    return row_form(ONE_PERSON, TWO_PERSONS, over=_word_on(m, decided), a=m.a, b=m.b)


def _word_on(m: IdentityMatch, decided: Decided) -> dict[str, object]:
    return {"one": decided.get((m.a, m.b))}


def watched(request: HttpRequest, year: int) -> HttpResponse:
    """Show who is watched and every note; a POST renews or ends a watch, or takes a note back."""
    found = asked_year(year)
    if request.method == "POST":
        acted(act_in(request, RENEW, END_WATCH, WITHDRAW), request, found)
        return redirect("watched", year=year)
    queue = queue_today(found)
    followed = watched_in(queue)
    heading = gettext("Đang theo dõi %(n)s bên", n=len(followed)) if followed else gettext("Chưa theo dõi ai")
    under = gettext("Thêm từ trang của một manh mối. Theo dõi không đổi bit nào; ghi chép nặng nhẹ theo mức.")
    return listed(
        request,
        year,
        gettext("Theo dõi, ghi chép"),
        with_acts(watched_report(followed), lambda w: row_form(RENEW, END_WATCH, about=w.id)),
        with_acts(noted_report(queue), lambda row: row_form(WITHDRAW, n=row[0].n)),
        heading=heading,
        under=under,
        says=notice(),
        waits=waits_on(request, found, *ON_NOTES),
    )


def letter(request: HttpRequest, year: int, lead: str) -> HttpResponse:
    """Hand over the letter by which a lead is referred, or the lead as a workbook with its codes, once two
    persons agreed; before that a preview of the letter as PDF. All are on record first."""
    queue, wanted = _wanted(asked_year(year), lead)
    by, part = request.user.username, request.POST.get("part", "")
    if wanted.state == REFERRED and wanted.decision:
        if part == "xlsx":
            to = Path(f"{wanted.id}.xlsx")
            return download(with_codes(queue, [wanted], to, wanted.decision.document, by), to.name)
        let_out(queue, [wanted], wanted.decision.document, by)
        made = referral_letter(queue, [wanted], None)
    else:
        let_preview(queue, [wanted], by)
        typed = {name: request.POST.get(name, "") for name in ("receiver", "checked", "reason")}
        check_names_no_one(queue, typed, {f.name: f.label for f in REFER.fields})
        waiting = waiting_on(wanted.id)
        made, part = _preview(queue, wanted, waiting.content if waiting else typed), "pdf"
    return download(
        (docx_of if part == "docx" else pdf_of)(made), f"{made.name}.{'docx' if part == 'docx' else 'pdf'}"
    )


def names_file(request: HttpRequest, year: int, lead: str) -> HttpResponse:
    """Hand over the names of who was referred, sealed in the page that shows the password: neither is kept,
    and who is named is on record first."""
    found = asked_year(year)
    queue, wanted = _wanted(found, lead)
    document = wanted.decision.document if wanted.decision else ""
    made = sealed_names(queue, [wanted], document or "–", request.user.username)
    file, entry = b64encode(made.content).decode(), made.recorded()["n"]
    return _shown(request, found, queue, wanted, {}, sealed=made, sealed_file=file, entry=entry)


def _preview(queue: Queue, wanted: Reviewed, content: Mapping[str, Any]) -> Printed:
    receiver, purpose, checked = (str(content.get(name, "")) for name in ("receiver", "reason", "checked"))
    return referral_preview(queue, [wanted], receiver, purpose, checked)


def export(request: HttpRequest, year: int, lead: str) -> HttpResponse:
    """Hand over a lead as a workbook with pseudonyms only."""
    queue, wanted = _wanted(asked_year(year), lead)
    target = Path("manh-moi.xlsx")
    content = pseudonymous(queue, [wanted], target).content
    noted("file_out", request.user, {"what": "lead, pseudonymous", "lead": wanted.id})
    return download(content, target.name)
