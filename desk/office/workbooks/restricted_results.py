"""The restricted workbook: ranking, venues by risk, cases, appraisal, signs, later returns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from desk.base.language import speaking
from desk.office.disclosure.figures import is_summed
from desk.office.workbooks.result_sheets import (
    Edition,
    ResultSheets,
    add_band_colours,
    add_scores_chart,
    add_years_chart,
    column,
    despite_of_unit,
    figures_mark,
    status_words,
    total_of,
)
from desk.office.years_shown import YearOfUnit, YearsShown
from desk.report.sheet import FIRST
from desk.report.tree import Bands, Cell, Points, Remark, ReportColumn, Table
from desk.reports.notices_report import first_told_tables, notice_columns
from desk.reports.ranking import RISK, sign_columns, signs_listed
from desk.runs.notices import noticed_in
from desk.words.adoption_words import standing_of
from desk.words.numbers import plain_words, range_words
from desk.words.total_words import total_words
from engine.evaluation.explanation import CriterionReason
from engine.evaluation.result import Result
from engine.evaluation.totals import UnitsTogether
from engine.rulebook.model.indicators import Indicator
from engine.rulebook.model.roles import INSPECTION, in_role
from engine.rulebook.model.rulebook import Rulebook
from facts.forms.catalogue import NOTICE
from facts.forms.returned_forms import SELLERS_CASES
from facts.standing import Event

STAMP = "LƯU HÀNH NỘI BỘ"
IN_DOUBT = "tạm tính: có dòng khác về vụ này chờ sửa ô sai"


@speaking("vi")
def restricted_workbook(path: Path, results: YearsShown, edition: Edition, copy: tuple[int, int]) -> Path:
    workbook = _Restricted(results, edition, f"{STAMP} · Bản số {copy[0]:02d}/{copy[1]:02d}")
    risk = in_role(results.year.rules, INSPECTION, results.year.period.end)
    workbook.add_front(risk)
    workbook.add_ranking()
    ranked = results.ranked()
    points = (workbook.points(period) for period in reversed(results.periods))
    years = workbook.add_years(ranked, "XẾP LOẠI VÀ ĐIỂM QUA CÁC NĂM", *points)
    add_years_chart(workbook.book, years, results, FIRST + len(ranked) + 2)
    if risk is not None:
        workbook.add_venues(risk)
    workbook.add_cases()
    workbook.add_totals()
    workbook.add_targets(results.outcomes(public=False), "–")
    workbook.add_appraisals()
    workbook.add_signs()
    workbook.add_notices()
    return workbook.book.save(path)


class _Restricted(ResultSheets):
    def table(self, name: str, title: str, columns: Iterable[ReportColumn], rows: Iterable[Any]) -> None:
        self.add(name, f"{title}, KỲ {self.code}", Table("", tuple(columns), tuple(rows)))

    def add_front(self, risk: Rulebook | None) -> None:
        lines = [
            *([f"{risk.title['vi']}: {standing_of(risk)}"] if risk else []),
            RISK,
            *(f"Khóa sổ khi: {override.vi} Lý do: {override.reason}" for override in self.year.despite.open),
            "Không sao chụp, không gửi ra ngoài. Mỗi bản có số và được ghi trong sổ truy cập.",
            "Không có nạn nhân, người bán dâm hay người lao động nào trong tệp này, kể cả dưới dạng mã.",
        ]
        status = status_words(self.results, self.edition)
        self.add("Đọc trước", "KẾT QUẢ NỘI BỘ", *status, *map(Remark, lines))

    def points(self, period: Any) -> ReportColumn:
        title = f"Điểm {period.code if period else self.before}"
        return column(title, 16, lambda row: total_of(self.earlier(row, period)))

    def add_ranking(self) -> None:
        """Rank the communes by band, then points, with those of the year before."""
        points, bands = self.points(self.year.period), self.bands(self.year.period)
        own = replace(points, title="Điểm"), replace(bands, title="Xếp loại")
        before = self.points(self.results.before), self.bands(self.results.before)
        place = column("#", 5, lambda row: self.year.by_subject[row.result.subject.id].places or "–")
        notes = column("Ghi chú", 40, self._notes)
        rows = self.results.ranked()
        table = Table("", (place, *self.unit, *own, *before, self.streaks, notes), rows)
        sheet = self.add("Xếp hạng", f"XẾP HẠNG, KỲ {self.code}", table, fit=True)
        add_band_colours(self.book, sheet, self.results, FIRST, 4, len(rows))
        add_scores_chart(self.book, sheet, self.results, FIRST + len(rows) + 2)

    def _notes(self, row: YearOfUnit) -> str:
        result, book = row.result, self.year.rulebook
        flags = (("tạm tính", result.provisional), ("có thẩm định", bool(result.appraised)))
        notes = [words for words, holds in flags if holds]
        notes += [gate.title["vi"] for gate in book.gates if result.scored.gates[gate.id] is True]
        return "; ".join(filter(None, [*notes, despite_of_unit(self.results, row)]))

    def add_venues(self, risk: Rulebook) -> None:
        """List venues, highest risk first, with the signals that gave points."""
        evaluation, period = self.year.evaluation, self.year.period
        registry = evaluation.facts(period).registry
        register = registry.venues

        def lies_in(result: Result) -> str:
            return " hoặc ".join(
                map(self.year.name, sorted(registry.claims.get(result.subject.id, {result.unit})))
            )

        def field(name: str) -> Any:
            def value(result: Result) -> str:
                record = register.get(result.subject.id)
                return plain_words((record.values.get(name) if record else None) or "")

            return value

        def signals(result: Result) -> str:
            points = ((c, result.scored.criteria[c.id]) for c in risk.criteria)
            return "; ".join(
                f"{c.title['vi']} ({range_words(p.low, p.high)})" for c, p in points if p.low > 0
            )

        columns = (
            ReportColumn("#", None, width=5),
            column("Mã cơ sở", 16, lambda result: result.subject.id),
            column("Tên", 26, field("name")),
            column("Loại hình", 16, field("type")),
            column("Địa chỉ", 36, field("address")),
            column("Đơn vị", 20, lies_in),
            column("Điểm nguy cơ", 14, lambda result: Points(result.scored.low, result.scored.high)),
            column("Xếp loại", 24, lambda result: Bands(risk, tuple(result.scored.bands))),
            column("Dấu hiệu", 60, signals),
            column("Ghi chú", 12, lambda result: "tạm tính" if result.provisional else ""),
        )
        listed = (result for result in evaluation.results(risk, period) if result.scored.high > 0)
        rows = sorted(listed, key=lambda result: (-result.scored.low, -result.scored.high, result.subject.id))
        table = Table("", columns, rows)
        title = f"CƠ SỞ CÓ HOẶC CÓ THỂ CÓ ĐIỂM NGUY CƠ, KỲ {self.code}"
        self.add("Cơ sở theo nguy cơ", title, table, rulebook=risk)

    def add_cases(self) -> None:
        """List cases of the period; of people in them nothing but the number under investigation."""

        def of(title: str, width: int, name: str) -> ReportColumn:
            return column(title, width, lambda event: _value(event.record.values.get(name)))

        columns = (
            column("Mã vụ", 20, lambda event: event.key[0]),
            of("Ngày phát hiện", 13, "found_on"),
            column("Đơn vị", 22, lambda event: self.year.name(str(event.record.values["unit_code"]))),
            of("Loại vụ", 28, "type"),
            of("Mục đích", 18, "purpose"),
            of("Cơ sở", 16, "venue_id"),
            of("Trạng thái", 20, "status"),
            of("Ngày xử lý xong", 14, "handled_on"),
            of("Nguồn phát hiện", 26, "found_by"),
            column("Cơ quan báo", 26, _offices),
            column("Ghi chú", 50, self._case_notes),
        )
        cases = self.year.evaluation.standing.events.get("case", ())
        values = ((event, event.record.values) for event in cases)
        rows = (
            event
            for event, own in values
            if self.year.period.holds(own["found_on"])  # type: ignore[arg-type]
            and own["type"] not in SELLERS_CASES
        )
        self.table("Vụ việc", "VỤ VIỆC PHÁT HIỆN", columns, rows)

    def _case_notes(self, event: Event) -> str:
        """Say why a case may stand otherwise: a row of it is to be corrected, or a later return is owed."""
        record, registry = event.record, self.year.evaluation.facts(self.year.period).registry
        later = f"theo báo cáo {record.period}: báo cáo sau chưa nộp" if registry.later_gaps(record) else ""
        return "; ".join(filter(None, (IN_DOUBT if record.in_doubt else "", later)))

    def add_totals(self) -> None:
        """Add up figures over all communes, small ones too; where some are silent, as far as is known."""
        results, before = self.results, self.results.before
        both = {}
        for period in filter(None, (self.year.period, before)):
            units = [row.result.subject.id for row in results.all_of(period)]
            both[f"Kỳ {period.code}"] = UnitsTogether(self.year.evaluation, period, units) if units else None
        if before is None:
            both["Kỳ trước"] = None
        columns = (
            column("Chỉ số", 58, lambda indicator: indicator.title["vi"]),
            column("Đơn vị tính", 14, lambda indicator: indicator.unit or ""),
            *(column(title, 46, lambda indicator, of=of: _sum(of, indicator)) for title, of in both.items()),
        )
        names = [name for name in results.indicators if is_summed(name, results.indicators)]
        table = Table("", columns, [results.indicators[name] for name in names])
        mark = figures_mark(results, names)
        marks = [Remark(mark, "banner")] if mark else []
        self.add("Toàn địa bàn", f"SỐ LIỆU CỘNG CỦA CÁC ĐƠN VỊ, KỲ {self.code}", table, *marks)

    def add_appraisals(self) -> None:
        """Put most points, self-score, computed, appraised, final and note side by side."""
        columns = (
            column("Đơn vị", 22, lambda row: self.name(row[0])),
            column("Mã", 7, lambda row: row[1].criterion.id),
            column("Tiêu chí", 50, lambda row: row[1].criterion.title["vi"]),
            column("Điểm chuẩn", 10, lambda row: _exact(row[1].criterion.maximum)),
            column("Tự chấm", 10, lambda row: _exact(row[1].self_score)),
            column("Máy tính", 14, lambda row: _points(row[1].computed)),
            column("Thẩm định", 10, lambda row: _exact(row[1].appraised and row[1].appraised.points)),
            column("Điểm tính", 14, lambda row: _points(row[1].points)),
            column("Ghi chú", 60, lambda row: _decided_in(row[1])),
        )
        explained = (
            (unit, self.results.explanation(unit.result.subject.id)) for unit in self.results.ranked()
        )
        rows = ((unit, reason) for unit, explanation in explained for reason in explanation.criteria)
        self.table("Thẩm định", "TỰ CHẤM, MÁY TÍNH, THẨM ĐỊNH", columns, rows)

    def add_signs(self) -> None:
        """List reporting-quality signs: they ask for a visit, they change no points."""
        columns = sign_columns(self.year.rulebook, self.year.name, "Mã")
        self.table(
            "Chất lượng báo cáo", "DẤU HIỆU VỀ CHẤT LƯỢNG BÁO CÁO", columns, signs_listed(self.year.rows)
        )

    def add_notices(self) -> None:
        """List what later returns say otherwise, and the scores that were others by the first returns."""
        events = self.year.evaluation.standing.events.get(NOTICE.name, ())
        noticed = Table("", notice_columns(self.year.name), noticed_in(events, self.year.period))
        first = first_told_tables(self.year.rows, self.year.name)
        title = f"SỐ LIỆU ĐỔI, RÚT, BIẾN MẤT SO VỚI BÁO CÁO TRƯỚC, KỲ {self.code}"
        self.add("Số liệu đã đổi", title, noticed, *first)


def _value(value: Any) -> Cell:
    return value if isinstance(value, date) else str(value or "")


def _offices(event: Event) -> str:
    return ", ".join(dict.fromkeys(record.office for record in event.records))


def _exact(points: Fraction | None) -> Cell:
    return "" if points is None else Points(points, points)


def _points(points: Any) -> Points:
    return Points(points.low, points.high, absent=points.absent)


def _decided_in(reason: CriterionReason) -> str:
    if reason.appraised is None:
        return ""
    record = reason.appraised.record
    return f"{record.values['reason']} (biên bản {record.values['minutes_no']}, {record.office})"


def _sum(units: UnitsTogether | None, indicator: Indicator) -> Cell:
    """Return a sum as a number where it can be one only, else in words as reports say it."""
    total = units.total(indicator) if units is not None else None
    exact = total is not None and total.exact
    return (
        total.least
        if total is not None and exact and total.least is not None
        else total_words(total, indicator)
    )
