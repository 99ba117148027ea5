"""Words of tables, listed once for all of them: a column of words is kept as places in its list.

Every table that names a venue has the codes of all venues as its Enum. Written with each, they are most of what is read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import polars as pl

VALUES, USED_BY = "values", "used_by"
_LISTS = {VALUES: pl.List(pl.String), USED_BY: pl.List(pl.String)}
Lists = Mapping[str, Mapping[str, pl.Series]]  # table → column → its words


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


def lists_of(kept: pl.DataFrame) -> Lists:
    """Return the words of each column."""
    found: dict[str, dict[str, pl.Series]] = defaultdict(dict)
    for values, used_by in zip(kept[VALUES], kept[USED_BY], strict=True):
        words = pl.Series(values, dtype=pl.Enum(values))
        for table, column in (place.split(" ") for place in used_by):
            found[table][column] = words
    return found


def with_words(table: pl.DataFrame, lists: Mapping[str, pl.Series]) -> pl.DataFrame:
    """Return a table with words again where it has places."""
    return table.with_columns(words.gather(table[column]).alias(column) for column, words in lists.items())
