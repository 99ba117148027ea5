"""The two doors of the archive: returns in, and what counts out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from facts.archive.counting import Duplicate, FileCount, Tally
from facts.archive.events import Gone
from facts.archive.keeping import Standings, standings_kept
from facts.archive.ledger import FiledProblem, Ledger, standing_of, totals_by_kind
from facts.archive.replacing import Replaced
from facts.archive.sealing import sealed
from facts.archive.store import Store
from facts.context import Context
from facts.intake.files import ReturnContent, ReturnFile, content_of, files_under
from facts.intake.problems import FileFault
from facts.intake.returns import return_from_sheets
from facts.vault.vault import Vault

Progress = Callable[[int, int, str], None]  # done, of how many, file


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What one import did. Counts and problems are of the files of this call, as the whole archive has them.

    `already` names the files, as they were called now, that the archive held before, whatever they were
    called then. `hashes` has every return of this call, in order of file.
    """

    files: tuple[FileCount, ...]
    totals: Mapping[str, Tally]
    problems: tuple[FiledProblem, ...]
    duplicates: tuple[Duplicate, ...]
    gone_without_reason: tuple[Gone, ...]
    replaced: tuple[Replaced, ...]
    faults: tuple[FileFault, ...]
    already: tuple[str, ...]
    hashes: tuple[str, ...]
    ledger: Ledger


@dataclass(frozen=True, slots=True)
class _Taken:
    hashes: tuple[str, ...]
    already: tuple[str, ...]
    faults: tuple[FileFault, ...]


def import_returns(
    paths: Sequence[Path],
    archive_dir: Path,
    vault: Vault,
    context: Context,
    *,
    today: date,
    received_on: date | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Import the returns under `paths`; what is in the archive already is left as it is.

    A return counts as received on the day its cover says, else `received_on`, else `today`. A file that
    can't be taken is a fault in the report; the others are imported. Raise StoreFault or VaultFault where
    the workspace can't be used.
    """
    store = Store(archive_dir)
    tuple(store.manifests())  # before anything is written: a newer or damaged archive is refused
    files, missing = files_under(paths)
    taken = _take(files, store, vault, context, today, received_on or today, progress)
    _, ledger = standing_of(store.filings(), context)
    return _report(ledger, taken, missing)


def read_standing(
    archive_dir: Path, beside: Path, as_of: date | None, context: Context, only: Set[str] | None = None
) -> Standings:
    """Return what counts by the returns received up to a day (None: all), of `only` these imports.

    It is kept as tables in `beside`, and read from there while nothing it rests on has changed.
    """
    store = Store(archive_dir)

    def derived(hashes: Set[str]) -> Standings:
        standing, ledger = standing_of(store.filings(hashes), context)
        return Standings(standing, ledger.files)

    return standings_kept(store, beside, as_of, only, context, derived)


def _take(
    files: Sequence[ReturnFile],
    store: Store,
    vault: Vault,
    context: Context,
    today: date,
    received_on: date,
    progress: Progress | None,
) -> _Taken:
    known = set(store.hashes())
    hashes: dict[str, None] = {}
    already, faults = [], []
    for done, file in enumerate(files):
        if progress:
            progress(done, len(files), file.name)
        try:
            content = content_of(file)
            if content.hash in known or not _add(content, store, vault, context, today, received_on):
                already.append(file.name)
            known.add(content.hash)
            hashes[content.hash] = None
        except FileFault as fault:
            faults.append(fault)
    if progress:
        progress(len(files), len(files), "")
    return _Taken(tuple(hashes), tuple(already), tuple(faults))


def _add(
    content: ReturnContent, store: Store, vault: Vault, context: Context, today: date, received_on: date
) -> bool:
    read = return_from_sheets(content.sheets(), content.file.name, context, today)
    parts = sealed(read, content.hash, vault.keys, received_on)
    # The vault first: an archived return whose names were never stored could not be mended.
    vault.write(content.hash, parts.entries)
    return store.add(parts.filing)


def _report(ledger: Ledger, taken: _Taken, missing: tuple[FileFault, ...]) -> ImportReport:
    wanted = set(taken.hashes)
    files = tuple(file for file in ledger.files if file.hash in wanted)
    return ImportReport(
        files,
        totals_by_kind(files),
        tuple(p for p in ledger.problems if p.hash in wanted),
        tuple(d for d in ledger.duplicates if d.hash in wanted),
        tuple(g for g in ledger.gone_without_reason if g.hash in wanted),
        tuple(r for r in ledger.replaced if r.hash in wanted),
        (*missing, *taken.faults),
        taken.already,
        taken.hashes,
        ledger,
    )
