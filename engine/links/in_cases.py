"""What two sides have in common in cases: who stands in them, one vehicle, one place of recruitment."""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from engine.links.book import Book
from engine.links.chance import hypergeometric_tail
from engine.links.statement_index import grouped
from engine.links.statements import CASE, VENUE, Statement
from engine.links.units import Seen, SharedThing
from engine.links.weights import weigher
from engine.rulebook.kinds.links import LinkRules

Pair = tuple[str, str]
CHARGED = "charged"


class InCases:
    """Reads a book case by case; what each statement weighs is asked once."""

    def __init__(self, book: Book, rules: LinkRules) -> None:
        self.book, self.rules = book, rules
        self.weight = weigher(book.said.day, rules)

    def cases(self) -> Iterator[tuple[Pair, Seen]]:
        """Yield sides that stand in the same case; the first case together counts nothing."""
        sides = {case: self._sides_in(case) for case in sorted(self.book.of_type(CASE))}
        pairs = ((pair, case) for case, some in sides.items() for pair in combinations(sorted(some), 2))
        for (a, b), cases in sorted(grouped(pairs).items()):
            more = len(cases) - 1
            n, m = (sum(x in some for some in sides.values()) for x in (a, b))
            chance = hypergeometric_tail(
                more, max(0, n - 1), max(0, m - 1), max(1, self.book.totals.cases - 1)
            )
            said = [s for case in cases for s in self._told_in(case, a, b)]
            weight = max((self.weight(s) for s in said), default=0.0) if more else 0.0
            members = tuple(sorted({*cases, *(x for s in said for x in (s.subject, s.value))}))
            thing = SharedThing("case", f"{a}|{b}")
            yield (a, b), seen_in(said, "cases", thing, weight, chance, members)._replace(workers=len(cases))

    def charged(self, a: str, b: str) -> Iterator[Seen]:
        """Yield that people of both sides are suspects, in two cases of a kind that weighs something."""
        here, there = (self.book.charged.get(side, ()) for side in (a, b))
        both = [(x, y) for x, y in product(here, there) if x.value != y.value and x.subject != y.subject]
        trusted = ((min(self._grave(x), self._grave(y)), x, y) for x, y in both)
        for weight, x, y in heapq.nsmallest(1, trusted, key=lambda t: (-t[0], t[1].row, t[2].row)):
            totals, members = self.book.totals, tuple(sorted((x.subject, y.subject)))
            thing, chance = (
                SharedThing("case_party", f"{a}|{b}"),
                (totals.charged - 1) / max(1, totals.sides - 1),
            )
            yield seen_in((x, y), CHARGED, thing, weight, min(1.0, chance), members)

    def _grave(self, s: Statement) -> float:
        severity = self.rules.weight_of(self.rules.seeds.severity, self.book.subjects[s.value].trade)
        return self.weight(s) if severity > 0 else 0.0

    def _sides_in(self, case: str) -> set[str]:
        return {side for p in self.book.people_of(case) if (side := self.book.side(p)) is not None}

    def _told_in(self, case: str, *sides: str) -> list[Statement]:
        venue = [s for s in self.book.of(case, "venue") if self.book.side(s.value) in sides]
        return venue + [s for s in self.book.holders("case", case) if self.book.side(s.subject) in sides]

    def plates(self) -> Iterator[tuple[Pair, Seen]]:
        """One vehicle, or one place of recruitment, in the cases of two sides."""
        for kind, value, said in (
            (k, *told) for k in ("plate", "recruited_in") for told in self.book.values_of(k)
        ):
            told = [s for s in said if self._type(s) == CASE]
            for x, y in combinations(sorted(told, key=lambda s: s.subject), 2):
                a, b = sorted((str(self.book.side(x.subject)), str(self.book.side(y.subject))))
                if a == b or "None" in (a, b) or self.book.explained(kind, value, x.subject, y.subject):
                    continue
                totals = self.book.totals
                known = totals.cases if kind == "plate" else sum(totals.recruited.values())
                chance = (len(told) - 1) / max(1, known - 1)
                word, weight = (
                    "plate_in_cases" if kind == "plate" else "recruited",
                    self.weight(x) * self.weight(y),
                )
                thing, members = SharedThing(kind, value), (x.subject, y.subject)
                yield (a, b), seen_in([x, y], word, thing, weight, min(1.0, chance), members, len(told))

    def recruited(self) -> Iterator[tuple[Pair, Seen]]:
        """Yield cases of people recruited in one commune and found at one venue of another."""
        for commune, here in self.book.values_of("recruited_in"):
            by_venue: dict[str, list[str]] = defaultdict(list)
            for s in here:
                venue = self.book.value(s.subject, "venue")
                if venue is not None and self.book.subjects[venue].unit != commune:
                    by_venue[venue].append(s.subject)
            for venue, cases in sorted(by_venue.items()):
                if len(cases) > 1:
                    yield from self._from(commune, venue, sorted(cases))

    def _from(self, commune: str, venue: str, cases: Sequence[str]) -> Iterator[tuple[Pair, Seen]]:
        at_venue = len({s.subject for s in self.book.holders("venue", venue)})
        p = hypergeometric_tail(
            len(cases), self.book.totals.recruited.get(commune, 0), at_venue, self.book.totals.cases
        )
        mine = str(self.book.side(venue))
        others: dict[str, set[str]] = defaultdict(set)
        for case in cases:
            for side in self._sides_in(case) - {mine}:
                others[side].add(case)
        for side, found in sorted(others.items()):
            if len(found) > 1:
                said = [s for case in cases for s in self.book.of(case, "recruited_in")]
                a, b = sorted((mine, side))
                thing, weight = SharedThing("recruited", f"{commune}|{venue}"), min(map(self.weight, said))
                yield (a, b), seen_in(said, "recruited", thing, weight, p, (venue, *cases))

    def _type(self, s: Statement) -> str:
        return self.book.type_of(s.subject)


def seen_in(
    said: Iterable[Statement],
    word: str,
    thing: SharedThing,
    weight: float,
    chance: float,
    members: tuple[str, ...],
    holders: int = 2,
) -> Seen:
    """Return what is seen by some statements, with their rows and kinds of source."""
    rows = tuple(sorted({s.row for s in said}))
    return Seen(word, thing, weight, chance, holders, members, rows, kinds_of(said))


def kinds_of(said: Iterable[Statement]) -> frozenset[str]:
    return frozenset(kind for s in said for kind, _, _ in s.sources)


def charged_beside(book: Book) -> Mapping[str, frozenset[str]]:
    """Return of each venue who stands in the cases of its side, and is of no side with a venue."""
    others: dict[str, set[str]] = defaultdict(set)
    for case in book.of_type(CASE):
        sides = {p: book.side_of[p] for p in book.people_of(case) if p in book.side_of}
        for side in set(sides.values()):
            others[side] |= {p for p, of in sides.items() if of != side}
    with_venues = {book.side_of[v] for v in book.of_type(VENUE)}
    return {
        v: frozenset(p for p in others[book.side_of[v]] if book.side_of[p] not in with_venues)
        for v in book.of_type(VENUE)
    }
