"""Venues by risk, and one venue: a sign to look at, never a ground; no worker, no count of the young."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from desk.base.language import gettext, localised, pgettext
from desk.base.roles import INVESTIGATOR
from desk.report.tree import Bands, PageLink, Points, Remark, Report, ReportColumn, Table
from desk.runs.standings import StandingRow
from desk.runs.year import Year
from desk.web.notice import notice_of
from desk.web.results.views import asked_year
from desk.web.venues.one_venue import Onlooker, venue_of
from desk.web.venues.records import registers_of, trades_of


def venues(request: HttpRequest, year: int) -> HttpResponse:
    found, get = asked_year(year), request.GET
    asked = VenueQuery(
        get.get("muc", "top"),
        get.get("xa", ""),
        get.get("ma", "").strip(),
        get.get("loai", ""),
        get.get("xep", ""),
        get.get("trang", ""),
    )
    listing = listing_of(found, _communes(found), asked)
    notice = notice_of(found, found.venues.name)
    return render(request, "venues/venues.html", {"listing": listing, "asked": asked, "notice": notice})


def venue(request: HttpRequest, year: int, venue: str) -> HttpResponse:
    found, user = asked_year(year), request.user
    asked = Onlooker(date.today(), _communes(found), user.role == INVESTIGATOR, request.GET.get("mo", ""))
    shown = venue_of(found, venue, asked)
    if shown is None:
        raise Http404
    told = {"venue": shown, "notice": notice_of(found, found.venues.name)}
    return render(request, "venues/venue.html", told)


def _communes(year: Year) -> set[str]:
    return {row.unit for row in year.under(year.venues).rows}


@dataclass(frozen=True, slots=True)
class RiskTile:
    code: str
    name: str
    high: int  # venues at high risk for sure
    open: int  # undecided
    tint: int


@dataclass(frozen=True, slots=True)
class VenueQuery:
    """What a reader asked of the venues: a band (`open`: undecided; `top`: the two highest), a commune, a
    trade, a part of a code, the order (`xa`, `ma`; otherwise by points), which page."""

    band: str = "top"
    unit: str = ""
    search: str = ""
    trade: str = ""
    order: str = ""
    page: str = "1"


@dataclass(frozen=True, slots=True)
class Listing:
    shown: Report
    tiles: tuple[RiskTile, ...]
    counts: tuple[tuple[str, int], ...]  # band title, how many
    open: int
    every: int
    trades: tuple[str, ...]
    pages: Page


PAGE = 100
ORDERS: Mapping[str, Callable[[StandingRow], tuple[str, ...]]] = {
    "xa": lambda row: (row.unit, row.subject),
    "ma": lambda row: (row.subject,),
}


def listing_of(year: Year, sees: Iterable[str], query: VenueQuery) -> Listing:
    """Return one page of the venues of `sees`, filtered; the tiles and counts are of all of them."""
    seen, book = set(sees), year.venues
    every = [row for row in year.under(book).rows if row.unit in seen]
    top = {b.id for b in book.bands[:2]}
    trades, name = trades_of(registers_of(year)), year.name
    wanted = [
        row
        for row in every
        if _fits(row, query, top) and (not query.trade or trades.get(row.subject) == query.trade)
    ]
    if order := ORDERS.get(query.order):
        wanted.sort(key=order)
    by_unit: dict[str, list[StandingRow]] = {code: [] for code in sorted(seen)}
    for row in every:
        by_unit[row.unit].append(row)
    pages = Paginator(wanted, PAGE).get_page(query.page)
    counts = Counter(row.band for row in every)
    return Listing(
        _shown(tuple(pages), year.under(book), max((row.high for row in every), default=Fraction(1)), trades),
        tuple(_tile(code, name(code), rows, top) for code, rows in by_unit.items()),
        tuple((localised(b.title), counts[b.id]) for b in book.bands),
        counts[None],
        len(every),
        tuple(sorted({trades[row.subject] for row in every if row.subject in trades})),
        pages,
    )


def _shown(rows: Sequence[StandingRow], year: Year, most: Fraction, trades: Mapping[str, str]) -> Report:
    book, number = year.rulebook, year.period.year
    columns = (
        ReportColumn(gettext("Cơ sở"), lambda row: PageLink(row.subject, "venue", (number, row.subject))),
        ReportColumn(gettext("Xã"), lambda row: year.name(row.unit)),
        ReportColumn(gettext("Loại hình"), lambda row: trades.get(row.subject, "–")),
        ReportColumn(gettext("Điểm"), lambda row: Points(row.low, row.high, most or Fraction(1)), "right"),
        ReportColumn(pgettext("venue", "Xếp loại"), lambda row: Bands(book, row.bands, True)),
    )
    every = PageLink(gettext("Bỏ lọc"), "venues", (number,), "?muc=")
    nothing = Remark(gettext("Không có cơ sở nào khớp bộ lọc."), link=every)
    return Report((Table(gettext("Cơ sở"), columns, rows) if rows else nothing,))


def _fits(row: StandingRow, query: VenueQuery, top: set[str]) -> bool:
    band = query.band
    if (query.unit and row.unit != query.unit) or query.search.upper() not in row.subject:
        return False
    if band == "open":
        return row.band is None
    if band == "top":
        return row.low > 0 and set(row.bands) <= top
    return not band or row.band == band


def _tile(code: str, name: str, rows: Sequence[StandingRow], top: set[str]) -> RiskTile:
    high = sum(set(row.bands) <= top for row in rows)
    return RiskTile(code, name, high, sum(row.band is None for row in rows), min(3, high))
