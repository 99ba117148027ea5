"""The network as columns: venues, parties, cases and identifiers as nodes, and what ties them."""

from collections.abc import Iterator, Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.links.book import Book
from engine.links.network import other_edges
from engine.links.statements import IDENTIFIERS
from engine.links.weights import specificity, weigher
from engine.rulebook.kinds.links import LinkRules

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Edges:
    """Nodes by number: names and types. Ties, each once: ends, kind as a place in `kinds`, weight."""

    nodes: tuple[str, ...]
    types: tuple[str, ...]
    kinds: tuple[str, ...]
    a: Ints
    b: Ints
    kind: Ints
    weight: Floats

    @property
    def direct(self) -> Bools:
        """Tell of each tie whether neither end is an identifier."""
        plain = np.array([t not in IDENTIFIERS for t in self.types], bool)
        direct: Bools = plain[self.a] & plain[self.b]
        return direct


def edges_in(book: Book, rules: LinkRules, apart: Set[tuple[str, str]]) -> Edges:
    """Return the network of a book; `apart` are the values that tie no one. Identifiers come last."""
    ties = [*_identifier_edges(book, rules, apart), *other_edges(book, rules)]
    types = {id_: book.subjects[id_].type for id_ in sorted(book.subjects)}
    types |= {other: kind for _, other, kind, _ in ties if kind in IDENTIFIERS}
    kinds = tuple(sorted({kind for _, _, kind, _ in ties}))
    at, number = ({name: n for n, name in enumerate(names)} for names in (types, kinds))
    a, b, kind = (
        np.array(places, np.int64)
        for places in (
            [at[one] for one, *_ in ties],
            [at[other] for _, other, _, _ in ties],
            [number[kind] for _, _, kind, _ in ties],
        )
    )
    weight = np.array([w for *_, w in ties], float)
    return Edges((*types,), (*types.values(),), kinds, a, b, kind, weight)


def _identifier_edges(
    book: Book, rules: LinkRules, apart: Set[tuple[str, str]]
) -> Iterator[tuple[str, str, str, float]]:
    """Yield subject, identifier, kind and weight: what its statement weighs, times how few have it."""
    weigh = weigher(book.said.day, rules)
    for kind in IDENTIFIERS:
        for value, said in book.values_of(kind):
            if (kind, value) not in apart:
                holders = {s.subject for s in said}
                shared = specificity(len(holders), book.totals.parties)
                for s in said:
                    weight = weigh(s) * shared
                    if weight > 0 and book.tied(s.subject, kind, value, holders):
                        yield s.subject, f"{kind}:{value}", kind, weight
