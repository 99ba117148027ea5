"""Property: whatever the unknown facts turn out to be, the result lies within what the oracle said."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.logic.cells import NEVER, NO_DATE, NOT_APPLICABLE, Cell, known, unknown
from engine.logic.frame import Frame
from engine.rulebook.model.points import AlongNumber, Lines
from engine.rulebook.model.types import DATE, NUMBER, YES_NO
from engine.scoring.needs import UNIT
from engine.scoring.oracle import scored
from engine.scoring.results import Scored
from tests.engine.scoring.builders import (
    CALENDAR,
    band,
    criterion,
    frame,
    from_,
    gate,
    is_,
    owed,
    period,
    rulebook,
)
from tests.engine.scoring.strategies import TYPES, Case, cases, joined, values_of
from tests.long_run import examples

SLOW = settings(max_examples=examples(50), suppress_health_check=list(HealthCheck))
MOST = 40  # completions tried of one case; all of them where there are no more
SUBJECTS = cases(most_rows=2, most=3, open_share=6)


def result(case: Case, row: Mapping[str, Cell], unit: Mapping[str, Cell]) -> Scored:
    return scored(
        case.rulebook, row.__getitem__, Frame(period(), CALENDAR, case.parameters, unit.__getitem__)
    )


def may_turn_out(name: str, cell: Cell) -> list[Cell]:
    """All that a cell may turn out to be."""
    if not cell.unknown:
        return [cell]
    if cell.options:
        return [known(option) for option in cell.options]
    kind = TYPES[name].kind if name in TYPES else YES_NO
    if cell.bounded:
        return [known(value) for value in inside(cell, values_of(kind))]
    found = [known(value) for value in values_of(kind)]
    return found + ([NO_DATE] if kind == DATE else [NEVER, NOT_APPLICABLE] if kind == NUMBER else [])


def inside(cell: Cell, grid: Sequence[Any]) -> list[Any]:
    """All of a grid between a cell's ends; the ends are among them."""
    low, high = cell.ends
    within = [value for value in grid if (low is None or low <= value) and (high is None or value <= high)]
    return [*within, *(end for end in (low, high) if end is not None)]


def completions(case: Case, row: Mapping[str, Cell], unit: Mapping[str, Cell]) -> Iterator[Scored]:
    """Yield the results of complete facts, at random where there are too many for all."""
    choices = [may_turn_out(name, cell) for name, cell in (*row.items(), *unit.items())]
    names = [*row, *unit]
    dice = random.Random(1)
    for _ in range(MOST):
        full = dict(zip(names, (dice.choice(choice) for choice in choices), strict=True))
        yield result(case, {n: full[n] for n in row}, {n: full[n] for n in unit})


def settled(found: Scored) -> bool:
    answers = (*found.gates.values(), *found.tests.values())
    return all(c.settled for c in found.criteria.values()) and None not in answers


@SLOW
@given(case=SUBJECTS)
def test_every_completion_lies_within_the_intervals_and_bands(case: Case) -> None:
    for row, unit in zip(case.rows, case.units, strict=True):
        open_ = result(case, row, unit)
        for full in completions(case, row, unit):
            assert settled(full)
            assert open_.low <= full.low <= open_.high
            assert full.band in open_.bands
            for id_, criterion_ in full.criteria.items():
                assert open_.criteria[id_].low <= criterion_.low <= open_.criteria[id_].high
                assert set(criterion_.lines) <= set(open_.criteria[id_].lines) or criterion_.applies is False
            for id_, answer in open_.gates.items():
                assert answer is None or answer is full.gates[id_]


@SLOW
@given(case=SUBJECTS)
def test_something_is_needed_exactly_where_something_is_open(case: Case) -> None:
    for row, unit in zip(case.rows, case.units, strict=True):
        found = result(case, row, unit)
        assert (found.needs == ()) is settled(found)
        spreads = [need.spread for need in found.needs]
        assert spreads == sorted(spreads, reverse=True)
        assert all(need.owed and need.used_in for need in found.needs)


@SLOW
@given(case=SUBJECTS, dice=st.randoms(use_true_random=False))
def test_knowing_all_that_is_needed_settles_the_result(case: Case, dice: random.Random) -> None:
    for row, unit in zip(case.rows, case.units, strict=True):
        needed = {need.fact for need in result(case, row, unit).needs}
        full = {n: dice.choice(may_turn_out(n, c)) if n in needed else c for n, c in row.items()}
        whole = {n: dice.choice(may_turn_out(n, c)) if UNIT + n in needed else c for n, c in unit.items()}
        assert settled(result(case, full, whole))


# Where no fact stands twice, the interval is no wider than it must be


class Once:
    """Builds a rulebook in which every fact stands in one test only."""

    def __init__(self) -> None:
        self.choices: dict[str, tuple[Cell, ...]] = {}

    def flag(self) -> str:
        name = f"f{len(self.choices)}"
        self.choices[name] = (known(False), known(True))
        return name

    def number(self, high: int) -> str:
        name = f"f{len(self.choices)}"
        self.choices[name] = (known(0), known(high), NOT_APPLICABLE)
        return name


@st.composite
def read_once(draw):
    once = Once()
    leaf = st.builds(lambda n: n, st.booleans()).map(
        lambda yes: is_(once.flag()) if yes else from_(once.number(1), 1)
    )
    test = st.one_of(leaf, leaf, joined(leaf))
    give = st.sampled_from([Fraction(n, 8) for n in (0, 1, 4, 20, 40)])
    criteria = []
    for place in range(draw(st.integers(1, 3))):
        form = draw(st.integers(0, 4))
        if form < 2:
            points = Lines(tuple(draw(st.lists(st.tuples(give, test), min_size=1, max_size=2))))
        elif form == 2:
            points = AlongNumber(of=once.number(100), full_at=Fraction(100), ends=(Fraction(0), draw(give)))
        elif form == 3:
            ends = (draw(st.sampled_from((Fraction(0), Fraction(1)))), Fraction(5))
            points = AlongNumber(of=once.number(100), each=Fraction(-1), ends=ends)
        else:
            points = AlongNumber(of=once.number(100), each=Fraction(1), ends=(Fraction(0), draw(give)))
        criteria.append(criterion(f"C{place}", points, draw(st.one_of(st.none(), test))))
    gates = (gate("G1", draw(test), ("good", "last")),) if draw(st.booleans()) else ()
    bands = (band("best", 6), band("good", 3), band("last", 0))
    book = rulebook(*criteria, gates=gates, bands=bands, total=draw(st.sampled_from((100, None))), decimals=1)
    shown = {
        name: draw(st.one_of(st.none(), st.none(), st.sampled_from(both)))
        for name, both in once.choices.items()
    }
    return book, once.choices, shown


@settings(SLOW, max_examples=examples(80))
@given(drawn=read_once())
def test_where_no_fact_stands_twice_the_interval_is_the_hull_of_all_completions(drawn) -> None:
    book, choices, shown = drawn
    open_names = [name for name, cell in shown.items() if cell is None][:6]
    base = {name: cell or choices[name][0] for name, cell in shown.items()}
    cells = {**base, **{name: unknown((owed(),)) for name in open_names}}
    found = scored(book, cells.__getitem__, frame())
    full = [
        scored(book, {**base, **dict(zip(open_names, pick, strict=True))}.__getitem__, frame())
        for pick in itertools.product(*(choices[name] for name in open_names))
    ]
    assert (found.low, found.high) == (min(f.low for f in full), max(f.low for f in full))
    assert {f.band for f in full} <= set(found.bands)
    assert all(found.band in (None, f.band) for f in full)
