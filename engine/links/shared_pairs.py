"""Two sides that share a value which each tells once, as columns: most of what is shared."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.links.book import Book
from engine.links.holdings import Bools, Holdings, Value, starts_of, twos_of
from engine.links.sorting import Ints, in_order
from engine.links.statements import CASE, IDENTIFIERS
from engine.rulebook.kinds.links import LinkRules

NOT_A_SIGN = "identity_no"  # who has one identity number is one party


@dataclass(frozen=True, slots=True)
class SharedPairs:
    """Row n: `sides[a[n]]` and `sides[b[n]]`, in order, by the statements `one[n]` and `other[n]`; so many
    sides have the value."""

    sides: tuple[str, ...]
    a: Ints
    b: Ints
    one: Ints
    other: Ints
    holders: Ints

    @property
    def pair(self) -> Ints:
        """Return a number for each two sides, in their order."""
        return self.a * len(self.sides) + self.b

    def rows(self, which: NDArray[Any]) -> SharedPairs:
        return SharedPairs(
            self.sides, self.a[which], self.b[which], self.one[which], self.other[which], self.holders[which]
        )


def shared_pairs(book: Book, rules: LinkRules, apart: Set[Value]) -> tuple[SharedPairs, tuple[Value, ...]]:
    """Return the pairs, and the values that are not so plain: told twice by a side, of a case, with a tie
    explained."""
    told = book.holdings
    sides = tuple(sorted(set(book.side_of.values())))
    side, case = _sides(book, told, sides)
    ties = np.array([k != NOT_A_SIGN for k in IDENTIFIERS])[told.kind] & ~told.among(apart)
    rows = np.flatnonzero(ties[told.value] & (side[told.subject] >= 0))
    rows = rows[in_order(told.value[rows], side[told.subject[rows]])]
    value, who = told.value[rows], side[told.subject[rows]]
    starts, counts = starts_of(value)
    again = np.r_[False, (value[1:] == value[:-1]) & (who[1:] == who[:-1])]
    odd = (again | case[told.subject[rows]]).astype(np.int64)
    of = value[starts]
    plain = (
        (np.add.reduceat(odd, starts) == 0) & ~told.among(book.struck)[of] if len(rows) else np.zeros(0, bool)
    )
    cap = np.array([rules.identifiers.identifiers[k].cap for k in IDENTIFIERS])[told.kind[of]]
    fits = plain & (counts <= cap)
    first, then, holders = twos_of(starts[fits], counts[fits])
    pairs = SharedPairs(sides, who[first], who[then], rows[first], rows[then], holders)
    return pairs, tuple(told.values[n] for n in of[~plain & (counts > 1)].tolist())


def _sides(book: Book, told: Holdings, sides: tuple[str, ...]) -> tuple[Ints, Bools]:
    """Return of each subject the number of its side, -1 for none, and whether it is a case."""
    number: dict[str | None, int] = {side: n for n, side in enumerate(sides)}
    cases, side_of = book.of_type(CASE), book.side_of
    case = np.fromiter((id_ in cases for id_ in told.subjects), bool, len(told.subjects))
    found = np.array([number.get(side_of.get(id_), -1) for id_ in told.subjects], np.int64)
    for n in np.flatnonzero(case).tolist():
        found[n] = number.get(book.side(told.subjects[n]), -1)
    return found, case
