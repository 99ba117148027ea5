"""How often a band that lies gained stands after a recheck: communes and lies the method has not seen.

`python -m benchmarks.recheck_lies [--districts N] [--first SEED]`: communes of `recheck_districts` that miss
a band by four points at most, each as it is and as it is reported. A lie is told row by row, in any order,
and others after it where it is not enough, until the reported band is above the true one: just enough rows,
half as many more, or twice as many. By 200 seeds the rows are drawn; a row is false where it is not what is
true. Wrong bands that stand are given for each cell with its exact interval (Clopper-Pearson, 95 %), and
together; beside, how often one stands over all seeds, computed from what the false rows carry, and whether
they carry what the lie gained. Honest communes with how many rows they cost. `--spread`: each lie in one
commune of nine.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import random
import statistics
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any

from benchmarks.recheck import LIMIT, MOST, SEEDS, chance_to_stand, recheck
from benchmarks.recheck_districts import (
    EVERYTHING,
    MIXED,
    SINGLE,
    Edit,
    Forms,
    Lie,
    Report,
    reported,
    truth_of,
)
from desk.workspace.compiled_rules import rules_in
from desk.workspace.rule_files import SHIPPED
from desk.workspace.store import context_of
from engine.evaluation.years import Evaluation
from engine.indicators.subjects import Subject
from engine.recheck.bound import UNITS as PARTS
from engine.recheck.draw import drawn
from engine.recheck.stakes import Claim, claim_of
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.scoring.results import Scored
from facts.archive.filing import Filing
from facts.archive.ledger import standing_of
from facts.archive.receiving import ReceiptRecord
from facts.archive.sealing import sealed
from facts.context import Context
from facts.forms.catalogue import COVER, FORMS
from facts.intake.grid import ReturnSheets, Sheet
from facts.intake.returns import return_from_sheets
from facts.keys import Keys
from facts.periods import Period
from facts.standing import HAS_DATA, NIL

UNITS = ("30985", "30988", "30991", "30994", "30997", "31000", "31003", "31006", "31009")
TODAY = date(2021, 1, 20)
OWED = tuple(f"B{n:02}" for n in range(1, 16))
LIES: tuple[Lie, ...] = (*SINGLE, *MIXED)
NEAR = 4  # points
SIZES = {"just enough": 1.0, "half more": 1.5, "twice": 2.0}


@dataclass(frozen=True)
class Commune:
    """A commune as some forms say it is."""

    rules: Rules
    unit: str
    forms: Forms

    @property
    def book(self) -> Rulebook:
        return self.rules.rulebooks["healthy_commune"]

    @cached_property
    def period(self) -> Period:
        period = self.rules.calendar.at("year", 2020)
        assert period is not None
        return period

    @cached_property
    def evaluation(self) -> Evaluation:
        context = context_of(self.rules)
        before: list[tuple[str, Forms]] = [("2018", {}), ("2019", {}), ("2020-6T", {})]
        filings = [self._filed(period, forms, context) for period, forms in (*before, ("2020", self.forms))]
        return Evaluation(standing_of(filings, context)[0], self.rules)

    def _filed(self, period: str, told: Forms, context: Context) -> Filing:
        described = [{**row, "name": "Xã", "type": "xã"} for row in self.forms["B01"]]
        forms = {**told, "B01": described}
        day = date(int(period[:4]), 6 if period.endswith("6T") else 12, 16)
        cover = {"unit_code": self.unit, "period": period, "prepared_on": day}
        lines: list[tuple[Any, ...]] = [("BIỂU B00. BÌA",)]
        lines += [(field.header, cover.get(name)) for name, field in COVER.fields.items()]
        lines += [(), ("Biểu", "Tình trạng")]
        lines += [(form, HAS_DATA if forms.get(form) else NIL) for form in OWED]
        pages = [("B00", Sheet("B00", tuple(lines)))]
        for form, rows in forms.items():
            fields = FORMS[form].fields
            heads = tuple(field.header for field in fields.values())
            if rows:
                cells = (tuple(row.get(name) for name in fields) for row in rows)
                pages.append((form, Sheet(form, (heads, *cells))))
        read = return_from_sheets(ReturnSheets(tuple(pages)), f"{period}/{self.unit}.xlsx", context, TODAY)
        hash_ = hashlib.sha256(repr((self.unit, pages)).encode()).hexdigest()
        return sealed(read, hash_, Keys(b"\0" * 32), TODAY, ReceiptRecord(day))[0]

    @cached_property
    def scored(self) -> Scored:
        return self.evaluation.by_oracle(self.book, Subject("unit", self.unit), self.period)[0]

    @cached_property
    def band(self) -> int:
        """Return how high the band is that the returns claim, the best least."""
        order = [band.id for band in self.book.bands]
        return max(map(order.index, self.scored.bands))

    @property
    def missing(self) -> float:
        """Return how many points are missing to the next band above."""
        floors = [float(band.from_) for band in self.book.bands if band.from_ is not None]
        return min(
            (floor - float(self.scored.low) for floor in floors if floor > self.scored.low), default=99
        )

    @cached_property
    def claim(self) -> Claim:
        return claim_of(self.evaluation, self.book, Subject("unit", self.unit), self.period)


@dataclass(frozen=True, slots=True)
class Cell:
    """One lie at one size in one commune: by how many seeds its band stood, and the rows looked at."""

    lie: str
    size: str
    stood: int
    rows: float
    unseen: bool  # the band stood with no row to look at
    chance: float  # over all seeds
    covered: bool  # the false rows carry what they gained


def near_an_edge(rules: Rules, unit: str, seed: int) -> Forms:
    """Return what is true of a commune that misses a band by little: there a few false rows are enough."""
    truths = (truth_of(unit, 1000 * seed + n) for n in range(200))
    return next(truth for truth in truths if Commune(rules, unit, truth).missing <= NEAR)


def told(rules: Rules, unit: str, truth: Forms, edits: list[Edit]) -> tuple[Commune, Report]:
    report = reported(truth, edits)
    return Commune(rules, unit, dict(report.forms)), report


def lies(
    rules: Rules, unit: str, truth: Forms, seed: int, some: slice
) -> Iterator[tuple[str, str, Commune, Report]]:
    """Yield each lie at each size by which a commune comes to a band above its true one."""
    true_band = Commune(rules, unit, truth).band
    for lie in LIES[some]:
        pick = random.Random(f"{lie.name} {seed} {unit}")
        own, others = list(lie.edits(truth, pick)), list(EVERYTHING.edits(truth, pick))
        pick.shuffle(own)
        pick.shuffle(others)
        edits = own + others
        if not own or told(rules, unit, truth, edits)[0].band >= true_band:
            continue
        low, high = 0, len(edits)  # more rows never make the band worse in these criteria
        while high - low > 1:
            middle = (low + high) // 2
            better = told(rules, unit, truth, edits[:middle])[0].band < true_band
            low, high = (low, middle) if better else (middle, high)
        for size, times in SIZES.items():
            yield lie.name, size, *told(rules, unit, truth, edits[: math.ceil(high * times)])


def wrong_rows(claim: Claim, false: frozenset[tuple[str, int]]) -> frozenset[int]:
    """Return the places of the rows of a claim that are false."""
    return frozenset(n for n, row in enumerate(claim.rows) if (row.source.sheet, row.source.row - 2) in false)


def drawn_often(claim: Claim, wrong: frozenset[int], seed: str) -> tuple[int, list[int], bool]:
    """Return by how many seeds a claimed band stands, the rows looked at, and whether none had to be."""
    if claim.margin is None or claim.margin > claim.total:
        return SEEDS, [0] * SEEDS, True
    stakes = [row.stake for row in claim.rows]
    runs = [
        recheck(drawn(stakes, f"{seed} {n}", claim.subject, MOST), stakes, claim.margin, wrong)
        for n in range(SEEDS)
    ]
    return sum(stood for stood, _ in runs), [rows for _, rows in runs], False


def cell_of(name: str, size: str, claim: Claim, report: Report, honest: Fraction, seed: str) -> Cell:
    """Draw often from what a lie reports, and say what came of it."""
    wrong = wrong_rows(claim, report.false)
    stood, rows, free = drawn_often(claim, wrong, f"{seed} {size}")
    carried = sum(claim.rows[n].stake for n in wrong)
    chance = 1.0 if free else chance_to_stand(claim.margin or 0, claim.total, carried)
    gained = math.floor((claim.score - honest) * PARTS)
    low, high = interval(stood, SEEDS)
    print(
        f"   {name}, {size}: {stood}/{SEEDS} ({low:.1%}–{high:.1%}), over all seeds {chance:.2%};"
        f" gained {gained}, carried {carried}, {free=}",
        flush=True,
    )
    return Cell(name, size, stood, statistics.median(rows), free, chance, carried >= gained)


def interval(stood: int, of: int) -> tuple[float, float]:
    """Return the exact 95 % interval of a share."""

    def most(count: int, total: int) -> float:
        low, high = 0.0, 1.0
        for _ in range(40):
            p = (low + high) / 2
            tail = sum(math.comb(total, k) * p**k * (1 - p) ** (total - k) for k in range(count + 1))
            low, high = (p, high) if tail > 0.025 else (low, p)
        return low

    return (0.0 if stood == 0 else 1 - most(of - stood, of)), (1.0 if stood == of else most(stood, of))


def main(seeds: Iterable[int], units: Iterable[str], spread: bool) -> None:
    rules, cells, honest, kept = rules_in(SHIPPED), list[Cell](), list[float](), 0
    for seed in seeds:
        for unit in units:
            truth = near_an_edge(rules, unit, seed)
            honest_commune = Commune(rules, unit, truth)
            claim, order = honest_commune.claim, [band.id for band in honest_commune.book.bands]
            stood, rows, _ = drawn_often(claim, frozenset(), f"honest {seed}")
            kept += stood == SEEDS
            honest.append(statistics.median(rows))
            print(
                f"{seed} {unit} {claim.band} {len(claim.rows)} rows, looked at {honest[-1]}, {stood}",
                flush=True,
            )
            some = slice((UNITS.index(unit) + seed) % 9, None, 9) if spread else slice(None)
            for name, size, commune, report in lies(rules, unit, truth, seed, some):
                if order.index(commune.claim.band) >= order.index(claim.band):
                    print(f"   {name}, {size}: rechecked as {commune.claim.band} alone, which is true")
                    continue
                cells.append(cell_of(name, size, commune.claim, report, claim.score, f"{name} {seed}"))
    print(f"communes {len(honest)}, their bands kept {kept}; rows, median {statistics.median(honest)}")
    all_stood = sum(cell.stood for cell in cells)
    print(f"cells {len(cells)} of {SEEDS} draws, lies {len({cell.lie for cell in cells})}")
    print(f"wrong bands that stand: {all_stood / (SEEDS * len(cells)):.2%}")
    print(
        f"over all seeds: {statistics.mean(cell.chance for cell in cells):.2%}, worst"
        f" {max(cell.chance for cell in cells):.2%}; cells whose false rows carry less than they gained:"
        f" {sum(not cell.covered for cell in cells)}"
    )
    above = [cell for cell in cells if interval(cell.stood, SEEDS)[0] > LIMIT]
    covered = sum(interval(cell.stood, SEEDS)[1] <= LIMIT for cell in cells)
    print(f"cells surely above {LIMIT:.0%}: {len(above)}; surely at or below: {covered}")
    for size in SIZES:
        of = [cell for cell in cells if cell.size == size]
        stood, most = sum(cell.stood for cell in of), max((cell.stood for cell in of), default=0)
        print(
            f"   {size}: {len(of)} cells, {stood / (SEEDS * max(len(of), 1)):.2%}, worst {most / SEEDS:.1%}"
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--districts", type=int, default=2)
    parser.add_argument("--first", type=int, default=9001)
    parser.add_argument("--units", nargs="+", default=UNITS)
    parser.add_argument("--spread", action="store_true")
    asked = parser.parse_args()
    main(range(asked.first, asked.first + asked.districts), asked.units, asked.spread)
