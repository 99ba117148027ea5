"""Lines never reached, tests that always hold, criteria without effect, full marks out of reach."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from engine.analysis.findings import Finding, finding_at
from engine.analysis.regimes import Regime
from engine.analysis.subject import Studied
from engine.rulebook.model.conditions import AllOf, AnyOf, Apart, Condition, NoneOf, leaves, parameters_in
from engine.rulebook.model.points import ZERO, AlongNumber, Lines
from engine.rulebook.model.rulebook import Criterion
from engine.rulebook.text.places import Place

Units = tuple[Regime, ...]
ALWAYS = AllOf(())
LEAST_MEANT = 1  # per cent: who writes 1 for the full mark most likely means all of it


def line_findings(studied: Studied) -> Iterator[Finding]:
    for criterion in studied.rulebook.criteria:
        applies = criterion.applies_when
        if applies is not None:
            ask = partial(studied.constant, ("P105", "P106"), criterion.id, criterion.place, applies)
            yield from studied.on_dates(parameters_in(applies), ask)
        if isinstance(criterion.points, Lines):
            yield from studied.on_dates(criterion.parameters, partial(_first_dead, studied, criterion))
            yield from _always_same(studied, criterion)
        elif criterion.points.full_at is not None:
            ask_full = partial(_full_mark, studied, criterion, criterion.points)
            yield from studied.on_dates(criterion.parameters, ask_full)


def _tests(criterion: Criterion) -> list[Condition]:
    assert isinstance(criterion.points, Lines)
    return [condition or ALWAYS for _, condition in criterion.points.lines]


def _first_dead(studied: Studied, criterion: Criterion, units: Units) -> Finding | None:
    """Return the first line that can't be the first to hold."""
    tests = _tests(criterion)
    applies = criterion.applies_when or ALWAYS
    for index, test in enumerate(tests):
        reached = AllOf((applies, test, NoneOf(tuple(tests[:index]))))
        if studied.example(reached, units) is not None:
            continue
        return _dead(studied, criterion, index, tests, units)
    return _needless(studied, criterion, tests, units)


def _dead(
    studied: Studied, criterion: Criterion, index: int, tests: list[Condition], units: Units
) -> Finding:
    """Say whether the line's own test can't hold, or which lines above take all it could have."""
    place, n = _place(criterion, index), index + 1
    for above in range(index):
        both = AllOf((criterion.applies_when or ALWAYS, tests[index], tests[above]))
        holding = studied.example(both, units)
        if holding is not None:
            return studied.finding("P102", place, holding, id=criterion.id, n=n, by=above + 1)
    alone = studied.example(tests[index], units)
    if alone is not None and criterion.applies_when is not None:
        return studied.finding("P107", place, alone, id=criterion.id, n=n)
    return studied.finding("P101", place, None, id=criterion.id, n=n)


def _needless(studied: Studied, criterion: Criterion, tests: list[Condition], units: Units) -> Finding | None:
    """Return a last test that always holds where it is reached: it says nothing."""
    if tests[-1] == ALWAYS or len(tests) < 2:
        return None
    if studied.example(NoneOf(tuple(tests)), units) is not None:
        return None
    shown = studied.example(tests[-1], units)
    place = _place(criterion, len(tests) - 1)
    return studied.finding("P103", place, shown, id=criterion.id, n=len(tests))


def _place(criterion: Criterion, index: int) -> Place:
    """Return where a line stands, that of its criterion where it comes from no file."""
    assert isinstance(criterion.points, Lines)
    place = criterion.points.place(index)
    return place if place.line else criterion.place


def _always_same(studied: Studied, criterion: Criterion) -> Iterator[Finding]:
    """Tell a criterion whose lines all give the same; where none holds, nothing is given."""
    assert isinstance(criterion.points, Lines)
    lines = criterion.points.lines
    gives = {give for give, _ in lines}
    if len(gives) > 1 or gives == {0}:
        if gives == {0}:
            yield studied.finding("P104", criterion.place, None, id=criterion.id, points=0)
        return
    points = _plain(*gives)
    conditions = tuple(c for _, c in lines if c is not None)
    everywhere = len(conditions) < len(lines)

    def ask(units: Units) -> Finding | None:
        if not everywhere and studied.example(NoneOf(conditions), units) is not None:
            return None
        shown = studied.example(AnyOf((*conditions, ALWAYS)), units)
        return studied.finding("P104", criterion.place, shown, id=criterion.id, points=points)

    yield from studied.on_dates(criterion.parameters, ask)


def _plain(number: object) -> str:
    return f"{float(number):g}"  # type: ignore[arg-type]


def _full_mark(studied: Studied, criterion: Criterion, points: AlongNumber, units: Units) -> Finding | None:
    """Tell a full mark above all a figure can be, and one at a single per cent."""
    fulls = {full for regime in units for full in regime.frame.values_of(points.full_at or ZERO)}
    most, unit = studied.domains[points.of].high, studied.domains.indicators[points.of].type.unit
    named, book = {"id": criterion.id, "fact": points.of}, studied.rulebook.name
    if most is not None and max(fulls) > most:
        ends = {"full": _plain(max(fulls)), "most": _plain(most)}
        return finding_at("P109", criterion.place, book, **named, **ends)
    if unit == "%" and min(fulls) <= LEAST_MEANT:
        return finding_at("P110", criterion.place, book, **named, full=_plain(min(fulls)))
    return None


def sign_findings(studied: Studied) -> Iterator[Finding]:
    """Tell reporting-quality signs that can never stand, or always do; a distance to the score can be any."""
    for sign in studied.rulebook.signs:
        if not any(isinstance(leaf, Apart) for leaf in leaves(sign.when)):
            ask = partial(studied.constant, ("P701", "P702"), sign.id, sign.place, sign.when)
            yield from studied.on_dates(parameters_in(sign.when), ask)
