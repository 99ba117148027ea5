"""A lead's drawing on its page, which grows from a side to others outside the lead; and one chosen in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from desk.base.language import language
from desk.leads.drawing import Drawing
from desk.leads.drawing import drawing_of as drawn
from desk.leads.layout import edges_of
from desk.leads.lead_words import KINDS as TIES
from desk.leads.lead_words import said
from desk.leads.leads import Queue
from desk.web.shelf import Same
from engine.links.leads import Lead
from engine.links.network import Link

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
    return _drawn(Same(grown.lead), grown.links, grown.venues, language())


@lru_cache(maxsize=64)
def _drawn(one: Same[Lead], links: tuple[Link, ...], venues: frozenset[str], lang: str) -> Drawing:
    grown = GrownLead(one.one, links, venues=venues)
    return drawn(grown.drawn, links, grown.outside)
