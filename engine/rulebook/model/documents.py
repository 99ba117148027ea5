"""What rules rest on: documents that are cited, and what each field that is not open is for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from engine.rulebook.model.indicators import Titles


@dataclass(frozen=True, slots=True)
class Document:
    id: str
    number: str | None
    title: Titles
    issued: date | None
    in_force_from: date | None
    in_force_until: date | None
    certainty: str
    parts: tuple[str, ...] | None
    issuer: str | None = None  # the office, in full, where the number does not tell
    kind: str | None = None  # as papers cite it: Nghị định, Kế hoạch
    read_in: str | None = None  # where it was read, and what could not be checked
    covers: tuple[date | None, date | None] = (None, None)  # the days a plan or programme is for
    replaced_by: str | None = None  # the document that took its place

    def is_out_of_force(self, day: date) -> bool:
        """Tell whether it surely had ended by a day."""
        return self.in_force_until is not None and self.in_force_until < day


@dataclass(frozen=True, slots=True)
class Purpose:
    name: str
    title: Titles
    ground: tuple[str, ...]
    seen_by: tuple[str, ...]
    months_kept: int
    kept_after: str


@dataclass(frozen=True, slots=True)
class FieldUse:
    sensitivity: str
    purpose: str
    kept_in: str | None
    leaves_as: str | None
