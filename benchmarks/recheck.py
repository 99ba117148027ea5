"""How often a band that rests on false rows stands after a recheck, and what honest communes pay.

`python -m benchmarks.recheck WORKSPACE YEAR`: the newest run of a year, each commune by itself. A trick makes
rows false: of one form, of one criterion, those that carry the most or the least, or any, until the band is
undeserved by the score itself, at three sizes. Each is drawn by 200 seeds; the sample grows as `recheck draw`
lets it, three times. The share of seeds by which the false band stands is to be at most the risk limit, in
every cell, within its interval (Wilson, 95 %).
"""

from __future__ import annotations

import math
import random
import statistics
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy

from desk.runs.found_runs import found_run
from desk.runs.year import year_of_run
from engine.indicators.subjects import Subject
from engine.recheck.bound import BET, UNITS, draws_needed, risk
from engine.recheck.draw import drawn
from engine.recheck.stakes import GATE, Claim, Claims
from facts.forms.catalogue import KINDS

LIMIT = 0.05
SIZES = (1.0, 1.5, 2.0)  # overstated, in margins
SEEDS, ROUNDS = 200, 3
MOST = 600  # draws of one seed
MOST_FALSE = 80  # among them; more are never made good


@dataclass(frozen=True, slots=True)
class Cell:
    """One trick at one size in one commune: how often its band stood, the rows looked at on the median."""

    unit: str
    trick: str
    size: float
    stood: int
    rows: float

    @property
    def upper(self) -> float:
        """Return the least share that the interval leaves possible."""
        share, z = self.stood / SEEDS, 1.96
        middle = share + z * z / (2 * SEEDS)
        reach = z * math.sqrt(share * (1 - share) / SEEDS + z * z / (4 * SEEDS * SEEDS))
        return (middle - reach) / (1 + z * z / SEEDS)


def tricks(claims: Claims, claim: Claim) -> Iterator[tuple[str, list[int]]]:
    """Yield names of tricks and the order in which each makes rows false, by place among `claims.items`."""
    stakes = claims.stakes_by_place()
    places = sorted(stakes)
    for form in sorted({KINDS[claims.items[place].record.kind].form for place in places}):
        yield form, [place for place in places if KINDS[claims.items[place].record.kind].form == form]
    for criterion in sorted({name for row in claim.rows for name in row.criteria} - {GATE}):
        yield criterion, [place for place in places if criterion in claims.criteria_of(place)]
    yield "most", sorted(places, key=lambda place: -stakes[place])
    yield "least", sorted(places, key=lambda place: stakes[place])
    for n in range(20):
        yield f"any {n}", random.Random(f"{claim.subject} {n}").sample(places, len(places))


def false_rows(claims: Claims, order: Sequence[int], parts: float) -> list[int] | None:
    """Return as few rows of an order as overstate the score by so many parts; None where all do not."""

    def cost(count: int) -> float:
        lost = claims.losses(order[:count])
        return float(sum(points for name, points in lost.items() if name != GATE) * UNITS)

    if not order or cost(len(order)) < parts:
        return None
    low, high = 0, len(order)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if cost(middle) >= parts else (middle, high)
    return list(order[:high])


def recheck(
    draws: Sequence[int], stakes: Sequence[int], margin: int, false: frozenset[int]
) -> tuple[bool, int]:
    """Draw and look as `recheck draw` does, at most ROUNDS times; return whether the band stands, and at how
    many rows one looked. It stands by no chance where false rows that were seen carry the margin, or where
    all rows were seen."""
    sample: list[bool] = []
    for _ in range(ROUNDS):
        count = len(sample) + draws_needed(margin, sum(stakes), LIMIT, sample)
        sample, seen = [place in false for place in draws[:count]], set(draws[:count])
        known = sum(stakes[place] for place in seen & false)
        if known >= margin or len(seen) == len(stakes):
            return known < margin, len(seen)
        if risk(margin, sum(stakes), sample) <= LIMIT:
            return True, len(seen)
    return False, len(set(draws[: len(sample)]))


def chance_to_stand(margin: int, total: int, false: int) -> float:
    """Return how often `recheck` lets a band stand, over all seeds, where false rows carry so much: at most,
    for by that many no row that is seen later is known to be false."""
    if margin >= total:
        return float(margin > total or false < total)
    won, lost, wanted = math.log1p(BET * margin / (total - margin)), math.log1p(-BET), -math.log(LIMIT)
    share, stood, samples = false / total, 0.0, {(0, 0): 1.0}  # draws, false ones: how often
    for _ in range(ROUNDS):
        grown: dict[tuple[int, int], float] = {}
        for (drawn_before, false_before), weight in samples.items():
            money = (drawn_before - false_before) * won + false_before * lost
            count = math.ceil((wanted - money) / won - 1e-9)
            found = numpy.zeros(min(count, MOST_FALSE) + 1)
            found[0] = weight
            for draw in range(1, count + 1):
                found[1:] = found[1:] * (1 - share) + found[:-1] * share
                found[0] *= 1 - share
                through = max(math.floor((money + draw * won - wanted + 1e-9) / (won - lost)) + 1, 0)
                stood += found[:through].sum()
                found[:through] = 0
            for n in numpy.flatnonzero(found > 1e-7).tolist():
                at = drawn_before + count, false_before + n
                grown[at] = grown.get(at, 0) + float(found[n])
        samples = grown
    return float(stood)


def cells_of(claims: Claims) -> Iterator[Cell]:
    """Yield the honest commune first, then each trick at each size that its returns allow."""
    claim, by_place = claims.claim(), claims.stakes_by_place()
    margin = claim.margin
    if margin is None or margin > claim.total:
        return
    order = sorted(by_place)
    stakes = [by_place[place] for place in order]
    where = {place: n for n, place in enumerate(order)}
    made: list[tuple[str, float, frozenset[int]]] = [("honest", 0, frozenset())]
    for trick, rows in tricks(claims, claim):
        for size in SIZES:
            false = false_rows(claims, rows, margin * size)
            if false is not None:
                made.append((trick, size, frozenset(where[place] for place in false)))
    draws = [drawn(stakes, f"seed {n}", claim.subject, MOST) for n in range(SEEDS)]
    for trick, size, falsified in made:
        runs = [recheck(draw, stakes, margin, falsified) for draw in draws]
        rows_seen = statistics.median(rows for _, rows in runs)
        yield Cell(claim.subject, trick, size, sum(stood for stood, _ in runs), rows_seen)


def main(folder: Path, year: int) -> None:
    scored = year_of_run(found_run(str(year), folder), None)
    cells = [
        cell
        for row in scored.rows
        for cell in cells_of(
            Claims(scored.evaluation, scored.rulebook, Subject("unit", row.subject), scored.period)
        )
    ]
    honest = [cell for cell in cells if cell.trick == "honest"]
    false = [cell for cell in cells if cell.trick != "honest"]
    worst = max(false, key=lambda cell: cell.stood)
    stood = sum(cell.stood for cell in false) / (SEEDS * len(false))
    print(
        f"communes {len(honest)}, tricks {len({c.trick for c in false})}, cells {len(false)} of {SEEDS} draws"
    )
    print(f"false bands that stand: {stood:.2%} in all; worst cell {worst.stood / SEEDS:.1%} ({worst.trick})")
    beyond = [cell for cell in false if cell.upper > LIMIT]
    print(f"cells surely above {LIMIT:.0%}: {len(beyond)}")
    print(f"honest bands that stand: {sum(c.stood for c in honest) / (SEEDS * len(honest)):.1%}")
    print(f"rows an honest commune, median: {statistics.median(cell.rows for cell in honest)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
