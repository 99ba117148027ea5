"""What two sides have in common: numbers, homes, kin, managers, workers passed on, cases, a venue opened again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import combinations

from engine.links.book import Book
from engine.links.in_cases import InCases, Pair, kinds_of
from engine.links.notes import weight_of_all
from engine.links.passed_on import passed_on
from engine.links.sign_rules import REOPENED
from engine.links.signs import Sign
from engine.links.statements import CASE, PARTY, VENUE, Statement
from engine.links.units import Seen, Unit
from engine.rulebook.model.links import LinkRules

Common = Mapping[Pair, tuple[Seen, ...]]
IDENTIFIERS = ("phone", "account", "plate", "address")
ORDER = ("own_phone", "answers", "phone", "contact")  # of one number the first of these that fits is said


def in_common(book: Book, rules: LinkRules, apart: Set[tuple[str, str]], signs: Iterable[Sign]) -> Common:
    """Return all that is seen between each two sides, of each word the strongest, in order."""
    found: dict[Pair, list[Seen]] = defaultdict(list)
    reader = _Reader(book, rules, apart)
    ways = (
        reader.identifiers(), reader.kin(), reader.managers(), reader.workers(), reader.cases(), reader.plates(),
        reader.recruited(), reader.reopened(signs),
    )  # fmt: skip
    for pair, seen in (item for way in ways for item in way):
        found[pair].append(seen)
    return {pair: _strongest(found[pair]) for pair in sorted(found)}


def _strongest(seen: Sequence[Seen]) -> tuple[Seen, ...]:
    if len(seen) == 1:
        return (seen[0],)
    best: dict[str, Seen] = {}
    for s in sorted(seen, key=lambda s: (s.word, -s.weight * (1 - s.chance), s.unit)):
        best.setdefault(s.word, s)
    return tuple(best.values())


class _Reader(InCases):
    def __init__(self, book: Book, rules: LinkRules, apart: Set[tuple[str, str]]) -> None:
        super().__init__(book, rules)
        self.apart = apart
        self._chance = cache(lambda others: min(1.0, others / max(1, book.totals.sides - 1)))
        self._words: dict[tuple[str, tuple[str, str]], str] = {}
        self._kinds_of = cache(
            lambda one, other: frozenset(kind for told in (one, other) for kind, _, _ in told)
        )

    def identifiers(self) -> Iterator[tuple[Pair, Seen]]:
        several = sorted(
            key for key, said in self.book.by_value.items() if len(said) > 1 and key[0] in IDENTIFIERS
        )
        side_of = cache(self.book.side)
        for kind, value in several:
            if (kind, value) in self.apart:
                continue
            by_side: dict[str, list[Statement]] = {}
            for s in self.book.by_value[kind, value]:
                side = side_of(s.subject)
                if side is not None:
                    by_side.setdefault(side, []).append(s)
            if 2 <= len(by_side) <= self.rules.identifiers[kind].cap:
                for a, b in combinations(sorted(by_side), 2):
                    seen = self._shared(kind, value, by_side[a], by_side[b], len(by_side))
                    if seen is not None:
                        yield (a, b), seen

    def _shared(
        self, kind: str, value: str, here: Sequence[Statement], there: Sequence[Statement], holders: int
    ) -> Seen | None:
        if len(here) == len(there) == 1 and not self.book.said.struck:
            return self._shared_by_two(kind, value, here[0], there[0], holders)
        pairs = [
            (x, y) for x in here for y in there
            if not self.book.explained(kind, value, x.subject, y.subject) and not self._charged_there(x, y)
        ]  # fmt: skip
        if not pairs or (kind == "plate" and all(self._type(s) == CASE for pair in pairs for s in pair)):
            return None
        weight = self._trusted(pairs)
        told = sorted({s for pair in pairs for s in pair}, key=lambda s: (s.subject, s.row))
        return Seen(
            self._word(kind, pairs), Unit(kind, value), weight, self._chance(holders - 1), holders,
            tuple(sorted({s.subject for s in told})), tuple(sorted({s.row for s in told})), kinds_of(told),
        )  # fmt: skip

    def _trusted(self, pairs: Sequence[tuple[Statement, Statement]]) -> float:
        """Return how far it can be relied on that two of these subjects have one value, the surest two."""
        told: dict[Pair, tuple[dict[Statement, float], dict[Statement, float]]] = {}
        for x, y in pairs:
            here, there = told.setdefault((x.subject, y.subject), ({}, {}))
            here[x], there[y] = self._weight(x), self._weight(y)
        return max(weight_of_all(x.items()) * weight_of_all(y.items()) for x, y in told.values())

    def _shared_by_two(self, kind: str, value: str, x: Statement, y: Statement, holders: int) -> Seen | None:
        """As `_shared`, where each side tells a value once: most of what is shared, said without lists."""
        types = self._type_of(x.subject), self._type_of(y.subject)
        if CASE in types and ((kind == "plate" and types == (CASE, CASE)) or self._charged_there(x, y)):
            return None
        word = self._words.get((kind, types))
        if word is None:
            word = self._words[kind, types] = self._word(kind, [(x, y)])
        first, then = (x, y) if (x.subject, x.row) <= (y.subject, y.row) else (y, x)
        members = (first.subject,) if x.subject == y.subject else (first.subject, then.subject)
        rows = (x.row,) if x.row == y.row else (x.row, y.row) if x.row < y.row else (y.row, x.row)
        weight = self._weight(x) * self._weight(y)
        sources = self._kinds_of(x.sources, y.sources)
        chance = self._chance(holders - 1)
        return Seen(word, Unit(kind, value), weight, chance, holders, members, rows, sources)

    def _charged_there(self, x: Statement, y: Statement) -> bool:
        """A suspect's own number or plate in the file of his own case says nothing new."""
        for one, other in ((x, y), (y, x)):
            if self._type(one) == CASE and self._type(other) == PARTY:
                return other.subject in self.book.people_of(one.subject)
        return False

    def _word(self, kind: str, pairs: Sequence[tuple[Statement, Statement]]) -> str:
        types = {frozenset((self._type(x), self._type(y))) for x, y in pairs}
        if kind == "address":
            return "home" if frozenset((PARTY,)) in types else "premises"
        if kind == "plate":
            return "plate" if frozenset((PARTY,)) in types else "carried"
        if kind == "account":
            return "account"
        fits = {
            "own_phone": frozenset((PARTY,)) in types, "answers": frozenset((PARTY, VENUE)) in types,
            "phone": frozenset((VENUE,)) in types, "contact": True,
        }  # fmt: skip
        return next(word for word in ORDER if fits[word])

    def kin(self) -> Iterator[tuple[Pair, Seen]]:
        told: dict[Pair, list[Statement]] = defaultdict(list)
        for s in self.book.said.statements:
            if s.kind == "relative":
                a, b = sorted((s.subject, s.value))
                one, other = self.book.side(a), self.book.side(b)
                if one and other and one != other and not self.book.explained("relative", f"{a}|{b}", a, b):
                    told[a, b].append(s)
        for (a, b), said in sorted(told.items()):
            pair = sorted((str(self.book.side(a)), str(self.book.side(b))))
            weight = weight_of_all((s, self._weight(s)) for s in said)
            rows = tuple(sorted({s.row for s in said}))
            yield (
                (pair[0], pair[1]),
                Seen(
                    "relative",
                    Unit("relative", f"{a}|{b}"),
                    weight,
                    self._chance(1),
                    2,
                    (a, b),
                    rows,
                    kinds_of(said),
                ),
            )

    def managers(self) -> Iterator[tuple[Pair, Seen]]:
        """Who manages for two holders, or for another while holding venues of his own."""
        for (kind, party), said in sorted(self.book.by_value.items()):
            if kind != "manager":
                continue
            by_side: dict[str, list[Statement]] = defaultdict(list)
            for s in said:
                by_side[str(self.book.side(s.subject))].append(s)
            own, holds = str(self.book.side(party)), bool(self.book.holders("owner", party))
            pairs = [(own, x) for x in by_side if x != own and (holds or all(s.noted for s in by_side[x]))]
            pairs = pairs or list(combinations(sorted(by_side), 2))
            for a, b in sorted({(min(p), max(p)) for p in pairs}):
                told = [*by_side.get(a, ()), *by_side.get(b, ())]
                if self._all_explained(party, told):
                    continue
                members = tuple(sorted({party, *(s.subject for s in told)}))
                yield (a, b), Seen(
                    "manager", Unit("manager", party), min(map(self._weight, told)), self._chance(len(by_side)), max(2, len(by_side)),
                    members, tuple(sorted({s.row for s in told})), kinds_of(told),
                )  # fmt: skip

    def _all_explained(self, party: str, told: Sequence[Statement]) -> bool:
        venues = [s.subject for s in told]
        return all(
            self.book.explained("manager", party, x, y) for x in venues for y in (*venues, party) if x != y
        )

    def workers(self) -> Iterator[tuple[Pair, Seen]]:
        yield from passed_on(self.book, self.rules)

    def reopened(self, signs: Iterable[Sign]) -> Iterator[tuple[Pair, Seen]]:
        """A venue opened soon after the licence of the other side's was withdrawn, where the rules see that sign."""
        for sign in signs:
            if sign.sign in REOPENED:
                venues = [i for i in sign.about if self.book.type_of(i) == VENUE]
                sides = sorted({str(self.book.side(v)) for v in venues})
                said = [s for v in venues for s in self.book.by_subject.get(v, ()) if s.kind == "address"]
                if len(sides) == 2 and said:
                    a, b = sides
                    yield (a, b), Seen(
                        "reopened", Unit("reopened", "|".join(venues)), min(map(self._weight, said)), self._chance(1), 2,
                        tuple(venues), tuple(sorted({s.row for s in said})), frozenset({"registry"}),
                    )  # fmt: skip
