"""The log, for the auditor."""

from __future__ import annotations

import csv
import io
from itertools import groupby

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from desk.base.acts import day_typed
from desk.web.accounts.models import Account
from desk.web.downloads import download
from desk.web.journal.entries import noted
from desk.web.journal.lines import LinesAsked, lines, seals

SIZE = 100  # lines on a page
LETTERS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would take for a formula


def journal(request: HttpRequest) -> HttpResponse:
    """Show the lines asked for, a page at a time, each with who stands behind the account and of which
    office."""
    get, accounts = request.GET, {one.username: one for one in Account.objects.all()}
    by, office = get.get("ai", ""), get.get("co-quan", "")
    of_office = tuple(name for name, one in accounts.items() if office and one.office == office)
    days = [day_typed(get.get(name, "")) for name in ("tu", "den")]
    first, last = (day.isoformat() if day else "" for day in days)
    only = (by,) if by else of_office
    every = lines(LinesAsked(get.get("loai", ""), only, get.get("tim", "").strip(), first, last))
    pages = Paginator(every, SIZE).get_page(get.get("trang"))
    shown = [(line, [accounts[n] for n in line.by.split(", ") if n in accounts]) for line in pages]
    told = {
        "lines": [(day, list(group)) for day, group in groupby(shown, lambda pair: pair[0].day)],
        "pages": pages,
        "asked": {"group": get.get("loai", ""), "by": by, "office": office, "search": get.get("tim", "")},
        "first": first,
        "last": last,
        "people": sorted({name for line in lines() for name in line.by.split(", ")}),
        "offices": sorted({one.office for one in accounts.values() if one.office}),
        "seals": seals(),
    }
    return render(request, "journal/journal.html", told)


def exported(request: HttpRequest) -> HttpResponse:
    """Hand over the log as a table; what could be a formula is written as text."""
    held = io.StringIO()
    out = csv.writer(held)
    out.writerow(["at", "by", "kind", "about", "reason", "seal", "log"])
    for line in lines():
        out.writerow(
            [_text(v) for v in (line.at, line.by, line.kind, line.about, line.reason, line.seal, line.log)]
        )
    noted("file_out", request.user, {"what": "log"})
    return download(("\ufeff" + held.getvalue()).encode(), "nhat-ky.csv")


def _text(value: str) -> str:
    return f"'{value}" if value.startswith(LETTERS) else value
