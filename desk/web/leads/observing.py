"""Own notes as evidence and the watch list at the desk, for who verifies alone: read, put on record, taken
back."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from desk.base.faults import WrongUse
from desk.leads import lead_words as words
from desk.leads import watching
from desk.leads.acts import END_WATCH, OBSERVE, WATCH, WITHDRAW, Act
from desk.leads.lead_words import figure, said
from desk.leads.leads import Queue, lead_named
from desk.leads.observations import (
    grade_words,
    grades_of,
    note_words,
    noted_about,
    trust_of,
)
from desk.runs.year import Year
from desk.web.leads.deciding import did
from desk.web.leads.reading import queue_today
from desk.web.results.views import asked_year
from desk.web.typed import day_typed, needed, number_typed, reason_in
from engine.links.notes import COUNTS, MAY_TELL, GradedNote

CHANGES = {"withdraw": WITHDRAW, "renew": WATCH, "end": END_WATCH}
KINDS = tuple(dict.fromkeys(kind for kinds in MAY_TELL.values() for kind in kinds))


@dataclass(frozen=True, slots=True)
class Noted:
    """A note as a row: what it says, its grade in words and what it weighs, whether it counts or why not."""

    n: int
    says: str
    grade: str
    weight: str
    counts: bool
    state: str
    by: str
    seen: str
    reason: str


def shown_beside(queue: Queue, about: Set[str] | None) -> dict[str, Any]:
    """Return the notes and the watch list, or what of them is about some parties, and what the forms
    offer."""
    return {
        "noted": [_noted(queue, note, state) for note, state in noted_about(queue, about)],
        "followed": [
            (w, said(watching.WATCHED_STATES, w.state), watching.news_of(w))
            for w in watching.watched_in(queue)
            if about is None or w.id in about
        ],
        "kinds": [(kind, said(words.KINDS, kind)) for kind in KINDS],
        "grades": [(grade, f"{grade}: {text}") for grade, text in grades_of(queue).items()],
        "today": queue.day,
    }


def _noted(queue: Queue, note: GradedNote, state: str) -> Noted:
    return Noted(
        note.n,
        note_words(note),
        grade_words(queue, note),
        figure(trust_of(queue, note), 2),
        state == COUNTS,
        said(words.NOTE_STATES, state),
        note.by,
        note.seen.isoformat(),
        note.reason,
    )


def watched(request: HttpRequest, year: int) -> HttpResponse:
    """Show who is watched and every note; a POST renews or ends a watch, or takes a note back."""
    found = asked_year(year)
    if request.method == "POST":
        _changed(found, request)
        return redirect("watched", year=year)
    told = shown_beside(queue_today(found), None)
    return render(request, "leads/watched.html", told)


def _changed(found: Year, request: HttpRequest) -> None:
    post, act = request.POST, CHANGES.get(request.POST.get("act", ""))
    reason = reason_in(post)
    if act is None:
        raise WrongUse("Không rõ phải làm gì. Chưa có gì được ghi.")
    values = {"n": number_typed(post.get("n", "")), "about": post.get("about", ""), "reason": reason}
    did(act, found, request.user.username, values)


def observe(request: HttpRequest, year: int, lead: str) -> HttpResponse:
    """Keep a graded note about one of a lead's venues or parties; a value is kept as a keyed hash."""
    post, reason = request.POST, reason_in(request.POST)
    values = {name: post.get(name, "") for name in ("kind", "grade")}
    values["value"] = needed(post.get("value", ""), "value")
    return _about_a_member(OBSERVE, request, year, lead, values | {"reason": reason}, "seen")


def follow(request: HttpRequest, year: int, lead: str) -> HttpResponse:
    """Put one of a lead's venues or parties on the watch list."""
    return _about_a_member(WATCH, request, year, lead, {"reason": reason_in(request.POST)}, "until")


def _about_a_member(
    act: Act, request: HttpRequest, year: int, lead: str, values: Mapping[str, str], day: str
) -> HttpResponse:
    """Do an act about who is in a lead, and return to it, or to all notes where it is no lead any more."""
    found, about = asked_year(year), request.POST.get("about", "")
    if about not in lead_named(queue_today(found), lead).lead.members:
        raise WrongUse("Bên này không có trong manh mối.")
    days = {day: day_typed(request.POST.get(day, ""))}
    did(act, found, request.user.username, {**values, **days, "about": about})
    there = {id_ for r in queue_today(found).leads for id_ in (r.id, r.lead.id)}
    return redirect("lead", year=year, lead=lead) if lead in there else redirect("watched", year=year)
