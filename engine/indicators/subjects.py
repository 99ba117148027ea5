"""Whom indicators are about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """A unit or a venue."""

    kind: str  # "unit" or "venue"
    id: str
