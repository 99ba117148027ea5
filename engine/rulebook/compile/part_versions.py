"""The versions of a rulebook's parts: an id may follow itself from a later day, never on the same one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from engine.rulebook.compile.ledger import Faulting
from engine.rulebook.kinds.declared import ends_before
from engine.rulebook.kinds.in_force import ALWAYS, ONE_DAY, Force, PartForce, holds_on
from engine.rulebook.model.editions import Dated
from engine.rulebook.text.places import Place, place_of

PartT = TypeVar("PartT", bound=Dated)


def meet(a: Force, b: Force) -> date | None:
    """Return the first day on which both are in force, None where there is none."""
    first = max(a[0] or date.min, b[0] or date.min)
    last = min(a[1] or date.max, b[1] or date.max)
    return first if first <= last else None


def force_read(written: PartForce | Force | None, faulting: Faulting) -> Force:
    """Return the days in force of a part as its file says them; report one that ends before it begins."""
    if not isinstance(written, PartForce):
        return ALWAYS
    faulting.faults += ends_before(written)
    return written.from_, written.until


class Versions:
    """What has been read of one rulebook so far, by id."""

    def __init__(self, start: date, faulting: Faulting) -> None:
        self.start = start
        self.faulting = faulting
        self.doubled: set[str] = set()  # groups there twice on a day: their sums can't be told
        self._read: dict[str, list[tuple[str, Force, Place]]] = {}

    def force(self, id_: str, said: PartForce | Force | None, kind: str) -> Force:
        """Return the days in force of a part; report a wrong order, and another of its id on the same day."""
        force = force_read(said, self.faulting)
        self.faulting.named(id_)
        ids = f"{kind if kind in ('band', 'group') else 'part'} {id_}"
        for other, there, place in self._read.get(ids, []):
            day = meet(force, there)
            if kind == "group" and day is not None:
                self.doubled.add(str(id_))
            if other != kind or (day is not None and force == there == (None, None)):
                self.faulting.add("R128", place_of(id_), name=id_, first=place)
                break
            if day is not None:
                self.faulting.add("R534", place_of(id_), name=id_, first=place, day=max(day, self.start))
                break
        self._read.setdefault(ids, []).append((kind, force, place_of(id_)))
        return force

    def stretches(
        self, parts: Sequence[PartT], more: Iterable[date] = ()
    ) -> Iterator[tuple[date | None, list[PartT]]]:
        """Yield what holds between each two changes; the day is None where nothing ever changes."""
        days = {self.start, *(day for day in more if day > self.start)}
        for part in parts:
            start, until = part.in_force
            days |= {day for day in (start, until + ONE_DAY if until else None) if day and day > self.start}
        for day in sorted(days):
            yield day if len(days) > 1 else None, [part for part in parts if holds_on(part, day)]
