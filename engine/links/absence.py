"""What would have been said had one row never been sent: the book, and the totals chance is computed from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import replace

from engine.links.altered import Altered, lessened
from engine.links.book import Book, Totals, marks_told
from engine.links.market import Market, Places, Stints, market_of
from engine.links.statements import CASE, NAMES, PARTY, VENUE, LinkSubject, Statement

REGISTERS = ("B02", "B03")
NAMING = ("owner", "manager", "relative", "venue", "former_owner")  # kinds whose value is a venue or a party


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
        stints = Altered(stints, whole.stints_in[row])
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
        places=places,
        market=_market(part.totals, changed, stints, places, whole),
    )
    return Book(said, left, part.outside, before)


def _market(totals: Totals, changed: Set[str], stints: Stints, places: Places, whole: Book) -> Market:
    """Return the market when some venues hire less, or lie and trade elsewhere."""
    if not changed:
        return totals.market
    there = {key: n for v in changed for key, n in whole.stints_at.get(v, {}).items()}
    before = {v: totals.places[v] for v in changed if v in totals.places}
    after = {v: places[v] for v in changed if v in places}
    left = {key: n for key, n in there.items() if key in stints}
    return totals.market.less(market_of(there, before)).and_(market_of(left, after))


def _named_in(gone: Iterable[Statement], book: Book) -> set[str]:
    found = {id_ for s in gone for id_ in (s.subject, s.value if s.kind in NAMING else s.subject)}
    return {id_ for id_ in found if book.type_of(id_) in (VENUE, PARTY) and id_ in book.subjects}


def _named_elsewhere(id_: str, row: str, whole: Book) -> bool:
    """A tip names no one: it stands beside who is known."""
    told = [s for s in whole.by_subject.get(id_, ()) if s.kind != "tip"]
    named = [s for kind in NAMING for s in whole.holders(kind, id_)]
    return any(s.row.id != row for s in (*told, *named)) or any(
        row not in (m.rows[0].id, m.rows[1].id) for m in whole.moves_of({id_})
    )
