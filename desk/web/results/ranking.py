"""The ranking of communes as a page shows it: what is certain, what is open, what changed, who owes what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.core.paginator import Page, Paginator
from django.utils.http import urlencode

from desk.base.language import gettext, localised
from desk.report.tree import Badge, Cell, DrawnCell, PageLink, Remark, Report, ReportColumn, Table
from desk.reports.debts import elsewhere_words, owed_remark, owed_tables
from desk.reports.ranking import no_sign, notes_of_row, ranking_columns, signs_tables
from desk.runs.standings import FindingRow, StandingRow, owed_in
from desk.runs.year import Year
from desk.web.results.plot import (
    FROM,
    BandGroup,
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
from desk.words.band_words import score_words, steps_of
from desk.words.numbers import number_words, place_words, range_words, span_words
from engine.rulebook.model.rulebook import Rulebook
from facts.spelling import folded

PAGE = 50  # communes on a page


@dataclass(frozen=True, slots=True)
class Ranking:
    book: str
    title: str
    conditions: bool  # met or not met, no points
    axis: PointsAxis
    table: Report  # one page of it
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


CHANGES = {
    "same": ("same", "dim"),
    "up": ("up", "ok"),
    "down": ("down", "warn"),
    "out": ("nil", "warn"),
    "open": ("q", "dim"),
}
ORDERS: Mapping[str, Callable[[StandingRow, str], tuple[object, ...]]] = {
    "ten": lambda row, name: (folded(name), row.subject),
    "diem": lambda row, name: (-row.low, -row.high),
    "tu-cham": lambda row, name: (row.self_score is None, -(row.self_score or 0)),
}


def ranking_of(year: Year, asked: RankingAsked) -> Ranking:
    """Return a page of the ranking; counts and the axis are of all communes."""
    mine, book, name = year.rows, year.rulebook, year.name
    wanted = tuple(row for row in mine if _fits(row, name(row.subject), asked))
    waits = owed_in(wanted)
    words = elsewhere_words(year.not_returned, name, year.period.code)
    owed = [owed_remark(waits)] if waits or not words else []
    elsewhere = [Remark(words)] if words else []
    many = len(mine) >= FROM
    if order := ORDERS.get(asked.order):
        wanted = tuple(sorted(wanted, key=lambda row: order(row, name(row.subject))))
    by_band = many and not order and asked.order != "hang"
    silent = tuple(row for row in wanted if by_band and is_silent(row))
    wanted = grouped((row for row in wanted if row not in silent), book) if by_band else wanted
    pages = Paginator(wanted, PAGE).get_page(asked.page)
    rows = tuple(pages)
    axis = axis_of([row for row in mine if not (many and is_silent(row))] or mine, book)
    narrowed = (("bo", only(year)), ("hang", asked.band), ("tim", asked.search))
    groups = groups_of(wanted, book) if by_band else {}
    table = Table(
        gettext("Xếp hạng các đơn vị năm %(year)s", year=year.period.year),
        tuple(_columns(year, axis, many)),
        rows,
        group=(lambda row: _head(groups[group_id(row)])) if by_band else None,
        key=lambda row: row.subject,
        named=1,
        every=len(wanted),
        order=asked.order or ("" if by_band else "hang"),
        query=urlencode([(name, value) for name, value in narrowed if value]),
    )
    every = PageLink(gettext("Bỏ lọc"), "results", (year.period.year,), f"?bo={only(year)}")
    nothing = Remark(gettext("Không có đơn vị nào khớp bộ lọc."), link=every)
    held = {id_ for row in rows for id_ in row.holding("gate")}
    counts = year.counts
    signs = tuple(signs_tables(rows, book, name)) or (no_sign(),)
    return Ranking(
        book.name,
        localised(book.title),
        book.pass_or_fail,
        axis,
        Report((table if rows else nothing,)),
        Report((*owed, *elsewhere, *owed_tables(rows, year.rules, name), *signs)),
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


def only(year: Year) -> str:
    """Return the rulebook's name for an address; nothing for the one that recognises communes."""
    return "" if year.rulebook.name == year.communes.name else year.rulebook.name


def _fits(row: StandingRow, name: str, asked: RankingAsked) -> bool:
    if asked.band and row.band != (None if asked.band == "open" else asked.band):
        return False
    return not asked.search or row.subject.startswith(asked.search) or folded(asked.search) in folded(name)


def _columns(year: Year, axis: PointsAxis, many: bool) -> Iterator[ReportColumn]:
    """Yield the columns of the ranking and, for a page alone, where points stand, how a band moved and how
    long a good one lasted."""
    book, number, before = year.rulebook, year.period.year, year.announced_before
    query = f"?bo={only(year)}" if only(year) else ""

    def link(unit: str) -> PageLink:
        return PageLink(year.name(unit), "commune", (number, unit), query)

    def place(row: StandingRow) -> Cell:
        is_open = many and row.places is not None and row.low != row.high
        return DrawnCell(place_words(row.places), "results/open_place.html") if is_open else row.places

    def drawn(row: StandingRow) -> DrawnCell:
        own = "–" if row.self_score is None else number_words(row.self_score)
        told = f"{year.name(row.subject)}: {points_words(row, book)} {gettext('điểm; tự chấm')} {own}"
        return DrawnCell(told, "results/plot.html", {"plot": plot_of(row, axis), "axis": axis, "many": many})

    head = DrawnCell(gettext("Khoảng điểm"), "results/axis.html", axis)
    first, unit, score, band, *own = (c for c in ranking_columns(book, link) if "page" not in c.hidden_in)
    yield from (replace(first, value=place), unit)
    if own:
        yield ReportColumn(head.words, drawn, head=head)
    yield from (score, band)
    was = gettext("So với %(before)s", before=number - 1)
    yield ReportColumn(was, lambda row: _moved(row, before.get(row.subject, ()), book))
    if own:
        yield ReportColumn(gettext("Chuỗi"), _streak)
    yield from own
    yield ReportColumn(gettext("Ghi chú"), _notes)


def _head(group: BandGroup) -> DrawnCell:
    return DrawnCell(group.title, "results/group.html", group)


def points_words(row: StandingRow, book: Rulebook) -> str:
    if book.pass_or_fail:
        return score_words(book, row.low, row.high)
    return range_words(row.low, row.high)


def _notes(row: StandingRow) -> str:
    """Say what is particular about a result, and which forms are owed or to be corrected."""
    owed, to_fix = (", ".join(_forms(row, whole)) for whole in (True, False))
    debts = [gettext("nợ %(owed)s", owed=owed)] if owed else []
    debts += [gettext("sửa %(to_fix)s", to_fix=to_fix)] if to_fix else []
    return ": ".join(filter(None, (notes_of_row(row, gates=False), "; ".join(debts))))


def _streak(row: StandingRow) -> Badge | str:
    found = next((f for f in row.findings if f.kind == "streak"), None)
    words = streak_words(found)
    return Badge(words, "ok", "ok") if found is not None and found.answer == "yes" else words


def _forms(row: StandingRow, whole: bool) -> tuple[str, ...]:
    owed = (n.owed for n in row.needs if n.owed)
    return tuple(sorted({one.form for one in owed if whole is not bool(one.field)}))


def streak_words(streak: FindingRow | None) -> str:
    """Say how many years a good band has lasted, or between how many and how many."""
    if streak is None or not streak.possible:
        return "–"
    return gettext("%(years)s năm", years=span_words(streak.sure or 0, streak.possible))


def _moved(row: StandingRow, before: tuple[str, ...], book: Rulebook) -> Badge | None:
    found = _change(row, before, book)
    if found is None:
        return None
    way, was = found
    words = gettext("giữ nguyên") if way == "same" else gettext("từ %(before)s", before=was)
    return Badge(words, *CHANGES[way])


def _change(row: StandingRow, before: tuple[str, ...], book: Rulebook) -> tuple[str, str] | None:
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
