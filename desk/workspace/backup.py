"""One file that holds a workspace, without its key, or what is new in it since an earlier such file."""

from __future__ import annotations

import errno
import hashlib
import io
import sqlite3
import tarfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from gzip import GzipFile
from pathlib import Path
from typing import BinaryIO

from desk.base.faults import STORE, Stop, WrongUse
from desk.base.files import alone, canonical_json, unwritable
from desk.workspace.decisions import refuse_while_erasing
from desk.workspace.desk_database import desk_kept
from desk.workspace.folder import KEPT, Workspace, web_secret
from desk.workspace.logs import faults_told, heads_now, heads_of
from desk.workspace.restoring import (
    ADDING,
    FORMAT,
    LIST,
    PURPOSE,
    BackupManifest,
    looked_into,
    refuse_incomplete,
    refuse_other_seal,
    told_by,
)
from desk.workspace.sweeping import recorded_imports
from facts.archive.erasing import rows_with
from facts.archive.store import Store
from facts.below import remove_below
from facts.durable_files import asides_of, whole_file
from facts.faults import WorkspaceFault
from facts.keys import SECRET_BYTES
from facts.seals import with_seal
from facts.vault.vault import Vault, open_vault

DATABASE = ".sqlite3"  # of the desk


@dataclass(frozen=True, slots=True)
class BackedUp:
    """How many files the workspace has, and how many of them were written: those an earlier backup does not
    hold."""

    files: int
    written: int


def backed_up(workspace: Workspace, path: Path, since: Path | None = None, force: bool = False) -> BackedUp:
    """Write a backup aside and put it in place; of what the backup `since` holds, only the hash.

    Raise Stop where the key or a file beside it would be written over; where a file is there already and
    `force` is not given, or other backups rest on it.
    """
    if path.is_dir():
        raise unwritable(path, IsADirectoryError(errno.EISDIR, ""))
    if path.exists():
        _refuse_overwriting_the_key(workspace, path)
        _refuse_overwriting(path, force)
    earlier = None if since is None else _earlier(workspace, path, since)
    if path.resolve().is_relative_to(workspace.folder.resolve()):
        raise WrongUse("Để bản sao lưu ngoài không gian làm việc.")
    refuse_while_erasing(workspace)
    with alone(workspace.folder / "writing"):
        with suppress(Stop, WorkspaceFault):  # where it can't, `verify` says what is wrong
            recorded_imports(workspace)  # an import cut off: else the backup has what no record names
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            for left in asides_of(path):
                remove_below(left.parent, left)
            files = sorted(p for p in workspace.folder.rglob("*") if _is_kept(p, workspace.folder))
            with whole_file(path) as out:
                written = _write(out, workspace, files, earlier)
        except OSError as error:
            raise unwritable(path, error) from error
    return BackedUp(len(files), written)


def _refuse_overwriting_the_key(workspace: Workspace, path: Path) -> None:
    """Raise WrongUse if a file is beside the key and no backup."""
    if path.resolve().parent == workspace.key.resolve().parent and not _is_backup(path):
        raise WrongUse(
            "%(path)s là tệp khóa, hoặc tệp nằm cạnh khóa; ghi đè lên khóa là mất tên. Ghi tên khác, ở thư"
            " mục khác. Chưa ghi gì.",
            path=path,
        )


def _secrets_of(workspace: Workspace) -> frozenset[bytes]:
    """Return the secrets that open names, in use or not, and the one that signs sessions, as written."""
    places = (workspace.key, web_secret(workspace.key))
    lines = {line for place in places if place.is_file() for line in place.read_bytes().split()}
    return frozenset(line for line in lines if len(line) > SECRET_BYTES)


def _refuse_the_key(path: Path, content: bytes, secrets: Iterable[bytes]) -> None:
    """Raise Stop if a file holds a secret: a backup would carry it out with the names it opens."""
    if any(secret in content for secret in secrets):
        raise Stop(
            STORE,
            "%(path)s mang khóa của không gian làm việc (đang dùng hoặc đã đổi), hoặc khóa ký phiên của bàn"
            " làm việc: bản sao lưu không được mang khóa. Chuyển tệp ấy ra ngoài rồi sao lưu lại. Chưa ghi"
            " gì.",
            path=path,
        )


def _is_backup(path: Path) -> bool:
    try:
        told_by(path)
    except (Stop, tarfile.TarError):
        return False
    return True


def _refuse_overwriting(path: Path, force: bool) -> None:
    resting = ", ".join(backup.name for backup in resting_on(path))
    if resting:
        raise WrongUse(
            "%(path)s đã có, và các bản chỉ ghi phần mới tiếp theo nó: %(resting)s. Ghi đè thì không khôi"
            " phục được các bản ấy. Ghi tên khác, hoặc chuyển cả các bản ấy đi nơi khác trước. Chưa ghi gì.",
            path=path,
            resting=resting,
        )
    if not force:
        raise WrongUse("%(path)s đã có. Ghi tên khác; muốn ghi đè thì thêm --force. Chưa ghi gì.", path=path)
    if path.is_file() and not _is_backup(path):
        raise WrongUse(
            "%(path)s không phải bản sao lưu, hoặc đã hỏng: không ghi đè. Ghi tên khác. Chưa ghi gì.",
            path=path,
        )


def resting_on(path: Path) -> tuple[Path, ...]:
    """Return the backups beside one that can't be restored without it, nearest first."""
    since_of = {
        backup: since for backup in sorted(path.parent.glob("*")) if (since := _read_if_backup(backup, path))
    }
    chain = [path]
    for backup in chain:  # it grows: what rests on one that rests on it
        chain += [next_ for next_, name in since_of.items() if name == backup.name and next_ not in chain]
    return tuple(chain[1:])


def _read_if_backup(path: Path, other: Path) -> str | None:
    """Return the name of the backup that a file adds to; None for any other file."""
    if path == other or not path.is_file():
        return None
    try:
        since = told_by(path).since
    except (Stop, tarfile.TarError):
        return None
    return None if since is None else since[0]


def _earlier(workspace: Workspace, path: Path, since: Path) -> BackupManifest:
    """Return what an earlier backup of the same workspace says it holds; it must lie where this one will."""
    if since.resolve().parent != path.resolve().parent or since.resolve() == path.resolve():
        raise WrongUse("Để bản sao lưu mới cạnh bản trước, khác tên: khôi phục cần cả hai trong một thư mục.")
    listed = told_by(since)
    if listed.workspace != workspace.id:
        raise WrongUse("%(since)s là bản sao lưu của không gian làm việc khác.", since=since)
    if (heads := heads_of(workspace)) is not None:
        refuse_other_seal(listed, heads.seals)
    refuse_incomplete(since)  # what it lists and does not hold would be in no backup
    return listed


def _is_kept(path: Path, root: Path) -> bool:
    """Tell whether a file belongs in a backup: none that a crash left, or that is derived from the archive;
    no link, and no list of another backup, which would stand where its own does."""
    parts = path.relative_to(root).parts
    aside = parts[0] in (KEPT, LIST) or any(part.startswith(".") for part in parts)
    if path.name.endswith((f"{DATABASE}-wal", f"{DATABASE}-shm")):
        return False  # told by the database itself
    return not aside and path.is_file() and not path.is_symlink()


def _write(out: BinaryIO, workspace: Workspace, files: list[Path], earlier: BackupManifest | None) -> int:
    root, hashes, written, secrets = workspace.folder, dict[str, str](), 0, _secrets_of(workspace)
    # no moment in its header, which has none after the year 2106
    with (
        GzipFile(fileobj=out, mode="wb", filename="", mtime=0) as stream,
        tarfile.open(fileobj=stream, mode="w") as tar,
    ):
        for file in files:
            content = _content(file)
            _refuse_the_key(file, content, secrets)
            name = file.relative_to(root).as_posix()
            hashes[name] = hashlib.sha256(content).hexdigest()
            if earlier is None or earlier.files.get(name) != hashes[name]:
                _add(tar, name, content)
                written += 1
        _add(tar, LIST, _listed(workspace, hashes, earlier))
    return written


def _content(file: Path) -> bytes:
    """Return a file's bytes; of a database what is committed, whoever writes to it meanwhile."""
    if file.suffix == DATABASE:
        with (
            suppress(sqlite3.Error),  # it is none, or damaged: kept as it is
            closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as database,
        ):
            return database.serialize()
    return file.read_bytes()


def _listed(workspace: Workspace, hashes: dict[str, str], earlier: BackupManifest | None) -> bytes:
    """Return the list of a backup: hashes and heads, and which backup it adds to; sealed where the key is
    here."""
    manifest: dict[str, object] = {
        "format": FORMAT,
        "workspace": workspace.id,
        "desk": desk_kept(workspace),
        "heads": heads_now(workspace),
        "files": hashes,
    }
    if earlier is not None:
        manifest |= {"format": ADDING, "since": {"file": earlier.path.name, "sha256": earlier.sha256}}
    body, heads = canonical_json(manifest).rstrip("\n").encode(), heads_of(workspace)
    return with_seal(body, heads.seals.seal(PURPOSE, body)) if heads else body


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mode = len(content), 0o600
    tar.addfile(info, io.BytesIO(content))


Count = Callable[[Store, Vault | None], tuple[int, int]]  # rows and values of what is looked for


@dataclass(frozen=True, slots=True)
class InBackup:
    """A backup: its hash, the rows and values it holds of what is looked for (None: no key here)."""

    path: Path
    sha256: str
    rows: int
    values: int | None

    @property
    def holds(self) -> bool:
        return self.rows > 0 or self.values != 0

    @property
    def told(self) -> tuple[str, ...]:
        return self.path.name, self.sha256, str(self.rows), "?" if self.values is None else str(self.values)


def backups_with(paths: Iterable[Path], key: Path, count: Count) -> tuple[InBackup, ...]:
    """Look into backups. Raise Stop where one can't be read."""
    return tuple(_looked(path, key, count) for path in paths)


def of_party(party: str, places: Sequence[str]) -> Count:

    def count(store: Store, vault: Vault | None) -> tuple[int, int]:
        names = vault.holding(places, vault.imports()) if vault else {}
        return rows_with(store, party), sum(names.values())

    return count


def _looked(path: Path, key: Path, count: Count) -> InBackup:
    with looked_into(path) as (inside, sha256), faults_told():
        vault = _vault(inside, key)
        rows, values = count(Store(inside.archive), vault)
    return InBackup(path, sha256, rows, values if vault else None)


def _vault(inside: Workspace, key: Path) -> Vault | None:
    try:
        return open_vault(inside.vault, key, workspace=inside.id)
    except WorkspaceFault:
        return None
