"""Records that are only ever added: numbered files, each naming the hash of the one before."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desk.faults import STORE, Stop
from desk.files import canonical_json

FIRST = "0" * 64
_TRIES = 20


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
    """A folder of records. A record that was changed or taken out breaks the chain, and is told."""

    folder: Path

    def records(self) -> tuple[Record, ...]:
        """Read every record in order; raises Stop where one is not what it was."""
        found: list[Record] = []
        paths = sorted(self.folder.glob("[0-9]*.json")) if self.folder.is_dir() else []
        for number, path in enumerate(paths, 1):
            content = path.read_bytes()
            told = json.loads(content)
            before = found[-1].hash if found else FIRST
            if told["number"] != number or told["before"] != before:
                raise _broken(path)
            hash_ = hashlib.sha256(content).hexdigest()
            found.append(Record(number, told["kind"], told["on"], told["by"], told["content"], hash_))
        return tuple(found)

    def add(self, kind: str, on: str, by: str, content: Mapping[str, Any]) -> Record:
        """Add a record; of two processes that add at once, one takes the next number."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for _ in range(_TRIES):
            records = self.records()
            number = len(records) + 1
            before = records[-1].hash if records else FIRST
            text = canonical_json({
                "number": number, "kind": kind, "on": on, "by": by, "before": before, "content": content,
            })  # fmt: skip
            record = Record(number, kind, on, by, content, hashlib.sha256(text.encode()).hexdigest())
            if _placed(self.folder, number, text):
                return record
        raise Stop(STORE, f"{self.folder} đang bận; chạy lại.", f"{self.folder} is busy; run again.")


def _placed(folder: Path, number: int, text: str) -> bool:
    """Write aside, then link: the link fails where another process took the number."""
    aside = folder / f".{number:06d}.{os.getpid()}"
    try:
        with open(aside, "w", encoding="utf-8", newline="\n") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        os.link(aside, folder / f"{number:06d}.json")
    except FileExistsError:
        return False
    finally:
        aside.unlink(missing_ok=True)
    return True


def _broken(path: Path) -> Stop:
    return Stop(
        STORE,
        f"{path}: sổ quyết định bị sửa hoặc thiếu một trang. Khôi phục thư mục này từ bản sao lưu.",
        f"{path}: the record was changed or one before it is missing. Restore this folder from a backup.",
    )
