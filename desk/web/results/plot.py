"""Where points stand on the page: the axis of one ranking, in per cent of its width; and every commune on one
strip, a dot each, stacked; of many, a column a point. What is not known is hatched. The rows of a long
ranking in groups: a band each, then those undecided, then those not classified."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from desk.base.language import gettext, localised
from desk.runs.standings import StandingRow
from desk.words.band_words import undecided_title
from desk.words.numbers import number_words, range_words
from engine.rulebook.model.rulebook import Rulebook

STEP = 10  # the axis starts at a whole ten below everything on it


@dataclass(frozen=True, slots=True)
class PointsAxis:
    low: Fraction
    high: Fraction
    lines: tuple[tuple[float, str], ...]  # thresholds between bands
    zones: tuple[tuple[float, str], ...]  # titles of the bands between them

    def x(self, points: Fraction) -> float:
        return round(float((points - self.low) / (self.high - self.low)) * 100, 2)


@dataclass(frozen=True, slots=True)
class Plot:
    """One row's drawing; None where there is nothing to draw."""

    low: float
    high: float
    width: float  # 0: certain
    self_score: float | None
    computed: tuple[float, float] | None  # where an appraisal moved the points


def axis_of(rows: Iterable[StandingRow], book: Rulebook) -> PointsAxis:
    """Return an axis that holds every row, with the bands' thresholds on it."""
    marks = sorted(band.mark for band in book.bands if band.mark)
    points = [p for row in rows for p in (row.low, row.computed[0], *_self(row))]
    low = Fraction(int(min([*points, *marks], default=Fraction(0)) // STEP) * STEP)
    high = max([book.total or Fraction(100), *(r for row in rows for r in (row.high, row.computed[1]))])
    bare = PointsAxis(low, high, (), ())
    lines = tuple((bare.x(mark), number_words(mark)) for mark in marks)
    return PointsAxis(low, high, lines, tuple(_zones(bare, book)))


def _self(row: StandingRow) -> tuple[Fraction, ...]:
    return () if row.self_score is None else (row.self_score,)


def _zones(axis: PointsAxis, book: Rulebook) -> Iterable[tuple[float, str]]:
    ends = axis.high
    for band in sorted((b for b in book.bands if b.from_ is not None), key=lambda b: -(b.from_ or 0)):
        begins = max(band.from_ or Fraction(0), axis.low)
        if ends > begins:
            yield axis.x((begins + ends) / 2), localised(band.title)
        ends = begins


def plot_of(row: StandingRow, axis: PointsAxis) -> Plot:
    low, high = axis.x(row.low), axis.x(row.high)
    moved = (row.low, row.high) != row.computed
    return Plot(
        low,
        high,
        round(high - low, 2),
        None if row.self_score is None else axis.x(row.self_score),
        (axis.x(row.computed[0]), axis.x(row.computed[1])) if moved else None,
    )


DOTS = 300  # communes; more become columns
BINS = 120  # places for a dot from left to right
R, PITCH, BASE = 4, 9, 16  # pixels: a dot, from dot to dot, above the first row
NAMED = 8  # spans with a name beside them, a row each; more are thin and share rows
ROW, THIN = 14, 6  # pixels from row to row of spans, with names and without
DENSITY = 60  # pixels of the highest column of what is not known


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
class Span:
    """Between what points a commune may have; `name` is written beside it where there are few."""

    x: float
    width: float
    y: int
    code: str
    words: str
    name: str
    left: bool  # its name stands left of it


@dataclass(frozen=True, slots=True)
class Strip:
    height: int
    floor: int
    dots: tuple[Dot, ...]
    columns: tuple[StripColumn, ...]
    spans: tuple[Span, ...]
    bar: int  # pixels of a span
    density: tuple[StripColumn, ...]  # of many spans: how many communes may have each number of points


def strip_of(rows: Iterable[StandingRow], axis: PointsAxis, name: Callable[[str], str]) -> Strip:
    """Lay all communes out on the axis of the ranking: who is sure above the line, all others below."""
    rows = tuple(rows)
    sure = [row for row in rows if row.low == row.high]
    open_ = [row for row in rows if row.low != row.high]
    few, few_open = len(sure) <= DOTS, len(open_) <= DOTS
    highest = max(Counter(_bin(axis, row.low) for row in sure).values(), default=1)
    floor = BASE + (PITCH * min(highest, DOTS) if few else 96)
    row = ROW if len(open_) <= NAMED else THIN
    spans = tuple(_spans(open_, floor + 5, row, axis, name)) if few_open else ()
    below = max((span.y + row for span in spans), default=floor) if few_open else floor + DENSITY
    return Strip(
        below + 6,
        floor,
        _dots(sure, axis, floor, name) if few else (),
        () if few else _columns(sure, axis, floor),
        spans,
        row - (6 if row == ROW else 2),
        () if few_open else tuple(_density(open_, axis, floor)),
    )


def _bin(axis: PointsAxis, points: Fraction) -> int:
    return min(BINS - 1, max(0, int(axis.x(points) / 100 * BINS)))


def _dots(
    rows: Sequence[StandingRow], axis: PointsAxis, floor: int, name: Callable[[str], str]
) -> tuple[Dot, ...]:
    stacked: Counter[int] = Counter()
    found = []
    for row in sorted(rows, key=lambda r: (r.low, r.subject)):
        at = _bin(axis, row.low)
        gates = row.holding("gate")
        words = ", ".join((name(row.subject), range_words(row.low, row.high), *gates))
        found.append(
            Dot(
                round((at + 0.5) * 100 / BINS, 2),
                floor - R - 1 - PITCH * stacked[at],
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


def _spans(
    rows: Iterable[StandingRow], top: int, step: int, axis: PointsAxis, name: Callable[[str], str]
) -> Iterator[Span]:
    """Yield each span in the first row in which nothing stands in its way; a name takes a whole row."""
    ends: list[float] = []
    for row in sorted(rows, key=lambda r: (r.low, r.subject)):
        low, high = max(axis.x(row.low), 0.0), axis.x(row.high)
        at = next((n for n, end in enumerate(ends) if step == THIN and end < low), len(ends))
        ends[at : at + 1] = [high]
        words = f"{name(row.subject)}, {range_words(row.low, row.high)}"
        named = name(row.subject) if step == ROW else ""
        yield Span(low, round(high - low, 2), top + step * at, row.subject, words, named, high > 80)


def _density(rows: Iterable[StandingRow], axis: PointsAxis, floor: int) -> Iterator[StripColumn]:
    """Yield a column a place of the axis, as high as communes may stand there."""
    changes: Counter[int] = Counter()
    for row in rows:
        changes[_bin(axis, row.low)] += 1
        changes[_bin(axis, row.high) + 1] -= 1
    counts = list(accumulate(changes[at] for at in range(BINS)))
    most, width = max(counts), round(100 / BINS, 3)
    for at, n in enumerate(counts):
        if n:
            yield StripColumn(round(at * width, 3), width, floor, max(1, round(DENSITY * n / most)), n)


FROM = 13  # communes: fewer need no groups
OPEN = "open"


@dataclass(frozen=True, slots=True)
class BandGroup:
    """One group: its name, how many are in it, and why they are."""

    id: str
    title: str
    steps: int | None
    n: int
    why: str


def group_id(row: StandingRow) -> str:
    return row.band or OPEN


def grouped(rows: Iterable[StandingRow], book: Rulebook) -> tuple[StandingRow, ...]:
    """Return the rows group by group, each in its own order."""
    at = {id_: n for n, id_ in enumerate(_order(book))}
    return tuple(sorted(rows, key=lambda row: at[group_id(row)]))


def _order(book: Rulebook) -> list[str]:
    ranked = [band.id for band in book.bands if band.from_ is not None]
    return [*ranked, OPEN, *(band.id for band in book.bands if band.from_ is None)]


def groups_of(rows: Sequence[StandingRow], book: Rulebook) -> Mapping[str, BandGroup]:
    held: dict[str, list[StandingRow]] = {}
    for row in rows:
        held.setdefault(group_id(row), []).append(row)
    return {id_: _group(id_, mine, book) for id_, mine in held.items()}


def _group(id_: str, rows: Sequence[StandingRow], book: Rulebook) -> BandGroup:
    gates = Counter(gate for row in rows for gate in row.holding("gate"))
    titles = {gate.id: localised(gate.title) for gate in book.gates}
    held = [f"{n} {gettext('xã bị')} {gate} ({titles[gate]})" for gate, n in sorted(gates.items())]
    if id_ == OPEN:
        title = undecided_title()
        forms = sorted({n.owed.form for row in rows for n in row.needs if n.owed})
        why = gettext("chờ ") + ", ".join(forms) if forms else ""
        return BandGroup(id_, title, None, len(rows), why)
    band = book.band(id_)
    order = [b for b in book.bands if b.from_ is not None]
    steps = len(order) - order.index(band) if band in order else None
    mark = [gettext("từ %(from_)s điểm", from_=number_words(band.from_))] if band.from_ else []
    return BandGroup(id_, localised(band.title), steps, len(rows), "; ".join(mark + held))


def is_silent(row: StandingRow) -> bool:
    """Tell whether nothing at all speaks for a commune: no place, no point for sure, no self-score, and no
    returns that the program fails on."""
    return not row.failed and row.places is None and not row.low and row.self_score is None
