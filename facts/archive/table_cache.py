"""What stands by a day, kept beside the archive as tables, so that no verb parses the archive again.

    standing/<key>/venue.arrow … places.arrow deliveries.arrow set_aside.arrow files.arrow words.arrow
    sums.json

The key is over everything the tables rest on: the manifests of the returns that count, name, size and time of
their other files, what the rules say of periods, units and maxima, and the program's own source. A folder
under another key is stale and never read. `sums.json` holds the hash of each file, sealed; where one differs,
or can't be read, all is computed again.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import astuple, dataclass
from datetime import date
from functools import cache, partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from facts.archive.counting import FileCount, FormCount, Tally
from facts.archive.faults import StoreFault
from facts.archive.filing import ReportingOffice
from facts.archive.store import Store
from facts.below import is_link, remove_below
from facts.context import Context
from facts.durable_files import is_aside, made_folder, write_folder
from facts.faults import told_as
from facts.forms.catalogue import KINDS, OwnColumn
from facts.lazy import LazyMapping, LazySequence
from facts.record_tables import RecordTables, standing_from_tables, tables_from_standing
from facts.seals import Seals, with_seal, without_seal
from facts.source import source_hash
from facts.standing import Standing

# Every table that names a venue has the codes of all venues as its Enum. Written with each, they are most of
# what is read: so each list of words is written once, and a column of words as places in its list.
WORDS, _VALUES, _USED_BY = "words", "values", "used_by"
_LISTS = {_VALUES: pl.List(pl.String), _USED_BY: pl.List(pl.String)}


def files_from_tables(tables: Mapping[str, pl.DataFrame]) -> Mapping[str, bytes]:
    """Return the content of each file."""
    used: dict[pl.Enum, list[str]] = defaultdict(list)
    for name, table in tables.items():
        for column, dtype in table.schema.items():
            if isinstance(dtype, pl.Enum):
                used[dtype].append(f"{name} {column}")
    lists = {_VALUES: [dtype.categories for dtype in used], _USED_BY: list(used.values())}
    coded = {name: table.with_columns(pl.col(pl.Enum).to_physical()) for name, table in tables.items()}
    coded[WORDS] = pl.DataFrame(lists, schema=_LISTS)
    return {f"{name}.arrow": _arrow(table) for name, table in coded.items()}


def _arrow(table: pl.DataFrame) -> bytes:
    buffer = io.BytesIO()
    table.write_ipc(buffer, compression="lz4")
    return buffer.getvalue()


class TableFiles:
    """The tables by name. Raise OSError, KeyError or ValueError if a file is missing or was changed."""

    def __init__(self, folder: Path, sums: Mapping[str, str]) -> None:
        self._contents = {file: _checked(folder / file, digest) for file, digest in sums.items()}
        lists = self._coded(WORDS)
        self._values = lists[_VALUES]
        self._words: dict[int, pl.Series] = {}
        self._used: dict[str, dict[str, int]] = defaultdict(dict)  # table → column → place of its list
        for at, used_by in enumerate(lists[_USED_BY].to_list()):
            for table, column in (place.split(" ") for place in used_by):
                self._used[table][column] = at

    def table(self, name: str) -> pl.DataFrame:
        coded = self._coded(name)
        return coded.with_columns(
            self._list(at).gather(coded[column]).alias(column)
            for column, at in self._used.get(name, {}).items()
        )

    def __contains__(self, name: str) -> bool:
        return f"{name}.arrow" in self._contents

    def _coded(self, name: str) -> pl.DataFrame:
        return pl.read_ipc(self._contents[f"{name}.arrow"])

    def _list(self, at: int) -> pl.Series:
        if at not in self._words:
            values = self._values[at]
            self._words[at] = pl.Series(values, dtype=pl.Enum(values))
        return self._words[at]


def _checked(path: Path, digest: str) -> bytes:
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != digest:
        raise ValueError(path.name)
    return content


if TYPE_CHECKING:
    from facts.archive.ledger import Ledger

FORMAT = 4
MOST = 24  # folders kept, the latest: of days, rules, locks, and each year a run looks at
_KEY = re.compile(r"[0-9a-f]{64}")
_PLACES, _DELIVERIES, _SET_ASIDE, _FILES = "places", "deliveries", "set_aside", "files"
_TABLES = (_PLACES, _DELIVERIES, _SET_ASIDE, _FILES)
_SUMS = "sums.json"
_COUNTED = tuple(Tally.__dataclass_fields__)
_FILE = ("hash", "file", "unit", "office", "period", "form", "state")


@dataclass(frozen=True, slots=True)
class Standings:
    """What stands, and how many rows of each form of each file were read, kept, repeated or set aside.

    `ledger` says what became of every row; it is not kept, but read from the archive when asked for.
    """

    standing: Standing
    files: Sequence[FileCount]
    ledger: Callable[[], Ledger]
    key: str  # changes when anything does that they rest on


def hashes_of(files: Sequence[FileCount]) -> tuple[str, ...]:
    """Return the returns that count, in their order."""
    return files.hashes if isinstance(files, _CachedFiles) else tuple(file.hash for file in files)


def read_standing(
    store: Store, cache_dir: Path, as_of: date | None, context: Context, only: Set[str] | None = None
) -> Standings:
    """Return what counts by the returns received up to a day (None: all), of `only` these imports.

    It is kept as tables in `cache_dir`, and read from there while nothing it rests on has changed.
    """

    def derived() -> tuple[Standing, Ledger]:
        from facts.archive.ledger import standing_of  # who reads what is kept derives nothing

        return standing_of(store.filings(hashes), context)

    hashes = store.counting(as_of, only)
    key = _key(store, hashes, context)
    folder = cache_dir / key
    cached = _read(folder, store.seals, context.catalogue.own)
    if cached is not None:
        return Standings(*cached, cache(lambda: derived()[1]), key)
    standing, ledger = derived()
    return Standings(_put(folder, standing, ledger.files, store.seals), ledger.files, lambda: ledger, key)


def read_first_told(
    store: Store, cache_dir: Path, as_of: date | None, context: Context, only: Set[str] | None = None
) -> Standing:
    """Return what would count had no return changed or left out what was told before; kept likewise."""
    hashes = store.counting(as_of, only)
    folder = cache_dir / _key(store, hashes, context, "first told")
    cached = _read(folder, store.seals, context.catalogue.own)
    if cached is not None:
        return cached[0]
    from facts.archive.ledger import first_told_of

    return _put(folder, first_told_of(store.filings(hashes), context), (), store.seals)


def _put(folder: Path, standing: Standing, files: Sequence[FileCount], seals: Seals | None) -> Standing:
    """Keep what was derived; return it as it will be read."""
    tables = tables_from_standing(standing)
    with contextlib.suppress(OSError):  # where nothing can be written, everything is computed each time
        _keep(folder, tables, files, seals)
    return standing_from_tables(tables)


def forgotten(cache_dir: Path) -> None:
    """Delete every table kept in a folder: erased facts must stand nowhere. Other files stay."""
    with told_as(StoreFault, cache_dir):
        for folder in list(cache_dir.iterdir()) if cache_dir.is_dir() else ():
            if is_aside(folder.name) or _is_made(folder):
                remove_below(cache_dir.parent, folder)
    with contextlib.suppress(OSError):  # what is not the program's stands in it
        cache_dir.rmdir()


# The key


def _key(store: Store, hashes: Set[str], context: Context, what: str = "") -> str:
    digest = hashlib.sha256(f"{FORMAT} {what} {source_hash('facts')} {pl.__version__}".encode())
    lists = (sorted(listed.items()) for listed in (context.declared, context.decimals, context.handed))
    rules = (context.calendar, context.units, context.rulebooks, *lists, context.catalogue.own)
    digest.update(repr(rules).encode())
    for hash_ in sorted(hashes):
        digest.update(store.signature(hash_))
    return digest.hexdigest()


# Out and in


def _keep(folder: Path, tables: RecordTables, files: Sequence[FileCount], seals: Seals | None) -> None:
    others = (tables.places, tables.deliveries, tables.set_aside, _table_of(files))
    contents = files_from_tables({**tables.kinds, **dict(zip(_TABLES, others, strict=True))})
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}
    made_folder(folder.parent)
    if _is_made(folder):  # it could not be read
        remove_below(folder.parent.parent, folder)
    listed = json.dumps(sums).encode()
    if seals is not None:
        listed = with_seal(listed, seals.seal(_purpose(folder), listed))
    write_folder(folder, {**contents, _SUMS: listed})
    there = (path for path in folder.parent.iterdir() if _KEY.fullmatch(path.name))
    for path in sorted(there, key=lambda path: path.lstat().st_mtime, reverse=True)[MOST:]:
        if _is_made(path):
            remove_below(folder.parent.parent, path)


def _is_made(folder: Path) -> bool:
    """Tell whether a folder is one of tables this program wrote: by its name and those of all within."""
    if not _KEY.fullmatch(folder.name) or is_link(folder) or not folder.is_dir():
        return False
    with os.scandir(folder) as entries:
        there = {entry.name: entry.is_file(follow_symlinks=False) for entry in entries}
    own = {_SUMS, *(f"{name}.arrow" for name in (*KINDS, *_TABLES, WORDS))}
    return all(there.values()) and there.keys() <= own


def _purpose(folder: Path) -> str:
    return f"standing {folder.name}"


def _read(
    folder: Path, seals: Seals | None, own: tuple[OwnColumn, ...]
) -> tuple[Standing, Sequence[FileCount]] | None:
    """Return what a folder holds, None where it is not there, not as it was written, or has no right seal."""
    try:
        listed, seal = without_seal((folder / _SUMS).read_bytes())
        if seals is not None and not seals.holds(_purpose(folder), listed, seal):
            return None
        sums: Mapping[str, str] = json.loads(listed)
        stored = TableFiles(folder, sums)
        if not all(name in stored for name in (*KINDS, _FILES)):
            return None
        places, deliveries, set_aside = map(stored.table, (_PLACES, _DELIVERIES, _SET_ASIDE))
        tables = RecordTables(LazyMapping(KINDS, stored.table), places, deliveries, set_aside, own)
        return standing_from_tables(tables), _CachedFiles(stored.table(_FILES))
    except (OSError, ValueError, KeyError, AttributeError, pl.exceptions.PolarsError):
        return None


def _table_of(files: Sequence[FileCount]) -> pl.DataFrame:
    """Return a row a form of a file; a file without forms has one row without a form."""
    rows = []
    for f in files:
        file = (f.hash, f.file, f.sender.unit, f.sender.office, f.period)
        rows += [(*file, form.form, form.state, *astuple(form.tally)) for form in f.forms]
        rows += [] if f.forms else [(*file, *(None,) * (2 + len(_COUNTED)))]
    schema = dict.fromkeys(_FILE, pl.String) | dict.fromkeys(_COUNTED, pl.Int64)
    return pl.DataFrame(rows, schema=schema, orient="row")


class _CachedFiles(LazySequence[FileCount]):
    """The counts of files, made when they are asked for."""

    def __init__(self, table: pl.DataFrame) -> None:
        self.hashes = tuple(table["hash"].unique(maintain_order=True).to_list())
        super().__init__(len(self.hashes), partial(_files_of, table))


def _files_of(table: pl.DataFrame) -> tuple[FileCount, ...]:
    files = []
    for (hash_, file, unit, office, period), rows in groupby(table.iter_rows(), key=lambda row: row[:5]):
        forms = tuple(FormCount(r[5], r[6], Tally(*r[7:])) for r in rows if r[5] is not None)
        files.append(FileCount(hash_, file, ReportingOffice(unit, office), period, forms))
    return tuple(files)
