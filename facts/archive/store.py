"""The archive's folder: one subfolder an import, named by the hash of what was imported, never changed."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Set
from datetime import date
from pathlib import Path

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
from facts.archive.tables import parquet_from_rows, rows_from_parquet
from facts.durable_files import write_folder
from facts.faults import told_as

_MANIFEST = "manifest.json"
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
        contents = {f"{form.form}.parquet": parquet_from_rows(form) for form in filing.forms if form.rows}
        hashes = {name.removesuffix(".parquet"): _sha256(content) for name, content in contents.items()}
        manifest = manifest_from_filing(filing, hashes)
        contents[_MANIFEST] = manifest.model_dump_json(indent=1).encode()
        with told_as(StoreFault, self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            return write_folder(self.folder / filing.hash, contents)

    def filings(self, only: Set[str] | None = None) -> Iterator[Filing]:
        """Yield the returns, of `only` these imports, in no particular order."""
        for hash_ in sorted(self.hashes() if only is None else self.hashes() & only):
            manifest = self._manifest(hash_)
            forms = tuple(self._form(hash_, entry) for entry in manifest.forms)
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

    def _form(self, import_hash: str, entry: FormEntry) -> FiledForm:
        rows = () if entry.parquet is None else self._rows(import_hash, entry.form, entry.parquet)
        problems = tuple(map(problem_from_entry, entry.problems))
        return FiledForm(entry.form, entry.state, rows, entry.columns, problems)

    def _rows(self, import_hash: str, form: str, sha256: str) -> tuple[FiledRow, ...]:
        path = self.folder / import_hash / f"{form}.parquet"
        content = self._read(path)
        if _sha256(content) != sha256:
            raise StoreFault(faults.DAMAGED, path.parent, path.name)
        try:
            return rows_from_parquet(form, content)
        except ValueError as error:
            raise StoreFault(faults.DAMAGED, path.parent, path.name) from error

    @staticmethod
    def _read(path: Path) -> bytes:
        if not path.is_file():
            raise StoreFault(faults.DAMAGED, path.parent, path.name)
        with told_as(StoreFault, path):
            return path.read_bytes()


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
