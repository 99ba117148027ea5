"""One file that holds a workspace, without its key; and a workspace again from it, checked file by file."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import tarfile
import zlib
from pathlib import Path
from typing import BinaryIO

from desk.base.disk_faults import of_the_disk
from desk.base.faults import INPUT_UNREADABLE, WRONG_USE, Stop
from desk.base.files import canonical_json, folder_written_aside
from desk.workspace.folder import Workspace, opened
from desk.workspace.unfinished import refuse_while_erasing
from facts.durable_files import whole_file

LIST = "BACKUP.json"
FORMAT = 1


def backed_up(workspace: Workspace, path: Path) -> int:
    """Write a backup aside and put it in place; return how many files it holds."""
    if path.resolve().is_relative_to(workspace.folder.resolve()):
        raise Stop(
            WRONG_USE, "Để bản sao lưu ngoài không gian làm việc.", "Keep the backup outside the workspace."
        )
    refuse_while_erasing(workspace)
    path.parent.mkdir(parents=True, exist_ok=True)
    files = sorted(
        p for p in workspace.folder.rglob("*") if p.is_file() and not _is_aside(p, workspace.folder)
    )
    with whole_file(path) as out:
        _write(out, workspace.folder, files)
    return len(files)


def _is_aside(path: Path, root: Path) -> bool:
    """Tell whether a file is one being written or left by a crash, or derived from the archive."""
    parts = path.relative_to(root).parts
    return parts[0] == "standing" or any(part.startswith(".") for part in parts)


def _write(out: BinaryIO, root: Path, files: list[Path]) -> None:
    hashes: dict[str, str] = {}
    with tarfile.open(fileobj=out, mode="w:gz") as tar:
        for file in files:
            content = file.read_bytes()
            name = file.relative_to(root).as_posix()
            hashes[name] = hashlib.sha256(content).hexdigest()
            _add(tar, name, content)
        _add(tar, LIST, canonical_json({"format": FORMAT, "files": hashes}).encode())


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(content), 0o600
    tar.addfile(info, io.BytesIO(content))


def restored(path: Path, folder: Path) -> Workspace:
    """Make a workspace from a backup in an empty place; raises Stop where a file is not what it was."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Stop(WRONG_USE, f"{folder} đã có nội dung. Chọn một thư mục trống.", f"{folder} holds something. Choose an empty folder.")  # fmt: skip
    with folder_written_aside(folder) as aside:
        _unpack(path, aside)
        _check(path, aside)
        if folder.exists():
            folder.rmdir()
    for name in ("archive", "vault", "runs", "decisions"):
        (folder / name).mkdir(exist_ok=True)
    return opened(folder)


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
        target.mkdir(parents=True, exist_ok=True)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    source = tar.extractfile(member)
    assert source is not None  # a plain file
    with source, target.open("wb") as out:
        shutil.copyfileobj(source, out)


def _check(path: Path, aside: Path) -> None:
    try:
        told = json.loads((aside / LIST).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise _damaged(path) from error
    if not isinstance(told, dict):
        raise _damaged(path)
    if told.get("format") != FORMAT:
        raise Stop(INPUT_UNREADABLE, f"{path} do phiên bản khác tạo ra. Cập nhật chương trình.", f"{path} was made by another version. Update the program.")  # fmt: skip
    there = {p.relative_to(aside).as_posix() for p in aside.rglob("*") if p.is_file()} - {LIST}
    files = told.get("files")
    if not isinstance(files, dict) or there != set(files):
        raise _damaged(path)
    if any(_sha256(aside / name) != hash_ for name, hash_ in files.items()):
        raise _damaged(path)
    (aside / LIST).unlink()


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _damaged(path: Path) -> Stop:
    return Stop(
        INPUT_UNREADABLE,
        f"{path} không phải bản sao lưu hoặc bị hỏng. Chưa khôi phục gì; dùng bản khác.",
        f"{path} is no backup, or a damaged one. Nothing was restored; use another.",
    )
