"""A workspace again from its backup, checked file by file, after the earlier backup it adds to, if any."""

from __future__ import annotations

import gzip
import hashlib
import shutil
import tarfile
import tempfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from desk.base.faults import INPUT_UNREADABLE, Stop, WrongUse
from desk.base.files import folder_written_aside, of_the_disk
from desk.base.heads import heads_in
from desk.workspace.desk_database import APART, IN_FILE, NO_DESK
from desk.workspace.folder import (
    FOLDERS,
    Workspace,
    exchanged,
    opened,
    refuse_within_another,
    remember,
)
from desk.workspace.logs import faults_told
from desk.workspace.plain_files import refuse_in_backup
from facts.below import is_link, remove_below
from facts.durable_files import FOLDER_MODE, asides_of, made_folder, whole_file
from facts.parsed_json import parsed
from facts.seals import Seals, without_seal
from facts.vault.secret import secrets_in_file

LIST, PURPOSE, WORKSPACE = "BACKUP.json", "backup", "workspace.json"
MOST_IN_NAME = 255  # bytes of a name: no system takes more
_LIST_BYTES = 64 * 2**20
FORMAT, ADDING = 2, 3  # 1: without heads and seal; 3: adds to an earlier backup


@dataclass(frozen=True, slots=True)
class BackupManifest:
    """What a backup says of itself: the hash of every file of the workspace, and name and hash of the one it
    adds to."""

    path: Path
    sha256: str
    workspace: str
    files: Mapping[str, str]
    since: tuple[str, str] | None
    heads: Mapping[str, Mapping[str, Any]]
    held: Mapping[str, str] = field(default_factory=dict)  # the hash of every file that is in it
    listed: bytes = b""
    desk: str | None = None  # where the desk's database was; None: of a program that did not say it


def restored(path: Path, folder: Path) -> tuple[Workspace, bool]:
    """Make a workspace from a backup in an empty place, and tell whether its seal could be checked.

    Raise Stop where a file is not what it was.
    """
    if is_link(folder):
        raise WrongUse(
            "%(folder)s là liên kết đến chỗ khác. Nêu chính thư mục cần khôi phục vào. Chưa ghi gì.",
            folder=folder,
        )
    refuse_within_another(folder)
    _refuse_filled(folder)
    if folder.exists() and folder.samefile(Path()):
        raise WrongUse(
            "Đang đứng trong %(folder)s: thư mục ấy được thay bằng bản khôi phục. Ra ngoài (cd ..) rồi nêu"
            " tên nó. Chưa ghi gì.",
            folder=folder.absolute(),
        )
    for left in asides_of(folder):
        remove_below(left.parent, left)
    with folder_written_aside(folder) as aside:
        checked = _brought(path, aside)
        (aside / LIST).unlink()
        for name in FOLDERS:
            (aside / name).mkdir(exist_ok=True, mode=FOLDER_MODE)
        _refuse_filled(folder)  # another may have been restored there meanwhile
        if folder.exists():
            folder.rmdir()
    workspace = opened(folder)
    if exchanged(workspace) is None:  # in the place of another it is said, and remembered by `seal` alone
        remember(workspace)
    return workspace, checked


def _refuse_filled(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WrongUse("%(folder)s đã có nội dung. Chọn một thư mục trống.", folder=folder)


@contextmanager
def unpacked(path: Path) -> Iterator[tuple[Workspace, bool]]:
    """Yield what a backup holds, as a workspace that is gone when the block ends, and whether its seal could
    be checked. Raise Stop."""
    with tempfile.TemporaryDirectory() as place:
        checked = _brought(path, Path(place))
        (Path(place) / LIST).unlink()
        yield opened(Path(place)), checked


@contextmanager
def looked_into(path: Path) -> Iterator[tuple[Workspace, str]]:
    """Yield what a backup holds, as a workspace that is gone when the block ends, and the hash of the file.
    Raise Stop."""
    with tempfile.TemporaryDirectory() as place:
        _brought(path, Path(place))
        yield opened(Path(place)), _sha256(path)


def _unpack(path: Path, aside: Path) -> None:
    with _tar(path) as tar:
        for member in tar:
            _unpack_one(tar, member, aside)


class _Unpacked(gzip.GzipFile):
    """What a backup unpacks to; no header in it is so large that it fills the memory."""

    def read(self, size: int | None = -1) -> bytes:
        if size is None or not 0 <= size <= _LIST_BYTES:
            raise tarfile.TarError(size)
        return super().read(size)


@contextmanager
def _tar(path: Path) -> Iterator[tarfile.TarFile]:
    if path.exists() and not path.is_file():  # a pipe never ends
        raise _damaged(path)
    try:
        with _Unpacked(path) as stream, tarfile.open(fileobj=stream, mode="r:") as tar:
            yield tar
    except FileNotFoundError:
        raise Stop(INPUT_UNREADABLE, "Không có tệp %(path)s. Kiểm tra đường dẫn.", path=path) from None
    except (OSError, EOFError, ValueError, tarfile.TarError, zlib.error) as error:
        raise of_the_disk(error) or _damaged(path) from error  # a full disk says nothing of the backup


def _unpack_one(tar: tarfile.TarFile, member: tarfile.TarInfo, aside: Path) -> None:
    """Write one plain file or folder inside `aside`; links and paths that lead out are no part of a backup.

    Written out, since `extractall(filter=…)` is not in every Python 3.11.
    """
    target = (aside / member.name).resolve()
    place = aside.resolve()
    is_part = member.isdir() or (_is_file(member) and target != place)
    if not (is_part and target.is_relative_to(place)):
        raise tarfile.TarError(member.name)
    if member.isdir():
        made_folder(target)
        return
    made_folder(target.parent)
    source = tar.extractfile(member)
    assert source is not None  # a plain file
    with source, whole_file(target) as out:
        shutil.copyfileobj(source, out)


def told_by(path: Path) -> BackupManifest:
    """Return what a backup says it holds. Raise Stop where it can't be read, or a file in it is not what it
    was."""
    hashes = dict[str, str]()
    content = b""
    with _tar(path) as tar:
        for member in tar:
            if member.isdir():
                continue
            if member.name in hashes:  # the later one would stand in its place
                raise tarfile.TarError(member.name)
            source = tar.extractfile(member) if _is_file(member) else None
            if source is None or (member.name == LIST and member.size > _LIST_BYTES):
                raise tarfile.TarError(member.name)
            content = source.read() if member.name == LIST else content
            source.seek(0)
            hashes[member.name] = hashlib.file_digest(source, "sha256").hexdigest()  # type: ignore[arg-type]
        _refuse_more(path, tar.offset)
    manifest = _manifest_in(path, content)
    if any(manifest.files.get(name) != hash_ for name, hash_ in hashes.items() if name != LIST):
        raise _damaged(path)
    return replace(manifest, held=hashes, listed=content)


def _refuse_more(path: Path, end: int) -> None:
    """Raise TarError if a file holds more than one archive of so many bytes, which none would read, or is cut
    behind them."""
    stream, at = zlib.decompressobj(zlib.MAX_WBITS | 16), 0  # gzip
    with path.open("rb") as file:
        while piece := file.read(2**16):
            content = stream.decompress(piece)
            if content[max(0, end - at) :].strip(b"\0") or stream.unused_data:
                raise tarfile.TarError(path.name)
            at += len(content)
    if not stream.eof:
        raise tarfile.TarError(path.name)


def refuse_other_seal(backup: BackupManifest, seals: Seals) -> None:
    """Raise Stop if a backup has a seal, and it is another's."""
    body, seal = without_seal(backup.listed)
    if seal and not seals.accepts(PURPOSE, body, seal):
        raise _damaged(backup.path)


def _is_file(member: tarfile.TarInfo) -> bool:
    """Tell whether a member is a plain file; one with holes is none: it may unpack to terabytes."""
    return member.isreg() and not member.issparse()


def _manifest_in(path: Path, content: bytes) -> BackupManifest:
    try:
        listed: Any = parsed(content)
        form, since = listed.get("format"), listed.get("since")
        if form not in (1, FORMAT, ADDING):
            raise Stop(
                INPUT_UNREADABLE, "%(path)s do phiên bản khác tạo ra. Cập nhật chương trình.", path=path
            )
        files, earlier = dict(listed["files"]), None
        if form == ADDING:
            earlier = _name_of_a_file(since["file"]), str(since["sha256"])
        heads, desk = heads_in(listed.get("heads") or {}), listed.get("desk")
        if desk not in (None, IN_FILE, APART, NO_DESK):
            raise ValueError(desk)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _damaged(path) from error
    return BackupManifest(
        path, _sha256(path), str(listed.get("workspace", "")), files, earlier, heads, desk=desk
    )


def _name_of_a_file(name: object) -> str:
    """Return the name of a file, as a backup says it; raise ValueError if it is none."""
    is_name = isinstance(name, str) and 0 < len(name.encode()) <= MOST_IN_NAME and "\0" not in name
    if not is_name or name != Path(str(name)).name:
        raise ValueError("name")
    return str(name)


def _brought(path: Path, aside: Path) -> bool:
    """Put what a backup holds into `aside`, from it and the ones it adds to; tell whether its seal could be
    checked."""
    links = _chain(path)
    for link in reversed(links):
        _unpack(link.path, aside)
    files = links[0].files
    for name in _files_in(aside) - {LIST, *files}:  # gone since
        (aside / name).unlink()
    for folder in sorted((p for p in aside.rglob("*") if p.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    if (
        WORKSPACE not in files
        or _files_in(aside) - {LIST} != set(files)
        or any(_sha256(aside / n) != hash_ for n, hash_ in files.items())
    ):
        raise _damaged(path)
    refuse_in_backup(path, aside)
    return _seal_checked(path, aside, (aside / LIST).read_bytes())


def _chain(path: Path) -> list[BackupManifest]:
    """Return a backup and those it adds to, the latest first. Raise Stop where one is missing or is another
    file."""
    links = [told_by(path)]
    while links[-1].since is not None:
        name, sha256 = links[-1].since
        earlier = path.with_name(Path(name).name)
        if not earlier.is_file() or _sha256(earlier) != sha256:
            raise Stop(
                INPUT_UNREADABLE,
                "%(path)s chỉ có phần mới, tiếp theo %(name)s. Để đúng tệp %(name)s ấy (không sửa) cạnh nó"
                " rồi làm lại.",
                path=links[-1].path,
                name=name,
            )
        links.append(told_by(earlier))
    return links


def refuse_incomplete(path: Path) -> None:
    """Raise Stop if a backup and those it adds to do not hold every file it lists."""
    links, hashes = _chain(path), dict[str, str]()
    for link in reversed(links):
        hashes |= link.held
    if any(hashes.get(name) != hash_ for name, hash_ in links[0].files.items()):
        raise _damaged(path)


def _files_in(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def _seal_checked(path: Path, aside: Path, content: bytes) -> bool:
    """Tell whether the list's seal could be checked; raise Stop where it is another's."""
    body, seal = without_seal(content)
    workspace = opened(aside)
    key = workspace.key
    if not seal or not key.is_file():
        return False
    with faults_told():
        holds = Seals(secrets_in_file(key), workspace.id).accepts(PURPOSE, body, seal)
    if not holds:
        raise _damaged(path)
    return True


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _damaged(path: Path) -> Stop:
    return Stop(
        INPUT_UNREADABLE,
        "%(path)s không phải bản sao lưu hoặc bị hỏng. Chưa làm gì; dùng bản khác.",
        path=path,
    )
