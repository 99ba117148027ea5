"""What lies below a folder, itself: nothing here follows a link, and nothing is removed through one."""

import contextlib
import errno
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

LINK, HARD_LINK, SPECIAL = "link", "hard_link", "special"
JOURNAL, HUGE, DEEP, NAMELESS = "journal", "huge", "deep", "nameless"
MOST_BYTES = 2**30  # of a file read whole: the largest table of a province takes a twentieth
MOST_FOLDERS = 32  # inside each other
_BY_HANDLE = {os.open, os.stat, os.unlink} <= os.supports_dir_fd and shutil.rmtree.avoids_symlink_attacks
_REPARSE_LINKS = {0xA0000003, 0xA000000C}  # Windows: a junction or mounted folder, a symbolic link


def is_link(path: str | Path) -> bool:
    """Tell whether a path is a symbolic link, or a junction of Windows."""
    try:
        entry = os.lstat(path)
    except FileNotFoundError:
        return False
    return stat.S_ISLNK(entry.st_mode) or getattr(entry, "st_reparse_tag", 0) in _REPARSE_LINKS


def not_plain_below(
    folder: Path, written_in_place: tuple[str, ...] = (), never: tuple[str, ...] = ()
) -> Iterator[tuple[Path, str]]:
    """Yield each entry below a folder that is no plain file or folder, with its kind; no link is followed.

    A file whose name has one of the endings `written_in_place` must have no second name elsewhere. None may
    have one of the endings `never`.
    """
    waiting = [(folder, 0)]
    while waiting:
        place, depth = waiting.pop()
        below = []
        with os.scandir(place) as entries:
            for entry in sorted(entries, key=lambda item: item.name):
                path = Path(entry.path)
                kind = _kind(entry, path, written_in_place, never)
                if kind is None and entry.is_dir(follow_symlinks=False):
                    kind = DEEP if depth >= MOST_FOLDERS else None
                    below += [(path, depth + 1)] if kind is None else []
                if kind is not None:
                    yield path, kind
        waiting += reversed(below)


def _kind(
    entry: os.DirEntry[str], path: Path, written_in_place: tuple[str, ...], never: tuple[str, ...]
) -> str | None:
    if entry.is_symlink() or (os.name == "nt" and is_link(path)):
        return LINK
    if any("\ud800" <= letter <= "\udfff" for letter in entry.name):  # bytes that are no text
        return NAMELESS
    if entry.is_dir(follow_symlinks=False):
        return None
    if not entry.is_file(follow_symlinks=False):
        return SPECIAL
    if never and entry.name.endswith(never):
        return JOURNAL
    if entry.stat(follow_symlinks=False).st_size > MOST_BYTES:
        return HUGE
    in_place = bool(written_in_place) and entry.name.endswith(written_in_place)
    return HARD_LINK if in_place and path.lstat().st_nlink > 1 else None


def remove_below(root: Path, path: Path) -> None:
    """Remove a file or folder below `root`. Raise OSError where a folder on the way is a link: what it leads
    to stays.

    A link in the place of the file or folder is itself removed; what is gone already is none of it.
    """
    with contextlib.suppress(FileNotFoundError):
        _remove(root, path)


def _remove(root: Path, path: Path) -> None:
    *way, name = path.relative_to(root).parts
    if not _BY_HANDLE:
        _remove_by_path(root, way, path)
        return
    with contextlib.ExitStack() as opened:
        handle = _folder(opened, root, None)
        for part in way:
            handle = _folder(opened, part, handle)
        if stat.S_ISDIR(os.stat(name, dir_fd=handle, follow_symlinks=False).st_mode):
            shutil.rmtree(name, dir_fd=handle)
        else:
            os.unlink(name, dir_fd=handle)


def _folder(opened: contextlib.ExitStack, path: str | Path, within: int | None) -> int:
    """Open a folder; one within another only where it is no link, whoever exchanges it meanwhile."""
    no_link = os.O_NOFOLLOW if within is not None else 0
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | no_link, dir_fd=within)
    opened.callback(os.close, handle)
    return handle


def _remove_by_path(root: Path, way: list[str], path: Path) -> None:
    """Remove where the system opens nothing by a folder's handle: each folder on the way is looked at."""
    at = root
    for part in way:
        at = at / part
        if is_link(at):
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(at))
    if is_link(path):
        os.rmdir(path) if path.is_dir() else os.unlink(path)
    elif path.is_dir():
        shutil.rmtree(path)
    else:
        os.unlink(path)
