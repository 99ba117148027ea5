"""Random rulebooks and facts, drawn from small grids so that thresholds, ties and halves are met often."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from operator import neg

from hypothesis import strategies as st

from engine.logic.cells import NEVER, NO_DATE, NOT_APPLICABLE, Cell, between, known, unknown
from engine.rulebook.kinds.parameters import Parameter
from engine.rulebook.model.conditions import (
    AllOf,
    AnyOf,
    AtLeastOf,
    Compare,
    Moment,
    Near,
    NoneOf,
    ParameterRef,
)
from engine.rulebook.model.points import AlongNumber, Lines
from engine.rulebook.model.points_asked import sums_in
from engine.rulebook.model.rounding import USUAL, WAYS, Rounding
from engine.rulebook.model.rulebook import Rulebook
from engine.rulebook.model.types import BAND, DATE, NUMBER, TEXT, YES_NO, FactType
from tests.engine.scoring.builders import (
    DAY,
    band,
    criterion,
    dated,
    gate,
    group,
    owed,
    parameter_of,
    period,
    rulebook,
)

F = Fraction
END = period().end
WORDS = ("a", "b", "c")
TYPES = {
    "n1": FactType(NUMBER),
    "n2": FactType(NUMBER),
    "r1": FactType(NUMBER),
    "r2": FactType(NUMBER),
    "y1": FactType(YES_NO),
    "y2": FactType(YES_NO),
    "t1": FactType(TEXT, WORDS),
    "t2": FactType(TEXT),
    "d1": FactType(DATE),
    "d2": FactType(DATE),
    "risk.band": FactType(BAND, WORDS),
}
UNIT = ("u1", "u2")
PARAMETERS = ("p1", "p2", "p3")

WHOLE = tuple(map(F, (0, 1, 2, 3, 4, 10, -1)))
PARTS = tuple(
    F(n, d) for n, d in ((0, 1), (1, 2), (1, 3), (2, 3), (5, 2), (7, 4), (1, 8), (1, 20), (25, 3), (-1, 2))
)
HUGE = (
    *tuple(F(n) for n in (2**31, 2**62, 2**63 - 1, 2**63, 10**20, -(2**63) - 1)),
    F(10**19, 3),
    F(1, 10**18),
)
THRESHOLDS = (*WHOLE, *PARTS)
DAYS = (*tuple(END + timedelta(days=n) for n in (-91, -90, -89, -1, 0, 1)), period().start, date(2020, 3, 31))
GIVES = tuple(
    F(n, d) for n, d in ((0, 1), (1, 1), (5, 2), (3, 1), (1, 8), (10, 3), (1, 20), (29, 200), (10, 1))
)

BELOW = tuple(F(n, d) for n, d in ((-1, 4), (-1, 20), (-3, 1), (-1, 8)))
ENDS = (*GIVES, *BELOW)

numbers = st.sampled_from(THRESHOLDS)
parameter_refs = st.sampled_from(PARAMETERS).map(ParameterRef)
number_operands = st.one_of(numbers, numbers, parameter_refs)
texts = st.sampled_from((*WORDS, "z"))
moments = st.one_of(
    st.sampled_from((Moment("period_start"), Moment("period_end"), Moment("period_day", (3, 31)))),
    st.one_of(st.sampled_from((F(0), F(90))), parameter_refs).map(lambda n: Moment("days_before_end", n)),
)
day_operands = st.one_of(st.sampled_from(DAYS), moments)


def operands_of(kind):
    return {NUMBER: number_operands, YES_NO: st.booleans(), DATE: day_operands}.get(kind, texts)


@cache  # a strategy made anew is checked anew at every draw
def leaf_on(name, kind=None):
    """A test on one fact."""
    kind = kind or TYPES[name].kind
    several = st.lists(operands_of(kind), min_size=1, max_size=3).map(tuple)
    listed = st.builds(Compare, st.just(name), st.sampled_from(("one_of", "none_of")), several)
    one = operands_of(kind).map(lambda o: (o,))
    ops = (
        ("equal",)
        if kind not in (NUMBER, DATE)
        else ("equal", "at_least", "at_most", "more_than", "less_than")
    )
    single = st.builds(Compare, st.just(name), st.sampled_from(ops), one)
    if kind != DATE:
        return st.one_of(single, single, listed)
    within = st.one_of(st.none(), st.sampled_from((F(0), F(1), F(90))), parameter_refs)
    return st.one_of(single, listed, st.builds(Near, st.just(name), st.booleans(), day_operands, within))


@cache
def joined(parts):
    many = st.lists(parts, min_size=0, max_size=3).map(tuple)
    some = st.lists(parts, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(AllOf, many),
        st.builds(AnyOf, many),
        st.builds(NoneOf, some),
        st.builds(AtLeastOf, st.integers(1, 3), some),
    )


@cache
def conditions(names=tuple(TYPES)):
    leaves = st.sampled_from(names).flatmap(leaf_on)
    return st.one_of(leaves, leaves, joined(st.one_of(leaves, leaves, joined(leaves))))


# Parameters

unit_tests = st.one_of(
    st.builds(Compare, st.sampled_from(UNIT), st.just("equal"), st.booleans().map(lambda b: (b,))),
    st.builds(Compare, st.sampled_from(UNIT), st.sampled_from(("one_of", "none_of")), st.just((True,))),
)
unit_conditions = st.one_of(unit_tests, joined(unit_tests))
positive = st.sampled_from(tuple(t for t in THRESHOLDS if t >= 0))


@st.composite
def dated_lines(draw, since):
    first = draw(st.lists(st.tuples(positive, unit_conditions), max_size=2))
    return dated(since, *first, draw(positive))


@st.composite
def parameters(draw):
    found = {}
    for name in PARAMETERS:
        since = (DAY, draw(st.sampled_from((END, END + timedelta(days=1)))))
        found[name] = parameter_of(name, *(draw(dated_lines(day)) for day in since))
    return found


# Points, gates, bands


@cache
def points_by(facts, tests):
    """All forms of points, over the numbers and conditions given."""
    some = st.lists(st.tuples(st.sampled_from(ENDS), tests), min_size=1, max_size=3)
    last = st.lists(st.tuples(st.sampled_from(ENDS), st.none()), max_size=1)
    by_lines = st.tuples(some, last).map(lambda both: Lines((*both[0], *both[1])))
    gives, begins = st.sampled_from(GIVES), {"more_than": st.one_of(st.none(), positive)}
    both = st.tuples(st.sampled_from(ENDS), gives).map(lambda ends: tuple(sorted(ends)))
    return st.one_of(
        by_lines,
        by_lines,
        st.builds(AlongNumber, of=facts, full_at=st.one_of(positive, parameter_refs), ends=both, **begins),
        st.builds(AlongNumber, of=facts, each=gives.map(neg), ends=both, **begins),
        st.builds(AlongNumber, of=facts, each=gives, ends=both, **begins),
    )


GROUPS = ("g", "h")
number_facts = st.sampled_from([name for name, type_ in TYPES.items() if type_.kind == NUMBER])
BAND_IDS = ("best", "good", "poor", "last", "apart")


@st.composite
def bands(draw, tests):
    starts = sorted(
        draw(st.sets(st.sampled_from(tuple(map(F, ("1.05", 1, 3, 5, 8, 12)))), max_size=3)), reverse=True
    )
    whens = [draw(st.one_of(st.none(), st.none(), tests)) for _ in starts]
    ranked = [band(BAND_IDS[i], s, w) for i, (s, w) in enumerate(zip(starts, whens, strict=True))]
    return (*ranked, band("last", draw(st.sampled_from((0, F(1, 20))))), band("apart", None))


@st.composite
def gates(draw, ids, tests):
    found = []
    for place in range(draw(st.integers(0, 3))):
        when = draw(tests)
        if draw(st.booleans()):
            found.append(gate(f"G{place}", when, band=draw(st.sampled_from(ids))))
        else:
            allowed = draw(st.lists(st.sampled_from(ids), min_size=1, unique=True))
            found.append(gate(f"G{place}", when, tuple(allowed)))
    return tuple(found)


@st.composite
def kept(draw, id_, within=None):
    """A group, its sum kept between ends or not."""
    if draw(st.booleans()):
        return group(id_, within=within)
    ends = draw(st.lists(st.sampled_from(tuple(map(F, (-2, 0, 1, 4, "0.5")))), min_size=2, max_size=2))
    low, high = sorted(ends)
    return group(id_, draw(st.sampled_from((None, low))), draw(st.sampled_from((None, high))), within)


@st.composite
def rulebooks(draw, most=4, tests=None):
    tests = conditions() if tests is None else tests
    criteria = []
    for place in range(draw(st.integers(1, most))):
        applies = draw(st.one_of(st.none(), st.none(), tests))
        of, bonus = draw(st.sampled_from(("", *GROUPS))), draw(st.integers(0, 4)) == 0
        criteria.append(criterion(f"C{place}", draw(points_by(number_facts, tests)), applies, of, bonus))
    total, groups = (
        draw(st.sampled_from((100, None))),
        (draw(kept("g")), draw(kept("h", draw(st.sampled_from((None, "g")))))),
    )
    decimals = draw(st.integers(2, 4))
    rounding = draw(roundings(decimals))
    if total is not None and all((c.maximum * 10**decimals).denominator == 1 for c in criteria):
        criteria = leaving(
            criteria, groups, draw(st.lists(st.booleans(), min_size=most, max_size=most)), rounding
        )
    asked = ("score", *(c.id + ".points" for c in criteria), *(f"{g}.points" for g in GROUPS))
    asked += tuple(name.removesuffix(".points") + ".share" for name in asked)
    mixed = mixed_tests(tests, asked)
    found = draw(bands(mixed))
    ids = tuple(b.id for b in found)
    made = rulebook(
        *criteria, gates=draw(gates(ids, mixed)), bands=found, total=total, decimals=decimals, groups=groups
    )
    return replace(made, rounding=rounding)


@cache
def roundings(decimals):
    """How points are rounded: most often as usual, else any way, and any sums to no more decimals than
    criteria have."""
    sums = st.one_of(st.none(), st.integers(0, decimals))
    return st.one_of(st.just(USUAL), st.builds(Rounding, by=st.sampled_from(WAYS), group=sums, total=sums))


def leaving(criteria, groups, chosen, rounding):
    """Let some criteria leave the total: none of a group whose sum is kept or rounded, and never all there is
    to be had."""
    rounded = {g.id for g in groups if rounding.group is not None}
    held = (
        rounded
        | {g.id for g in groups if g.kept}
        | {g.id for g in groups if g.within and any(o.kept for o in groups)}
    )
    found = [
        replace(c, leaves=leaves and c.group not in held and c.counted > 0)
        for c, leaves in zip(criteria, chosen, strict=False)
    ]
    stays = sum(one.most_of(lambda c: not c.leaves) for one in sums_in(found, groups, rounding))
    return found if stays > 0 else criteria


@cache
def points_tests(names):
    """Tests that ask about points, beside those about facts."""
    return st.sampled_from(names).flatmap(lambda name: leaf_on(name, NUMBER))


@cache
def mixed_tests(tests, names):
    leaves = points_tests(names)
    return st.one_of(tests, tests, leaves, joined(st.one_of(tests, leaves)))


# Facts

NOTHING = (NOT_APPLICABLE, NO_DATE, NEVER)


def values_of(kind, huge=True):
    numbers = (*WHOLE, *PARTS, *(HUGE if huge else ()))
    return {NUMBER: numbers, YES_NO: (False, True), DATE: DAYS}.get(kind, WORDS)


@st.composite
def cells(draw, name, types=TYPES, open_share=3):
    """A cell of a fact's type: most often known, `open_share` in ten unknown, now and then no value at
    all."""
    kind = types[name].kind
    grid = WHOLE if name.startswith("n") else values_of(kind)
    dice = draw(st.integers(0, 9))
    if dice == 9 and kind not in (YES_NO,):
        return draw(st.sampled_from(NOTHING))
    if dice >= open_share:
        return known(draw(st.sampled_from(grid)))
    gaps = (owed(name),)
    if dice % 2 and kind in (NUMBER, DATE):
        return draw(bounded(grid, gaps))
    if dice == 0 and kind in (TEXT, BAND):
        return unknown(
            gaps, tuple(draw(st.lists(st.sampled_from(grid), min_size=1, max_size=3, unique=True)))
        )
    return unknown(gaps)


@st.composite
def bounded(draw, grid, gaps):
    """A number or day that lies between two ends, one of them known at least."""
    low, high = sorted(draw(st.lists(st.sampled_from(grid), min_size=2, max_size=2)))
    missing = draw(st.integers(0, 3))
    return between(None if missing == 1 else low, None if missing == 2 else high, gaps)


@cache
def rows(**chosen):
    return st.fixed_dictionaries({name: cells(name, **chosen) for name in TYPES})


unit_cells = st.sampled_from((known(True), known(False), unknown((owed("B01"),))))
unit_rows = st.fixed_dictionaries(dict.fromkeys(UNIT, unit_cells))


@dataclass(frozen=True)
class Case:
    """A rulebook with its parameters and the facts of some subjects."""

    rulebook: Rulebook
    parameters: dict[str, Parameter]
    rows: list[dict[str, Cell]]
    units: list[dict[str, Cell]]


@st.composite
def cases(draw, most_rows=20, open_share=None, **chosen):
    share = draw(st.sampled_from((0, 2, 4))) if open_share is None else open_share
    least = min(6, most_rows)
    found = draw(st.lists(st.tuples(rows(open_share=share), unit_rows), min_size=least, max_size=most_rows))
    return Case(draw(rulebooks(**chosen)), draw(parameters()), [r for r, _ in found], [u for _, u in found])
