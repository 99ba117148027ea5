"""The receiver's list of incoming documents: which file came on which day, from whom."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from facts.intake.cells import date_from_cell
from facts.intake.csv_folder import rows_from_csv
from facts.intake.problems import FileFault
from facts.spelling import folded, respelled

LIST_NAME = "so_den.csv"  # as offices call it; one among the returns is whoever's laid it there
MOST_BYTES = 4 << 20  # the list is read here, not apart
_FILE, _DAY = ("ten tep", "tep", "file"), ("ngay den", "ngay nhan", "ngay", "date")
_NUMBER = ("so den", "so", "so vb den", "so van ban den", "number")
_LONGEST_NUMBER = 40
_SENDER = ("noi gui", "co quan gui", "don vi gui", "noi gui den", "sender")


@dataclass(frozen=True, slots=True)
class IncomingEntry:
    """One line of a list: the day a file came in, its sender and number, as written ('': not)."""

    day: date
    sender: str
    number: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Incoming:
    """What the list says, by the name of a file, and what can't be read or used of it.

    A file goes by its name, without ending, and where several have one name by the folder before it too
    (`2020/31000 Xã Nam Thái`).
    """

    entries: Mapping[str, IncomingEntry] = field(default_factory=dict)
    faults: tuple[FileFault, ...] = ()

    def entry(self, path: Path) -> IncomingEntry | None:
        """Return what the list says of a return, None where it says nothing."""
        return next((self.entries[name] for name in _names(path) if name in self.entries), None)


def name_in_list(file: str) -> str:
    """Return what a file goes by in a list, without ending, however it is typed."""
    name = file.replace("\\", "/").strip("/")
    stem, dot, ending = name.rpartition(".")
    return respelled(stem if dot and len(ending) <= 4 else name)


def _names(path: Path) -> Iterator[str]:
    """Yield what a file may be called in a list: its name after all folders, after fewer, alone."""
    parts = path.parts
    return (name_in_list("/".join(parts[at:])) for at in range(len(parts)))


def incoming_documents(path: Path | None, files: Sequence[Path]) -> Incoming:
    """Read the receiver's list (None: there is none); `files` are the returns that came."""
    if path is None:
        return Incoming()
    meant = Counter(name for file in files for name in set(_names(file)))
    entries: dict[str, IncomingEntry] = {}
    faults: list[FileFault] = []
    for name, entry, fault in _rows(path):
        if fault is not None:
            faults.append(fault)
        elif meant[name] > 1:
            faults.append(FileFault("incoming_many", str(path), name=name))
        elif entry is not None and entries.setdefault(name, entry) != entry:
            faults.append(FileFault("incoming_twice", str(path), name=name))
    return Incoming(entries, tuple(faults))


def _rows(path: Path) -> Iterator[tuple[str, IncomingEntry | None, FileFault | None]]:
    try:
        if not path.is_file():
            raise FileFault("not_a_file", str(path))
        if path.stat().st_size > MOST_BYTES:
            raise FileFault("too_many_cells", str(path), sheet=path.name)
        rows = rows_from_csv(path.read_bytes(), str(path))
    except FileFault as fault:
        yield "", None, fault
        return
    except OSError:
        yield "", None, FileFault("file_unreadable", str(path))
        return
    head = [folded(str(cell or "")) for cell in rows[0]] if rows else []
    columns = (_FILE, _DAY, _SENDER, _NUMBER)
    at, on, by, numbered = (next((i for i, h in enumerate(head) if h in names), None) for names in columns)
    if at is None or on is None:
        yield "", None, FileFault("incoming_header", str(path))
        return
    for number, row in enumerate(rows[1:], start=2):
        cells = (row[i] if i is not None and i < len(row) else None for i in (at, on, by, numbered))
        name, received, sender, given = (str(cell or "").strip() for cell in cells)
        day = date_from_cell(received)
        if name and day is None:
            yield name, None, FileFault("incoming_row", str(path), row=str(number), found=received)
        elif name and day is not None:
            yield name_in_list(name), IncomingEntry(day, sender, given[:_LONGEST_NUMBER]), None
