"""The public workbook: bands, years, who owes what, sums over all, a sheet a commune."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from desk.base.language import gettext, language, localised, pgettext
from desk.office.reminders import missing_forms
from desk.office.workbooks.commune_sheet import add_commune_sheets, open_points
from desk.office.workbooks.result_sheets import (
    Edition,
    ResultSheets,
    add_band_colours,
    add_bands_chart,
    change_words,
    closed_unsettled,
    figures_mark,
    status_words,
)
from desk.office.years_shown import YearOfUnit, YearsShown
from desk.report.sheet import FIRST
from desk.report.tree import Bands, Cell, Points, Remark, ReportColumn, Table, Withheld
from desk.words.numbers import day_words
from engine.rulebook.model.rulebook import Rulebook
from facts.forms.fields import Kind


def public_workbook(path: Path, results: YearsShown, edition: Edition) -> Path:
    made = _Public(results, edition)
    made.add_front()
    made.add_ranking()
    made.add_years(results.by_band(), gettext("XẾP LOẠI QUA CÁC NĂM"))
    made.add_owed()
    made.add_totals()
    note = gettext(
        "Kết quả của một chỉ tiêu chỉ nêu khi số cộng của nó được nêu, hoặc khi nó chỉ hỏi công việc"
        " của chính đơn vị."
    )
    made.add_targets(results.outcomes(public=True), edition.hidden, Remark(note, "open"))
    made.add_later()
    add_commune_sheets(made)
    return made.book.save(path)


class _Public(ResultSheets):
    def add_front(self) -> None:
        title = gettext(
            "KẾT QUẢ %(title)s, KỲ %(code)s",
            title=localised(self.year.rulebook.title).upper(),
            code=self.code,
        )
        withheld = (Remark(text) for text in self._what_is_withheld())
        self.add(gettext("Đọc trước"), title, *status_words(self.results, self.edition), *withheld)

    def _what_is_withheld(self) -> list[str]:
        every = {c.id for c in self.year.rulebook.criteria}
        closed = ", ".join(sorted(every - self.results.shown[self.code].criteria))
        return [
            gettext(
                "Không nêu, đối với mọi đơn vị và mọi năm: điểm của các tiêu chí %(closed)s, tổng điểm, thứ"
                " tự trong cùng một hạng, điều kiện khống chế dựa vào vụ việc. Từ các số ấy có thể suy ra"
                " số vụ, số cơ sở, số người dưới 5. Không nêu như nhau ở mọi nơi, nên chỗ trống không nói"
                " gì về đơn vị nào.",
                closed=closed,
            ),
            gettext(
                "Số liệu của từng đơn vị chỉ gồm công việc của chính đơn vị, khi mọi đơn vị, ở cả hai kỳ,"
                " đều từ 5 trở lên. Số cộng toàn địa bàn, kể cả tiền phạt và số được hỗ trợ, chỉ nêu khi"
                " không làm lộ số của riêng đơn vị nào hay của dưới 5 hồ sơ, kể cả với một đơn vị trừ đi số"
                " của chính mình. Bản sau không nêu thêm điều bản trước không nêu."
            ),
            *([] if self.edition.locked else [gettext("Kỳ chưa khóa sổ thì chưa nêu số liệu.")]),
            gettext(
                "Cách chấm từng tiêu chí ở trang “Cách chấm”; trang của từng đơn vị chỉ ghi điều riêng của"
                " đơn vị."
            ),
            gettext("Tệp này không có tên, mã hay địa chỉ của cơ sở, vụ việc hoặc của bất kỳ người nào."),
            gettext(
                "Khoảng điểm “a – b” nghĩa là còn biểu chưa nộp hoặc còn dòng phải sửa: a là điểm chắc"
                " chắn, b là điểm cao nhất có thể."
            ),
        ]

    def add_ranking(self) -> None:
        points = gettext("Điểm các tiêu chí được nêu")
        columns = (
            *self.unit,
            replace(self.bands(self.year.period), title=gettext("Xếp loại")),
            self.bands(self.results.before),
            self.streaks,
            ReportColumn(points, lambda one: Points(*open_points(self.results, one)), width=18),
            ReportColumn(pgettext("many", "Ghi chú"), self._notes, width=40),
        )
        rows = self.results.by_band()
        title = gettext("XẾP LOẠI, KỲ %(code)s", code=self.code)
        sheet = self.add(pgettext("workbook", "Xếp loại"), title, Table("", columns, rows), fit=True)
        for column in (2, 3):
            add_band_colours(self.book, sheet, self.results, FIRST, column, len(rows))
        add_bands_chart(self.book, sheet, self.results, FIRST + len(rows) + 2)

    def _notes(self, one: YearOfUnit) -> str:
        shown, gates = self.results.shown[self.code].gates, one.result.scored.gates
        held = [
            localised(gate.title)
            for gate in self.year.rulebook.gates
            if gate.id in shown and gates[gate.id] is True
        ]
        notes = [gettext("tạm tính")] if one.result.provisional else []
        notes += [gettext("có thẩm định")] if one.result.appraised else []
        return "; ".join(filter(None, [*notes, *held, closed_unsettled(self.results, one)]))

    def add_owed(self) -> None:
        """List every form a commune has not sent, whether or not points hang on it."""
        owing = missing_forms(self.year.evaluation.standing, self.year.evaluation.rules, self.year.period)
        columns = (
            ReportColumn(gettext("Mã"), lambda one: one.unit.code, "centre", 9),
            ReportColumn(pgettext("workbook", "Đơn vị"), lambda one: one.unit.name, width=24),
            ReportColumn(gettext("Biểu chưa nộp"), lambda one: "; ".join(map(_form, one.forms)), width=90),
        )
        notes = [] if owing else [Remark(gettext("Các đơn vị đã nộp đủ biểu."), "open")]
        title = gettext("BIỂU CHƯA NỘP CỦA CÁC ĐƠN VỊ")
        self.add(gettext("Biểu chưa nộp"), title, Table("", columns, owing), *notes)

    def add_totals(self) -> None:
        results, before = self.results, self.results.before
        now = results.shown[self.code].totals
        earlier = results.shown[before.code].totals if before else {}

        def title_of(name: str) -> str:
            unit = results.indicators[name].unit
            shown = f" ({unit})" if unit and language() == "vi" else ""
            return localised(results.indicators[name].title) + shown

        def before_of(name: str) -> Cell:
            return earlier[name] if name in earlier else Withheld(self.edition.hidden)

        def change_of(name: str) -> str:
            return change_words(now[name], earlier[name]) if name in earlier else "–"

        columns = (
            ReportColumn(gettext("Chỉ số"), title_of, width=62),
            ReportColumn(self.code, now.__getitem__, width=14),
            ReportColumn(self.before, before_of, width=14),
            ReportColumn(gettext("Tăng giảm"), change_of, "centre", 12),
        )
        note = gettext(
            "Chỉ nêu khi mọi đơn vị đã báo, cộng lại từ 10 hồ sơ trở lên và, trừ đi số của bất kỳ đơn vị nào,"
            " phần còn lại vẫn của ít nhất ba đơn vị, từ 5 hồ sơ trở lên, không phải của riêng một đơn vị,"
            " không cách số khác từ 1 đến 4. Tiền phạt và số được hỗ trợ xét theo số hồ sơ đã cộng."
        )
        mark = figures_mark(results, now)
        nothing = () if now else (Remark(gettext("Kỳ này không có số nào như vậy."), "open"),)
        notes = (Remark(note, "open"), *nothing, *([Remark(mark, "banner")] if mark else ()))
        title = gettext("SỐ LIỆU CỘNG CỦA CÁC ĐƠN VỊ, KỲ %(code)s", code=self.code)
        self.add(gettext("Toàn địa bàn"), title, Table("", columns, [*now]), *notes)

    def add_later(self) -> None:
        """List bands other than announced; not even that points changed: it would tell of a record."""
        told, book = self.edition.announced, self.year.rulebook
        if told is None:
            return
        columns = (
            ReportColumn(gettext("Mã"), lambda one: one.subject, "centre", 9),
            ReportColumn(pgettext("workbook", "Đơn vị"), lambda one: self.year.name(one.subject), width=24),
            *(
                ReportColumn(title, lambda one, at=at: _bands(book, getattr(one, at)), width=28)  # type: ignore[misc]
                for title, at in ((gettext("Đã công bố"), "announced"), (gettext("Hiện nay"), "now"))
            ),
        )
        shown = [one for one in self.edition.later if one.what == "band"]
        notes = [] if shown else [Remark(gettext("Không có khác biệt."), "open")]
        title = gettext(
            "XẾP LOẠI KHÁC VỚI CÔNG BỐ (%(document)s ngày %(day)s)",
            document=told.document,
            day=day_words(told.on),
        )
        self.add(gettext("Khác với công bố"), title, Table("", columns, shown), *notes)


def _bands(book: Rulebook, bands: Sequence[str] | None) -> Cell:
    return Bands(book, tuple(bands)) if bands else "–"


def _form(kind: Kind) -> str:
    """Name a form: its title is Vietnamese."""
    return f"{kind.form} {kind.title}" if language() == "vi" else kind.form
