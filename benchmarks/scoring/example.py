"""Forty facts and thirty criteria in six shapes: what every engine is asked to score."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from engine.logic.cells import State
from engine.logic.frame import Frame
from engine.rulebook.kinds.in_force import InForce
from engine.rulebook.model.conditions import AllOf, Compare, Condition
from engine.rulebook.model.points import AlongNumber, Lines, Points
from engine.rulebook.model.rulebook import Band, Criterion, Gate, Rulebook
from engine.scoring.columnar.columns import numbers, ratios, yes_no
from engine.scoring.columnar.rows import Rows
from facts.periods import Calendar, Period

Array = NDArray[np.generic]

# Criteria, each over facts of its own; what an engine needs to know of them is only this.
STEPS = [
    (f"count{n}", 4 + n % 3, 2, 4 - n % 2, Fraction("1.25")) for n in range(10)
]  # from: give; from: give
BOTH = [(f"yes{2 * n}", f"yes{2 * n + 1}", 3, Fraction("1.5")) for n in range(6)]  # both; the first alone
SHARES = [
    (f"share{n}", (60, 80, 100)[n % 3], (6, 9, 5)[n % 3]) for n in range(6)
]  # full at, in per cent; give
MINUS = [(f"minus{n}", 5, Fraction("2.5") if n % 2 else Fraction("0.75")) for n in range(4)]  # from; for each
LATE = [("late0", 30, 4, 2), ("late1", 30, 3, 1)]  # in time; so many days late at most
WHERE = [("assigned0", "kept0", 3), ("assigned1", "kept1", 2)]  # only where assigned
BANDS = (("tot", 85), ("kha", 75), ("trung_binh", 65), ("yeu", 0), ("khong_xep_loai", None))
HOTSPOTS, RETURNED = "hotspots", "returned"  # gates: at most `trung_binh`; without it not classified

COUNTS = (*(s[0] for s in STEPS), *(m[0] for m in MINUS), *(x[0] for x in LATE), HOTSPOTS)
YES_NO = (*(name for b in BOTH for name in b[:2]), *(name for w in WHERE for name in w[:2]), RETURNED)
RATIOS = tuple(s[0] for s in SHARES)
NAMES = (*COUNTS, *YES_NO, *RATIOS)
OPEN = NAMES[::4]  # the quarter of the facts that has unknowns

assert len(NAMES) == 40
assert sum(map(len, (STEPS, BOTH, SHARES, MINUS, LATE, WHERE))) == 30


@dataclass(frozen=True)
class Facts:
    """Whole numbers by name; ratios also have a denominator. `unknown` marks what is not known, where any
    is."""

    above: dict[str, NDArray[np.int64]]
    below: dict[str, NDArray[np.int64]]
    unknown: dict[str, NDArray[np.bool_]]

    @property
    def rows(self) -> int:
        return len(self.above[HOTSPOTS])


def facts(rows: int, share_unknown: float = 0.0) -> Facts:
    """Draw facts as uneven as real ones; the same for the same size."""
    draw = np.random.default_rng(54)
    above: dict[str, NDArray[np.int64]] = {n: draw.geometric(0.2, rows) - 1 for n in (s[0] for s in STEPS)}
    above |= {n: draw.poisson(0.6, rows) for n in (m[0] for m in MINUS)}
    above |= {n: draw.integers(-60, 120, rows) for n in (x[0] for x in LATE)}
    above |= {n: (draw.random(rows) < 0.8).astype(np.int64) for n in YES_NO}
    above[HOTSPOTS] = (draw.random(rows) < 0.1).astype(np.int64)
    above[RETURNED] = (draw.random(rows) < 0.97).astype(np.int64)
    below = {n: draw.integers(1, 100, rows) for n in RATIOS}
    above |= {n: np.floor(draw.random(rows) * (below[n] + 1)).astype(np.int64) for n in RATIOS}
    unknown = {n: draw.random(rows) < share_unknown for n in OPEN} if share_unknown else {}
    return Facts(above, below, unknown)


# For this program


def rows(found: Facts) -> Rows:
    columns = {}
    for name in NAMES:
        mask = found.unknown.get(name)
        states = None if mask is None else np.where(mask, State.UNKNOWN, State.KNOWN).astype(np.uint8)
        if name in RATIOS:
            columns[name] = ratios(found.above[name] * 100, found.below[name], states)
        else:
            columns[name] = (yes_no if name in YES_NO else numbers)(found.above[name], states)
    return Rows(found.rows, columns, {}, frame())


def frame() -> Frame:
    period = Period("2020", "year", 2020, 1, date(2019, 12, 15), date(2020, 12, 14), None)
    return Frame(period, Calendar({}), {}, {}.__getitem__)


def rulebook() -> Rulebook:
    """Return the thirty criteria as rules."""
    made: list[tuple[Points, Condition | None]] = []
    for name, high, more, low, less in ((s[0], s[1], s[3], s[2], s[4]) for s in STEPS):
        made.append(
            (_lines((more, _is(name, "at_least", high)), (less, _is(name, "at_least", low)), (0, None)), None)
        )
    for a, b, give, half in BOTH:
        both = AllOf((_is(a, "equal", True), _is(b, "equal", True)))
        made.append((_lines((give, both), (half, _is(a, "equal", True)), (0, None)), None))
    made += [
        (AlongNumber(of=name, full_at=Fraction(full), ends=(Fraction(0), Fraction(give))), None)
        for name, full, give in SHARES
    ]
    made += [
        (AlongNumber(of=name, each=-Fraction(each), ends=(Fraction(0), Fraction(start))), None)
        for name, start, each in MINUS
    ]
    for name, days, give, less in LATE:
        made.append(
            (_lines((give, _is(name, "at_most", 0)), (less, _is(name, "at_most", days)), (0, None)), None)
        )
    for where, name, give in WHERE:
        made.append((_lines((give, _is(name, "equal", True)), (0, None)), _is(where, "equal", True)))
    criteria = [
        Criterion(id=f"C{n}", title={}, group="", cites=(), applies_when=when, points=points)
        for n, (points, when) in enumerate(made)
    ]
    gates = (
        Gate(
            id="G1",
            title={},
            cites=(),
            when=_is(HOTSPOTS, "at_least", 1),
            bands_allowed=("trung_binh", "yeu"),
            band=None,
        ),
        Gate(
            id="G2",
            title={},
            cites=(),
            when=_is(RETURNED, "equal", False),
            bands_allowed=None,
            band="khong_xep_loai",
        ),
    )
    bands = tuple(
        Band(id=id_, title={}, from_=None if at is None else Fraction(at), healthy=False, when=None)
        for id_, at in BANDS
    )
    return Rulebook(
        rulebook="bench",
        title={},
        subject="commune_period",
        in_force=InForce(from_=date(2016, 1, 1)),
        cites=(),
        total=Fraction(100),
        points_decimals=2,
        criteria=tuple(criteria),
        gates=gates,
        bands=bands,
    )


def _is(fact: str, op: str, value: int | bool) -> Compare:
    return Compare(fact, op, (value if isinstance(value, bool) else Fraction(value),))


def _lines(*lines: tuple[int | Fraction, Condition | None]) -> Lines:
    return Lines(tuple((Fraction(give), when) for give, when in lines))
