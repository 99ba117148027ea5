"""What was said as columns: of a hundred thousand statements few are made, on demand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import count
from typing import Generic, TypeVar, overload

import numpy as np
import polars as pl

from engine.links.sorting import Ints, distinct, in_order
from engine.links.statements import Group, Statement, Statements

KeyT = TypeVar("KeyT")
MANY = 30_000


@dataclass(frozen=True, eq=False)
class Told(Sequence[Statement]):
    """Row n: `subjects[subject[n]]` has `texts[text[n]]` for `kinds[kind[n]]`; `making(origin[n])` makes it.

    Names stand in order. Rows of one `weighing` have the same kind, tellers, age and certainty.
    """

    subjects: Sequence[str]
    kinds: Sequence[str]
    texts: Sequence[str]
    subject: Ints
    kind: Ints
    text: Ints
    weighing: Ints
    origin: Ints
    making: Callable[[int], Statement]
    _made: dict[int, Statement] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.origin)

    @overload
    def __getitem__(self, n: int) -> Statement: ...
    @overload
    def __getitem__(self, n: slice) -> Group: ...
    def __getitem__(self, n: int | slice) -> Statement | Group:
        if isinstance(n, slice):
            return self.some(range(*n.indices(len(self))))
        at = int(self.origin[n])
        found = self._made.get(at)
        if found is None:
            found = self._made[at] = self.making(at)
        return found

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def some(self, rows: Iterable[int]) -> Group:
        """Return some statements."""
        return tuple([self[n] for n in rows])

    def part(self, rows: Ints) -> Told:
        """Return some rows, as columns."""
        of = {name: getattr(self, name)[rows] for name in ("subject", "kind", "text", "weighing", "origin")}
        return replace(self, **of)

    @cached_property
    def by_subject(self) -> Mapping[str, Group]:
        """Return what is said of each subject."""
        return _Groups(self, self.subject, lambda s: place_in(self.subjects, s), self.subjects.__getitem__)

    @cached_property
    def by_value(self) -> _Groups[tuple[str, str]]:
        """Return who has each value of a kind, in order of kinds and values."""
        return _Groups(self, self.kind * len(self.texts) + self.text, self._number, self._value)

    def of_kinds(self, *kinds: str) -> Iterator[Statement]:
        """Yield what is said of some kinds, in order."""
        wanted = [self.kinds.index(k) for k in kinds if k in self.kinds]
        return (self[n] for n in np.flatnonzero(np.isin(self.kind, wanted)).tolist())

    def values_of(self, kind: str, more_than: int = 0) -> Iterator[tuple[str, Group]]:
        """Yield each value of a kind that more statements than so many give, with these; in order."""
        return ((value, self.some(rows.tolist())) for value, rows in self._rows_of(kind, more_than))

    def shared(self, kind: str, more_than: int) -> Iterator[tuple[str, Set[str]]]:
        """Yield each value of a kind that more subjects than so many have, with them; in order."""
        for value, rows in self._rows_of(kind, more_than):
            if len(holders := set(self.subject[rows].tolist())) > more_than:
                yield value, {self.subjects[n] for n in holders}

    def _rows_of(self, kind: str, more_than: int) -> Iterator[tuple[str, Ints]]:
        first = self.kinds.index(kind) * len(self.texts) if kind in self.kinds else 0
        end = first + len(self.texts) if kind in self.kinds else 0
        return ((self.texts[n - first], rows) for n, rows in self.by_value.between(first, end, more_than))

    def telling(self, kind: str | None) -> Set[str]:
        """Return who says anything at all; of a kind, who says it in records."""
        return {self.subjects[n] for n in distinct(self.subject[self._recorded(kind)]).tolist()}

    def _recorded(self, kind: str | None) -> Ints:
        if kind is None:
            return np.arange(len(self))
        rows = np.flatnonzero(np.isin(self.kind, [n for n, k in enumerate(self.kinds) if k == kind]))
        _, first, alike = np.unique(self.weighing[rows], return_index=True, return_inverse=True)
        noted = np.array([s.noted for s in self.some(rows[first].tolist())], bool)
        recorded: Ints = rows[~noted[alike]]
        return recorded

    def _number(self, value: tuple[str, str]) -> int:
        at = place_in(self.texts, value[1]) if value[0] in self.kinds else -1
        return self.kinds.index(value[0]) * len(self.texts) + at if at >= 0 else -1

    def _value(self, number: int) -> tuple[str, str]:
        return self.kinds[number // len(self.texts)], self.texts[number % len(self.texts)]


class _Groups(Mapping[KeyT, Group], Generic[KeyT]):
    """Statements by what has a number, made where they are asked for."""

    def __init__(
        self, told: Told, numbers: Ints, number: Callable[[KeyT], int], key: Callable[[int], KeyT]
    ) -> None:
        self.told, self.number, self.key = told, number, key
        self.order = in_order(numbers)
        ordered = numbers[self.order]
        starts = np.flatnonzero(np.diff(ordered, prepend=-1))
        self.numbers = ordered[starts]
        self.starts = np.r_[starts, len(numbers)]

    def __getitem__(self, key: KeyT) -> Group:
        number = self.number(key)
        n = int(np.searchsorted(self.numbers, number))
        if n == len(self.numbers) or self.numbers[n] != number:
            raise KeyError(key)
        return self.told.some(self._rows(n).tolist())

    def __iter__(self) -> Iterator[KeyT]:
        return (self.key(number) for number in self.numbers.tolist())

    def __len__(self) -> int:
        return len(self.numbers)

    def between(self, first: int, end: int, more_than: int) -> Iterator[tuple[int, Ints]]:
        """Yield the numbers from one to before another that more rows than so many have, with these."""
        low, high = np.searchsorted(self.numbers, (first, end)).tolist()
        for n in (low + np.flatnonzero(np.diff(self.starts[low : high + 1]) > more_than)).tolist():
            yield int(self.numbers[n]), self._rows(n)

    def _rows(self, n: int) -> Ints:
        return self.order[self.starts[n] : self.starts[n + 1]]


def told_of(statements: Statements) -> Told:
    """Return statements that are made already as columns."""
    if isinstance(statements, Told):
        return statements
    subjects, subject = numbered([s.subject for s in statements])
    kinds, kind = numbered([s.kind for s in statements])
    texts, text = numbered([s.value for s in statements])
    known: dict[tuple[object, ...], int] = {}
    alike = ((s.kind, s.sources, s.last, s.sure, s.noted) for s in statements)
    weighing = np.array([known.setdefault(key, len(known)) for key in alike], np.int64)
    rows, making = np.arange(len(statements)), statements.__getitem__
    return Told(subjects, kinds, texts, subject, kind, text, weighing, rows, making)


def numbered(texts: Sequence[str]) -> tuple[Sequence[str], Ints]:
    """Return the texts there are, in order, and of each text its place among them."""
    if len(texts) < MANY:  # the threads of Polars cost more than they save
        few = sorted(set(texts))
        at = {text: n for n, text in enumerate(few)}
        return few, np.array([at[text] for text in texts], np.int64)
    column = pl.Series(texts, dtype=pl.String)
    some, place = next(told for seed in count() if (told := _by_hash(column, seed)) is not None)
    return [texts[n] for n in some.tolist()], place


def _by_hash(column: pl.Series, seed: int) -> tuple[Ints, Ints] | None:
    """Return a row of each text, in order, and each row's place among them; None if two hashes are equal.

    Numbers are sorted in order of memory, where a table of texts misses the cache at each row.
    """
    hashes = column.hash(seed).to_numpy()
    rows = np.argsort(hashes)
    new = np.r_[True, np.diff(hashes[rows]) != 0]
    some = rows[new]
    of = np.argsort(
        column.gather(some).sort().hash(seed).to_numpy()
    )  # of each hash, in order, the place of its text
    place, by_place = np.empty(len(rows), np.int64), np.empty(len(some), np.int64)
    place[rows], by_place[of] = of[np.cumsum(new) - 1], some
    return (by_place, place) if column.gather(by_place[place]).equals(column) else None


def place_in(told: Sequence[str], text: str) -> int:
    """Return the place of a text among texts in order, -1 where it is not there."""
    n = bisect_left(told, text)
    return n if n < len(told) and told[n] == text else -1
