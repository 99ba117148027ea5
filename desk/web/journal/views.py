"""The log, for the auditor."""

from __future__ import annotations

import csv
import io

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from desk.web.downloads import download
from desk.web.journal.entries import noted
from desk.web.journal.lines import lines, seals

MOST = 300  # lines on a page
LETTERS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would take for a formula


def journal(request: HttpRequest) -> HttpResponse:
    get = request.GET
    asked = {"group": get.get("loai", ""), "by": get.get("ai", ""), "search": get.get("tim", "").strip()}
    every = lines(**asked, lang=request.user.lang)
    people = sorted({line.by for line in lines()})
    told = {"lines": every[:MOST], "more": max(0, len(every) - MOST), "asked": asked, "people": people}
    return render(request, "journal/journal.html", {**told, "seals": seals()})


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
