"""One commune as its page shows it: totals, groups, each criterion with its reason and the rows behind it.

Of its announced result a commune sees its own rows, not what other offices report of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from desk.base.language import gettext
from desk.report.tree import Bands, Cell, Figures, Item, Items, PageLink, Points, Remark, Report, ReportBlock
from desk.reports.debts import debt_words, debts_of, elsewhere_words
from desk.reports.notices_report import notices_table
from desk.reports.ranking import signs_of_row
from desk.reports.reasons import answers_of, criteria_items, group_items
from desk.runs.standings import StandingRow
from desk.runs.year import Year
from desk.web.results.ranking import points_words, streak_words
from desk.web.shelf import explained
from desk.words.numbers import number_words, place_words
from engine.evaluation.evidence import Asked
from engine.evaluation.explanation import CriterionReason, Explanation, GateReason
from engine.rulebook.model.rulebook import Rulebook
from facts.standing import COMMUNE, Record


@dataclass(frozen=True, slots=True)
class Commune:
    code: str
    name: str
    place: str
    of: int
    points: str
    band: str
    total: Report  # points, band, what is still open
    groups: tuple[Item, ...]
    criteria: Items
    beside: Report  # gates, what bands ask for besides points, signs
    below: Report  # what later returns say otherwise
    before: tuple[str, str] | None  # code, name of the neighbour above in the ranking
    after: tuple[str, str] | None


def commune_of(year: Year, code: str, opened: str, neighbours: bool) -> Commune | None:
    """Return a commune's page; None where the year has no such commune.

    Without `neighbours` it is the commune's own account that reads: it learns its own place, no other commune
    is named, and nothing of what other offices report of it.
    """
    book, rows, name = year.rulebook, year.rows, year.name
    at = next((i for i, row in enumerate(rows) if row.subject == code), None)
    if at is None:
        return None
    row, rules = rows[at], year.rules
    explanation = explained(year, code)
    if not neighbours:
        explanation = with_own_rows(explanation, code)
    others = rows if neighbours else ()
    groups = tuple(group_items(explanation))
    criteria = criteria_items(explanation, rules, explanation.criteria, opened)
    excel = gettext("từng dòng, tệp Excel")
    of_book = f"?bo={book.name}" if book.name != year.communes.name else ""

    def opening(item: Item) -> Item:
        """Return an item that a page can open, with every row as a file."""
        links = (
            (PageLink(excel, "evidence", (year.period.year, code, item.id), of_book),) if item.rows else ()
        )
        query = f"?bo={book.name}&mo={item.id}" if of_book else f"?mo={item.id}"
        is_open = item.id == opened
        return replace(item, links=links, opened=is_open, toggle=(of_book or "?") if is_open else query)

    criteria = replace(criteria, items=tuple(map(opening, criteria.items))).shown_in("page")
    beside = [*answers_of(explanation, rules, with_rows=False)]
    elsewhere = elsewhere_words(explanation.elsewhere, name if neighbours else None, year.period.code)
    beside += [Remark(elsewhere)] if elsewhere else []
    below: list[ReportBlock] = []
    if neighbours:
        beside.append(signs_of_row(row, book))
        mine = [one for one in year.notices if one.unit == code]
        below += notices_table(mine, name)
    return Commune(
        code,
        name(code),
        place_words(row.places),
        sum(r.places is not None for r in rows),
        points_words(row, book),
        year.title(row.bands),
        Report((_figures(row, book), _open(row, year))),
        groups,
        replace(criteria, items=tuple(_in_groups(criteria.items, groups, explanation))),
        Report(tuple(beside)),
        Report(tuple(below)),
        _neighbour(others, at - 1, name),
        _neighbour(others, at + 1, name),
    )


def _figures(row: StandingRow, book: Rulebook) -> Figures:
    """Return the total with what it is made of; conditions are met or not and have no points."""
    streak = next((f for f in row.findings if f.kind == "streak"), None)
    points = gettext("Điều kiện") if book.pass_or_fail else gettext("Điểm")
    figures: list[tuple[str, Cell]] = [
        (points, points_words(row, book)),
        (gettext("Xếp loại"), Bands(book, row.bands)),
    ]
    if not book.pass_or_fail:
        figures += [
            (gettext("Máy tính"), Points(*row.computed)),
            (gettext("Tự chấm"), row.self_score),
            (gettext("Chuỗi khá trở lên"), streak_words(streak)),
        ]
    if row.first_told is not None:
        figures.append((gettext("Theo số báo lần đầu"), Points(*row.first_told)))
    return Figures(tuple(figures))


def _open(row: StandingRow, year: Year) -> Remark:
    """Say what the points wait for, whether that can change the band, and what an appraisal moved."""
    band = year.title(row.bands)
    debts = [debt_words(debt) for debt in debts_of(row, year.rules)]
    if row.band is None:
        last = f"{band[:1].upper()}{band[1:]}."
    elif debts:
        last = f"{gettext('Dù thế nào xếp loại vẫn là')} {band.lower()}."
    else:
        last = gettext("Không biểu nào nợ, không dòng nào phải sửa mà làm đổi kết quả.")
    return Remark(" ".join(filter(None, (*debts, last, _moved(row)))))


def _neighbour(rows: Sequence[StandingRow], at: int, name: Callable[[str], str]) -> tuple[str, str] | None:
    return (rows[at].subject, name(rows[at].subject)) if 0 <= at < len(rows) else None


def _moved(row: StandingRow) -> str:
    by = row.low - row.computed[0]
    if not by:
        return ""
    said = number_words(abs(by))
    if by < 0:
        return gettext("Thẩm định bớt %(n)s điểm so với máy tính.", n=said)
    return gettext("Thẩm định thêm %(n)s điểm so với máy tính.", n=said)


def _in_groups(items: Iterable[Item], groups: Iterable[Item], explanation: Explanation) -> Iterator[Item]:
    of = {c.id: c.group for c in explanation.rulebook.criteria}
    items = tuple(items)
    for group in groups:
        yield group
        yield from (item for item in items if of[item.id] == group.id)


ReasonT = TypeVar("ReasonT", CriterionReason, GateReason)


def with_own_rows(explanation: Explanation, unit: str) -> Explanation:
    """Return an explanation whose criteria and gates rest on the commune's own rows alone; points stay."""
    return replace(
        explanation,
        criteria=tuple(_with_own_sources(_with_own(reason, unit)) for reason in explanation.criteria),
        gates=tuple(_with_own(reason, unit) for reason in explanation.gates),
    )


def _with_own(reason: ReasonT, unit: str) -> ReasonT:
    own = tuple(_own(one, unit) for one in reason.asked if _is_own(one.record, unit))
    return replace(reason, asked=own)


def _with_own_sources(reason: CriterionReason) -> CriterionReason:
    files = {one.record.source.file for one in reason.asked}
    return replace(reason, records=tuple(source for source in reason.records if source.file in files))


def _own(one: Asked, unit: str) -> Asked:
    return replace(one, beside=tuple(record for record in one.beside if _is_own(record, unit)))


def _is_own(record: Record, unit: str) -> bool:
    return (record.unit, record.office) == (unit, COMMUNE)
