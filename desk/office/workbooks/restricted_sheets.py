"""What the sheets of the restricted workbook share: the stamp, whether what they show was adopted, rows of
numbers and texts."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from desk.base.workbook import NewWorkbook, WorkbookSheet
from desk.office.years_shown import YearsShown
from desk.words.adoption_words import standing_of
from desk.words.numbers import range_words
from engine.rulebook.model.rulebook import Rulebook

STAMP = "LƯU HÀNH NỘI BỘ"
FIRST = 3  # the row of a table's header, under the title and the mark


class RestrictedSheets:
    def __init__(self, results: YearsShown, stamp: str) -> None:
        self.results, self.stamp = results, stamp
        self.book = NewWorkbook()

    def sheet(self, name: str, title: str, rulebook: Rulebook | None = None) -> WorkbookSheet:
        """Add a sheet that says whether what it shows (the commune rulebook, where none is named) was
        adopted."""
        standing = standing_of(rulebook or self.results.year.rulebook)
        sheet = self.book.sheet(name, footer=f"{self.stamp}. {standing}", header=self.stamp)
        sheet.top((f"{title} – {self.stamp}", "title"), (standing, "mark"))
        return sheet

    def list_rows(
        self, sheet: WorkbookSheet, headers: list[tuple[str, int]], rows: Iterable[tuple[str | Fraction, ...]]
    ) -> int:
        """Write a table; return the free row under it."""
        row = sheet.head(FIRST, headers)
        for cells in rows:
            sheet.line(row, cells)
            row += 1
        return row


def points_cell(low: Fraction, high: Fraction) -> str | Fraction:
    return low if low == high else range_words(low, high)
