"""Where communes would be at the end of a year if all stayed as it is now; of one, criterion by criterion."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desk.base.faults import WrongUse
from desk.base.language import ByLanguage, LazyText, gettext, localised
from desk.office.papers.paper import first_named, period_words
from desk.office.reminders import missing_forms
from desk.report.remarks import mark_remarks
from desk.report.tree import (
    Badge,
    Bands,
    Item,
    Items,
    PageLink,
    Points,
    Remark,
    Report,
    ReportBlock,
    ReportColumn,
    Subheading,
    Table,
    Terms,
)
from desk.reports.reasons import criterion_cell, reasons_for
from desk.runs.failing import FailingOffice, failed_returns, failed_words, without_failing
from desk.words.adoption_words import status_of
from desk.words.condition_words import joined, lowered
from desk.words.numbers import day_words, range_words, value_json
from desk.workspace.folder import Workspace
from desk.workspace.locking import counting_returns, period_asked
from desk.workspace.standing_today import evaluation_today
from desk.workspace.store import archive_of
from engine.evaluation.explanation import CriterionReason
from engine.evaluation.so_far import SoFar, reasons_so_far, tells_the_year_so_far, years_so_far
from engine.evaluation.years import Evaluation
from engine.rulebook.model.roles import RECOGNITION, in_role
from engine.rulebook.model.rulebook import Criterion, Gate, Rulebook, Rules
from facts.archive.store import Store
from facts.periods import AD_HOC, YEAR, Period
from facts.standing import COMMUNE


@dataclass(frozen=True, slots=True)
class SoFarResults:
    """All communes at the end of a period; those with most certain points first."""

    rules: Rules
    evaluation: Evaluation
    rulebook: Rulebook
    period: Period
    rows: tuple[SoFar, ...]
    silent: tuple[str, ...]  # names of communes that owe forms of the period
    failing: tuple[FailingOffice, ...] = ()  # the program fails on their returns: what they say is unknown

    def name(self, unit: str) -> str:
        return self.rules.units.name(unit, self.period.end)

    def short_of(self, row: SoFar) -> tuple[Criterion, ...]:
        """Return the criteria that surely have less than their full points, the farthest first."""
        found = [
            c
            for c in self.rulebook.criteria
            if (points := row.scored.criteria[c.id]).high < c.maximum
            and points.absent is not True
            and c.id not in row.waits
        ]
        return tuple(sorted(found, key=lambda c: (row.scored.criteria[c.id].high - c.maximum, c.id)))

    @property
    def later(self) -> tuple[str, ...]:
        """The facts that only the year's return can tell, in the order of the rules."""
        return tuple(dict.fromkeys(n for row in self.rows for names in row.waits.values() for n in names))

    @property
    def waiting(self) -> tuple[Criterion, ...]:
        """The criteria that wait for the year's return, in the order of the rules."""
        waiting = {id_ for row in self.rows for id_ in row.waits}
        return tuple(c for c in self.rulebook.criteria if c.id in waiting)

    @property
    def gates_left_out(self) -> tuple[Gate, ...]:
        """The gates that ask about the year's return."""
        return tuple({gate.id: gate for row in self.rows for gate in row.gates}.values())


def so_far_results(workspace: Workspace, rules: Rules, code: str) -> SoFarResults:
    """Open what a period tells of its year so far. Raise Stop where it tells it all, or not the start."""
    period = _period(rules, code)
    book = in_role(rules, RECOGNITION, period.end)
    if book is None:
        raise WrongUse(
            "Không bộ tiêu chí công nhận nào có hiệu lực vào %(end)s. Xem 'in_force' trong rulebook.yaml.",
            end=ByLanguage(day_words, period.end),
        )

    def computed(store: Store, failing: Sequence[FailingOffice] = ()) -> SoFarResults:
        evaluation = evaluation_today(workspace, rules, period, store)
        rows = years_so_far(evaluation, book, period)
        ordered = sorted(rows, key=lambda row: (-row.scored.low, -row.scored.high, row.subject.id))
        failed = {office.unit for office in failing if office.office == COMMUNE}
        owing = missing_forms(evaluation.standing, rules, period)
        silent = tuple(one.unit.name for one in owing if one.unit.code not in failed)
        return SoFarResults(rules, evaluation, book, period, tuple(ordered), silent, tuple(failing))

    counting = counting_returns(workspace, rules, period)
    returns = counting.own.union(*counting.earlier.values())
    return without_failing(computed, computed, archive_of(workspace), returns)


def told_so_far_only(workspace: Workspace, rules: Rules, year: Period) -> Period | None:
    """Return the last period that tells a year so far and has returns, if the year itself has none."""
    sent = {manifest.period for manifest in archive_of(workspace).manifests()}
    return None if year.code in sent else latest_so_far(rules, sent, year)


def latest_so_far(rules: Rules, sent: Iterable[str], year: Period) -> Period | None:
    """Return the last of the periods sent that tells a year so far; None where none does."""
    return next(iter(periods_so_far(rules, sent, year.year)), None)


def periods_so_far(rules: Rules, sent: Iterable[str], year: int) -> tuple[Period, ...]:
    """Return the periods sent that tell a year so far, the last one first."""
    periods = (found for code in sent if (found := rules.calendar.period(code)) is not None)
    so_far = [p for p in periods if p.year == year and tells_the_year_so_far(rules, p)]
    return tuple(sorted(so_far, key=lambda p: (p.end, p.code), reverse=True))


def _period(rules: Rules, code: str) -> Period:
    period = period_asked(rules, code)
    if tells_the_year_so_far(rules, period):
        return period
    if period.kind == YEAR:
        raise WrongUse(
            "%(period)s là cả năm: chấm điểm bằng lanhmanh run --year %(year)s. Tạm tính giữa năm: lanhmanh"
            " so-far %(year)s-6T.",
            period=period.code,
            year=period.year,
        )
    span = {"start": ByLanguage(day_words, period.start), "end": ByLanguage(day_words, period.end)}
    raise WrongUse(
        "Kỳ %(period)s %(why)s. Tạm tính giữa năm cần kỳ bắt đầu cùng năm: lanhmanh so-far %(year)s-6T.",
        period=period.code,
        why=LazyText("là kỳ đột xuất")
        if period.kind == AD_HOC
        else LazyText("chỉ nói về %(start)s – %(end)s, không kể từ đầu năm", **span),
        year=period.year,
    )


MOST_LACKING = 2  # criteria that a paper names of a commune; of each of many, one
MANY = 12  # communes, of more a paper lists them in an annex


def so_far_report(results: SoFarResults, visible: Collection[str] | None = None, unit: str = "") -> Report:
    """Report on the communes a reader may see (None: all); on `unit` criterion by criterion."""
    rows = [row for row in results.rows if visible is None or row.subject.id in visible]
    chosen = [row for row in rows if row.subject.id == unit]
    blocks = [*_notes(results), _ranking(results, rows, unit)]
    for row in chosen:
        blocks += _criteria(results, row)
    return Report(tuple(blocks), lambda: [_data(results, row) for row in chosen or rows])


def _notes(results: SoFarResults) -> Iterator[ReportBlock]:
    period, returns = results.period, period_words(results.rules, results.period)
    yield Remark(
        gettext(
            "Nếu giữ như hiện nay: tính như thể năm %(year)s kết thúc ngày %(day)s, theo báo cáo %(returns)s."
            " Đây là tạm tính để biết còn phải làm gì, không phải kết quả chấm điểm, không công bố.",
            year=period.year,
            day=day_words(period.end),
            returns=returns,
        ),
        "banner",
        hidden_in=("paper",),
    )
    if results.later:
        indicators = results.rules.indicator_sets[results.rulebook.subject].indicators
        facts = joined(localised(indicators[name].title) for name in results.later)
        criteria = joined(localised(c.title) for c in results.waiting)
        unknown = gettext("Chưa thể biết trước khi có báo cáo năm")
        yield Remark(f"{unknown}: {facts} ({criteria}).", "open", hidden_in=("paper",))
    if results.gates_left_out:
        gates = joined(localised(gate.title) for gate in results.gates_left_out)
        unasked = gettext("Chưa xét, vì hỏi về báo cáo năm")
        yield Remark(f"{unasked}: {gates}.", "open", hidden_in=("paper",))
    if results.silent:
        owed = gettext("Chưa nộp đủ biểu của kỳ %(returns)s", returns=returns)
        who = PageLink(gettext("Ai nợ gì"), "returns", (period.year,), f"?ky={period.code}")
        yield Remark(f"{owed}: {first_named([lowered(name) for name in results.silent])}.", "owed", who)
    if results.failing:
        yield Remark(failed_words(failed_returns(results.failing), results.name), "failed")
        frames = "; ".join(f"{office.error}, {office.place}" for office in results.failing)
        send = gettext("Gửi dòng này cho người phát triển")
        yield Remark(f"{send}: {frames}", "failed", hidden_in=("page", "paper"))
    yield from mark_remarks(results.rulebook, hidden_in=("paper",))  # a paper has it on every page


def _ranking(results: SoFarResults, rows: Sequence[SoFar], unit: str) -> Table:
    book, period, owes = results.rulebook, results.period, Badge(gettext("còn nợ"), "clock", "bad")

    def name(row: SoFar) -> PageLink:
        words, query = results.name(row.subject.id), f"?ky={period.code}&xa={row.subject.id}#ly-do"
        return PageLink(words, "so_far", (period.year,), query, (owes,) if words in results.silent else ())

    columns = (
        ReportColumn(gettext("TT"), None, "right", 6, ("console", "page")),
        ReportColumn(gettext("Mã"), lambda row: row.subject.id, hidden_in=("page", "paper")),
        ReportColumn(gettext("Đơn vị"), name, width=17),
        ReportColumn(
            gettext("Điểm nếu giữ"),
            lambda row: Points(row.scored.low, row.scored.high, book.total),
            "right",
            13,
        ),
        ReportColumn(gettext("Xếp loại nếu giữ"), lambda row: Bands(book, tuple(row.scored.bands)), width=24),
        ReportColumn(
            gettext("Còn thiếu điểm ở (số điểm)"), lambda row: _lacking(results, row), hidden_in=("paper",)
        ),
        ReportColumn(
            gettext("Tiêu chí thiếu nhiều điểm nhất (số điểm thiếu)"),
            lambda row: _lacking_most(results, row),
            width=40,
            hidden_in=("console", "page", "sheet"),
        ),
    )
    title = f"{localised(book.title)} · {period.code}"
    table = Table(title, columns, rows, key=lambda row: row.subject.id, current=unit)
    return replace(table, hidden_in=("console",)) if unit else table


def _lacking(results: SoFarResults, row: SoFar) -> Terms:
    """Name the criteria that lack points, with how many: `B1 (4,26), C2 (3 – 4)`."""
    return Terms(tuple((f"{c.id} ({_lost(row, c)})", localised(c.title)) for c in results.short_of(row)))


def _lacking_most(results: SoFarResults, row: SoFar) -> str:
    """Say by title where a commune lacks most, and of how many more criteria it lacks points."""
    short, most = results.short_of(row), MOST_LACKING if len(results.rows) <= MANY else 1
    first = joined(f"{localised(c.title)} ({_lost(row, c)})" for c in short[:most])
    if len(short) <= most:
        return first or "–"
    return gettext("%(first)s; và %(rest)s tiêu chí khác", first=first, rest=len(short) - most)


def _lost(row: SoFar, criterion: Criterion) -> str:
    points = row.scored.criteria[criterion.id]
    return range_words(criterion.maximum - points.high, criterion.maximum - points.low)


def _criteria(results: SoFarResults, row: SoFar) -> Iterator[ReportBlock]:
    """Yield a commune's criteria, each with what was counted and what is left to do."""
    total, bands = Points(row.scored.low, row.scored.high), Bands(results.rulebook, tuple(row.scored.bands))
    scored = f"{total.text()} {gettext('điểm')}, {bands.text()}"
    yield Subheading(f"{results.name(row.subject.id)}: {scored}", "ly-do")
    awaits = Badge(gettext("chờ báo cáo năm"), "q", "dim")
    items = tuple(
        Item(
            reason.criterion.id,
            localised(reason.criterion.title),
            (criterion_cell(reason),),
            (_sentence(results, row, reason),),
            marks=(awaits,) if reason.criterion.id in row.waits else (),
        )
        for reason in reasons_so_far(results.evaluation, results.rulebook, row, results.period)
    )
    title, points = gettext("Tiêu chí và lý do"), gettext("Điểm nếu giữ")
    yield Items(title, ((points, ()),), items)


def _sentence(results: SoFarResults, row: SoFar, reason: CriterionReason) -> str:
    """Say why a criterion has its points; of what waits for the year's return, only that."""
    words = reasons_for(results.rulebook, reason, results.rules)
    later = row.waits.get(reason.criterion.id, ())
    if not later:
        return words.sentence(reason)
    facts = [words.fact(name, cell, reason) for name, cell in reason.facts.items() if name not in later]
    titles = joined(localised(words.indicators[name].title) for name in later)
    return ". ".join([*facts, f"{gettext('Chưa thể biết')}: {titles}"]) + "."


def _data(results: SoFarResults, row: SoFar) -> dict[str, Any]:
    return {
        "unit": row.subject.id,
        "period": results.period.code,
        "score_if_kept": [value_json(row.scored.low), value_json(row.scored.high)],
        "bands_if_kept": list(row.scored.bands),
        "points": {id_: [value_json(c.low), value_json(c.high)] for id_, c in row.scored.criteria.items()},
        "not_known_yet": {id_: list(names) for id_, names in row.waits.items()},
        "gates_left_out": [gate.id for gate in row.gates],
        "status": status_of(results.rulebook),
        **({"failed": True} if row.subject.id in {office.unit for office in results.failing} else {}),
    }
