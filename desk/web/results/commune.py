"""One commune as its page shows it: totals, groups, each criterion with its reason and the rows behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from desk.base.plurals import many
from desk.report.tree import Item, Items, PageLink, Report
from desk.reports.debts import debt_words, debts_of
from desk.reports.reasons import answers_of, criteria_items, group_items
from desk.runs.standings import StandingRow
from desk.runs.year import Year
from desk.web.results.changes import ValueChange, changes_of
from desk.web.results.own_rows import with_own_rows
from desk.web.results.ranking import points_words, streak_words
from desk.web.shelf import explained
from desk.words.band_words import band_title, steps_of
from desk.words.languages import picker
from desk.words.numbers import number_words, place_words, range_words
from engine.evaluation.explanation import Explanation


@dataclass(frozen=True, slots=True)
class Commune:
    code: str
    name: str
    place: str
    of: int
    points: str
    band: str
    steps: int | None
    bands: tuple[str, ...]
    computed: str
    self_score: str
    streak: str
    moved: str  # by appraisal
    conditions: bool  # met or not met, no points
    first_told: str  # the computed score as first told, where it is another now
    changes: tuple[ValueChange, ...]
    groups: tuple[Item, ...]
    criteria: Items
    answers: Report  # gates, and what bands ask for besides points
    signs: tuple[tuple[str, str, bool], ...]
    debts: tuple[str, ...]
    before: tuple[str, str] | None  # code, name of the neighbour above in the ranking
    after: tuple[str, str] | None


def commune_of(year: Year, code: str, lang: str, opened: str, neighbours: bool) -> Commune | None:
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
    streak = next((f for f in row.findings if f.kind == "streak"), None)
    titles = {sign.id: sign.title[lang] for sign in book.signs}
    beside = rows if neighbours else ()
    groups = tuple(group_items(explanation, lang))
    criteria = criteria_items(explanation, rules, lang, explanation.criteria, opened)
    excel = picker(lang)("từng dòng, tệp Excel", "row by row, an Excel file")
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
    return Commune(
        code,
        name(code),
        place_words(row.places),
        sum(r.places is not None for r in rows),
        points_words(row, book, lang),
        band_title(book, row.bands, lang),
        steps_of(book, row.band),
        tuple(book.band(b).title[lang] for b in row.bands),
        range_words(*row.computed, lang),
        "–" if row.self_score is None else number_words(row.self_score, lang),
        streak_words(streak, lang),
        _moved(row, lang),
        book.pass_or_fail,
        "" if row.first_told is None else range_words(*row.first_told, lang),
        changes_of(year, lang, code) if neighbours else (),
        groups,
        replace(criteria, items=tuple(_in_groups(criteria.items, groups, explanation))),
        Report(lang, tuple(answers_of(explanation, rules, lang, with_rows=False))),
        tuple(
            (f.id, titles[f.id], f.answer == "yes")
            for f in row.findings
            if neighbours and f.kind == "sign" and f.answer != "no"
        ),
        tuple(debt_words(debt, lang) for debt in debts_of(row, rules, lang)),
        _neighbour(beside, at - 1, name),
        _neighbour(beside, at + 1, name),
    )


def _neighbour(rows: Sequence[StandingRow], at: int, name: Callable[[str], str]) -> tuple[str, str] | None:
    return (rows[at].subject, name(rows[at].subject)) if 0 <= at < len(rows) else None


def _moved(row: StandingRow, lang: str) -> str:
    by = row.low - row.computed[0]
    if not by:
        return ""
    said = number_words(abs(by), lang)
    if lang == "vi":
        return f"Thẩm định {'bớt' if by < 0 else 'thêm'} {said} điểm so với máy tính."
    return f"Appraisal {'takes' if by < 0 else 'adds'} {many(said, 'point')}."


def _in_groups(items: Iterable[Item], groups: Iterable[Item], explanation: Explanation) -> Iterator[Item]:
    """Yield each group, then its criteria."""
    of = {c.id: c.group for c in explanation.rulebook.criteria}
    items = tuple(items)
    for group in groups:
        yield group
        yield from (item for item in items if of[item.id] == group.id)
