"""Files written so that no crash or second process leaves half of one. Only their owner can read them."""

import contextlib
import errno
import hashlib
import io
import os
import re
import secrets
import shutil
import stat
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO

from facts.below import remove_below

try:
    import fcntl
except ModuleNotFoundError:  # Windows
    fcntl = None  # type: ignore[assignment]

SMALL = 64 * 2**20  # bytes
_AT_ONCE = 8  # files of one folder written side by side
FOLDER_MODE, FILE_MODE, OTHERS = 0o700, 0o600, 0o077
_ASIDE = re.compile(r"(\..*\.[0-9a-f]{12})([0-9a-f]{8})", re.DOTALL)
_TOKEN = 12 + 8  # letters that end such a name: drawn, and a mark over the rest


def made_folder(folder: Path) -> None:
    """Make a folder, and those it lies in, for its owner only."""
    for path in reversed((folder, *folder.parents)):
        if not path.exists():
            path.mkdir(exist_ok=True, mode=FOLDER_MODE)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file aside, then put it in place in one step."""
    with whole_file(path) as file:
        file.write(content)


def write_all(contents: Mapping[Path, bytes], ready: Callable[[], None]) -> None:
    """Write files aside, call `ready` once all of them could be written, and put each in place."""
    asides: dict[Path, Path] = {}
    with contextlib.ExitStack() as block:
        places = {path.parent: Path() for path in contents}
        for folder in places:
            made_folder(folder)
            places[folder] = block.enter_context(_held_aside(folder))
        for number, (path, content) in enumerate(contents.items()):
            _refuse_special(path)
            asides[path] = places[path.parent] / f"{number}"
            with _naming(path):
                write_new(asides[path], content)
        ready()
        for path, aside in asides.items():
            os.replace(aside, path)
    for folder in places:
        flush(folder)


@contextlib.contextmanager
def _held_aside(folder: Path) -> Iterator[Path]:
    """Yield a folder in which files of a folder are written aside, gone when the block ends; those that
    processes that were killed left there go too, where locks tell them from others'."""
    place = folder / "lanhmanh"
    try:
        aside, handle, locked = _opened_aside(place)
    except FileNotFoundError as error:  # it is there, and takes nothing: its disk is gone
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(folder)) from error
    try:
        for left in asides_of(place) if locked else ():
            remove_below(folder, left)
        yield aside
    finally:
        if handle is not None:
            os.close(handle)
        shutil.rmtree(aside, ignore_errors=True)


def _opened_aside(place: Path) -> tuple[Path, int | None, bool]:
    """Make a folder aside and hold it, and tell whether it is held; one that was taken for left before it was
    held is made again."""
    while True:
        aside = new_aside(place)
        if fcntl is None:
            return aside, None, False
        try:
            handle = os.open(aside, os.O_RDONLY)
        except FileNotFoundError:
            continue
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            locked = True
        except OSError:  # some disks know no locks
            locked = False
        if _is_at(handle, aside):
            return aside, handle, locked
        os.close(handle)


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Yield a file to write to, which takes its place when the block ends well and vanishes when it does
    not. Raise OSError if a device, a pipe or the like is in its place: it would be gone."""
    _refuse_special(path)
    aside = _aside(path)
    try:
        with _new(aside, path) as file:
            yield file
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    flush(path.parent)


def _refuse_special(path: Path) -> None:
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise OSError(errno.ENODEV, os.strerror(errno.ENODEV), str(path))


def asides_of(path: Path) -> Iterator[Path]:
    """Yield what a process that was killed left beside a file or folder it was writing."""
    yield from (p for p in asides_in(path.parent) if p.name[:-_TOKEN] == _begun(path))


def asides_in(folder: Path) -> Iterator[Path]:
    """Yield what processes that were killed left in a folder, to be removed before the next is asked for.

    A file that is being written is not among them: who writes it holds it until it is in its place.
    """
    for path in list(folder.iterdir()) if folder.is_dir() else ():
        if is_aside(path.name):
            with _held_if_left(path) as left:
                if left:
                    yield path


def is_aside(name: str) -> bool:
    """Tell whether a name is one that only this program gives: it ends with a mark over the rest of it."""
    match = _ASIDE.fullmatch(name)
    return match is not None and _mark(match[1]) == match[2]


def _aside(path: Path) -> Path:
    name = f"{_begun(path)}{secrets.token_hex(6)}"
    return path.with_name(f"{name}{_mark(name)}")


def _begun(path: Path) -> str:
    return f".{path.name[:40]}."


def _mark(name: str) -> str:
    return hashlib.sha256(f"lanhmanh aside {name}".encode("utf-8", "surrogateescape")).hexdigest()[:8]


def write_folder(folder: Path, contents: Mapping[str, bytes]) -> bool:
    """Write a folder of files aside, then rename it; False where another process was first."""
    aside = new_aside(folder)
    try:
        with ThreadPoolExecutor(_AT_ONCE) as pool:  # most of the time is waiting for the disk
            list(pool.map(lambda item: write_new(aside / item[0], item[1]), contents.items()))
        flush(aside)
        first = renamed(aside, folder)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    flush(folder.parent)
    return first


def new_aside(folder: Path) -> Path:
    """Make the folder in which a folder is written aside."""
    aside = _aside(folder)
    aside.mkdir(parents=True, mode=FOLDER_MODE)
    return aside


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


def read_plain(path: Path) -> bytes:
    """Return what a small plain file holds. Raise OSError for a pipe, which may never end, a device, a folder
    or a file larger than any the program keeps like that."""
    state = path.stat()
    if not stat.S_ISREG(state.st_mode) or state.st_size > SMALL:
        number = errno.EFBIG if stat.S_ISREG(state.st_mode) else errno.ENODEV
        raise OSError(number, os.strerror(number), str(path))
    return path.read_bytes()


def move(path: Path, place: Path) -> None:
    """Give a file or folder another place on the same disk, where there is nothing yet."""
    os.rename(path, place)
    flush(path.parent)
    flush(place.parent)


def write_new(path: Path, content: bytes) -> None:
    """Write a file that was not there, into a folder that is itself written aside. Raise FileExistsError."""
    with _new(path) as file:
        file.write(content)


def create_whole(path: Path, content: bytes) -> None:
    """Write a file whole where there is none. Raise FileExistsError where there is one, whoever made it."""
    aside = _aside(path)
    try:
        write_new(aside, content)
        _linked(aside, path)
    finally:
        aside.unlink(missing_ok=True)
    flush(path.parent)


def _linked(aside: Path, path: Path) -> None:
    try:
        os.link(aside, path)
    except FileExistsError:
        raise
    except OSError:  # some disks know no second name for a file
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        os.replace(aside, path)


def append_whole(path: Path, length: int, content: bytes) -> None:
    """Add to the end of a file of some length, on the disk when this returns. Raise OSError, the file as it
    was.

    What stands beyond `length` was never whole, and is cut off first.
    """
    there = path.exists()
    handle = os.open(path, os.O_WRONLY | os.O_CREAT, FILE_MODE)
    try:
        with _naming(path):
            os.ftruncate(handle, length)
            os.lseek(handle, length, os.SEEK_SET)
            _put(handle, content)
            if os.fstat(handle).st_size != length + len(content):
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            os.fsync(handle)
    except BaseException:
        with contextlib.suppress(OSError):
            os.ftruncate(handle, length)
            os.fsync(handle)
        raise
    finally:
        os.close(handle)
    if not there:
        flush(path.parent)


def cut_back(path: Path, length: int) -> None:
    """Take away what was added to a file beyond a length."""
    handle = os.open(path, os.O_WRONLY)
    try:
        os.ftruncate(handle, length)
        os.fsync(handle)
    finally:
        os.close(handle)


def flush(folder: Path) -> None:
    """Make the names in a folder last; Windows has no such call."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def _new(path: Path, place: Path | None = None) -> Iterator[BinaryIO]:
    """Yield a new file; when the block ends well it is whole, on the disk, and in a place given for it."""
    handle = _opened_new(path)
    try:
        with _naming(place or path):
            with io.BufferedWriter(_Handle(handle), 1 << 20) as file:
                yield file
            os.fsync(handle)
        if place is not None and fcntl is not None:
            os.replace(path, place)  # while it is held: nobody takes it for what was left
    finally:
        os.close(handle)
    if place is not None and fcntl is None:  # Windows: an open file can be neither renamed nor removed
        os.replace(path, place)


@contextlib.contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Give the file's name to an error that names none, as of an open file on a full disk."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(path)
        raise


def _opened_new(path: Path) -> int:
    """Make a file and hold it; one that was taken for left before it was held is made again."""
    while True:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
        if fcntl is None:
            return handle
        with contextlib.suppress(OSError):  # some disks know no locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        if os.fstat(handle).st_nlink:
            return handle
        os.close(handle)


@contextlib.contextmanager
def _held_if_left(path: Path) -> Iterator[bool]:
    """Hold what stands aside, and yield whether it was left: nobody writes it."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)) if fcntl else None
    except OSError:
        yield path.is_symlink()  # gone meanwhile, or no file of ours
        return
    try:
        yield handle is None or (_lock_taken(handle) and _is_at(handle, path))
    finally:
        if handle is not None:
            os.close(handle)


def _is_at(handle: int, path: Path) -> bool:
    """Tell whether an open file is still what stands at a path: it may be in its place, or made again."""
    try:
        return os.path.samestat(os.fstat(handle), os.lstat(path))
    except FileNotFoundError:
        return False


def _lock_taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True  # some disks know no locks
    return True


class _Handle(io.RawIOBase):
    """Writes everything it is given to an open file, or raises OSError."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        return os.lseek(self._handle, offset, whence)

    def write(self, content: object, /) -> int:
        with memoryview(content) as view:  # type: ignore[arg-type]
            _put(self._handle, view)
            return view.nbytes


def _put(handle: int, content: bytes | memoryview) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(handle, view) :]
