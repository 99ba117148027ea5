"""The restricted workbook: venues by risk, cases, appraisal beside computed and self-score, reporting
signs."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from desk.base.language import speaking
from desk.office.disclosure.counts import is_summed
from desk.office.workbooks.drawings import add_band_colours, add_scores_chart, add_years_chart
from desk.office.workbooks.restricted_records import Row, add_cases, add_notices, add_venues
from desk.office.workbooks.restricted_sheets import FIRST, STAMP, RestrictedSheets, points_cell
from desk.office.workbooks.result_words import (
    Edition,
    band_words,
    before_words,
    despite_of_unit,
    figures_mark,
    fit_row,
    status_words,
    streak_words,
)
from desk.office.workbooks.targets_sheet import write_targets
from desk.office.years_shown import YearOfUnit, YearsShown
from desk.report.tree import text_of
from desk.reports.ranking import RISK, signs_tables
from desk.words.adoption_words import standing_of
from desk.words.criterion_words import criterion_points
from desk.words.numbers import place_words
from desk.words.target_words import TargetWords
from desk.words.total_words import total_words
from engine.evaluation.ranking import Places
from engine.evaluation.totals import UnitsTogether
from engine.rulebook.model.indicators import Indicator
from engine.rulebook.model.roles import INSPECTION, in_role
from engine.rulebook.model.rulebook import Rulebook
from engine.scoring.results import ScoredCriterion
from facts.periods import Period
from facts.standing import Record


@speaking("vi")
def restricted_workbook(path: Path, results: YearsShown, edition: Edition, copy: tuple[int, int]) -> Path:
    """Write one numbered copy."""
    made = RestrictedSheets(results, f"{STAMP} · Bản số {copy[0]:02d}/{copy[1]:02d}")
    risk = in_role(results.year.rules, INSPECTION, results.year.period.end)
    _add_front(made, edition, risk)
    _add_ranking(made)
    _add_years(made)
    if risk is not None:
        add_venues(made, risk)
    add_cases(made)
    _add_totals(made)
    _add_targets(made)
    _add_appraisal(made)
    _add_signs(made)
    add_notices(made)
    return made.book.save(path)


def _of_criterion(points: ScoredCriterion) -> str | Fraction:
    return points_cell(points.low, points.high) if points.absent is False else criterion_points(points)


def _place(places: Places | None) -> str | Fraction:
    settled = places is not None and places.first == places.last
    return Fraction(places.first) if places is not None and settled else place_words(places)


def _total(year: YearOfUnit | None) -> str | Fraction:
    return "–" if year is None else points_cell(year.result.scored.low, year.result.scored.high)


def _notes(results: YearsShown, year: YearOfUnit) -> str:
    notes = [
        said
        for said, on in (("tạm tính", year.result.provisional), ("có thẩm định", bool(year.result.appraised)))
        if on
    ]
    held = [
        gate.title["vi"] for gate in results.year.rulebook.gates if year.result.scored.gates[gate.id] is True
    ]
    return "; ".join(filter(None, [*notes, *held, despite_of_unit(results, year)]))


def _add_front(made: RestrictedSheets, edition: Edition, risk: Rulebook | None) -> None:
    sheet = made.sheet("Đọc trước", "KẾT QUẢ NỘI BỘ")
    sheet.set_column(0, 0, 110)
    lines = [
        *status_words(made.results, edition),
        *([f"{risk.title['vi']}: {standing_of(risk)}"] if risk else []),
        RISK,
        *(f"Khóa sổ khi: {one.vi} Lý do: {one.reason}" for one in made.results.year.despite.open),
        "Không sao chụp, không gửi ra ngoài. Mỗi bản có số và được ghi trong sổ truy cập.",
        "Không có nạn nhân, người bán dâm hay người lao động nào trong tệp này, kể cả dưới dạng mã.",
    ]
    for row, line in enumerate(lines, 3):
        sheet.put(row, 0, line, "plain")


def _add_ranking(made: RestrictedSheets) -> None:
    """Rank the communes by band, then points, with those of the year before."""
    results = made.results
    before = before_words(results)
    sheet = made.sheet("Xếp hạng", f"XẾP HẠNG, KỲ {results.year.period.code}")
    headers = [
        ("#", 5),
        ("Mã", 9),
        ("Đơn vị", 24),
        ("Điểm", 16),
        ("Xếp loại", 26),
        (f"Điểm {before}", 14),
        (f"Xếp loại {before}", 20),
        ("Số năm liền đạt khá, tốt", 30),
        ("Ghi chú", 40),
    ]
    first = sheet.head(FIRST, headers)
    ranked = results.ranked()
    for at, year in enumerate(ranked, first):
        unit = year.result.subject.id
        earlier = results.of(unit, results.before)
        row = (
            _place(results.year.by_subject[unit].places),
            unit,
            results.year.name(unit),
            _total(year),
            band_words(results, year),
            _total(earlier),
            band_words(results, earlier),
            streak_words(year),
            _notes(results, year),
        )
        sheet.line(at, row)
        fit_row(sheet, at, map(str, row), headers)
    add_band_colours(made.book, sheet, results, first, 4, len(ranked))
    add_scores_chart(made.book, sheet, results, first + len(ranked) + 2)


def _add_years(made: RestrictedSheets) -> None:
    """Put bands and points of the years side by side."""
    results = made.results
    sheet = made.sheet("Qua các năm", "XẾP LOẠI VÀ ĐIỂM QUA CÁC NĂM")
    periods = tuple(reversed(results.periods))
    headers = [
        ("Mã", 9),
        ("Đơn vị", 24),
        *((f"Xếp loại {p.code}", 22) for p in periods),
        *((f"Điểm {p.code}", 14) for p in periods),
    ]
    first = sheet.head(FIRST, headers)
    ranked = results.ranked()
    for at, year in enumerate(ranked, first):
        unit = year.result.subject.id
        told = [results.of(unit, period) for period in periods]
        bands = (band_words(results, one) for one in told)
        sheet.line(at, (unit, results.year.name(unit), *bands, *map(_total, told)))
    for column in range(2, 2 + len(periods)):
        add_band_colours(made.book, sheet, results, first, column, len(ranked))
    add_years_chart(made.book, sheet, results, first + len(ranked) + 2)


def _add_appraisal(made: RestrictedSheets) -> None:
    """Put most points, self-score, computed, appraised, final and note side by side."""
    sheet = made.sheet("Thẩm định", f"TỰ CHẤM, MÁY TÍNH, THẨM ĐỊNH, KỲ {made.results.year.period.code}")
    headers = [
        ("Đơn vị", 22),
        ("Mã", 7),
        ("Tiêu chí", 50),
        ("Điểm chuẩn", 10),
        ("Tự chấm", 10),
        ("Máy tính", 14),
        ("Thẩm định", 10),
        ("Điểm tính", 14),
        ("Ghi chú", 60),
    ]
    made.list_rows(sheet, headers, _appraised(made.results))


def _appraised(results: YearsShown) -> Iterator[Row]:
    for year in results.ranked():
        subject = year.result.subject
        for reason in results.explanation(subject.id).criteria:
            decided, own = reason.appraised, reason.self_score
            yield (
                results.year.name(subject.id),
                reason.criterion.id,
                reason.criterion.title["vi"],
                reason.criterion.maximum,
                "" if own is None else own,
                _of_criterion(reason.computed),
                "" if decided is None else decided.points,
                _of_criterion(reason.points),
                "" if decided is None else _decided_in(decided.record),
            )


def _decided_in(record: Record) -> str:
    return f"{record.values['reason']} (biên bản {record.values['minutes_no']}, {record.office})"


def _add_totals(made: RestrictedSheets) -> None:
    """Add up figures over all communes, small ones too; where some are silent, as far as is known."""
    results, before = made.results, made.results.before
    sheet = made.sheet("Toàn địa bàn", f"SỐ LIỆU CỘNG CỦA CÁC ĐƠN VỊ, KỲ {results.year.period.code}")
    earlier = f"Kỳ {before.code}" if before else "Kỳ trước"
    headers = [("Chỉ số", 58), ("Đơn vị tính", 14), (f"Kỳ {results.year.period.code}", 46), (earlier, 46)]
    names = [name for name in results.indicators if is_summed(name, results.indicators)]
    both = [_together(results, period) for period in (results.year.period, before)]
    rows = (
        (one.title["vi"], one.unit or "", *(_sum(units, one) for units in both))
        for one in map(results.indicators.__getitem__, names)
    )
    row = made.list_rows(sheet, headers, rows)
    mark = figures_mark(results, names)
    sheet.put(row + 1, 0, mark or "", "mark")


def _together(results: YearsShown, period: Period | None) -> UnitsTogether | None:
    units = [year.result.subject.id for year in results.all_of(period)] if period else []
    return UnitsTogether(results.year.evaluation, period, units) if period and units else None


def _sum(units: UnitsTogether | None, indicator: Indicator) -> str | Fraction:
    """Return a sum as a number where it can be one only, else in words as reports say it."""
    total = units.total(indicator) if units is not None else None
    if total is not None and total.exact and total.least is not None:
        return total.least
    return total_words(total, indicator)


def _add_targets(made: RestrictedSheets) -> None:
    """Put what was assigned from above beside what was reached; no sheet where nothing was."""
    outcomes = made.results.outcomes(public=False)
    if not outcomes:
        return
    period = made.results.year.period
    sheet = made.sheet("Chỉ tiêu được giao", f"CHỈ TIÊU CẤP TRÊN GIAO, KỲ {period.code}")
    write_targets(sheet, FIRST, TargetWords(made.results.year.rules, period), outcomes)


def _add_signs(made: RestrictedSheets) -> None:
    """List reporting-quality signs: they ask for a visit, they change no points."""
    results = made.results
    sheet = made.sheet("Chất lượng báo cáo", f"DẤU HIỆU VỀ CHẤT LƯỢNG BÁO CÁO, KỲ {results.year.period.code}")
    year = results.year
    listed = signs_tables(year.rows, year.rulebook, year.name)
    rows = (tuple(text_of(cell) for cell in cells) for table in listed for cells in table.cells())
    made.list_rows(sheet, [("Đơn vị", 24), ("Mã", 7), ("Dấu hiệu", 90), ("Có", 18)], rows)
