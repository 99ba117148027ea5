"""Tables of one folder as files, and back: checked when the folder is opened, each read when it is asked for.

Every table that names a venue has the codes of all venues as its Enum. Written with each, they are most of
what is read. So each list of words is written once, and a column of words as places in its list.
"""

import hashlib
import io
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import polars as pl

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
    return {
        f"{name}.arrow": _arrow(table)
        for name, table in {**coded, WORDS: pl.DataFrame(lists, schema=_LISTS)}.items()
    }


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
