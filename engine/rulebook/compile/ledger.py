"""Collects faults while rules are compiled, what stands where, and the versions of a rulebook's parts."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from engine.rulebook.kinds.declared import (
    PLAIN_NAME,
    Names,
    empty,
    ends_before,
    fault,
    faults_of,
    faults_of_citing,
    unlisted,
)
from engine.rulebook.kinds.documents import Document, lapses
from engine.rulebook.kinds.in_force import ALWAYS, ONE_DAY, Force, PartForce, holds_on
from engine.rulebook.kinds.words import Part
from engine.rulebook.model.editions import Dated
from engine.rulebook.text.faults import Fault
from engine.rulebook.text.names import nearest
from engine.rulebook.text.places import Place, place_of

NO_NAMES: Names = {}


class Faulting:
    """The list of faults of one compilation. Nothing stops at the first."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.documents: Mapping[str, Document] = {}  # what may be cited, once it is read

    def add(self, code: str, place: Place, **params: object) -> None:
        self.report(fault(code, place, **params))

    def empty(self, place: Place, name: str) -> None:
        """Report a list that holds nothing and must hold something."""
        self.report(empty(place, name))

    def report(self, problem: Fault) -> None:
        self.faults.append(problem)

    def cites(
        self, words: Iterable[str], place: Place, start: date | None = None, until: date | None = None
    ) -> tuple[str, ...]:
        """Check that each citation names a document and, where its parts are listed, one of them.

        `start` and `until` bound the days on which what cites is in force, where it has such days.
        """
        cited = list(words)
        self.faults += faults_of_citing(cited, self.documents, place)
        if start is not None:
            self.faults += lapses(cited, self.documents, start, until)
        return tuple(str(word) for word in cited)

    def declared(self, file: Part, known: Names = NO_NAMES) -> None:
        """Report what is wrong in a file whose keys carry their own checks."""
        self.faults += faults_of(file, {**known, "cited": self.documents})

    def one_of(self, words: Iterable[str], choices: Collection[str], code: str = "R211") -> None:
        """Report each word that is none of the choices, and say them all."""
        for word in words:
            if word not in choices:
                self.report(unlisted(word, choices, code))

    def among(self, names: Iterable[str], known: Collection[str], code: str) -> None:
        """Report each name that is none of the known ones."""
        for name in names:
            if name not in known:
                self.add(code, place_of(name), name=name, near=nearest(name, known))

    def once(self, word: str, seen: dict[str, Place]) -> None:
        """Report an id that was used before, or that is no plain name."""
        self.named(word)
        self.unique(word, seen, place_of(word))

    def unique(self, word: str, seen: dict[str, Place], place: Place) -> None:
        """Report a word that was used before; note where it stands."""
        if word in seen:
            self.add("R128", place, name=word, first=seen[word])
        seen.setdefault(str(word), place)

    def named(self, word: str) -> None:
        """Report a name that would not read the same everywhere."""
        if not re.fullmatch(PLAIN_NAME, word):
            self.add("R139", place_of(word), name=word)


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
