"""Venues by risk as pages show them: a sign to look at, never a ground; no worker, no count of the young."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from desk.runs.standings import StandingRow
from desk.web.base.paging import Pages
from desk.web.results.commune import Line, line_of
from desk.web.results.ranking import band_words, steps_of
from desk.web.shelf import Year, explained, records_of_year
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
class Tile:
    code: str
    name: str
    high: int  # venues at high risk for sure
    open: int  # undecided
    tint: int


@dataclass(frozen=True, slots=True)
class Count:
    band: str
    title: str
    n: int


@dataclass(frozen=True, slots=True)
class Listing:
    rows: tuple[VenueRow, ...]
    tiles: tuple[Tile, ...]
    counts: tuple[Count, ...]
    open: int
    every: int
    pages: Pages


PAGE = 100


def listing_of(
    year: Year, lang: str, sees: Iterable[str], band: str, unit: str, search: str, page: int
) -> Listing:
    """Return one page of the venues of `sees`, filtered; the tiles and counts are of all of them."""
    seen, book = set(sees), year.venues
    every = [row for row in year.standings(book.name) if row.unit in seen]
    top = {b.id for b in book.bands[:2]}
    wanted = [row for row in every if _fits(row, band, unit, search, top)]
    most = max((row.high for row in every), default=Fraction(1)) or Fraction(1)
    trades, name = _trades(year), year.names(lang).unit
    pages = Pages(page, PAGE, len(wanted))
    rows = tuple(
        VenueRow(
            r.subject, r.unit, name(r.unit), trades.get(r.subject, "–"), r.low, r.high, most,
            range_words(r.low, r.high, lang), band_words(r.bands, book, lang), steps_of(book, r.band), r.provisional,
        )
        for r in pages.of(wanted)
    )  # fmt: skip
    counts = Counter(row.band for row in every)
    return Listing(
        rows, tuple(_tile(code, name(code), [r for r in every if r.unit == code], top) for code in sorted(seen)),
        tuple(Count(b.id, b.title[lang], counts[b.id]) for b in book.bands), counts[None], len(every),
        pages,
    )  # fmt: skip


def _fits(row: StandingRow, band: str, unit: str, search: str, top: set[str]) -> bool:
    if (unit and row.unit != unit) or (search and search.upper() not in row.subject):
        return False
    if band == "open":
        return row.band is None
    if band == "top":
        return row.low > 0 and set(row.bands) <= top
    return not band or row.band == band


def _tile(code: str, name: str, rows: Iterable[StandingRow], top: set[str]) -> Tile:
    rows = list(rows)
    high = sum(set(row.bands) <= top for row in rows)
    return Tile(code, name, high, sum(row.band is None for row in rows), min(3, high))


def _trades(year: Year) -> dict[str, str]:
    standing = records_of_year(year).standing
    found: dict[str, str] = {}
    for (kind, _, _), records in standing.registers.items():
        if kind == "venue":
            found |= {r.key[0]: str(r.values.get("type") or "–") for r in records}
    return found


@dataclass(frozen=True, slots=True)
class Venue:
    id: str
    unit: str
    name: str
    trade: str
    points: str
    band: str
    steps: int | None
    lines: tuple[Line, ...]  # criteria with points, or open
    quiet: tuple[str, ...]  # criteria that found nothing


def venue_of(year: Year, id_: str, lang: str, opened: str) -> Venue | None:
    """Return one venue with its reasons; None where the year has no such venue."""
    book = year.venues
    row = next((r for r in year.standings(book.name) if r.subject == id_), None)
    if row is None:
        return None
    explanation, rules = explained(year, book.name, "venue", id_)
    loud = [r for r in explanation.criteria if r.points.high or not r.points.settled]
    quiet = [r for r in explanation.criteria if r not in loud]
    lines = sorted(loud, key=lambda r: (-r.points.low, -r.points.high))
    return Venue(
        id_, row.unit, year.names(lang).unit(row.unit), _trades(year).get(id_, "–"),
        range_words(row.low, row.high, lang), band_words(row.bands, book, lang), steps_of(book, row.band),
        tuple(line_of(explanation, r, rules, lang, opened == r.criterion.id) for r in lines),
        tuple(f"{r.criterion.id} {r.criterion.title[lang]}" for r in quiet),
    )  # fmt: skip
