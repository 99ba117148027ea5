"""One lead as its page shows it: codes only; a name is added by a reason, for one answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from desk.base.language import gettext, language
from desk.leads import lead_words as words
from desk.leads.acts import seen_of
from desk.leads.evidence import places_told
from desk.leads.lead_queue import story_title
from desk.leads.lead_report import (
    acts_told,
    in_one_case,
    innocent_words,
    side_words,
    suspected,
    told_by_case_only,
)
from desk.leads.lead_words import figure, part_words, said
from desk.leads.leads import Queue
from desk.leads.next_checks import checks_of
from desk.leads.people import roles_of
from desk.leads.undoing import Recent
from desk.web.base.same import Same
from desk.web.leads.briefs import Brief, brief_of, seen_words
from desk.web.leads.drawing import Drawing, GrownLead, drawing_of
from desk.words.masking import STINTS
from desk.words.place_words import place_said
from engine.links.evidence import Evidence
from engine.links.identity.matching import IdentityMatch
from engine.links.innocent_ties import STRIKABLE
from engine.links.joining import JoinedSides
from engine.links.leads import Lead
from engine.links.review import Reviewed

LITTLE = 0.05  # bits that print as 0.0
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@dataclass(frozen=True, slots=True)
class Reason:
    """What two sides share, with its numbers in the drawing; `left`: what the best innocent story does not
    explain."""

    mark: str
    title: str
    about: str
    innocent: str
    left: str


@dataclass(frozen=True, slots=True)
class StoryShown:
    """An innocent story, and between whom it explains what was seen best."""

    title: str
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    weight: str  # heavy, middling or light, in words
    width: float  # per cent of the heaviest
    marks: str
    tells: str
    row: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TieShown:
    """One tie that adds bits; `strikable` may be declared innocent."""

    n: int
    sign: str
    kind: str
    members: str
    formula: str
    bits: str
    strikable: bool


@dataclass(frozen=True, slots=True)
class PartyShown:
    id: str
    kind: str
    trade: str
    roles: tuple[str, ...]
    name: str  # empty unless opened by a reason in this very answer
    may_open: bool


@dataclass(frozen=True, slots=True)
class When:
    day: str
    what: str
    about: str


@dataclass(frozen=True, slots=True)
class Undoable:
    """Something the reader has just put on record and may take back until a moment."""

    log: str
    n: int
    words: str
    reason: str
    until: datetime


def undoables_of(found: Iterable[Recent]) -> tuple[Undoable, ...]:
    return tuple(Undoable(r.log, r.n, f"{r.lead}, {what_words(r.what)}", r.reason, r.until) for r in found)


def what_words(what: str) -> str:
    """Say what was put on record about a lead: its state, a tie struck or restored, a note."""
    others = {
        "innocent": gettext("gỡ liên hệ"),
        "restored": gettext("khôi phục liên hệ"),
        "note": gettext("ghi chú"),
    }
    return others[what] if what in others else said(words.STATES, what)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be of one person, at least one of them in the lead; nobody has decided yet."""

    a: str
    b: str
    certainty: str
    inside: bool  # both in the lead


@dataclass(frozen=True, slots=True)
class Page:
    brief: Brief
    communes: int
    acts: tuple[str, ...]
    stories: tuple[StoryShown, ...]
    signs: tuple[Reason, ...]
    by_case: tuple[str, ...]  # each case that alone joins sides, and they; no bits
    pairs: tuple[Pair, ...]
    weighing: tuple[EvidenceRow, ...]
    for_innocence: tuple[EvidenceRow, ...]
    beside: tuple[EvidenceRow, ...]
    parts: tuple[TieShown, ...]
    parties: tuple[PartyShown, ...]
    cases: tuple[str, ...]
    times: tuple[When, ...]
    checks: tuple[str, ...]
    struck: tuple[str, ...]
    drawing: Drawing
    seen: str  # what stood of this lead when the page was made; a decision names it


def page_of(
    found: Reviewed, queue: Queue, matches: Sequence[IdentityMatch], names: dict[str, str], may_open: bool
) -> Page:
    lead = found.lead
    marks, weighing, for_innocence, beside, parts = _rows(Same(lead), language())
    return Page(
        brief_of(found, queue),
        len(set(lead.units.values())),
        acts_told(lead, queue),
        tuple(_stories(lead, queue)),
        tuple(_reasons(lead, queue, marks)),
        in_one_case(lead, queue),
        tuple(_pairs(lead, matches)),
        weighing,
        for_innocence,
        beside,
        parts,
        tuple(_party(lead, id_, names, may_open) for id_ in (*lead.venues, *lead.parties)),
        lead.cases,
        tuple(
            When(words.day(m.day), words.moment(m.what, m.note), ", ".join(m.about)) for m in lead.timeline
        ),
        tuple(c.words() for c in checks_of(lead, queue.rules)),
        tuple(_struck(found, queue)),
        drawing_of(GrownLead(lead)),
        seen_of(found),
    )


def _stories(lead: Lead, queue: Queue) -> Iterator[StoryShown]:
    for story in lead.stories:
        mine = (j for j in lead.joins if j.weighed.story == story and not j.by_case)
        yield StoryShown(story_title(story, queue.rules), tuple(_sides(j, lead, queue) for j in mine))


def _reasons(lead: Lead, queue: Queue, marks: Mapping[str, str]) -> Iterator[Reason]:
    for j in lead.joins:
        if told_by_case_only(j):
            continue
        told = " ".join(dict.fromkeys(marks[p.word] for p in j.weighed.parts if p.rows))
        left = ", ".join(part_words(p, lead.cases) for p in j.weighed.left)
        innocent = "; ".join(innocent_words(j, lead, queue))
        yield Reason(
            told,
            ", ".join(part_words(p, lead.cases) for p in suspected(j)) or seen_words(j, lead),
            _sides(j, lead, queue),
            innocent,
            left,
        )


def _sides(join: JoinedSides, lead: Lead, queue: Queue) -> str:
    return " – ".join(", ".join(side_words(s, lead, queue)) for s in join.sides)


def _pairs(lead: Lead, matches: Sequence[IdentityMatch]) -> Iterator[Pair]:
    mine = set(lead.recorded_as)
    for one in matches:
        if one.a in mine or one.b in mine:
            yield Pair(one.a, one.b, figure(one.certainty, 2), {one.a, one.b} <= mine)


@lru_cache(maxsize=32)
def _rows(
    lead: Same[Lead], lang: str
) -> tuple[
    Mapping[str, str],
    tuple[EvidenceRow, ...],
    tuple[EvidenceRow, ...],
    tuple[EvidenceRow, ...],
    tuple[TieShown, ...],
]:
    """Return the mark of each kind of sign, the rows that weigh, those that speak for innocence, those
    beside, and the ties: the lead alone says them."""
    one = lead.one
    kinds = list(dict.fromkeys(p.word for _, p in one.parts if p.rows))
    marks = {kind: CIRCLED[n] if n < len(CIRCLED) else str(n + 1) for n, kind in enumerate(kinds)}
    rows = sorted(one.evidence, key=lambda e: -abs(e.bits))
    most = max((abs(e.bits) for e in rows), default=1.0) or 1.0
    shown = [(0 if abs(e.bits) < LITTLE else 1 if e.bits > 0 else -1, _row(e, marks, most)) for e in rows]
    heavy, innocent, light = (tuple(row for way, row in shown if way == wanted) for wanted in (1, -1, 0))
    return marks, heavy, innocent, light, tuple(_parts(one, marks))


def _row(e: Evidence, marks: Mapping[str, str], most: float) -> EvidenceRow:
    row = e.row
    places = tuple(place_said(p) for p in places_told(e))
    shown = (
        *places[-1:],
        *([_more(len(places) - 1)] if len(places) > 1 and row.form != STINTS else places[:-1]),
    )
    return EvidenceRow(
        _weight(abs(e.bits) / most),
        round(100 * abs(e.bits) / most, 1),
        " ".join(marks.get(s, "") for s in e.used_for),
        ", ".join(said(words.KINDS, k) for k in e.tells),
        f"{row.form} {words.key_of(row.form, row.key)}",
        shown,
    )


def _weight(share: float) -> str:
    """Return how heavy a row is beside the heaviest."""
    names = gettext("nhẹ"), gettext("vừa"), gettext("nặng")
    return names[min(2, int(share * 3))]


def _more(n: int) -> str:
    return gettext("và %(n)s dòng khác", n=n)


def _parts(lead: Lead, marks: Mapping[str, str]) -> Iterator[TieShown]:
    for n, (_, part) in enumerate(lead.parts, 1):
        yield TieShown(
            n,
            f"{marks.get(part.word, '')} {part_words(part, lead.cases)}",
            said(words.KINDS, part.unit.kind),
            ", ".join(part.members),
            words.formula(part.formula),
            figure(part.bits, 2).replace("-", "−"),
            part.unit.kind in STRIKABLE and bool(part.rows),
        )


@lru_cache(maxsize=32)
def _roles(lead: Same[Lead], lang: str) -> Mapping[str, tuple[str, ...]]:
    one = lead.one
    return {id_: roles_of(one, id_) for id_ in (*one.venues, *one.parties)}


def _party(lead: Lead, id_: str, names: dict[str, str], may_open: bool) -> PartyShown:
    party = id_ not in lead.venues
    return PartyShown(
        id_,
        said(words.TYPES, "party" if party else "venue"),
        lead.trades.get(id_) or "",
        _roles(Same(lead), language())[id_],
        names.get(id_, ""),
        may_open,
    )


def _struck(found: Reviewed, queue: Queue) -> Iterator[str]:
    lead = found.lead
    for t in queue.ties:
        if t.in_force and set(t.decision.members) & {*lead.members, *lead.cases}:
            d = t.decision
            who = ", ".join(d.members)
            yield f"{said(words.KINDS, d.kind)}: {who} ({d.reason}; {d.by}, {words.day(d.on)})"
