"""Changes of what lies under rulebooks: values of parameters, and the tests by which records are picked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from engine.analysis.domains import Domains
from engine.indicators.operations.declared_cell import DeclaredCell
from engine.rulebook.kinds.parameters import DatedLines, Parameter
from engine.rulebook.model.conditions import Compare, Condition, ParameterRef, leaves
from engine.rulebook.model.indicators import Indicator, Selection
from engine.rulebook.model.points import Lines
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.rulebook.model.vocabulary import VENUE_PERIOD
from engine.rulebook.text.places import Place
from engine.trials.condition_changes import THRESHOLD, WHOLE_STEPS, ThresholdSteps, beside, changes_of, plain
from engine.trials.mutants import CITATION, Mutant
from engine.trials.probes import STEP, WHOLE
from engine.trials.uses import Key, uses_of

ONE = Fraction(1)
LIVES = {"open_at": "overlaps", "overlaps": "open_at"}
Touches = Mapping[str, frozenset[str]]


def ground_mutants(rules: Rules, books: list[Rulebook]) -> Iterator[Mutant]:
    """Yield the changes of every parameter and indicator these rulebooks rest on, each once."""
    uses = {book.name: uses_of(rules, book) for book in books}
    parameters = list(dict.fromkeys(name for use in uses.values() for name in use.parameters))
    indicators = list(dict.fromkeys(key for use in uses.values() for key in use.indicators))
    for name in parameters:
        ids = {book: use.parameters.get(name, frozenset()) for book, use in uses.items()}
        yield from parameter_mutants(rules, rules.parameters[name], _first(ids), _touched(rules, ids))
    for key in indicators:
        ids = {book: use.indicators.get(key, frozenset()) for book, use in uses.items()}
        yield from _of_indicator(rules, key, _first(ids), _touched(rules, ids))


def _first(ids: Touches) -> str:
    return next(book for book, members in ids.items() if members)


def _touched(rules: Rules, ids: Touches) -> Touches:
    """Add the whole result, and every figure a scenario may look up."""
    figures = frozenset(
        name for indicator_set in rules.indicator_sets.values() for name in indicator_set.indicators
    )
    return {book: indicator_set | figures | {WHOLE} for book, indicator_set in ids.items() if indicator_set}


# Parameters


def parameter_mutants(rules: Rules, parameter: Parameter, book: str, touches: Touches) -> Iterator[Mutant]:
    """Yield the changes of a parameter's values; `touches`: who may notice, by rulebook."""
    step = _step(rules, parameter.name)
    for index, dated in enumerate(parameter.values):
        for line, (value, condition) in enumerate(dated.lines):
            for other in beside(value, step, step):
                lines = (*dated.lines[:line], (other, condition), *dated.lines[line + 1 :])
                text = f"{dated.from_.isoformat()} = {plain(value)}", plain(other)
                yield _parameter(
                    rules, parameter, index, replace(dated, lines=lines), book, THRESHOLD, *text, touches
                )
            for change in changes_of(condition, WHOLE_STEPS) if condition is not None else ():
                lines = (*dated.lines[:line], (value, change.condition), *dated.lines[line + 1 :])
                yield _parameter(
                    rules,
                    parameter,
                    index,
                    replace(dated, lines=lines),
                    book,
                    change.kind,
                    change.before,
                    change.after,
                    touches,
                )
        asks = {name: frozenset({f"cites:{parameter.name}"}) for name in (*rules.rulebooks, book)}
        for cite in dated.cites if len(dated.cites) > 1 else ():
            left = replace(dated, cites=tuple(c for c in dated.cites if c != cite))
            yield _parameter(rules, parameter, index, left, book, CITATION, cite, "", asks)
        if len(dated.cites) == 1:
            other_cite = next(name for name in rules.documents if name != dated.cites[0].split("/")[0])
            left = replace(dated, cites=(other_cite,))
            yield _parameter(rules, parameter, index, left, book, CITATION, dated.cites[0], other_cite, asks)


def _parameter(
    rules: Rules,
    parameter: Parameter,
    index: int,
    dated: DatedLines,
    book: str,
    kind: str,
    before: str,
    after: str,
    touches: Touches,
) -> Mutant:
    values = (*parameter.values[:index], dated, *parameter.values[index + 1 :])
    changed = {**rules.parameters, parameter.name: replace(parameter, values=values)}
    mutated = replace(rules, parameters=changed)
    return Mutant(book, parameter.name, kind, before, after, dated.place, mutated, touches, deep=True)


def _step(rules: Rules, name: str) -> Fraction:
    """Return 1 for what counts or days are compared with, else the least step that is printed."""
    for book in rules.rulebooks.values():
        domains, parameter = Domains(rules, book), ParameterRef(name)
        for criterion in book.criteria:
            points = criterion.points
            if (
                not isinstance(points, Lines)
                and points.full_at == parameter
                and not domains[points.fact].whole
            ):
                return STEP
            tests = [condition for _, condition in points.lines] if isinstance(points, Lines) else []
            if any(not domains[fact].whole for test in tests for fact in _compared(test, parameter)):
                return STEP
        if any(
            getattr(leaf, "by", None) == parameter for sign in book.signs for leaf in leaves(sign.when)
        ):  # a distance in points
            return Fraction(1, 10**book.decimals)
    return ONE


def _compared(test: Condition | None, parameter: ParameterRef) -> list[str]:
    return [leaf.fact for leaf in leaves(test) if isinstance(leaf, Compare) and parameter in leaf.operands]


# Indicators


def _of_indicator(rules: Rules, key: Key, book: str, touches: Touches) -> Iterator[Mutant]:
    indicator = rules.indicator_sets[key[0]].indicators[key[1]]
    if isinstance(indicator, DeclaredCell) and indicator.shown_by is not None:
        changed: Indicator = replace(indicator, shown_by=None)
        yield _indicator(rules, key, changed, book, "operator", "no_evidence", "", touches)
    for name, part in indicator.over_records.items():
        for kind, before, after, selection in _of_selection(rules, part.over):
            other = replace(part, over=selection)
            changed = replace(indicator, **{name: other}) if name else other  # type: ignore[arg-type]
            yield _indicator(rules, key, changed, book, kind, before, after, touches)


def _of_selection(rules: Rules, over: Selection) -> Iterator[tuple[str, str, str, Selection]]:
    for change in changes_of(over.where, _steps(rules, over.kind)) if over.where is not None else ():
        yield change.kind, change.before, change.after, replace(over, where=change.condition)
    if over.life is not None:
        yield "operator", over.life, LIVES[over.life], replace(over, life=LIVES[over.life])
    for index, month in enumerate(over.months):
        for other in beside(month, ONE, ONE) if isinstance(month, Fraction) else ():
            months = (*over.months[:index], other, *over.months[index + 1 :])
            written = f"months {plain(other)}"
            yield THRESHOLD, written, written, replace(over, months=months)


def _steps(rules: Rules, kind: str) -> ThresholdSteps:
    if kind != VENUE_PERIOD:
        return WHOLE_STEPS
    venues = rules.set_of("venue").indicators
    return ThresholdSteps(
        lambda fact: ONE if fact not in venues or venues[fact].type.whole else STEP, lambda _: Fraction(0)
    )


def _indicator(
    rules: Rules,
    key: Key,
    changed: Indicator,
    book: str,
    kind: str,
    before: str,
    after: str,
    touches: Touches,
) -> Mutant:
    having = {name: s for name, s in rules.indicator_sets.items() if key[0] in (name, s.beside)}
    others = {name: replace(s, indicators={**s.indicators, key[1]: changed}) for name, s in having.items()}
    mutated = replace(rules, indicator_sets={**rules.indicator_sets, **others})
    place: Place = changed.place
    return Mutant(book, key[1], kind, before, after, place, mutated, touches, deep=True)
