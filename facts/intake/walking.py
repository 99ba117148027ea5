"""Which files are returns under the paths given: every file met is one, or is told why not."""

import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from facts.intake.csv_folder import CSV_NAME
from facts.intake.files import ReturnFile, is_sheet, stays_beside
from facts.intake.incoming import LIST_NAME
from facts.intake.kinds import FIRST_BYTES, WORKBOOKS, left_by_system, suffix_of, why_no_return
from facts.intake.problems import FileFault

_BREAKS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")  # a name in two lines would look like two sentences
DEEPEST = 40  # folders one in another


@dataclass(frozen=True, slots=True)
class Walked:
    """The returns in order of path, what can't be one, and what systems left there that no person put."""

    files: tuple[ReturnFile, ...]
    faults: tuple[FileFault, ...]
    passed: tuple[str, ...]


def walked(paths: Sequence[Path]) -> Walked:
    """Look at everything under paths. Links are followed where a person named them, and else no way out."""
    walk = _Walk()
    for path in map(absolute, paths):
        before = len(walk.faults)
        here = list(walk.at(path))
        walk.found.update(dict.fromkeys(here))
        if not here and len(walk.faults) == before and path not in walk.lists:
            walk.fault("no_returns", path)
    root = _common(map(absolute, paths)) if paths else Path()
    files = tuple(ReturnFile(path, _name(path, root)) for path in sorted(walk.found))
    return Walked(files, tuple(walk.faults), tuple(walk.passed))


class _Walk:
    def __init__(self) -> None:
        self.found: dict[Path, None] = {}
        self.faults: list[FileFault] = []
        self.passed: list[str] = []
        self.lists: set[Path] = set()

    def fault(self, code: str, path: Path, **params: str) -> None:
        self.faults.append(FileFault(code, _readable(str(path)), **params))

    def at(self, path: Path) -> Iterator[Path]:
        """Yield the returns at a path that a person named."""
        if os.path.isdir(path):
            yield from self._under(path)
        elif not os.path.lexists(path):
            self.fault("no_such_file", path)
        elif CSV_NAME.fullmatch(path.name):
            self.fault("csv_alone", path, sheet=_readable(path.name))
        else:
            if path.name != LIST_NAME:
                yield from self._file(path)
            if os.path.lexists(path.parent / LIST_NAME):
                self._list(path.parent / LIST_NAME)

    def _under(self, root: Path) -> Iterator[Path]:
        """Yield the returns of a folder; one that holds B00.csv or the like is a return itself."""
        real = os.path.realpath(root)
        left = [(root, 0)]
        while left:
            folder, depth = left.pop()
            entries = self._entries(folder)
            if any(is_sheet(folder / entry.name) for entry in entries):
                yield folder
            for entry in entries:
                path = folder / entry.name
                if entry.name == LIST_NAME:
                    self._list(path)
                elif left_by_system(entry.name):
                    self.passed.append(_readable(str(path)))
                elif entry.is_symlink():
                    self._link(path, real)
                elif not entry.is_dir():
                    if not CSV_NAME.fullmatch(entry.name):
                        yield from self._file(path)
                elif entry.name.startswith("."):
                    self.fault("hidden_folder", path)
                elif depth == DEEPEST:
                    self.fault("too_deep", path)
                else:
                    if suffix_of(entry.name) in WORKBOOKS:
                        self.fault("not_a_file", path)
                    left.append((path, depth + 1))

    def _entries(self, folder: Path) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as entries:
                return sorted(entries, key=lambda entry: entry.name)
        except OSError:
            self.fault("file_unreadable", folder)
            return []

    def _list(self, path: Path) -> None:
        """Name a list of incoming documents among the returns, once: any sender can lay one there."""
        if path not in self.lists:
            self.lists.add(path)
            self.fault("incoming_of_sender", path)

    def _link(self, link: Path, root: str) -> None:
        """Report a link that leads elsewhere; what lies in the same folder is met where it really is.

        A sheet's folder is its return's: the folder beside it may be another sender's.
        """
        if CSV_NAME.fullmatch(link.name):
            inside = stays_beside(link)
        else:
            inside = os.path.exists(link) and Path(os.path.realpath(link)).is_relative_to(root)
        if not inside:
            self.fault("link_outside", link)

    def _file(self, path: Path) -> Iterator[Path]:
        try:
            first = _first_bytes(path)
        except OSError:
            self.fault("file_unreadable", path)
            return
        if first is None:
            self.fault("not_a_file", path)
        elif (fault := why_no_return(path.name, first)) is not None:
            code, wanted = fault
            self.fault(code, path, wanted=_readable(wanted))
        else:
            yield path


def _first_bytes(path: Path) -> bytes | None:
    """Return how a file begins; None for a pipe, a device, a socket, which might never end."""
    if not stat.S_ISREG(os.stat(path).st_mode):
        return None
    with path.open("rb") as file:
        return file.read(FIRST_BYTES)


def absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))


def _readable(text: str) -> str:
    """Return a path in NFC and one line; bytes that are no text, as old archives leave in file names, become
    marks."""
    words = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    return unicodedata.normalize("NFC", _BREAKS.sub(" ", words))


def _common(paths: Iterable[Path]) -> Path:
    try:
        return Path(os.path.commonpath([str(path) for path in paths]))
    except ValueError:  # on two drives
        return Path()


def _name(path: Path, root: Path) -> str:
    """Return the path below the deepest folder common to all paths; a lone return keeps its folder."""
    below = path.relative_to(root).parts if path.is_relative_to(root) else path.parts
    parts = below or (path.parent.name, path.name)
    return _readable("/".join(part for part in parts if part))
