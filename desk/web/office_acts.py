"""The acts of an office at the desk: each on a page made from its declaration. Where another must agree, the
page shows what is proposed and takes the word on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, reverse

from desk.base.acts import DAY
from desk.base.language import gettext
from desk.office.acts import ACTS, Doing, OfficeAct
from desk.web.acts import ActForm, values_in
from desk.web.base.frame import RAIL, address
from desk.web.office_deeds import doing_now, name_of
from desk.web.places import place, rules_by_name
from desk.web.proposals.deciding import answered, last_of, proposed, waiting_for, word_read
from desk.web.shelf import newest_year_told
from desk.web.stale import SHOWN
from desk.words.numbers import day_words

DONE = "act_done"  # in a session: the act that was done, and what was said


def places() -> Iterator[URLPattern]:
    """Yield the address of each act, and the one where a second person answers."""
    for act in ACTS:
        name = name_of(act)
        yield place(f"lam/{act.path}/", _page(act), name, read=act.roles | act.second, write=act.roles)
        if act.second:
            yield place(f"lam/{act.path}/nguoi-thu-hai/", _second(act), f"second_{name}", write=act.second)


def links_on(page: str, user: Any) -> list[tuple[str, str]]:
    """Return the acts that a page leads to for who may do or answer them: address and title."""
    rules = rules_by_name()
    every = (act for act in ACTS if act.on == page and rules[name_of(act)].allows(user.role, "GET"))
    return [(reverse(name_of(act)), gettext(act.title)) for act in every]


def _page(act: OfficeAct) -> Callable[..., HttpResponse]:
    def page(request: HttpRequest) -> HttpResponse:
        doing, here = doing_now(request.user.username), reverse(name_of(act))
        if request.method == "POST":
            values = values_in(act, request)
            if not act.second:
                request.session[DONE] = [act.name, str(act.do(doing, values))]
                return redirect(here)
            content = {**values, **act.check(doing, values)}
            proposed(act.name, act.name, doing.by, {k: _kept(value) for k, value in content.items()})
            return redirect(here)
        waiting = waiting_for(act.name, act.name)
        last = last_of(act.name, act.name, doing.by)
        done = request.session.pop(DONE, ["", ""])
        told: dict[str, Any] = {
            "act": act,
            "title": gettext(act.title),
            "trail": _trail(act, request.user),
            "done": done[1] if done[0] == act.name else "",
            "waiting": waiting,
            "word": waiting and word_read(waiting, request),
            "asks": list(_asks(act, doing, waiting.content)) if waiting else [],
            "agree": gettext("Đồng ý: %(title)s", title=gettext(act.title)),
            "to": reverse(f"second_{name_of(act)}") if act.second else "",
            "last": last,
            "standing": list(act.standing(doing)),
        }
        if not waiting and request.user.role in act.roles:
            first = {**request.GET.dict(), **(last.content if last else {})}
            marks = {SHOWN: act.seen(doing)} if act.seen else {}
            told["form"] = ActForm(act, initial=first, marks=marks, offered=act.offered(doing), to=here)
        return render(request, "base/act_page.html", told)

    return page


def _trail(act: OfficeAct, user: Any) -> tuple[str, str]:
    """Return the page that leads to an act, with its title; the first page for who may not open it."""
    on = act.on if rules_by_name()[act.on].allows(user.role, "GET") else "waiting"
    return address(on, newest_year_told()), gettext(next(words for name, _, words, *_ in RAIL if name == on))


def _second(act: OfficeAct) -> Callable[..., HttpResponse]:
    def second(request: HttpRequest) -> HttpResponse:
        answered(act.name, act.name, request)
        return redirect(reverse(name_of(act)))

    return second


def _kept(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _asks(act: OfficeAct, doing: Doing, content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    offered = act.offered(doing)
    for field in act.fields:
        value = str(content.get(field.name) or "–")
        words = dict(offered.get(field.name, ())).get(value, value)
        is_day = field.kind == DAY and value != "–"
        yield gettext(field.label), day_words(date.fromisoformat(value)) if is_day else words
