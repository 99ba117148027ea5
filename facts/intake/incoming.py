"""The list of incoming documents that an office keeps beside the returns: which file came on which day."""

from __future__ import annotations

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
    """The day each file came in, by its name without folder and ending, and what can't be read of the lists."""

    days: Mapping[str, date]
    faults: tuple[FileFault, ...]

    def day(self, file: str) -> date | None:
        """Return when a return came in, None where no list says so."""
        return self.days.get(name_in_list(file))


def name_in_list(file: str) -> str:
    """Return what a file goes by in a list: neither folder nor ending, however it is typed."""
    name = file.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    stem, dot, ending = name.rpartition(".")
    return respelled(stem if dot and len(ending) <= 4 else name)


def incoming_documents(lists: Sequence[Path]) -> Incoming:
    """Read the lists met under the folders given, or beside the files given."""
    days: dict[str, date] = {}
    faults: list[FileFault] = []
    for path in lists:
        for name, day, fault in _rows(path):
            if fault is not None:
                faults.append(fault)
            elif day is not None and days.setdefault(name, day) != day:
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
