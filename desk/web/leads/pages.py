"""One lead as its page shows it: codes only; a name is added by a reason, for one answer.

Its parts that are the same for each reader of a role are drawn once: a lead does not change in memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from desk.base.language import gettext, language
from desk.leads.drawing import Drawing
from desk.leads.drawing import drawing_of as drawn
from desk.leads.layout import edges_of
from desk.leads.lead_report import LeadReport
from desk.leads.lead_words import KINDS as TIES
from desk.leads.lead_words import said
from desk.leads.leads import Queue
from desk.leads.striking import for_innocence
from desk.report.tree import PageLink, Remark, Report
from desk.web.acts import with_acts
from desk.web.leads.briefs import Brief, brief_of
from desk.web.shelf import Same
from engine.links.identity.matching import IdentityMatch
from engine.links.innocent_ties import STRIKABLE
from engine.links.joining import JoinedSides
from engine.links.leads import Lead
from engine.links.network import Link
from engine.links.review import Reviewed
from engine.links.units import BitsRow


@dataclass(frozen=True, slots=True)
class Page:
    """`told` is what is said of the lead; `opens`: who reads may strike ties and ask for names."""

    brief: Brief
    told: LeadReport
    drawing: Drawing
    opens: bool

    @property
    def lead(self) -> Lead:
        return self.told.lead

    @property
    def ids(self) -> tuple[str, ...]:
        return (*self.lead.venues, *self.lead.parties, *self.lead.cases)

    @property
    def communes(self) -> int:
        return len({self.lead.units.get(v) for v in self.told.parties.tied & {*self.lead.venues}})

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
        strikable = part.unit.kind in STRIKABLE and bool(part.rows) and not for_innocence(part)
        return self._form(gettext("Vô can…"), f"?mau=lien-he&dong={n}#cach-tinh") if strikable else ""

    def _named(self, id_: str) -> PageLink | str:
        return "" if id_ in self.told.names else self._form(gettext("Xem tên…"), f"?ten={id_}#ten")

    def _form(self, words: str, query: str) -> PageLink:
        return PageLink(words, "lead", (self.told.queue.run.manifest["year"], self.brief.id), query)


def page_of(
    found: Reviewed, queue: Queue, matches: Sequence[IdentityMatch], names: dict[str, str], may_open: bool
) -> Page:
    told, drawing = LeadReport(found, queue, matches, names), drawing_of(GrownLead(found.lead))
    return Page(brief_of(found, queue), told, drawing, may_open)


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
    told = {"page": closed.page, "decides": closed.decides, "year": closed.year}
    return SafeString(render_to_string(f"leads/{name}.html", told))


@lru_cache(maxsize=512)
def brief_drawn(brief: Brief, year: int, lang: str) -> SafeString:
    """Return a lead as the queue shows it; the key is all it shows, so no older day's comes."""
    return SafeString(render_to_string("leads/brief.html", {"lead": brief, "year": year}))


MOST = 6  # from one side to others outside the lead, the strongest


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of a lead and each tie of its: in words, to whom, whether a sign rests on it. `drawn`: it has a
    shape of its own; `grows`: the drawing can be grown from it."""

    id: str
    trade: str
    ties: tuple[tuple[str, str, bool], ...]
    drawn: bool
    grows: bool


@dataclass(frozen=True, slots=True)
class GrownLead:
    """A lead and what its drawing was grown by: `links` from a side to others outside it; `left`: how many
    more there are; `venues`: those outside it that are venues."""

    lead: Lead
    links: tuple[Link, ...] = ()
    left: int = 0
    venues: frozenset[str] = frozenset()

    @property
    def outside(self) -> tuple[str, ...]:
        return tuple(sorted({id_ for link in self.links for id_ in (link.a, link.b)} - self.lead.members))

    @property
    def drawn(self) -> Lead:
        venues = tuple(id_ for id_ in self.outside if id_ in self.venues)
        parties = tuple(id_ for id_ in self.outside if id_ not in self.venues)
        return replace(self.lead, venues=(*self.lead.venues, *venues), parties=(*self.lead.parties, *parties))


def grown(queue: Queue, lead: Lead, sides: Sequence[str]) -> GrownLead:
    """Return a lead with the strongest links of each of some sides to others outside it; a side counts once
    it is drawn."""
    shown, links, left = set(lead.members), list[Link](), 0
    for side in dict.fromkeys(side for side in sides if side):
        if side in shown:
            beyond = [x for x in queue.findings.links.of(side) if not {x.a, x.b} <= lead.members]
            links += beyond[:MOST]
            left += len(beyond[MOST:])
            shown |= {id_ for link in beyond[:MOST] for id_ in (link.a, link.b)}
    grown = GrownLead(lead, tuple(dict.fromkeys(links)), left)
    return replace(grown, venues=_venues_of(queue).intersection(grown.outside)) if links else grown


def _venues_of(queue: Queue) -> frozenset[str]:
    registers = queue.stored.standing.registers
    venues = (records for place, records in registers.items() if place[0] == "venue")
    return frozenset(record.key[0] for records in venues for record in records)


def chosen_of(grown: GrownLead, id_: str) -> Chosen | None:
    """Return what a chosen venue, party or case is tied to, signs first; None where the drawing has none
    such."""
    lead = grown.drawn
    if id_ not in (*lead.venues, *lead.parties, *lead.cases):
        return None
    ties = sorted(
        (not edge.sign, b if a == id_ else a, ", ".join(said(TIES, kind) for kind in edge.kinds))
        for (a, b), edge in edges_of(lead, grown.links).items()
        if id_ in (a, b)
    )
    drawn = any(node.id == id_ for node in drawing_of(grown).nodes)
    return Chosen(
        id_,
        lead.trades.get(id_) or "",
        tuple((words, other, not plain) for plain, other, words in ties),
        drawn,
        id_ not in lead.cases,
    )


def drawing_of(grown: GrownLead) -> Drawing:
    """Return a lead's drawing; what takes long, ordering its columns so that few lines cross, is done
    once."""
    return _laid_out(Same(grown.lead), grown.links, grown.venues, language())


@lru_cache(maxsize=64)
def _laid_out(one: Same[Lead], links: tuple[Link, ...], venues: frozenset[str], lang: str) -> Drawing:
    grown = GrownLead(one.one, links, venues=venues)
    return drawn(grown.drawn, links, grown.outside)
