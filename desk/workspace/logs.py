"""The logs of a workspace: what was decided, and who looked at names; sealed with the key, their heads kept
beside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from desk.base.chained_log import Log
from desk.base.disk_faults import unwritable
from desk.base.faults import STORE, Stop
from desk.base.heads import Heads, LogHeads
from desk.base.language import ByLanguage
from desk.workspace.folder import Workspace
from desk.workspace.places import remember
from facts.faults import WorkspaceFault
from facts.seals import Seals
from facts.vault.secret import create_key, secrets_in_file
from facts.vault.vault import check_key

DECISIONS = "decisions.jsonl"
ACCESS = "access.jsonl"


def log_of(workspace: Workspace, name: str) -> Log:
    """Return a log of the workspace, to read or to add to."""
    return Log(folder_of(workspace) / name, heads_of(workspace))


def logs_of(workspace: Workspace) -> tuple[Log, ...]:
    """Return every log there is, or was: those with a head too."""
    heads = heads_of(workspace)
    told = heads.read() if heads else None
    there = {path.name for path in folder_of(workspace).glob("*.jsonl")}
    return tuple(
        Log(folder_of(workspace) / name, heads) for name in sorted(there | set(told.logs if told else ()))
    )


def folder_of(workspace: Workspace) -> Path:
    return workspace.folder / "decisions"


def heads_of(workspace: Workspace) -> Heads | None:
    """Return the heads of the logs; None where there is no key. A workspace in which nothing was done yet
    gets both."""
    with faults_told():
        if is_fresh(workspace):
            return key_ready(workspace)
        return _heads(workspace) if workspace.key.exists() else None


def seals_of(workspace: Workspace) -> Seals | None:
    """Return what vouches for what is only kept to save time; None where the key can't be had: then it is
    made again."""
    try:
        heads = heads_of(workspace)
    except Stop:
        return None
    return heads.seals if heads else None


def heads_now(workspace: Workspace) -> dict[str, dict[str, Any]]:
    """Return where every log stands, as announcements, runs and backups name it; nothing without a key."""
    heads = heads_of(workspace)
    told = heads.read() if heads else None
    return told.named() if told else {}


def key_ready(workspace: Workspace) -> Heads:
    """Return the heads; make key and heads where nothing was ever kept. Raise Stop where the key can't be
    had."""
    _check_key_outside(workspace)
    with faults_told():
        fresh = is_fresh(workspace)
        if fresh and not workspace.key.exists():
            create_key(workspace.key)
        heads = _heads(workspace)
        if fresh and heads.read() is None:
            heads.write(LogHeads({}, ""))
            remember(workspace)
    return heads


def _heads(workspace: Workspace) -> Heads:
    secrets = secrets_in_file(workspace.key)
    check_key(workspace.vault, workspace.key, secrets)
    path = workspace.key.with_name(f"{workspace.key.name}.{workspace.id}.heads")
    return Heads(path, Seals(secrets, workspace.id))


def is_fresh(workspace: Workspace) -> bool:
    """Tell whether nothing was ever kept in a workspace: no return, no name, no run, no record."""
    holds = (
        (workspace.archive, "*"),
        (workspace.vault, "*"),
        (workspace.runs, "*"),
        (folder_of(workspace), "*.jsonl"),
    )
    return not any(next(folder.glob(pattern), None) for folder, pattern in holds)


def _check_key_outside(workspace: Workspace) -> None:
    if workspace.key.resolve().is_relative_to(workspace.folder.resolve()):
        raise Stop(
            STORE,
            "Khóa %(key)s nằm trong không gian làm việc: ai chép thư mục là đọc được tên. Đặt LANHMANH_KEY"
            " ở chỗ khác.",
            key=workspace.key,
        )


@contextmanager
def faults_told(folder: Path | None = None) -> Iterator[None]:
    """Say a fault of archive or vault as what stops a verb; one of the disk too, of a `folder` that can't be
    written."""
    try:
        yield
    except WorkspaceFault as fault:
        raise Stop(STORE, ByLanguage(fault.text)) from fault
    except OSError as error:
        if folder is None:
            raise
        raise unwritable(folder, error) from error
