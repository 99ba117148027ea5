"""The standing part of the way through a year: no result, nothing to announce; what is left to do."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from desk.web.shelf import periods_returned, rules_today
from desk.web.so_far.standing import periods_told, standing_of
from desk.words.adoption_words import marks_of
from engine.rulebook.model.roles import RECOGNITION, in_role


def so_far(request: HttpRequest, year: int) -> HttpResponse:
    rules, user = rules_today(), request.user
    if rules.calendar.at("year", year) is None:
        raise Http404
    told = periods_told(rules, year, periods_returned())
    asked = request.GET.get("ky", "") or (told[0].code if told else "")
    found = next((p for p in told if p.code == asked), None)
    if asked and found is None:
        raise Http404
    shown = None
    if found is not None:
        sees = {u.code for u in rules.units.on(found.end)}
        shown = standing_of(found.code, user.lang, sees, request.GET.get("xa", ""))
    book = in_role(rules, RECOGNITION, found.end) if found else None
    mark = marks_of([book], user.lang) if book else None
    return render(
        request, "so_far/standing.html", {"standing": shown, "periods": told, "period": found, "mark": mark}
    )
