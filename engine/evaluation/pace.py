"""How the work of a year is cut up; results do not depend on it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    workers: int = 1
    chunk: int | None = None  # rows at a time; None: as many as stay in a core's cache


USUAL = Pace()
