"""Where communes would be at the end of a year if all stayed as it is now; of one, criterion by criterion."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

from desk.base.language import gettext, localised
from desk.office.papers.paper import lowered, period_words
from desk.office.so_far_results import SoFarResults
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
from desk.runs.failing import failed_returns, failed_words
from desk.words.adoption_words import status_of
from desk.words.numbers import day_words, range_words, value_json
from engine.evaluation.explanation import CriterionReason
from engine.evaluation.so_far import SoFar, reasons_so_far
from engine.rulebook.model.rulebook import Criterion


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
    day = day_words(period.end)
    yield Remark(
        gettext(
            "Nếu giữ như hiện nay: tính như thể năm %(year)s kết thúc ngày %(day)s, theo báo cáo %(returns)s."
            " Đây là tạm tính để biết còn phải làm gì, không phải kết quả chấm điểm, không công bố.",
            year=period.year,
            day=day,
            returns=returns,
        ),
        "banner",
    )
    if results.later:
        indicators = results.rules.indicator_sets[results.rulebook.subject].indicators
        facts = "; ".join(localised(indicators[name].title) for name in results.later)
        criteria = ", ".join(dict.fromkeys(id_ for row in results.rows for id_ in row.waits))
        unknown = gettext("Chưa thể biết trước khi có báo cáo năm")
        yield Remark(f"{unknown}: {facts} ({criteria}).", "open")
    titles = {gate.id: localised(gate.title) for row in results.rows for gate in row.gates}
    if titles:
        gates = "; ".join(f"{id_} ({title})" for id_, title in titles.items())
        unasked = gettext("Chưa xét, vì hỏi về báo cáo năm")
        yield Remark(f"{unasked}: {gates}.", "open")
    if results.silent:
        owed = gettext("Chưa nộp đủ biểu của kỳ %(returns)s", returns=returns)
        who = PageLink(gettext("Ai nợ gì"), "returns", (period.year,), f"?ky={period.code}")
        yield Remark(f"{owed}: {', '.join(map(lowered, results.silent))}.", "owed", who)
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
        ReportColumn(gettext("TT"), None, "right", 7, ("console", "page")),
        ReportColumn(gettext("Mã"), lambda row: row.subject.id, hidden_in=("page", "paper")),
        ReportColumn(gettext("Đơn vị"), name, width=22),
        ReportColumn(
            gettext("Điểm nếu giữ"),
            lambda row: Points(row.scored.low, row.scored.high, book.total),
            "right",
            19,
        ),
        ReportColumn(gettext("Xếp loại nếu giữ"), lambda row: Bands(book, tuple(row.scored.bands)), width=21),
        ReportColumn(gettext("Còn thiếu điểm ở (số điểm)"), lambda row: _lacking(results, row), width=31),
    )
    title = f"{localised(book.title)} · {period.code}"
    table = Table(title, columns, rows, key=lambda row: row.subject.id, current=unit)
    return replace(table, hidden_in=("console",)) if unit else table


def _lacking(results: SoFarResults, row: SoFar) -> Terms:
    """Name the criteria that lack points, with how many: `B1 (4,26), C2 (3 – 4)`."""
    return Terms(tuple((f"{c.id} ({_lost(row, c)})", localised(c.title)) for c in results.short_of(row)))


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
    titles = "; ".join(localised(words.indicators[name].title) for name in later)
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
