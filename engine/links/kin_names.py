"""Names as evidence: whether two records may be of one person or of siblings, and how common that is.

A name itself is in the vault. A record has marks of it (`facts/person_names.py`): who shares the first may be
one person, who shares later ones kin. Names alone tie no one; they are looked at where two sides have
something else in common.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product

from engine.links.book import Book
from engine.links.in_cases import seen_in
from engine.links.statements import NAMES, Statement
from engine.links.units import Seen, SharedThing
from engine.links.weights import reliability
from engine.rulebook.kinds.links import LinkRules

ONE_NAME, KIN_NAMES, FAMILY_NAME = "one_name", "kin_names", "family_name"
DATED = 6  # so many marks, or one more, where the year of birth is told
OF_NAMES = (ONE_NAME, KIN_NAMES, FAMILY_NAME)


class NamesOfSides:
    """What the names of the persons of two sides say."""

    def __init__(self, book: Book, rules: LinkRules) -> None:
        self.book, self.rules = book, rules
        self._named: dict[str, list[Statement]] = defaultdict(list)
        self._marks: dict[str, set[str]] = defaultdict(set)
        for s in book.of_kinds(NAMES):
            if (side := book.side(s.subject)) is not None:
                self._named[side].append(s)
                self._marks[side].update(s.value.split())

    def alike(self, a: str, b: str) -> bool:
        """Tell whether the names of two sides say anything."""
        return a in self._marks and b in self._marks and not self._marks[a].isdisjoint(self._marks[b])

    def between(self, a: str, b: str) -> Iterator[Seen]:
        """Yield whether two sides may be one person's, or of kin: the most that is told, then the rarest."""
        if self.alike(a, b):
            pairs = product(self._named[a], self._named[b])
            read = (self._read(*sorted(pair)) for pair in pairs)
            seen = (r for r in read if r is not None and not self._explained(r))
            yield from heapq.nsmallest(1, seen, key=lambda r: (OF_NAMES.index(r.word), r.chance))

    def _explained(self, seen: Seen) -> bool:
        """Tell whether a person found that they are two, and no kin."""
        return self.book.explained(NAMES, seen.unit.value, *seen.members)

    def _read(self, x: Statement, y: Statement) -> Seen | None:
        one, other = x.value.split(), y.value.split()
        common, dated = {*one} & {*other}, min(len(one), len(other)) >= DATED
        whole = one[0] == other[0] if dated else one[-2] == other[-2]
        if whole and (x.subject, y.subject) in self.book.said.two:  # someone found that they are two people
            return self._seen(FAMILY_NAME, self._chance({one[-1]}), x, y, dated)
        if dated:
            common -= {m for marks in (one, other) if len(marks) > DATED for m in marks[-2:-1]}
        if not common:
            return None
        # A year nobody told speaks for no strangers: a family name may be that of siblings.
        word = ONE_NAME if whole else FAMILY_NAME if dated and len(common) < 2 else KIN_NAMES
        return self._seen(word, self._chance(common), x, y, dated)

    def _chance(self, marks: Iterable[str]) -> float:
        """Return what part of the others has the rarest of some marks."""
        others = min(self.book.totals.names.get(mark, 2) for mark in marks) - 1
        return min(1.0, max(1, others) / max(1, self.book.totals.named - 1))

    def _seen(self, word: str, chance: float, x: Statement, y: Statement, dated: bool) -> Seen:
        trust = reliability(x.sources, self.rules) * reliability(y.sources, self.rules)
        thing, members = SharedThing(NAMES, "|".join(sorted((x.subject, y.subject)))), (x.subject, y.subject)
        return seen_in((x, y), word, thing, trust, chance, members)._replace(dated=dated)
