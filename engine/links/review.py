"""Leads over time: which lead is which, and what a person decided about it.

A dismissal holds for the evidence it was given on. The lead comes back only with enough that is new, and then
the new is shown by itself. Every decision lapses after a time, so that nothing stays away because someone
once said so.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date

from engine.links.book import Book
from engine.links.joining import JoinedSides
from engine.links.leads import Lead
from engine.links.statements import CASE, IDENTIFIERS, NAMES, NAMING, RowRef
from engine.rulebook.kinds.links import LinkRules
from facts.periods import after_months

NEW, LOOKING, REFERRED, DISMISSED = "new", "looking", "referred", "dismissed"
RETURNED, EXPIRED = "returned", "expired"
DECIDABLE = (LOOKING, REFERRED, DISMISSED)
SAME_FROM = 0.5  # overlap of members from which a lead is the one decided on before


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a lead, and what the lead was then. `rows` are its items of evidence,
    `document` is what it was referred under, `receiver` to which office; then `by` are two persons."""

    lead: str
    state: str
    reason: str
    by: str
    on: str
    members: tuple[str, ...]
    rows: tuple[str, ...]
    bits: float
    sources: tuple[str, ...]
    cases: tuple[str, ...]
    document: str = ""
    receiver: str = ""
    checked: str = ""  # before it was referred, and what came of it
    proposal: str = ""  # by which the second agreed from an account of one's own


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A lead with its state; `id` is that of an earlier run's lead. `new` are items since the decision."""

    id: str
    lead: Lead
    state: str
    decision: Decision | None
    new: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        return self.state != DISMISSED


def reviewed(
    leads: Iterable[Lead], decisions: Sequence[Decision], rules: LinkRules, day: date
) -> tuple[Reviewed, ...]:
    """Return the leads with their states on a day, in their order. No two have one id."""
    found = tuple(leads)
    earlier = [_earlier(lead, decisions) for lead in found]
    heirs = _heirs(earlier)
    return tuple(
        _reviewed(lead, before, before is not None and heirs.get(before[1].lead) == n, rules, day)
        for n, (lead, before) in enumerate(zip(found, earlier, strict=True))
    )


def _earlier(lead: Lead, decisions: Sequence[Decision]) -> tuple[float, Decision] | None:
    """Return the last decision about the lead that this one most resembles or is a part of."""
    members = set(members_of(lead))
    alike = [(overlap(d.members, members), n, d) for n, d in enumerate(decisions)]
    same = (a for a in alike if a[0] >= SAME_FROM or members <= set(a[2].members))
    best = max(same, default=None, key=lambda a: (a[0], a[1]))
    if best is None:
        return None
    return best[0], [d for d in decisions if d.lead == best[2].lead][-1]


def _heirs(earlier: Sequence[tuple[float, Decision] | None]) -> dict[str, int]:
    """Return which lead keeps an earlier lead's id: of two halves the one that resembles it more."""
    best: dict[str, tuple[float, int]] = {}
    for n, before in enumerate(earlier):
        if before is not None and before[0] >= SAME_FROM:
            alike, id_ = before[0], before[1].lead
            if id_ not in best or alike > best[id_][0]:
                best[id_] = (alike, n)
    return {id_: n for id_, (_, n) in best.items()}


def _reviewed(
    lead: Lead, before: tuple[float, Decision] | None, heir: bool, rules: LinkRules, day: date
) -> Reviewed:
    if before is None:
        return Reviewed(lead.id, lead, NEW, None)
    decision = before[1]
    known = set(decision.rows)
    fresh = tuple(item for item in items_of(lead) if item not in known)
    return Reviewed(
        decision.lead if heir else lead.id, lead, _state(lead, decision, fresh, rules, day), decision, fresh
    )


def _state(lead: Lead, decision: Decision, fresh: Sequence[str], rules: LinkRules, day: date) -> str:
    if decision.state == DISMISSED and returns(lead, decision, fresh, rules):
        return RETURNED
    return EXPIRED if lapsed(decision.state, decision.on, rules, day) else decision.state


def returns(lead: Lead, decision: Decision, fresh: Sequence[str], rules: LinkRules) -> bool:
    """Tell whether what is new is enough: bits, a new kind of source, or a new case."""
    rule = rules.leads.returns_after_dismissal
    if not fresh:
        return False
    source = rule.new_source_kind and bool(set(lead.sources) - set(decision.sources))
    case = rule.new_case and bool(set(lead.cases) - set(decision.cases))
    return source or case or new_bits(lead, decision) >= rule.new_bits


def new_bits(lead: Lead, decision: Decision) -> float:
    """Return how many bits are new: those of what was not shared before, or by how much the lead grew.

    What was known grows weaker with age; without the first the new would have to make up for that.
    """
    known = {item.rsplit(" ", 1)[1] for item in decision.rows}
    return max(sum(_new_in(j, known) for j in lead.joins), lead.bits - decision.bits)


def _new_in(join: JoinedSides, known: Set[str]) -> float:
    """Return the bits of a pair that is all new; else those of what is new between the two."""
    seen = [p for p in join.weighed.parts if p.rows and p.unit.kind != NAMES]  # names alone tie no one
    fresh = [p for p in seen if unit_mark(p.unit.kind, p.unit.value) not in known]
    if len(fresh) == len(seen):
        return join.bits
    return sum(max(0.0, p.bits) for p in fresh) if join.bits > 0 else 0.0


def lapsed(state: str, on: str, rules: LinkRules, day: date) -> bool:
    """Tell whether a decision of a kind, made on a day, is no longer in force."""
    until = in_force_until(state, date.fromisoformat(on), rules)
    return until is not None and day > until


def in_force_until(state: str, on: date, rules: LinkRules) -> date | None:
    """Return the last day a decision made on a day is in force; None: it does not lapse."""
    rule = rules.expiry(state)
    return None if rule is None else after_months(on, rule.months)


def overlap(one: Iterable[str], other: Iterable[str]) -> float:
    """Return the Jaccard overlap of two sets of members."""
    a, b = set(one), set(other)
    return len(a & b) / len(a | b) if a | b else 0.0


def members_of(lead: Lead) -> tuple[str, ...]:
    """Return the venues and every id its parties are recorded under."""
    return tuple(sorted({*lead.venues, *lead.recorded_as}))


def items_of(lead: Lead) -> tuple[str, ...]:
    """Return what each row tells, as `form key kind`; what is shared carries a mark of its value.

    A row told again is nothing new; the same row with another phone is.
    """
    return tuple(sorted({*_plain(lead), *_shared(lead)}))


def _plain(lead: Lead) -> Iterator[str]:
    units = {(row, p.unit.kind) for _, p in lead.parts for row in p.rows}
    for e in lead.evidence:
        yield from (f"{e.row.form} {e.row.key} {kind}" for kind in e.tells if (e.row, kind) not in units)


def _shared(lead: Lead) -> Iterator[str]:
    for _, part in lead.parts:
        unit = unit_mark(part.unit.kind, part.unit.value)
        yield from (f"{row.form} {row.key} {unit}" for row in part.rows)


def unit_mark(kind: str, value: str) -> str:
    """Return a kind of thing with a mark of its value: which is the same can be told, what it is can't."""
    return f"{kind}#{hashlib.sha256(value.encode()).hexdigest()[:8]}"


def told_in(item: str) -> tuple[str, str]:
    """Return the row of an item, and the kind of thing it tells."""
    row, kind = item.rsplit(" ", 1)
    return row, kind.split("#")[0]


NAMED = (*NAMING, "venue", "case")  # kinds whose value is a party, a venue or a case


def items_about(book: Book, id_: str) -> tuple[str, ...]:
    """Return each thing told of someone, and of who shares a number or case, as `form key kind#mark`.

    A row told again is nothing new; of workers only the venue and the month.
    """
    return tuple(sorted({f"{row.form} {row.key} {mark}" for row, mark in _told(book, id_)}))


def _told(book: Book, id_: str) -> Iterator[tuple[RowRef, str]]:
    for s in book.by_subject.get(id_, ()):
        yield s.row, unit_mark(s.kind, s.value)
        if s.kind in IDENTIFIERS or s.kind == CASE:
            yield from ((x.row, unit_mark(x.kind, x.value)) for x in book.holders(s.kind, s.value))
    for kind in NAMED:
        yield from ((s.row, unit_mark(kind, s.value)) for s in book.holders(kind, id_))
    for m in book.moves_of([id_]):
        other = m.came if m.left == id_ else m.left
        yield from ((row, unit_mark("rotation", other)) for row in m.rows)
