"""What the records tell about one venue or person, in items that can be compared between two runs."""

from __future__ import annotations

from collections.abc import Iterator

from engine.links.book import NAMING, Book
from engine.links.review import unit_mark
from engine.links.statements import CASE, IDENTIFIERS, RowRef

NAMED = (*NAMING, "venue", "case")  # kinds whose value is a party, a venue or a case


def items_about(book: Book, id_: str) -> tuple[str, ...]:
    """Return each thing told of a venue or person, and of who shares a number or case with it, as `form key
    kind#mark`.

    A row told again is nothing new; of workers only the venue and the month.
    """
    return tuple(sorted({f"{row.form} {row.key} {mark}" for row, mark in _told(book, id_)}))


def _told(book: Book, id_: str) -> Iterator[tuple[RowRef, str]]:
    for s in book.by_subject.get(id_, ()):
        yield s.row, unit_mark(s.kind, s.value)
        if s.kind in IDENTIFIERS or s.kind == CASE:
            yield from ((x.row, unit_mark(x.kind, x.value)) for x in book.holders(s.kind, s.value))
    for kind in NAMED:
        yield from ((s.row, unit_mark(kind, s.value)) for s in book.holders(kind, id_))
    for m in book.moves_of([id_]):
        other = m.came if m.left == id_ else m.left
        yield from ((row, unit_mark("rotation", other)) for row in m.rows)
