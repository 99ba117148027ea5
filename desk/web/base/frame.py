"""What stands around every page: the rail of places a role may enter, the year, the reader's language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from desk.base.faults import Stop
from desk.base.language import gettext, gettext_noop, language
from desk.base.roles import COMMUNE
from desk.web.places import rules_by_name
from desk.web.saved.models import SavedView
from desk.web.shelf import newest_year_told, rules_today, years_of_commune, years_told
from engine.rulebook.text.faults import RuleFaults


@dataclass(frozen=True, slots=True)
class Door:
    """One line of the rail."""

    url: str
    sign: str
    words: str
    current: bool
    gap: bool
    key: str  # after g


RAIL = (
    ("waiting", "home", gettext_noop("Việc chờ tôi"), False, "v"),
    ("returns", "inbox", gettext_noop("Báo cáo"), False, "b"),
    ("results", "rank", gettext_noop("Kết quả"), False, "k"),
    ("venues", "shop", gettext_noop("Cơ sở"), False, "c"),
    ("leads", "lead", gettext_noop("Manh mối"), False, "m"),
    ("follow_up", "board", gettext_noop("Việc cần làm"), False, "l"),
    ("rules", "rule", gettext_noop("Quy tắc"), True, "q"),
    ("comparison", "compare", gettext_noop("So sánh"), False, "s"),
    ("papers", "file", gettext_noop("Văn bản"), False, "d"),
    ("runs", "run", gettext_noop("Lần chạy"), True, "r"),
    ("journal", "log", gettext_noop("Nhật ký"), True, "n"),
    ("people", "people", gettext_noop("Người dùng"), False, "u"),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    user: Any = getattr(request, "user", None)
    known = bool(user and user.is_authenticated)
    have = _years(user) if known else ()
    year = _asked_year(request) or (_newest(user, have) if have else None)
    today = date.today().year  # its returns come in before anything else does
    return {
        "lang": language(),
        "me": user if known else None,
        "look": user.look if known else "",
        "demo": settings.DEMO,
        "years": sorted({*have, today}, reverse=True) if known and rules_know(today) else have,
        "year": year,
        "saved": tuple(SavedView.objects.filter(by=user.standing)) if known else (),
        "rail": tuple(_rail(user, year, request)) if known else (),
    }


def rules_know(year: int) -> bool:
    """Tell whether the calendar of the rules has a year; nothing is known of it while the rules are wrong."""
    try:
        return rules_today().calendar.at("year", year) is not None
    except (Stop, RuleFaults):
        return False


def _years(user: Any) -> tuple[int, ...]:
    try:
        return years_of_commune(user.unit) if user.role == COMMUNE else years_told()
    except Stop:
        return ()


def _newest(user: Any, have: tuple[int, ...]) -> int | None:
    return have[0] if user.role == COMMUNE else newest_year_told()


def _asked_year(request: HttpRequest) -> int | None:
    match = request.resolver_match
    return match.kwargs.get("year") if match else None


def _rail(user: Any, year: int | None, request: HttpRequest) -> Iterator[Door]:
    rules = rules_by_name()
    here = request.path
    for name, sign, title, gap, key in RAIL:
        access = rules.get(name)
        if access is not None and access.allows(user.role, "GET"):
            url = address(name, year)
            if url:
                current = here == url if url == "/" else here.startswith(url)
                yield Door(url, sign, gettext(title), current, gap, key)
    if user.role == COMMUNE and user.unit and year:
        url = reverse("commune", args=[year, user.unit])
        yield Door(url, "rank", gettext("Điểm của xã"), here.startswith(url), False, "k")


def address(name: str, year: int | None) -> str:
    """Return the address of a page of the rail, in a year if it has years; empty without one."""
    for named in ({}, {"year": year}):
        try:
            return reverse(name, kwargs=named)
        except NoReverseMatch:
            continue
    return ""
