"""The list of incoming documents that an office keeps beside the returns: which file came on which day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from facts.intake import problems
from facts.intake.csv_folder import rows_from_csv
from facts.intake.dates import date_from_cell
from facts.intake.problems import FileFault
from facts.spelling import folded, respelled

LIST_NAME = "so_den.csv"
_FILE, _DAY = ("ten tep", "tep", "file"), ("ngay den", "ngay nhan", "ngay", "date")


@dataclass(frozen=True, slots=True)
class Incoming:
    """What the lists say, by their folder and the name of a file there, and what can't be read or used of them.

    A list speaks of what lies in its folder and below. A file goes by its name, without ending, and where several have one
    name by the way to it from the list (`2020/31000 Xã Nam Thái`).
    """

    days: Mapping[tuple[Path, str], date]
    faults: tuple[FileFault, ...]

    def day(self, path: Path) -> date | None:
        """Return when a return came in by the list nearest to it, None where none says so."""
        found = (self.days.get((folder, name)) for folder, name in _called(path))
        return next((day for day in found if day is not None), None)


def name_in_list(file: str) -> str:
    """Return what a file goes by in a list, without ending, however it is typed."""
    name = file.replace("\\", "/").strip("/")
    stem, dot, ending = name.rpartition(".")
    return respelled(stem if dot and len(ending) <= 4 else name)


def _called(path: Path) -> Iterator[tuple[Path, str]]:
    """Yield what a file may be called in the lists of the folders above it, nearest first, the whole way before the name."""
    for folder in path.parents:
        way = path.relative_to(folder)
        yield folder, name_in_list(way.as_posix())
        yield folder, name_in_list(path.name)


def incoming_documents(lists: Sequence[Path], files: Sequence[Path]) -> Incoming:
    """Read the lists met under the folders given, or beside the files given; `files` are the returns met."""
    meant = Counter(name for path in files for name in set(_called(path)))
    days: dict[tuple[Path, str], date] = {}
    faults: list[FileFault] = []
    for path in lists:
        for name, day, fault in _rows(path):
            if fault is not None:
                faults.append(fault)
            elif meant[path.parent, name] > 1:
                faults.append(FileFault(problems.INCOMING_MANY, str(path), name=name))
            elif day is not None and days.setdefault((path.parent, name), day) != day:
                faults.append(FileFault(problems.INCOMING_TWICE, str(path), name=name))
    return Incoming(days, tuple(faults))


def _rows(path: Path) -> Iterator[tuple[str, date | None, FileFault | None]]:
    try:
        rows = rows_from_csv(path.read_bytes(), str(path))
    except FileFault as fault:
        yield "", None, fault
        return
    except OSError:
        yield "", None, FileFault(problems.FILE_UNREADABLE, str(path))
        return
    head = [folded(str(cell or "")) for cell in rows[0]] if rows else []
    at, on = (next((i for i, h in enumerate(head) if h in names), None) for names in (_FILE, _DAY))
    if at is None or on is None:
        yield "", None, FileFault(problems.INCOMING_HEADER, str(path))
        return
    for number, row in enumerate(rows[1:], start=2):
        name, told = (str(row[i] or "").strip() if i < len(row) else "" for i in (at, on))
        day = date_from_cell(told)
        if name and day is None:
            yield name, None, FileFault(problems.INCOMING_ROW, str(path), row=str(number), found=told)
        elif name:
            yield name_in_list(name), day, None
