"""Writing alone, and first sweeping away what a command that was killed left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from desk.base.alone import alone, alone_if_free
from desk.base.chained_log import account
from desk.workspace.chain import LoggedDecision
from desk.workspace.decisions import decisions_of, digests_in, digests_told
from desk.workspace.folder import Workspace
from desk.workspace.logs import faults_told, folder_of, heads_of
from desk.workspace.unfinished import refuse_while_erasing, unfinished_in
from facts.archive.erasing import recover
from facts.archive.store import Store
from facts.below import remove_below
from facts.durable_files import asides_in, asides_of

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
        yield


def swept_if_free(workspace: Workspace) -> None:
    """Sweep where no other process writes; a verb that only adds to a log need not wait for one that does."""
    with alone_if_free(workspace.folder / "writing") as held:
        if held:
            swept(workspace)


def swept(workspace: Workspace) -> None:
    """Remove pieces of what was never finished, and put on record returns that were stored but not recorded
    yet."""
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
    with faults_told(workspace.folder):
        for folder in (*folders, workspace.rules, *rules):
            for left in asides_in(folder):
                remove_below(workspace.folder, left)
        heads = heads_of(workspace)
        for left in asides_of(heads.path) if heads else ():
            remove_below(left.parent, left)
        if unfinished_in(workspace) is None:
            recover(workspace.archive)
            _drop_unclaimed(workspace)
            recorded_imports(workspace)


def _drop_unclaimed(workspace: Workspace) -> None:
    """Remove names whose return was never stored: it was cut off in between, and will be imported again."""
    told = digests_told(workspace)
    if told is None:
        return
    stored = Store(workspace.archive).hashes() | set(told.vaults)
    for path in workspace.vault.glob("[!.]*.vault"):
        if path.stem not in stored and _IMPORT.fullmatch(path.stem):
            remove_below(workspace.folder, path)


def recorded_imports(workspace: Workspace, today: date | None = None) -> LoggedDecision | None:
    """Put the returns on record that are stored and not recorded; None where there are none. Raise
    WorkspaceFault."""
    told = digests_told(workspace)
    heads = heads_of(workspace)
    if told is None or heads is None:
        return None
    store = Store(workspace.archive, heads.seals, told)
    new = sorted(store.hashes() - set(told.manifests))
    if not new:
        return None
    files = {one: store.manifest(one).file for one in new}  # only one that has its seal
    content = {"files": files, **digests_in(workspace, new, new, closed=False)}
    return decisions_of(workspace).add(IMPORT, (today or date.today()).isoformat(), account(), content)
