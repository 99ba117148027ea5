"""Which parties come together: near enough to a case or in a sign, and joined by links as strong as the threshold."""

from __future__ import annotations

from collections.abc import Iterable, Set

from engine.links.book import Book
from engine.links.network import Link
from engine.links.signs import Sign
from engine.links.statements import CASE
from engine.rulebook.model.links import LinkRules


def members_of(near: Set[str], signs: Iterable[Sign], book: Book) -> frozenset[str]:
    """Return the parties near a case, those in a sign, and who answers for their venues."""
    found = {*near, *(p for sign in signs for p in people(sign, book))}
    for venue in sorted(found):
        for kind in ("owner", "manager"):
            found |= {s.value for s in book.of(venue, kind) if s.value in book.subjects}
    return frozenset(found)


def people(sign: Sign, book: Book) -> frozenset[str]:
    """Return the venues and parties a sign is about, those of its cases too."""
    cases = {p for id_ in sign.about if book.type_of(id_) == CASE for p in book.people_of(id_)}
    return frozenset(cases | {id_ for id_ in sign.about if book.type_of(id_) != CASE})


def joining(links: Iterable[Link], signs: Iterable[Sign], book: Book, rules: LinkRules) -> list[Link]:
    """Return what holds a lead together: strong links, and signs, which keep those they are about together."""
    strong = [link for link in links if link.weight >= rules.bounds.threshold and link.kind != "address"]
    for sign in signs:
        first, *others = sorted(people(sign, book)) or [""]
        strong += [Link(first, other, "sign", sign.sign, 1.0) for other in others]
    return strong
