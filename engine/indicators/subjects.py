"""Whom indicators are about, and what an operation over records may ask of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from engine.indicators.registry import Registry
from engine.logic.cells import Cell
from engine.logic.frame import Frame
from engine.rulebook.model.rulebook import Rules
from facts.periods import Period


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """A unit or a venue."""

    kind: str  # "unit" or "venue"
    id: str


class SubjectFacts(Protocol):
    """The indicators of one period, as far as operations over records need them."""

    @property
    def rules(self) -> Rules: ...

    @property
    def period(self) -> Period: ...

    @property
    def registry(self) -> Registry: ...

    @property
    def nameless(self) -> bool:
        """Whether rows that name no venue anybody can tell are asked of every venue."""
        ...

    @property
    def without_nameless(self) -> SubjectFacts:
        """The same facts as if there were no such rows."""
        ...

    def frame(self, subject: Subject) -> Frame: ...

    def unit_of(self, subject: Subject) -> str: ...

    def subjects(self, kind: str) -> tuple[Subject, ...]: ...

    def venues_of(self, unit: str) -> tuple[Subject, ...]: ...

    def cell(self, subject: Subject, name: str) -> Cell: ...
