"""What this process has checked of a log: the same bytes need no second look before the next is added.

A server that adds all day compares the bytes it checked by their SHA-256, and looks at what came after.
"""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class LastCheck:
    """The last record of what was checked: how many there were, its seal, and how many bytes they take."""

    count: int
    mark: str
    length: int


_one_at_a_time = threading.Lock()
_checked: dict[Path, tuple[LastCheck, Any]] = {}


def checked_of(path: Path, content: bytes) -> LastCheck | None:
    """Return what was checked of a log, where its content still begins with the very same bytes."""
    with _one_at_a_time:
        known = _checked.get(path)
    if known is None or len(content) < known[0].length:
        return None
    return known[0] if _hash(content[: known[0].length]).digest() == known[1].digest() else None


def checked_now(path: Path, content: bytes, count: int, mark: str) -> None:
    """Remember that all of a log was checked; its beginning is not hashed again."""
    with _one_at_a_time:
        known = _checked.get(path)
        if known is not None and known[0].length <= len(content) and known[0].count < count:
            made = known[1].copy()
            made.update(content[known[0].length :])
        else:
            made = _hash(content)
        _checked[path] = LastCheck(count, mark, len(content)), made


def _hash(content: bytes) -> Any:
    return hashlib.sha256(content)
