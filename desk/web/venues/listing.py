"""Venues by risk as pages show them: a sign to look at, never a ground; no worker, no count of the young."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from desk.base.language import language
from desk.runs.standings import StandingRow
from desk.runs.year import Year
from desk.web.base.paging import Pages
from desk.web.venues.records import registers_of, trades_of
from desk.words.band_words import band_title, steps_of
from desk.words.numbers import range_words


@dataclass(frozen=True, slots=True)
class VenueRow:
    id: str
    unit: str
    name: str  # of the commune
    trade: str
    low: Fraction
    high: Fraction
    full: Fraction
    points: str
    band: str
    steps: int | None
    provisional: bool


@dataclass(frozen=True, slots=True)
class RiskTile:
    code: str
    name: str
    high: int  # venues at high risk for sure
    open: int  # undecided
    tint: int


@dataclass(frozen=True, slots=True)
class BandCount:
    band: str
    title: str
    n: int


@dataclass(frozen=True, slots=True)
class Listing:
    rows: tuple[VenueRow, ...]
    tiles: tuple[RiskTile, ...]
    counts: tuple[BandCount, ...]
    open: int
    every: int
    pages: Pages


PAGE = 100


def listing_of(year: Year, sees: Iterable[str], band: str, unit: str, search: str, page: int) -> Listing:
    """Return one page of the venues of `sees`, filtered; the tiles and counts are of all of them."""
    seen, book = set(sees), year.venues
    every = [row for row in year.under(book).rows if row.unit in seen]
    top = {b.id for b in book.bands[:2]}
    wanted = [row for row in every if _fits(row, band, unit, search, top)]
    most = max((row.high for row in every), default=Fraction(1)) or Fraction(1)
    trades, name = trades_of(registers_of(year)), year.name
    pages = Pages(page, PAGE, len(wanted))
    rows = tuple(
        VenueRow(
            r.subject,
            r.unit,
            name(r.unit),
            trades.get(r.subject, "–"),
            r.low,
            r.high,
            most,
            range_words(r.low, r.high),
            band_title(book, r.bands),
            steps_of(book, r.band),
            r.provisional,
        )
        for r in pages.of(wanted)
    )
    counts = Counter(row.band for row in every)
    return Listing(
        rows,
        tuple(_tile(code, name(code), [r for r in every if r.unit == code], top) for code in sorted(seen)),
        tuple(BandCount(b.id, b.title[language()], counts[b.id]) for b in book.bands),
        counts[None],
        len(every),
        pages,
    )


def _fits(row: StandingRow, band: str, unit: str, search: str, top: set[str]) -> bool:
    if (unit and row.unit != unit) or (search and search.upper() not in row.subject):
        return False
    if band == "open":
        return row.band is None
    if band == "top":
        return row.low > 0 and set(row.bands) <= top
    return not band or row.band == band


def _tile(code: str, name: str, rows: Iterable[StandingRow], top: set[str]) -> RiskTile:
    rows = list(rows)
    high = sum(set(row.bands) <= top for row in rows)
    return RiskTile(code, name, high, sum(row.band is None for row in rows), min(3, high))
