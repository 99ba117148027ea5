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
# People send these for a return, or with one inside.
_PAPERS = (".pdf", ".doc", ".docx", ".docm", ".rtf", ".odt", ".et", ".wps", ".numbers")
_PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff")
_UNUSABLE = frozenset((".zip", ".rar", ".7z", *_PAPERS, *_PICTURES))


@dataclass(frozen=True, slots=True)
class ReturnFile:
    """One file, or one folder of csv, that should hold a return."""

    path: Path
    name: str

    @property
    def is_folder(self) -> bool:
        return os.path.isdir(self.path)


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
    """Return the returns under paths, in order of path, and what can't be one: nothing is passed over in silence."""
    found: dict[Path, None] = {}
    faults: list[FileFault] = []
    for path in map(_absolute, paths):
        before = len(faults)
        here = list(_returns_at(path, faults))
        found.update(dict.fromkeys(here))
        if not here and len(faults) == before:
            faults.append(FileFault(problems.NO_RETURNS, _readable(str(path))))
    root = _common(map(_absolute, paths)) if paths else Path()
    files = tuple(ReturnFile(path, _name(path, root)) for path in sorted(found))
    return files, tuple(faults)


def _returns_at(path: Path, faults: list[FileFault]) -> Iterator[Path]:
    if os.path.isdir(path):
        yield from _returns_in(path, set(), faults)
    elif not os.path.exists(path):
        faults.append(FileFault(problems.NO_SUCH_FILE, _readable(str(path))))
    elif CSV_NAME.fullmatch(path.name):
        faults.append(FileFault(problems.CSV_ALONE, _readable(str(path)), sheet=_readable(path.name)))
    elif (code := _unusable(path)) is not None:
        faults.append(FileFault(code, _readable(str(path))))
    else:
        yield path


def _unusable(path: Path) -> str | None:
    """Return the fault of a file that no one could take for a return, though someone may have meant it as one."""
    suffix = path.suffix.lower()
    if suffix == ".csv":
        return problems.STRAY_CSV
    return problems.NOT_A_RETURN if suffix in _UNUSABLE else None


def content_of(file: ReturnFile) -> ReturnContent:
    """Read a return's bytes, or raise FileFault."""
    try:
        paths = (
            sorted(p for p in file.path.iterdir() if CSV_NAME.fullmatch(p.name))
            if file.is_folder
            else [file.path]
        )
        if not all(os.path.isfile(path) for path in paths):  # a pipe would never end
            raise FileFault(problems.FILE_UNREADABLE, file.name)
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
    """Walk a folder; one that holds B00.csv or the like is a return itself, and what else is in it may be others."""
    real = os.path.realpath(folder)
    if real in walked:  # a link to a folder above
        return
    walked.add(real)
    try:
        names = sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith((".", "~$")))
    except OSError:
        faults.append(FileFault(problems.FILE_UNREADABLE, _readable(str(folder))))
        return
    if any(CSV_NAME.fullmatch(name) for name in names):
        yield folder
    for path in (folder / name for name in names if not CSV_NAME.fullmatch(name)):
        if os.path.isdir(path):
            yield from _returns_in(path, walked, faults)
        elif path.suffix.lower() in _WORKBOOKS:
            yield path
        elif (code := _unusable(path)) is not None:
            faults.append(FileFault(code, _readable(str(path))))


def _readable(text: str) -> str:
    """Return a path in NFC; bytes that are no text, as old archives leave in file names, become marks."""
    return unicodedata.normalize("NFC", text.encode("utf-8", "surrogatepass").decode("utf-8", "replace"))


def _common(paths: Iterable[Path]) -> Path:
    try:
        return Path(os.path.commonpath([str(path) for path in paths]))
    except ValueError:  # on two drives
        return Path()


def _name(path: Path, root: Path) -> str:
    """Return the path below the deepest folder common to all paths given; a single return keeps its folder's name."""
    below = path.relative_to(root).parts if path.is_relative_to(root) else path.parts
    parts = below or (path.parent.name, path.name)
    return _readable("/".join(part for part in parts if part))
