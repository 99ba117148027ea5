"""Decisions, as numbered records in a sealed log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from desk.base.chained_log import Log, mark_of


@dataclass(frozen=True, slots=True)
class LoggedDecision:
    """One record: its number, kind, day, who made it, what it says, its seal.

    `on` is the day of the document or of acting; `at` the moment by the clock (ISO, UTC) and `account` the
    system's user, both empty in old records.
    """

    number: int
    kind: str
    on: str
    by: str
    content: Mapping[str, Any]
    hash: str
    at: str = ""
    account: str = ""

    @property
    def id(self) -> str:
        return f"{self.number:06d}-{self.kind}"


@dataclass(frozen=True, slots=True)
class Chain:
    """A log of records. One that was changed or taken out breaks the chain, and is told."""

    log: Log

    def records(self) -> tuple[LoggedDecision, ...]:
        """Read every record in order; raises Stop where one is not what it was."""
        return tuple(map(record_of, self.log.entries()))

    def add(
        self, kind: str, on: str, by: str, content: Mapping[str, Any], same: Sequence[str] = ()
    ) -> LoggedDecision:
        """Add a record and return it; with `same`, return the one that says so already (see Log.add)."""
        return record_of(self.log.add({"kind": kind, "on": on, "by": by, "content": content}, same))

    def alone(self) -> AbstractContextManager[None]:
        """Hold the log for a block that reads what stands and adds to it."""
        return self.log.alone()


def record_of(entry: Mapping[str, Any]) -> LoggedDecision:
    return LoggedDecision(
        entry["n"],
        entry["kind"],
        entry["on"],
        entry["by"],
        entry["content"],
        mark_of(entry),
        entry.get("at", ""),
        entry.get("account", ""),
    )
