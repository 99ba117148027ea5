"""Append-only logs whose lines carry the hash of the line before: a change shows. One process writes at a time."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from desk.base.disk_faults import unwritable
from desk.base.faults import STORE, Stop

FIRST = "0" * 64
PATIENCE = 60  # seconds to wait for another process


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold a log for the block: no other process adds to it meanwhile. Blocks of one process may lie inside each other."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=PATIENCE, is_singleton=True)
        lock.acquire()
    except Timeout:
        raise Stop(
            STORE,
            f"Một chương trình khác đang ghi {path}. Đợi nó xong rồi chạy lại.",
            f"Another program is writing {path}. Wait until it is done and run again.",
        ) from None
    except OSError as error:
        raise unwritable(path, error) from error
    try:
        yield
    finally:
        lock.release()


def appended(path: Path, entry: Mapping[str, Any]) -> dict[str, Any]:
    """Add an entry at the end and put it on the disk before anything else happens; return it as it stands."""
    with alone(path):
        entries = entries_of(path)
        line = {**entry, "n": len(entries) + 1, "after": entries[-1]["hash"] if entries else FIRST}
        line["hash"] = hash_of(line)
        try:
            with path.open("ab", buffering=0) as out:
                out.write((json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n").encode())
                os.fsync(out.fileno())
        except OSError as error:
            raise unwritable(path, error) from error
    return line


def entries_of(path: Path) -> list[dict[str, Any]]:
    """Return the entries of a log as they stand; a line that can't be read is an entry without a hash."""
    text = _text(path)
    if text and not text.endswith("\n"):  # another process is writing the last line
        with alone(path):
            text = _text(path)
    return [_entry(line) for line in text.split("\n") if line.strip()]


def _text(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""


def _entry(line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except ValueError:
        found = None
    return found if isinstance(found, dict) and "hash" in found else {"hash": "", "unreadable": True}


def first_broken(path: Path) -> int | None:
    """Return the number of the first line that was changed, added or removed since; None where all is well."""
    return first_broken_of(entries_of(path))


def first_broken_of(entries: list[dict[str, Any]]) -> int | None:
    before = FIRST
    for n, entry in enumerate(entries, 1):
        if entry["hash"] != hash_of(entry) or entry.get("after") != before or entry.get("n") != n:
            return n
        before = entry["hash"]
    return None


def hash_of(entry: Mapping[str, Any]) -> str:
    bare = {k: v for k, v in entry.items() if k != "hash"}
    return hashlib.sha256(json.dumps(bare, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
