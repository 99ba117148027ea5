"""How many different values a field of records has."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from engine.indicators import contexts
from engine.indicators.operations.count import Count
from engine.indicators.operations.over_records import FieldOfRecords, OverRecords, covers, listed_values
from engine.logic.cells import Cell
from engine.logic.domains import Domain
from engine.rulebook.kinds.words import key
from engine.rulebook.model.indicators import Indicator
from engine.rulebook.model.types import TEXT
from facts.spelling import caseless

if TYPE_CHECKING:
    from numpy.typing import NDArray


_SPACES = " \t\r\x0b\x0c\x1c\x1d\x1e\x1f"  # all that splits a text of ASCII, save the line feed


class CountDistinct(OverRecords, operation="count_distinct"):
    explained = ("Đếm giá trị khác nhau", "Số giá trị khác nhau của một trường.")
    whole: ClassVar[bool] = True
    count_distinct: FieldOfRecords = key("Đếm giá trị khác nhau", "loại.trường; ô trống không tính.")

    def of_rows(self, rows: contexts.RowsOfSubject) -> Cell:
        values = {caseless(v) if isinstance(v, str) else v for _, v in rows.filled()}
        return rows.at_least(len(values))

    def of_all_rows(self, rows: contexts.RowsOfSubjects) -> contexts.FactColumn:
        column, values, whose = rows.filled(str(self.path))
        if column.kind == TEXT:
            used, values = contexts.numpy.unique(values, return_inverse=True)
            values = _numbers_of([column.choices[code] for code in used.tolist()])[values]
        low = int(values.min(initial=0))
        width = int(values.max(initial=0)) - low + 1
        if values.dtype.hasobject or width * max(rows.count, 1) > 2**62:
            raise contexts.frames.NotColumnar("count_distinct of numbers this far apart")
        pairs = contexts.numpy.unique(whose * width + (values.astype(contexts.numpy.int64) - low))
        counted = contexts.numpy.bincount(pairs // width, minlength=rows.count)
        return rows.at_least(contexts.columns.numbers(counted))

    def domain(self, domains: contexts.Domains) -> Domain:
        most = listed_values(self)
        return replace(super().domain(domains), high=None if most is None else Fraction(most))

    def is_part_of(self, other: Indicator) -> bool:
        """Different values are never more than the records that have them."""
        same = isinstance(other, CountDistinct) and self.path == other.path
        return (same or isinstance(other, Count)) and covers(other.over, self.over)  # type: ignore


def _numbers_of(words: list[str]) -> NDArray[contexts.numpy.int64]:
    """Return a number for each word, the same for words that differ in case and spaces only."""
    joined = "\n".join(words)
    if joined.isascii() and not any(space in joined for space in _SPACES) and joined.count("\n") < len(words):
        folded = joined.lower().split("\n")
    else:
        folded = [caseless(word) for word in words]
    number_of = {word: number for number, word in enumerate(dict.fromkeys(folded))}
    return contexts.numpy.array([number_of[word] for word in folded], contexts.numpy.int64)
