"""From what was said to a few leads: signs to be verified by a person, never findings."""

from __future__ import annotations

import gc
import hashlib
import math
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from engine.links.book import Book
from engine.links.bounding import Group, groups_of
from engine.links.evidence import Evidence, Known, evidence_of
from engine.links.fast import Walk
from engine.links.gathering import joining, members_of
from engine.links.innocence import innocent_for, unknown_in
from engine.links.network import Generic, Link, case_linked, generic_of, network_of, strongest, ways_of
from engine.links.scoring import Score, Tested, cases_of, inside, score_of, tested_signs
from engine.links.signs import Limits
from engine.links.spread import Nearness, nearness_of, seeds_of
from engine.links.statements import VENUE, Said
from engine.links.timeline import Moment, timeline_of
from engine.rulebook.model.links import LinkRules


@dataclass(frozen=True, slots=True)
class Lead:
    id: str
    venues: tuple[str, ...]
    parties: tuple[str, ...]
    cases: tuple[str, ...]
    bits: float
    score: Score
    signs: tuple[Tested, ...]
    evidence: tuple[Evidence, ...]
    confidence: str
    certainty: float  # that records said to be of one person are
    sources: tuple[str, ...]
    stability: float
    innocent: tuple[str, ...]
    unknown: tuple[tuple[str, str], ...]
    links: tuple[Link, ...]
    timeline: tuple[Moment, ...]
    trades: Mapping[str, str | None]
    units: Mapping[str, str]  # of venues and cases
    also: Mapping[str, tuple[str, ...]]  # other ids under which a party is recorded
    near: Mapping[str, Nearness] = field(default_factory=dict)

    @property
    def recorded_as(self) -> tuple[str, ...]:
        """Return every id its parties are recorded under."""
        return tuple(sorted({*self.parties, *(id_ for ids in self.also.values() for id_ in ids)}))

    @property
    def members(self) -> frozenset[str]:
        return frozenset((*self.venues, *self.parties))

    @property
    def expected(self) -> float:
        """How many of its signs chance alone would give."""
        return math.fsum(t.expected for t in self.signs)

    @property
    def q(self) -> float:
        return max((t.q for t in self.signs), default=1.0)


@dataclass(frozen=True, slots=True)
class Findings:
    """The leads of a period, strongest first, and what was left aside and why."""

    leads: tuple[Lead, ...]
    generic: tuple[Generic, ...]
    by_chance: tuple[Tested, ...]
    links: tuple[Link, ...]


def findings_of(
    said: Said, limits: Limits, rules: LinkRules, reversed_: Set[tuple[str, str]] = frozenset(),
    declared: Set[tuple[str, str]] = frozenset(),
) -> Findings:  # fmt: skip
    """Return the leads. `reversed_` connect although common, `declared` do not although rare: a person decided."""
    with uncollected():
        return _findings(said, limits, rules, reversed_, declared)


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector from going through millions of values that are all still needed."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _findings(
    said: Said, limits: Limits, rules: LinkRules, reversed_: Set[tuple[str, str]], declared: Set[tuple[str, str]]
) -> Findings:  # fmt: skip
    book = Book(said)
    common = generic_of(book, rules, case_linked(book), limits.max_shared_by)
    generic = tuple(g for g in common if (g.kind, g.value) not in reversed_)
    apart = frozenset((g.kind, g.value) for g in generic if not g.connects) | declared
    graph = network_of(book, rules, apart)
    kept, by_chance = tested_signs(book, limits, rules)
    seeds = seeds_of(book, rules)
    ways = tuple(ways_of(book, graph))
    links, walk = strongest(ways), Walk(graph)
    ranks, plain = walk.ranks(seeds, rules.spread.alpha), walk.ranks({}, rules.spread.alpha)
    near = nearness_of(links, seeds, ranks, plain, rules)
    lawful = [t for t in kept if not any((u.kind, u.value) in declared for u in t.sign.units)]
    signs = [t.sign for t in lawful]
    close = frozenset(near_enough(near, rules))
    joined = joining(_strong(ways, rules), signs, book, rules)
    groups = groups_of(members_of(close, signs, book), joined, rules.bounds)
    leads = [
        _lead(g, lawful, book, Known(frozenset(), g.members, near, limits, rules, apart), links)
        for g in groups
    ]
    found = sorted((x for x in leads if x is not None), key=lambda x: (-round(x.bits, 6), x.id))
    return Findings(tuple(found), generic, by_chance, links)


def _lead(
    group: Group, signs: list[Tested], book: Book, around: Known, links: tuple[Link, ...]
) -> Lead | None:  # fmt: skip
    rules, near = around.rules, around.near
    own = tuple(t for t in signs if inside(t.sign, book, group.members))
    score = score_of([t.sign for t in own], book, group.members, rules)
    if not score.is_lead(rules):
        return None
    evidence = evidence_of(score, book, replace(around, signs=frozenset(t.sign for t in own)))
    venues = tuple(sorted(m for m in group.members if book.type_of(m) == VENUE))
    parties = tuple(sorted(group.members - set(venues)))
    cases = cases_of(book, group.members)
    sources = _sources(score, book, venues, rules)
    level = rules.confidence.get(min(len(sources), max(rules.confidence)), "low")
    return Lead(
        id=lead_id(group.members), venues=venues, parties=parties,
        cases=tuple(sorted(cases)), bits=score.bits, score=score, signs=own,
        evidence=evidence, confidence=level, certainty=_certainty(book, group.members, rules), sources=sources, stability=group.stability,
        innocent=innocent_for(book, group.members, rules), unknown=unknown_in(book, group.members),
        links=tuple(x for x in links if x.a in group.members and x.b in group.members),
        timeline=timeline_of(book, group.members, cases),
        trades={m: book.subjects[m].trade for m in sorted(group.members | cases)},
        units={m: book.subjects[m].unit for m in sorted({*venues, *cases})},
        also={m: book.said.also[m] for m in sorted(group.members) if m in book.said.also},
        near={m: near[m] for m in sorted(group.members) if m in near},
    )  # fmt: skip


def _sources(score: Score, book: Book, venues: tuple[str, ...], rules: LinkRules) -> tuple[str, ...]:
    """Return the kinds of source its evidence comes from; grave acts found on the spot are evidence too."""
    kinds = {k for _, part in score.parts for k in part.sources if rules.reliability[k].value > 0}
    grave = [s for v in venues for s in book.of(v, "violation") if rules.violations.get(str(s.role), 0.0) > 0]
    return tuple(sorted(kinds | {k for s in grave for k, _, _ in s.sources}))


def _certainty(book: Book, members: Set[str], rules: LinkRules) -> float:
    """Return how certain it is that records joined into one party are of one person."""
    return rules.identity["same_number"].value if any(m in book.said.also for m in members) else 1.0


def _strong(ways: Iterable[Link], rules: LinkRules) -> tuple[Link, ...]:
    """Return the links that may join a lead: strong ones, and none by address alone."""
    return strongest(w for w in ways if w.weight >= rules.bounds.threshold and w.kind != "address")


def near_enough(near: Mapping[str, Nearness], rules: LinkRules) -> Iterator[str]:
    """Yield the parties above the threshold and those on the path that put them there."""
    for id_, nearness in near.items():
        if nearness.probability >= rules.bounds.threshold:
            yield from (id_, *(s for path in nearness.paths[:1] for s in path.steps))


def lead_id(members: Set[str]) -> str:
    """Return an id that follows from who is in it."""
    return "MM-" + hashlib.sha256("|".join(sorted(members)).encode()).hexdigest()[:8]
