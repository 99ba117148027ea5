"""What else could explain a lead, and what is not known about it: shown with every lead, first."""

from __future__ import annotations

from collections.abc import Iterator, Set
from datetime import date
from itertools import combinations

from engine.links.book import Book
from engine.links.statements import PARTY, VENUE, Statement
from engine.rulebook.model.links import LinkRules

MANY = 3


def innocent_for(book: Book, group: Set[str], rules: LinkRules) -> tuple[str, ...]:
    """Return the innocent explanations that could apply, as `rules/links/leads.yaml` names them."""
    found = set()
    if any(s.value in group for m in group for s in book.of(m, "relative")):
        found.add("family")
    for kind, value, holders in _shared(book, group):
        found |= set(_of_sharing(book, kind, value, holders))
    for member in group:
        held = {s.subject for s in book.holders("owner", member)}
        if len(held) >= MANY:
            found.add("franchise")
    return tuple(sorted(found & set(rules.innocent)))


def _shared(book: Book, group: Set[str]) -> Iterator[tuple[str, str, list[Statement]]]:
    values = {(s.kind, s.value) for m in sorted(group) for s in book.by_subject.get(m, ())}
    for kind, value in sorted(values):
        holders = [s for s in book.holders(kind, value) if s.subject in group]
        if kind in ("phone", "address") and len({s.subject for s in holders}) > 1:
            yield kind, value, holders


def _of_sharing(book: Book, kind: str, value: str, holders: list[Statement]) -> Iterator[str]:
    if kind == "address":
        yield "same_building"
        yield "landlord"
        return
    if book.shared_by("phone", value) >= MANY:
        yield "accountant"
    if any(_apart(book, a.subject, b.subject) for a, b in combinations(holders, 2)):
        yield "recycled_number"


def _apart(book: Book, one: str, other: str) -> bool:
    """Tell whether one was closed before the other opened."""
    a, b = book.subjects[one], book.subjects[other]
    if not a.type == b.type == VENUE:
        return False
    return (a.until or date.max) <= (b.since or date.min) or (b.until or date.max) <= (a.since or date.min)


def unknown_in(book: Book, group: Set[str]) -> tuple[tuple[str, str], ...]:
    """Return what the records leave open: (what, about whom)."""
    found = []
    for id_ in sorted(group):
        subject = book.subjects[id_]
        if not book.by_subject.get(id_) or not any(
            s.row.form in ("B02", "B03") for s in book.by_subject[id_]
        ):
            found.append(("no_register_row", id_))
            continue
        if not book.of(id_, "phone"):
            found.append(("no_phone", id_))
        if subject.type == VENUE and not book.of(id_, "owner"):
            found.append(("no_owner", id_))
        if subject.type == VENUE and not book.totals.arrivals.get(id_):
            found.append(("no_stints", id_))
        if subject.type == PARTY and not book.of(id_, "identity_no"):
            found.append(("no_identity_no", id_))
    return tuple(found)
