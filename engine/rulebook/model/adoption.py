"""The document that adopts a rulebook, and what is no longer as it was signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from engine.rulebook.text.places import Place


@dataclass(frozen=True, slots=True)
class Adoption:
    """The document that adopts a rulebook: number and symbol, day, issuing office, and what it signed.

    `content` is the fingerprint of all that decides, "" where none was recorded; `figures` are the criteria,
    gates, streaks, signs and parameters whose illustrative figures the document itself sets.
    """

    document: str
    day: date
    office: str
    content: str = ""
    figures: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[str, date, str]:
        return self.document, self.day, self.office


@dataclass(frozen=True, slots=True)
class Unsigned:
    """A part that is not as signed. `how`: changed, added, removed; unrecorded or unknown where nobody can
    say which."""

    kind: str
    id: str
    how: str
    place: Place
