"""Where every commune stands, on one strip: a dot each, stacked; of many, a column a point. What is not known
is hatched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from desk.runs.standings import StandingRow
from desk.web.results.plot import PointsAxis
from desk.words.numbers import range_words

DOTS = 300  # communes; more become columns
BINS = 120  # places for a dot from left to right
R, STEP, BASE = 4, 9, 16  # pixels: a dot, from dot to dot, above the first row
SPANS = 8  # hatched spans drawn; the rest is counted
WIDE = 50.0  # per cent of the axis: so much unknown says nothing of where it stands


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: int
    code: str
    words: str
    held: bool  # by a gate


@dataclass(frozen=True, slots=True)
class StripColumn:
    x: float
    width: float
    y: int
    height: int
    n: int


@dataclass(frozen=True, slots=True)
class StripName:
    x: float
    width: float
    y: int
    code: str
    name: str
    left: bool  # its name stands left of it


@dataclass(frozen=True, slots=True)
class Strip:
    height: int
    floor: int
    dots: tuple[Dot, ...]
    columns: tuple[StripColumn, ...]
    spans: tuple[StripName, ...]
    more: int  # spans left out
    nowhere: int  # communes of which too little is known to draw


def strip_of(rows: Iterable[StandingRow], axis: PointsAxis, name: Callable[[str], str]) -> Strip:
    """Lay all communes out on the axis of the ranking."""
    rows = tuple(rows)
    sure = [row for row in rows if row.low == row.high]
    open_ = [row for row in rows if row.low != row.high]
    drawn = sorted(
        (r for r in open_ if axis.x(r.high) - axis.x(r.low) < WIDE), key=lambda r: (r.low, r.subject)
    )
    few = len(sure) <= DOTS
    highest = max(Counter(_bin(axis, row) for row in sure).values(), default=1)
    floor = BASE + (STEP * min(highest, DOTS) if few else 96)
    spans = tuple(_span(row, n, floor, axis, name) for n, row in enumerate(drawn[:SPANS]))
    return Strip(
        floor + 6 + 14 * len(spans),
        floor,
        _dots(sure, axis, floor, name) if few else (),
        () if few else _columns(sure, axis, floor),
        spans,
        len(drawn) - len(spans),
        len(open_) - len(drawn),
    )


def _bin(axis: PointsAxis, row: StandingRow) -> int:
    return min(BINS - 1, int(axis.x(row.low) / 100 * BINS))


def _dots(
    rows: Sequence[StandingRow], axis: PointsAxis, floor: int, name: Callable[[str], str]
) -> tuple[Dot, ...]:
    stacked: Counter[int] = Counter()
    found = []
    for row in sorted(rows, key=lambda r: (r.low, r.subject)):
        at = _bin(axis, row)
        gates = row.holding("gate")
        words = ", ".join((name(row.subject), range_words(row.low, row.high), *gates))
        found.append(
            Dot(
                round((at + 0.5) * 100 / BINS, 2),
                floor - R - 1 - STEP * stacked[at],
                row.subject,
                words,
                bool(gates),
            )
        )
        stacked[at] += 1
    return tuple(found)


def _columns(rows: Sequence[StandingRow], axis: PointsAxis, floor: int) -> tuple[StripColumn, ...]:
    """Return a column a whole point of the axis, as high as it holds communes."""
    whole = int(axis.high - axis.low)
    held = Counter(min(whole - 1, int(row.low - axis.low)) for row in rows)
    most = max(held.values(), default=1)
    width = round(100 / whole, 3)
    found = []
    for at, n in sorted(held.items()):
        height = max(1, round((floor - BASE) * n / most))
        found.append(StripColumn(round(at * width, 3), width, floor - height, height, n))
    return tuple(found)


def _span(row: StandingRow, n: int, floor: int, axis: PointsAxis, name: Callable[[str], str]) -> StripName:
    low, high = axis.x(row.low), axis.x(row.high)
    return StripName(low, round(high - low, 2), floor + 5 + 14 * n, row.subject, name(row.subject), high > 80)
