"""The ranking of communes as a page shows it: what is certain, what is open, what changed, who owes what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from desk.base.language import gettext, localised
from desk.report.tree import Report
from desk.reports.debts import owed_remark, owed_tables
from desk.reports.ranking import no_sign, notes_of_row, signs_tables
from desk.runs.standings import FindingRow, StandingRow, owed_in
from desk.runs.year import Year
from desk.web.results.plot import (
    FROM,
    BandGroup,
    Plot,
    PointsAxis,
    Strip,
    axis_of,
    group_id,
    grouped,
    groups_of,
    is_silent,
    plot_of,
    strip_of,
)
from desk.words.band_words import band_title, steps_of
from desk.words.criterion_words import score_words
from desk.words.numbers import number_words, place_words, range_words, span_words
from engine.rulebook.model.rulebook import Rulebook
from facts.spelling import folded

PAGE = 50  # communes on a page


@dataclass(frozen=True, slots=True)
class Ranked:
    place: str
    place_open: bool  # its own unknown points can move it
    code: str
    name: str
    points: str
    plot: Plot
    band: str
    steps: int | None  # bars of the band; None: none, or undecided
    gates: tuple[str, ...]
    change: tuple[str, str] | None  # up, down, same, out (not ranked now) or open; the band before
    streak: str
    streak_held: bool
    self_score: str
    notes: str
    owed: tuple[str, ...]  # forms not returned
    group: BandGroup | None  # stands above this row, the first of its group on the page
    to_fix: tuple[str, ...]  # forms with a row to correct or a field left blank


@dataclass(frozen=True, slots=True)
class Ranking:
    book: str
    title: str
    conditions: bool  # met or not met, no points
    axis: PointsAxis
    rows: tuple[Ranked, ...]
    below: Report  # who owes what, and signs about the returns
    gates: tuple[tuple[str, str], ...]  # id, title
    counts: tuple[tuple[str, int], ...]  # band title, how many; the undecided last
    undecided: int
    every: int
    pages: Page
    bands: tuple[tuple[str, str, int], ...]  # id, title, how many; for a filter
    strip: Strip | None  # everyone on one picture, where there are many
    by_band: bool  # in groups
    shown: frozenset[str]  # communes on this page
    silent: tuple[tuple[str, str], ...]  # code, name of those that sent nothing


@dataclass(frozen=True, slots=True)
class RankingAsked:
    """What a reader asked of the ranking: a part of a name or code, one band (`open`: undecided), which
    page."""

    search: str = ""
    band: str = ""
    page: str = "1"
    order: str = ""  # `hang`: by place alone, without groups; or one of ORDERS


ORDERS: Mapping[str, Callable[[StandingRow, str], tuple[object, ...]]] = {
    "ten": lambda row, name: (folded(name), row.subject),
    "diem": lambda row, name: (-row.low, -row.high),
    "tu-cham": lambda row, name: (row.self_score is None, -(row.self_score or 0)),
}


def ranking_of(year: Year, asked: RankingAsked) -> Ranking:
    """Return a page of the ranking; counts and the axis are of all communes."""
    mine, book, name = year.rows, year.rulebook, year.name
    wanted = tuple(row for row in mine if _fits(row, name(row.subject), asked))
    owed = owed_remark(owed_in(wanted))
    many = len(mine) >= FROM
    if order := ORDERS.get(asked.order):
        wanted = tuple(sorted(wanted, key=lambda row: order(row, name(row.subject))))
    by_band = many and not order and asked.order != "hang"
    silent = tuple(row for row in wanted if by_band and is_silent(row))
    wanted = grouped((row for row in wanted if row not in silent), book) if by_band else wanted
    pages = Paginator(wanted, PAGE).get_page(asked.page)
    rows = tuple(pages)
    axis = axis_of([row for row in mine if not (many and is_silent(row))] or mine, book)
    before, groups = year.announced_before, groups_of(wanted, book) if by_band else {}
    heads = {group_id(row): row.subject for row in reversed(rows)}
    shown = tuple(
        _ranked(
            row,
            book,
            axis,
            name(row.subject),
            before,
            groups.get(group_id(row)) if heads[group_id(row)] == row.subject else None,
        )
        for row in rows
    )
    held = {id_ for row in rows for id_ in row.holding("gate")}
    counts = year.counts
    signs = tuple(signs_tables(rows, book, name)) or (no_sign(),)
    return Ranking(
        book.name,
        localised(book.title),
        book.pass_or_fail,
        axis,
        shown,
        Report((owed, *owed_tables(rows, year.rules, name), *signs)),
        tuple((g.id, localised(g.title)) for g in book.gates if g.id in held),
        counts.titled(book),
        counts.undecided,
        len(mine),
        pages,
        tuple((b.id, localised(b.title), n) for b in book.bands if (n := counts.by_band[b.id])),
        strip_of(mine, axis, name) if many and not book.pass_or_fail else None,
        by_band,
        frozenset(row.subject for row in rows),
        tuple((row.subject, name(row.subject)) for row in silent),
    )


def _fits(row: StandingRow, name: str, asked: RankingAsked) -> bool:
    if asked.band and row.band != (None if asked.band == "open" else asked.band):
        return False
    return not asked.search or row.subject.startswith(asked.search) or folded(asked.search) in folded(name)


def points_words(row: StandingRow, book: Rulebook) -> str:
    if book.pass_or_fail:
        return score_words(book, row.low, row.high)
    return range_words(row.low, row.high)


def _ranked(
    row: StandingRow,
    book: Rulebook,
    axis: PointsAxis,
    name: str,
    before: Mapping[str, tuple[str, ...]],
    group: BandGroup | None,
) -> Ranked:
    streak = next((f for f in row.findings if f.kind == "streak"), None)
    return Ranked(
        place_words(row.places),
        row.places is not None and row.low != row.high,
        row.subject,
        name,
        points_words(row, book),
        plot_of(row, axis),
        band_title(book, row.bands),
        steps_of(book, row.band),
        row.holding("gate"),
        _change(row, before.get(row.subject, ()), book),
        streak_words(streak),
        streak is not None and streak.answer == "yes",
        "–" if row.self_score is None else number_words(row.self_score),
        notes_of_row(row, gates=False),
        _forms(row, whole=True),
        group,
        _forms(row, whole=False),
    )


def _forms(row: StandingRow, whole: bool) -> tuple[str, ...]:
    owed = (n.owed for n in row.needs if n.owed)
    return tuple(sorted({one.form for one in owed if whole is not bool(one.field)}))


def streak_words(streak: FindingRow | None) -> str:
    """Say how many years a good band has lasted, or between how many and how many."""
    if streak is None or not streak.possible:
        return "–"
    return gettext("%(years)s năm", years=span_words(streak.sure or 0, streak.possible))


def _change(row: StandingRow, before: tuple[str, ...], book: Rulebook) -> tuple[str, str] | None:
    """Return how a band stands to that of the year before."""
    if len(before) != 1:
        return None
    was, title = steps_of(book, before[0]), localised(book.band(before[0]).title)
    now = steps_of(book, row.band)
    if row.band == before[0]:
        return "same", title
    if row.band is None:
        return "open", title
    if now is None or was is None:
        return "out" if now is None else "up", title
    return "up" if now > was else "down", title
