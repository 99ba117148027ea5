"""A mapping with a few keys changed or gone: what stands beneath is not copied, however large it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import TypeVar

KeyT = TypeVar("KeyT")
ValueT = TypeVar("ValueT")


class Altered(Mapping[KeyT, ValueT]):
    """`beneath`, without the keys `gone` and with the values `instead`."""

    def __init__(
        self, beneath: Mapping[KeyT, ValueT], gone: Set[KeyT], instead: Mapping[KeyT, ValueT] | None = None
    ) -> None:
        self.beneath, self.instead = beneath, instead or {}
        self.gone = frozenset(key for key in gone if key in beneath)

    def __getitem__(self, key: KeyT) -> ValueT:
        if key in self.instead:
            return self.instead[key]
        if key in self.gone:
            raise KeyError(key)
        return self.beneath[key]

    def __iter__(self) -> Iterator[KeyT]:
        yield from (key for key in self.beneath if key in self.instead or key not in self.gone)
        yield from (key for key in self.instead if key not in self.beneath)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def lessened(counts: Mapping[KeyT, int], by: Mapping[KeyT, int]) -> Mapping[KeyT, int]:
    """Return counts with something taken off (below 0: put on); what comes to nothing is gone."""
    left = {key: counts.get(key, 0) - n for key, n in by.items() if n}
    if not left:
        return counts
    return Altered(counts, {k for k, n in left.items() if not n}, {k: n for k, n in left.items() if n})
