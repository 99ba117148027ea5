"""What would have been said had one row never been sent: the book, and the totals chance is computed from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from engine.links.book import Book, Totals, stints_of
from engine.links.statements import CASE, PARTY, VENUE, Said, Statement, Subject
from engine.links.units import BAD

REGISTERS = ("B02", "B03")
NAMING = ("owner", "manager", "relative", "venue", "former_owner")  # kinds whose value is a venue or a party


def without(part: Book, row: str, whole: Book) -> Book:
    """Return a part of a book without one row: what it says, the case it opens, who is in no other row."""
    gone = [s for s in part.said.statements if s.row.id == row]
    cases = {s.subject for s in gone if part.type_of(s.subject) == CASE and s.kind != "case"}
    statements = tuple(
        s for s in part.said.statements if s.row.id != row and not (s.kind == "case" and s.value in cases)
    )
    moves = tuple(m for m in part.said.moves if row not in (m.rows[0].id, m.rows[1].id))
    unnamed = {id_ for id_ in _named_in(gone, part) if not _named_elsewhere(id_, row, whole)}
    bare = {s.subject for s in gone if s.row.form in REGISTERS}
    subjects = {
        id_: Subject(id_, s.type, id_[:5]) if id_ in bare else s for id_, s in part.subjects.items() if id_ not in cases | unnamed
    }  # fmt: skip
    stints = {key: n for key, n in part.said.stints.items() if key[0] != row}
    said = replace(part.said, subjects=subjects, statements=statements, moves=moves, stints=stints)
    inspected, violating = _inspected(gone, row, whole)
    left = replace(
        part.totals, parties=part.totals.parties - len(unnamed), cases=part.totals.cases - len(cases),
        recruited=_recruited(part.totals.recruited, gone), inspected=inspected, violating=violating,
    )  # fmt: skip
    places = {v: p for v, p in left.places.items() if v not in unnamed} | {
        v: (None, v[:5]) for v in bare if v in left.places and v not in unnamed
    }
    left = left if said.stints == part.said.stints else _moved(left, part, said)
    book = Book(said, left, part.outside)
    sides = left.sides - len(_inner(part)) + len(_inner(book))
    return Book(said, replace(left, sides=sides, places=places), part.outside)


def _inner(book: Book) -> set[str]:
    return {side for id_, side in book.side_of.items() if id_ not in book.outside}


def _named_in(gone: Iterable[Statement], book: Book) -> set[str]:
    found = {id_ for s in gone for id_ in (s.subject, s.value if s.kind in NAMING else s.subject)}
    return {id_ for id_ in found if book.type_of(id_) in (VENUE, PARTY) and id_ in book.subjects}


def _named_elsewhere(id_: str, row: str, whole: Book) -> bool:
    """A tip names no one: it stands beside who is known."""
    told = [s for s in whole.by_subject.get(id_, ()) if s.kind != "tip"]
    named = [s for kind in NAMING for s in whole.holders(kind, id_)]
    return any(s.row.id != row for s in (*told, *named)) or any(
        id_ in (m.left, m.came) and row not in (m.rows[0].id, m.rows[1].id) for m in whole.said.moves
    )


def _recruited(recruited: Mapping[str, int], gone: Iterable[Statement]) -> Mapping[str, int]:
    left = dict(recruited)
    for s in gone:
        if s.kind == "recruited_in":
            left[s.value] -= 1
    return left


def _inspected(gone: Iterable[Statement], row: str, whole: Book) -> tuple[int, int]:
    """Return how many venues were inspected, and found wanting, when one inspection was not."""
    inspected, violating = whole.totals.inspected, whole.totals.violating
    for venue, bad in {(s.subject, s.role == BAD) for s in gone if s.kind == "inspected"}:
        others = [s for s in whole.of(venue, "inspected") if s.row.id != row]
        inspected -= not others
        violating -= bad and not any(s.role == BAD for s in others)
    return inspected, violating


def _moved(totals: Totals, part: Book, said: Said) -> Totals:
    came, left = stints_of(said)
    moves = totals.moves - (len(part.said.moves) - len(said.moves))
    return replace(totals, moves=moves, stints=sum(came.values()), arrivals=came, leavings=left)
