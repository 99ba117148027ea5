"""Which files are returns, by what name each goes, and their content."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from facts.intake import problems
from facts.intake.csv_folder import CSV_NAME, sheets_from_csv
from facts.intake.grid import ReturnSheets
from facts.intake.old_workbook import is_old_workbook, sheets_from_old_workbook
from facts.intake.problems import FileFault
from facts.intake.workbook import MAX_BYTES, sheets_from_workbook

# What can't be read is refused with the way out: passing over it would lose a return in silence.
_WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb", ".ods")


@dataclass(frozen=True, slots=True)
class ReturnFile:
    """One file, or one folder of csv, that should hold a return."""

    path: Path
    name: str

    @property
    def is_folder(self) -> bool:
        return self.path.is_dir()


@dataclass(frozen=True, slots=True)
class ReturnContent:
    """The bytes of a return, and the hash by which the archive knows it."""

    file: ReturnFile
    hash: str
    parts: tuple[tuple[str, bytes], ...]

    def sheets(self) -> ReturnSheets:
        """Return the sheets, or raise FileFault."""
        name, content = self.parts[0]
        if self.file.is_folder or CSV_NAME.fullmatch(name):
            return sheets_from_csv(dict(self.parts), self.file.name)
        if is_old_workbook(content):
            return sheets_from_old_workbook(content, self.file.name)
        return sheets_from_workbook(content, self.file.name)


def files_under(paths: Sequence[Path]) -> tuple[tuple[ReturnFile, ...], tuple[FileFault, ...]]:
    """Return the returns found under files and folders, in order of path, and the paths that hold none."""
    found: dict[Path, None] = {}
    faults: list[FileFault] = []
    for path in map(_absolute, paths):
        if path.exists():
            found.update(dict.fromkeys(_returns_in(path, set(), faults) if path.is_dir() else [path]))
        else:
            faults.append(FileFault(problems.NO_SUCH_FILE, _nfc(str(path))))
    root = _common(map(_absolute, paths)) if paths else Path()
    files = tuple(ReturnFile(path, _name(path, root)) for path in sorted(found))
    return files, tuple(faults)


def content_of(file: ReturnFile) -> ReturnContent:
    """Read a return's bytes, or raise FileFault."""
    try:
        paths = (
            sorted(p for p in file.path.iterdir() if CSV_NAME.fullmatch(p.name))
            if file.is_folder
            else [file.path]
        )
        if sum(path.stat().st_size for path in paths) > MAX_BYTES:
            raise FileFault(problems.TOO_LARGE, file.name)
        parts = tuple((path.name, path.read_bytes()) for path in paths)
    except OSError as error:
        raise FileFault(problems.FILE_UNREADABLE, file.name) from error
    if not any(content for _, content in parts):
        raise FileFault(problems.EMPTY_FILE, file.name)
    return ReturnContent(file, _hash(parts, folder=file.is_folder), parts)


def _hash(parts: tuple[tuple[str, bytes], ...], *, folder: bool) -> str:
    if not folder:
        return hashlib.sha256(parts[0][1]).hexdigest()
    whole = hashlib.sha256()
    for name, content in parts:
        whole.update(f"{name.upper()}\0{hashlib.sha256(content).hexdigest()}\n".encode())
    return whole.hexdigest()


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))


def _returns_in(folder: Path, walked: set[str], faults: list[FileFault]) -> Iterator[Path]:
    """Walk a folder; one that holds B00.csv or the like is a return and is not walked further."""
    real = os.path.realpath(folder)
    if real in walked:  # a link to a folder above
        return
    walked.add(real)
    try:
        names = sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith((".", "~$")))
    except OSError:
        faults.append(FileFault(problems.FILE_UNREADABLE, _nfc(str(folder))))
        return
    if any(CSV_NAME.fullmatch(name) for name in names):
        yield folder
        return
    for path in (folder / name for name in names):
        if path.is_dir():
            yield from _returns_in(path, walked, faults)
        elif path.suffix.lower() in _WORKBOOKS:
            yield path


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _common(paths: Iterable[Path]) -> Path:
    return Path(os.path.commonpath([str(path) for path in paths]))


def _name(path: Path, root: Path) -> str:
    """Return the path below the deepest folder common to all paths given; a single return keeps its folder's name."""
    parts = path.relative_to(root).parts or (path.parent.name, path.name)
    return _nfc("/".join(part for part in parts if part))
