"""One commune's sheet: every criterion with its points and reason, gates, figures beside those of the year before."""

from __future__ import annotations

import re
from typing import Any

from desk.base.workbook import NewWorkbook
from desk.office.office_results import OfficeResults, YearOfUnit
from desk.office.workbooks.public_reasons import WITHHELD, public_reason
from desk.office.workbooks.result_words import (
    HIDDEN,
    band_words,
    change_words,
    despite_of_unit,
    figures_mark,
    streak_words,
)
from desk.words.adoption_words import standing_of
from desk.words.condition_words import Speaker
from desk.words.numbers import cell_words, number_words
from engine.rulebook.model.rulebook import Criterion
from engine.scoring.results import ScoredCriterion

_GATE = {True: "có", False: "không", None: "chưa đủ căn cứ"}
_BAD = re.compile(r"[\[\]:*?/\\]")


def sheet_name(unit: str, name: str) -> str:
    """Return a name a sheet may have: at most 31 letters."""
    return _BAD.sub(" ", f"{unit} {name}")[:31]


def add_commune_sheet(book: NewWorkbook, results: OfficeResults, year: YearOfUnit) -> None:
    """Add the sheet of one commune."""
    unit = year.result.subject.id
    standing = standing_of(results.rulebook)
    sheet = book.sheet(sheet_name(unit, results.name(unit)), footer=standing)
    for column, width in enumerate((7, 46, 11, 16, 16, 80)):
        sheet.set_column(column, column, width)
    sheet.write_string(
        0, 0, f"{results.name(unit).upper()} ({unit}), KỲ {results.period.code}", book.style("title")
    )
    sheet.write_string(1, 0, standing, book.style("mark"))
    sheet.write_string(2, 0, _summary(results, year), book.style("label_free"))
    row = _add_criteria(book, sheet, 4, results, year)
    row = _add_gates(book, sheet, row + 1, results, year)
    _add_figures(book, sheet, row + 1, results, year)


def _summary(results: OfficeResults, year: YearOfUnit) -> str:
    scored = year.result.scored
    points = (
        number_words(scored.low)
        if scored.low == scored.high
        else f"{number_words(scored.low)} – {number_words(scored.high)}"
    )
    points = points if year.withheld.total_shown else HIDDEN
    mark = " Tạm tính: còn dòng phải sửa." if year.result.provisional else ""
    despite = despite_of_unit(results, year)
    mark += f" Xếp loại {despite}." if despite else ""
    return f"Điểm: {points}/{number_words(results.rulebook.total or scored.high)}. Xếp loại: {band_words(results, year)}. Số năm liền: {streak_words(year)}.{mark}"


def _add_criteria(book: NewWorkbook, sheet: Any, row: int, results: OfficeResults, year: YearOfUnit) -> int:
    unit = year.result.subject.id
    earlier = results.of(unit, results.before)
    before = results.before.code if results.before else "trước"
    headers = ("Mã", "Tiêu chí", "Điểm chuẩn", f"Kỳ {results.period.code}", f"Kỳ {before}", "Lý do")
    for column, header in enumerate(headers):
        sheet.write_string(row, column, header, book.style("head"))
    reasons = {r.criterion.id: r for r in results.explanation(unit).criteria}
    for at, criterion in enumerate(results.rulebook.criteria, row + 1):
        _add_criterion(book, sheet, at, criterion, year, earlier)
        reason = reasons[criterion.id]
        speaker = Speaker(
            results.evaluation.rules,
            results.rulebook.subject,
            "vi",
            {p.name: p.values for p in reason.parameters},
        )
        said = public_reason(reason, speaker, dict(results.indicators), results.published)
        hidden = criterion.id in year.withheld.criteria
        sheet.write_string(at, 5, f"{WITHHELD} {said}" if hidden else said, book.style("cell"))
    return row + 1 + len(results.rulebook.criteria)


def _add_criterion(
    book: NewWorkbook,
    sheet: Any,
    row: int,
    criterion: Criterion,
    year: YearOfUnit,
    earlier: YearOfUnit | None,
) -> None:
    sheet.write_string(row, 0, criterion.id, book.style("centre"))
    sheet.write_string(row, 1, criterion.title["vi"], book.style("cell"))
    sheet.write_number(row, 2, float(criterion.maximum), book.style("points"))
    _add_points(book, sheet, row, 3, year, criterion.id)
    if earlier is None:
        sheet.write_string(row, 4, "–", book.style("centre"))
    else:
        _add_points(book, sheet, row, 4, earlier, criterion.id)


def _add_points(book: NewWorkbook, sheet: Any, row: int, column: int, year: YearOfUnit, id_: str) -> None:
    found: ScoredCriterion = year.result.scored.criteria[id_]
    if id_ in year.withheld.criteria:
        sheet.write_string(row, column, HIDDEN, book.style("hidden"))
    elif found.settled:
        sheet.write_number(row, column, float(found.low), book.style("points"))
    else:
        sheet.write_string(
            row, column, f"{number_words(found.low)} – {number_words(found.high)}", book.style("centre")
        )


def _add_gates(book: NewWorkbook, sheet: Any, row: int, results: OfficeResults, year: YearOfUnit) -> int:
    sheet.write_string(row, 1, "Điều kiện khống chế", book.style("head"))
    sheet.write_string(row, 2, "Có", book.style("head"))
    for at, gate in enumerate(results.rulebook.gates, row + 1):
        sheet.write_string(at, 0, gate.id, book.style("centre"))
        sheet.write_string(at, 1, gate.title["vi"], book.style("cell"))
        sheet.write_string(at, 2, _GATE[year.result.scored.gates[gate.id]], book.style("centre"))
    return row + 1 + len(results.rulebook.gates)


def _add_figures(book: NewWorkbook, sheet: Any, row: int, results: OfficeResults, year: YearOfUnit) -> None:
    earlier = results.of(year.result.subject.id, results.before)
    sheet.merge_range(row, 1, row, 2, "Số liệu được nêu", book.style("head"))
    for column, header in ((3, "Kỳ này"), (4, "Kỳ trước"), (5, "Tăng giảm")):
        sheet.write_string(row, column, header, book.style("head"))
    for at, name in enumerate(results.published.names, row + 1):
        indicator = results.indicators[name]
        now = year.values[name]
        old = earlier.values.get(name) if earlier and name in earlier.published else None
        sheet.merge_range(at, 1, at, 2, indicator.title["vi"], book.style("cell"))
        sheet.write_string(at, 3, cell_words(now, "vi", indicator.unit), book.style("centre"))
        sheet.write_string(at, 4, cell_words(old, "vi", indicator.unit) if old else "–", book.style("centre"))
        both = old is not None and now.known and old.known
        sheet.write_string(
            at, 5, change_words(now.value, old.value) if both and old else "–", book.style("cell")
        )
    mark = figures_mark(results, results.published.names)
    sheet.write_string(row + 1 + len(results.published.names), 1, mark or "", book.style("mark"))
