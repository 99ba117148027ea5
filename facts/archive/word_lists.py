"""Words of tables, listed once for all of them: a column of words is kept as places in its list.

Every table that names a venue has the codes of all venues as its Enum. Written with each, they are most of
what is read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import polars as pl

VALUES, USED_BY = "values", "used_by"
_LISTS = {VALUES: pl.List(pl.String), USED_BY: pl.List(pl.String)}


def lists_apart(tables: Mapping[str, pl.DataFrame]) -> tuple[Mapping[str, pl.DataFrame], pl.DataFrame]:
    """Return the tables with places for words, and the lists of words with the columns that use each."""
    used: dict[pl.Enum, list[str]] = defaultdict(list)
    for name, table in tables.items():
        for column, dtype in table.schema.items():
            if isinstance(dtype, pl.Enum):
                used[dtype].append(f"{name} {column}")
    bare = {name: table.with_columns(pl.col(pl.Enum).to_physical()) for name, table in tables.items()}
    rows = {VALUES: [dtype.categories for dtype in used], USED_BY: list(used.values())}
    return bare, pl.DataFrame(rows, schema=_LISTS)


class WordLists:
    """The lists, each made into a column of words when a table that uses it is asked for."""

    def __init__(self, kept: pl.DataFrame) -> None:
        self._values = kept[VALUES]
        self._words: dict[int, pl.Series] = {}
        self._used: dict[str, dict[str, int]] = defaultdict(dict)  # table → column → place of its list
        for at, used_by in enumerate(kept[USED_BY].to_list()):
            for table, column in (place.split(" ") for place in used_by):
                self._used[table][column] = at

    def put_into(self, name: str, table: pl.DataFrame) -> pl.DataFrame:
        """Return a table with words again where it has places."""
        return table.with_columns(
            self._list(at).gather(table[column]).alias(column)
            for column, at in self._used.get(name, {}).items()
        )

    def _list(self, at: int) -> pl.Series:
        if at not in self._words:
            values = self._values[at]
            self._words[at] = pl.Series(values, dtype=pl.Enum(values))
        return self._words[at]
