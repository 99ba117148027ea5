"""The rows a lead rests on: the bits of each are what the lead loses had it never been sent."""

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace

from engine.links.book import Book, Totals, marks_told
from engine.links.groups import FoundGroup, GroupsFound, Method, cases_of, look
from engine.links.joining import parts_of
from engine.links.market import Altered, Market, Places, Stints, lessened, market_of
from engine.links.statements import (
    CASE,
    IDENTIFIERS,
    NAMES,
    NAMING,
    PARTY,
    REGISTERS,
    VENUE,
    LinkSubject,
    RowRef,
    Statement,
)
from engine.links.units import BAD

TO_A_SIDE = (*NAMING, "venue", "former_owner")  # kinds whose value is a venue or a party


def without(part: Book, row: str, whole: Book) -> Book:
    """Return a part of a book without one row: what it says, the case it opens, who is in no other row."""
    before = None
    if part.before is not None and whole.before is not None:
        before = without(part.before, row, whole.before)
    gone = [s for s in part.said.statements if s.row.id == row]
    cases = {s.subject for s in gone if part.type_of(s.subject) == CASE and s.kind != "case"}
    statements = tuple(
        s for s in part.said.statements if s.row.id != row and not (s.kind == "case" and s.value in cases)
    )
    moves = tuple(m for m in part.said.moves if row not in (m.rows[0].id, m.rows[1].id))
    names = [s for s in gone if s.kind == NAMES]
    unnamed = {id_ for id_ in _named_in(gone, part) if not _named_elsewhere(id_, row, whole)}
    bare = {s.subject for s in gone if s.row.form in REGISTERS}
    subjects = {
        id_: LinkSubject(id_, s.type, id_[:5]) if id_ in bare else s
        for id_, s in part.subjects.items()
        if id_ not in cases | unnamed
    }
    stints = part.said.stints
    if row in whole.stints_in:
        stints = Altered(stints, whole.stints_in[row], {})
    said = replace(part.said, subjects=subjects, statements=statements, moves=moves, stints=stints)
    places = Altered(
        part.totals.places, unnamed, {v: (None, v[:5]) for v in bare - unnamed if v in part.totals.places}
    )
    changed = {v for v in bare | unnamed if v in part.totals.places} | {
        v for _, v in whole.stints_in.get(row, ())
    }
    book = Book(said, part.totals, part.outside)
    left = replace(
        part.totals,
        parties=part.totals.parties - len(unnamed),
        cases=part.totals.cases - len(cases),
        recruited=lessened(part.totals.recruited, Counter(s.value for s in gone if s.kind == "recruited_in")),
        names=lessened(part.totals.names, marks_told(names)),
        named=part.totals.named - len({s.subject for s in names}),
        sides=part.totals.sides - len(part.inner_sides) + len(book.inner_sides),
        charged=part.totals.charged
        - len(part.charged.keys() & part.inner_sides)
        + len(book.charged.keys() & book.inner_sides),
        unnumbered=part.totals.unnumbered - part.inner_sides | book.unnumbered & book.inner_sides,
        places=places,
        market=_market(part.totals, changed, stints, places, whole),
    )
    return Book(said, left, part.outside, before)


def _market(totals: Totals, changed: Set[str], stints: Stints, places: Places, whole: Book) -> Market:
    """Return the market when some venues hire less, or lie and trade elsewhere."""
    if not changed:
        return totals.market
    there = {key: whole.said.stints[key] for v in changed for key in whole.stints_at.get(v, ())}
    before = {v: totals.places[v] for v in changed if v in totals.places}
    after = {v: places[v] for v in changed if v in places}
    left = {key: n for key, n in there.items() if key in stints}
    return totals.market.less(market_of(there, before)).and_(market_of(left, after))


def _named_in(gone: Iterable[Statement], book: Book) -> set[str]:
    found = {id_ for s in gone for id_ in (s.subject, s.value if s.kind in TO_A_SIDE else s.subject)}
    return {id_ for id_ in found if book.type_of(id_) in (VENUE, PARTY) and id_ in book.subjects}


def _named_elsewhere(id_: str, row: str, whole: Book) -> bool:
    """A tip names no one: it stands beside who is known."""
    told = [s for s in whole.by_subject.get(id_, ()) if s.kind != "tip"]
    named = [s for kind in TO_A_SIDE for s in whole.holders(kind, id_)]
    return any(s.row.id != row for s in (*told, *named)) or any(
        row not in (m.rows[0].id, m.rows[1].id) for m in whole.moves_of({id_})
    )


CONTEXT = ("owner", "manager", "relative", "case", "venue", "violation", "inspected", "tip")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One row. `bits` 0: it holds the lead together or stands beside it, but adds nothing to its score.

    Below 0: it makes the lead less surprising, as one more stint at a venue whose workers come and go anyway.
    They order rows; bits of several pairs are no odds, so `pairs` has what each loses without the row.
    """

    row: RowRef
    bits: float
    used_for: tuple[str, ...]  # words of what is seen
    tells: tuple[str, ...]  # kinds of statement
    pairs: tuple[tuple[str, str, float], ...] = ()

    @property
    def most(self) -> float:
        """Return what the pair loses that loses most."""
        return max((bits for *_, bits in self.pairs), default=0.0)

    @property
    def weight(self) -> float:
        """Return what it does to the pair it does most to; where to none, to the lead."""
        return max((bits for *_, bits in self.pairs), key=abs, default=self.bits)


def evidence_of(found: FoundGroup, book: Book, near: Book, method: Method) -> tuple[Evidence, ...]:
    """Return every row of a group, those that bring most first. `near` is the part of the book about it."""
    cases = cases_of(book, found.members)
    used: dict[RowRef, set[str]] = {}
    tells: dict[RowRef, set[str]] = {}
    for _, part in parts_of(found.joins):
        for row in part.rows:
            used.setdefault(row, set()).add(part.word)
            tells.setdefault(row, set()).add(part.unit.kind)
    for row, kind in _context(book, found.members, cases):
        used.setdefault(row, set())
        tells.setdefault(row, set()).add(kind)
    rows = []
    for row in used:
        bare = without(near, row.id, book)
        there = look(bare, method)
        bits, pairs = found.bits - left(found, there, method), tuple(_lost(found, near, bare, there))
        rows.append(Evidence(row, bits, tuple(sorted(used[row])), tuple(sorted(tells[row])), pairs))
    return tuple(sorted(rows, key=lambda e: (-round(e.bits, 6), e.row)))


def _lost(found: FoundGroup, near: Book, bare: Book, there: GroupsFound) -> Iterator[tuple[str, str, float]]:
    """Yield each pair of a group that weighs otherwise in a bare book, and how much less. A side may go by
    another member there, or fall apart."""
    as_recorded = (j.weighed for group in there.groups for j in group.joins)
    now = [*there.judged.pairs.values(), *as_recorded]
    sides: dict[str, set[str]] = {}
    for m in found.members:
        sides.setdefault(near.side(m) or m, set()).add(bare.side(m) or m)
    for w in (j.weighed for j in found.joins if j.weighed.bits > 0):
        a, b = (sides.get(side, set()) | {side} for side in (w.a, w.b))
        still = (x.bits for x in now if (x.a in a and x.b in b) or (x.b in a and x.a in b))
        lost = w.bits - max((0.0, *still))
        if round(lost, 2):
            yield w.a, w.b, lost


def left(found: FoundGroup, there: GroupsFound, method: Method) -> float:
    """Return the bits of the largest piece of a group in another book; 0 if none is a lead."""
    pieces = [
        (len(g.members & found.members), g.bits)
        for g in there.groups
        if g.is_odd(method.rules) and (g.acts or not found.acts)
    ]
    return max((p for p in pieces if p[0]), default=(0, 0.0))[1]


def _context(book: Book, group: Set[str], cases: Set[str]) -> Iterable[tuple[RowRef, str]]:
    """Yield the rows that say who holds what, who stands in which case, and what was found where."""
    both = group | cases
    for id_ in sorted(both):
        for s in book.by_subject.get(id_, ()):
            if s.kind in IDENTIFIERS:
                holders = {x.subject for x in book.holders(s.kind, s.value)} & both
                if len(holders) > 1 and book.tied(id_, s.kind, s.value, holders):
                    yield s.row, s.kind
            if s.kind in CONTEXT and (s.value in both or s.kind in ("violation", "tip") or s.role == BAD):
                yield s.row, s.kind
