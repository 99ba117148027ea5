"""The public workbook of results: ranking, the years, who owes what, a sheet a commune."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desk.announced_bands import Announced
from desk.announcing import Later
from desk.office_results import OfficeResults, YearOfUnit
from desk.reports.adoption_words import marks_of, standing_of
from desk.reports.numbers import day_words, number_words
from desk.rule_uses import behind
from desk.workbooks.book import Book
from desk.workbooks.commune_sheet import add_commune_sheet
from desk.workbooks.drawings import add_band_colours, add_scores_chart, add_years_chart
from desk.workbooks.public_reasons import owed_words

HIDDEN = "không nêu"


@dataclass(frozen=True, slots=True)
class Edition:
    """What a workbook says of itself: the run, whether the period is locked, the announcement and later differences."""

    run: str
    locked: bool
    announced: Announced | None = None
    later: tuple[Later, ...] = ()


def public_workbook(path: Path, results: OfficeResults, edition: Edition) -> Path:
    """Write the workbook that may leave the office."""
    book = Book()
    _add_front(book, results, edition)
    _add_ranking(book, results)
    _add_years(book, results)
    _add_needs(book, results)
    _add_totals(book, results)
    if edition.announced is not None:
        _add_later(book, results, edition)
    for year in results.ranked():
        add_commune_sheet(book, results, year)
    return book.save(path)


def status_words(results: OfficeResults, edition: Edition) -> list[str]:
    """Say what these results are: illustrative or adopted, locked or not, announced or not."""
    period = results.period
    said = [standing_of(results.rulebook)]
    said.append(
        f"Kỳ {period.code}: số liệu từ {day_words(period.start)} đến {day_words(period.end)}. Lần chạy {edition.run}."
    )
    said.append("Kỳ đã khóa sổ." if edition.locked else "Kỳ CHƯA khóa sổ: mọi số liệu còn có thể thay đổi.")
    told = edition.announced
    said.append(f"Công bố theo {told.document} ngày {day_words(told.on)}." if told else "Chưa công bố.")
    return said


def heading(book: Book, sheet: Any, title: str, results: OfficeResults) -> int:
    """Write title and mark; return the next free row."""
    sheet.write_string(0, 0, title, book.style("title"))
    sheet.write_string(1, 0, standing_of(results.rulebook), book.style("mark"))
    return 3


def table(book: Book, sheet: Any, row: int, headers: list[tuple[str, int]]) -> int:
    """Write a table's header with its column widths; return the first row under it."""
    for column, (header, width) in enumerate(headers):
        sheet.set_column(column, column, width)
        sheet.write_string(row, column, header, book.style("head"))
    sheet.freeze_panes(row + 1, 0)
    return row + 1


def write_points(book: Book, sheet: Any, row: int, column: int, low: Any, high: Any) -> None:
    """Write points exactly, or both ends of an interval."""
    if low == high:
        sheet.write_number(row, column, float(low), book.style("points"))
    else:
        sheet.write_string(row, column, f"{number_words(low)} – {number_words(high)}", book.style("centre"))


def write_total(book: Book, sheet: Any, row: int, column: int, year: YearOfUnit | None) -> None:
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


def _titles(results: OfficeResults, bands: tuple[str, ...]) -> str:
    titles = [results.rulebook.band(id_).title["vi"] for id_ in bands]
    return titles[0] if len(titles) == 1 else f"chưa đủ căn cứ: {' / '.join(titles)}"


def _add_front(book: Book, results: OfficeResults, edition: Edition) -> None:
    sheet = book.sheet("Đọc trước", footer=standing_of(results.rulebook), landscape=False)
    sheet.set_column(0, 0, 95)
    sheet.write_string(
        0, 0, f"KẾT QUẢ {results.rulebook.title['vi'].upper()}, KỲ {results.period.code}", book.style("title")
    )
    lines = [
        *status_words(results, edition),
        "Số đếm dưới 5 không nêu, cùng với những gì làm lộ số đó: một cột số liệu chỉ có mặt khi mọi xã, ở cả hai kỳ, đều từ 5 trở lên; điểm của một tiêu chí ghi “không nêu” khi từ điểm suy ra được số dưới 5, cùng với điểm của tiêu chí khác khi cần để tổng điểm không làm lộ.",
        "Tệp này không có tên, mã hay địa chỉ của cơ sở, vụ việc hoặc của bất kỳ người nào.",
        "Khoảng điểm “a – b” nghĩa là còn biểu chưa nộp: a là điểm chắc chắn, b là điểm cao nhất có thể. Trang “Chưa đủ căn cứ” ghi cơ quan nào còn nợ biểu nào.",
    ]  # fmt: skip
    for row, line in enumerate(lines, 2):
        sheet.write_string(row, 0, line, book.style("mark" if row == 2 else "plain"))


def _add_ranking(book: Book, results: OfficeResults) -> None:
    sheet = book.sheet("Xếp hạng", footer=standing_of(results.rulebook))
    row = heading(book, sheet, f"XẾP HẠNG, KỲ {results.period.code}", results)
    before = results.before.code if results.before else "kỳ trước"
    first = table(
        book,
        sheet,
        row,
        [
            ("#", 5),
            ("Mã", 9),
            ("Đơn vị", 24),
            ("Điểm", 16),
            ("Xếp loại", 26),
            (f"Điểm {before}", 14),
            (f"Xếp loại {before}", 20),
            ("Số năm liền đạt khá, tốt", 30),
            ("Ghi chú", 22),
        ],
    )
    placed = results.placed()
    for at, (place, year) in enumerate(placed, first):
        _add_ranked(book, sheet, at, place, results, year)
    count = len(placed)
    add_band_colours(book, sheet, results, first, 4, count)
    add_scores_chart(book, sheet, results, first + count + 2)


def _add_ranked(
    book: Book, sheet: Any, row: int, place: int | None, results: OfficeResults, year: YearOfUnit
) -> None:
    unit = year.result.subject.id
    earlier = results.of(unit, results.before)
    if place is None:
        sheet.write_string(row, 0, "–", book.style("centre"))
    else:
        sheet.write_number(row, 0, place, book.style("centre"))
    sheet.write_string(row, 1, unit, book.style("centre"))
    sheet.write_string(row, 2, results.name(unit), book.style("cell"))
    write_total(book, sheet, row, 3, year)
    sheet.write_string(row, 4, band_words(results, year), book.style("cell"))
    write_total(book, sheet, row, 5, earlier)
    sheet.write_string(row, 6, band_words(results, earlier), book.style("cell"))
    sheet.write_string(row, 7, streak_words(year), book.style("centre"))
    notes = [
        note
        for note, on in (("tạm tính", year.result.provisional), ("có thẩm định", bool(year.result.appraised)))
        if on
    ]
    sheet.write_string(row, 8, ", ".join(notes), book.style("cell"))


def streak_words(year: YearOfUnit) -> str:
    """Say how many years running: surely, and at most."""
    said = []
    for state in year.result.streaks.values():
        years = str(state.sure) if state.sure == state.possible else f"{state.sure} – {state.possible}"
        held = {True: " (đủ điều kiện đề nghị)", False: "", None: " (chưa đủ căn cứ)"}[state.held]
        said.append(f"{years} năm{held}")
    return "; ".join(said)


def _add_years(book: Book, results: OfficeResults) -> None:
    sheet = book.sheet("Qua các năm", footer=standing_of(results.rulebook))
    row = heading(book, sheet, "XẾP LOẠI VÀ ĐIỂM QUA CÁC NĂM", results)
    periods = tuple(reversed(results.periods))
    headers = [
        ("Mã", 9),
        ("Đơn vị", 24),
        *((f"Xếp loại {p.code}", 22) for p in periods),
        *((f"Điểm {p.code}", 14) for p in periods),
    ]
    first = table(book, sheet, row, headers)
    for at, year in enumerate(results.ranked(), first):
        unit = year.result.subject.id
        sheet.write_string(at, 0, unit, book.style("centre"))
        sheet.write_string(at, 1, results.name(unit), book.style("cell"))
        for column, period in enumerate(periods, 2):
            told = results.of(unit, period)
            sheet.write_string(at, column, band_words(results, told), book.style("cell"))
            write_total(book, sheet, at, column + len(periods), told)
    count = len(results.ranked())
    for column in range(2, 2 + len(periods)):
        add_band_colours(book, sheet, results, first, column, count)
    add_years_chart(book, sheet, results, first + count + 2)


def _add_needs(book: Book, results: OfficeResults) -> None:
    sheet = book.sheet("Chưa đủ căn cứ", footer=standing_of(results.rulebook))
    row = heading(book, sheet, "CHƯA ĐỦ CĂN CỨ: AI CÒN NỢ GÌ", results)
    first = table(book, sheet, row, [("Mã", 9), ("Đơn vị", 24), ("Còn thiếu", 70), ("Cần cho", 24)])
    lines: dict[tuple[str, str], set[str]] = {}
    for year in results.ranked():
        for need in year.result.scored.needs:
            for gap in need.owed:
                lines.setdefault((year.result.subject.id, owed_words(gap)), set()).update(need.used_in)
    for at, ((unit, words), used) in enumerate(lines.items(), first):
        for column, text in enumerate((unit, results.name(unit), words, ", ".join(sorted(used)))):
            sheet.write_string(at, column, text, book.style("cell"))
    if not lines:
        sheet.write_string(first, 0, "Không thiếu biểu nào làm thay đổi điểm.", book.style("note"))


def _add_totals(book: Book, results: OfficeResults) -> None:
    sheet = book.sheet("Toàn địa bàn", footer=standing_of(results.rulebook))
    row = heading(book, sheet, f"SỐ LIỆU CỘNG CỦA CÁC ĐƠN VỊ, KỲ {results.period.code}", results)
    before = results.before
    first = table(
        book,
        sheet,
        row,
        [
            ("Chỉ số", 58),
            ("Kỳ này", 14),
            (f"Kỳ {before.code}" if before else "Kỳ trước", 14),
            ("Tăng giảm", 12),
        ],
    )
    now = results.totals(results.period)
    earlier = results.totals(before) if before else {}
    for at, (name, value) in enumerate(now.items(), first):
        indicator = results.indicators[name]
        sheet.write_string(
            at,
            0,
            f"{indicator.title['vi']}" + (f" ({indicator.unit})" if indicator.unit else ""),
            book.style("cell"),
        )
        sheet.write_number(at, 1, float(value), book.style("number"))
        old = earlier.get(name)
        if old is None:
            sheet.write_string(at, 2, HIDDEN, book.style("hidden"))
            sheet.write_string(at, 3, "–", book.style("centre"))
        else:
            sheet.write_number(at, 2, float(old), book.style("number"))
            sheet.write_string(at, 3, change_words(value, old), book.style("centre"))
    note = "Chỉ nêu khi mọi đơn vị đã báo, tổng từ 5 trở lên và không phải của riêng một đơn vị."
    sheet.write_string(first + len(now) + 1, 0, note, book.style("note"))
    sheet.write_string(first + len(now) + 2, 0, figures_mark(results, now) or "", book.style("mark"))


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


def _add_later(book: Book, results: OfficeResults, edition: Edition) -> None:
    told = edition.announced
    assert told is not None
    sheet = book.sheet("Khác với công bố", footer=standing_of(results.rulebook))
    row = heading(
        book, sheet, f"KHÁC VỚI KẾT QUẢ ĐÃ CÔNG BỐ ({told.document} ngày {day_words(told.on)})", results
    )
    first = table(
        book, sheet, row, [("Mã", 9), ("Đơn vị", 24), ("Mục", 14), ("Đã công bố", 22), ("Hiện nay", 22)]
    )
    shown = [one for one in edition.later if one.what in ("score", "band")]
    for at, one in enumerate(shown, first):
        what = "Điểm" if one.what == "score" else "Xếp loại"
        texts = (one.subject, results.name(one.subject), what, *_change(one, results))
        for column, text in enumerate(texts):
            sheet.write_string(at, column, text, book.style("cell"))
    if not shown:
        sheet.write_string(first, 0, "Không có khác biệt.", book.style("note"))


def _change(one: Later, results: OfficeResults) -> tuple[str, str]:
    """Say a band before and now; of points only that they changed.

    Two totals side by side tell what one row was worth, and either may be withheld in its own edition.
    """
    if one.what == "score":
        return HIDDEN, "đã thay đổi"
    before, now = (
        " / ".join(results.rulebook.band(id_).title["vi"] for id_ in value) if value else "–"
        for value in (one.announced, one.now)
    )
    return before, now
