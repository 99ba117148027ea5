"""The office's decisions, as records in a sealed log, what they say of stored files; work under way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from desk.base.chained_log import Log, mark_of
from desk.base.faults import STORE, Stop
from desk.base.files import canonical_json, disk_fault, write_bytes
from desk.workspace.folder import Workspace
from desk.workspace.logs import DECISIONS, heads_of, key_ready, log_of
from facts.parsed_json import parsed
from facts.seals import CHANGING, Digests, digest_of, with_seal, without_seal
from facts.vault.vault import ERASED

PURPOSE = "erasure under way"


@dataclass(frozen=True, slots=True)
class Unfinished:
    """An erasure, of a person or of what is past its time, or a replacement of the key. `stand_in` is the
    person's new code, or the mark of the erasure. `returns` and `vaults` are the imports it may change;
    `rows` and `values` how many it found. `past`: since when, kind, purposes and key of each record;
    `stand_ins`: the code of each party among them; `backups`: those that still hold it."""

    party: str
    stand_in: str
    returns: tuple[str, ...]
    vaults: tuple[str, ...] = ()
    rows: int = 0
    values: int = 0
    reason: str = ""
    by: str = ""
    secrets: int = 0  # of a replacement of the key, which names no one: how many there were before
    past: tuple[tuple[str, ...], ...] = ()
    stand_ins: tuple[tuple[str, ...], ...] = ()
    backups: tuple[tuple[str, ...], ...] = ()


def unfinished_in(workspace: Workspace) -> Unfinished | None:
    """Return the erasure that did not end. Raise Stop where the mark is not one this office left."""
    try:
        body, seal = without_seal(_path(workspace).read_bytes())
        heads = heads_of(workspace)
        if heads is not None and not heads.seals.accepts(PURPOSE, body, seal):
            raise ValueError(PURPOSE)  # forged, it would have anything erased, and put on record as decided
        content = parsed(body)
        lists = {name: tuple(content.get(name, ())) for name in ("returns", "vaults")}
        tables = {name: tuple(map(tuple, content.get(name, ()))) for name in ("past", "stand_ins", "backups")}
        return Unfinished(**{**content, **lists, **tables})
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError) as error:
        raise Stop(
            STORE,
            "%(path)s (dấu của một việc xóa đang làm) bị hỏng, hoặc không do chương trình ghi. Nếu không có"
            " việc xóa nào đang dở, xóa tệp này; rồi: lanhmanh verify",
            path=_path(workspace),
        ) from error


def begin(workspace: Workspace, erasure: Unfinished) -> None:
    body = canonical_json(asdict(erasure)).rstrip("\n").encode()
    write_bytes(_path(workspace), with_seal(body, key_ready(workspace).seals.seal(PURPOSE, body)))


def end(workspace: Workspace) -> None:
    _path(workspace).unlink(missing_ok=True)


def refuse_while_erasing(workspace: Workspace) -> None:
    """Raise Stop where an erasure is under way: returns may stand aside, and figures would lack them."""
    unfinished = unfinished_in(workspace)
    if unfinished is not None and unfinished.secrets:
        raise Stop(
            STORE,
            "Việc đổi khóa chưa xong, hoặc bị ngắt giữa chừng. Nếu lệnh đó đã dừng, chạy lại: %(again)s",
            again=_again(unfinished),
        )
    if unfinished is not None:
        raise Stop(
            STORE,
            "Việc xóa dữ liệu chưa xong, hoặc bị ngắt giữa chừng. Chờ lệnh đó chạy xong; nếu nó đã dừng,"
            " chạy lại: %(again)s",
            again=_again(unfinished),
        )


@contextmanager
def half_done_said(workspace: Workspace) -> Iterator[None]:
    """Say what is left half done where the disk fails in the block, and which verb ends it."""
    try:
        yield
    except (OSError, Stop) as error:
        fault = disk_fault(error) or disk_fault(error.__cause__)
        if fault is None or (left := unfinished_in(workspace)) is None:
            raise
        raise Stop(
            STORE,
            "%(fault)s Việc này còn dở: có tệp đã đổi, có tệp chưa. Không mất gì, nhưng lệnh khác dừng tới"
            " khi làm xong. Xử lý rồi chạy lại, lệnh làm nốt: %(again)s",
            fault=fault,
            again=_again(left),
        ) from error


def written_since(workspace: Workspace, began: datetime) -> bool:
    """Tell whether something was put on record since, to the second, or is being taken out right now."""
    heads = heads_of(workspace)
    last = heads.read() if heads else None
    if last is not None and last.at and datetime.fromisoformat(last.at) >= began:
        return True
    return unfinished_in(workspace) is not None


def _again(left: Unfinished) -> str:
    if left.secrets:
        return 'lanhmanh rotate-key --reason "…"'
    return f'lanhmanh {f"erase {left.party}" if left.party else "retain"} --reason "…" --yes'


def _path(workspace: Workspace) -> Path:
    return workspace.folder / "decisions" / "erasing.json"


@dataclass(frozen=True, slots=True)
class LoggedDecision:
    """One record: number, kind, day, who made it, what it says, seal. `on` is the day of the document or of
    acting; `at` the moment by the clock (ISO, UTC) and `account` the system's user, empty in old records."""

    number: int
    kind: str
    on: str
    by: str
    content: Mapping[str, Any]
    hash: str
    at: str = ""
    account: str = ""

    @property
    def id(self) -> str:
        return f"{self.number:06d}-{self.kind}"


@dataclass(frozen=True, slots=True)
class Chain:
    """A log of records. One that was changed or taken out breaks the chain, and is told."""

    log: Log

    def records(self) -> tuple[LoggedDecision, ...]:
        """Read every record in order; raises Stop where one is not what it was."""
        return tuple(map(record_of, self.log.entries()))

    def add(
        self, kind: str, on: str, by: str, content: Mapping[str, Any], same: Sequence[str] = ()
    ) -> LoggedDecision:
        """Add a record and return it; with `same`, return the one that says so already (see Log.add)."""
        return record_of(self.log.add({"kind": kind, "on": on, "by": by, "content": content}, same))

    def alone(self) -> AbstractContextManager[None]:
        """Hold the log for a block that reads what stands and adds to it."""
        return self.log.alone()


def record_of(entry: Mapping[str, Any]) -> LoggedDecision:
    return LoggedDecision(
        entry["n"],
        entry["kind"],
        entry["on"],
        entry["by"],
        entry["content"],
        mark_of(entry),
        entry.get("at", ""),
        entry.get("account", ""),
    )


LOCK, REOPEN = "lock", "reopen"  # kinds of records: a period closed, and opened again
STORED = "stored"  # under this name a record says what files are, by digest


def decisions_of(workspace: Workspace) -> Chain:
    """Return the workspace's decisions: imports, locks, reopenings, announcements, erasures."""
    return Chain(log_of(workspace, DECISIONS))


def digests_told(workspace: Workspace) -> Digests | None:
    """Return what stored files are held to; None where the workspace was never sealed, or no key is here."""
    decisions = decisions_of(workspace)
    if decisions.log.heads is None or decisions.log.heads.read() is None:
        return None
    return held_to(workspace, folded(decisions.records()))


def held_to(workspace: Workspace, digests: Digests) -> Digests:
    """Return what files are held to: the log; where work under way may have changed one, its seal."""
    under_way = unfinished_in(workspace)
    if under_way is None:
        return digests
    return Digests(
        {**digests.manifests, **dict.fromkeys(set(under_way.returns) & set(digests.manifests), "")},
        {**digests.vaults, **dict.fromkeys(set(under_way.vaults) & set(digests.vaults), "")},
        CHANGING,
    )


def folded(records: Iterable[LoggedDecision]) -> Digests:
    """Return what records say of stored files, the last word on each."""
    manifests: dict[str, str] = {}
    vaults: dict[str, str] = {}
    closed = ""
    for record in records:
        stored_digests = record.content.get(STORED, {})
        manifests |= stored_digests.get("manifests", {})
        vaults |= stored_digests.get("vaults", {})
        closed = stored_digests.get("closed") or closed
        for gone in stored_digests.get("gone", ()):  # a loss that was put on record
            manifests.pop(gone, None)
            vaults.pop(gone, None)
    return Digests(manifests, vaults, closed)


def digests_in(
    workspace: Workspace, returns: Iterable[str], vaults: Iterable[str], closed: bool
) -> dict[str, Any]:
    from facts.archive.store import MANIFEST  # who asks what was decided reads no archive

    manifests = {hash_: workspace.archive / hash_ / MANIFEST for hash_ in returns}
    files = {hash_: workspace.vault / f"{hash_}.vault" for hash_ in vaults}
    erased = workspace.vault / ERASED
    digests = Digests(
        _digests(manifests),
        _digests(files),
        digest_of(erased.read_bytes()) if closed and erased.exists() else "",
    )
    return {STORED: asdict(digests)}


def _digests(paths: Mapping[str, Any]) -> dict[str, str]:
    return {name: digest_of(path.read_bytes()) for name, path in sorted(paths.items()) if path.exists()}
