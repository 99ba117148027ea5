"""The parts of a lead's page that are the same for each reader of a role, drawn once: a lead does not change
while it is in memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from desk.base.language import language
from desk.report.tree import Remark
from desk.web.base.same import Same
from desk.web.leads.briefs import Brief
from desk.web.leads.pages import Page
from engine.links.leads import Lead


@dataclass(frozen=True, slots=True)
class _Closed:
    """A page with no name shown and no form open; what can differ beside the lead itself is compared."""

    lead: Same[Lead]
    year: int
    lang: str
    decides: bool
    struck: tuple[str, ...]
    pairs: tuple[Remark, ...]
    page: Page = field(compare=False)


def parts_of(
    request: HttpRequest, year: int, lead: Lead, page: Page, decides: bool, asked: dict[str, Any]
) -> dict[str, SafeString]:
    """Return the body and the timeline of a lead's page as HTML; drawn anew where a name is shown or a form
    is open."""
    if any(asked.values()) or page.told.names:
        told = {"page": page, "decides": decides, **asked}
        return {name: render_to_string(f"leads/{name}.html", told, request) for name in ("body", "times")}
    closed = _Closed(Same(lead), year, language(), decides, page.told.struck, page.told.pairs, page)
    return {name: _drawn(name, closed) for name in ("body", "times")}


@lru_cache(maxsize=64)
def _drawn(name: str, closed: _Closed) -> SafeString:
    told = {"page": closed.page, "decides": closed.decides, "lang": closed.lang, "year": closed.year}
    return SafeString(render_to_string(f"leads/{name}.html", told))


@lru_cache(maxsize=512)
def brief_drawn(brief: Brief, year: int, lang: str) -> SafeString:
    """Return a lead as the queue shows it; the key is all that it shows, so nothing of an older day or
    another reader can come."""
    return SafeString(render_to_string("leads/brief.html", {"lead": brief, "year": year, "lang": lang}))
