"""What pages of communes and venues are made of: many and none, places open, bands moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from desk.report.tree import DrawnCell, Table, text_of
from desk.runs.standings import FindingRow, NeedRow, StandingRow
from engine.evaluation.ranking import Places
from engine.logic.cells import CORRECT, Owed
from engine.rulebook.model.rulebook import Rules
from facts.units import Unit, Units
from tests.desk.told import LANGUAGES, each, in_both
from tests.desk.years import year_of_rows

BOOK, RISK, DAY = "healthy_commune", "venue_risk", date(2021, 3, 5)


def row(
    code: str, low: float, high: float | None = None, bands: tuple[str, ...] = ("kha",), **other: Any
) -> StandingRow:
    ends = Fraction(low), Fraction(low if high is None else high)
    return replace(
        StandingRow(
            "unit",
            code,
            code[:5],
            "2020",
            *ends,
            ends,
            Fraction(50),
            bands,
            len(bands) > 1,
            (),
            (),
            Places(3, 3),
        ),
        **other,
    )


def named(rules: Rules, codes: Iterable[str]) -> Rules:
    """Return the rules with these units, each called by its code."""
    return replace(rules, units=Units(tuple(Unit(code, f"Xã {code}", "xã") for code in codes)))


def several(rules: Rules) -> tuple[StandingRow, ...]:
    """Return one of each that can stand in a ranking."""
    book = rules.rulebooks[BOOK]
    gate, sign, streak = book.gates[0].id, book.signs[0].id, book.streaks[0].id
    found = tuple(
        FindingRow(kind, id_, answer, 1, 3)
        for kind, id_, answer in (("gate", gate, "yes"), ("sign", sign, "unknown"), ("streak", streak, "yes"))
    )
    owed = (
        Owed("B02", "UBND xã", "1", "2020"),
        Owed("B03", "UBND xã", "1", "2020", CORRECT, "tệp, dòng 3"),
        Owed("B02", "Công an", "1", "2020", "opened_on", "dòng 4"),
        Owed("B99", "UBND xã", "1", "2020"),
    )
    needs = tuple(
        NeedRow("x", Fraction(n), (f"A{n}", "B1"), gap) for n, gap in enumerate((*owed, owed[0], None))
    )
    return (
        row("30985", 91, bands=("tot",), places=Places(1, 1)),
        row("30988", 70, 85, ("tot", "kha"), places=Places(2, 4), needs=needs),
        row("30991", 72, findings=found[:1], places=Places(2, 2), despite="vì"),
        row(
            "30994",
            40,
            bands=("yeu",),
            self_score=None,
            computed=(Fraction(45), Fraction(45)),
            findings=found[1:],
        ),
        row("30997", 0, 100, ("tot", "kha", "yeu"), places=None, self_score=None),
        row("31000", 60, bands=("khong_xep_loai",), places=None),
        row(
            "31003",
            60,
            bands=("trung_binh",),
            first_told=(Fraction(50), Fraction(60)),
            findings=(replace(found[2], answer="no", possible=0),),
        ),
        row(
            "31006",
            60,
            60.5,
            ("trung_binh",),
            findings=(replace(found[2], answer="unknown", sure=None), replace(found[1], answer="yes")),
        ),
        row("31009", 0, 60, ("yeu", "kha")),
        row("31012", 0, 49.99, ("yeu",), places=None),
    )


def row_words(cells: Any) -> str:
    """Return a row of a ranking: what its drawing is made of, and each cell in words."""
    drawn = [one.of["plot"] for one in cells if isinstance(one, DrawnCell) and one.of]
    plots = [f"self at {one.self_score}, {one.low} to {one.high}, computed {one.computed}" for one in drawn]
    return " | ".join([*map(text_of, cells), *plots]) + "\n"


def ranked(ranking: Any) -> Any:
    """Return the table of a ranking; None where there is no row."""
    (block,) = ranking.table.blocks
    return block if isinstance(block, Table) else None


def ranking_words(ranking: Any) -> str:
    """Return how a ranking is laid out: who is on the page, in which groups."""
    table = ranked(ranking)
    heads = dict.fromkeys(table.group(r).of for r in table.rows) if table and table.group else ()
    groups = [f"{head.id} {head.n}" for head in heads]
    codes = [r.subject for r in table.rows] if table else []
    return (
        f"{ranking.every} communes, {ranking.undecided} undecided, page of {len(codes)} of {ranking.pages}:"
        f" {' '.join(codes[:3])} … {' '.join(codes[-2:])}; groups {groups}; filters"
        f" {[(id_, n) for id_, _, n in ranking.bands]}; silent {[code for code, _ in ranking.silent]};"
        f" {'strip' if ranking.strip else 'no strip'}\n"
    )


def said_of_rankings(rules: Rules) -> Iterator[str]:
    from desk.web.results.plot import axis_of, plot_of, strip_of
    from desk.web.results.ranking import RankingAsked, _change, ranking_of, streak_words
    from desk.words.band_words import steps_of

    book, rows = rules.rulebooks[BOOK], several(rules)
    many = (*rows, *(row(f"4{n:04}", n % 80 + (n % 3) / 2) for n in range(60)))

    def year(mine: tuple[StandingRow, ...]) -> Any:
        return year_of_rows(named(rules, (one.unit for one in mine)), book, mine)

    yield from map(row_words, ranked(ranking_of(year(rows), RankingAsked())).cells())
    for mine in ((), rows[:1], rows, many[:12], many[:13]):
        yield ranking_words(ranking_of(year(mine), RankingAsked()))
    for asked in (
        {"search": "3099"},
        {"search": "xa 400"},
        {"band": "open"},
        {"band": "kha", "page": "2"},
        {"page": "2"},
        {"order": "hang"},
        {"order": "ten"},
        {"order": "diem"},
        {"order": "tu-cham"},
    ):
        yield f"{asked}: {ranking_words(ranking_of(year(many), RankingAsked(**asked)))}"
    for mine, total in (((), None), (rows, None), (rows[:1], book.total), (rows[3:4], book.total)):
        axis = axis_of(mine, replace(book, total=total))
        yield f"axis {axis.low} to {axis.high}, lines {[(words, x) for x, words in axis.lines]}\n"
        yield f"  zones {[(title, x) for x, title in axis.zones]}\n"
        yield f"  spans {[(plot.low, plot.width) for plot in (plot_of(r, axis) for r in mine[:4])]}\n"
    for n in (0, 1, 8, 9, 300, 301, 700):
        spread = tuple(
            row(f"5{k:04}", k % 101 if k % 7 else k % 50, None if k % 5 else min(100, k % 101 + k % 60))
            for k in range(n)
        )
        strip = strip_of(spread, axis_of(spread, book), str)
        yield f"{n} communes: {strip.height} high, floor {strip.floor}, bar {strip.bar}\n"
        parts = {"dots": strip.dots, "columns": strip.columns, "spans": strip.spans, "density": strip.density}
        yield from (f"  {len(part)} {name}: {part[0]}, {part[-1]}\n" for name, part in parts.items() if part)
    yield from each(steps_of, *((book, band) for band in (None, "tot", "yeu", "khong_xep_loai")))
    yield from in_both(
        streak_words,
        None,
        *(FindingRow("streak", "x", "yes", a, b) for a, b in ((0, 0), (None, 2), (2, 2), (1, 3), (0, None))),
    )
    bands = [b.id for b in book.bands]
    yield from (
        f"{now} {before} {_change(row('1', 1, bands=now), before, book)}\n"
        for now in (("tot",), ("yeu",), ("khong_xep_loai",), ("tot", "kha"))
        for before in ((), *((b,) for b in bands), ("tot", "kha"))
    )


def said_of_groups(rules: Rules) -> Iterator[str]:
    from desk.reports.debts import debt_words, debts_of
    from desk.web.results.commune import _moved, _neighbour
    from desk.web.results.plot import grouped, groups_of, is_silent

    book, rows = rules.rulebooks[BOOK], several(rules)
    yield f"{[r.subject for r in grouped(rows, book)]} {[r.subject for r in rows if is_silent(r)]}\n"
    yield from (f"{group}\n" for lang in LANGUAGES for group in groups_of((*rows, *rows[2:4]), book).values())
    yield from (
        f"{debt_words(debt)}\n" for lang in LANGUAGES for row in rows[:3] for debt in debts_of(row, rules)
    )
    yield from in_both(
        _moved,
        *(
            replace(rows[0], low=Fraction(low), computed=(Fraction(50), Fraction(50)))
            for low in (50, 51, 49, "50.5", "49.5")
        ),
    )
    yield from each(lambda at: _neighbour(rows[:3], at, str), -1, 0, 2, 3)


def said_of_venues(rules: Rules) -> Iterator[str]:
    from desk.web.venues import views as listing

    bands = [b.id for b in rules.rulebooks[RISK].bands]
    rows = tuple(
        row(
            f"{30985 + 3 * (n % 3)}-CS-{n:03}",
            n,
            None if n % 4 else n + 5,
            tuple(bands[n % 3 : n % 3 + 1 + (n % 5 == 0)]),
        )
        for n in range(30)
    )
    top, communes = set(bands[:2]), ["30985", "30988", "30991"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(listing, "registers_of", lambda year: {})
        patch.setattr(listing, "trades_of", lambda registers: {"30985-CS-003": "karaoke"})
        for mine in ((), rows):
            year = year_of_rows(named(rules, communes), rules.rulebooks[RISK], mine)
            for asked in (
                ("", "", ""),
                ("open", "", ""),
                ("top", "", ""),
                (bands[0], "", ""),
                ("", "30988", ""),
                ("", "", "cs-00"),
            ):
                query = listing.VenueQuery(*asked)
                found = listing.listing_of(year, communes, query)
                cells = [
                    row for block in found.shown.blocks if isinstance(block, Table) for row in block.cells()
                ]
                codes = [text_of(first) for first, *_ in cells]
                yield f"{query}: {len(codes)} of {found.every}, {found.open} open, {' '.join(codes[:4])}\n"
                yield from (f"  {' | '.join(map(text_of, one))}\n" for one in cells[:1])
            yield f"{found.counts} {found.trades}\n"
            yield from (f"{tile}\n" for tile in found.tiles)
    yield from each(lambda n: listing._tile("1", "x", rows[:n], top), 0, 1, 5, 30)
