"""Leads as FollowTheMoney entities: who, which venue, which case, and each tie between them, with what it
rests on.

Schemata and properties are those of followthemoney 4 (https://followthemoney.tech/explorer/). No entity has a
topic: a lead says of no one that they are involved in crime.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from desk.base.language import decimal_mark, gettext
from desk.leads import lead_words as words
from desk.leads.lead_words import figure, said
from desk.words.masking import Mask
from engine.links.leads import Lead
from engine.links.network import Link
from engine.links.review import Reviewed
from engine.links.timeline import TimelineEvent
from engine.links.units import BitsRow

Entity = dict[str, Any]
PERSON = "cá nhân"
STATED = ("owner", "manager", "relative")  # what a record says outright


def entity_lines(wanted: Sequence[Reviewed], mask: Mask, note: str) -> str:
    """Return one JSON object a line, in one order, each entity once."""
    writer = _EntityWriter(wanted, mask, note)
    found = {e["id"]: e for r in wanted for e in writer.lead(r)}
    return "".join(json.dumps(e, ensure_ascii=False, sort_keys=True) + "\n" for _, e in sorted(found.items()))


class _EntityWriter:
    def __init__(self, wanted: Sequence[Reviewed], mask: Mask, note: str) -> None:
        self.mask, self.note = mask, note
        # Pseudonyms repeat from file to file; with this, entities of two files are never taken for one
        # another.
        self.file = _mark_of(wanted) if mask.pseudonymous else "lanhmanh"

    def lead(self, found: Reviewed) -> Iterator[Entity]:
        lead = found.lead
        where = self._addresses(lead)
        for id_ in lead.parties:
            yield self._thing(self._schema(lead, id_), id_, lead, where)
        for id_ in lead.venues:
            yield self._thing("Company", id_, lead, where)
        yield from self._cases(lead)
        yield from (
            self._entity(f"A-{a}", "Address", full=gettext("Địa chỉ chung %(mark)s", mark=a), country="vn")
            for a in sorted(set(where.values()))
        )
        for link in lead.links:
            yield from self._link(link, lead)
        for _, part in lead.parts:
            yield from self._part(found, part)

    def _schema(self, lead: Lead, id_: str) -> str:
        return "Person" if lead.trades.get(id_) == PERSON else "LegalEntity"

    def _thing(self, schema: str, id_: str, lead: Lead, where: Mapping[str, str]) -> Entity:
        return self._entity(
            self.mask.name(id_),
            schema,
            name=self.mask.name(id_),
            country="vn",
            sector=lead.trades.get(id_) if id_ in lead.venues else None,
            notes=self.note if id_ in lead.venues else None,
            addressEntity=self._id(f"A-{where[id_]}") if id_ in where else None,
        )

    def _addresses(self, lead: Lead) -> Mapping[str, str]:
        """Return of each member the mark of an address it shares: no address is told, only that it is one."""
        return {
            m: _digest(part.unit.value, self.file)
            for _, part in lead.parts
            if part.unit.kind == "address"
            for m in part.members
            if m in lead.members
        }

    def _cases(self, lead: Lead) -> Iterator[Entity]:
        held = {next(a for a in m.about if a in lead.cases): m for m in lead.timeline if m.what == "case"}
        for id_ in lead.cases:
            moment = held.get(id_)
            involved = [a for a in moment.about if a in lead.members] if moment else []
            yield self._entity(
                self.mask.name(id_),
                "Event",
                name=self.mask.name(id_),
                country="vn",
                date=self.mask.day(moment.day) or None if moment else None,
                summary=None if self.mask.pseudonymous else _type_and_status(lead.trades.get(id_), moment),
                involved=[self._id(self.mask.name(a)) for a in involved],
            )

    def _link(self, link: Link, lead: Lead) -> Iterator[Entity]:
        """Yield what a record says outright; what is only shared is told by its part."""
        if link.kind not in STATED:
            return
        a, b = link.a, link.b
        if link.kind != "relative" and a in lead.venues:
            a, b = b, a
        one, other = (self._id(self.mask.name(x)) for x in (a, b))
        role = said(words.KINDS, link.kind)
        key = f"L-{_digest(link.kind, one, other)}"
        if link.kind == "owner":
            yield self._entity(key, "Ownership", owner=one, asset=other, role=role)
        elif link.kind == "manager":
            yield self._entity(key, "Directorship", director=one, organization=other, role=role)
        elif self._schema(lead, a) == self._schema(lead, b) == "Person":
            yield self._entity(key, "Family", person=one, relative=other, relationship=role)
        else:
            yield self._entity(key, "UnknownLink", subject=one, object=other, role=role)

    def _part(self, found: Reviewed, part: BitsRow) -> Iterator[Entity]:
        if not part.rows:
            return
        members = [m for m in part.members if m in found.lead.members or m in found.lead.cases]
        kind = said(words.KINDS, part.unit.kind)
        to_verify = gettext(words.NOT_FOUND)
        for other in members[1:]:
            one, two = self._id(self.mask.name(members[0])), self._id(self.mask.name(other))
            yield self._entity(
                f"L-{_digest(found.id, part.word, part.unit.kind, one, two)}",
                "UnknownLink",
                subject=one,
                object=two,
                role=kind,
                recordId=found.id,
                description=to_verify,
                summary=(
                    f"{words.seen(part.word)}: {decimal_mark(part.formula)} = {figure(part.bits, 2)} bit"
                ),
            )

    def _id(self, name: str) -> str:
        return f"{self.file}-{name}"

    def _entity(self, key: str, schema: str, /, **told: str | list[str] | None) -> Entity:
        properties = {k: v if isinstance(v, list) else [v] for k, v in told.items() if v}
        return {"id": self._id(key), "schema": schema, "properties": properties}


def _type_and_status(type_: str | None, moment: TimelineEvent | None) -> str | None:
    return ", ".join(filter(None, (type_, moment.status if moment else ""))) or None


def _mark_of(wanted: Sequence[Reviewed]) -> str:
    """Return a mark of a file that tells nothing of who is in it: keyed hashes of what is shared, which no
    one outside has."""
    return _digest(*sorted(part.unit.value for r in wanted for _, part in r.lead.parts))


def _digest(*parts: str) -> str:
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:10]
