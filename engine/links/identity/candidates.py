"""Which pairs of parties are worth comparing: those that share a key or, as the vault has it, a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from engine.links.book import Book
from engine.links.statements import PARTY
from facts.spelling import folded

KEYS = ("phone", "account", "identity_no", "plate")
MOST = 10  # of one key or name; more is a name or number that says nothing


def pairs_of(book: Book, names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return pairs in order, each once."""
    blocks = [
        {s.subject for s in said if book.type_of(s.subject) == PARTY}
        for (kind, _), said in book.by_value.items()
        if kind in KEYS
    ]
    alike: dict[str, set[str]] = defaultdict(set)
    for id_, name in names.items():
        alike[" ".join(sorted(folded(name).split()))].add(id_)
    return tuple(sorted(set(_pairs((*blocks, *alike.values())))))


def _pairs(blocks: Iterable[set[str]]) -> Iterable[tuple[str, str]]:
    for block in blocks:
        if len(block) <= MOST:
            yield from combinations(sorted(block), 2)
