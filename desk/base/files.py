"""Files written whole, held by one program alone, faults of the disk, and what lies beside the program."""

from __future__ import annotations

import errno
import importlib
import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desk.base.faults import STORE, Stop, WrongUse
from desk.base.language import LazyText, gettext, gettext_noop
from facts.durable_files import flush, made_folder, new_aside, renamed, write_whole
from facts.visible_text import shown_path

if TYPE_CHECKING:
    from filelock import FileLock  # loaded when a lock is asked for: most verbs only read

REASONS = {
    errno.ENOSPC: gettext_noop("đĩa đã đầy"),
    errno.EDQUOT: gettext_noop("đã hết dung lượng được cấp"),
    errno.EROFS: gettext_noop("đĩa chỉ cho đọc"),
    errno.EACCES: gettext_noop("không có quyền đọc hoặc ghi"),
    errno.EPERM: gettext_noop("không có quyền đọc hoặc ghi"),
    errno.EISDIR: gettext_noop("đó là một thư mục, cần tên tệp"),
    errno.ENOTDIR: gettext_noop("trên đường dẫn có một tệp ở chỗ cần thư mục"),
    errno.EEXIST: gettext_noop("trên đường dẫn có một tệp ở chỗ cần thư mục"),
    errno.ENODEV: gettext_noop("đó không phải tệp thường (thiết bị, ống dẫn)"),
    errno.ENAMETOOLONG: gettext_noop("tên quá dài"),
    errno.EFBIG: gettext_noop("tệp quá lớn cho ổ đĩa hoặc hạn mức này"),
    errno.EIO: gettext_noop("lỗi đĩa"),
    errno.EBUSY: gettext_noop("chương trình khác đang giữ tệp"),
}
OF_SQLITE = {
    sqlite3.SQLITE_BUSY: errno.EBUSY,
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_IOERR: errno.EIO,
    sqlite3.SQLITE_READONLY: errno.EROFS,
}


def unwritable(path: Path, error: OSError) -> Stop:
    return Stop(
        STORE,
        "Không ghi được vào %(path)s: %(reason)s. Không có gì dở dang; xử lý rồi chạy lại.",
        path=_in_the_way(error) or path,
        reason=disk_reason(error),
    )


def _in_the_way(error: OSError) -> Path | None:
    """Return the file that stands where a folder is needed, if that is the fault."""
    if error.errno not in (errno.ENOTDIR, errno.EEXIST):
        return None
    path = Path(os.fsdecode(error.filename2 or error.filename or ""))
    return next((place for place in (path, *path.parents) if place.is_file()), None)


def folder_in_the_way(path: Path) -> Stop:
    """Return what to say of a folder that is where the program keeps a file."""
    return Stop(
        STORE,
        "%(place)s: có thư mục ở chỗ phải là tệp. Chuyển thư mục ấy ra ngoài, tệp đã mất thì lấy lại từ bản"
        " sao lưu, rồi chạy lại.",
        place=path,
    )


def disk_reason(error: OSError) -> LazyText:
    return LazyText(REASONS.get(error.errno or 0, REASONS[errno.EIO]))


def disk_fault(error: BaseException | None) -> LazyText | None:
    """Return what the disk does not let the program do, and why; None where the disk is not at fault."""
    if not isinstance(error, OSError) or error.errno not in REASONS:
        return None
    path = Path(os.fsdecode(error.filename2 or error.filename or ""))
    if path.name.startswith("."):  # written aside: the officer knows the folder, not this name
        path = path.parent
    path = _in_the_way(error) or path
    return LazyText("Không đọc hoặc ghi được %(path)s: %(reason)s.", path=path, reason=disk_reason(error))


def of_the_disk(error: BaseException | None) -> Stop | None:
    """Return what to say where the disk is at fault, and not the program; else None."""
    if fault := disk_fault(error):
        return Stop(STORE, "%(fault)s Không có gì dở dang; xử lý rồi chạy lại.", fault=fault)
    number = _number_of_sqlite(error)
    if number is None:
        return None
    return Stop(
        STORE,
        "Không ghi được vào cơ sở dữ liệu của bàn làm việc: %(reason)s. Xử lý, mở lại trang xem việc vừa làm"
        " đã ghi chưa, rồi làm lại.",
        reason=LazyText(REASONS[number]),
    )


def _number_of_sqlite(error: BaseException | None) -> int | None:
    """Return the disk's fault that stopped a database, through what was raised because of it."""
    while error is not None:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest says where in SQLite
        if code in OF_SQLITE:
            return OF_SQLITE[code]
        error = error.__cause__ or error.__context__
    return None


def write_text(path: Path, text: str) -> None:
    write_whole(path, text.encode())


def write_bytes(path: Path, content: bytes) -> None:
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


ROOT = Path(__file__).resolve().parent.parent.parent
_INSTALLED = ROOT / "desk" / "shipped"  # a wheel puts there what the source folder has beside `desk/`


def shipped(name: str) -> Path:
    """Return a folder that comes with the program, such as `rules`."""
    return (_INSTALLED if _INSTALLED.is_dir() else ROOT) / name


def module_beside(name: str, way: str) -> Any:
    """Load a module of the source folder; raise Stop with the way out where something is missing."""
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        raise WrongUse("Thiếu %(name)s: %(way)s", name=error.name, way=LazyText(way)) from error


def steps(name: str) -> Any:
    """Return one of the modules of words of scenarios."""
    return module_beside(
        f"scenarios.steps.{name}",
        gettext_noop("chạy bằng ./lanhmanh trong thư mục mã nguồn (nó tự cài phần chạy kịch bản)."),
    )


SILENCE = 3  # seconds to wait for another process before that is said
PATIENCE = 57  # and after it was
WAITING = gettext_noop("Một chương trình khác đang ghi %(path)s; đợi nó, nhiều nhất %(n)s giây…")
BUSY_WORDS = LazyText(
    "Một chương trình khác đang ghi dữ liệu của cơ quan. Chưa có gì được ghi; đợi vài phút rồi làm lại."
)
RECORDED_WORDS = LazyText(
    "Đã ghi. Một chương trình khác đang ghi dữ liệu của cơ quan nên phần đi kèm chưa xong. Mở lại trang xem"
    " việc vừa ghi; đừng gửi lại trước khi xem."
)
"""Without the path that the command line names: a reader of the page has no use for it. The second is said
where an act was on record before what goes with it had to wait."""


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
        _acquire(lock, path)
    except Timeout:
        raise Busy(path) from None
    except IsADirectoryError as error:
        raise folder_in_the_way(_place(path)) from error
    except OSError as error:
        raise unwritable(path, error) from error
    try:
        yield
    finally:
        lock.release()


def _acquire(lock: FileLock, path: Path) -> None:
    from filelock import Timeout

    try:
        lock.acquire(timeout=SILENCE)
    except Timeout:
        sys.stderr.write(f"{gettext(WAITING, path=shown_path(path), n=PATIENCE)}\n")
        sys.stderr.flush()
        lock.acquire(timeout=PATIENCE)


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
    return FileLock(_place(path), is_singleton=True, mode=0o600)


def _place(path: Path) -> Path:
    return path.with_name(f".{path.name}.lock")
