"""One lead as its page shows it: codes only; a name is added by a reason, for one answer.

Its parts that are the same for each reader of a role are drawn once: a lead does not change in memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from desk.base.language import gettext, language
from desk.leads.acts import seen_of
from desk.leads.drawing import Drawing
from desk.leads.lead_report import LeadReport
from desk.leads.leads import Queue
from desk.report.tree import PageLink, Remark, Report
from desk.web.acts import with_acts
from desk.web.leads.briefs import Brief, brief_of
from desk.web.leads.drawing import GrownLead, drawing_of
from desk.web.shelf import Same
from engine.links.identity.matching import IdentityMatch
from engine.links.innocent_ties import STRIKABLE
from engine.links.joining import JoinedSides
from engine.links.leads import Lead
from engine.links.review import Reviewed
from engine.links.units import BitsRow


@dataclass(frozen=True, slots=True)
class Page:
    """`told` is what is said of the lead; `opens`: who reads may strike ties and ask for names."""

    lead: Lead
    brief: Brief
    told: LeadReport
    drawing: Drawing
    seen: str  # what stood of this lead when the page was made; a decision names it
    opens: bool

    @property
    def ids(self) -> tuple[str, ...]:
        return (*self.lead.venues, *self.lead.parties, *self.lead.cases)

    @property
    def communes(self) -> int:
        return len(set(self.lead.units.values()))

    @property
    def parts(self) -> dict[str, Report]:
        """Return what is said of the lead, part by part; who may act finds the way to each tie and name."""
        parts = self.told.parts
        if self.opens:
            parts |= {"sums": with_acts(parts["sums"], self._strikes)}
            parts |= {"people": with_acts(parts["people"], self._named)}
        return parts

    def _strikes(self, row: tuple[int, JoinedSides, BitsRow]) -> PageLink | str:
        n, _, part = row
        strikable = part.unit.kind in STRIKABLE and bool(part.rows)
        return self._form(gettext("Vô can…"), f"?mau=lien-he&dong={n}#cach-tinh") if strikable else ""

    def _named(self, id_: str) -> PageLink | str:
        return "" if id_ in self.told.names else self._form(gettext("Xem tên…"), f"?ten={id_}#ten")

    def _form(self, words: str, query: str) -> PageLink:
        return PageLink(words, "lead", (self.told.queue.run.manifest["year"], self.brief.id), query)


def page_of(
    found: Reviewed, queue: Queue, matches: Sequence[IdentityMatch], names: dict[str, str], may_open: bool
) -> Page:
    told, drawing = LeadReport(found, queue, matches, names), drawing_of(GrownLead(found.lead))
    return Page(found.lead, brief_of(found, queue), told, drawing, seen_of(found), may_open)


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
