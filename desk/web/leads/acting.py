"""The forms of acts on leads, and the addresses that take them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from desk.base.acts import number_typed
from desk.base.faults import Stop, WrongUse
from desk.base.language import gettext, gettext_noop
from desk.leads.acts import (
    ACTS,
    ASSIGN,
    BY_NAME,
    BY_STATE,
    DECIDE_SERIES,
    DISMISS,
    OBSERVE,
    ON_NOTES,
    ON_TIES,
    PROPOSED,
    REFER,
    STRIKE,
    WITHDRAW,
    LeadAct,
    about_of,
    entry_of,
    seconds_of,
)
from desk.leads.agreed_leads import ActedOn, seen_of, tie_of
from desk.leads.decisions import investigators
from desk.leads.dismissal import ANSWERED, proposed_words, stories_offered, to_ask, why_dismissed
from desk.leads.free_words import check_names_no_one
from desk.leads.lead_words import KINDS, TYPES, said
from desk.leads.leads import Queue, gone, lead_named
from desk.leads.observations import HASHED, grades_of
from desk.leads.referral import unready_words
from desk.leads.striking import striking_of, struck_words
from desk.runs.year import Year
from desk.web.acts import ActForm, values_in
from desk.web.leads.pages import Page
from desk.web.leads.reading import did, queue_today, values_proposed
from desk.web.proposals.deciding import (
    already_waits,
    answered,
    deciding,
    last_of,
    proposed,
    waiting_for,
    word_read,
)
from desk.web.proposals.models import OPEN, Proposal
from desk.web.results.views import asked_year
from desk.web.shelf import year_of
from engine.links.leads import Lead
from engine.links.notes import MAY_TELL
from engine.links.review import Reviewed
from engine.rulebook.kinds.links import LinkRules

TOLD_BY_NOTES = tuple(dict.fromkeys(kind for kinds in MAY_TELL.values() for kind in kinds))
ON_LEADS = tuple(act for act in ACTS if act.path)
"""Acts with an address under that of a lead."""


def acted(act: LeadAct, request: HttpRequest, year: Year, **given: Any) -> None:
    """Do what a form asks for, in the name of who sent it; where another must agree, propose it."""
    values, by = values_in(act, request, **given), request.user.username
    with deciding():  # nobody proposes meanwhile what one person may not do then
        at = ActedOn(year.run, date.today(), lambda: queue_today(year))
        if act not in PROPOSED or not seconds_of(act, at, {**values, **act.fixed}):
            did(act, year, by, values)
            return
        entry = entry_of(act, at, {**values, **act.fixed})
        content = {k: v.isoformat() if isinstance(v, date) else v for k, v in values.items()}
        content["year"] = year.period.year
        if act is OBSERVE:  # what was typed is kept nowhere, here neither
            content |= {"value": "", HASHED: entry["value"]}
        if "lead" in entry:
            if waiting := waiting_on(entry["lead"]):
                raise already_waits(waiting)
            content |= {"lead": entry["lead"], "seen": seen_of(lead_named(at.queue, entry["lead"]))}
        if act in ON_TIES:
            content["tie"] = tie_of(entry)
        proposed(act.name, about_of(act, entry), by, content)


@dataclass(frozen=True, slots=True)
class Wait:
    """A proposal that waits on the page of what it is about: in words, and what the reader may say to it."""

    waiting: Proposal
    title: str
    word: str
    to: str
    changes: str


def waits_on(request: HttpRequest, year: Year, *acts: LeadAct, lead: str = "") -> list[Wait]:
    """Return what one person proposed by some acts, of a lead or of all, and another has not answered yet."""
    by_name, number = {act.name: act for act in acts}, year.period.year
    found = Proposal.objects.filter(kind__in=by_name, state=OPEN).order_by("pk")
    return [
        Wait(
            one,
            f"{proposal_words(one)}: {one.content.get('reason', '')}",
            word_read(one, request),
            reverse("second_act", args=[number, one.kind]),
            _changes(by_name[one.kind], one, year),
        )
        for one in found
        if one.content.get("year") == number and lead in ("", one.content.get("lead"))
    ]


def _changes(act: LeadAct, one: Proposal, year: Year) -> str:
    """Say what a proposal would change of what two agreed to, or why it can't be done any more."""
    at = ActedOn(year.run, date.today(), lambda: queue_today(year))
    try:
        values = {**values_proposed(act, one.content), **act.fixed}
        entry_of(act, at, values)
        return act.unmakes(at, values)
    except Stop as stop:
        return str(stop)


def proposal_words(one: Proposal) -> str:
    """Say what a proposal about leads, series or records would do."""
    act, about = BY_NAME[one.kind], one.about
    if act is REFER:
        return gettext("Chuyển %(about)s", about=about)
    if act is DISMISS:
        return gettext("Bỏ %(about)s", about=about)
    if act in BY_STATE.values():
        return gettext("Xem lại %(about)s, đã chuyển", about=about)
    if act in ON_TIES:
        kind, _, members = about.partition(" ")
        what = (
            gettext("Gỡ liên hệ %(kind)s: %(members)s")
            if act is STRIKE
            else gettext("Khôi phục liên hệ %(kind)s: %(members)s")
        )
        return what % {"kind": said(KINDS, kind), "members": members}
    if act is OBSERVE:
        noted = said(KINDS, str(one.content["kind"]))
        return gettext("Ghi làm bằng chứng: %(kind)s của %(about)s", kind=noted, about=one.content["about"])
    if act is WITHDRAW:
        return gettext("Rút lại ghi chép số %(note)s", note=about)
    states = next((field.choices for field in act.fields if field.name == "state"), None) or {}
    what = states.get(str(one.content.get("state")), act.button)
    return f"{about}: {gettext(what)}"


def proposed_because(one: Proposal) -> str:
    """Say why a proposal was made: of a dismissal by which story, what it explains, and what was answered."""
    year = year_of(int(one.content["year"])) if one.kind == DISMISS.name else None
    if year is None:
        return str(one.content.get("reason") or "")
    try:
        queue = queue_today(year)
        return proposed_words(one.content, lead_named(queue, one.about).lead, queue.rules)
    except Stop:  # no lead any more, so nothing to explain
        return why_dismissed(one.content)


def second(request: HttpRequest, year: int, act: str) -> HttpResponse:
    """Take a second person's word on what was proposed about a series, or two records."""
    found = BY_NAME.get(act)
    one = Proposal.objects.filter(kind=act, pk=number_typed(request.POST.get("proposal", ""))).first()
    if found is None or one is None or one.content.get("year") != year:
        raise Http404
    check_names_no_one(queue_today(asked_year(year)), {"reason": request.POST.get("reason", "")}, {})
    answered(act, one.about, request)
    return redirect(PAGES.get(act, "identity"), year=year)


PAGES = {
    DECIDE_SERIES.name: "series",
    **dict.fromkeys((act.name for act in ON_TIES), "ties"),
    **dict.fromkeys((act.name for act in ON_NOTES), "watched"),
}
"""Where a second person answers what was proposed; of who is one person, `identity`."""


def waiting_on(lead: str) -> Proposal | None:
    """Return what one person proposed about a lead and another has not answered yet."""
    return next((one for act in BY_STATE.values() if (one := waiting_for(act.name, lead))), None)


def on_lead(act: LeadAct) -> Callable[..., HttpResponse]:
    """Return the view that does an act on a lead and shows the lead again, or all notes if it is none any
    more."""

    def view(request: HttpRequest, year: int, lead: str) -> HttpResponse:
        found = asked_year(year)
        acted(act, request, found, lead=lead)
        queue = queue_today(found)
        try:
            lead_named(queue, lead)
        except Stop:
            if not gone(queue, lead).said:
                return redirect("watched", year=year)
        page = reverse("lead", args=[year, lead])
        return redirect(f"{page}?xong={act.path}" if act is OBSERVE else page)

    return view


def act(request: HttpRequest, year: int, act: str) -> HttpResponse:
    """Do what a form asks for that stands on the page of its subject, and show that page again."""
    found = BY_NAME.get(act)
    if found is None or not found.subject:
        raise Http404
    acted(found, request, asked_year(year))
    return redirect(found.subject, year=year)


def forms_about(subject: str, id_: str, year: int) -> Iterator[ActForm]:
    for act in ACTS:
        if act.subject == subject:
            to = reverse("lead_act", args=[year, act.name])
            yield ActForm(act, marks={subject: id_}, to=to, inline=True, id_=id_)


def form_on(
    act: LeadAct,
    queue: Queue,
    page: Page,
    year: int,
    by: str,
    until: str = "",
    about: str = "",
    **marks: object,
) -> ActForm:
    """Return the form of an act on the page of a lead; `until`: the day to which it holds; `about`: what a
    proposal of it is about, if not the lead."""
    id_ = page.brief.id
    last = last_of(act.name, about or id_, by)
    form = ActForm(
        act,
        marks={"seen": seen_of(page.told.found), **marks} if act is not OBSERVE else {},
        initial=last.content if last else {"seen": queue.day} if act is OBSERVE else {},
        offered={
            "about": [
                (one, f"{one} · {said(TYPES, kind)}")
                for kind, ids in (("venue", page.lead.venues), ("party", page.lead.parties))
                for one in ids
            ],
            "kind": [(kind, said(KINDS, kind)) for kind in TOLD_BY_NOTES],
            "story": _stories(page.lead, queue.rules) if act is DISMISS else (),
            "to": [(name, name) for name in (investigators(queue.run) if act is ASSIGN else ())],
            "grade": [
                ("", gettext("chọn mức")),
                *((k, f"{k}: {text}") for k, text in grades_of(queue).items()),
            ],
        },
        to=reverse(f"{act.name}_lead", args=[year, id_]),
        back=f"{reverse('lead', args=[year, id_])}?",
        words={"lead": id_, **marks},
    )
    form.fields.pop("lead", None)
    if act is REFER:
        form.note = " ".join((*unready_words(page.told.found, queue.rules), form.note))
    if act is DISMISS:
        ask = to_ask(page.lead)
        form.note = f"{ask} {form.note}".lstrip()
        for name in ANSWERED:
            if ask:
                form.fields[name].required = True
            else:
                del form.fields[name]
    if until:
        form.button = gettext(UNTIL, what=form.button, until=until)
    return form


def _stories(lead: Lead, rules: LinkRules) -> list[tuple[str, str | tuple[tuple[str, str], ...]]]:
    """Return the choices of a story: those that fit a lead, with what each explains, then all others."""
    fitting, others = stories_offered(lead, rules)
    apart = gettext("không hợp điều đã thấy ở manh mối này")
    return [("", gettext("chọn chuyện vô can")), *fitting.items(), (apart, tuple(others.items()))]


UNTIL = gettext_noop("%(what)s đến hết %(until)s")


def tie_tried(queue: Queue, found: Reviewed, nth: int) -> tuple[tuple[str, ...], str]:
    """Say what striking a tie would do to a lead, before anything is on record; else why it can't be
    struck."""
    try:
        return struck_words(striking_of(queue, found, nth, "", "")), ""
    except WrongUse as stop:
        return (), str(stop)
