"""The logs of a workspace, sealed with the key, their heads kept beside it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from desk.base.acts import number_typed
from desk.base.chained_log import Log, mark_of
from desk.base.faults import STORE, Stop, WrongUse
from desk.base.files import unwritable
from desk.base.heads import NO_HEADS, Heads, LogFault, LogHeads
from desk.base.language import ByLanguage, reader
from desk.workspace.folder import Workspace, remember, remembered_id
from facts.faults import WorkspaceFault
from facts.seals import Seals, without_seal
from facts.vault.secret import create_key, secrets_in_file
from facts.vault.vault import check_key
from facts.visible_text import short_value

DECISIONS = "decisions.jsonl"
ACCESS = "access.jsonl"
DESK = "desk.jsonl"  # what happened at the desk and is no decision


def log_of(workspace: Workspace, name: str) -> Log:
    return Log(folder_of(workspace) / name, heads_of(workspace))


def logs_of(workspace: Workspace) -> tuple[Log, ...]:
    """Return every log there is, or was: those with a head too."""
    heads = heads_of(workspace)
    log_heads = heads.read() if heads else None
    there = {path.name for path in folder_of(workspace).glob("*.jsonl")}
    return tuple(
        Log(folder_of(workspace) / name, heads)
        for name in sorted(there | set(log_heads.logs if log_heads else ()))
    )


def folder_of(workspace: Workspace) -> Path:
    return workspace.folder / "decisions"


def heads_of(workspace: Workspace) -> Heads | None:
    """Return the heads of the logs; None without a key. A fresh workspace gets both."""
    with faults_told():
        if is_fresh(workspace):
            return key_ready(workspace)
        return _heads(workspace) if workspace.key.exists() else None


def seals_of(workspace: Workspace) -> Seals | None:
    """Return what vouches for what is only kept to save time; None where the key can't be had."""
    try:
        heads = heads_of(workspace)
    except Stop:
        return None
    return heads.seals if heads else None


def heads_now(workspace: Workspace) -> dict[str, dict[str, Any]]:
    """Return where every log stands, as announcements, runs and backups name it; nothing without a key."""
    heads = heads_of(workspace)
    log_heads = heads.read() if heads else None
    return log_heads.named() if log_heads else {}


def key_ready(workspace: Workspace) -> Heads:
    """Return the heads; make key and heads if nothing was ever kept. Raise Stop if there is no key."""
    _check_key_outside(workspace)
    with faults_told():
        fresh = is_fresh(workspace)
        if fresh and not workspace.key.exists():
            create_key(workspace.key)
        heads = _heads(workspace)
        if fresh and heads.read() is None:
            heads.write(LogHeads({}, ""))
            if remembered_id(workspace) is None:  # another that lay here may have been exchanged for this one
                remember(workspace)
    return heads


def _heads(workspace: Workspace) -> Heads:
    secrets = secrets_in_file(workspace.key)
    check_key(workspace.vault, workspace.key, secrets)
    path = _heads_path(workspace, workspace.id)
    if (before := _id_before(workspace, secrets)) is not None:
        raise Stop(
            STORE,
            "%(mark)s: mã nay là %(id)s, nhưng sổ và báo cáo ở đây niêm phong dưới mã %(before)s: có người"
            " đổi mã, hoặc đem đồ của không gian làm việc khác vào đây. Mã của cơ quan là %(before)s thì"
            " khôi phục tệp này từ bản sao lưu, hoặc ghi lại mã ấy vào đó; là %(id)s thì khôi phục cả thư"
            " mục từ bản sao lưu; rồi: lanhmanh verify",
            mark=workspace.folder / "workspace.json",
            id=workspace.id,
            before=before,
        )
    return Heads(path, Seals(secrets, workspace.id), lambda: secrets_in_file(workspace.key) != secrets)


def _heads_path(workspace: Workspace, id_: str) -> Path:
    return workspace.key.with_name(f"{workspace.key.name}.{id_}.heads")


def was_sealed(workspace: Workspace) -> bool:
    """Tell whether something kept here has a seal: a workspace of before there were seals has none."""
    return any(_seals_in(workspace))


def refuse_lost_heads(workspace: Workspace) -> None:
    """Raise Stop if sealed heads are gone: seals put on anew would cover what was cut since."""
    heads = heads_of(workspace)
    if heads is not None and heads.read() is None and was_sealed(workspace):
        raise Stop(STORE, LogFault(NO_HEADS).text(heads.path))


def _id_before(workspace: Workspace, secrets: Sequence[bytes]) -> str | None:
    """Return the id under which what is kept here was sealed; None where it is this one, or not known. The
    first seal of this id is enough, unless another id is remembered here, under which anything was sealed."""
    remembered = None
    with contextlib.suppress(Stop):  # a list that can't be read: verify names it
        remembered = remembered_id(workspace)
    if remembered not in (None, workspace.id):
        seals = (*_seals_of_logs(workspace), *_seals_of_stored(workspace))
        if any(Seals([key], remembered).holds(*seal) for seal in seals for key in secrets):
            return remembered
    own, accepted = Seals(secrets, workspace.id), []
    for seal in _seals_in(workspace):
        if own.accepts(*seal):
            return None
        accepted.append(seal)
    if not accepted:
        return None
    beside, ending = _heads_path(workspace, "*"), len(".heads")
    ids = {path.name[len(workspace.key.name) + 1 : -ending] for path in beside.parent.glob(beside.name)}
    under = (
        id_
        for id_ in sorted(ids)
        for key in secrets
        if any(Seals([key], id_).holds(*seal) for seal in accepted)
    )
    return next(under, None)


def _seals_in(workspace: Workspace) -> Iterator[tuple[str, bytes, str]]:
    """Yield purpose, content and seal of each log record; if none has any, of returns and names."""
    yield from _seals_of_logs(workspace)
    if not any(next(_lines_of(path), None) for path in folder_of(workspace).glob("*.jsonl")):
        yield from _seals_of_stored(workspace)


def _seals_of_logs(workspace: Workspace) -> Iterator[tuple[str, bytes, str]]:
    for path in sorted(folder_of(workspace).glob("*.jsonl")):
        yield from _sealed(f"log {path.name}", _lines_of(path))


def _seals_of_stored(workspace: Workspace) -> Iterator[tuple[str, bytes, str]]:
    for path in sorted(workspace.archive.glob("*/manifest.json")):
        yield from _sealed(f"manifest {path.parent.name}", [path.read_bytes()])
    for path in sorted(workspace.vault.glob("*.vault")):
        yield from _sealed(f"vault file {path.stem}", [path.read_bytes()])


def _sealed(purpose: str, contents: Iterable[bytes]) -> Iterator[tuple[str, bytes, str]]:
    for content, seal in map(without_seal, contents):
        if seal:
            yield purpose, content, seal


def _lines_of(path: Path) -> Iterator[bytes]:
    """Yield the lines of a log; none of one that can't be read, which who needs it names."""
    with contextlib.suppress(OSError), path.open("rb") as lines:
        yield from (line.rstrip(b"\n") for line in lines)


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


@contextlib.contextmanager
def faults_told(folder: Path | None = None) -> Iterator[None]:
    """Say a fault of archive or vault as a Stop; one of the disk too, of a `folder`."""
    try:
        yield
    except WorkspaceFault as fault:
        raise Stop(STORE, ByLanguage(lambda said: said.text(reader()), fault)) from fault
    except OSError as error:
        if folder is None:
            raise
        raise unwritable(folder, error) from error


SHOWN = 16  # hex digits of a seal on paper: 64 bits


def shown_heads(workspace: Workspace) -> list[tuple[str, int, str]]:
    """Return each log's name, count and the start of its last seal. Raise Stop where one is broken."""
    found = ((log.name, log.entries()) for log in logs_of(workspace))
    return [(name, len(entries), mark_of(entries[-1])[:SHOWN]) for name, entries in found if entries]


def compared(workspace: Workspace, line: str) -> bool:
    parts = line.split()
    if len(parts) != 3 or not number_typed(parts[1]) or len(parts[2]) < SHOWN:
        raise WrongUse(
            "--compare cần một dòng như đã in: TÊN_SỔ SỐ_DÒNG DẤU (%(shown)s chữ số trở lên). Đã nhận"
            " '%(line)s'.",
            shown=SHOWN,
            line=short_value(line),
        )
    name, count, seal = parts[0], number_typed(parts[1]), parts[2].casefold()
    entries, _ = log_of(workspace, name).examined()
    same = 0 < count <= len(entries) and mark_of(entries[count - 1]).startswith(seal)
    heads = heads_of(workspace)
    if same and heads is not None:
        heads.compared_now()
    return same
