"""The public workbook of results: bands, the years, who owes what, sums over all communes, a sheet a
commune."""

from __future__ import annotations

from pathlib import Path

from desk.base.language import language
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


def public_workbook(path: Path, results: YearsShown, edition: Edition) -> Path:
    """Write the workbook that may leave the office."""
    return _Public(results, edition).save(path)


FIRST_CENTRED = {0: "centre"}


class _Public:
    def __init__(self, results: YearsShown, edition: Edition) -> None:
        self.results, self.edition, self.lang, self.pick = results, edition, language(), edition.pick
        self.book = NewWorkbook(self.lang)

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

    def _sheet(self, names: tuple[str, str], title: tuple[str, str]) -> tuple[WorkbookSheet, int]:
        """Add a sheet with its title and mark; return it with the next free row."""
        standing = standing_of(self.results.year.rulebook)
        sheet = self.book.sheet(self.pick(*names), footer=standing)
        sheet.top((self.pick(*title), "title"), (standing, "mark"))
        return sheet, 3

    def _add_front(self) -> None:
        results, pick = self.results, self.pick
        standing = standing_of(results.year.rulebook)
        sheet = self.book.sheet(pick("Đọc trước", "Read first"), footer=standing)
        sheet.set_column(0, 0, 110)
        code, title = results.year.period.code, results.year.rulebook.title[self.lang].upper()
        sheet.put(0, 0, pick(f"KẾT QUẢ {title}, KỲ {code}", f"{title}: RESULTS OF {code}"), "title")
        lines = [*status_words(results, self.edition), *self._what_is_withheld()]
        for row, line in enumerate(lines, 2):
            sheet.put(row, 0, line, "mark" if row == 2 else "plain")

    def _what_is_withheld(self) -> list[str]:
        every = {c.id for c in self.results.year.rulebook.criteria}
        closed = ", ".join(sorted(every - self.results.shown[self.results.year.period.code].criteria))
        return [
            self.pick(
                f"Không nêu, đối với mọi đơn vị và mọi năm: điểm của các tiêu chí {closed}, tổng điểm, thứ tự"
                " trong cùng một hạng, điều kiện khống chế dựa vào vụ việc. Từ các số ấy có thể suy ra số"
                " vụ, số cơ sở, số người dưới 5. Không nêu như nhau ở mọi nơi, nên chỗ trống không nói gì về"
                " đơn vị nào.",
                f"Withheld, of every commune and every year: points of criteria {closed}, total scores, the"
                " order inside a band, gates that rest on cases. From these one could work out counts below"
                " 5 of cases, venues or people. They are withheld everywhere alike, so a blank tells nothing"
                " of any commune.",
            ),
            self.pick(
                "Số liệu của từng đơn vị chỉ gồm công việc của chính đơn vị, khi mọi đơn vị, ở cả hai kỳ, đều"
                " từ 5 trở lên. Số cộng toàn địa bàn, kể cả tiền phạt và số được hỗ trợ, chỉ nêu khi không"
                " làm lộ số của riêng đơn vị nào hay của dưới 5 hồ sơ, kể cả với một đơn vị trừ đi"
                " số của chính mình. Bản sau không nêu thêm điều bản trước không nêu.",
                "Figures of single communes are of their own work only, where every commune has 5 or more in"
                " both periods. Sums over all communes, fines and support among them, are shown only where"
                " they tell of no single commune and of no fewer than 5 records, not even to a commune that"
                " subtracts its own figure. A later edition shows nothing that an earlier one did not.",
            ),
            *(
                []
                if self.edition.locked
                else [
                    self.pick(
                        "Kỳ chưa khóa sổ thì chưa nêu số liệu.",
                        "Figures are not shown until the period is locked.",
                    )
                ]
            ),
            self.pick(
                "Tệp này không có tên, mã hay địa chỉ của cơ sở, vụ việc hoặc của bất kỳ người nào.",
                "This file holds no name, code or address of a venue, a case or any person.",
            ),
            self.pick(
                "Khoảng điểm “a – b” nghĩa là còn biểu chưa nộp hoặc còn dòng phải sửa: a là điểm chắc chắn,"
                " b là điểm cao nhất có thể.",
                "An interval “a – b” means that a form is still owed, or rows are to be corrected: a is"
                " certain, b the most there can be.",
            ),
        ]

    def _add_bands(self) -> None:
        results, pick = self.results, self.pick
        code, before = results.year.period.code, before_words(results, self.lang)
        sheet, row = self._sheet(("Xếp loại", "Bands"), (f"XẾP LOẠI, KỲ {code}", f"BANDS, {code}"))
        headers = [
            (pick("Mã", "Code"), 9),
            (pick("Đơn vị", "Commune"), 24),
            (pick("Xếp loại", "Band"), 28),
            (pick(f"Xếp loại {before}", f"Band {before}"), 24),
            (pick("Số năm liền đạt khá, tốt", "Years running in a healthy band"), 30),
            (pick("Điểm các tiêu chí được nêu", "Points of the criteria shown"), 18),
            (pick("Ghi chú", "Notes"), 40),
        ]
        first = sheet.head(row, headers)
        listed = results.by_band()
        for at, year in enumerate(listed, first):
            earlier = results.of(year.result.subject.id, results.before)
            unit = year.result.subject.id
            bands = [band_words(results, one, self.lang) for one in (year, earlier)]
            texts = (unit, results.year.name(unit), *bands, streak_words(year, self.lang))
            sheet.line(at, texts, FIRST_CENTRED)
            write_points(sheet, at, 5, open_points(results, year), self.lang)
            sheet.put(at, 6, self._notes(year), "cell")
            fit_row(sheet, at, (*texts, "", self._notes(year)), headers)
        for column in (2, 3):
            add_band_colours(self.book, sheet, results, first, column, len(listed), self.lang)
        add_bands_chart(self.book, sheet, results, first + len(listed) + 2, self.lang)

    def _notes(self, year: YearOfUnit) -> str:
        shown = self.results.shown[self.results.year.period.code].gates
        held = [
            gate.title[self.lang]
            for gate in self.results.year.rulebook.gates
            if gate.id in shown and year.result.scored.gates[gate.id] is True
        ]
        notes = [self.pick("tạm tính", "provisional")] if year.result.provisional else []
        notes += [self.pick("có thẩm định", "appraised")] if year.result.appraised else []
        return "; ".join(filter(None, [*notes, *held, closed_unsettled(self.results, year, self.lang)]))

    def _add_years(self) -> None:
        results, pick = self.results, self.pick
        sheet, row = self._sheet(
            ("Qua các năm", "Over the years"), ("XẾP LOẠI QUA CÁC NĂM", "BANDS OVER THE YEARS")
        )
        periods = tuple(reversed(results.periods))
        headers = [(pick("Mã", "Code"), 9), (pick("Đơn vị", "Commune"), 24), *((p.code, 30) for p in periods)]
        first = sheet.head(row, headers)
        listed = results.by_band()
        for at, year in enumerate(listed, first):
            unit = year.result.subject.id
            bands = (band_words(results, results.of(unit, p), self.lang) for p in periods)
            sheet.line(at, (unit, results.year.name(unit), *bands), FIRST_CENTRED)
        for column in range(2, 2 + len(periods)):
            add_band_colours(self.book, sheet, results, first, column, len(listed), self.lang)

    def _add_owed(self) -> None:
        """List every form a commune has not sent, whether or not points hang on it."""
        results, pick = self.results, self.pick
        sheet, row = self._sheet(
            ("Biểu chưa nộp", "Forms owed"),
            ("BIỂU CHƯA NỘP CỦA CÁC ĐƠN VỊ", "FORMS THE COMMUNES HAVE NOT SENT"),
        )
        headers = [
            (pick("Mã", "Code"), 9),
            (pick("Đơn vị", "Commune"), 24),
            (pick("Biểu chưa nộp", "Forms owed"), 90),
        ]
        first = sheet.head(row, headers)
        evaluation = results.year.evaluation
        owing = missing_forms(evaluation.standing, evaluation.rules, results.year.period)
        for at, one in enumerate(owing, first):
            forms = "; ".join(pick(f"{kind.form} {kind.title}", kind.form) for kind in one.forms)
            sheet.line(at, (one.unit.code, one.unit.name, forms), FIRST_CENTRED)
        if not owing:
            sheet.put(
                first, 0, pick("Các đơn vị đã nộp đủ biểu.", "Every commune has sent every form."), "note"
            )

    def _add_totals(self) -> None:
        results, pick = self.results, self.pick
        code, before = results.year.period.code, results.before
        sheet, row = self._sheet(
            ("Toàn địa bàn", "All communes"),
            (f"SỐ LIỆU CỘNG CỦA CÁC ĐƠN VỊ, KỲ {code}", f"SUMS OVER ALL COMMUNES, {code}"),
        )
        headers = [
            (pick("Chỉ số", "Indicator"), 62),
            (code, 14),
            (before_words(results, self.lang), 14),
            (pick("Tăng giảm", "Change"), 12),
        ]
        first = sheet.head(row, headers)
        now = results.shown[code].totals
        earlier = results.shown[before.code].totals if before else {}
        for at, (name, value) in enumerate(now.items(), first):
            indicator = results.indicators[name]
            unit = f" ({indicator.unit})" if indicator.unit and self.lang == "vi" else ""
            sheet.put(at, 0, indicator.title[self.lang] + unit, "cell")
            sheet.put(at, 1, value)
            old = earlier.get(name)
            if old is None:
                sheet.put(at, 2, self.edition.hidden, "hidden")
            else:
                sheet.put(at, 2, old)
            said = "–" if old is None else change_words(value, old, self.lang)
            sheet.put(at, 3, said, "centre")
        note = pick(
            "Chỉ nêu khi mọi đơn vị đã báo và, trừ đi số của bất kỳ đơn vị nào, phần còn lại vẫn của ít nhất"
            " ba đơn vị, từ 5 hồ sơ trở lên, không phải của riêng một đơn vị, không cách số khác"
            " từ 1 đến 4. Tiền phạt và số được hỗ trợ xét theo số hồ sơ đã cộng.",
            "Shown only where every commune has returned and, less the figure of any one commune, what is"
            " left is still of three communes or more, of 5 records or more, not of one commune alone, not 1"
            " to 4 away from another sum. Fines and support go by the number of records added up.",
        )
        sheet.put(first + len(now) + 1, 0, note, "note")
        mark = figures_mark(results, now, self.lang) or ""
        sheet.put(first + len(now) + 2, 0, mark, "mark")

    def _add_targets(self) -> None:
        outcomes = self.results.outcomes(public=True)
        if not outcomes:
            return
        code, pick = self.results.year.period.code, self.pick
        sheet, row = self._sheet(
            ("Chỉ tiêu được giao", "Targets"),
            (f"CHỈ TIÊU CẤP TRÊN GIAO, KỲ {code}", f"TARGETS ASSIGNED FROM ABOVE, {code}"),
        )
        words = TargetWords(self.results.year.rules, self.results.year.period, self.edition.hidden)
        free = write_targets(sheet, row, words, outcomes)
        note = pick(
            "Kết quả của một chỉ tiêu chỉ nêu khi số cộng của nó được nêu, hoặc khi nó chỉ hỏi công việc của"
            " chính đơn vị.",
            "What was reached is shown only where the sum is shown, or where it is about the communes' own"
            " work.",
        )
        sheet.put(free + 1, 0, note, "note")

    def _add_later(self) -> None:
        told, pick, results = self.edition.announced, self.pick, self.results
        assert told is not None
        day = day_words(told.on)
        sheet, row = self._sheet(
            ("Khác với công bố", "Since announced"),
            (
                f"XẾP LOẠI KHÁC VỚI CÔNG BỐ ({told.document} ngày {day})",
                f"BANDS OTHER THAN ANNOUNCED ({told.document} of {day})",
            ),
        )
        headers = [
            (pick("Mã", "Code"), 9),
            (pick("Đơn vị", "Commune"), 24),
            (pick("Đã công bố", "Announced"), 28),
            (pick("Hiện nay", "Now"), 28),
        ]
        first = sheet.head(row, headers)
        shown = [one for one in self.edition.later if one.what == "band"]
        for at, one in enumerate(shown, first):
            sheet.line(at, (one.subject, results.year.name(one.subject), *self._change(one)), FIRST_CENTRED)
        if not shown:
            sheet.put(first, 0, pick("Không có khác biệt.", "Nothing differs."), "note")

    def _change(self, one: Later) -> tuple[str, str]:
        """Say a band before and now. Of points not even that they changed: it would tell of a record."""
        before, now = (
            band_title(self.results.year.rulebook, value) if value else "–"
            for value in (one.announced, one.now)
        )
        return before, now
