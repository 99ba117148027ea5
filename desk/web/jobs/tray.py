"""A private folder of the machine's temporary place: what was sent in until it is imported, what is to be
fetched once, for an hour."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path

from desk.web.shelf import workspace

KEPT_FOR = 3600  # seconds a file waits to be fetched
OUT = "out"  # within a folder of the tray: what may be fetched


def tray() -> Path:
    """Return the private folder files wait in."""
    folder = Path(tempfile.gettempdir()) / f"lanhmanh-{workspace().id[:16]}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink() or folder.stat().st_uid != os.getuid():
        raise PermissionError(folder)
    return folder


def fresh() -> Path:
    """Return a new folder of the tray; what waited too long is taken away."""
    swept()
    return Path(tempfile.mkdtemp(dir=tray()))


def swept() -> None:
    """Take away what waited too long."""
    for one in tray().iterdir():
        if time.time() - one.stat().st_mtime > KEPT_FOR:
            shutil.rmtree(one, ignore_errors=True)


def fetched_once(folder: str, name: str) -> bytes | None:
    """Return a file that was to be fetched, and take it away; None where it is gone or was never there."""
    out = (Path(folder) / OUT).resolve()
    path = (out / name).resolve()
    if not path.is_relative_to(out) or not out.is_relative_to(tray().resolve()) or not path.is_file():
        return None
    content = path.read_bytes()
    path.unlink()
    return content
