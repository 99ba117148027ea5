"""The archive's folder: one subfolder an import, named by the hash of what was imported, never changed."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterator, Mapping, Set
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

import pydantic

from facts.archive import faults
from facts.archive.faults import StoreFault
from facts.archive.filing import FiledForm, FiledRow, Filing
from facts.archive.manifest import (
    FORMAT,
    FormEntry,
    Manifest,
    ManifestFormat,
    filing_from_manifest,
    manifest_from_filing,
    problem_from_entry,
)
from facts.archive.tables import parquet_from_forms, rows_from_parquet, rows_of_form
from facts.durable_files import write_folder
from facts.faults import told_as

_MANIFEST, _ROWS = "manifest.json", "rows.parquet"
Rows = TypeVar("Rows")
_IMPORT = re.compile(r"[0-9a-f]{64}")


class Store:
    """The imports of one archive. What a newer program wrote is refused."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def hashes(self) -> frozenset[str]:
        """Return the hash of every import that is whole."""
        with told_as(StoreFault, self.folder):
            if not self.folder.exists():
                return frozenset()
            # What is being written stands aside under another kind of name.
            return frozenset(
                e.name for e in self.folder.iterdir() if _IMPORT.fullmatch(e.name) and e.is_dir()
            )

    def counting(self, as_of: date | None, only: Set[str] | None) -> frozenset[str]:
        """Return the imports received by a day (None: all), of `only` these."""
        hashes = self.hashes() if only is None else self.hashes() & only
        if as_of is None:
            return hashes
        return frozenset(h for h in hashes if self._manifest(h).received_on <= as_of)

    def signature(self, import_hash: str) -> bytes:
        """Return what changes when an import's folder does: its manifest's hash; names, sizes and times of its other files."""
        folder = self.folder / import_hash
        with told_as(StoreFault, folder):
            files = [
                (e.name, e.stat().st_size, e.stat().st_mtime_ns)
                for e in os.scandir(folder)
                if e.name != _MANIFEST
            ]
        return repr((import_hash, _sha256(self._read(folder / _MANIFEST)), sorted(files))).encode()

    def add(self, filing: Filing) -> bool:
        """Store a return; False where it was there already. Raise StoreFault, leaving nothing behind."""
        filled = [form for form in filing.forms if form.rows]
        contents = {_ROWS: parquet_from_forms(filled)} if filled else {}
        manifest = manifest_from_filing(filing, _sha256(contents[_ROWS]) if filled else None)
        contents[_MANIFEST] = manifest.model_dump_json(indent=1).encode()
        with told_as(StoreFault, self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            return write_folder(self.folder / filing.hash, contents)

    def filings(self, only: Set[str] | None = None) -> Iterator[Filing]:
        """Yield the returns, of `only` these imports, in no particular order."""
        for hash_ in sorted(self.hashes() if only is None else self.hashes() & only):
            manifest = self._manifest(hash_)
            rows = self._rows(manifest)
            forms = tuple(_form(entry, rows.get(entry.form, ())) for entry in manifest.forms)
            yield filing_from_manifest(manifest, forms)

    def manifests(self) -> Iterator[Manifest]:
        """Yield what every import is, without its rows. Raise StoreFault where one can't be read."""
        return map(self._manifest, sorted(self.hashes()))

    def _manifest(self, import_hash: str) -> Manifest:
        folder = self.folder / import_hash
        path = folder / _MANIFEST
        content = self._read(path)
        try:
            written = ManifestFormat.model_validate_json(content).format
            if written > FORMAT:
                raise StoreFault(faults.NEWER, folder, str(written))
            return Manifest.model_validate_json(content)
        except pydantic.ValidationError as error:
            raise StoreFault(faults.DAMAGED, folder, _MANIFEST) from error

    def _rows(self, manifest: Manifest) -> Mapping[str, tuple[FiledRow, ...]]:
        """Return the rows of each form of an import. Raise StoreFault where they are not those that were stored."""
        of_forms = {entry.form: entry.parquet for entry in manifest.forms if entry.parquet}  # format 1
        folder = self.folder / manifest.hash
        rows = {
            form: self._stored(folder / f"{form}.parquet", sha256, partial(rows_of_form, form))
            for form, sha256 in of_forms.items()
        }
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


def _form(entry: FormEntry, rows: tuple[FiledRow, ...]) -> FiledForm:
    problems = tuple(map(problem_from_entry, entry.problems))
    return FiledForm(entry.form, entry.state, rows, entry.columns, problems)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
