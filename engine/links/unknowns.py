"""What the records leave open about a lead: shown with every lead, first."""

from __future__ import annotations

from collections.abc import Set

from engine.links.book import Book
from engine.links.statements import PARTY, VENUE


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
        if subject.type == VENUE and id_ not in book.stints_at:
            found.append(("no_stints", id_))
        if subject.type == PARTY and not book.of(id_, "identity_no"):
            found.append(("no_identity_no", id_))
    return tuple(found)
