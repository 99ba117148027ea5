"""Returns into a workspace: read, stored, and put on record, with what the receiver says of those that were
there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from desk.base.chained_log import account
from desk.base.faults import OURS, STORE, Stop
from desk.base.files import Busy
from desk.workspace.decisions import decisions_of, digests_in
from desk.workspace.folder import Workspace
from desk.workspace.locking import lock_resting_on, locks_of
from desk.workspace.logs import faults_told, key_ready
from desk.workspace.store import archive_of, context_today, received_words, recorded_words, vault_of
from desk.workspace.sweeping import IMPORT, recorded_imports, writing
from engine.rulebook.model.rulebook import Rules
from facts.archive.door import ImportReport, heard_in_list, import_returns
from facts.archive.faults import StoreFault
from facts.archive.filing import Filing
from facts.archive.manifest import Manifest
from facts.archive.receiving import ReceiptRecord
from facts.archive.sealing import sealed
from facts.archive.store import NO_WORDS, Store
from facts.executors.port import Executor, Serial
from facts.faults import WorkspaceFault
from facts.intake.problems import FileFault
from facts.intake.reading import ReturnReader, Taken, returns_in
from facts.intake.walking import walked

PUT_BACK = "put-back"


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
    sender: tuple[str, str] | None = None,
) -> ImportReport:
    """Import returns into a workspace, and put on record which; `executor` reads them, and `sender` is whose
    alone are taken, as in `import_returns`.

    `incoming`: the receiver's list of incoming documents. What the receiver (`by`, None: whose machine it is)
    says of returns that were there is put on record too, but not of returns a closed period rests on. A
    return that was damaged since it was imported, or whose names were, is stored anew where its original is
    among the files.
    """
    by = by or account()

    def attempt() -> ImportReport:
        heads = key_ready(workspace)
        with naming_what_is_stored(workspace), writing(workspace):
            context = context_today(workspace, rules, None)  # by none that an erasing verb is rewriting
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
                    sender=sender,
                )
                recorded_imports(workspace, today)
            recorded_words(workspace, report.heard, by, today)
            return report

    try:
        return attempt()
    except Busy:
        raise
    except (Stop, WorkspaceFault) as fault:
        try:
            back = _put_back(workspace, rules, paths, today, received_on, executor or Serial(), by, sender)
        except (Stop, WorkspaceFault):  # such as a lost key: the first fault says more of it
            back = ()
        if not back and sender and isinstance(fault.__cause__ or fault, WorkspaceFault):
            raise Stop(  # what is wrong names returns, which may be another's
                STORE,
                "Kho báo cáo của cơ quan có chỗ hỏng nên chưa nhận được báo cáo nào. Báo cơ quan đánh giá;"
                " kho sửa xong thì gửi lại. Chưa có gì được ghi.",
            ) from None
        if not back:
            raise fault from None
        return replace(attempt(), put_back=back)


def _put_back(
    workspace: Workspace,
    rules: Rules,
    paths: Sequence[Path],
    today: date,
    received_on: date | None,
    executor: Executor,
    by: str,
    sender: tuple[str, str] | None,
) -> tuple[str, ...]:
    """Store damaged returns and names anew from their original files (of a `sender` alone: its own), on
    record, each return to the byte as the log has it; return the files' names."""
    with writing(workspace), faults_told():
        store, vault = archive_of(workspace, NO_WORDS), vault_of(workspace)
        damaged, nameless = store.damaged(), vault.damaged().keys()
        if not damaged | nameless:
            return ()
        before, others = _imported_before(workspace), store.hashes() - damaged - nameless
        reader = ReturnReader(context_today(workspace, rules, None), today, others)
        files, back = dict[str, str](), list[Filing]()
        for _, taken in returns_in(walked(paths).files, reader, executor, lambda done: None):
            if not isinstance(taken, Taken) or taken.read is None or taken.hash in files:
                continue
            if sender not in (None, (taken.read.cover.unit, taken.read.cover.office)):
                continue
            day, name = before.get(taken.hash, (today, taken.read.file))
            read = replace(taken.read, file=name)
            receipts = ((ReceiptRecord(received_on),) if received_on else ()) + (None,)
            parts = [sealed(read, taken.hash, vault.keys, day, receipt) for receipt in receipts]
            filing = next((filing for filing, _ in parts if store.is_as_told(filing)), None)
            if taken.hash in damaged and filing is not None:
                back.append(filing)
                files[taken.hash] = name
            if taken.hash in nameless:
                vault.write(taken.hash, parts[0][1])
                files[taken.hash] = name
        names = digests_in(workspace, (), nameless & files.keys(), closed=False)
        content = {"files": dict(sorted(files.items())), **(names if nameless & files.keys() else {})}
        last = decisions_of(workspace).records()[-1]
        if files and (last.kind, last.content) != (PUT_BACK, content):  # else cut off just after it
            decisions_of(workspace).add(PUT_BACK, today.isoformat(), by, content)
        for filing in back:
            store.put_back(filing)
        return tuple(content["files"].values())


def _imported_before(workspace: Workspace) -> dict[str, tuple[date, str]]:
    """Return the day each return was put on record first, and what its file was called."""
    before = dict[str, tuple[date, str]]()
    for record in decisions_of(workspace).records():
        for hash_, name in record.content.get("files", {}).items() if record.kind == IMPORT else ():
            before.setdefault(hash_, (date.fromisoformat(record.on), str(name)))
    return before


def received_list(
    workspace: Workspace, rules: Rules, listed: Path, by: str, today: date
) -> tuple[int, tuple[FileFault, ...]]:
    """Put on record what the receiver's list of incoming documents says of the returns that are there. Return
    of how many it says anew, and what of it can't be used."""
    key_ready(workspace)
    with writing(workspace), faults_told():
        store = archive_of(workspace)
        words = received_words(workspace)
        context = context_today(workspace, rules, None)
        hearing, faults = heard_in_list(listed, store, context, words, _closed(workspace, rules), today)
        recorded_words(workspace, hearing.heard.values(), by, today)
    return len(hearing.heard), (*faults, *hearing.faults)


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
        raise Stop(
            OURS,
            "Đã lưu %(n)s báo cáo vào kho: %(files)s. Sau đó chương trình bị lỗi (%(name)s) nên chưa nói"
            " được ô nào phải sửa. Không cần nhập lại; lanhmanh run vẫn chấm. Chạy lại lệnh này với --debug"
            " và gửi cho người phát triển.",
            n=len(new),
            files=", ".join(_name(workspace, hash_) for hash_ in new),
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
