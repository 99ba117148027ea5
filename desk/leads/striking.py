"""What striking a tie does to a lead: its bits, its place, who is in it, and what is left of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from desk.base.faults import WrongUse
from desk.base.language import gettext
from desk.leads import lead_words as words
from desk.leads.agreement import children_in
from desk.leads.decisions import tie_struck
from desk.leads.lead_words import figure
from desk.leads.leads import Queue, queue_of
from engine.links.innocent_ties import TieDecision
from engine.links.review import Reviewed
from engine.links.stories import FOR_INNOCENCE, Weighed
from engine.links.units import BitsRow


@dataclass(frozen=True, slots=True)
class Striking:
    """A person's word that a tie is innocent, not on record yet: the lead, the queue before, and as it then
    would be."""

    decision: TieDecision
    lead: Reviewed
    before: Queue
    after: Queue

    @property
    def place(self) -> int:
        return next(n for n, r in enumerate(self.before.leads, 1) if r.lead.id == self.lead.lead.id)

    @property
    def pieces(self) -> list[tuple[int, Reviewed]]:
        """Return what is left of the lead, each piece with its place in the queue."""
        members = self.lead.lead.members
        return [(n, r) for n, r in enumerate(self.after.leads, 1) if r.lead.members & members]

    @property
    def fallen(self) -> tuple[str, ...]:
        held = {m for _, r in self.pieces for m in r.lead.members}
        return tuple(sorted(self.lead.lead.members - held))

    @property
    def cases_fallen(self) -> tuple[str, ...]:
        """Return the lead's cases that no piece of it has any more."""
        return tuple(sorted({*self.lead.lead.cases} - {c for _, r in self.pieces for c in r.lead.cases}))

    @property
    def children_fallen(self) -> bool:
        """Tell whether something about children is in no piece any more."""
        left = {c for _, r in self.pieces for c in children_in(r.lead)}
        return bool(children_in(self.lead.lead) - left)

    @property
    def left(self) -> Iterator[Weighed]:
        """Yield the pairs of the lead's sides that no lead holds any more, those with something left between
        them."""
        sides = {s for j in self.lead.lead.joins for s in j.sides}
        held = {j.sides for _, r in self.pieces for j in r.lead.joins}
        for w in self.after.findings.pairs.values():
            if {w.a, w.b} <= sides and (w.a, w.b) not in held and w.bits > 0:
                yield w


def for_innocence(part: BitsRow) -> bool:
    """Tell whether a row of the sum speaks for innocence: there is nothing to strike in it."""
    return part.word in FOR_INNOCENCE and part.bits < 0


def striking_of(queue: Queue, wanted: Reviewed, nth: int, reason: str, by: str | None) -> Striking:
    """Return what striking the nth tie would do; raises WrongUse where it is no tie, or speaks for
    innocence."""
    decision = tie_struck(wanted, nth, reason, by, queue.day, queue.period.end)
    found = Striking(decision, wanted, queue, queue_of(queue.run, queue.day, [decision]))
    part = wanted.lead.parts[nth - 1][1]
    if for_innocence(part) or sum(r.lead.bits for _, r in found.pieces) > wanted.lead.bits:
        raise WrongUse(
            "Dòng %(nth)s là điều nói rằng vô can, không phải điều để nghi: không có gì để gỡ. Nếu nó giải"
            " thích được một liên hệ khác, gỡ dòng của liên hệ đó.",
            nth=nth,
        )
    return found


def struck_words(struck: Striking) -> tuple[str, ...]:
    lines = [piece_words(gettext("Trước"), struck.place, struck.lead)]
    lines += [piece_words(gettext("Sau"), place, r) for place, r in struck.pieces]
    if not struck.pieces:
        lines.append(gettext("Sau: không còn là manh mối."))
    elif struck.fallen:
        lines.append(gettext("Rời khỏi manh mối: %(fallen)s.", fallen=", ".join(struck.fallen)))
    if struck.cases_fallen:
        cases = ", ".join(struck.cases_fallen)
        lines.append(gettext("Vụ việc không còn trong manh mối nào: %(cases)s.", cases=cases))
    if struck.children_fallen:
        lines.append(gettext("Trong đó có vụ việc, vi phạm về trẻ em: người thứ hai đồng ý thì mới gỡ được."))
    for pair in struck.left:
        lines.append(gettext("Còn lại, chưa đủ để nối: %(left)s.", left=left_words(pair)))
    return tuple(lines)


def piece_words(when: str, place: int, found: Reviewed) -> str:
    return gettext(
        "%(when)s: %(id)s, thứ %(place)s, %(bits)s bit, %(parties)s bên.",
        when=when,
        id=found.id,
        place=place,
        bits=figure(found.lead.bits, 1),
        parties=len(found.lead.members),
    )


def left_words(pair: Weighed) -> str:
    seen, bits = words.shared_words(pair), figure(pair.bits, 1)
    return gettext("%(a)s – %(b)s: %(seen)s (%(bits)s bit)", a=pair.a, b=pair.b, seen=seen, bits=bits)


def struck_json(struck: Striking) -> dict[str, Any]:
    now = struck.pieces
    return {
        "bits_before": round(struck.lead.lead.bits, 2),
        "bits_after": round(sum(r.lead.bits for _, r in now), 2),
        "place_before": struck.place,
        "places_after": [place for place, _ in now],
        "members_after": [sorted(r.lead.members) for _, r in now],
        "still_a_lead": bool(now),
        "left": [{"a": w.a, "b": w.b, "bits": round(w.bits, 2)} for w in struck.left],
    }
