"""Collects faults while rules are compiled, and what stands where."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from engine.rulebook.kinds.declared import (
    PLAIN_NAME,
    Names,
    empty,
    fault,
    faults_of,
    faults_of_citing,
    unlisted,
)
from engine.rulebook.kinds.documents import Document, lapses
from engine.rulebook.kinds.words import Part
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
        self,
        words: Iterable[str],
        place: Place,
        start: date | None = None,
        until: date | None = None,
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
