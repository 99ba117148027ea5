"""Append-only logs whose lines carry the hash of the line before: a change shows."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desk.workspace import unwritable

FIRST = "0" * 64


def appended(path: Path, entry: Mapping[str, Any]) -> None:
    """Add an entry at the end and put it on the disk before anything else happens."""
    entries = entries_of(path)
    line = {**entry, "n": len(entries) + 1, "after": entries[-1]["hash"] if entries else FIRST}
    line["hash"] = hash_of(line)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", newline="\n") as out:
            out.write(json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n")
            out.flush()
            os.fsync(out.fileno())
    except OSError as error:
        raise unwritable(path, error) from error


def entries_of(path: Path) -> list[dict[str, Any]]:
    """Return the entries of a log as they stand; a line that can't be read is an entry without a hash."""
    if not path.exists():
        return []
    return [_entry(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _entry(line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except ValueError:
        found = None
    return found if isinstance(found, dict) and "hash" in found else {"hash": "", "unreadable": True}


def first_broken(path: Path) -> int | None:
    """Return the number of the first line that was changed, added or removed since; None where all is well."""
    before = FIRST
    for n, entry in enumerate(entries_of(path), 1):
        if entry["hash"] != hash_of(entry) or entry.get("after") != before or entry.get("n") != n:
            return n
        before = entry["hash"]
    return None


def hash_of(entry: Mapping[str, Any]) -> str:
    bare = {k: v for k, v in entry.items() if k != "hash"}
    return hashlib.sha256(json.dumps(bare, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
