"""Decisions and looks at names, as numbered records in a log that shows every change."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desk.base.chained_log import alone, appended, entries_of, first_broken_of
from desk.base.faults import STORE, Stop


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its number, kind, day, who made it, and what it says."""

    number: int
    kind: str
    on: str
    by: str
    content: Mapping[str, Any]
    hash: str

    @property
    def id(self) -> str:
        return f"{self.number:06d}-{self.kind}"


@dataclass(frozen=True, slots=True)
class Chain:
    """A log of records. One that was changed or taken out breaks the chain, and is told."""

    path: Path

    def records(self) -> tuple[Record, ...]:
        """Read every record in order; raises Stop where one is not what it was."""
        entries = entries_of(self.path)
        broken = first_broken_of(entries)
        if broken is not None:
            raise Stop(
                STORE,
                f"{self.path}: dòng {broken} bị sửa hoặc thiếu dòng trước nó. Khôi phục tệp này từ bản sao lưu.",
                f"{self.path}: line {broken} was changed, or one before it is missing. Restore this file from a backup.",
            )
        return tuple(map(_record, entries))

    def add(self, kind: str, on: str, by: str, content: Mapping[str, Any]) -> Record:
        """Add a record at the end and return it."""
        return _record(appended(self.path, {"kind": kind, "on": on, "by": by, "content": content}))

    def alone(self) -> AbstractContextManager[None]:
        """Hold the log for a block that reads what stands and adds to it."""
        return alone(self.path)


def _record(entry: Mapping[str, Any]) -> Record:
    return Record(entry["n"], entry["kind"], entry["on"], entry["by"], entry["content"], entry["hash"])
