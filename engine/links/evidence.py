"""The rows a lead rests on, and what each brings: its bits are what the lead loses without it."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass

from engine.links.absence import without
from engine.links.book import Book
from engine.links.groups import FoundGroup, Method, cases_of, look
from engine.links.joining import parts_of
from engine.links.statements import IDENTIFIERS, RowRef
from engine.links.units import BAD

CONTEXT = ("owner", "manager", "relative", "case", "venue", "violation", "inspected", "tip")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One row. `bits` 0: it holds the lead together or stands beside it, but adds nothing to its score.

    Below 0: it makes the lead less surprising, as one more stint at a venue whose workers come and go anyway.
    """

    row: RowRef
    bits: float
    used_for: tuple[str, ...]  # words of what is seen
    tells: tuple[str, ...]  # kinds of statement


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
    bits = {row: found.bits - left(found, without(near, row.id, book), method) for row in used}
    rows = (Evidence(row, bits[row], tuple(sorted(used[row])), tuple(sorted(tells[row]))) for row in used)
    return tuple(sorted(rows, key=lambda e: (-round(e.bits, 6), e.row)))


def left(found: FoundGroup, book: Book, method: Method) -> float:
    """Return the bits of what is left of a group in another book, of its pieces the largest; 0 where none is
    a lead."""
    pieces = [
        (len(g.members & found.members), g.bits)
        for g in look(book, method).groups
        if g.is_odd(method.rules) and (g.acts or not found.acts)
    ]
    return max((p for p in pieces if p[0]), default=(0, 0.0))[1]


def _context(book: Book, group: Set[str], cases: Set[str]) -> Iterable[tuple[RowRef, str]]:
    """Yield the rows that say who holds what, who stands in which case, and what was found where."""
    both = group | cases
    for id_ in sorted(both):
        for s in book.by_subject.get(id_, ()):
            if s.kind in IDENTIFIERS and sum(x.subject in both for x in book.holders(s.kind, s.value)) > 1:
                yield s.row, s.kind
            if s.kind in CONTEXT and (s.value in both or s.kind in ("violation", "tip") or s.role == BAD):
                yield s.row, s.kind
