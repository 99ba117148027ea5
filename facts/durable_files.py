"""Files written so that a crash or a second process never leaves half of one."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO

_AT_ONCE = 8  # files of one folder written side by side


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that only its owner can read aside, then put it in place in one step."""
    with whole_file(path) as file:
        file.write(content)


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Yield a file to write to, which takes its place when the block ends well and vanishes when it does not."""
    aside = path.with_name(f".{path.name[:40]}.{secrets.token_hex(6)}")
    try:
        with _new(aside, 0o600) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(aside, path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    _flush(path.parent)


def write_folder(folder: Path, contents: Mapping[str, bytes]) -> bool:
    """Write a folder of files aside, then rename it; False where another process was first."""
    aside = folder.with_name(f".{folder.name[:16]}.{secrets.token_hex(6)}")
    try:
        aside.mkdir(parents=True)
        with ThreadPoolExecutor(_AT_ONCE) as pool:  # most of the time is waiting for the disk
            list(pool.map(lambda item: _write(aside / item[0], item[1]), contents.items()))
        _flush(aside)
        first = renamed(aside, folder)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    _flush(folder.parent)
    return first


def renamed(aside: Path, folder: Path) -> bool:
    """Put a folder written aside in its place; False where one with files stands there already."""
    try:
        os.rename(aside, folder)
    except OSError:
        if not folder.is_dir():
            raise
        shutil.rmtree(aside, ignore_errors=True)
        return False
    return True


def _write(path: Path, content: bytes) -> None:
    with _new(path, 0o666) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _new(path: Path, mode: int) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb")


def _flush(folder: Path) -> None:
    """Make the names in a folder last; Windows has no such call."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
