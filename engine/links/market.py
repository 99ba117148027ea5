"""Who hires how many, where and when: against this is held how many go from one venue to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

KeyT = TypeVar("KeyT")
ValueT = TypeVar("ValueT")


class Altered(Mapping[KeyT, ValueT]):
    """`beneath`, without the keys `gone` and with the values `instead`."""

    def __init__(
        self, beneath: Mapping[KeyT, ValueT], gone: Iterable[KeyT], instead: Mapping[KeyT, ValueT]
    ) -> None:
        self.beneath, self.instead = beneath, instead
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


Stints = Mapping[tuple[str, str], tuple[int, int]]  # row id, venue → how many began, ended
Places = Mapping[str, tuple[str | None, str]]  # venue → trade, commune
NOWHERE: tuple[str | None, str] = (None, "")


@dataclass(frozen=True, slots=True)
class Market:
    """Stints begun by venue and month; by trade and commune (None: any) and month; venues of each."""

    hired: Mapping[tuple[str, str], int]
    begun: Mapping[tuple[str | None, str | None, str], int]
    venues: Mapping[tuple[str | None, str | None], int]

    def less(self, gone: Market) -> Market:
        """Return the market without a part of it."""
        pairs = ((self.hired, gone.hired), (self.begun, gone.begun), (self.venues, gone.venues))
        return Market(*(lessened(counts, by) for counts, by in pairs))

    def and_(self, more: Market) -> Market:
        """Return the market with more in it."""
        less = (({k: -n for k, n in c.items()}) for c in (more.hired, more.begun, more.venues))
        return self.less(Market(*less))  # type: ignore[arg-type]


def market_of(stints: Stints, places: Places) -> Market:
    hired: Counter[tuple[str, str]] = Counter()
    begun: Counter[tuple[str | None, str | None, str]] = Counter()
    for (row, venue), (began, _) in stints.items():
        month = row.rpartition("|")[2]
        hired[venue, month] += began
        trade, commune = places.get(venue, NOWHERE)
        for key in ((trade, None, month), (None, commune, month), (trade, commune, month)):
            begun[key] += began
    venues: Counter[tuple[str | None, str | None]] = Counter()
    for (t, c), n in Counter(places.values()).items():
        for where in ((t, None), (None, c), (t, c)):
            venues[where] += n
    return Market(dict(hired), dict(begun), dict(venues))  # a Counter says 0 of what it does not have
