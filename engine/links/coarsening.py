"""What a lead tells outsiders of its venues, coarsened until each is one of several it could be.

A venue can be looked up by what a register, an inspection or a case file says of it: its trade, when it
opened and closed, what was found there. What the office alone knows (that two share a phone) finds no one. So
the same facts are drawn from a lead and from all venues, and venues that fit are counted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from engine.links.book import Book
from engine.links.evidence import Evidence
from engine.links.groups import cases_of
from engine.links.in_cases import CHARGED, charged_beside
from engine.links.joining import CASES, JoinedSides
from engine.links.leads import Lead
from engine.links.statements import VENUE, Said
from engine.links.timeline import TimelineEvent, timeline_of, unknown_in
from engine.links.units import BitsRow, SharedThing

LEAST = 5  # venues that fit what is told of one
FULL, YEARLY, WHETHER, NO_ACTS = range(4)  # acts: month and kind, year, whether there was one, not told
MONTH, YEAR, TRADE, BARE = range(4)  # register: trade and month of opening, trade and year, trade, nothing
WITHHELD = "withheld"
BY_CASES = frozenset({CASES, "recruited", WITHHELD})
ACT_WORDS = frozenset(
    {"premises", "reopened", "cases", "plate_in_cases", "recruited", "contact", "carried", CHARGED}
)
ACT_TELLS = frozenset({"address", "reopened", "case", "venue", "recruited", "plate"})
ACT_LINKS = frozenset({"case", "address", "venue", "plate"})
ACT_FORMS = frozenset({"B04", "B05", "B06", "B07", "B08", "B09", "B10"})
ACTS = frozenset({"case", "violation", "revoked"})
REGISTER = frozenset({"opened", "closed"})
IN_PART = frozenset({"rotation"})  # a lead tells of these only what is inside it


@dataclass(frozen=True, slots=True, order=True)
class Level:
    """How coarse: what is told of acts (cases, violations, licences, tips), and of the register."""

    acts: int
    register: int


# From the finest on; what was done is told before what the register says, as far as both can't be.
LEVELS = (
    *(Level(FULL, register) for register in (MONTH, YEAR)),
    *(Level(YEARLY, register) for register in (YEAR, TRADE)),
    *(Level(acts, register) for acts in (WHETHER, NO_ACTS) for register in (YEAR, TRADE, BARE)),
)

Fact = tuple[str, ...]
Facts = Counter[Fact]


@dataclass(frozen=True, slots=True)
class Coarse:
    """A lead as it may be told, how coarse that is, and how many venues each of its could be, at least."""

    lead: Lead
    level: Level
    k: int


def coarsened(leads: Sequence[Lead], said: Said, least: int = LEAST) -> tuple[Coarse | None, ...]:
    """Return each lead at the finest level at which each venue is one of `least`; None if there is none."""
    everyone = _Everyone(Book(said))
    return tuple(_coarsened(lead, everyone, least) for lead in leads)


def _coarsened(lead: Lead, everyone: _Everyone, least: int) -> Coarse | None:
    for level in LEVELS:
        told = at_level(lead, level)
        k = min((everyone.fitting(told, venue, level) for venue in told.venues), default=0)
        if k >= least:
            return Coarse(told, level, k)
    return None


class _Everyone:
    """What could be told of each venue there is, level by level."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.venues = frozenset(id_ for id_, s in book.subjects.items() if s.type == VENUE)
        self.moments = timeline_of(book, frozenset(book.parties), cases_of(book, self.venues))
        self.acting = self.venues & {id_ for m in self.moments if m.what in ACTS for id_ in m.about}
        self.open = unknown_in(book, self.venues)
        self.held = Counter({s.value: len(book.holders("owner", s.value)) for s in book.of_kinds("owner")})
        self.charged = charged_beside(book)
        self._levels: dict[Level, Mapping[str, Facts]] = {}

    def fitting(self, lead: Lead, venue: str, level: Level) -> int:
        """Return how many venues all that a lead tells of one venue could be about, that venue with them."""
        told, held = facts_of(lead, venue, level), _held_with(lead, venue)
        charged = _charged_with(lead, venue)
        could = self.acting if len(lead.venues) == 1 else self.venues  # no lead without an act in it
        handed = "former_owner" in _stories_of(lead, venue)
        facts = self._at(level)
        return sum(
            _fits(told, facts[v])
            and self._holds(v) >= held
            and (not handed or bool(self.book.of(v, "former_owner")))
            and (
                len(self.charged[v]) >= charged if level.acts >= WHETHER else len(self.charged[v]) == charged
            )
            for v in could
        )

    def _holds(self, venue: str) -> int:
        owner = self.book.value(venue, "owner")
        return self.held[owner] if owner else 1

    def _at(self, level: Level) -> Mapping[str, Facts]:
        if level not in self._levels:
            trades = {v: self.book.subjects[v].trade for v in self.venues}
            moments = blurred(self.moments, level)
            shared = partial(self.book.shared_by, "address")
            words = [
                ("premises", v)
                for v in self.venues
                if any(shared(a.value) > 1 for a in self.book.of(v, "address"))
            ]
            words += [
                ("reopened", v)
                for v in self.venues
                if self.book.subjects[v].revoked or self.book.of(v, "address")
            ]
            open_ = self.open if level.acts < WHETHER else ()
            self._levels[level] = _facts(
                trades if level.register < BARE else {},
                moments,
                open_,
                words if level.acts < WHETHER else (),
                level.acts >= WHETHER,
            )
        return self._levels[level]


def facts_of(lead: Lead, venue: str, level: Level) -> Facts:
    """Return what a lead tells of one of its venues that others than the office may know."""
    words = [
        (p.word, m)
        for _, p in lead.parts
        if p.rows and p.word in ("premises", "reopened")
        for m in p.members
        if m == venue
    ]
    unknown = [(what, about) for what, about in lead.unknown if about == venue]
    trades, once = {venue: lead.trades.get(venue)}, level.acts >= WHETHER
    return _facts(trades, lead.timeline, unknown, set(words), once)[venue]


def _facts(
    trades: Mapping[str, str | None],
    moments: Iterable[TimelineEvent],
    unknown: Iterable[tuple[str, str]],
    words: Iterable[tuple[str, str]],
    once: bool,
) -> Mapping[str, Facts]:
    found: dict[str, Facts] = defaultdict(Counter)
    for venue, trade in trades.items():
        if trade:
            found[venue]["trade", trade] += 1
    for m in moments:
        for id_ in m.about:
            found[id_][m.what, m.day, m.note] += 1
    if once:
        found = defaultdict(Counter, {id_: Counter(dict.fromkeys(facts, 1)) for id_, facts in found.items()})
    for what, about in (*unknown, *words):
        found[about]["is", what] += 1
    return found


def _fits(told: Facts, facts: Facts) -> bool:
    """Tell whether facts are those told. What stands in a lead in part may be more; all else is whole."""
    return all(facts[f] >= n for f, n in told.items()) and all(
        told[f] == n for f, n in facts.items() if f[0] not in IN_PART and f[0] != "is"
    )


def _held_with(lead: Lead, venue: str) -> int:
    """Return how many venues of the lead the holder of one holds."""
    owners = {x.b if x.a == venue else x.a for x in lead.links if x.kind == "owner" and venue in (x.a, x.b)}
    held = [x for x in lead.links if x.kind == "owner" and owners & {x.a, x.b}]
    return max(1, len(held))


def _charged_with(lead: Lead, venue: str) -> int:
    """Return how many people of no side with a venue a lead joins with a venue by a case."""
    mine = next(side for side, those in lead.sides.items() if venue in those)
    joined = {
        s
        for j in lead.joins
        if mine in j.sides and BY_CASES & {p.word for p in j.weighed.parts}
        for s in j.sides
    }
    return sum(len(lead.sides[s]) for s in joined if not set(lead.sides[s]) & set(lead.venues))


def _stories_of(lead: Lead, venue: str) -> frozenset[str]:
    """Return the stories that are told of a venue's own side."""
    sides = {id_ for x in lead.links if venue in (x.a, x.b) for id_ in (x.a, x.b)} | {venue}
    return frozenset(j.weighed.story for j in lead.joins if sides & set(j.sides))


# A lead, coarser


def at_level(lead: Lead, level: Level) -> Lead:
    """Return a lead as told at a level. Below the finest, bits are whole: fractions would tell days."""
    if level == LEVELS[0]:
        return replace(lead, timeline=tuple(blurred(lead.timeline, level)))
    acts, words = level.acts < NO_ACTS, level.acts < WHETHER
    lead = lead if words else _without_case_mates(lead)
    cases = lead.cases[: {FULL: None, YEARLY: None, WHETHER: 1, NO_ACTS: 0}[level.acts]]
    venues = lead.venues if level.register == BARE else ()
    known = frozenset((*lead.members, *cases))
    return replace(
        lead,
        cases=cases,
        acts=lead.acts if acts else (),
        signs=lead.signs if words else (),
        bits=float(round(lead.bits)),
        joins=tuple(_join(j, known, words) for j in lead.joins),
        trades={id_: None if id_ in venues else t for id_, t in lead.trades.items()},
        evidence=tuple(_row(e, known, words) for e in lead.evidence if words or e.row.form not in ACT_FORMS),
        sources=lead.sources if acts else (),
        tie_sources=lead.tie_sources if acts else (),
        unknown=tuple(u for u in lead.unknown if words or u[1] not in lead.venues),
        links=tuple(
            replace(x, weight=round(x.weight, 1)) for x in lead.links if acts or x.kind not in ACT_LINKS
        ),
        near={},
        timeline=tuple(_named(blurred(lead.timeline, level), lead, cases)),
    )


def _without_case_mates(lead: Lead) -> Lead:
    """Return a lead without those in it only by a case: their number finds the case's file."""
    joins = tuple(j for j in lead.joins if not j.by_case)
    held = {s for j in joins for s in j.sides} | {
        s for s, those in lead.sides.items() if set(those) & set(lead.venues)
    }
    gone = {m for side, those in lead.sides.items() if side not in held for m in those}
    gone |= {other for m in gone for other in lead.also.get(m, ())}
    return replace(
        lead,
        joins=joins,
        parties=tuple(p for p in lead.parties if p not in gone),
        acts=tuple(a for a in lead.acts if a not in gone),
        evidence=tuple(e for e in lead.evidence if not gone & set(e.row.key.split("|"))),
        unknown=tuple(u for u in lead.unknown if u[1] not in gone),
        links=tuple(x for x in lead.links if not gone & {x.a, x.b}),
        timeline=tuple(
            replace(m, about=about)
            for m in lead.timeline
            if (about := tuple(a for a in m.about if a not in gone))
        ),
        sides={side: those for side, those in lead.sides.items() if side in held},
    )


def blurred(moments: Iterable[TimelineEvent], level: Level) -> Iterator[TimelineEvent]:
    """Yield moments as they are told at a level; where only whether it was is told, each once."""
    seen: set[TimelineEvent] = set()
    for m in moments:
        length = (
            {MONTH: 7, YEAR: 4}.get(level.register, 0)
            if m.what in REGISTER
            else {FULL: 7, YEARLY: 4}.get(level.acts, 0)
        )
        note = m.note if m.what != "case" and level.acts == FULL else ""
        told = length > 0 if m.what in REGISTER | IN_PART else level.acts < NO_ACTS
        blurry = TimelineEvent(m.day[:length], m.what, m.about, note)
        if told and (level.acts < WHETHER or m.what in REGISTER or blurry not in seen):
            seen.add(blurry)
            yield blurry


def _named(moments: Iterable[TimelineEvent], lead: Lead, cases: tuple[str, ...]) -> Iterator[TimelineEvent]:
    """Yield moments with the cases that are told; several told as one are one moment."""
    together: dict[tuple[str, str, str], set[str]] = {}
    for m in moments:
        if m.what != "case" or len(cases) == len(lead.cases):
            yield m
        else:
            together.setdefault((m.day, m.what, m.note), set(cases)).update(set(m.about) - set(lead.cases))
    yield from (
        TimelineEvent(day, what, tuple(sorted(about)), note) for (day, what, note), about in together.items()
    )


def _join(join: JoinedSides, known: frozenset[str], words: bool) -> JoinedSides:
    parts = tuple(_part(p, known, words) for p in join.weighed.parts)
    weighed = replace(join.weighed, bits=float(round(join.weighed.bits)), told=parts)
    return replace(join, bits=float(round(join.bits)), weighed=weighed)


def _part(part: BitsRow, known: frozenset[str], words: bool) -> BitsRow:
    members = tuple(m for m in part.members if m in known)
    told = replace(part, bits=float(round(part.bits)), formula="…", members=members)
    if words or part.word not in ACT_WORDS:
        return told
    return replace(told, unit=SharedThing(WITHHELD, part.unit.value), word=WITHHELD)


def _row(e: Evidence, known: frozenset[str], words: bool) -> Evidence:
    """Return a row of evidence without what its key and its places would tell."""
    key = e.row.key.partition("|")[0] if e.row.form in ("B05", "B09") else e.row.key
    row = replace(e.row, key=key, places=())
    pairs = tuple((a, b, float(round(lost))) for a, b, lost in e.pairs if {a, b} <= known)
    e = replace(e, pairs=pairs)
    if words:
        return replace(e, bits=float(round(e.bits)), row=row)
    seen = tuple(sorted({WITHHELD if w in ACT_WORDS else w for w in e.used_for}))
    tells = tuple(t for t in e.tells if t not in ACT_TELLS)
    return replace(e, bits=float(round(e.bits)), row=row, used_for=seen, tells=tells)
