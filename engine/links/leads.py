"""From what was said to a few leads: signs to be verified by a person, never findings."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.links.book import Book
from engine.links.evidence import Evidence, evidence_of
from engine.links.groups import FoundGroup, Method, cases_of, look, signs_in
from engine.links.in_cases import Pair
from engine.links.joining import ONE_PERSON, JoinedSides, parts_of
from engine.links.kin_names import OF_NAMES
from engine.links.misses import Miss, misses_of
from engine.links.network import Generic, Link, case_linked, generic_of
from engine.links.series import CaseSeries, series_of
from engine.links.signs import LinkSign, SignRules
from engine.links.spread import Nearness
from engine.links.statement_index import grouped
from engine.links.statements import NOTE, VENUE, Said
from engine.links.stories import FOR_INNOCENCE, Weighed
from engine.links.timeline import TimelineEvent, timeline_of, unknown_in
from engine.links.units import BitsRow
from engine.rulebook.kinds.links import LinkRules
from facts.uncollected import uncollected

if TYPE_CHECKING:
    from engine.links.edges import Edges
    from engine.links.strongest import Links


@dataclass(frozen=True, slots=True)
class Lead:
    """`joins` are the pairs of sides it hangs together by, each with its best innocent story."""

    id: str
    venues: tuple[str, ...]
    parties: tuple[str, ...]
    cases: tuple[str, ...]
    bits: float
    joins: tuple[JoinedSides, ...]
    acts: tuple[str, ...]  # members with a case, a grave violation or a licence withdrawn
    signs: tuple[LinkSign, ...]
    evidence: tuple[Evidence, ...]
    confidence: str
    certainty: float  # that records said to be of one person are
    sources: tuple[str, ...]  # of all it rests on, acts included
    tie_sources: tuple[str, ...]  # of what ties its sides: confidence counts them alone
    stability: float
    unknown: tuple[tuple[str, str], ...]
    links: tuple[Link, ...]
    timeline: tuple[TimelineEvent, ...]
    trades: Mapping[str, str | None]
    units: Mapping[str, str]  # of venues and cases
    also: Mapping[str, tuple[str, ...]]  # other ids under which a party is recorded
    sides: Mapping[str, tuple[str, ...]]  # the members of each side
    near: Mapping[str, Nearness] = field(default_factory=dict)

    @property
    def recorded_as(self) -> tuple[str, ...]:
        """Return every id its parties are recorded under."""
        return tuple(sorted({*self.parties, *(id_ for ids in self.also.values() for id_ in ids)}))

    @property
    def members(self) -> frozenset[str]:
        return frozenset((*self.venues, *self.parties))

    @property
    def parts(self) -> tuple[tuple[str, BitsRow], ...]:
        """Return every row of the sum with the story it is held against, pair by pair."""
        return tuple(parts_of(self.joins))

    @property
    def stories(self) -> tuple[str, ...]:
        """Return the innocent stories of its pairs, that of most pairs first."""
        often = Counter(j.weighed.story for j in self.joins if not j.by_case and not j.one_person)
        return tuple(sorted(often, key=lambda s: (-often[s], s)))

    @property
    def by_word(self) -> Mapping[str, float]:
        """Return the bits of each thing seen, over the pairs that count; most first, names last."""
        found: dict[str, float] = {}
        for p in (p for j in self.joins if j.bits > 0 for p in j.weighed.parts if p.rows):
            found[p.word] = found.get(p.word, 0.0) + p.bits
        return dict(sorted(found.items(), key=lambda x: (x[0] in (*OF_NAMES, ONE_PERSON), -x[1], x[0])))

    @property
    def things(self) -> tuple[str, ...]:
        """Return the words of what is in common but for what speaks for innocence, what weighs most first."""
        weighs = {_word(s.word, j) for j in self.joins for s in j.weighed.seen if s.weight > 0}
        weighs -= FOR_INNOCENCE
        by_bits = [word for word in self.by_word if word in weighs]
        return (*by_bits, *sorted(weighs - {*by_bits}))


def _word(word: str, join: JoinedSides) -> str:
    return ONE_PERSON if join.one_person and word in OF_NAMES else word


@dataclass(frozen=True, slots=True)
class FoundIn:
    """What leads were found in: every pair weighed, the links of the network."""

    pairs: Mapping[Pair, Weighed]
    links: Links


@dataclass(frozen=True, slots=True)
class Findings:
    """The leads of a period, most in common first; `noticed` are odd but without any act; `misses` are pairs
    that are neither. `series` are cases with something in common.

    What they were found in is asked for by few: where leads are kept, it is read, or found again, only then.
    """

    leads: tuple[Lead, ...]
    noticed: tuple[Lead, ...]
    misses: tuple[Miss, ...]
    generic: tuple[Generic, ...]
    series: tuple[CaseSeries, ...]
    read: Callable[[], Said]
    found_in: Callable[[], FoundIn]

    @property
    def said(self) -> Said:
        return self.read()

    @property
    def pairs(self) -> Mapping[Pair, Weighed]:
        return self.found_in().pairs

    @property
    def links(self) -> Links:
        return self.found_in().links


@uncollected()
def findings_of(
    said: Said,
    signs: SignRules,
    rules: LinkRules,
    reversed_: Set[tuple[str, str]] = frozenset(),
    declared: Set[tuple[str, str]] = frozenset(),
) -> Findings:
    """Return the leads; by decision `reversed_` connect though common, `declared` do not."""
    book = Book(said)
    common = generic_of(book, rules, case_linked(book), signs.most_sharers)
    generic = tuple(g for g in common if (g.kind, g.value) not in reversed_)
    apart = frozenset((g.kind, g.value) for g in generic if not g.connects) | declared
    method = Method(rules, signs, frozenset(apart))
    seen = look(book, method)
    from engine.links.edges import edges_in  # numpy: who reads kept leads makes no columns
    from engine.links.strongest import Links, ways_in

    edges = edges_in(book, rules, method.apart)
    links = Links(ways_in(book, edges))
    odd = [g for g in seen.groups if g.is_odd(rules)]
    near = _nearness(book, edges, rules, seen.seeds, {m for g in odd for m in g.members})
    writer = _LeadWriter(book, method, links, near)
    leads, noticed = ([writer.lead(g) for g in odd if bool(g.acts) is acts] for acts in (True, False))
    misses = misses_of(seen.judged, seen.groups, rules.leads.lead_when)
    found_in = FoundIn(seen.judged.pairs, links)
    series = series_of(book, rules, method.apart)
    return Findings(
        _ordered(leads), _ordered(noticed), misses, generic, series, lambda: book.said, lambda: found_in
    )


def _nearness(
    book: Book, edges: Edges, rules: LinkRules, seeds: Mapping[str, float], members: Set[str]
) -> Mapping[str, Nearness]:
    if not members:
        return {}
    from engine.links.fast import Walk  # scipy: most years of a district walk nowhere

    return Walk(edges, book.totals.parties, rules.seeds.rank, rules.seeds.explain.paths_shown).nearness(
        seeds, members
    )


def _ordered(leads: list[Lead]) -> tuple[Lead, ...]:
    """Return leads in order, most things in common first: that tells rings from innocents best."""
    return tuple(sorted(leads, key=lambda x: (-len(x.things), -round(x.bits, 6), x.id)))


@dataclass(frozen=True, slots=True)
class _LeadWriter:
    book: Book
    method: Method
    links: Links
    near: Mapping[str, Nearness]

    def lead(self, group: FoundGroup) -> Lead:
        book, rules, near = self.book, self.method.rules, self.near
        venues = tuple(sorted(m for m in group.members if book.type_of(m) == VENUE))
        cases = cases_of(book, group.members)
        around = book.part(group.members | cases)
        tie_sources = self._tie_sources(group)
        return Lead(
            id=lead_id(book.ids_of(group.members)),
            venues=venues,
            parties=tuple(sorted(group.members - set(venues))),
            cases=tuple(sorted(cases)),
            bits=group.bits,
            joins=group.joins,
            acts=group.acts,
            signs=signs_in(around, self.method.signs, group.members),
            evidence=evidence_of(group, book, around, self.method),
            confidence=rules.leads.confidence.level(len(tie_sources)),
            certainty=self._certainty(group.members),
            sources=self._sources(group, venues),
            tie_sources=tie_sources,
            stability=group.stability,
            unknown=unknown_in(book, group.members),
            links=tuple(self.links.within(group.members)),
            timeline=timeline_of(book, group.members, cases),
            trades={m: book.subjects[m].trade for m in sorted(group.members | cases)},
            units={m: book.subjects[m].unit for m in sorted({*venues, *cases})},
            also={m: book.said.also[m] for m in sorted(group.members) if m in book.said.also},
            sides=self._sides(group),
            near={m: near[m] for m in sorted(group.members) if m in near},
        )

    def _sides(self, group: FoundGroup) -> Mapping[str, tuple[str, ...]]:
        by_side = grouped((self.book.side_of[m], m) for m in sorted(group.members))
        sides = {side: tuple(those) for side, those in by_side.items()}
        as_recorded = {s for j in group.joins for s in j.sides} - sides.keys()
        return sides | (dict(group.recorded) if as_recorded else {})

    def _sources(self, group: FoundGroup, venues: tuple[str, ...]) -> tuple[str, ...]:
        """Return the kinds of source its evidence comes from, grave acts found on the spot included."""
        rules = self.method.rules
        kinds = {
            k.partition(":")[0]
            for _, part in parts_of(group.joins)
            for k in part.sources
            if self._is_a_source(k)
        }
        acts = [s for v in venues for s in self.book.of(v, "violation")]
        grave = [s for s in acts if rules.weight_of(rules.seeds.violations, s.role) > 0]
        return tuple(sorted(kinds | {k for s in grave for k, _, _ in s.sources}))

    def _tie_sources(self, group: FoundGroup) -> tuple[str, ...]:
        """Return the kinds of source of what ties its sides: that there is a case, or that two are kin, ties
        nobody."""
        parts = (p for j in group.joins if not j.by_case for p in j.weighed.parts if p.bits)
        sources = {k for p in parts if p.word not in FOR_INNOCENCE for k in p.sources}
        return tuple(sorted({k.partition(":")[0] for k in sources if self._is_a_source(k)}))

    def _is_a_source(self, kind: str) -> bool:
        """Tell whether a kind of source counts for confidence; a note must weigh as a verified tip."""
        trust = self.method.rules.reliability
        least = trust["verified_tip"].weight if kind.startswith(NOTE) else 0.0
        return trust[kind].weight >= least and trust[kind].weight > 0

    def _certainty(self, members: Set[str]) -> float:
        """Return how certain it is that records joined into one party are of one person."""
        same = self.method.rules.identifiers.identity["same_number"].certainty
        return same if any(m in self.book.said.also for m in members) else 1.0


def lead_id(members: Set[str]) -> str:
    """Return an id that follows from who is in it."""
    return "MM-" + hashlib.sha256("|".join(sorted(members)).encode()).hexdigest()[:8]
