"""A return as a file, or a folder of csv, and its content."""

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from facts.intake.csv_folder import CSV_NAME, STRAY_BYTES, TABLES, sheets_from_csv
from facts.intake.grid import ReturnSheets
from facts.intake.incoming import LIST_NAME
from facts.intake.kinds import left_by_system, suffix_of
from facts.intake.problems import FileFault
from facts.intake.workbook import MAX_BYTES, sheets_from_workbook


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
        if CSV_NAME.fullmatch(name):
            return sheets_from_csv(dict(self.parts), self.file.name)
        return sheets_from_workbook(content, self.file.name)


def content_of(file: ReturnFile) -> ReturnContent:
    """Read a return's bytes, or raise FileFault."""
    try:
        there = sorted(file.path.iterdir()) if file.is_folder else [file.path]
        names = [p for p in there if is_sheet(p)] if file.is_folder else there
        left = MAX_BYTES
        parts = []
        for path in names:
            content = _regular(path, left, file.name)
            left -= len(content)
            parts.append((path.name, content))
        strays = (p for p in there if not CSV_NAME.fullmatch(p.name) and _may_be_a_table(p))
        parts += [(path.name, _begin_of(path)) for path in strays]
    except OSError as error:
        raise FileFault("file_unreadable", file.name) from error
    if not any(content for _, content in parts):
        raise FileFault("empty_file", file.name)
    return ReturnContent(file, _hash(tuple(parts), folder=file.is_folder), tuple(parts))


def is_sheet(path: Path) -> bool:
    """Tell whether a file is a sheet of the return its folder is: a link out of there is another's file."""
    return bool(CSV_NAME.fullmatch(path.name)) and (not path.is_symlink() or stays_beside(path))


def stays_beside(link: Path) -> bool:
    """Tell whether a link leads to something that lies in the link's own folder."""
    return os.path.exists(link) and Path(os.path.realpath(link)).parent == Path(os.path.realpath(link.parent))


def _may_be_a_table(path: Path) -> bool:
    """Tell whether a file among csv of a return may hold one of its tables, though no form names it."""
    listed = path.name == LIST_NAME or left_by_system(path.name)
    return suffix_of(path.name) in TABLES and not listed and not path.is_symlink() and path.is_file()


def _begin_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(STRAY_BYTES)


def _regular(path: Path, most: int, name: str) -> bytes:
    """Return the bytes of a file, at most `most`, without waiting for a pipe."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise FileFault("not_a_file", name)
        content = file.read(most + 1)
    if len(content) > most:
        raise FileFault("too_large", name)
    return content


def _hash(parts: tuple[tuple[str, bytes], ...], *, folder: bool) -> str:
    if not folder:
        return hashlib.sha256(parts[0][1]).hexdigest()
    digest = hashlib.sha256()
    for name, content in parts:
        digest.update(f"{name.upper()}\0{hashlib.sha256(content).hexdigest()}\n".encode())
    return digest.hexdigest()
