"""Returns into a workspace: read, stored, and put on record, with what the receiver says of those that were
there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from desk.base.chained_log import account
from desk.workspace.folder import Workspace
from desk.workspace.locking import lock_resting_on, locks_of
from desk.workspace.logs import faults_told, key_ready
from desk.workspace.receiving import received_words, recorded_words
from desk.workspace.store import context_today, vault_of
from desk.workspace.sweeping import recorded_imports, writing
from engine.rulebook.model.rulebook import Rules
from facts.archive.door import ImportReport, import_returns
from facts.archive.manifest import Manifest
from facts.executors.port import Executor


def imported(
    workspace: Workspace,
    rules: Rules,
    paths: Sequence[Path],
    today: date,
    received_on: date | None,
    progress: Callable[[int, int, str], None],
    executor: Executor | None = None,
    by: str | None = None,
) -> ImportReport:
    """Import returns into a workspace, and put on record which; `executor` reads them, as in
    `import_returns`.

    What the receiver (`by`, None: whose machine it is) says of returns that were there is put on record too,
    but not of returns a closed period rests on.
    """
    key_ready(workspace)
    with writing(workspace):
        with faults_told():
            report = import_returns(
                paths,
                workspace.archive,
                vault_of(workspace),
                context_today(workspace, rules, None),
                today=today,
                received_on=received_on,
                words=received_words(workspace),
                closed=_closed(workspace, rules),
                progress=progress,
                executor=executor,
            )
            recorded_imports(workspace, today)
        recorded_words(workspace, report.heard, by or account(), today)
        return report


def _closed(workspace: Workspace, rules: Rules) -> Callable[[Manifest], str]:
    locks = locks_of(workspace, rules)

    def closed(manifest: Manifest) -> str:
        lock = lock_resting_on(locks, rules, manifest)
        return lock.period.code if lock else ""

    return closed
