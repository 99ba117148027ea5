"""Returns into a workspace: read, stored, and put on record, with what the receiver says of those that were
there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from desk.base.chained_log import account
from desk.base.faults import OURS, Stop
from desk.workspace.folder import Workspace
from desk.workspace.locking import lock_resting_on, locks_of
from desk.workspace.logs import faults_told, key_ready
from desk.workspace.receiving import received_words, recorded_words
from desk.workspace.store import context_today, stored, vault_of
from desk.workspace.sweeping import recorded_imports, writing
from engine.rulebook.model.rulebook import Rules
from facts.archive.door import ImportReport, import_returns
from facts.archive.faults import StoreFault
from facts.archive.manifest import Manifest
from facts.archive.store import Store
from facts.context import Context
from facts.executors.port import Executor
from facts.faults import WorkspaceFault
from facts.intake.printed_rows import printed_rows


def imported(
    workspace: Workspace,
    rules: Rules,
    paths: Sequence[Path],
    today: date,
    received_on: date | None,
    progress: Callable[[int, int, str], None],
    executor: Executor | None = None,
    by: str | None = None,
    incoming: Path | None = None,
) -> ImportReport:
    """Import returns into a workspace, and put on record which; `executor` reads them, as in
    `import_returns`.

    `incoming`: the receiver's list of incoming documents. What the receiver (`by`, None: whose machine it is)
    says of returns that were there is put on record too, but not of returns a closed period rests on.
    """
    heads = key_ready(workspace)
    context = _context(workspace, rules)
    with naming_what_is_stored(workspace), writing(workspace):
        with faults_told():
            report = import_returns(
                paths,
                workspace.archive,
                vault_of(workspace),
                context,
                today=today,
                received_on=received_on,
                incoming=incoming,
                words=received_words(workspace),
                closed=_closed(workspace, rules),
                filing=heads.file,
                progress=progress,
                executor=executor,
            )
            recorded_imports(workspace, today)
        recorded_words(workspace, report.heard, by or account(), today)
        return report


def _context(workspace: Workspace, rules: Rules) -> Context:
    """Return what a return is read against, with the rows that blanks of this archive come with."""
    context = context_today(workspace, rules, None)
    if not any(workspace.archive.iterdir()):
        return context
    try:
        standing = stored(workspace, rules).standing
    except (Stop, WorkspaceFault, OSError):
        raise
    except Exception:  # what one office sent stops no other's import; deriving it again names the error
        return context
    return replace(context, printed=printed_rows(standing))


@contextmanager
def naming_what_is_stored(workspace: Workspace) -> Iterator[None]:
    """Turn an error of the program in the block into one that says which returns were stored despite it."""
    before = _stored(workspace)
    try:
        yield
    except (Stop, WorkspaceFault, OSError):
        raise
    except Exception as error:
        new = sorted(_stored(workspace) - before)
        if not new:
            raise
        files = ", ".join(_name(workspace, hash_) for hash_ in new)
        raise Stop(
            OURS,
            "Đã lưu %(n)s báo cáo vào kho: %(files)s. Sau đó chương trình bị lỗi (%(name)s) nên chưa nói"
            " được ô nào phải sửa. Không cần nhập lại; lanhmanh run vẫn chấm. Chạy lại lệnh này với --debug"
            " và gửi cho người phát triển.",
            n=len(new),
            files=files,
            name=type(error).__name__,
        ) from error


def _stored(workspace: Workspace) -> frozenset[str]:
    return Store(workspace.archive).hashes()


def _name(workspace: Workspace, hash_: str) -> str:
    try:
        return Store(workspace.archive).manifest(hash_).file
    except StoreFault:
        return hash_[:12]


def _closed(workspace: Workspace, rules: Rules) -> Callable[[Manifest], str]:
    locks = locks_of(workspace, rules)

    def closed(manifest: Manifest) -> str:
        lock = lock_resting_on(locks, rules, manifest)
        return lock.period.code if lock else ""

    return closed
