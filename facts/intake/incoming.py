"""The list of incoming documents that an office keeps beside the returns: which file came on which day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from facts.intake import problems
from facts.intake.csv_folder import rows_from_csv
from facts.intake.dates import date_from_cell
from facts.intake.problems import FileFault
from facts.spelling import folded, respelled

LIST_NAME = "so_den.csv"
_FILE, _DAY = ("ten tep", "tep", "file"), ("ngay den", "ngay nhan", "ngay", "date")
_NUMBER = ("so den", "so", "so vb den", "so van ban den", "number")
_LONGEST_NUMBER = 40
_SENDER = ("noi gui", "co quan gui", "don vi gui", "noi gui den", "sender")


@dataclass(frozen=True, slots=True)
class IncomingEntry:
    """One line of a list: the day a file came in, who sent it and its number, as the list writes them ('':
    not written)."""

    day: date
    sender: str
    number: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Incoming:
    """What the lists say, by their folder and the name of a file there, and what can't be read or used of
    them.

    A list speaks of what lies in its folder and below. A file goes by its name, without ending, and where
    several have one name by the way to it from the list (`2020/31000 Xã Nam Thái`).
    """

    told: Mapping[tuple[Path, str], IncomingEntry]
    faults: tuple[FileFault, ...]

    def entry(self, path: Path) -> IncomingEntry | None:
        """Return what the list nearest to a return says of it, None where none does."""
        found = (self.told.get((folder, name)) for folder, name in _called(path))
        return next((entry for entry in found if entry is not None), None)


def name_in_list(file: str) -> str:
    """Return what a file goes by in a list, without ending, however it is typed."""
    name = file.replace("\\", "/").strip("/")
    stem, dot, ending = name.rpartition(".")
    return respelled(stem if dot and len(ending) <= 4 else name)


def _called(path: Path) -> Iterator[tuple[Path, str]]:
    """Yield what a file may be called in the lists of the folders above it, nearest first, the whole way
    before the name."""
    for folder in path.parents:
        way = path.relative_to(folder)
        yield folder, name_in_list(way.as_posix())
        yield folder, name_in_list(path.name)


def incoming_documents(lists: Sequence[Path], files: Sequence[Path]) -> Incoming:
    """Read the lists met under the folders given, or beside the files given; `files` are the returns met."""
    meant = Counter(name for path in files for name in set(_called(path)))
    told: dict[tuple[Path, str], IncomingEntry] = {}
    faults: list[FileFault] = []
    for path in lists:
        for name, entry, fault in _rows(path):
            if fault is not None:
                faults.append(fault)
            elif meant[path.parent, name] > 1:
                faults.append(FileFault(problems.INCOMING_MANY, str(path), name=name))
            elif entry is not None and told.setdefault((path.parent, name), entry) != entry:
                faults.append(FileFault(problems.INCOMING_TWICE, str(path), name=name))
    return Incoming(told, tuple(faults))


def _rows(path: Path) -> Iterator[tuple[str, IncomingEntry | None, FileFault | None]]:
    try:
        rows = rows_from_csv(path.read_bytes(), str(path))
    except FileFault as fault:
        yield "", None, fault
        return
    except OSError:
        yield "", None, FileFault(problems.FILE_UNREADABLE, str(path))
        return
    head = [folded(str(cell or "")) for cell in rows[0]] if rows else []
    columns = (_FILE, _DAY, _SENDER, _NUMBER)
    at, on, by, numbered = (next((i for i, h in enumerate(head) if h in names), None) for names in columns)
    if at is None or on is None:
        yield "", None, FileFault(problems.INCOMING_HEADER, str(path))
        return
    for number, row in enumerate(rows[1:], start=2):
        name, told, sender, given = (
            str(row[i] or "").strip() if i is not None and i < len(row) else ""
            for i in (at, on, by, numbered)
        )
        day = date_from_cell(told)
        if name and day is None:
            yield name, None, FileFault(problems.INCOMING_ROW, str(path), row=str(number), found=told)
        elif name and day is not None:
            yield name_in_list(name), IncomingEntry(day, sender, given[:_LONGEST_NUMBER]), None
