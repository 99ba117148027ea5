"""What ties venues, parties and cases besides identifiers, and which identifiers are too common to tie."""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from engine.links.book import Book
from engine.links.chance import hypergeometric_tail
from engine.links.statement_index import grouped
from engine.links.statements import CASE
from engine.links.weights import decay, hub_factor, reliability, weigher
from engine.rulebook.kinds.links import LinkRules

TYPED = ("owner", "manager", "relative", "venue", "case")


@dataclass(frozen=True, slots=True, order=True)
class Generic:
    """An identifier too common to be specific. Above its cap it connects no one, below it only weakly.

    `factor` is what a path through it is multiplied by, s²/√(d−1). `p`: that case-linked parties share it
    this often by chance.
    """

    kind: str
    value: str
    shared_by: int
    cap: int
    factor: float
    p: float

    @property
    def connects(self) -> bool:
        return self.shared_by <= self.cap


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """The strongest way from one party to another without a third between."""

    a: str
    b: str
    kind: str
    via: str
    weight: float


def other_edges(book: Book, rules: LinkRules) -> Iterator[tuple[str, str, str, float]]:
    """Yield the edges that go over no identifier: who holds what, kin, cases, moves of workers."""
    weigh = weigher(book.said.day, rules)
    for s in book.of_kinds(*TYPED):
        known = s.value in book.subjects and s.value != s.subject
        if known and not (s.kind == "relative" and book.explained_kin(s.subject, s.value)):
            w = weigh(s)
            if w > 0:
                yield s.subject, s.value, s.kind, w
    for (a, b), moves in sorted(grouped((m.venues, m) for m in book.moves).items()):
        trust = reliability({x for m in moves for x in m.sources}, rules)
        fresh = decay("rotation", max(m.day for m in moves), book.said.day, rules)
        yield a, b, "rotation", trust * fresh * (1 - 0.5 ** len(moves))


def generic_of(book: Book, rules: LinkRules, linked: Set[str], specific_up_to: float) -> tuple[Generic, ...]:
    """Return identifiers shared too widely, but for those case-linked parties share beyond chance."""
    found = []
    least = {
        str(kind): int(min(rule.cap, specific_up_to)) for kind, rule in rules.identifiers.identifiers.items()
    }
    for kind, value, holders in ((k, *told) for k, n in least.items() for told in book.shared(k, n)):
        rule = rules.identifiers.identifiers[kind]
        seen = len(holders & linked)
        p = hypergeometric_tail(seen, len(linked), len(holders), book.totals.parties)
        if p >= rules.identifiers.hub.kept_when_p_below:
            factor = hub_factor(len(holders), book.totals.parties)
            found.append(Generic(kind, value, len(holders), rule.cap, factor, p))
    return tuple(sorted(found, key=lambda g: (g.connects, -g.shared_by, g.kind, g.value)))


def case_linked(book: Book) -> frozenset[str]:
    """Return the venues and parties of all cases."""
    return frozenset(p for case in book.of_type(CASE) for p in book.people_of(case))
