"""How often each key was delivered: read = kept + repeat + duplicate + set_aside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from operator import add

from facts.archive.filing import FiledForm, Filing, ReportingOffice, shown_key
from facts.source_row import Key, SourceRow


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the rows of a form."""

    read: int = 0
    kept: int = 0
    repeat: int = 0
    duplicate: int = 0
    set_aside: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*map(add, astuple(self), astuple(other)))


@dataclass(frozen=True, slots=True)
class FormCount:
    """The tally of one form of one file."""

    form: str
    state: str | None
    tally: Tally


@dataclass(frozen=True, slots=True)
class FileCount:
    """The tallies of one file, form by form."""

    hash: str
    file: str
    sender: ReportingOffice
    period: str
    forms: tuple[FormCount, ...]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A row whose key stands above in its sheet or came from another unit; `first` is `file!sheet!row`."""

    hash: str
    file: str
    sheet: str
    row: int
    key: Key
    first: str


@dataclass(frozen=True, slots=True)
class UnusableRow:
    """A row counted as set aside."""

    hash: str
    form: str
    row: int


def counts_of(
    filings: Sequence[Filing],
) -> tuple[tuple[FileCount, ...], tuple[Duplicate, ...], tuple[UnusableRow, ...]]:
    """Return all tallies of returns, given in order and checked; each duplicate, each row set aside."""
    counter = _Counter()
    files = tuple(
        FileCount(f.hash, f.file, f.sender, f.period, tuple(counter.count(f, form) for form in f.forms))
        for f in filings
    )
    return files, tuple(counter.duplicates), tuple(counter.unusable)


class _Counter:
    """Counts forms of returns one after the other."""

    def __init__(self) -> None:
        self.delivered: dict[tuple[str, Key], tuple[str, set[str]]] = {}  # where first, by which units
        self.duplicates: list[Duplicate] = []
        self.unusable: list[UnusableRow] = []

    def count(self, filing: Filing, form: FiledForm) -> FormCount:
        above: set[Key] = set()
        fates = [self._fate(filing, form, row, above) for row in form.rows]
        each = (fates.count(fate) for fate in ("kept", "repeat", "duplicate", "set_aside"))
        return FormCount(form.form, form.state, Tally(len(fates), *each))

    def _fate(self, filing: Filing, form: FiledForm, row: SourceRow, above: set[Key]) -> str:
        if row.set_aside or row.key is None:
            self.unusable.append(UnusableRow(filing.hash, form.form, row.number))
            return "set_aside"
        unit = filing.sender.unit
        first, units = self.delivered.setdefault((form.form, row.key), (filing.place(form, row), set()))
        fate = "repeat" if units else "kept"
        # Parties work in several communes: each may declare them.
        elsewhere = fate == "repeat" and unit not in units and form.kind.name != "party"
        if row.key in above or elsewhere:
            fate, key = "duplicate", shown_key(form.kind, row.values)
            place = (filing.hash, filing.file, form.form, row.number)
            self.duplicates.append(Duplicate(*place, key, first))
        above.add(row.key)
        units.add(unit)
        return fate


def totals_of(files: Iterable[FileCount]) -> dict[str, Tally]:
    """Add tallies up by form."""
    totals = defaultdict[str, Tally](Tally)
    for file in files:
        for form in file.forms:
            totals[form.form] += form.tally
    return totals
