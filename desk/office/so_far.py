"""Where communes would be at the end of a year if all stayed as it is now; of one, criterion by criterion."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

from desk.office.papers.paper import period_words
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
from desk.runs.failing import failed_returns
from desk.words.adoption_words import status_of
from desk.words.failed_words import failed_words
from desk.words.languages import Pick, picker
from desk.words.numbers import day_words, number_words, value_json
from engine.evaluation.explanation import CriterionReason
from engine.evaluation.so_far import SoFar, reasons_so_far


def so_far_report(
    results: SoFarResults, lang: str, visible: Collection[str] | None = None, unit: str = ""
) -> Report:
    """Report on the communes a reader may see (None: all); on `unit` criterion by criterion."""
    pick = picker(lang)
    rows = [row for row in results.rows if visible is None or row.subject.id in visible]
    chosen = [row for row in rows if row.subject.id == unit]
    blocks = [*_notes(results, lang, pick), _ranking(results, rows, lang, pick, unit)]
    for row in chosen:
        blocks += _criteria(results, row, lang, pick)
    return Report(tuple(blocks), lambda: [_data(results, row) for row in chosen or rows])


def _notes(results: SoFarResults, lang: str, pick: Pick) -> Iterator[ReportBlock]:
    period, returns = results.period, period_words(results.rules, results.period, lang)
    day = day_words(period.end)
    yield Remark(
        pick(
            f"Nếu giữ như hiện nay: tính như thể năm {period.year} kết thúc ngày {day}, theo báo cáo"
            f" {returns}. Đây là tạm tính để biết còn phải làm gì, không phải kết quả chấm điểm, không công"
            " bố.",
            f"If all stays as it is: as if {period.year} ended on {day}, by the returns of {returns}. This is"
            " to see what is left to do; it is no result and is not announced.",
        ),
        "banner",
    )
    if results.later:
        indicators = results.rules.indicator_sets[results.rulebook.subject].indicators
        facts = "; ".join(indicators[name].title[lang] for name in results.later)
        criteria = ", ".join(dict.fromkeys(id_ for row in results.rows for id_ in row.waits))
        vi, en = "Chưa thể biết trước khi có báo cáo năm", "Not to be known before the year's return"
        yield Remark(f"{pick(vi, en)}: {facts} ({criteria}).", "open")
    titles = {gate.id: gate.title[lang] for row in results.rows for gate in row.gates}
    if titles:
        gates = "; ".join(f"{id_} ({title})" for id_, title in titles.items())
        vi, en = "Chưa xét, vì hỏi về báo cáo năm", "Left out, for they ask about the year's return"
        yield Remark(f"{pick(vi, en)}: {gates}.", "open")
    if results.silent:
        owed = pick(f"Chưa nộp đủ biểu của kỳ {returns}", f"Forms of {returns} still owed by")
        who = PageLink(pick("Ai nợ gì", "Who owes what"), "returns", (period.year,), f"?ky={period.code}")
        yield Remark(f"{owed}: {', '.join(results.silent)}.", "owed", who)
    if results.failing:
        yield Remark(failed_words(failed_returns(results.failing), results.name), "failed")
        frames = "; ".join(f"{office.error}, {office.place}" for office in results.failing)
        send = pick("Gửi dòng này cho người phát triển", "Send this line to the developers")
        yield Remark(f"{send}: {frames}", "failed", hidden_in=("page", "paper"))
    yield from mark_remarks(results.rulebook, hidden_in=("paper",))  # a paper has it on every page


def _ranking(results: SoFarResults, rows: Sequence[SoFar], lang: str, pick: Pick, unit: str) -> Table:
    book, period, owes = results.rulebook, results.period, Badge(pick("còn nợ", "owes"), "clock", "bad")

    def name(row: SoFar) -> PageLink:
        words, query = results.name(row.subject.id), f"?ky={period.code}&xa={row.subject.id}#ly-do"
        return PageLink(words, "so_far", (period.year,), query, (owes,) if words in results.silent else ())

    columns = (
        ReportColumn(pick("TT", "No."), None, "right", 7, ("console", "page")),
        ReportColumn(pick("Mã", "Code"), lambda row: row.subject.id, hidden_in=("page", "paper")),
        ReportColumn(pick("Đơn vị", "Unit"), name, width=24),
        ReportColumn(
            pick("Điểm nếu giữ", "Points if kept"),
            lambda row: Points(row.scored.low, row.scored.high, book.total),
            "right",
            17,
        ),
        ReportColumn(
            pick("Xếp loại nếu giữ", "Band if kept"),
            lambda row: Bands(book, tuple(row.scored.bands)),
            width=20,
        ),
        ReportColumn(
            pick("Còn thiếu điểm ở (số điểm)", "Points lacking in"),
            lambda row: _lacking(results, row, lang),
            width=32,
        ),
    )
    title = f"{book.title[lang]} · {period.code}"
    table = Table(title, columns, rows, key=lambda row: row.subject.id, current=unit)
    return replace(table, hidden_in=("console",)) if unit else table


def _lacking(results: SoFarResults, row: SoFar, lang: str) -> Terms:
    """Name the criteria that lack points, with how many: `B1 (4,26), C4 (4)`."""
    points = row.scored.criteria
    return Terms(
        tuple(
            (f"{c.id} ({number_words(c.maximum - points[c.id].high)})", c.title[lang])
            for c in results.short_of(row)
        )
    )


def _criteria(results: SoFarResults, row: SoFar, lang: str, pick: Pick) -> Iterator[ReportBlock]:
    """Yield a commune's criteria, each with what was counted and what is left to do."""
    total, bands = Points(row.scored.low, row.scored.high), Bands(results.rulebook, tuple(row.scored.bands))
    scored = f"{total.text()} {pick('điểm', 'points')}, {bands.text()}"
    yield Subheading(f"{results.name(row.subject.id)}: {scored}", "ly-do")
    awaits = Badge(pick("chờ báo cáo năm", "awaits the year's return"), "q", "dim")
    items = tuple(
        Item(
            reason.criterion.id,
            reason.criterion.title[lang],
            (criterion_cell(reason),),
            (_sentence(results, row, reason, lang, pick),),
            marks=(awaits,) if reason.criterion.id in row.waits else (),
        )
        for reason in reasons_so_far(results.evaluation, results.rulebook, row, results.period)
    )
    title, points = pick("Tiêu chí và lý do", "Criterion and reason"), pick("Điểm nếu giữ", "Points if kept")
    yield Items(title, ((points, ()),), items)


def _sentence(results: SoFarResults, row: SoFar, reason: CriterionReason, lang: str, pick: Pick) -> str:
    """Say why a criterion has its points; of what waits for the year's return, only that."""
    words = reasons_for(results.rulebook, reason, results.rules)
    later = row.waits.get(reason.criterion.id, ())
    if not later:
        return words.sentence(reason)
    facts = [words.fact(name, cell, reason) for name, cell in reason.facts.items() if name not in later]
    titles = "; ".join(words.indicators[name].title[lang] for name in later)
    return ". ".join([*facts, f"{pick('Chưa thể biết', 'Not to be known yet')}: {titles}"]) + "."


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
