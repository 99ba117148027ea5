"""The rows a lead rests on, and what each brings: its bits are what the lead loses without it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from engine.links.absence import without
from engine.links.book import Book
from engine.links.bounding import groups_of
from engine.links.gathering import joining, members_of
from engine.links.network import links_of, network_of
from engine.links.scoring import Score, cases_of, inside, score_of
from engine.links.signs import Limits, Sign, signs_of
from engine.links.spread import Nearness, best_paths, noisy_or, seeds_of
from engine.links.statements import IDENTIFIERS, RowRef
from engine.links.units import BAD
from engine.rulebook.model.links import LinkRules

CONTEXT = ("owner", "manager", "relative", "case", "venue", "violation", "inspected", "tip")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One row. `bits` 0: it holds the lead together or stands beside it, but adds nothing to its score.

    Below 0: it makes the lead less surprising, as one more stint at a venue whose workers come and go anyway.
    """

    row: RowRef
    bits: float
    used_for: tuple[str, ...]  # signs
    tells: tuple[str, ...]  # kinds of statement


@dataclass(frozen=True, slots=True)
class Known:
    """What made a lead one: its signs, its members, how near they are to cases, by which rules, what ties no one."""

    signs: frozenset[Sign]
    group: frozenset[str]
    near: Mapping[str, Nearness]
    limits: Limits
    rules: LinkRules
    apart: frozenset[tuple[str, str]] = frozenset()  # kind and value of what does not connect


def evidence_of(score: Score, book: Book, known: Known) -> tuple[Evidence, ...]:
    """Return every row of a lead, those that bring most first."""
    cases = cases_of(book, known.group)
    used: dict[RowRef, set[str]] = {}
    tells: dict[RowRef, set[str]] = {}
    for sign, part in score.parts:
        for row in part.rows:
            used.setdefault(row, set()).add(sign)
            tells.setdefault(row, set()).add(part.unit.kind)
    for row, kind in _context(book, known.group, cases):
        used.setdefault(row, set())
        tells.setdefault(row, set()).add(kind)
    without = Without(book, book.part(known.group | cases), known)
    found = []
    for row in sorted(used):
        lost = score.bits - without.row(row.id)
        found.append(Evidence(row, lost, tuple(sorted(used[row])), tuple(sorted(tells[row]))))
    return tuple(sorted(found, key=lambda e: (-round(e.bits, 6), e.row)))


def _context(book: Book, group: Set[str], cases: Set[str]) -> Iterable[tuple[RowRef, str]]:
    """Yield the rows that say who holds what, who stands in which case, and what was found where."""
    both = group | cases
    for id_ in sorted(both):
        for s in book.by_subject.get(id_, ()):
            if s.kind in IDENTIFIERS and sum(x.subject in both for x in book.holders(s.kind, s.value)) > 1:
                yield s.row, s.kind
            if s.kind in CONTEXT and (s.value in both or s.kind in ("violation", "tip") or s.role == BAD):
                yield s.row, s.kind


class Without:
    """Scores a lead again as it would be had one row never been sent, looking only at what is near it."""

    def __init__(self, whole: Book, part: Book, known: Known) -> None:
        self.whole, self.part, self.known = whole, part, known
        self.before = self._nearness(part)

    def row(self, row: str) -> float:
        """Return the bits of what is left of the lead, of its pieces the largest; 0 where none is a lead any more."""
        known, book = self.known, without(self.part, row, self.whole)
        signs = [s for s in signs_of(book, known.limits) if self._known(s)]
        after = self._nearness(book)
        near = frozenset(m for m in known.group if self._still(m, after))
        links = links_of(book, network_of(book, known.rules, known.apart), frozenset({"address"}))
        joined = joining(links, signs, book, known.rules)
        groups = groups_of(members_of(near, signs, book), joined, known.rules.bounds)
        left = [(len(g.members & known.group), self._score(g.members, signs, book)) for g in groups]
        leads = [(shared, score.bits) for shared, score in left if score.is_lead(known.rules)]
        return max(leads, default=(0, 0.0))[1]

    def _score(self, members: frozenset[str], signs: Iterable[Sign], book: Book) -> Score:
        held = [s for s in signs if inside(s, book, members)]
        return score_of(held, book, members, self.known.rules)

    def _known(self, sign: Sign) -> bool:
        """A sign about several cases still holds about fewer."""
        return any(sign.sign == k.sign and set(sign.about) <= set(k.about) for k in self.known.signs)

    def _nearness(self, book: Book) -> Mapping[str, float]:
        rules = self.known.rules
        links = links_of(book, network_of(book, rules, self.known.apart))
        reached = best_paths(links, seeds_of(book, rules), rules.spread.lam, rules.spread.party_hops)
        return {id_: noisy_or(paths) for id_, paths in reached.items()}

    def _still(self, member: str, after: Mapping[str, float]) -> bool:
        """Tell whether a member stays above the threshold, less what it lost here."""
        nearness = self.known.near.get(member)
        lost = self.before.get(member, 0.0) - after.get(member, 0.0)
        return nearness is not None and nearness.probability - lost >= self.known.rules.bounds.threshold
