"""The two doors of the archive: returns in, and what counts out."""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path

from facts.archive.filing import Filing
from facts.archive.history import Superseded
from facts.archive.ledger import NO_RETURNS, Ledger, standing_of
from facts.archive.manifest import Manifest
from facts.archive.receiving import ReceiptCorrection, ReceiptCorrections, ReceiptRecord, Words, heard_again
from facts.archive.sealing import sealed
from facts.archive.store import NO_WORDS, Store
from facts.context import Context
from facts.executors.port import Executor, Serial
from facts.intake.files import ReturnFile
from facts.intake.incoming import Incoming, incoming_documents
from facts.intake.problems import FileFault
from facts.intake.reading import ReturnReader, Taken, returns_in
from facts.intake.sender import named_in
from facts.intake.walking import absolute, walked
from facts.vault.vault import Vault

_IN_A_BATCH = 32  # returns named before they are filed
_AT_ONCE = 8  # returns filed side by side
Progress = Callable[[int, int, str], None]  # done, of how many, file


@dataclass(frozen=True, slots=True)
class ImportReport(Ledger):
    """What one import did. Counts and problems are of the files of this call, as the whole archive has them.

    `already` names the files, as they were called now, that the archive held before, whatever they were
    called then. `heard` is what the receiver now says of them; the day given for all does not speak of those
    `unheard`. `put_back` are the files whose damaged returns were stored anew. `passed` are the files that
    systems leave beside those of people. `hashes` has every return of this call, in order of file, `added`
    those that are new. `renamed` has the files that name a person: as they are called, and what they are kept
    as. `ledger` is of the whole archive.
    """

    faults: tuple[FileFault, ...] = ()
    already: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()
    hashes: tuple[str, ...] = ()
    ledger: Ledger = NO_RETURNS
    heard: tuple[ReceiptCorrection, ...] = ()
    unheard: tuple[str, ...] = ()
    put_back: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()

    @property
    def overtaken(self) -> tuple[Superseded, ...]:
        """Return what of these returns doesn't count: the archive has later ones, which are not of this
        call."""
        replaced = self.ledger.replaced
        return tuple(
            pair for pair in replaced if pair.earlier in self.hashes and pair.hash not in self.hashes
        )


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
    receipt = _receipts(listed, received_on, context)
    add = partial(_added, store, vault, today)
    hashes: dict[str, None] = {}
    added: dict[str, Filing] = {}
    known, already, faults, renamed = [], [], [], []
    for file, taken, new in _filed(_named_first(read, filing), receipt, add):
        if isinstance(taken, FileFault):
            faults.append(taken)
            continue
        hashes[taken.hash] = None
        if taken.read is None:
            known.append((file, store.manifest(taken.hash)))
        if new is None:
            already.append(file.name)
        else:
            added[new.hash] = new
            renamed += [(file.name, new.file)] if new.file != file.name else []
    given = _receipts(listed, received_on, context, paths)
    hearing = heard_again(known, words, given, closed, today, received_on is not None)
    store = store.hearing({**words, **hearing.words})
    others = store.filings(store.recorded() - added.keys())
    _, ledger = standing_of([*others, *added.values()], context)
    return ImportReport(
        **ledger.of(hashes.keys()),
        faults=(*met.faults, *listed.faults, *faults, *hearing.faults),
        already=tuple(already),
        passed=met.passed,
        hashes=tuple(hashes),
        ledger=ledger,
        heard=tuple(hearing.heard.values()),
        unheard=tuple(hearing.unheard),
        added=tuple(added),
        renamed=tuple(renamed),
    )


def heard_in_list(
    listed: Path, store: Store, context: Context, words: Words, closed: Callable[[Manifest], str], today: date
) -> tuple[ReceiptCorrections, tuple[FileFault, ...]]:
    """Return what the receiver's list says of returns that are there, and what of it can't be read."""
    known = [(ReturnFile(Path(m.file), m.file), m) for m in store.manifests()]
    incoming = incoming_documents(listed, [file.path for file, _ in known])
    receipt = _receipts(incoming, None, context)
    return heard_again(known, words, receipt, closed, today, False), incoming.faults


def _receipts(
    incoming: Incoming, received_on: date | None, context: Context, paths: Sequence[Path] | None = None
) -> Callable[[ReturnFile], ReceiptRecord | None]:
    """Return what says when a return came: the list, else the day given, of `paths` alone if not None."""
    named = None if paths is None else frozenset(map(absolute, paths))

    def receipt(file: ReturnFile) -> ReceiptRecord | None:
        entry = incoming.entry(file.path)
        if entry is not None:
            return ReceiptRecord(entry.day, entry.number, named_in(entry.sender, context))
        given = received_on is not None and (named is None or file.path in named)
        return ReceiptRecord(received_on) if given and received_on is not None else None

    return receipt


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


def _filed(
    read: Iterable[tuple[ReturnFile, Taken | FileFault]],
    receipt: Callable[[ReturnFile], ReceiptRecord | None],
    add: Callable[[ReceiptRecord | None, Taken], Filing | None],
) -> Iterator[tuple[ReturnFile, Taken | FileFault, Filing | None]]:
    """File what is read, and yield it in order; None where there was nothing to file.

    Several at a time: half of filing a return is waiting for the disk. Where one can't be filed, none is
    begun any more.
    """
    begun: set[str] = set()
    nothing: Future[Filing | None] = Future()
    nothing.set_result(None)
    waiting: deque[tuple[ReturnFile, Taken | FileFault, Future[Filing | None]]] = deque()
    pool = ThreadPoolExecutor(_AT_ONCE)
    try:
        for file, taken in read:
            filing = nothing
            if isinstance(taken, Taken) and taken.read is not None and taken.hash not in begun:
                begun.add(taken.hash)
                filing = pool.submit(add, receipt(file), taken)
            waiting.append((file, taken, filing))
            if len(waiting) > _AT_ONCE:
                file, taken, filing = waiting.popleft()
                yield file, taken, filing.result()
        for file, taken, filing in waiting:
            yield file, taken, filing.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _added(
    store: Store, vault: Vault, today: date, receipt: ReceiptRecord | None, taken: Taken
) -> Filing | None:
    """Put a return into vault and archive; return it as filed, or None where another process was first."""
    assert taken.read is not None
    filing, entries = sealed(taken.read, taken.hash, vault.keys, today, receipt)
    # The vault first: an archived return whose names were never stored could not be fixed.
    vault.write(taken.hash, entries)
    return filing if store.add(filing) else None
