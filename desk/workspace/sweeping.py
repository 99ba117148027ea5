"""Writing alone, and first sweeping away what a command that was killed left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from desk.base.acts import reason_given
from desk.base.chained_log import account
from desk.base.files import alone, alone_if_free
from desk.base.outputs import put_on_record
from desk.base.words_apart import digests_in as words_named_in
from desk.workspace.decisions import (
    LoggedDecision,
    decisions_of,
    digests_in,
    digests_told,
    half_done_said,
    refuse_while_erasing,
    unfinished_in,
)
from desk.workspace.folder import Workspace
from desk.workspace.logs import ACCESS, faults_told, folder_of, heads_of, log_of, logs_of
from facts.archive.erasing import recover
from facts.archive.store import Store
from facts.below import remove_below
from facts.durable_files import asides_in, asides_of, is_aside
from facts.intake.kinds import left_by_system

IMPORT = "import"
_IMPORT = re.compile(r"[0-9a-f]{64}")


@contextmanager
def writing(workspace: Workspace, finishing: bool = False) -> Iterator[None]:
    """Hold the workspace for the block: no other process writes into it. What a killed one left is swept
    first.

    Raise Stop while an erasure is under way, unless it is what the block finishes.
    """
    decisions_of(workspace).log.check_writable()
    with alone(workspace.folder / "writing"):
        if not finishing:
            refuse_while_erasing(workspace)
        swept(workspace)
        with half_done_said(workspace) if finishing else nullcontext():
            yield


def swept_if_free(workspace: Workspace) -> None:
    """Sweep where no other process writes; a verb that only adds to a log need not wait for one that does."""
    with alone_if_free(workspace.folder / "writing") as alone:
        if alone:
            swept(workspace)


def swept(workspace: Workspace) -> None:
    """Remove what was never finished, and record returns that were stored but not recorded yet."""
    folders = (
        workspace.folder,
        workspace.archive,
        workspace.vault,
        workspace.runs,
        folder_of(workspace),
        folder_of(workspace) / "words",
        workspace.standing,
    )
    rules = (folder for folder in workspace.rules.rglob("*") if folder.is_dir())
    returns = (
        workspace.archive / hash_ for hash_ in Store(workspace.archive).hashes()
    )  # sealed again in place
    with faults_told(workspace.folder):
        for folder in (*folders, workspace.rules, *rules, *returns):
            for left in asides_in(folder):
                remove_below(workspace.folder, left)
        heads = heads_of(workspace)
        for path in (workspace.key, *([heads.path] if heads else ())):
            for left in asides_of(path):
                remove_below(left.parent, left)
        if unfinished_in(workspace) is None:
            recover(workspace.archive)
            _drop_unclaimed(workspace)
            recorded_imports(workspace)


def _drop_unclaimed(workspace: Workspace) -> None:
    """Remove names whose return was never stored: it was cut off in between, and will be imported again."""
    there = Store(workspace.archive).hashes()
    for filed in _being_filed(workspace):
        if filed not in there:
            remove_below(workspace.folder, workspace.vault / f"{filed}.vault")


def recorded_imports(workspace: Workspace, today: date | None = None) -> LoggedDecision | None:
    """Put the returns on record that an import stored; None where there are none. Raise WorkspaceFault.

    What lies there and no import named before it was stored, somebody brought in: it is never recorded.
    """
    digests = digests_told(workspace)
    heads = heads_of(workspace)
    if digests is None or heads is None or not (filing := _being_filed(workspace)):
        return None
    store = Store(workspace.archive, heads.seals, digests)
    new = sorted(store.hashes() & filing - set(digests.manifests))
    record = None
    if new:
        files = {hash_: store.manifest(hash_).file for hash_ in new}  # only one that has its seal
        content = {"files": files, **digests_in(workspace, new, new, closed=False)}
        day = (today or date.today()).isoformat()
        record = decisions_of(workspace).add(IMPORT, day, account(), content)
    heads.filed()
    return record


def _being_filed(workspace: Workspace) -> frozenset[str]:
    """Return the returns that an import began to store, not all of them on record."""
    heads = heads_of(workspace)
    log_heads = heads.read() if heads else None
    return frozenset(filter(_IMPORT.fullmatch, log_heads.filing)) if log_heads else frozenset()


def looked(workspace: Workspace, by: str, reason: str, today: date, what: Mapping[str, Any]) -> None:
    """Put on record who takes what identifies someone or is restricted, and why; before it is taken."""
    swept_if_free(workspace)
    entry = {"on": today.isoformat(), "by": by, "reason": reason_given(reason), **what}
    put_on_record(partial(log_of(workspace, ACCESS).add, entry))


_HASH = "[0-9a-f]{64}"
_KEPT = rf"{_HASH}(-[a-z]+)?"
_STORES = {
    "archive": ("", _HASH),
    "vault": (rf"check\.json|erased\.json|{_HASH}\.vault", ""),
    "runs": ("", r"[^.].*"),
    "decisions": (r"[\w-]+\.jsonl|erasing\.json", "words"),
    "decisions/words": (rf"{_HASH}\.json", ""),
}
"""The files and folders that the program puts into a folder."""
_ELSEWHERE = {
    "": (
        r"(workspace|office)\.json",
        "archive|vault|runs|decisions|rules|rules_removed|kept|desk|damaged",
    ),
    "desk": (r"desk\.sqlite3(-wal|-shm)?", ""),
    "kept": (r"backtest\.json", "rules|leads|problems|standing"),
    **dict.fromkeys(("kept/rules", "kept/leads", "kept/problems"), (_KEPT, "")),
    "kept/standing": ("", _HASH),
    "damaged": ("", r"[^.].*-\d+"),
}
_SWEPT = (*_STORES, "", "kept/standing")
_SWAPPED = rf"{_HASH}|\.erasing-{_HASH}"  # folders of the archive, while an erasure is under way


def strays(workspace: Workspace) -> tuple[Path, ...]:
    """Return the files and folders in archive, vault, runs and decisions that the program does not put
    there, a log without a record too. What systems leave beside files is none of them."""
    swapped = {"archive": ("", _SWAPPED)} if unfinished_in(workspace) else {}
    heads = heads_of(workspace)
    log_heads = heads.read() if heads else None
    empty = {log.name for log in logs_of(workspace) if log.path.exists() and not log.path.stat().st_size}
    strange = empty - log_heads.logs.keys() - log_heads.intended.keys() if log_heads else set()
    strange_logs = (workspace.folder / "decisions" / name for name in sorted(strange))
    return (*_strays(workspace, {**_STORES, **swapped}), *strange_logs)


def strays_elsewhere(workspace: Workspace) -> tuple[Path, ...]:
    """Return what else is not the program's: elsewhere in the workspace, and words no record names."""
    named = {digest for log in logs_of(workspace) for entry in log.bare() for digest in words_named_in(entry)}
    words = (workspace.folder / "decisions" / "words").glob("*.json")
    own = re.compile(rf"{_HASH}\.json")
    unnamed = (path for path in sorted(words) if own.fullmatch(path.name) and path.stem not in named)
    return (*_strays(workspace, _ELSEWHERE), *unnamed)


def _strays(workspace: Workspace, own: Mapping[str, tuple[str, str]]) -> Iterator[Path]:
    for name, (files, folders) in own.items():
        folder = workspace.folder / name
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            piece = name in _SWEPT and is_aside(path.name)  # the next verb that writes takes it away
            if not (
                re.fullmatch(folders if path.is_dir() else files, path.name) or piece or _is_nothing(path)
            ):
                yield path


def _is_nothing(path: Path) -> bool:
    """Tell whether this is an empty lock, or a file a system leaves."""
    if path.is_dir():
        return False
    return left_by_system(path.name) or (path.name.endswith(".lock") and not path.stat().st_size)
