"""Ids in what is written, replaced by pseudonyms: nothing that leaves pseudonymously has a code of a
record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from desk.base.language import gettext
from desk.words.place_words import place_said, sheets_of

ID = re.compile(r"(?<![\w-])\d{5}-[^\s,;:|]+")
WITHHELD, STINTS = "…", "B09"


@dataclass(frozen=True, slots=True)
class Mask:
    """What a text, a day and a list of places become; without names all stays as it is."""

    names: Mapping[str, str] | None

    @property
    def pseudonymous(self) -> bool:
        return self.names is not None

    def text(self, text: str) -> str:
        """Return the text with every id by its pseudonym; a code that has none is withheld."""
        names = self.names
        return text if names is None else ID.sub(lambda match: names.get(match[0], WITHHELD), text)

    def name(self, id_: str) -> str:
        return id_ if self.names is None else self.names[id_]

    def day(self, day: str) -> str:
        """Return the day, or only its month: a day and an act tell which case it was."""
        return day[:7] if self.pseudonymous else day

    def note(self, what: str, note: str) -> str:
        """Return what is noted of a moment; the kind of a case can tell who its victims are, and stays
        here."""
        return "" if self.pseudonymous and what == "case" else note

    def places(self, form: str, places: tuple[str, ...]) -> str:
        """Return where a row stands; rows about workers neither one by one nor how many, wherever they go."""
        if form == STINTS:
            return (
                WITHHELD if self.pseudonymous else "\n".join(place_said(sheet) for sheet in sheets_of(places))
            )
        if not self.pseudonymous:
            return "\n".join(place_said(p) for p in places)
        if not places:
            return WITHHELD
        return gettext("%(n)s dòng", n=len(places))
