"""Exact ties between two subjects: the same key, the same owner, family, moves of workers, one case."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from engine.links.book import Book
from engine.links.rounds import rounds_of
from engine.links.statement_index import grouped
from engine.links.statements import HOLDING, IDENTIFIERS, Statement
from engine.links.units import SharedThing


@dataclass(frozen=True, slots=True, order=True)
class Tie:
    """`a` before `b`. `shared_by`: how many subjects have it; `times`, `gap_days` are of moves."""

    a: str
    b: str
    kind: str
    unit: SharedThing
    shared_by: int
    times: int = 1
    gap_days: int | None = None


Touching = Mapping[str, frozenset[str] | None]  # kind of tie → whom it must touch; None: anyone


def ties_of(book: Book, at_most: int, wanted: Touching | None = None) -> tuple[Tie, ...]:
    """Return every tie through what at most so many share; with `wanted`, at least those asked for."""
    found = {
        *_shared(book, at_most, wanted),
        *_family(book),
        *_moves(book),
        *_in_cases(book),
        *_transporters(book),
    }
    return tuple(sorted(found, key=lambda t: (t.a, t.b, t.kind, t.unit.value)))


def _tie(
    a: str, b: str, kind: str, unit: SharedThing, shared_by: int, times: int = 1, gap: int | None = None
) -> Tie:
    return Tie(min(a, b), max(a, b), kind, unit, shared_by, times, gap)


def _shared(book: Book, at_most: int, wanted: Touching | None) -> Iterator[Tie]:
    for kind in (*IDENTIFIERS, *HOLDING):
        whom = None if wanted is None else wanted.get(kind, frozenset())
        if whom is None or whom:
            for value, said in book.values_of(kind, 1):
                yield from _shared_value(book, at_most, whom, kind, value, said)


def _shared_value(
    book: Book, at_most: int, whom: frozenset[str] | None, kind: str, value: str, said: tuple[Statement, ...]
) -> Iterator[Tie]:
    if kind != "account" and whom is not None and not any(s.subject in whom for s in said):
        return
    holders = sorted({s.subject for s in said if not s.noted})  # signs are of records alone
    if not 2 <= len(holders) <= at_most:
        return
    behind = {id_: {id_} for id_ in holders}
    if kind == "account":
        _add_paid(behind, book)
    if whom is None or not whom.isdisjoint(behind):
        for a, b in combinations(sorted(behind), 2):
            if _tied(book, kind, value, behind[a], behind[b]):
                yield _tie(a, b, kind, SharedThing(kind, value), len(holders))


def _add_paid(behind: dict[str, set[str]], book: Book) -> None:
    """Add the venues that are paid into an account: those of who holds it."""
    for party in list(behind):
        for role in HOLDING:
            for s in (x for x in book.holders(role, party) if not x.noted):
                behind.setdefault(s.subject, set()).add(party)


def _tied(book: Book, kind: str, value: str, here: set[str], there: set[str]) -> bool:
    """Tell whether two different holders share the value unexplained."""
    return any(x != y and not book.explained(kind, value, x, y) for x in here for y in there)


def _family(book: Book) -> Iterator[Tie]:
    """Family ties parties, and the venues they hold."""
    for other, said in book.values_of("relative"):
        for s in (x for x in said if not x.noted):
            a, b = min(s.subject, other), max(s.subject, other)
            unit = SharedThing("relative", f"{a}|{b}")
            if book.explained_kin(a, b):
                continue
            yield _tie(a, b, "relative", unit, 2)
            for x in book.holders("owner", a):
                for y in book.holders("owner", b):
                    if x.subject != y.subject:
                        yield _tie(x.subject, y.subject, "relative", unit, 2)


def _moves(book: Book) -> Iterator[Tie]:
    """Moves tie two venues, and where they are of a round so do the workers who came by way of a third."""
    rounds = rounds_of(book)
    for (a, b), moves in grouped((m.venues, m) for m in book.moves).items():
        ways = (w for w in rounds.get((a, b), ()) if all(w.on.chain != m.chain for m in moves))
        gaps = [m.gap_days for m in moves]
        around: dict[int, int] = {}
        for w in ways:
            around[w.on.chain] = max(around.get(w.on.chain, 0), w.out.gap_days, w.on.gap_days)
        gaps += around.values()
        yield _tie(a, b, "rotation", SharedThing("rotation", f"{a}|{b}"), 2, len(gaps), max(gaps))


def _in_cases(book: Book) -> Iterator[Tie]:
    for case, said in book.values_of("case"):
        for s in said:
            shared = SharedThing("case_party", f"{case}|{s.subject}")
            yield _tie(case, s.subject, "case_party", shared, len(said))


def _transporters(book: Book) -> Iterator[Tie]:
    carried: dict[str, set[str]] = defaultdict(set)
    for case, said in book.values_of("case"):
        for s in said:
            if s.role == "vận chuyển":
                carried[s.subject].add(case)
    for party, cases in carried.items():
        for a, b in combinations(sorted(cases), 2):
            if book.explained("transporter", party, a, b):
                continue
            yield _tie(a, b, "transporter", SharedThing("transporter", party), len(cases))
