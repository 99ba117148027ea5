"""The office's decisions, as numbered records in a sealed log, and what they say of stored files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from typing import Any

from desk.base.chained_log import Log, mark_of
from desk.workspace.folder import Workspace
from desk.workspace.logs import DECISIONS, log_of
from desk.workspace.unfinished import unfinished_in
from facts.seals import CHANGING, Digests, digest_of
from facts.vault.vault import ERASED


@dataclass(frozen=True, slots=True)
class LoggedDecision:
    """One record: its number, kind, day, who made it, what it says, its seal.

    `on` is the day of the document or of acting; `at` the moment by the clock (ISO, UTC) and `account` the
    system's user, both empty in old records.
    """

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


def held_to(workspace: Workspace, told: Digests) -> Digests:
    """Return what files are held to: the log; where work under way may have changed one, its seal."""
    under_way = unfinished_in(workspace)
    if under_way is None:
        return told
    return Digests(
        {**told.manifests, **dict.fromkeys(set(under_way.returns) & set(told.manifests), "")},
        {**told.vaults, **dict.fromkeys(set(under_way.vaults) & set(told.vaults), "")},
        CHANGING,
    )


def folded(records: Iterable[LoggedDecision]) -> Digests:
    """Return what records say of stored files, the last word on each."""
    manifests: dict[str, str] = {}
    vaults: dict[str, str] = {}
    closed = ""
    for record in records:
        said = record.content.get(STORED, {})
        manifests |= said.get("manifests", {})
        vaults |= said.get("vaults", {})
        closed = said.get("closed") or closed
        for gone in said.get("gone", ()):  # a loss that was put on record
            manifests.pop(gone, None)
            vaults.pop(gone, None)
    return Digests(manifests, vaults, closed)


def digests_in(
    workspace: Workspace, returns: Iterable[str], vaults: Iterable[str], closed: bool
) -> dict[str, Any]:
    """Return what some stored files are now, for a record."""
    from facts.archive.store import MANIFEST  # who asks what was decided reads no archive

    manifests = {one: workspace.archive / one / MANIFEST for one in returns}
    files = {one: workspace.vault / f"{one}.vault" for one in vaults}
    erased = workspace.vault / ERASED
    found = Digests(
        _digests(manifests),
        _digests(files),
        digest_of(erased.read_bytes()) if closed and erased.exists() else "",
    )
    return {STORED: asdict(found)}


def _digests(paths: Mapping[str, Any]) -> dict[str, str]:
    return {name: digest_of(path.read_bytes()) for name, path in sorted(paths.items()) if path.exists()}
