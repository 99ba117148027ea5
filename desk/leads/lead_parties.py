"""Who a lead is about, one list for its page, letter, workbook and names: the parties that something ties,
and those named beside them because of a case or a holder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from desk.base.language import gettext
from desk.leads.innocence import suspect_parts
from desk.leads.people import HOLDING, roles_of
from engine.links.joining import CASES, JoinedSides
from engine.links.leads import Lead


@dataclass(frozen=True)
class LeadParties:
    lead: Lead

    @cached_property
    def joins(self) -> tuple[JoinedSides, ...]:
        """Who is joined by more than standing in one case."""
        return tuple(j for j in self.lead.joins if not told_by_case_only(j))

    @cached_property
    def tied(self) -> frozenset[str]:
        """Return who is joined by more than standing in one case, under every code; of a side of which one
        venue is tied not its others."""
        lead = self.lead
        seen = {m for j in self.joins for p in suspect_parts(j) for m in p.members}
        sides = (lead.sides[side] for side in {side for j in self.joins for side in j.sides})
        tied = set[str]()
        for members in sides:
            venues = {m for m in members if m in lead.venues}
            tied |= {m for m in members if m not in venues} | (venues & seen or venues)
        return frozenset(tied).union(*(lead.also.get(m, ()) for m in tied))

    @cached_property
    def beside(self) -> Mapping[str, str]:
        """Return who is in the lead and not tied, and why it is in it."""
        return {
            id_: gettext("chỉ vì cùng chủ với một cơ sở được nêu")
            if self._of_tied_holder(id_)
            else gettext("chỉ cùng đứng trong vụ việc")
            for id_ in (*self.lead.venues, *self.lead.parties)
            if id_ not in self.tied
        }

    def _of_tied_holder(self, id_: str) -> bool:
        ends = ({x.a, x.b} - {id_} for x in self.lead.links if x.kind in HOLDING and id_ in (x.a, x.b))
        return id_ in self.lead.venues and any(end & self.tied & {*self.lead.parties} for end in ends)

    def roles(self, id_: str) -> tuple[str, ...]:
        """Return what someone holds, as what a case names one, whose kin, and why one is no party."""
        return (*roles_of(self.lead, id_), *self.no_party(id_))

    def no_party(self, id_: str) -> tuple[str, ...]:
        """Say of who is not tied that one is no party, and why one is named."""
        why = self.beside.get(id_)
        return (gettext("không phải một bên: %(why)s", why=why),) if why else ()

    @property
    def sizes(self) -> Iterator[str]:
        """Yield how many venues and persons something ties, how many more are named, how many cases."""
        venues, parties = (len({*ids} & self.tied) for ids in (self.lead.venues, self.lead.parties))
        yield gettext("%(n)s cơ sở", n=venues)
        yield gettext("%(n)s người", n=parties)
        if self.beside:
            yield gettext("nêu thêm %(n)s", n=len(self.beside))
        yield gettext("%(n)s vụ", n=len(self.lead.cases))


def told_by_case_only(join: JoinedSides) -> bool:
    """Tell whether all that is seen of two sides is that they stand in one case."""
    return join.by_case and all(p.word == CASES for p in join.weighed.parts if p.rows)
