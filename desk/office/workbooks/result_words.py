"""What every sheet of results says in one way: heads and marks, points, bands, streaks, changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from desk.base.workbook import NewWorkbook
from desk.office.announcing import Later
from desk.office.office_results import OfficeResults, YearOfUnit
from desk.words.adoption_words import draft_lines, marks_of, standing_of
from desk.words.numbers import day_words, number_words
from desk.workspace.announced_bands import Announced
from desk.workspace.despite import despite_words
from engine.rulebook.compile.rule_uses import behind

HIDDEN = "không nêu"


@dataclass(frozen=True, slots=True)
class Edition:
    """What a workbook says of itself: the run, whether the period is locked, the announcement and later differences."""

    run: str
    locked: bool
    announced: Announced | None = None
    later: tuple[Later, ...] = ()


def status_words(results: OfficeResults, edition: Edition) -> list[str]:
    """Say what these results are: illustrative or adopted, locked or not, announced or not."""
    period = results.period
    said = [standing_of(results.rulebook), *draft_lines(results.rulebook)]
    said.append(
        f"Kỳ {period.code}: số liệu từ {day_words(period.start)} đến {day_words(period.end)}. Lần chạy {edition.run}."
    )
    said.append("Kỳ đã khóa sổ." if edition.locked else "Kỳ CHƯA khóa sổ: mọi số liệu còn có thể thay đổi.")
    told = edition.announced
    said.append(f"Công bố theo {told.document} ngày {day_words(told.on)}." if told else "Chưa công bố.")
    return said


def heading(book: NewWorkbook, sheet: Any, title: str, results: OfficeResults) -> int:
    """Write title and mark; return the next free row."""
    sheet.write_string(0, 0, title, book.style("title"))
    sheet.write_string(1, 0, standing_of(results.rulebook), book.style("mark"))
    return 3


def table(book: NewWorkbook, sheet: Any, row: int, headers: list[tuple[str, int]]) -> int:
    """Write a table's header with its column widths; return the first row under it."""
    for column, (header, width) in enumerate(headers):
        sheet.set_column(column, column, width)
        sheet.write_string(row, column, header, book.style("head"))
    sheet.freeze_panes(row + 1, 0)
    return row + 1


def write_points(book: NewWorkbook, sheet: Any, row: int, column: int, low: Any, high: Any) -> None:
    """Write points exactly, or both ends of an interval."""
    if low == high:
        sheet.write_number(row, column, float(low), book.style("points"))
    else:
        sheet.write_string(row, column, f"{number_words(low)} – {number_words(high)}", book.style("centre"))


def write_total(book: NewWorkbook, sheet: Any, row: int, column: int, year: YearOfUnit | None) -> None:
    if year is None:
        sheet.write_string(row, column, "–", book.style("centre"))
    elif not year.withheld.total_shown:
        sheet.write_string(row, column, HIDDEN, book.style("hidden"))
    else:
        write_points(book, sheet, row, column, year.result.scored.low, year.result.scored.high)


def band_words(results: OfficeResults, year: YearOfUnit | None) -> str:
    """Say the band; of an earlier year the announced one, and beside it the one computed again where that differs."""
    if year is None:
        return "–"
    computed = year.result.scored.bands
    told = results.announced_before(year)
    if told is None or told == computed:
        return _titles(results, computed)
    return f"{_titles(results, told)} (đã công bố); tính lại: {_titles(results, computed)}"


def despite_of_unit(results: OfficeResults, year: YearOfUnit) -> str:
    """Say why a commune's band was closed though it was not settled; nothing where it was."""
    return despite_words(results.despite.reason_of(year.result.subject.id))


def _titles(results: OfficeResults, bands: tuple[str, ...]) -> str:
    titles = [results.rulebook.band(id_).title["vi"] for id_ in bands]
    return titles[0] if len(titles) == 1 else f"chưa đủ căn cứ: {' / '.join(titles)}"


def streak_words(year: YearOfUnit) -> str:
    """Say how many years running: surely, and at most."""
    said = []
    for state in year.result.streaks.values():
        years = str(state.sure) if state.sure == state.possible else f"{state.sure} – {state.possible}"
        held = {True: " (đủ điều kiện đề nghị)", False: "", None: " (chưa đủ căn cứ)"}[state.held]
        said.append(f"{years} năm{held}")
    return "; ".join(said)


def figures_mark(results: OfficeResults, names: Iterable[str]) -> str | None:
    """Return the mark of figures that rest on another, illustrative rulebook's bands, where the sheet has none."""
    if results.rulebook.illustrative:
        return None
    found = behind(results.evaluation.rules, results.rulebook.subject, names)
    return marks_of((results.rulebook, *found.rulebooks))


def change_words(now: Any, before: Any) -> str:
    """Write a change in percent: a difference of two counts may itself be a small count."""
    if before == 0:
        return "–"
    change = (now - before) * 100 / before
    return f"{'+' if change > 0 else ''}{number_words(change, 'vi', 1)} %"
