"""The archive's folder: one subfolder an import, named by the hash of what was imported, never changed."""

from __future__ import annotations

import hashlib
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

    def add(self, filing: Filing) -> bool:
        """Store a return; False where it was there already. Raise StoreFault, leaving nothing behind."""
        contents = {f"{form.form}.parquet": parquet_from_rows(form) for form in filing.forms if form.rows}
        hashes = {name.removesuffix(".parquet"): _sha256(content) for name, content in contents.items()}
        manifest = manifest_from_filing(filing, hashes)
        contents[_MANIFEST] = manifest.model_dump_json(indent=1).encode()
        with told_as(StoreFault, self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            return write_folder(self.folder / filing.hash, contents)

    def filings(self, as_of: date | None = None, only: Set[str] | None = None) -> Iterator[Filing]:
        """Yield the returns received by a day, of `only` these imports, in no particular order."""
        for manifest in self.manifests():
            wanted = only is None or manifest.hash in only
            if wanted and (as_of is None or manifest.received_on <= as_of):
                forms = tuple(self._form(manifest.hash, entry) for entry in manifest.forms)
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
