"""Writing alone, and first sweeping away what a command that was killed left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from desk.base.alone import alone, alone_if_free
from desk.base.chained_log import account
from desk.workspace.decisions import LoggedDecision, decisions_of, digests_in, digests_told
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
    returns = (workspace.archive / one for one in Store(workspace.archive).hashes())  # sealed again in place
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
    for one in _being_filed(workspace):
        if one not in there:
            remove_below(workspace.folder, workspace.vault / f"{one}.vault")


def recorded_imports(workspace: Workspace, today: date | None = None) -> LoggedDecision | None:
    """Put the returns on record that an import stored; None where there are none. Raise WorkspaceFault.

    What lies there and no import named before it was stored, somebody brought in: it is never recorded.
    """
    told = digests_told(workspace)
    heads = heads_of(workspace)
    if told is None or heads is None or not (filing := _being_filed(workspace)):
        return None
    store = Store(workspace.archive, heads.seals, told)
    new = sorted(store.hashes() & filing - set(told.manifests))
    record = None
    if new:
        files = {one: store.manifest(one).file for one in new}  # only one that has its seal
        content = {"files": files, **digests_in(workspace, new, new, closed=False)}
        day = (today or date.today()).isoformat()
        record = decisions_of(workspace).add(IMPORT, day, account(), content)
    heads.filed()
    return record


def _being_filed(workspace: Workspace) -> frozenset[str]:
    """Return the returns that an import began to store, not all of them on record."""
    heads = heads_of(workspace)
    told = heads.read() if heads else None
    return frozenset(filter(_IMPORT.fullmatch, told.filing)) if told else frozenset()
