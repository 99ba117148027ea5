"""Which pairs of parties are worth comparing: those that share a key or, as the vault has it, a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from engine.links.book import Book
from engine.links.identity.matching import VaultPerson, born
from engine.links.statements import PARTY
from facts.person_names import bare

KEYS = ("phone", "account", "identity_no", "plate")
MOST = 10  # of one key or name; more is a name or number that says nothing


def pairs_of(book: Book, people: Mapping[str, VaultPerson]) -> tuple[tuple[str, str], ...]:
    """Return pairs in order, each once. A name that many have is taken together with the birth year."""
    blocks = [
        {s.subject for s in said if book.type_of(s.subject) == PARTY}
        for kind in KEYS
        for _, said in book.values_of(kind)
    ]
    named: dict[str, set[str]] = defaultdict(set)
    with_year: dict[tuple[str, int], set[str]] = defaultdict(set)
    for id_, person in people.items():
        if person.name:
            name, year = " ".join(sorted(bare(person.name))), born(person)
            named[name].add(id_)
            if year is not None:
                with_year[name, year].add(id_)
    return tuple(sorted(set(_pairs((*blocks, *named.values(), *with_year.values())))))


def _pairs(blocks: Iterable[set[str]]) -> Iterable[tuple[str, str]]:
    for block in blocks:
        if len(block) <= MOST:
            yield from combinations(sorted(block), 2)
