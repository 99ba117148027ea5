"""One process at a time: a hidden lock file beside what is written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desk.base.faults import STORE, Stop
from desk.base.files import unwritable
from desk.base.language import LazyText, gettext_noop

if TYPE_CHECKING:
    from filelock import FileLock  # loaded when a lock is asked for: most verbs only read

PATIENCE = 60  # seconds to wait for another process
BUSY_WORDS = LazyText(
    "Một chương trình khác đang ghi dữ liệu của cơ quan. Chưa có gì được ghi; đợi vài phút rồi làm lại."
)
"""Without the path that the command line names: a reader of the page has no use for it."""


class Busy(Stop):
    """Another process writes what is wanted."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            STORE,
            gettext_noop("Một chương trình khác đang ghi %(path)s. Đợi nó xong rồi chạy lại."),
            path=path,
        )


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold a file or folder for the block. Blocks of one process may lie inside each other."""
    from filelock import Timeout

    try:
        lock = _lock(path)
        lock.acquire(timeout=PATIENCE)
    except Timeout:
        raise Busy(path) from None
    except OSError as error:
        raise unwritable(path, error) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def alone_if_free(path: Path) -> Iterator[bool]:
    """Hold a file or folder for the block where no other process does, and yield whether it is held."""
    from filelock import Timeout

    try:
        lock = _lock(path)
        lock.acquire(timeout=0)
    except (Timeout, OSError):
        yield False
        return
    try:
        yield True
    finally:
        lock.release()


def _lock(path: Path) -> FileLock:
    from filelock import FileLock

    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return FileLock(path.with_name(f".{path.name}.lock"), is_singleton=True, mode=0o600)
