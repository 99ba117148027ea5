"""The two doors of the archive: returns in, and what counts out."""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from facts.archive.counting import Duplicate, FileCount, Tally, UnusableRow
from facts.archive.events import Gone
from facts.archive.filing import Filing
from facts.archive.history import Superseded
from facts.archive.ledger import FiledProblem, Ledger, standing_of, totals_by_kind
from facts.archive.manifest import Manifest
from facts.archive.receiving import Heard, Hearing, ReceiversWord, Words, heard_again
from facts.archive.sealing import Receipt, sealed
from facts.archive.store import NO_WORDS, Store
from facts.context import Context
from facts.executors.port import Executor
from facts.executors.serial import Serial
from facts.intake.files import ReturnFile
from facts.intake.incoming import Incoming, incoming_documents
from facts.intake.problems import FileFault
from facts.intake.reading import ReturnReader, Taken, returns_in
from facts.intake.sender import named_in
from facts.intake.walking import Walked, absolute, walked
from facts.standing import Event
from facts.vault.vault import Vault

_IN_A_BATCH = 32  # returns named before they are filed
_AT_ONCE = 8  # returns filed side by side
Progress = Callable[[int, int, str], None]  # done, of how many, file


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What one import did. Counts and problems are of the files of this call, as the whole archive has them.

    `already` names the files, as they were called now, that the archive held before, whatever they were
    called then. `heard` is what the receiver now says of them; the day given for all does not speak of those
    `unheard`. `put_back` are the files whose damaged returns were stored anew. `passed` are the files that
    systems leave beside those of people. `hashes` has every return of this call, in order of file, `added`
    those that are new. `renamed` has the files that name a person: as they are called, and what they are kept
    as.
    """

    files: tuple[FileCount, ...]
    totals: Mapping[str, Tally]
    problems: tuple[FiledProblem, ...]
    duplicates: tuple[Duplicate, ...]
    gone_without_reason: tuple[Gone, ...]
    replaced: tuple[Superseded, ...]
    notices: tuple[Event, ...]
    faults: tuple[FileFault, ...]
    already: tuple[str, ...]
    passed: tuple[str, ...]
    hashes: tuple[str, ...]
    ledger: Ledger
    heard: tuple[Heard, ...] = ()
    unheard: tuple[str, ...] = ()
    put_back: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    unusable: tuple[UnusableRow, ...] = ()


@dataclass(frozen=True, slots=True)
class _Imported:
    hashes: tuple[str, ...]
    added: tuple[Filing, ...]
    already: tuple[str, ...]
    faults: tuple[FileFault, ...]
    known: tuple[tuple[ReturnFile, str], ...]  # files whose return was there, and its hash
    renamed: tuple[tuple[str, str], ...]


def import_returns(
    paths: Sequence[Path],
    archive_dir: Path,
    vault: Vault,
    context: Context,
    *,
    today: date,
    received_on: date | None = None,
    incoming: Path | None = None,
    words: Words = NO_WORDS,
    closed: Callable[[Manifest], str] = lambda manifest: "",
    filing: Callable[[Collection[str]], None] = lambda hashes: None,
    progress: Progress | None = None,
    executor: Executor | None = None,
    sender: tuple[str, str] | None = None,
) -> ImportReport:
    """Import the returns under `paths`; what is in the archive already is left as it is, and told as `words`
    say.

    A return counts as received on the day the receiver's list `incoming` says, else `received_on`, else the
    day its cover says, else `today`; a day before it was made is said and not used. A file that
    can't be taken is a fault in the report; the others are imported. `filing` is called with the hashes of
    returns before they are stored. `executor` reads them (None: here,
    without limits: for files that can be trusted). Only returns of `sender`, a unit and its office, are taken
    (None: of all). Raise StoreFault or VaultFault where the workspace can't
    be used.
    """
    store = Store(archive_dir, vault.seals, vault.digests, words)
    tuple(store.manifests())  # before anything is written: a newer or damaged archive is refused,
    vault.check_closed()
    for fault in vault.damaged().values():  # and so are damaged names
        raise fault
    met = walked(paths)
    reader = ReturnReader(context, today, store.recorded())
    read = returns_in(met.files, reader, executor or Serial(), _step(progress, met.files))
    if sender is not None:
        read = _of_sender(read, sender, store)
    listed = incoming_documents(incoming, [file.path for file in met.files])
    taken = _take(_named_first(read, filing), store, vault, _receipts(listed, received_on, today, context))
    hearing = heard_again(
        ((file, store.manifest(hash_)) for file, hash_ in taken.known),
        words,
        _said_again(listed, received_on, paths, context),
        closed,
        today,
        received_on is not None,
    )
    store = store.hearing({**words, **hearing.words})
    others = store.filings(store.recorded() - {filing.hash for filing in taken.added})
    _, ledger = standing_of([*others, *taken.added], context)
    return _report(ledger, taken, met, listed, hearing)


def heard_in_list(
    listed: Path, store: Store, context: Context, words: Words, closed: Callable[[Manifest], str], today: date
) -> tuple[Hearing, tuple[FileFault, ...]]:
    """Return what the receiver's list says of returns that are there, and what of it can't be read."""
    known = [(ReturnFile(Path(m.file), m.file), m) for m in store.manifests()]
    incoming = incoming_documents(listed, [file.path for file, _ in known])
    statement = _said_again(incoming, None, (), context)
    return heard_again(known, words, statement, closed, today, False), incoming.faults


def _receipts(
    incoming: Incoming, received_on: date | None, today: date, context: Context
) -> Callable[[ReturnFile], Receipt]:
    def receipt(file: ReturnFile) -> Receipt:
        entry = incoming.entry(file.path)
        if entry is None:
            return Receipt(received_on, today)
        return Receipt(entry.day, today, named_in(entry.sender, context))

    return receipt


def _said_again(
    incoming: Incoming, received_on: date | None, paths: Sequence[Path], context: Context
) -> Callable[[ReturnFile], ReceiversWord | None]:
    """Return what says when a return came: the list, else the day given where its file is named."""
    named = frozenset(map(absolute, paths))

    def statement(file: ReturnFile) -> ReceiversWord | None:
        entry = incoming.entry(file.path)
        if entry is not None:
            return ReceiversWord(entry.day, entry.number, named_in(entry.sender, context))
        return ReceiversWord(received_on) if received_on is not None and file.path in named else None

    return statement


def _step(progress: Progress | None, files: Sequence[ReturnFile]) -> Callable[[int], object]:
    if progress is None:
        return lambda done: None
    progress(0, len(files), "")
    return lambda done: progress(done, len(files), files[done - 1].name)


def _of_sender(
    read: Iterable[tuple[ReturnFile, Taken | FileFault]], sender: tuple[str, str], store: Store
) -> Iterator[tuple[ReturnFile, Taken | FileFault]]:
    """Yield what was read; a return of anyone else, also one that is there, as a fault."""
    unit, office = sender
    for file, taken in read:
        if isinstance(taken, Taken):
            cover = taken.read.cover if taken.read else store.manifest(taken.hash)
            if (cover.unit, cover.office) != sender:
                params = {"found": cover.unit, "whose": cover.office, "unit": unit, "office": office}
                yield file, FileFault("another_sender", file.name, **params)
                continue
        yield file, taken


def _named_first(
    read: Iterable[tuple[ReturnFile, Taken | FileFault]], filing: Callable[[Collection[str]], None]
) -> Iterator[tuple[ReturnFile, Taken | FileFault]]:
    """Yield what was read, once `filing` was called with what is new of it."""
    waiting = iter(read)
    while batch := list(islice(waiting, _IN_A_BATCH)):
        new = {taken.hash for _, taken in batch if isinstance(taken, Taken) and taken.read is not None}
        if new:
            filing(new)
        yield from batch


def _take(
    read: Iterable[tuple[ReturnFile, Taken | FileFault]],
    store: Store,
    vault: Vault,
    receipt: Callable[[ReturnFile], Receipt],
) -> _Imported:
    hashes: dict[str, None] = {}
    added, already, faults, known, renamed = [], [], [], [], []
    for file, taken, filing in _filed(read, store, vault, receipt):
        if isinstance(taken, FileFault):
            faults.append(taken)
            continue
        if taken.read is None:
            known.append((file, taken.hash))
        if filing is None:
            already.append(file.name)
        else:
            added.append(filing)
            if filing.file != file.name:
                renamed.append((file.name, filing.file))
        hashes[taken.hash] = None
    return _Imported(tuple(hashes), tuple(added), tuple(already), tuple(faults), tuple(known), tuple(renamed))


def _filed(
    read: Iterable[tuple[ReturnFile, Taken | FileFault]],
    store: Store,
    vault: Vault,
    receipt: Callable[[ReturnFile], Receipt],
) -> Iterator[tuple[ReturnFile, Taken | FileFault, Filing | None]]:
    """File what is read, and yield it in order; None where there was nothing to file.

    Several at a time: half of filing a return is waiting for the disk. Where one can't be filed, none is
    begun any more.
    """
    begun: set[str] = set()
    waiting: deque[tuple[ReturnFile, Taken | FileFault, Future[Filing | None] | None]] = deque()
    pool = ThreadPoolExecutor(_AT_ONCE)
    try:
        for file, taken in read:
            filing = None
            if isinstance(taken, Taken) and taken.read is not None and taken.hash not in begun:
                begun.add(taken.hash)
                filing = pool.submit(_added, taken, store, vault, receipt(file))
            waiting.append((file, taken, filing))
            if len(waiting) > _AT_ONCE:
                yield _answered(*waiting.popleft())
        while waiting:
            yield _answered(*waiting.popleft())
    finally:
        pool.shutdown(cancel_futures=True)


def _answered(
    file: ReturnFile, taken: Taken | FileFault, filing: Future[Filing | None] | None
) -> tuple[ReturnFile, Taken | FileFault, Filing | None]:
    return file, taken, None if filing is None else filing.result()


def _added(taken: Taken, store: Store, vault: Vault, receipt: Receipt) -> Filing | None:
    """Put a return into vault and archive; return it as filed, or None where another process was first."""
    assert taken.read is not None
    parts = sealed(taken.read, taken.hash, vault.keys, receipt)
    # The vault first: an archived return whose names were never stored could not be fixed.
    vault.write(taken.hash, parts.entries)
    return parts.filing if store.add(parts.filing) else None


def _report(
    ledger: Ledger, taken: _Imported, met: Walked, incoming: Incoming, hearing: Hearing
) -> ImportReport:
    wanted = set(taken.hashes)
    files = tuple(file for file in ledger.files if file.hash in wanted)
    return ImportReport(
        files,
        totals_by_kind(files),
        tuple(p for p in ledger.problems if p.hash in wanted),
        tuple(d for d in ledger.duplicates if d.hash in wanted),
        tuple(g for g in ledger.gone_without_reason if g.hash in wanted),
        tuple(r for r in ledger.replaced if r.hash in wanted),
        tuple(n for n in ledger.notices if n.record.source.file in {file.file for file in files}),
        (*met.faults, *incoming.faults, *taken.faults, *hearing.faults),
        taken.already,
        met.passed,
        taken.hashes,
        ledger,
        tuple(hearing.heard.values()),
        tuple(hearing.unheard),
        added=tuple(filing.hash for filing in taken.added),
        renamed=taken.renamed,
        unusable=tuple(row for row in ledger.unusable if row.hash in wanted),
    )
