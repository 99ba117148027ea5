"""Files written aside and renamed: a reader sees the old one or the new one, never half of one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from facts.durable_files import flush, made_folder, new_aside, renamed, write_whole


def write_text(path: Path, text: str) -> None:
    """Write a text file whole or not at all."""
    write_whole(path, text.encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, making its folder."""
    made_folder(path.parent)
    write_whole(path, content)


def canonical_json(value: Any) -> str:
    """Return JSON that is the same for the same content."""
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


@contextmanager
def folder_written_aside(target: Path) -> Iterator[Path]:
    """Yield a folder that becomes `target` when the block ends well, and vanishes when it does not.

    Where `target` came into being meanwhile, it stays: runs are named by their content.
    """
    aside = new_aside(target)
    try:
        yield aside
        flush(aside)
        renamed(aside, target)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    flush(target.parent)
