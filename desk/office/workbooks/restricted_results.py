"""The restricted workbook: venues by risk, cases, appraisal beside computed and self-score, reporting signs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from desk.base.workbook import NewWorkbook
from desk.office.disclosure.counts import is_summed
from desk.office.office_results import OfficeResults, YearOfUnit
from desk.office.workbooks.drawings import add_band_colours, add_scores_chart, add_years_chart
from desk.office.workbooks.result_words import (
    Edition,
    band_words,
    before_words,
    despite_of_unit,
    figures_mark,
    fit_row,
    status_words,
    streak_words,
    table,
)
from desk.office.workbooks.targets_sheet import write_targets
from desk.reports.venue_classes_report import RISK
from desk.runs.notices import noticed_in
from desk.words.adoption_words import standing_of
from desk.words.criterion_words import criterion_points
from desk.words.notice_words import WHAT, change_of, places_of
from desk.words.numbers import day_words, place_words, plain_words, range_words
from desk.words.target_words import TargetWords
from desk.words.total_words import NOTHING, total_words
from engine.evaluation.explanation import explanation_of
from engine.evaluation.ranking import Places
from engine.evaluation.totals import total_of
from engine.evaluation.years import Result
from engine.indicators.subjects import Subject
from engine.rulebook.model.indicators import Indicator
from engine.rulebook.model.roles import INSPECTION, in_role
from engine.rulebook.model.rulebook import Rulebook
from engine.scoring.results import ScoredCriterion
from facts.forms.case_forms import SELLERS_CASES
from facts.forms.catalogue import NOTICE
from facts.periods import Period
from facts.standing import Record

STAMP = "LƯU HÀNH NỘI BỘ"
_ANSWER = {True: "có", None: "chưa đủ căn cứ"}


def restricted_workbook(path: Path, results: OfficeResults, edition: Edition, copy: tuple[int, int]) -> Path:
    """Write one numbered copy."""
    made = _Restricted(results, f"{STAMP} · Bản số {copy[0]:02d}/{copy[1]:02d}")
    made.add_front(edition)
    made.add_ranking()
    made.add_years()
    if made.risk is not None:
        made.add_venues(made.risk)
    made.add_cases()
    made.add_totals()
    made.add_targets()
    made.add_appraisal()
    made.add_signs()
    made.add_notices()
    return made.book.save(path)


def _points(low: Fraction, high: Fraction) -> str | Fraction:
    return low if low == high else range_words(low, high)


def _of_criterion(points: ScoredCriterion) -> str | Fraction:
    return _points(points.low, points.high) if points.absent is False else criterion_points(points)


def _place(places: Places | None) -> str | Fraction:
    settled = places is not None and places.first == places.last
    return Fraction(places.first) if places is not None and settled else place_words(places)


def _total(year: YearOfUnit | None) -> str | Fraction:
    return "–" if year is None else _points(year.result.scored.low, year.result.scored.high)


def _notes(results: OfficeResults, year: YearOfUnit) -> str:
    notes = [
        said
        for said, on in (("tạm tính", year.result.provisional), ("có thẩm định", bool(year.result.appraised)))
        if on
    ]
    held = [gate.title["vi"] for gate in results.rulebook.gates if year.result.scored.gates[gate.id] is True]
    return "; ".join(filter(None, [*notes, *held, despite_of_unit(results, year)]))


class _Restricted:
    def __init__(self, results: OfficeResults, stamp: str) -> None:
        self.results = results
        self.stamp = stamp
        self.book = NewWorkbook()
        self.risk = in_role(results.evaluation.rules, INSPECTION, results.period.end)

    def _sheet(self, name: str, title: str, rulebook: Rulebook | None = None) -> Any:
        """Add a sheet that says whether what it shows (the commune rulebook, where none is named) was adopted."""
        standing = standing_of(rulebook or self.results.rulebook)
        sheet = self.book.sheet(name, footer=f"{self.stamp}. {standing}", header=self.stamp)
        sheet.write_string(0, 0, f"{title} – {self.stamp}", self.book.style("title"))
        sheet.write_string(1, 0, standing, self.book.style("mark"))
        return sheet

    def _write(self, sheet: Any, row: int, cells: tuple[str | Fraction, ...]) -> None:
        """Write a row: numbers as numbers, so that they can be sorted and added up."""
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                sheet.write_string(row, column, cell, self.book.style("cell"))
            else:
                sheet.write_number(row, column, float(cell), self.book.style("number"))

    def add_front(self, edition: Edition) -> None:
        sheet = self._sheet("Đọc trước", "KẾT QUẢ NỘI BỘ")
        sheet.set_column(0, 0, 110)
        lines = [
            *status_words(self.results, edition), *self._risk_standing(), RISK["vi"],
            *(f"Khóa sổ khi: {one.vi} Lý do: {one.reason}" for one in self.results.despite.open),
            "Không sao chụp, không gửi ra ngoài. Mỗi bản có số và được ghi trong sổ truy cập.",
            "Không có nạn nhân, người bán dâm hay người lao động nào trong tệp này, kể cả dưới dạng mã.",
        ]  # fmt: skip
        for row, line in enumerate(lines, 3):
            sheet.write_string(row, 0, line, self.book.style("plain"))

    def _risk_standing(self) -> list[str]:
        return [f"{self.risk.title['vi']}: {standing_of(self.risk)}"] if self.risk else []

    def add_ranking(self) -> None:
        """Rank the communes by band, then points, with those of the year before."""
        results = self.results
        before = before_words(results)
        sheet = self._sheet("Xếp hạng", f"XẾP HẠNG, KỲ {results.period.code}")
        headers = [
            ("#", 5), ("Mã", 9), ("Đơn vị", 24), ("Điểm", 16), ("Xếp loại", 26), (f"Điểm {before}", 14),
            (f"Xếp loại {before}", 20), ("Số năm liền đạt khá, tốt", 30), ("Ghi chú", 40),
        ]  # fmt: skip
        first = table(self.book, sheet, 3, headers)
        placed = results.placed()
        for at, (places, year) in enumerate(placed, first):
            earlier = results.of(year.result.subject.id, results.before)
            unit = year.result.subject.id
            row = (
                _place(places), unit, results.name(unit), _total(year), band_words(results, year),
                _total(earlier), band_words(results, earlier), streak_words(year), _notes(results, year),
            )  # fmt: skip
            self._write(sheet, at, row)
            fit_row(sheet, at, map(str, row), headers)
        add_band_colours(self.book, sheet, results, first, 4, len(placed))
        add_scores_chart(self.book, sheet, results, first + len(placed) + 2)

    def add_years(self) -> None:
        """Put bands and points of the years side by side."""
        results = self.results
        sheet = self._sheet("Qua các năm", "XẾP LOẠI VÀ ĐIỂM QUA CÁC NĂM")
        periods = tuple(reversed(results.periods))
        headers = [
            ("Mã", 9), ("Đơn vị", 24), *((f"Xếp loại {p.code}", 22) for p in periods), *((f"Điểm {p.code}", 14) for p in periods),
        ]  # fmt: skip
        first = table(self.book, sheet, 3, headers)
        ranked = results.ranked()
        for at, year in enumerate(ranked, first):
            unit = year.result.subject.id
            told = [results.of(unit, period) for period in periods]
            bands = (band_words(results, one) for one in told)
            self._write(sheet, at, (unit, results.name(unit), *bands, *map(_total, told)))
        for column in range(2, 2 + len(periods)):
            add_band_colours(self.book, sheet, results, first, column, len(ranked))
        add_years_chart(self.book, sheet, results, first + len(ranked) + 2)

    def add_venues(self, rulebook: Rulebook) -> None:
        """List venues, highest risk first, with the signals that gave points."""
        evaluation, period = self.results.evaluation, self.results.period
        sheet = self._sheet("Cơ sở theo nguy cơ", f"CƠ SỞ THEO NGUY CƠ, KỲ {period.code}", rulebook)
        headers = [
            ("#", 5),
            ("Mã cơ sở", 16),
            ("Tên", 26),
            ("Loại hình", 16),
            ("Địa chỉ", 36),
            ("Đơn vị", 20),
            ("Điểm nguy cơ", 14),
            ("Xếp loại", 24),
            ("Dấu hiệu", 60),
            ("Ghi chú", 12),
        ]
        first = table(self.book, sheet, 3, headers)
        found = sorted(
            evaluation.results(rulebook, period), key=lambda r: (-r.scored.low, -r.scored.high, r.subject.id)
        )
        register = evaluation.facts(period).registry.venues
        for place, result in enumerate((r for r in found if r.scored.high > 0), 1):
            self._write(sheet, first + place - 1, (Fraction(place), *self._venue(result, rulebook, register)))

    def _venue(
        self, result: Result, rulebook: Rulebook, register: Mapping[str, Record]
    ) -> tuple[str | Fraction, ...]:
        record = register.get(result.subject.id)
        values = record.values if record else {}
        titles = [rulebook.band(id_).title["vi"] for id_ in result.scored.bands]
        signals = [
            f"{c.title['vi']} ({range_words(result.scored.criteria[c.id].low, result.scored.criteria[c.id].high)})"
            for c in rulebook.criteria
            if result.scored.criteria[c.id].low > 0
        ]
        band = titles[0] if len(titles) == 1 else f"chưa đủ căn cứ: {' / '.join(titles)}"
        return (
            result.subject.id, plain_words(values.get("name") or ""), plain_words(values.get("type") or ""),
            plain_words(values.get("address") or ""), self.results.name(result.unit),
            _points(result.scored.low, result.scored.high), band, "; ".join(signals),
            "tạm tính" if result.provisional else "",
        )  # fmt: skip

    def add_cases(self) -> None:
        """List cases of the period; of people in them nothing but the number under investigation."""
        period = self.results.period
        sheet = self._sheet("Vụ việc", f"VỤ VIỆC PHÁT HIỆN TRONG KỲ {period.code}")
        headers = [
            ("Mã vụ", 20),
            ("Ngày phát hiện", 13),
            ("Đơn vị", 22),
            ("Loại vụ", 28),
            ("Mục đích", 18),
            ("Cơ sở", 16),
            ("Trạng thái", 20),
            ("Ngày xử lý xong", 14),
            ("Nguồn phát hiện", 26),
            ("Cơ quan báo", 26),
        ]
        first = table(self.book, sheet, 3, headers)
        events = self.results.evaluation.standing.events.get("case", ())
        mine = [
            e
            for e in events
            if period.holds(e.record.values["found_on"])  # type: ignore[arg-type]
            and e.record.values["type"] not in SELLERS_CASES
        ]
        for row, event in enumerate(mine, first):
            v = event.record.values
            offices = ", ".join(dict.fromkeys(r.office for r in event.told))
            days = [day_words(v[n]) if v.get(n) else "" for n in ("found_on", "handled_on")]  # type: ignore[arg-type]
            self._write(sheet, row, (
                event.key[0], days[0], self.results.name(str(v["unit_code"])), str(v["type"]), str(v.get("purpose") or ""),
                str(v.get("venue_id") or ""), str(v["status"]), days[1], str(v.get("found_by") or ""), offices,
            ))  # fmt: skip

    def add_appraisal(self) -> None:
        """Put most points, self-score, computed, appraised, final and note side by side."""
        sheet = self._sheet("Thẩm định", f"TỰ CHẤM, MÁY TÍNH, THẨM ĐỊNH, KỲ {self.results.period.code}")
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
        row = table(self.book, sheet, 3, headers)
        for year in self.results.ranked():
            unit = year.result.subject.id
            explained = explanation_of(
                self.results.evaluation, self.results.rulebook, Subject("unit", unit), self.results.period
            )
            for reason in explained.criteria:
                decided = reason.appraised
                said = decided.record.values if decided else {}
                note = (
                    f"{said['reason']} (biên bản {said['minutes_no']}, {decided.record.office})"
                    if decided
                    else ""
                )
                self._write(sheet, row, (
                    self.results.name(unit), reason.criterion.id, reason.criterion.title["vi"], reason.criterion.maximum,
                    "" if reason.self_score is None else reason.self_score, _of_criterion(reason.computed),
                    "" if decided is None else decided.points, _of_criterion(reason.points), note,
                ))  # fmt: skip
                row += 1

    def add_totals(self) -> None:
        """Add up figures over all communes, small ones too; where some are silent, as far as is known."""
        results, before = self.results, self.results.before
        sheet = self._sheet("Toàn địa bàn", f"SỐ LIỆU CỘNG CỦA CÁC ĐƠN VỊ, KỲ {results.period.code}")
        earlier = f"Kỳ {before.code}" if before else "Kỳ trước"
        headers = [("Chỉ số", 58), ("Đơn vị tính", 14), (f"Kỳ {results.period.code}", 34), (earlier, 34)]
        row = table(self.book, sheet, 3, headers)
        names = [name for name in results.indicators if is_summed(name, results.indicators)]
        for name in names:
            indicator = results.indicators[name]
            said = tuple(self._sum(indicator, period) for period in (results.period, before))
            self._write(sheet, row, (indicator.title["vi"], indicator.unit or "", *said))
            row += 1
        mark = figures_mark(results, names)
        sheet.write_string(row + 1, 0, mark or "", self.book.style("mark"))

    def _sum(self, indicator: Indicator, period: Period | None) -> str | Fraction:
        """Return a sum as a number where every commune's is known, else in words as reports say it."""
        years = self.results.all_of(period) if period else ()
        if not years:
            return NOTHING
        total = total_of(indicator, lambda name: [year.values[name] for year in years])
        if total is not None and total.whole and total.least is not None:
            return total.least
        return total_words(total, indicator)

    def add_targets(self) -> None:
        """Put what was assigned from above beside what was reached; no sheet where nothing was."""
        outcomes = self.results.outcomes(public=False)
        if not outcomes:
            return
        period = self.results.period
        sheet = self._sheet("Chỉ tiêu được giao", f"CHỈ TIÊU CẤP TRÊN GIAO, KỲ {period.code}")
        write_targets(self.book, sheet, 3, TargetWords(self.results.evaluation.rules, period), outcomes)

    def add_signs(self) -> None:
        """List reporting-quality signs: they ask for a visit, they change no points."""
        sheet = self._sheet(
            "Chất lượng báo cáo", f"DẤU HIỆU VỀ CHẤT LƯỢNG BÁO CÁO, KỲ {self.results.period.code}"
        )
        row = table(self.book, sheet, 3, [("Đơn vị", 24), ("Mã", 7), ("Dấu hiệu", 90), ("Có", 18)])
        for year in self.results.ranked():
            for sign in self.results.rulebook.signs:
                answer = year.result.signs[sign.id]
                if answer is not False:
                    self._write(
                        sheet,
                        row,
                        (
                            self.results.name(year.result.subject.id),
                            sign.id,
                            sign.title["vi"],
                            _ANSWER[answer],
                        ),
                    )
                    row += 1

    def add_notices(self) -> None:
        """List what later returns say otherwise: old, new, in which returns, and why a row was withdrawn."""
        evaluation, period = self.results.evaluation, self.results.period
        sheet = self._sheet(
            "Số liệu đã đổi", f"SỐ LIỆU ĐỔI, RÚT, BIẾN MẤT SO VỚI BÁO CÁO TRƯỚC, KỲ {period.code}"
        )
        headers = [("Đơn vị", 22), ("Điều", 18), ("Biểu", 7), ("Dòng", 26), ("Cũ → mới", 40), ("Báo cáo", 60), ("Lý do", 40)]  # fmt: skip
        row = table(self.book, sheet, 3, headers)
        for one in noticed_in(evaluation.standing.events.get(NOTICE.name, ()), period):
            self._write(sheet, row, (
                self.results.name(one.unit), WHAT["vi"].get(one.what, one.what), one.form, one.key,
                change_of(one.field_title, one.old, one.new), places_of(one.stood_in, one.said_in), one.reason,
            ))  # fmt: skip
            row += 1
        for unit, (low, high) in self._first_told():
            self._write(
                sheet, row, (self.results.name(unit), "điểm như báo cáo đầu", "", "", _points(low, high))
            )
            row += 1

    def _first_told(self) -> Iterator[tuple[str, tuple[Fraction, Fraction]]]:
        results = self.results
        for year in results.ranked():
            unit = year.result.subject.id
            found = results.evaluation.first_told(results.rulebook, unit, results.period)
            if found is not None:
                yield unit, (found.low, found.high)
