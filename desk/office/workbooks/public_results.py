"""The public workbook of results: ranking, the years, who owes what, a sheet a commune."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from desk.base.workbook import NewWorkbook
from desk.office.announcing import Later
from desk.office.office_results import OfficeResults, YearOfUnit
from desk.office.workbooks.commune_sheet import add_commune_sheet
from desk.office.workbooks.drawings import add_band_colours, add_scores_chart, add_years_chart
from desk.office.workbooks.public_reasons import owed_words
from desk.office.workbooks.result_words import (
    HIDDEN,
    Edition,
    band_words,
    change_words,
    despite_of_unit,
    figures_mark,
    heading,
    status_words,
    streak_words,
    table,
    write_total,
)
from desk.words.adoption_words import standing_of
from desk.words.numbers import day_words


def public_workbook(path: Path, results: OfficeResults, edition: Edition) -> Path:
    """Write the workbook that may leave the office."""
    book = NewWorkbook()
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


def _add_front(book: NewWorkbook, results: OfficeResults, edition: Edition) -> None:
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


def _add_ranking(book: NewWorkbook, results: OfficeResults) -> None:
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
    book: NewWorkbook, sheet: Any, row: int, place: int | None, results: OfficeResults, year: YearOfUnit
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
    notes += [f"khống chế {id_}" for id_, held in year.result.scored.gates.items() if held is True]
    notes += filter(None, [despite_of_unit(results, year)])
    sheet.write_string(row, 8, ", ".join(notes), book.style("cell"))


def _add_years(book: NewWorkbook, results: OfficeResults) -> None:
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


def _add_needs(book: NewWorkbook, results: OfficeResults) -> None:
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


def _add_totals(book: NewWorkbook, results: OfficeResults) -> None:
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


def _add_later(book: NewWorkbook, results: OfficeResults, edition: Edition) -> None:
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
