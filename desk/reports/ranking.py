"""The ranking of a run: places and bands, what is undecided, who owes what; of venues, the risk classes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from desk.base.language import gettext
from desk.base.plurals import many
from desk.report.remarks import mark_remarks
from desk.report.tree import (
    AnswerLine,
    Answers,
    Bands,
    Medium,
    Points,
    Remark,
    Report,
    ReportBlock,
    ReportColumn,
    Table,
)
from desk.reports.children import children_at_risk, children_remarks
from desk.reports.debts import owed_remark, owed_tables
from desk.reports.next_steps import next_steps
from desk.reports.notices_report import notices_table
from desk.reports.standing_json import standing_json
from desk.runs.notices import Noticed
from desk.runs.standings import StandingRow
from desk.runs.year import Year
from desk.words.among_words import order_words
from desk.words.band_words import UNDECIDED, undecided_title
from desk.words.condition_count_words import score_words
from desk.words.first_record_words import recorded_from_words
from desk.words.languages import Pick, picker
from desk.words.numbers import range_words
from desk.words.proposal_words import why_not
from desk.workspace.despite import despite_words
from engine.rulebook.model.rulebook import Rulebook

FEW = 5  # of what a sentence names before the rest is only counted
RISK = {
    "vi": "Điểm nguy cơ là dấu hiệu để xem xét, không phải căn cứ kiểm tra và không phải kết luận.",
    "en": "A risk score is a sign to look at, no ground for an inspection and no finding.",
}


def ranking_report(year: Year, lang: str) -> Report:
    """Report on a year; the screen has its tables of what is owed as sentences."""
    made = _Ranking(year, lang)
    blocks = (
        *children_remarks(children_at_risk(year.run, year.rules), year.name, lang),
        *(made.of_units() if year.of_units else made.of_venues()),
        *next_steps(year, lang),
    )
    notices: dict[str, list[Noticed]] = {}
    for one in year.notices if year.of_units else ():
        notices.setdefault(one.unit, []).append(one)

    def data() -> list[dict[str, Any]]:
        return [standing_json(row, year.rulebook, notices.get(row.subject, ())) for row in year.rows]

    return Report(blocks, data)


class _Ranking:
    def __init__(self, year: Year, lang: str) -> None:
        self.year, self.lang = year, lang
        self.book, self.rows, self.name = year.rulebook, year.rows, year.name
        self.pick = picker(lang)
        self.title = f"{self.book.title[lang]} · {self.pick('năm', 'year')} {year.run.manifest['year']}"

    def of_units(self) -> Iterator[ReportBlock]:
        pick, name = self.pick, self.name
        yield self._ranked()
        if any(row.places is not None and row.places.first < row.places.last for row in self.rows):
            yield Remark(
                pick(
                    "Hạng ghi “2 – 4”: chưa biết thứ tự, điểm còn là khoảng chồng lên nhau.",
                    "A place like “2 – 4” is open: the points are ranges that overlap.",
                )
            )
        for gate in self.book.gates:
            units = [name(row.subject) for row in self.rows if gate.id in row.holding("gate")]
            if units:
                yield Remark(f"{gate.title[self.lang].rstrip('.')}: {some(units, pick)}.")
        yield from self._unconfirmed()
        yield from self._came_in()
        yield from self._status()
        yield owed_remark(self.year.owed, pick)
        signed = [row for row in self.rows if row.holding("sign")]
        if signed:
            what = pick(
                "Có dấu hiệu về chất lượng báo cáo, nên kiểm tra thực tế",
                "Signs about the quality of returns, a visit is suggested",
            )
            yield Remark(
                f"{what}: {some([name(row.subject) for row in signed], pick)}.", hidden_in=("console",)
            )
        yield from owed_tables(self.rows, self.year.rules, name, self.lang)
        yield from signs_tables(self.rows, self.book, name, self.lang)
        yield from notices_table(self.year.notices, name, self.lang)
        yield from self._streaks()

    def _ranked(self) -> Table:
        """Rank the units; a rulebook of conditions has no points to set beside one another."""
        pick, book, lang = self.pick, self.book, self.lang
        unit = (
            ReportColumn("#", lambda row: row.places, "right"),
            ReportColumn(pick("Mã", "Code"), lambda row: row.subject, hidden_in=("screen",)),
            ReportColumn(pick("Đơn vị", "Unit"), lambda row: self.name(row.subject)),
        )
        if book.pass_or_fail:
            score: tuple[ReportColumn, ...] = (
                ReportColumn(
                    pick("Điều kiện", "Conditions"),
                    lambda row: score_words(book, row.low, row.high),
                    "right",
                ),
                ReportColumn(pick("Kết quả", "Result"), lambda row: Bands(book, row.bands)),
            )
        else:
            computed, own = pick("Điểm theo quy tắc", "Computed"), pick("Tự chấm", "Self-score")
            full: tuple[Medium, ...] = ("screen",)
            score = (
                ReportColumn(pick("Điểm", "Score"), lambda row: Points(row.low, row.high), "right"),
                ReportColumn(pick("Xếp loại", "Band"), lambda row: Bands(book, row.bands)),
                ReportColumn(computed, lambda row: Points(*row.computed), "right", hidden_in=full),
                ReportColumn(own, lambda row: row.self_score, "right", hidden_in=full),
            )
        notes = ReportColumn(
            pick("Ghi chú", "Notes"),
            lambda row: notes_of_row(row, lang),
            hidden_in=() if book.pass_or_fail else ("screen",),
        )
        return Table(self.title, (*unit, *score, notes), self.rows, more=self._more)

    def _more(self, rest: int) -> str:
        return self.pick(
            f"… và {rest} đơn vị nữa; tất cả: thêm --full.",
            f"… and {many(rest, 'more unit')}; for all of them add --full.",
        )

    def _unconfirmed(self) -> Iterator[Remark]:
        """Say how many appraisals no one confirmed, and with which command they are."""
        waits = self.year.run.manifest.get("unconfirmed", 0)
        if waits:
            period = self.year.run.manifest["periods"][0]
            yield Remark(
                self.pick(
                    f"{waits} điểm thẩm định chưa được cơ quan thẩm định xác nhận nên chưa tính: lanhmanh"
                    f" appraise {period}.",
                    f"{many(waits, 'appraisal')} not confirmed by the office, so not counted: lanhmanh"
                    f" appraise {period}.",
                ),
                "command",
            )

    def _came_in(self) -> Iterator[Remark]:
        """Say what is not sure of how the returns came in, and since when there are any."""
        pick = self.pick
        by_cover = ", ".join(self.name(row.subject) for row in self.rows if row.by_cover)
        unsure = ", ".join(self.year.run.manifest.get("sender_unsure", ()))
        texts = (
            by_cover
            and pick(
                f"Ngày nhận theo bìa (do xã ghi) hoặc ngày nhập, nơi nhận chưa ghi: {by_cover}. Ghi vào sổ"
                " văn bản đến rồi nhập lại các tệp đó với --received và đường dẫn tới sổ.",
                "Day of receipt by the cover (the commune's word) or the import, not by the receiver:"
                f" {by_cover}. Put them into the list of incoming documents and import those files again with"
                " --received and its path.",
            ),
            recorded_from_words(self.year.rules),
            unsure
            and pick(
                f"Mang tên cơ quan khác, hoặc nằm trong tệp của nơi khác, mà chỉ bìa nói vậy: {unsure}.",
                f"In another office's name, or in another's file, by the cover alone: {unsure}.",
            ),
        )
        yield from (Remark(text, hidden_in=("screen",)) for text in texts if text)

    def _status(self) -> Iterator[Remark]:
        """Yield the mark of what no office adopted, and that the period is not locked."""
        yield from mark_remarks(self.book)
        if not self.year.locked:
            yield Remark(
                self.pick(
                    "Kỳ chưa khóa sổ: mọi số liệu còn có thể thay đổi.",
                    "The period is not locked: any figure may still change.",
                )
            )

    def _streaks(self) -> Iterator[Remark]:
        """Name the communes the follow-up proposes; say of others that held a streak why not."""
        pick = self.pick
        for streak in self.book.streaks:
            held = self.year.held(streak)
            proposed = ", ".join(self.name(one.unit) for one in held if one.proposed)
            open_ = [r for r in self.rows for f in r.findings if f.id == streak.id and f.answer == "unknown"]
            unsure = ", ".join(self.name(row.subject) for row in open_)
            title = streak.title[self.lang]
            text = pick(
                f"{title} ({streak.years} năm liền): {proposed or 'chưa có đơn vị nào'}.",
                f"{title} ({streak.years} years running): {proposed or 'none'}.",
            )
            undecided = f" {undecided_title()}: {unsure}." if unsure else ""
            yield Remark(text + undecided, hidden_in=("screen",))
            for one in held:
                if not one.proposed:
                    not_yet = pick("đủ số năm, chưa đề nghị", "long enough, not proposed")
                    text = f"  {self.name(one.unit)}: {not_yet}{why_not(one)}."
                    yield Remark(text, hidden_in=("screen",))

    def of_venues(self) -> Iterator[ReportBlock]:
        yield self._classes()
        yield self._highest()
        yield from (
            Remark(text, hidden_in=("screen",)) for text in [recorded_from_words(self.year.rules)] if text
        )
        yield Remark(RISK[self.lang])
        yield from self._status()
        yield owed_remark(self.year.owed, self.pick)

    def _classes(self) -> Table:
        """Count the venues of each unit in each risk class."""
        counts = {unit: Counter[str | None]() for unit in sorted({row.unit for row in self.rows})}
        for row in self.rows:
            counts[row.unit][row.band] += 1
        classes = [(band.id, band.title[self.lang]) for band in self.book.bands if band.from_ is not None]
        columns = [
            ReportColumn(title, lambda unit, band=band: counts[unit][band], "right")  # type: ignore[misc]
            for band, title in (*classes, (None, undecided_title()))
        ]
        unit = ReportColumn(self.pick("Đơn vị", "Unit"), self.name)
        return Table(self.title, (unit, *columns), [*counts], more=self._more)

    def _highest(self) -> Table:
        pick, top = self.pick, {band.id for band in self.book.bands[:2]}
        columns = (
            ReportColumn(pick("Mã cơ sở", "Venue"), lambda row: row.subject),
            ReportColumn(pick("Đơn vị", "Unit"), lambda row: self.name(row.unit)),
            ReportColumn(pick("Điểm", "Score"), lambda row: Points(row.low, row.high), "right"),
            ReportColumn(pick("Xếp loại", "Class"), lambda row: Bands(self.book, row.bands)),
            ReportColumn("", lambda row: notes_of_row(row, self.lang)),
        )
        rows = [row for row in self.rows if row.low > 0 and top.issuperset(row.bands)]
        title = pick("Cơ sở nguy cơ cao và rất cao", "Venues at high and very high risk")
        return Table(title, columns, rows, hidden_in=("screen",))


def notes_of_row(row: StandingRow, lang: str, gates: bool = True) -> str:
    """Say what is particular about a result; with the gates that hold, if they stand nowhere else."""
    pick = picker(lang)
    held = [f"{pick('khống chế', 'gate')} {id_}" for id_ in row.holding("gate") if gates]
    first = f"{pick('như báo cáo đầu', 'as first told')}: "
    notes = (
        *status_notes(row, lang),
        *held,
        first + range_words(*row.first_told) if row.first_told else "",
        order_words(row.order) if row.order else "",
        despite_words(row.despite, lang),
    )
    return ", ".join(filter(None, notes))


def status_notes(row: StandingRow, lang: str) -> list[str]:
    """Say whether the program failed on a unit, and whether its result is provisional or appraised."""
    pick = picker(lang)
    notes = (
        (row.failed, pick("lỗi của chương trình, chưa tính", "the program failed, not computed")),
        (row.provisional, pick("tạm tính", "provisional")),
        ((row.low, row.high) != row.computed, pick("có thẩm định", "appraised")),
    )
    return [note for holds, note in notes if holds]


def some(names: Sequence[str], pick: Pick) -> str:
    rest = len(names) - FEW
    return ", ".join(names[:FEW]) + (pick(f" và {rest} nữa", f" and {rest} more") if rest > 0 else "")


SIGNS = {
    "vi": "Dấu hiệu về chất lượng báo cáo (không trừ điểm; đề nghị kiểm tra thực tế)",
    "en": "Reporting-quality signs (no points; a visit is suggested)",
}


def signs_hold(lang: str) -> Mapping[str, str]:
    """Return how a sign is said to hold, by its answer; one that does not is not listed."""
    return {"yes": {"vi": "có", "en": "yes"}[lang], "unknown": gettext(UNDECIDED)}


def no_sign(lang: str) -> Remark:
    pick = picker(lang)
    return Remark(pick("Không có dấu hiệu nào về chất lượng báo cáo.", "No sign about the returns."))


def signs_of_row(row: StandingRow, rulebook: Rulebook, lang: str) -> ReportBlock:
    """List the signs about one commune's returns."""
    titles, words = {sign.id: sign.title[lang] for sign in rulebook.signs}, signs_hold(lang)
    lines = tuple(
        AnswerLine(f.id, titles[f.id], words[f.answer], False if f.answer == "yes" else None)
        for f in row.findings
        if f.is_sign and f.answer in words
    )
    return Answers(SIGNS[lang], lines) if lines else no_sign(lang)


def signs_tables(
    rows: Iterable[StandingRow], rulebook: Rulebook, name: Callable[[str], str], lang: str
) -> Iterator[Table]:
    """List the signs about the quality of returns, sure ones and those nobody can tell yet; they ask for a
    visit, they change no points."""
    pick, titles = picker(lang), {sign.id: sign.title[lang] for sign in rulebook.signs}
    answers = signs_hold(lang)
    columns = (
        ReportColumn(pick("Đơn vị", "Unit"), lambda found: name(found[0].subject)),
        ReportColumn("", lambda found: found[1].id),
        ReportColumn(pick("Dấu hiệu", "Sign"), lambda found: titles[found[1].id]),
        ReportColumn(pick("Có", "Holds"), lambda found: answers[found[1].answer]),
    )
    listed = [(row, f) for row in rows for f in row.findings if f.is_sign and f.answer in answers]
    if listed:
        yield Table(SIGNS[lang], columns, listed, fold=True, hidden_in=("screen",))
