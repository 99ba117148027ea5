"""A private folder of this machine beside the key: what was sent in until it is imported, what is to be
fetched once, for an hour.

It lies outside the workspace, so that no copy of it holds a name in clear, and in no temporary place, which a
restart empties while files still wait their turn.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.util import get_temp_dir
from pathlib import Path

from desk.base.faults import WrongUse
from desk.web.jobs.models import UNDER_WAY, Job
from desk.web.shelf import workspace
from desk.workspace.logs import key_ready
from facts.below import remove_below

KEPT_FOR = 3600  # seconds a file waits to be fetched
OUT = "out"  # within a folder of the tray: what may be fetched


def tray() -> Path:
    """Return the private folder files wait in."""
    made = workspace()
    key_ready(made)  # raises Stop where its id was exchanged: the tray would be another workspace's
    folder = made.key.with_name(f"{made.key.stem}.{made.id[:16]}.tray")
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink() or (hasattr(os, "getuid") and folder.stat().st_uid != os.getuid()):
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(folder))
    return folder


def fresh() -> Path:
    """Return a new folder of the tray; what waited too long is taken away."""
    swept()
    return Path(tempfile.mkdtemp(dir=tray()))


def temporary_files_here() -> None:
    """Have this process put every temporary file into the tray: what a kill leaves of an upload or a paper is
    swept, and lies in no place of the system's.

    Sockets of the processes it starts stay there: they hold nothing, and a path of more than about 100 bytes
    is none to a socket, so that a key in a deep folder would let no return be read.
    """
    get_temp_dir()
    tempfile.tempdir = str(tray())


def in_tray(place: Path) -> bool:
    """Tell whether a place within a folder of the tray is there, or would be: not behind a link."""
    return place.resolve() == tray().resolve() / place.parent.name / place.name


def swept() -> None:
    """Take away what waited too long, but not what work under way still needs."""
    needed = {Path(str(job.asked.get("folder", ""))) for job in Job.objects.filter(state__in=UNDER_WAY)}
    for one in tray().iterdir():
        with suppress(OSError):  # gone meanwhile
            if one not in needed and time.time() - one.lstat().st_mtime > KEPT_FOR:
                remove_below(tray(), one)


def dropped(folder: str) -> None:
    """Take away a folder of the tray at once: what was sent in is not needed any more."""
    path = Path(folder).resolve()
    if folder and path.parent == tray().resolve():
        shutil.rmtree(path, ignore_errors=True)


@contextmanager
def fetched_once(job: Job, name: str) -> Iterator[bytes]:
    """Yield a file of a job that was to be fetched, and take it away when the block, which puts on record who
    has it, ends well. Raise WrongUse where it is gone or was never there."""
    out = (Path(str(job.result.get("folder", ""))) / OUT).resolve()
    path = (out / name.replace("\0", "")).resolve()
    gone = WrongUse("Tệp này đã tải về hoặc đã quá một giờ nên được xóa. Làm lại để có bản mới.")
    if not path.is_relative_to(out) or not out.is_relative_to(tray().resolve()) or not path.is_file():
        raise gone
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise gone from None
    yield content
    try:
        path.unlink()  # of two who fetch it at once, one does
    except FileNotFoundError:
        raise gone from None
