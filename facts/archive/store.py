"""The archive's folder: one subfolder an import, named by the hash of what was imported, never changed."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from facts.archive import faults
from facts.archive.faults import StoreFault
from facts.archive.filing import FiledForm, Filing
from facts.archive.manifest import FORMAT, Manifest, NewerFormat, StoredForm, manifest_from_json
from facts.archive.receiving import Words, with_receipt
from facts.below import remove_below
from facts.durable_files import FOLDER_MODE, write_folder, write_whole
from facts.faults import told_as
from facts.intake.kinds import left_by_system
from facts.intake.problems import Problem
from facts.seals import Digests, Seals, digest_of, with_seal, without_seal
from facts.source_row import SourceRow
from facts.standing import HAS_DATA
from facts.visible_text import short_value

MANIFEST, _ROWS = "manifest.json", "rows.parquet"
Rows = TypeVar("Rows")
NO_WORDS: Words = MappingProxyType({})
_IMPORT = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, eq=False)
class Store:
    """The imports of one archive. What a newer program wrote is refused.

    `seals` makes and checks the seal of each manifest, which has the hashes of the rows; without it none is
    made or checked. `digests` is what the office's log says of the imports: every one must be there, as told;
    one it does not tell of yet must have its seal. `words` is what the receiver said of imports later: they
    are told as it says. `excluded` are imports (by hash) and rows (by `row_name`) that the program fails on:
    they came in, and what they say is unknown.
    """

    folder: Path
    seals: Seals | None = None
    digests: Digests | None = None
    words: Words = field(default_factory=lambda: NO_WORDS)
    excluded: Set[str] = frozenset()
    _signatures: dict[str, bytes] = field(default_factory=dict, init=False)

    def hearing(self, words: Words) -> Store:
        """Return the same imports, told as these words say."""
        return replace(self, words=words)

    def excluding(self, excluded: Set[str]) -> Store:
        """Return the same imports, what these imports and rows say unknown."""
        return replace(self, excluded=excluded)

    def hashes(self) -> frozenset[str]:
        """Return the hash of every import that is whole."""
        with told_as(StoreFault, self.folder):
            if not self.folder.exists():
                return frozenset()
            # What is being written stands aside under another kind of name.
            with os.scandir(self.folder) as entries:
                return frozenset(e.name for e in entries if _IMPORT.fullmatch(e.name) and e.is_dir())

    def counting(self, as_of: date | None, only: Set[str] | None) -> frozenset[str]:
        """Return the imports received by a day (None: all), of `only` these."""
        present = self.recorded()
        hashes = present if only is None else present & only
        if as_of is None:
            return hashes
        return frozenset(h for h in hashes if self.manifest(h).received_on <= as_of)

    def signature(self, import_hash: str) -> bytes:
        """Return what changes when an import's folder does: its manifest's hash; names, sizes and times of
        its other files.

        Looked at once: every year but the last asks for the same returns again. Raise StoreFault where the
        manifest is not what was stored.
        """
        if import_hash not in self._signatures:
            self._signatures[import_hash] = self._signature(import_hash)
        return self._signatures[import_hash]

    def _signature(self, import_hash: str) -> bytes:
        # Of thousands: a Path each would take longer than the reading.
        folder = f"{self.folder}/{import_hash}"
        with told_as(StoreFault, folder), os.scandir(folder) as entries:
            looks = [(entry.name, entry.stat()) for entry in entries if entry.name != MANIFEST]
            try:
                with open(f"{folder}/{MANIFEST}", "rb", buffering=0) as file:
                    manifest = file.read()
            except (FileNotFoundError, IsADirectoryError) as error:
                raise StoreFault(faults.DAMAGED, self.folder / import_hash, MANIFEST) from error
        files = sorted((name, look.st_size, look.st_mtime_ns) for name, look in looks)
        word = (self.words[import_hash].content(),) if import_hash in self.words else ()
        excluded = tuple(sorted(name for name in self.excluded if name.startswith(import_hash)))
        return repr((import_hash, *self._held(import_hash, manifest), files, *word, *excluded)).encode()

    def add(self, filing: Filing) -> bool:
        """Store a return; False where it was there already. Raise StoreFault, leaving nothing behind."""
        contents = self._contents(filing)
        with told_as(StoreFault, self.folder):
            self.folder.mkdir(parents=True, exist_ok=True, mode=FOLDER_MODE)
            if self.digests is not None and filing.hash not in self.digests.manifests:
                remove_below(self.folder, self.folder / filing.hash)  # brought in: this is the return itself
            return write_folder(self.folder / filing.hash, contents)

    def _contents(self, filing: Filing) -> dict[str, bytes]:
        """Return the files of a return, by name."""
        from facts.archive.tables import parquet_from_forms  # who asks what imports there are loads no polars

        filled = [form for form in filing.forms if form.rows]
        contents = {_ROWS: parquet_from_forms(filled)} if filled else {}
        manifest = replace(
            filing.manifest,
            format=FORMAT,
            forms=tuple(form.stored for form in filing.forms),
            parquet=_sha256(contents[_ROWS]) if filled else None,
        )
        return {**contents, MANIFEST: self._sealed(filing.hash, manifest.to_json())}

    def filings(self, only: Set[str] | None = None) -> Iterator[Filing]:
        """Yield the returns, of `only` these imports, in no particular order."""
        for hash_ in sorted(self.recorded() if only is None else self.hashes() & only):
            manifest = self.manifest(hash_)
            if hash_ in self.excluded:
                forms = tuple(map(_excluded, manifest.forms))
            else:
                rows = self._rows(manifest)
                forms = tuple(
                    FiledForm(f.form, f.state, rows.get(f.form, ()), f.columns, f.problems)
                    for f in manifest.forms
                )
                if any(name.startswith(hash_) for name in self.excluded):
                    forms = tuple(self._without_rows(hash_, form) for form in forms)
            yield Filing(manifest, forms)

    def _without_rows(self, import_hash: str, form: FiledForm) -> FiledForm:
        """Return a form whose excluded rows can't be used."""
        names = {row.number: row_name(import_hash, form.form, row.number) for row in form.rows}
        lost = {number for number, name in names.items() if name in self.excluded}
        rows = tuple(replace(row, set_aside=True) if row.number in lost else row for row in form.rows)
        failed = (Problem("program_failed", form.form, row=number, set_aside=True) for number in sorted(lost))
        return replace(form, rows=rows, problems=(*form.problems, *failed))

    def manifests(self) -> Iterator[Manifest]:
        """Yield what every import is, without rows. Raise StoreFault where one is gone or unreadable."""
        return map(self.manifest, sorted(self.recorded()))

    def recorded(self) -> frozenset[str]:
        """Return the imports the log tells of, all there are where there is no log. Raise StoreFault where
        one is gone.

        One the log does not tell of was cut off before it was put on record: it counts once it is.
        """
        present = self.hashes()
        if self.digests is None:
            return present
        logged = frozenset(self.digests.manifests)
        if logged - present:
            raise StoreFault(faults.GONE, self.folder / min(logged - present))
        return logged

    def check(self, import_hash: str) -> None:
        """Raise StoreFault where an import is gone or not whole: manifest, rows, and nothing beside them."""
        if not (self.folder / import_hash).exists():
            raise StoreFault(faults.GONE, self.folder / import_hash)
        manifest = self.manifest(import_hash)
        self._rows(manifest)
        own = {MANIFEST, *(f"{entry.form}.parquet" for entry in manifest.forms if entry.parquet)}
        own |= {_ROWS} if manifest.parquet else set()
        with told_as(StoreFault, self.folder):
            there = (p for p in (self.folder / import_hash).iterdir() if p.name not in own)
            foreign = sorted(p.name for p in there if not (p.is_file() and left_by_system(p.name)))
        if foreign:
            names = short_value(", ".join(foreign))
            raise StoreFault(faults.FOREIGN, self.folder / import_hash, names)

    def damaged(self) -> frozenset[str]:
        """Return the imports the log tells of that are gone, or not as they were stored."""
        return frozenset(filter(self._differs, self.digests.manifests if self.digests else ()))

    def _differs(self, import_hash: str) -> bool:
        try:
            self.check(import_hash)
        except StoreFault as fault:
            return fault.code in faults.MENDED
        return False

    def is_as_told(self, filing: Filing) -> bool:
        """Tell whether a return is to the byte what the log tells of."""
        logged = self.digests.manifests.get(filing.hash) if self.digests else None
        return digest_of(self._contents(filing)[MANIFEST]) == logged

    def put_back(self, filing: Filing) -> None:
        """Store a return anew, in the place of what was damaged. Raise StoreFault."""
        with told_as(StoreFault, self.folder):
            remove_below(self.folder, self.folder / filing.hash)
            write_folder(self.folder / filing.hash, self._contents(filing))

    def seal_again(self, import_hash: str) -> None:
        """Put a new seal on an import's manifest, whatever it says. Raise StoreFault."""
        path = self.folder / import_hash / MANIFEST
        with told_as(StoreFault, path):
            write_whole(path, self._sealed(import_hash, without_seal(self._read(path))[0]))

    def _sealed(self, import_hash: str, body: bytes) -> bytes:
        return body if self.seals is None else with_seal(body, self.seals.seal(_purpose(import_hash), body))

    def _held(self, import_hash: str, content: bytes) -> tuple[str, str]:
        """Return a manifest's hash and seal. Raise StoreFault where it is not the log's, or not sealed."""
        logged = self.digests.manifests.get(import_hash, "") if self.digests else ""
        body, seal = without_seal(content)
        digest = _sha256(body)
        if logged and digest != logged:
            raise StoreFault(faults.NOT_AS_TOLD, self.folder / import_hash)
        if self.seals is None or (not seal and self.digests is None):
            return digest, seal
        known = self.digests is None or import_hash in self.digests.manifests
        right = self.seals.accepts if known else self.seals.holds  # an old key seals nothing new
        if not right(_purpose(import_hash), body, seal):
            raise StoreFault(faults.UNSEALED, self.folder / import_hash)
        return digest, seal

    def manifest(self, import_hash: str) -> Manifest:
        """Return what an import is, without its rows. Raise StoreFault where it is not what was stored."""
        folder = self.folder / import_hash
        path = folder / MANIFEST
        content = self._read(path)
        self._held(import_hash, content)
        try:
            manifest = manifest_from_json(content)
        except NewerFormat as newer:
            raise StoreFault(faults.NEWER, folder, str(newer)) from newer
        except ValueError as error:
            raise StoreFault(faults.DAMAGED, folder, MANIFEST) from error
        if manifest.hash != import_hash:
            raise StoreFault(faults.DAMAGED, folder, MANIFEST)
        word = self.words.get(import_hash)
        return manifest if word is None else with_receipt(manifest, word)

    def _rows(self, manifest: Manifest) -> Mapping[str, tuple[SourceRow, ...]]:
        """Return the rows of each form of an import. Raise StoreFault where they are not those stored."""
        from facts.archive.tables import rows_from_parquet, rows_of_form

        folder, rows = self.folder / manifest.hash, {}
        for entry in manifest.forms:
            if entry.parquet:  # format 1
                read = partial(rows_of_form, entry.form)
                rows[entry.form] = self._stored(folder / f"{entry.form}.parquet", entry.parquet, read)
        if manifest.parquet is None:
            return rows
        return self._stored(folder / _ROWS, manifest.parquet, rows_from_parquet)

    def _stored(self, path: Path, sha256: str, read: Callable[[bytes], Rows]) -> Rows:
        """Return what a file holds, or raise StoreFault where it is not what was stored."""
        content = self._read(path)
        if _sha256(content) != sha256:
            raise StoreFault(faults.DAMAGED, path.parent, path.name)
        try:
            return read(content)
        except ValueError as error:
            raise StoreFault(faults.DAMAGED, path.parent, path.name) from error

    @staticmethod
    def _read(path: Path) -> bytes:
        if not path.is_file():
            raise StoreFault(faults.DAMAGED, path.parent, path.name)
        with told_as(StoreFault, path):
            return path.read_bytes()


def row_name(import_hash: str, form: str, number: int) -> str:
    """Return what a row of an import is called: `<hash> B05 10`."""
    return f"{import_hash} {form} {number}"


def _excluded(entry: StoredForm) -> FiledForm:
    """Return a form that came in with data, and whose data can't be used."""
    if entry.state != HAS_DATA:
        return FiledForm(entry.form, entry.state)
    return FiledForm(entry.form, HAS_DATA, problems=(Problem("program_failed", entry.form, set_aside=True),))


def _purpose(import_hash: str) -> str:
    return f"manifest {import_hash}"


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
