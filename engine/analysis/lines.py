"""Lines of points that are never reached, tests that always hold, criteria that always give the same."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from engine.analysis.findings import Finding
from engine.analysis.regimes import Regime
from engine.analysis.subject import Studied
from engine.rulebook.compile.parameter_dates import parameters_of
from engine.rulebook.model.conditions import AllOf, AnyOf, Condition, NoneOf, parameters_in
from engine.rulebook.model.points import Lines
from engine.rulebook.model.rulebook import Criterion
from engine.rulebook.text.places import Place

Units = tuple[Regime, ...]
ALWAYS = AllOf(())


def line_findings(studied: Studied) -> Iterator[Finding]:
    for criterion in studied.rulebook.criteria:
        yield from _applies(studied, criterion)
        if isinstance(criterion.points, Lines):
            yield from studied.on_dates(parameters_of(criterion), partial(_first_dead, studied, criterion))
            yield from _always_same(studied, criterion)


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
        holding = studied.example(
            AllOf((criterion.applies_when or ALWAYS, tests[index], tests[above])), units
        )
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

    yield from studied.on_dates(parameters_of(criterion), ask)


def _plain(number: object) -> str:
    return f"{float(number):g}"  # type: ignore[arg-type]


def _applies(studied: Studied, criterion: Criterion) -> Iterator[Finding]:
    test = criterion.applies_when
    if test is None:
        return

    def ask(units: Units) -> Finding | None:
        holding = studied.example(test, units)
        if holding is None:
            return studied.finding("P105", criterion.place, None, id=criterion.id)
        if studied.example(NoneOf((test,)), units) is None:
            return studied.finding("P106", criterion.place, holding, id=criterion.id)
        return None

    yield from studied.on_dates(parameters_in(test), ask)
