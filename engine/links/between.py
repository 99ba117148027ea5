"""What two sides have in common: numbers, homes, kin, managers, workers, cases, a venue opened again."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations

from engine.links.book import Book
from engine.links.in_cases import InCases, Pair, seen_in
from engine.links.kin_names import NamesOfSides
from engine.links.notes import weight_of_all
from engine.links.passed_on import passed_on
from engine.links.signs import LinkSign
from engine.links.statement_index import grouped
from engine.links.statements import CASE, PARTY, VALUED, VENUE, Statement
from engine.links.units import Seen, SharedThing
from engine.rulebook.kinds.links import LinkRules
from engine.rulebook.model.follow_up import REOPENED

Value = tuple[str, str]  # kind of identifier, value
ORDER = ("own_phone", "answers", "phone", "contact")  # of one number the first of these that fits is said


def strongest(seen: Sequence[Seen]) -> tuple[Seen, ...]:
    if len(seen) == 1:
        return (seen[0],)
    best: dict[str, Seen] = {}
    for s in sorted(seen, key=lambda s: (s.word, -s.weight * (1 - s.chance), s.unit)):
        best.setdefault(s.word, s)
    return tuple(best.values())


class Reader(InCases):
    def __init__(self, book: Book, rules: LinkRules) -> None:
        super().__init__(book, rules)
        self.names = NamesOfSides(book, rules)

    def all_seen(self, a: str, b: str, seen: Iterable[Seen]) -> tuple[Seen, ...]:
        """Return what is seen between two sides, of each word the strongest; charges and names last."""
        things = strongest(list(seen))
        if all(s.weight <= 0 for s in things):
            return things
        return (*things, *self.charged(a, b), *self.names.between(a, b))

    def seen(self, apart: Set[Value], signs: Iterable[LinkSign]) -> Mapping[Pair, tuple[Seen, ...]]:
        """Return all that is seen between two sides, in order of pairs; values `apart` tie no one."""
        own = (self.identifiers(apart), self.kin(), self.managers(), passed_on(self.book, self.rules))
        of_cases = (self.cases(), self.plates(), self.recruited(), self.reopened(signs))
        by_pair = grouped(item for way in (*own, *of_cases) for item in way)
        return {pair: self.all_seen(*pair, by_pair[pair]) for pair in sorted(by_pair)}

    def _chance(self, others: int) -> float:
        return min(1.0, others / max(1, self.book.totals.sides - 1))

    def identifiers(self, apart: Set[Value]) -> Iterator[tuple[Pair, Seen]]:
        """Yield what two sides both have; who has one identity number is one party."""
        values = ((kind, *told) for kind in VALUED for told in self.book.values_of(kind, 1))
        for kind, value, said in values:
            if (kind, value) in apart:
                continue
            sides = ((self.book.side(s.subject), s) for s in said)
            by_side = grouped((side, s) for side, s in sides if side is not None)
            if 2 <= len(by_side) <= self.rules.identifiers.identifiers[kind].cap:
                for a, b in combinations(sorted(by_side), 2):
                    seen = self._shared(kind, value, by_side[a], by_side[b], len(by_side))
                    if seen is not None:
                        yield (a, b), seen

    def _shared(
        self, kind: str, value: str, here: Sequence[Statement], there: Sequence[Statement], holders: int
    ) -> Seen | None:
        pairs = [
            (x, y)
            for x in here
            for y in there
            if not self.book.explained(kind, value, x.subject, y.subject) and not self._charged_there(x, y)
        ]
        if not pairs or (kind == "plate" and all(self._type(s) == CASE for pair in pairs for s in pair)):
            return None
        told = {s for pair in pairs for s in pair}
        word, members = self._word(kind, pairs), tuple(sorted({s.subject for s in told}))
        thing, chance = SharedThing(kind, value), self._chance(holders - 1)
        return seen_in(told, word, thing, self._trusted(pairs), chance, members, holders)

    def _trusted(self, pairs: Sequence[tuple[Statement, Statement]]) -> float:
        """Return how far it can be relied on that two of these subjects have one value, the surest two."""
        told: dict[Pair, tuple[dict[Statement, float], dict[Statement, float]]] = {}
        for x, y in pairs:
            here, there = told.setdefault((x.subject, y.subject), ({}, {}))
            here[x], there[y] = self.weight(x), self.weight(y)
        return max(weight_of_all(x.items()) * weight_of_all(y.items()) for x, y in told.values())

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
            "own_phone": frozenset((PARTY,)) in types,
            "answers": frozenset((PARTY, VENUE)) in types,
            "phone": frozenset((VENUE,)) in types,
            "contact": True,
        }
        return next(word for word in ORDER if fits[word])

    def kin(self) -> Iterator[tuple[Pair, Seen]]:
        """Yield who names the other as kin, and who both name one relative."""
        told: dict[Pair, dict[Statement, float]] = defaultdict(dict)
        for relative, said in self.book.values_of("relative"):
            kin = [s for s in said if not self.book.explained_kin(s.subject, relative)]
            for s in kin:
                told[min(s.subject, relative), max(s.subject, relative)][s] = self.weight(s)
            for s, other in combinations(sorted(kin, key=lambda s: (s.subject, s.row)), 2):
                if s.subject != other.subject and not self.book.explained_kin(s.subject, other.subject):
                    both, least = told[s.subject, other.subject], min(self.weight(s), self.weight(other))
                    both |= {x: max(least, both.get(x, 0.0)) for x in (s, other)}
        for (a, b), by in sorted(told.items()):
            pair = sorted((self.book.side(a) or "", self.book.side(b) or ""))
            if pair[0] and pair[0] != pair[1]:
                thing, weight = SharedThing("relative", f"{a}|{b}"), weight_of_all(by.items())
                yield (pair[0], pair[1]), seen_in(by, "relative", thing, weight, self._chance(1), (a, b))

    def managers(self) -> Iterator[tuple[Pair, Seen]]:
        """Who manages for two holders, or for another while holding venues of his own."""
        for party, said in self.book.values_of("manager"):
            by_side = grouped((str(self.book.side(s.subject)), s) for s in said)
            own, holds = str(self.book.side(party)), bool(self.book.holders("owner", party))
            pairs = [(own, x) for x in by_side if x != own and (holds or all(s.noted for s in by_side[x]))]
            pairs = pairs or list(combinations(sorted(by_side), 2))
            for a, b in sorted({(min(p), max(p)) for p in pairs}):
                told = [*by_side.get(a, ()), *by_side.get(b, ())]
                if self._all_explained(party, told):
                    continue
                members = tuple(sorted({party, *(s.subject for s in told)}))
                thing, weight, sides = (
                    SharedThing("manager", party),
                    min(map(self.weight, told)),
                    len(by_side),
                )
                chance = self._chance(sides)
                yield (a, b), seen_in(told, "manager", thing, weight, chance, members, max(2, sides))

    def _all_explained(self, party: str, told: Sequence[Statement]) -> bool:
        venues = [s.subject for s in told]
        return all(
            self.book.explained("manager", party, x, y) for x in venues for y in (*venues, party) if x != y
        )

    def reopened(self, signs: Iterable[LinkSign]) -> Iterator[tuple[Pair, Seen]]:
        """Yield venues opened soon after the other side's licence was withdrawn, as the signs say."""
        for sign in signs:
            if sign.joins == REOPENED:
                venues = [i for i in sign.about if self.book.type_of(i) == VENUE]
                sides = sorted({str(self.book.side(v)) for v in venues})
                said = [s for v in venues for s in self.book.by_subject.get(v, ()) if s.kind == "address"]
                if len(sides) == 2 and said:
                    thing, weight = SharedThing("reopened", "|".join(venues)), min(map(self.weight, said))
                    seen = seen_in(said, "reopened", thing, weight, self._chance(1), tuple(venues))
                    yield (sides[0], sides[1]), seen._replace(sources=frozenset({"registry"}))
