"""One file that holds a workspace, without its key; and a workspace again from it, checked file by file."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import sqlite3
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO

from desk.base.alone import alone
from desk.base.disk_faults import of_the_disk, unwritable
from desk.base.faults import INPUT_UNREADABLE, WRONG_USE, Stop
from desk.base.files import canonical_json, folder_written_aside
from desk.workspace.folder import FOLDERS, KEPT, Workspace, opened
from desk.workspace.logs import heads_now, heads_of, stop
from desk.workspace.unfinished import refuse_while_erasing
from facts.durable_files import FOLDER_MODE, asides_of, made_folder, remove, whole_file
from facts.faults import WorkspaceFault
from facts.seals import Seals, with_seal, without_seal
from facts.vault.secret import secrets_in_file

LIST, PURPOSE = "BACKUP.json", "backup"
DATABASE = ".sqlite3"  # of the desk
FORMAT = 2  # 1: without heads and seal


def backed_up(workspace: Workspace, path: Path) -> int:
    """Write a backup aside and put it in place; return how many files it holds."""
    if path.resolve().is_relative_to(workspace.folder.resolve()):
        raise Stop(
            WRONG_USE, "Để bản sao lưu ngoài không gian làm việc.", "Keep the backup outside the workspace."
        )
    refuse_while_erasing(workspace)
    with alone(workspace.folder / "writing"):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            for left in list(asides_of(path)):
                remove(left)
            files = sorted(p for p in workspace.folder.rglob("*") if _is_kept(p, workspace.folder))
            with whole_file(path) as out:
                _write(out, workspace, files)
        except OSError as error:
            raise unwritable(path, error) from error
    return len(files)


def _is_kept(path: Path, root: Path) -> bool:
    """Tell whether a file belongs in a backup: none that a crash left, or that is derived from the archive; no link."""
    parts = path.relative_to(root).parts
    aside = parts[0] == KEPT or any(part.startswith(".") for part in parts)
    if path.name.endswith((f"{DATABASE}-wal", f"{DATABASE}-shm")):
        return False  # told by the database itself
    return not aside and path.is_file() and not path.is_symlink()


def _write(out: BinaryIO, workspace: Workspace, files: list[Path]) -> None:
    root, hashes = workspace.folder, dict[str, str]()
    with tarfile.open(fileobj=out, mode="w:gz") as tar:
        for file in files:
            content = _content(file)
            name = file.relative_to(root).as_posix()
            hashes[name] = hashlib.sha256(content).hexdigest()
            _add(tar, name, content)
        _add(tar, LIST, _listed(workspace, hashes))


def _content(file: Path) -> bytes:
    """Return a file's bytes; of a database what is committed, whoever writes to it meanwhile."""
    if file.suffix != DATABASE:
        return file.read_bytes()
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as database:
        return database.serialize()


def _listed(workspace: Workspace, hashes: dict[str, str]) -> bytes:
    """Return the list of a backup: hashes and heads, sealed where the key is here."""
    told = {"format": FORMAT, "workspace": workspace.id, "heads": heads_now(workspace), "files": hashes}
    body, heads = canonical_json(told).rstrip("\n").encode(), heads_of(workspace)
    return with_seal(body, heads.seals.made(PURPOSE, body)) if heads else body


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(content), 0o600
    tar.addfile(info, io.BytesIO(content))


def restored(path: Path, folder: Path) -> tuple[Workspace, bool]:
    """Make a workspace from a backup in an empty place, and tell whether its seal could be checked.

    Raise Stop where a file is not what it was.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Stop(WRONG_USE, f"{folder} đã có nội dung. Chọn một thư mục trống.", f"{folder} holds something. Choose an empty folder.")  # fmt: skip
    for left in list(asides_of(folder)):
        remove(left)
    with folder_written_aside(folder) as aside:
        _unpack(path, aside)
        checked = _check(path, aside)
        (aside / LIST).unlink()
        for name in FOLDERS:
            (aside / name).mkdir(exist_ok=True, mode=FOLDER_MODE)
        if folder.exists():
            folder.rmdir()
    return opened(folder), checked


def checked_backup(path: Path) -> bool:
    """Check a backup file by file, and tell whether its seal could be checked. Raise Stop where it is damaged."""
    with tempfile.TemporaryDirectory() as place:
        _unpack(path, Path(place))
        return _check(path, Path(place))


@contextmanager
def looked_into(path: Path) -> Iterator[tuple[Workspace, str]]:
    """Yield what a backup holds, as a workspace that is gone when the block ends, and the hash of the file. Raise Stop."""
    with tempfile.TemporaryDirectory() as place:
        _unpack(path, Path(place))
        _check(path, Path(place))
        yield opened(Path(place)), _sha256(path)


def _unpack(path: Path, aside: Path) -> None:
    try:
        with tarfile.open(path, "r:gz") as tar:
            for member in tar:
                _unpack_one(tar, member, aside)
    except FileNotFoundError:
        raise Stop(INPUT_UNREADABLE, f"Không có tệp {path}. Kiểm tra đường dẫn.", f"There is no file {path}. Check the path.") from None  # fmt: skip
    except (OSError, EOFError, tarfile.TarError, zlib.error) as error:
        raise of_the_disk(error) or _damaged(path) from error  # a full disk says nothing of the backup


def _unpack_one(tar: tarfile.TarFile, member: tarfile.TarInfo, aside: Path) -> None:
    """Write one plain file or folder inside `aside`; links and paths that lead out are no part of a backup.

    Written out, since `extractall(filter=…)` is not in every Python 3.11.
    """
    target = (aside / member.name).resolve()
    if not target.is_relative_to(aside.resolve()) or not (member.isreg() or member.isdir()):
        raise tarfile.TarError(member.name)
    if member.isdir():
        made_folder(target)
        return
    made_folder(target.parent)
    source = tar.extractfile(member)
    assert source is not None  # a plain file
    with source, whole_file(target) as out:
        shutil.copyfileobj(source, out)


def _check(path: Path, aside: Path) -> bool:
    try:
        content = (aside / LIST).read_bytes()
        told = json.loads(content)
    except (OSError, ValueError) as error:
        raise _damaged(path) from error
    if not isinstance(told, dict):
        raise _damaged(path)
    if told.get("format") not in (1, FORMAT):
        raise Stop(INPUT_UNREADABLE, f"{path} do phiên bản khác tạo ra. Cập nhật chương trình.", f"{path} was made by another version. Update the program.")  # fmt: skip
    there = {p.relative_to(aside).as_posix() for p in aside.rglob("*") if p.is_file()} - {LIST}
    files = told.get("files")
    if not isinstance(files, dict) or there != set(files):
        raise _damaged(path)
    if any(_sha256(aside / name) != hash_ for name, hash_ in files.items()):
        raise _damaged(path)
    return _seal_checked(path, aside, content)


def _seal_checked(path: Path, aside: Path, content: bytes) -> bool:
    """Tell whether the list's seal could be checked; raise Stop where it is another's."""
    body, seal = without_seal(content)
    key = opened(aside).key
    if not seal or not key.is_file():
        return False
    try:
        holds = Seals(secrets_in_file(key)).held(PURPOSE, body, seal)
    except WorkspaceFault as fault:
        raise stop(fault) from fault
    if not holds:
        raise _damaged(path)
    return True


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _damaged(path: Path) -> Stop:
    return Stop(
        INPUT_UNREADABLE,
        f"{path} không phải bản sao lưu hoặc bị hỏng. Chưa khôi phục gì; dùng bản khác.",
        f"{path} is no backup, or a damaged one. Nothing was restored; use another.",
    )
