"""The network as columns: venues, parties, cases and identifiers as nodes, and what ties them."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass

import numpy as np

from engine.links.book import Book
from engine.links.holdings import Bools, Floats, Holdings
from engine.links.network import other_edges
from engine.links.sorting import Ints
from engine.links.statements import IDENTIFIERS
from engine.links.weights import specificity, weigher
from engine.rulebook.kinds.links import LinkRules


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


def _kinds(told: Iterable[str]) -> tuple[tuple[str, ...], dict[str, int]]:
    kinds = tuple(sorted(set(told)))
    return kinds, {kind: n for n, kind in enumerate(kinds)}


def edges_in(book: Book, rules: LinkRules, apart: Set[tuple[str, str]]) -> Edges:
    """Return the network of a book; `apart` are the values that tie no one. Identifiers come last."""
    told, subjects = book.holdings, sorted(book.subjects)
    at = {id_: n for n, id_ in enumerate(subjects)}
    weight = _weights(book, told, rules)
    kept = np.flatnonzero((weight > 0) & ~told.among(apart)[told.value] & _tied(book, told))
    used, value = np.unique(told.value[kept], return_inverse=True)
    subject = np.array([at[id_] for id_ in told.subjects], np.int64)[told.subject[kept]]
    others = list(other_edges(book, rules))
    a = np.r_[subject, np.array([at[x] for x, _, _, _ in others], np.int64)]
    b = np.r_[value + len(subjects), np.array([at[x] for _, x, _, _ in others], np.int64)]
    values = [told.values[n] for n in used.tolist()]
    kinds, number = _kinds((*IDENTIFIERS, *(kind for _, _, kind, _ in others)))
    kind = np.array([number[k] for k in IDENTIFIERS], np.int64)[told.kind[told.value[kept]]]
    return Edges(
        (*subjects, *(f"{kind}:{value}" for kind, value in values)),
        (*(book.subjects[id_].type for id_ in subjects), *(kind for kind, _ in values)),
        kinds,
        a,
        b,
        np.r_[kind, np.array([number[k] for _, _, k, _ in others], np.int64)],
        np.r_[weight[kept], np.array([w for *_, w in others], float)],
    )


def _weights(book: Book, told: Holdings, rules: LinkRules) -> Floats:
    """Return how much each row ties: what its statement weighs, times how few have the value."""
    several, which = np.unique(told.holders, return_inverse=True)
    shared = np.array([specificity(n, book.totals.parties) for n in several.tolist()], float)
    weights: Floats = told.weights(weigher(book.said.day, rules)) * shared[which][told.value]
    return weights


def _tied(book: Book, told: Holdings) -> Bools:
    """Tell of each row whether its value ties its subject to anyone, ties explained left out."""
    tied = np.ones(len(told.value), bool)
    for n in np.flatnonzero(told.among(book.struck)[told.value]).tolist():
        s = told.said[n]
        holders = {x.subject for x in book.holders(s.kind, s.value)}
        tied[n] = book.tied(s.subject, s.kind, s.value, holders)
    return tied
