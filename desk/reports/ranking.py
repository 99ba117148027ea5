"""The ranking of a run: places and bands, what is undecided, who owes what; of venues, the risk classes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Any

from desk.base.language import gettext, gettext_noop, localised, pgettext
from desk.report.remarks import mark_remarks
from desk.report.tree import (
    AnswerLine,
    Answers,
    Badge,
    Bands,
    Medium,
    PageLink,
    Points,
    Remark,
    Report,
    ReportBlock,
    ReportColumn,
    Table,
)
from desk.reports.children import children_at_risk, children_remarks
from desk.reports.debts import elsewhere_in_short, elsewhere_words, owed_remark, owed_tables
from desk.reports.next_steps import next_steps
from desk.reports.notices_report import notices_table
from desk.reports.recheck_report import recheck_remarks
from desk.reports.standing_json import owed_json, standing_json
from desk.runs.failing import failed_words
from desk.runs.notices import Noticed
from desk.runs.standings import FindingRow, StandingRow, why_not
from desk.runs.year import Year
from desk.words.among_words import order_words
from desk.words.band_words import score_words, undecided_title, undecided_words
from desk.words.first_record_words import recorded_from_words
from desk.words.numbers import WORDS as VALUES
from desk.words.numbers import range_words, some_of
from desk.workspace.announcements import despite_words
from engine.rulebook.model.rulebook import Rulebook

RISK = gettext_noop("Điểm nguy cơ là dấu hiệu để xem xét, không phải căn cứ kiểm tra và không phải kết luận.")


def ranking_report(year: Year) -> Report:
    """Report on a year; the screen has its tables of what is owed as sentences."""
    made = _Ranking(year)
    blocks = (
        *children_remarks(children_at_risk(year.run, year.rules), year.name),
        *(made.of_units() if year.of_units else made.of_venues()),
        *next_steps(year),
    )
    notices: dict[str, list[Noticed]] = {}
    for notice in year.notices if year.of_units else ():
        notices.setdefault(notice.unit, []).append(notice)

    def data() -> dict[str, Any]:
        rows = [standing_json(row, year.rulebook, notices.get(row.subject, ())) for row in year.rows]
        return {"not_returned": [owed_json(gap) for gap in year.not_returned], "rows": rows}

    return Report(blocks, data)


class _Ranking:
    def __init__(self, year: Year) -> None:
        self.year = year
        self.book, self.rows, self.name = year.rulebook, year.rows, year.name
        self.title = f"{localised(self.book.title)} · {gettext('năm')} {year.run.manifest['year']}"

    def of_units(self) -> Iterator[ReportBlock]:
        name = self.name
        yield self._ranked()
        if any(row.places is not None and row.places.first < row.places.last for row in self.rows):
            yield Remark(
                gettext("Thứ tự ghi “2 – 4”: chưa biết ai trước, điểm còn là khoảng chồng lên nhau.")
            )
        placed = [row for row in self.rows if row.places is not None and not self.book.pass_or_fail]
        least_before = accumulate((row.high for row in placed), min)
        if any(row.low > least for row, least in zip(placed[1:], least_before, strict=False)):
            yield Remark(gettext("Thứ tự: theo xếp loại trước, cùng xếp loại mới theo điểm."))
        for gate in self.book.gates:
            units = [name(row.subject) for row in self.rows if gate.id in row.holding("gate")]
            if units:
                yield Remark(f"{localised(gate.title).rstrip('.')}: {some_of(units)}.")
        yield from recheck_remarks(self.year)
        yield from self._unconfirmed()
        yield from self._came_in()
        yield from self._status()
        yield from self._owed()
        signed = [row for row in self.rows if row.holding("sign")]
        if signed:
            what = gettext("Có dấu hiệu về chất lượng báo cáo, nên kiểm tra thực tế")
            yield Remark(f"{what}: {some_of([name(row.subject) for row in signed])}.", hidden_in=("console",))
        yield from owed_tables(self.rows, self.year.rules, name)
        yield from signs_tables(self.rows, self.book, name)
        yield from notices_table(self.year.notices, name)
        yield from self._streaks()

    def _ranked(self) -> Table:
        return Table(self.title, tuple(ranking_columns(self.book, self.name)), self.rows, more=self._more)

    def _more(self, rest: int) -> str:
        return gettext("… và %(n)s đơn vị nữa; tất cả: thêm --full.", n=rest)

    def _unconfirmed(self) -> Iterator[Remark]:
        """Say how many appraisals no one confirmed, and with which command they are."""
        waits = self.year.run.manifest.get("unconfirmed", 0)
        if waits:
            yield Remark(
                gettext(
                    "%(n)s điểm thẩm định chưa được cơ quan thẩm định xác nhận nên chưa tính: lanhmanh"
                    " appraise %(period)s.",
                    n=waits,
                    period=self.year.run.manifest["periods"][0],
                ),
                "command",
            )

    def _came_in(self) -> Iterator[Remark]:
        """Say what is not sure of how the returns came in, and since when there are any."""
        by_cover = ", ".join(self.name(row.subject) for row in self.rows if row.by_cover)
        unsure = ", ".join(self.year.run.manifest.get("sender_unsure", ()))
        texts = (
            by_cover
            and gettext(
                "Ngày nhận theo bìa (do xã ghi) hoặc ngày nhập, nơi nhận chưa ghi: %(by_cover)s. Ghi vào sổ"
                " văn bản đến rồi nhập lại các tệp đó với --received và đường dẫn tới sổ.",
                by_cover=by_cover,
            ),
            recorded_from_words(self.year.rules),
            unsure
            and gettext(
                "Mang tên cơ quan khác, hoặc nằm trong tệp của nơi khác, mà chỉ bìa nói vậy: %(unsure)s.",
                unsure=unsure,
            ),
        )
        yield from (Remark(text, hidden_in=("screen",)) for text in texts if text)

    def _status(self) -> Iterator[Remark]:
        """Yield on whose returns the program fails, the mark of what no office adopted, and whether it is
        locked."""
        if self.year.run.failed:
            yield Remark(failed_words(self.year.run.failed, self.name), "failed", hidden_in=("page",))
        yield from mark_remarks(self.book)
        if not self.year.locked:
            yield Remark(gettext("Kỳ chưa khóa sổ: mọi số liệu còn có thể thay đổi."))

    def _streaks(self) -> Iterator[Remark]:
        """Name the communes the follow-up proposes; say of others that held a streak why not."""
        for streak in self.book.streaks:
            streaks = self.year.held(streak)
            proposed = ", ".join(self.name(of_unit.unit) for of_unit in streaks if of_unit.proposed)
            open_ = [r for r in self.rows for f in r.findings if f.id == streak.id and f.answer == "unknown"]
            unsure = ", ".join(self.name(row.subject) for row in open_)
            text = gettext(
                "%(title)s (%(n)s năm liền): %(units)s.",
                title=localised(streak.title),
                n=streak.years,
                units=proposed or gettext("chưa có đơn vị nào"),
            )
            undecided = f" {undecided_title()}: {unsure}." if unsure else ""
            yield Remark(text + undecided, hidden_in=("screen",))
            titles = {sign.id: localised(sign.title) for sign in self.book.signs}
            for of_unit in streaks:
                if not of_unit.proposed:
                    not_yet = gettext("đủ số năm, chưa đề nghị")
                    why = why_not(of_unit, titles)
                    text = f"  {self.name(of_unit.unit)}: {not_yet}{f': {why}' if why else ''}."
                    yield Remark(text, hidden_in=("screen",))

    def of_venues(self) -> Iterator[ReportBlock]:
        yield self._classes()
        yield self._highest()
        yield from (
            Remark(text, hidden_in=("screen",)) for text in [recorded_from_words(self.year.rules)] if text
        )
        yield Remark(gettext(RISK))
        yield from self._status()
        yield from self._owed()

    def _owed(self) -> Iterator[Remark]:
        """Say what is owed, and what of it may tell of other units too."""
        owed = owed_remark(self.year.owed).text
        words = elsewhere_words(self.year.not_returned, self.name, self.year.period.code)
        texts = [owed] if self.year.owed or not words else []
        short = elsewhere_in_short()
        yield Remark(" ".join([*texts, *([short] if words else [])]), hidden_in=("console", "page"))
        yield from (Remark(text, hidden_in=("screen",)) for text in [*texts, words] if text)

    def _classes(self) -> Table:
        counts = {unit: Counter[str | None]() for unit in sorted({row.unit for row in self.rows})}
        for row in self.rows:
            counts[row.unit][row.band] += 1
        classes = [(band.id, localised(band.title)) for band in self.book.bands if band.from_ is not None]
        columns = [
            ReportColumn(title, lambda unit, band=band: counts[unit][band], "right")  # type: ignore[misc]
            for band, title in (*classes, (None, undecided_title()))
        ]
        unit = ReportColumn(gettext("Đơn vị"), self.name)
        return Table(self.title, (unit, *columns), [*counts], more=self._more)

    def _highest(self) -> Table:
        top = {band.id for band in self.book.bands[:2]}
        columns = (
            ReportColumn(gettext("Mã cơ sở"), lambda row: row.subject),
            ReportColumn(gettext("Đơn vị"), lambda row: self.name(row.unit)),
            ReportColumn(pgettext("total", "Điểm"), lambda row: Points(row.low, row.high), "right"),
            ReportColumn(pgettext("venue", "Xếp loại"), lambda row: Bands(self.book, row.bands)),
            ReportColumn("", lambda row: notes_of_row(row)),
        )
        rows = [row for row in self.rows if row.low > 0 and top.issuperset(row.bands)]
        title = gettext("Cơ sở nguy cơ cao và rất cao")
        return Table(title, columns, rows, hidden_in=("screen",))


def ranking_columns(book: Rulebook, name: Callable[[str], str | PageLink]) -> Iterator[ReportColumn]:
    """Yield the columns of a ranking of units; a rulebook of conditions has no points to set beside one
    another."""
    full: tuple[Medium, ...] = () if book.pass_or_fail else ("screen",)
    yield ReportColumn("#", lambda row: row.places, "right", order="hang")
    yield ReportColumn(gettext("Mã"), lambda row: row.subject, hidden_in=("screen", "page"))
    yield ReportColumn(gettext("Đơn vị"), lambda row: name(row.subject), order="ten")
    if book.pass_or_fail:
        points, result = gettext("Điều kiện"), pgettext("report", "Kết quả")
        yield ReportColumn(points, lambda row: score_words(book, row.low, row.high), "right", order="diem")
        yield ReportColumn(result, lambda row: Bands(book, row.bands, marks=gate_marks(row)))
    else:
        points, computed = pgettext("total", "Điểm"), gettext("Điểm theo quy tắc")
        own = pgettext("report", "Tự chấm")
        yield ReportColumn(points, lambda row: Points(row.low, row.high), "right", order="diem")
        yield ReportColumn(gettext("Xếp loại"), lambda row: Bands(book, row.bands, marks=gate_marks(row)))
        yield ReportColumn(computed, lambda row: Points(*row.computed), "right", hidden_in=(*full, "page"))
        yield ReportColumn(own, lambda row: row.self_score, "right", hidden_in=full, order="tu-cham")
    yield ReportColumn(pgettext("many", "Ghi chú"), notes_of_row, hidden_in=(*full, "page"))


def gate_marks(row: StandingRow) -> tuple[Badge, ...]:
    return tuple(Badge(id_, "lock", "warn") for id_ in row.holding("gate"))


def notes_of_row(row: StandingRow, gates: bool = True) -> str:
    """Say what is particular about a result; with the gates that hold, if they stand nowhere else."""
    holding = [f"{gettext('khống chế')} {id_}" for id_ in row.holding("gate") if gates]
    first = f"{gettext('như báo cáo đầu')}: "
    notes = (
        *status_notes(row),
        *holding,
        first + range_words(*row.first_told) if row.first_told else "",
        order_words(row.order) if row.order else "",
        despite_words(row.despite),
    )
    return ", ".join(filter(None, notes))


def status_notes(row: StandingRow) -> list[str]:
    """Say whether the program failed on a unit, and whether its result is provisional or appraised."""
    notes = (
        (row.failed, gettext("lỗi của chương trình, chưa tính")),
        (row.provisional, gettext("tạm tính")),
        ((row.low, row.high) != row.computed, gettext("có thẩm định")),
    )
    return [note for holds, note in notes if holds]


SIGNS = gettext_noop("Dấu hiệu về chất lượng báo cáo (không trừ điểm; đề nghị kiểm tra thực tế)")


def signs_hold() -> Mapping[str, str]:
    """Return how a sign is said to hold, by its answer; one that does not is not listed."""
    return {"yes": VALUES[True], "unknown": undecided_words()}


def no_sign() -> Remark:
    return Remark(gettext("Không có dấu hiệu nào về chất lượng báo cáo."))


def signs_of_row(row: StandingRow, rulebook: Rulebook) -> ReportBlock:
    titles, words = {sign.id: localised(sign.title) for sign in rulebook.signs}, signs_hold()
    lines = tuple(
        AnswerLine(f.id, titles[f.id], words[f.answer], False if f.answer == "yes" else None)
        for f in row.findings
        if f.is_sign and f.answer in words
    )
    return Answers(gettext(SIGNS), lines) if lines else no_sign()


def signs_tables(
    rows: Iterable[StandingRow], rulebook: Rulebook, name: Callable[[str], str]
) -> Iterator[Table]:
    """List the signs about the quality of returns, sure ones and those nobody can tell yet; they ask for a
    visit, they change no points."""
    listed = signs_listed(rows)
    if listed:
        columns = sign_columns(rulebook, name)
        yield Table(gettext(SIGNS), columns, listed, fold=True, hidden_in=("screen",))


def sign_columns(rulebook: Rulebook, name: Callable[[str], str], code: str = "") -> tuple[ReportColumn, ...]:
    titles, answers = {sign.id: localised(sign.title) for sign in rulebook.signs}, signs_hold()
    return (
        ReportColumn(gettext("Đơn vị"), lambda row: name(row[0].subject), width=24),
        ReportColumn(code, lambda row: row[1].id, width=7),
        ReportColumn(gettext("Dấu hiệu"), lambda row: titles[row[1].id], width=90),
        ReportColumn(gettext("Có"), lambda row: answers[row[1].answer], width=18),
    )


def signs_listed(rows: Iterable[StandingRow]) -> list[tuple[StandingRow, FindingRow]]:
    """Return the signs that hold or may hold, each with the row it is about."""
    return [(row, f) for row in rows for f in row.findings if f.is_sign and f.answer in signs_hold()]
