"""What was announced, read back from the decisions: for streaks, and for what differs since."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from desk.workspace.chain import LoggedDecision
from desk.workspace.decisions import decisions_of
from desk.workspace.folder import Workspace

ANNOUNCE = "announce"
Bands = Mapping[tuple[str, str], Mapping[str, tuple[str, ...]]]  # (rulebook, period) → subject → bands
NO_BANDS: Bands = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Announced:
    """One announcement: period, document, day, and the results of each subject as they were."""

    record: LoggedDecision

    @property
    def period(self) -> str:
        return str(self.record.content["period"])

    @property
    def rulebook(self) -> str:
        return str(self.record.content["rulebook"])

    @property
    def document(self) -> str:
        return str(self.record.content["document"])

    @property
    def on(self) -> date:
        return date.fromisoformat(self.record.content["date"])

    @property
    def results(self) -> Mapping[str, Mapping[str, Any]]:
        found: Mapping[str, Mapping[str, Any]] = self.record.content["results"]
        return found

    def bands(self, subject: str) -> tuple[str, ...] | None:
        """Return the bands announced of a subject, best first; None where it was not in it."""
        found = self.results.get(subject)
        return None if found is None else tuple(found["bands"])


def announcements_of(workspace: Workspace) -> tuple[Announced, ...]:
    """Return the announcement that stands for each period and rulebook: the last one made."""
    standing: dict[tuple[str, str], Announced] = {}
    for record in decisions_of(workspace).records():
        if record.kind == ANNOUNCE:
            made = Announced(record)
            standing[made.rulebook, made.period] = made
    return tuple(standing.values())


def announced_bands(workspace: Workspace) -> Bands:
    """Return the bands announced, for streaks."""
    return {
        (a.rulebook, a.period): {subject: tuple(told["bands"]) for subject, told in a.results.items()}
        for a in announcements_of(workspace)
    }


def bands_to_text(bands: Bands) -> str:
    rows = [
        [book, period, subject, list(told)]
        for (book, period), by in bands.items()
        for subject, told in by.items()
    ]
    return json.dumps(sorted(rows), ensure_ascii=False, indent=1) + "\n"


def bands_from_text(text: str) -> Bands:
    found: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {}
    for book, period, subject, told in json.loads(text):
        found.setdefault((book, period), {})[subject] = tuple(told)
    return found
