"""The public workbook of results: bands, the years, who owes what, sums over all communes, a sheet a
commune."""

from __future__ import annotations

from pathlib import Path

from desk.base.language import gettext, is_vietnamese, language, localised, pgettext
from desk.base.workbook import NewWorkbook, WorkbookSheet
from desk.office.reminders import missing_forms
from desk.office.workbooks.commune_sheet import add_commune_sheet, open_points
from desk.office.workbooks.drawings import add_band_colours, add_bands_chart
from desk.office.workbooks.result_words import (
    Edition,
    band_words,
    before_words,
    change_words,
    closed_unsettled,
    figures_mark,
    fit_row,
    status_words,
    streak_words,
    write_points,
)
from desk.office.workbooks.targets_sheet import write_targets
from desk.office.years_shown import YearOfUnit, YearsShown
from desk.runs.since_announced import Later
from desk.words.adoption_words import standing_of
from desk.words.band_words import band_title
from desk.words.numbers import day_words
from desk.words.target_words import TargetWords
from facts.forms.fields import Kind


def public_workbook(path: Path, results: YearsShown, edition: Edition) -> Path:
    """Write the workbook that may leave the office."""
    return _Public(results, edition).save(path)


FIRST_CENTRED = {0: "centre"}


class _Public:
    def __init__(self, results: YearsShown, edition: Edition) -> None:
        self.results, self.edition = results, edition
        self.book = NewWorkbook(language())

    def save(self, path: Path) -> Path:
        self._add_front()
        self._add_bands()
        self._add_years()
        self._add_owed()
        self._add_totals()
        self._add_targets()
        if self.edition.announced is not None:
            self._add_later()
        for year in self.results.by_band():
            add_commune_sheet(self.book, self.results, year, self.edition)
        return self.book.save(path)

    def _sheet(self, name: str, title: str) -> tuple[WorkbookSheet, int]:
        """Add a sheet with its title and mark; return it with the next free row."""
        standing = standing_of(self.results.year.rulebook)
        sheet = self.book.sheet(name, footer=standing)
        sheet.top((title, "title"), (standing, "mark"))
        return sheet, 3

    def _add_front(self) -> None:
        results = self.results
        standing = standing_of(results.year.rulebook)
        sheet = self.book.sheet(gettext("Đọc trước"), footer=standing)
        sheet.set_column(0, 0, 110)
        code, title = results.year.period.code, localised(results.year.rulebook.title).upper()
        sheet.put(0, 0, gettext("KẾT QUẢ %(title)s, KỲ %(code)s", title=title, code=code), "title")
        lines = [*status_words(results, self.edition), *self._what_is_withheld()]
        for row, line in enumerate(lines, 2):
            sheet.put(row, 0, line, "mark" if row == 2 else "plain")

    def _what_is_withheld(self) -> list[str]:
        every = {c.id for c in self.results.year.rulebook.criteria}
        closed = ", ".join(sorted(every - self.results.shown[self.results.year.period.code].criteria))
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
            gettext("Tệp này không có tên, mã hay địa chỉ của cơ sở, vụ việc hoặc của bất kỳ người nào."),
            gettext(
                "Khoảng điểm “a – b” nghĩa là còn biểu chưa nộp hoặc còn dòng phải sửa: a là điểm chắc"
                " chắn, b là điểm cao nhất có thể."
            ),
        ]

    def _add_bands(self) -> None:
        results = self.results
        code, before = results.year.period.code, before_words(results)
        sheet, row = self._sheet(
            pgettext("workbook", "Xếp loại"), gettext("XẾP LOẠI, KỲ %(code)s", code=code)
        )
        headers = [
            (gettext("Mã"), 9),
            (pgettext("workbook", "Đơn vị"), 24),
            (gettext("Xếp loại"), 28),
            (gettext("Xếp loại %(before)s", before=before), 24),
            (gettext("Số năm liền đạt khá, tốt"), 30),
            (gettext("Điểm các tiêu chí được nêu"), 18),
            (pgettext("many", "Ghi chú"), 40),
        ]
        first = sheet.head(row, headers)
        listed = results.by_band()
        for at, year in enumerate(listed, first):
            earlier = results.of(year.result.subject.id, results.before)
            unit = year.result.subject.id
            bands = [band_words(results, one) for one in (year, earlier)]
            texts = (unit, results.year.name(unit), *bands, streak_words(year))
            sheet.line(at, texts, FIRST_CENTRED)
            write_points(sheet, at, 5, open_points(results, year))
            sheet.put(at, 6, self._notes(year), "cell")
            fit_row(sheet, at, (*texts, "", self._notes(year)), headers)
        for column in (2, 3):
            add_band_colours(self.book, sheet, results, first, column, len(listed))
        add_bands_chart(self.book, sheet, results, first + len(listed) + 2)

    def _notes(self, year: YearOfUnit) -> str:
        shown = self.results.shown[self.results.year.period.code].gates
        held = [
            localised(gate.title)
            for gate in self.results.year.rulebook.gates
            if gate.id in shown and year.result.scored.gates[gate.id] is True
        ]
        notes = [gettext("tạm tính")] if year.result.provisional else []
        notes += [gettext("có thẩm định")] if year.result.appraised else []
        return "; ".join(filter(None, [*notes, *held, closed_unsettled(self.results, year)]))

    def _add_years(self) -> None:
        results = self.results
        sheet, row = self._sheet(gettext("Qua các năm"), gettext("XẾP LOẠI QUA CÁC NĂM"))
        periods = tuple(reversed(results.periods))
        headers = [(gettext("Mã"), 9), (pgettext("workbook", "Đơn vị"), 24), *((p.code, 30) for p in periods)]
        first = sheet.head(row, headers)
        listed = results.by_band()
        for at, year in enumerate(listed, first):
            unit = year.result.subject.id
            bands = (band_words(results, results.of(unit, p)) for p in periods)
            sheet.line(at, (unit, results.year.name(unit), *bands), FIRST_CENTRED)
        for column in range(2, 2 + len(periods)):
            add_band_colours(self.book, sheet, results, first, column, len(listed))

    def _add_owed(self) -> None:
        """List every form a commune has not sent, whether or not points hang on it."""
        results = self.results
        sheet, row = self._sheet(
            gettext("Biểu chưa nộp"),
            gettext("BIỂU CHƯA NỘP CỦA CÁC ĐƠN VỊ"),
        )
        headers = [
            (gettext("Mã"), 9),
            (pgettext("workbook", "Đơn vị"), 24),
            (gettext("Biểu chưa nộp"), 90),
        ]
        first = sheet.head(row, headers)
        evaluation = results.year.evaluation
        owing = missing_forms(evaluation.standing, evaluation.rules, results.year.period)
        for at, one in enumerate(owing, first):
            forms = "; ".join(_form_words(kind) for kind in one.forms)
            sheet.line(at, (one.unit.code, one.unit.name, forms), FIRST_CENTRED)
        if not owing:
            sheet.put(first, 0, gettext("Các đơn vị đã nộp đủ biểu."), "note")

    def _add_totals(self) -> None:
        results = self.results
        code, before = results.year.period.code, results.before
        sheet, row = self._sheet(
            gettext("Toàn địa bàn"),
            gettext("SỐ LIỆU CỘNG CỦA CÁC ĐƠN VỊ, KỲ %(code)s", code=code),
        )
        headers = [
            (gettext("Chỉ số"), 62),
            (code, 14),
            (before_words(results), 14),
            (gettext("Tăng giảm"), 12),
        ]
        first = sheet.head(row, headers)
        now = results.shown[code].totals
        earlier = results.shown[before.code].totals if before else {}
        for at, (name, value) in enumerate(now.items(), first):
            indicator = results.indicators[name]
            unit = f" ({indicator.unit})" if indicator.unit and is_vietnamese() else ""
            sheet.put(at, 0, localised(indicator.title) + unit, "cell")
            sheet.put(at, 1, value)
            old = earlier.get(name)
            if old is None:
                sheet.put(at, 2, self.edition.hidden, "hidden")
            else:
                sheet.put(at, 2, old)
            said = "–" if old is None else change_words(value, old)
            sheet.put(at, 3, said, "centre")
        note = gettext(
            "Chỉ nêu khi mọi đơn vị đã báo và, trừ đi số của bất kỳ đơn vị nào, phần còn lại vẫn của ít"
            " nhất ba đơn vị, từ 5 hồ sơ trở lên, không phải của riêng một đơn vị, không cách số khác từ 1"
            " đến 4. Tiền phạt và số được hỗ trợ xét theo số hồ sơ đã cộng."
        )
        sheet.put(first + len(now) + 1, 0, note, "note")
        mark = figures_mark(results, now) or ""
        sheet.put(first + len(now) + 2, 0, mark, "mark")

    def _add_targets(self) -> None:
        outcomes = self.results.outcomes(public=True)
        if not outcomes:
            return
        code = self.results.year.period.code
        sheet, row = self._sheet(
            gettext("Chỉ tiêu được giao"),
            gettext("CHỈ TIÊU CẤP TRÊN GIAO, KỲ %(code)s", code=code),
        )
        words = TargetWords(self.results.year.rules, self.results.year.period, self.edition.hidden)
        free = write_targets(sheet, row, words, outcomes)
        note = gettext(
            "Kết quả của một chỉ tiêu chỉ nêu khi số cộng của nó được nêu, hoặc khi nó chỉ hỏi công việc"
            " của chính đơn vị."
        )
        sheet.put(free + 1, 0, note, "note")

    def _add_later(self) -> None:
        told, results = self.edition.announced, self.results
        assert told is not None
        day = day_words(told.on)
        sheet, row = self._sheet(
            gettext("Khác với công bố"),
            gettext("XẾP LOẠI KHÁC VỚI CÔNG BỐ (%(document)s ngày %(day)s)", document=told.document, day=day),
        )
        headers = [
            (gettext("Mã"), 9),
            (pgettext("workbook", "Đơn vị"), 24),
            (gettext("Đã công bố"), 28),
            (gettext("Hiện nay"), 28),
        ]
        first = sheet.head(row, headers)
        shown = [one for one in self.edition.later if one.what == "band"]
        for at, one in enumerate(shown, first):
            sheet.line(at, (one.subject, results.year.name(one.subject), *self._change(one)), FIRST_CENTRED)
        if not shown:
            sheet.put(first, 0, gettext("Không có khác biệt."), "note")

    def _change(self, one: Later) -> tuple[str, str]:
        """Say a band before and now. Of points not even that they changed: it would tell of a record."""
        before, now = (
            band_title(self.results.year.rulebook, value) if value else "–"
            for value in (one.announced, one.now)
        )
        return before, now


def _form_words(kind: Kind) -> str:
    """Name a form: its title is Vietnamese."""
    return f"{kind.form} {kind.title}" if is_vietnamese() else kind.form
