"""All pairs of sides with something in common: those that may join as objects, the others as columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.links.between import Reader
from engine.links.book import Book
from engine.links.holdings import Bools, Floats, Holdings, Value, starts_of, twos_of
from engine.links.in_cases import Pair
from engine.links.sorting import Ints, in_order
from engine.links.statements import CASE, IDENTIFIERS, VENUE
from engine.links.stories import Scales, StoryBits, Weighed
from engine.links.told import numbered
from engine.links.units import Seen
from engine.rulebook.kinds.links import LinkRules

NOT_A_SIGN = "identity_no"  # who has one identity number is one party


@dataclass(frozen=True, slots=True)
class SharedPairs:
    """Row n: `sides[a[n]]` and `sides[b[n]]` by statements `one[n]`, `other[n]`; `holders` have it."""

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
    """Return the pairs, and the values that are not plain: told twice by a side, of a case, explained."""
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


DATED = tuple(IDENTIFIERS.index(kind) for kind in ("phone", "address"))  # of these it matters who closed when


@dataclass(frozen=True, slots=True)
class Lone:
    """Pairs that share one plain value and too little to join. Row n weighs `sums[which[n]]`."""

    shared: SharedPairs
    which: Ints
    sums: tuple[StoryBits, ...]

    @property
    def bits(self) -> Floats:
        return np.array([s.bits for s in self.sums])[self.which]


@dataclass(frozen=True, slots=True)
class Pairs:
    """`made` are the pairs that may join; `lone` those that can't. In order of pairs, whichever they are."""

    made: Mapping[Pair, Weighed]
    lone: Lone
    reader: Reader

    def __iter__(self) -> Iterator[Weighed]:
        return self._in_order(self.made.values(), np.arange(len(self.lone.which)))

    def of(self, one: str, other: str) -> Weighed | None:
        """Return a pair, its sides told in either order; None where they have nothing in common."""
        found = self.among({one, other})
        return next(found, None)

    def among(self, sides: Set[str]) -> Iterator[Weighed]:
        """Yield the pairs both of whose sides are among these."""
        some = np.array([s in sides for s in self.lone.shared.sides], bool)
        both = some[self.lone.shared.a] & some[self.lone.shared.b]
        return self._in_order((w for w in self.made.values() if {w.a, w.b} <= sides), np.flatnonzero(both))

    def from_bits(self, least: float) -> Iterator[Weighed]:
        """Yield the pairs of so many bits or more."""
        return self._in_order(
            (w for w in self.made.values() if w.bits >= least), np.flatnonzero(self.lone.bits >= least)
        )

    def count(self, least: float) -> int:
        """Return how many pairs have so many bits or more."""
        return sum(w.bits >= least for w in self.made.values()) + int((self.lone.bits >= least).sum())

    def _in_order(self, made: Iterable[Weighed], rows: Ints) -> Iterator[Weighed]:
        lone = [self._made(n) for n in rows.tolist()]
        yield from sorted([*made, *lone], key=lambda w: (w.a, w.b))

    def _made(self, n: int) -> Weighed:
        shared, total = self.lone.shared, self.lone.sums[self.lone.which[n]]
        a, b, seen = self.reader.of_columns(shared, n)
        return Weighed(a, b, total, (seen,), total.bits)


def weighed_pairs(
    reader: Reader, scales: Scales, shared: SharedPairs, others: Mapping[Pair, Sequence[Seen]]
) -> Pairs:
    """Weigh all pairs: columns, and what else is seen between two. What is the same is weighed once."""
    told = reader.book.holdings
    alone = np.flatnonzero(
        _alone(shared, others) & ~_otherwise(shared, told, reader.book) & ~_named_alike(shared, reader)
    )
    told_alike: NDArray[Any] = _what(shared.rows(alone), told, reader, scales)
    what, which = np.unique(told_alike, return_inverse=True)
    some = np.zeros(len(what), np.int64)
    some[which] = alone  # of each kind any row: they weigh the same
    sums = tuple(_weighed(reader, scales, shared, n).sum for n in some.tolist())
    low = (
        (np.array([s.bits for s in sums], float) < reader.rules.leads.lead_when.joined_from_bits)[which]
        if len(what)
        else np.zeros(0, bool)
    )
    rest = np.ones(len(shared.a), bool)
    rest[alone[low]] = False
    found: dict[Pair, list[Seen]] = defaultdict(list, {pair: list(seen) for pair, seen in others.items()})
    for n in np.flatnonzero(rest).tolist():
        a, b, seen = reader.of_columns(shared, n)
        found[a, b].append(seen)
    made = {(a, b): scales.weighed(a, b, reader.all_seen(a, b, found[a, b])) for a, b in sorted(found)}
    return Pairs(made, Lone(shared.rows(alone[low]), which[low], sums), reader)


def _weighed(reader: Reader, scales: Scales, shared: SharedPairs, n: int) -> Weighed:
    a, b, seen = reader.of_columns(shared, n)
    return scales.weighed(a, b, (seen,))


def _alone(shared: SharedPairs, others: Iterable[Pair]) -> Bools:
    """Tell of each row whether its two sides have nothing else in common."""
    pair = shared.pair
    order = in_order(pair)
    starts, counts = starts_of(pair[order])
    once = np.zeros(len(pair), bool)
    once[order[starts[counts == 1]]] = True
    number = {side: n for n, side in enumerate(shared.sides)}
    known = [number[a] * len(number) + number[b] for a, b in others if a in number and b in number]
    alone: Bools = once & ~np.isin(pair, np.array(known, np.int64))
    return alone


def _otherwise(shared: SharedPairs, told: Holdings, book: Book) -> Bools:
    """Tell of each row whether days may matter: a venue handed over, or a holder who has ended."""
    handed = np.array([side in book.handed_over for side in shared.sides], bool)
    closed = np.array([id_ in book.ended for id_ in told.subjects], bool)[told.subject]
    number = np.isin(told.kind[told.value[shared.one]], DATED)
    ended = number & (closed[shared.one] | closed[shared.other])
    return np.asarray(handed[shared.a] | handed[shared.b] | ended, np.bool_)


def _named_alike(shared: SharedPairs, reader: Reader) -> Bools:
    """Tell of each row whether the names of its two sides say anything."""
    pairs = zip(shared.a.tolist(), shared.b.tolist(), strict=True)
    alike, sides = reader.names.alike, shared.sides
    return np.fromiter((alike(sides[a], sides[b]) for a, b in pairs), bool, len(shared.a))


def _what(shared: SharedPairs, told: Holdings, reader: Reader, scales: Scales) -> Ints:
    """Return one number for all rows that weigh the same."""
    _, sure = np.unique(told.weights(reader.weight), return_inverse=True)
    venues = reader.book.of_type(VENUE)
    venue = np.array([id_ in venues for id_ in told.subjects], np.int64)[told.subject]
    asked = np.array([scales.told(side) for side in shared.sides], np.int64)
    trades = numbered(["|".join(sorted(scales.trades(side))) for side in shared.sides])[1]
    company = np.array([side in scales.of_organisations for side in shared.sides], np.int64)
    parts = (
        told.kind[told.value[shared.one]],
        venue[shared.one],
        venue[shared.other],
        sure[shared.one],
        sure[shared.other],
        shared.holders,
        asked[shared.a] & asked[shared.b],
        company[shared.a] | company[shared.b],
        trades[shared.a],
        trades[shared.b],
    )
    number = np.zeros(len(shared.a), np.int64)
    for part in parts:
        number = number * (int(part.max()) + 1 if len(part) else 1) + part
    return number
