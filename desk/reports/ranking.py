"""The ranking of a run: places and bands, what is undecided, who owes what; of venues, the risk classes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from shlex import quote
from typing import Any

from desk.base.called import called
from desk.base.plurals import many
from desk.report.remarks import mark_remarks
from desk.report.tree import (
    Bands,
    Medium,
    Points,
    Remark,
    Report,
    ReportBlock,
    ReportColumn,
    Table,
    TextLines,
)
from desk.reports.notices_report import notices_json, notices_table
from desk.runs.commendation import proposals_of
from desk.runs.follow_up_table import FOLLOW_UP, conclusions_in
from desk.runs.found_runs import run_of_year
from desk.runs.notices import Noticed, notices_of
from desk.runs.run import Run, scored_period
from desk.runs.standings import Names, NeedRow, StandingRow
from desk.runs.work_done import done_beside, work_of
from desk.words.adoption_words import status_of
from desk.words.among_words import order_words
from desk.words.condition_count_words import score_words
from desk.words.first_record_words import recorded_from_words
from desk.words.languages import Pick, picker
from desk.words.notice_words import owed_row_words
from desk.words.numbers import day_words, range_words, value_json
from desk.words.proposal_words import why_not
from desk.words.unit_kinds import sender_of
from desk.workspace.despite import despite_words
from desk.workspace.folder import opened
from engine.evaluation.order import UnitOrder
from engine.follow_up.conclusions import Conclusion
from engine.logic.cells import Owed
from engine.rulebook.model.rulebook import Rulebook, Rules
from facts.forms.catalogue import FORMS

FEW = 5  # of what a sentence names before the rest is only counted
PROTECT = "protect"  # what an action of rules/actions.yaml does
RISK = {
    "vi": "Điểm nguy cơ là dấu hiệu để xem xét, không phải căn cứ kiểm tra và không phải kết luận.",
    "en": "A risk score is a sign to look at, no ground for an inspection and no finding.",
}


def ranking_report(
    run: Run, rules: Rules, rulebook: Rulebook, rows: Sequence[StandingRow], lang: str
) -> Report:
    """Report on a run under one rulebook; the screen has its tables of what is owed as sentences."""
    made = _Ranking(run, rules, rulebook, rows, lang)
    of_units = rules.indicator_sets[rulebook.subject].subject == "unit"
    blocks = (
        *children_remarks(children_at_risk(run, rules), made.name, lang),
        *(made.of_units() if of_units else made.of_venues()),
        *next_steps(run, rules, rulebook, rows, lang),
    )

    def data() -> list[dict[str, Any]]:
        return [
            standing_json(row, rulebook, notices_of(run, row.subject) if of_units else ()) for row in rows
        ]

    return Report(lang, blocks, data)


class _Ranking:
    def __init__(
        self, run: Run, rules: Rules, rulebook: Rulebook, rows: Sequence[StandingRow], lang: str
    ) -> None:
        self.run, self.rules, self.book, self.rows, self.lang = run, rules, rulebook, rows, lang
        self.pick, self.name = picker(lang), Names(rules, run).unit
        self.title = f"{rulebook.title[lang]} · {self.pick('năm', 'year')} {run.manifest['year']}"

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
            units = [name(row.subject) for row in self.rows if gate.id in gates_that_hold(row)]
            if units:
                yield Remark(f"{gate.title[self.lang].rstrip('.')}: {some(units, pick)}.")
        yield from self._unconfirmed()
        yield from self._came_in()
        yield from self._status()
        yield owed_remark(self.rows, pick)
        signed = [row for row in self.rows if any(f.is_sign and f.answer == "yes" for f in row.findings)]
        if signed:
            what = pick(
                "Có dấu hiệu về chất lượng báo cáo, nên kiểm tra thực tế",
                "Signs about the quality of returns, a visit is suggested",
            )
            yield Remark(
                f"{what}: {some([name(row.subject) for row in signed], pick)}.", hidden_in=("console",)
            )
        yield from owed_tables(self.rows, self.rules, name, self.lang)
        yield from signs_tables(self.rows, self.book, name, self.lang)
        yield from notices_table(notices_of(self.run), name, self.lang)
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
                    lambda row: score_words(book, row.low, row.high, lang),
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
        waits = self.run.manifest.get("unconfirmed", 0)
        if waits:
            period = self.run.manifest["periods"][0]
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
        unsure = ", ".join(self.run.manifest.get("sender_unsure", ()))
        texts = (
            by_cover
            and pick(
                f"Ngày nhận theo bìa (do xã ghi) hoặc ngày nhập, nơi nhận chưa ghi: {by_cover}. Ghi vào sổ"
                " văn bản đến rồi nhập lại các tệp đó với --received và đường dẫn tới sổ.",
                "Day of receipt by the cover (the commune's word) or the import, not by the receiver:"
                f" {by_cover}. Put them into the list of incoming documents and import those files again with"
                " --received and its path.",
            ),
            recorded_from_words(self.rules, self.lang),
            unsure
            and pick(
                f"Mang tên cơ quan khác, hoặc nằm trong tệp của nơi khác, mà chỉ bìa nói vậy: {unsure}.",
                f"In another office's name, or in another's file, by the cover alone: {unsure}.",
            ),
        )
        yield from (Remark(text, hidden_in=("screen",)) for text in texts if text)

    def _status(self) -> Iterator[Remark]:
        """Yield the mark of what no office adopted, and that the period is not locked."""
        yield from mark_remarks(self.lang, self.book)
        if not self.run.manifest["locked"]:
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
            held = proposals_of(self.run, self.rules, self.rows, streak)
            proposed = ", ".join(self.name(one.unit) for one in held if one.proposed)
            open_ = [r for r in self.rows for f in r.findings if f.id == streak.id and f.answer == "unknown"]
            unsure = ", ".join(self.name(row.subject) for row in open_)
            title = streak.title[self.lang]
            text = pick(
                f"{title} ({streak.years} năm liền): {proposed or 'chưa có đơn vị nào'}.",
                f"{title} ({streak.years} years running): {proposed or 'none'}.",
            )
            undecided = f" {pick('Chưa đủ căn cứ', 'Undecided')}: {unsure}." if unsure else ""
            yield Remark(text + undecided, hidden_in=("screen",))
            for one in held:
                if not one.proposed:
                    not_yet = pick("đủ số năm, chưa đề nghị", "long enough, not proposed")
                    text = f"  {self.name(one.unit)}: {not_yet}{why_not(one, self.lang)}."
                    yield Remark(text, hidden_in=("screen",))

    def of_venues(self) -> Iterator[ReportBlock]:
        yield self._classes()
        yield self._highest()
        yield from (
            Remark(text, hidden_in=("screen",))
            for text in [recorded_from_words(self.rules, self.lang)]
            if text
        )
        yield Remark(RISK[self.lang])
        yield from self._status()
        yield owed_remark(self.rows, self.pick)

    def _classes(self) -> Table:
        """Count the venues of each unit in each risk class."""
        counts = {unit: Counter[str | None]() for unit in sorted({row.unit for row in self.rows})}
        for row in self.rows:
            counts[row.unit][row.band] += 1
        classes = [(band.id, band.title[self.lang]) for band in self.book.bands if band.from_ is not None]
        columns = [
            ReportColumn(title, lambda unit, band=band: counts[unit][band], "right")  # type: ignore[misc]
            for band, title in (*classes, (None, self.pick("Chưa đủ căn cứ", "Undecided")))
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


def gates_that_hold(row: StandingRow) -> list[str]:
    """Return the gates that limit or set a subject's band: why a higher score may stand in a lower band."""
    return [f.id for f in row.findings if f.kind == "gate" and f.answer == "yes"]


def notes_of_row(row: StandingRow, lang: str, gates: bool = True) -> str:
    """Say what is particular about a result; with the gates that hold, if they stand nowhere else."""
    pick = picker(lang)
    held = [f"{pick('khống chế', 'gate')} {id_}" for id_ in gates_that_hold(row) if gates]
    first = f"{pick('như báo cáo đầu', 'as first told')}: "
    notes = (
        *status_notes(row, lang),
        *held,
        first + range_words(*row.first_told, lang) if row.first_told else "",
        order_words(row.order, lang) if row.order else "",
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


def children_at_risk(run: Run, rules: Rules) -> tuple[Conclusion, ...]:
    """Return the child-protection work of a run that is not on record as done."""
    if f"{FOLLOW_UP}.parquet" not in run.manifest["files"]:
        return ()
    by_id, done = {rule.id: rule for rule in rules.follow_up}, done_beside(run)
    period = scored_period(rules, run.manifest["year"])
    tasks = protecting(conclusions_in(run.table(FOLLOW_UP)), rules)
    return tuple(one for one in tasks if work_of(one, by_id[one.rule], period) not in done)


def protecting(conclusions: Iterable[Conclusion], rules: Rules) -> tuple[Conclusion, ...]:
    """Return the sure actions that protect a person."""
    protect = {name for name, action in rules.actions.items() if action.does == PROTECT}
    return tuple(c for c in conclusions if c.sure and c.kind == "action" and c.name in protect)


def children_remarks(tasks: Sequence[Conclusion], name: Callable[[str], str], lang: str) -> Iterator[Remark]:
    """Say how many tasks there are, of which units, by when; no person, no venue."""
    if not tasks:
        return
    by_unit = Counter(name(one.unit) for one in tasks)
    where = ", ".join(f"{unit} {n}" for unit, n in by_unit.most_common())
    due = min((one.deadline for one in tasks if one.deadline), default=None)
    day = day_words(due, lang) if due else "–"
    yield Remark(
        picker(lang)(
            f"Trẻ em trước hết: {len(tasks)} việc bảo vệ trẻ em phải làm ngay, hạn sớm nhất {day} ({where}).",
            f"Children first: {many(len(tasks), 'task')} to protect children now, the earliest due {day}"
            f" ({where}).",
        )
    )


@dataclass(frozen=True, slots=True)
class Debt:
    """A form somebody owes (no `places`), or what to correct in one that came; `spread`: points open."""

    form: str
    office: str
    period: str
    used_in: tuple[str, ...]
    spread: Fraction
    places: tuple[str, ...]


def debts_of(row: StandingRow, rules: Rules, lang: str) -> Iterator[Debt]:
    """Yield what a subject's points wait for, whole forms first."""
    needs: dict[tuple[bool, str, str, str], list[tuple[NeedRow, Owed]]] = {}
    for need in row.needs:
        if need.owed:
            key = bool(need.owed.field), need.owed.form, sender_of(need.owed, rules), need.owed.period
            needs.setdefault(key, []).append((need, need.owed))
    for (part, form, office, period), mine in sorted(needs.items()):
        yield Debt(
            f"{form} {FORMS[form].title}" if form in FORMS else form,
            office,
            period,
            tuple(sorted({id_ for need, _ in mine for id_ in need.used_in})),
            max(need.spread for need, _ in mine),
            tuple(sorted({blank_or_row(owed, lang) for _, owed in mine})) if part else (),
        )


def debt_words(debt: Debt, lang: str) -> str:
    """Say how many points a debt leaves open, and what would settle them."""
    points, pick = range_words(Fraction(0), debt.spread, lang), picker(lang)
    if debt.places:
        places = "; ".join(debt.places)
        return pick(
            f"Còn treo {points} điểm vì {debt.form} có dòng phải sửa: {places}.",
            f"{many(points, 'point')} open: {debt.form} has rows to correct: {places}.",
        )
    return pick(
        f"Còn treo {points} điểm vì {debt.office} chưa nộp {debt.form}, kỳ {debt.period}.",
        f"{many(points, 'point')} open: {debt.office} has not returned {debt.form} for {debt.period}.",
    )


def blank_or_row(owed: Owed, lang: str) -> str:
    """Name the blank field or the row to correct."""
    if owed.is_row:
        return owed_row_words(owed.key, lang)
    kind = FORMS.get(owed.form)
    return kind.record_fields[owed.field].header if kind and owed.field in kind.record_fields else owed.field


def owed_tables(
    rows: Iterable[StandingRow], rules: Rules, name: Callable[[str], str], lang: str
) -> Iterator[Table]:
    """List who owes what, and what it would settle; nothing if no one owes anything."""
    pick = picker(lang)
    columns = (
        ReportColumn(pick("Đơn vị", "Unit"), lambda owed: name(owed[0].subject)),
        ReportColumn(pick("Biểu còn thiếu", "Form missing"), lambda owed: owed[1].form),
        ReportColumn(
            pick("Ô còn trống, dòng phải sửa", "Blank field, row to correct"),
            lambda owed: TextLines(owed[1].places),
        ),
        ReportColumn(pick("Kỳ", "Period"), lambda owed: owed[1].period),
        ReportColumn(pick("Cơ quan phải nộp", "Owed by"), lambda owed: owed[1].office),
        ReportColumn(pick("Cần cho", "Needed for"), lambda owed: ", ".join(owed[1].used_in)),
        ReportColumn(
            pick("Điểm treo", "Points open"),
            lambda owed: Points(Fraction(0), owed[1].spread),
            "right",
            hidden_in=("console",),
        ),
    )
    listed = [(row, debt) for row in rows for debt in debts_of(row, rules, lang)]
    title = pick("Chưa đủ căn cứ: ai còn nợ gì", "Undecided: who owes what")
    if listed:
        yield Table(title, columns, listed, fold=True, hidden_in=("screen",))


def owed_remark(rows: Iterable[StandingRow], pick: Pick) -> Remark:
    """Say how many forms are missing and how many places are to be corrected, by how many senders."""
    owed = {need.owed for row in rows for need in row.needs if need.owed}
    if not owed:
        return Remark(
            pick("Không thiếu biểu nào làm thay đổi điểm.", "No missing form would change a score.")
        )
    parts = []
    for what, vi, en in (
        ([one for one in owed if not one.field], "biểu chưa nộp", "missing form"),
        ([one for one in owed if one.field], "chỗ phải sửa", "mistake"),
    ):
        if what:
            n, senders = len(what), len({(one.office, one.unit) for one in what})
            parts.append(pick(f"{n} {vi} ({senders} nơi gửi)", f"{many(n, en)} ({many(senders, 'sender')})"))
    waits = pick("Điểm còn là khoảng, chờ", "Scores are ranges until these are in order")
    return Remark(f"{waits}: {', '.join(parts)}.")


def signs_tables(
    rows: Iterable[StandingRow], rulebook: Rulebook, name: Callable[[str], str], lang: str
) -> Iterator[Table]:
    """List the signs about the quality of returns, sure ones and those nobody can tell yet; they ask for a
    visit, they change no points."""
    pick, titles = picker(lang), {sign.id: sign.title[lang] for sign in rulebook.signs}
    answers = {"yes": pick("có", "yes"), "unknown": pick("chưa đủ căn cứ", "undecided")}
    columns = (
        ReportColumn(pick("Đơn vị", "Unit"), lambda found: name(found[0].subject)),
        ReportColumn("", lambda found: found[1].id),
        ReportColumn(pick("Dấu hiệu", "Sign"), lambda found: titles[found[1].id]),
        ReportColumn(pick("Có", "Holds"), lambda found: answers[found[1].answer]),
    )
    listed = [(row, f) for row in rows for f in row.findings if f.is_sign and f.answer in answers]
    title = pick(
        "Dấu hiệu về chất lượng báo cáo (không trừ điểm; đề nghị kiểm tra thực tế)",
        "Reporting-quality signs (no points; a visit is suggested)",
    )
    if listed:
        yield Table(title, columns, listed, fold=True, hidden_in=("screen",))


def next_steps(
    run: Run, rules: Rules, rulebook: Rulebook, rows: Sequence[StandingRow], lang: str
) -> list[Remark]:
    """Return the commands that come next, as they are typed here."""
    name, here = _run_as_typed(run)
    of_units = rules.indicator_sets[rulebook.subject].subject == "unit"
    book = "" if of_units else f" --rulebook {rulebook.name}"
    first = next((row for row in rows if row.band is None), rows[0] if rows else None)
    steps = [
        ("Vì sao từng điểm", "Why each point", f"explain {first.subject} {name}{book}") if first else None,
        ("Việc cần làm", "What to do", f"follow-up {name}") if rules.follow_up else None,
        ("Mọi bảng", "All tables", f"results {name}{book} --full"),
        ("Bước tiếp theo", "The step that is next", "status") if here else None,
    ]
    return command_remarks(filter(None, steps), picker(lang))


def command_remarks(steps: Iterable[tuple[str, str, str]], pick: Pick) -> list[Remark]:
    return [
        Remark(f"{pick(vi, en)}: lanhmanh {command}", "command", hidden_in=("console",))
        for vi, en, command in steps
    ]


def _run_as_typed(run: Run) -> tuple[str, bool]:
    """Return how a run is named where the verb was called, and whether its workspace is the one called on."""
    here = Path(called().workspace or ".").resolve() == run.workspace.resolve()
    if not here or not (run.workspace / "workspace.json").is_file():
        return quote(str(run.folder)), False
    year = run.manifest["year"]
    shown = run_of_year(opened(run.workspace), year)
    return (str(year) if shown.id == run.id else run.id), True


def standing_json(row: StandingRow, rulebook: Rulebook, notices: Sequence[Noticed] = ()) -> dict[str, Any]:
    return {
        "subject": {row.kind: row.subject, "period": row.period},
        **({"places": row.places and [row.places.first, row.places.last]} if row.kind == "unit" else {}),
        "score": [value_json(row.low), value_json(row.high)],
        "band": row.band,
        "undecided": row.band is None,
        "provisional": row.provisional,
        "needs": [need_json(need) for need in row.needs],
        "unit": row.unit,
        "bands": list(row.bands),
        "computed": [value_json(part) for part in row.computed],
        "self_score": value_json(row.self_score),
        "gates": {f.id: f.answer for f in row.findings if f.kind == "gate"},
        "signs": {f.id: f.answer for f in row.findings if f.is_sign},
        "streaks": {
            f.id: {"held": f.answer, "sure": f.sure, "possible": f.possible}
            for f in row.findings
            if f.kind == "streak"
        },
        "status": status_of(rulebook),
        **({"order": order_json(row.order)} if row.order else {}),
        **({"first_told": [value_json(part) for part in row.first_told]} if row.first_told else {}),
        **({"received": "by cover"} if row.by_cover else {}),
        **({"failed": True} if row.failed else {}),
        **({"despite": row.despite} if row.despite else {}),
        **({"notices": notices_json(notices)} if notices else {}),
    }


def order_json(order: UnitOrder) -> dict[str, Any]:
    return {"places": list(order.ranks), "units": order.units, "within": order.group or None}


def need_json(need: NeedRow) -> dict[str, Any]:
    owed = need.owed
    return {
        "fact": need.fact,
        "form": owed.form if owed else None,
        "office": owed.office if owed else None,
        "unit": owed.unit if owed else None,
        "period": owed.period if owed else None,
        "field": (owed.blank_field or None) if owed else None,
        "row": (owed.key or None) if owed else None,
        "correct": owed.is_row if owed else False,
        "spread": value_json(need.spread),
        "used_in": list(need.used_in),
    }
