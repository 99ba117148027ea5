"""Which indicators and parameters a criterion, gate or sign rests on, through every indicator between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from engine.analysis.pointed import parameters_behind
from engine.rulebook.compile.parameter_dates import parameters_of
from engine.rulebook.compile.rule_uses import venue_set_of
from engine.rulebook.model.conditions import facts_in
from engine.rulebook.model.facts_used import used_facts
from engine.rulebook.model.indicators import Indicator, IndicatorSet
from engine.rulebook.model.points_asked import facts_behind
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.rulebook.model.vocabulary import VENUE_PERIOD

Key = tuple[str, str]  # indicator set, indicator


@dataclass(frozen=True, slots=True)
class Uses:
    """Indicators and parameters with the ids of what rests on them."""

    indicators: Mapping[Key, frozenset[str]]
    parameters: Mapping[str, frozenset[str]]


def uses_of(rules: Rules, book: Rulebook) -> Uses:
    indicators: dict[Key, set[str]] = {}
    parameters: dict[str, set[str]] = {}
    for id_, facts, named in _items(book):
        for name in named:
            parameters.setdefault(name, set()).add(id_)
        for key in _closure(rules, rules.indicator_sets[book.subject], facts):
            indicators.setdefault(key, set()).add(id_)
            for name in rules.indicator_sets[key[0]].indicators[key[1]].parameters:
                parameters.setdefault(name, set()).add(id_)
    return Uses(
        {key: frozenset(ids) for key, ids in indicators.items()},
        {name: frozenset(ids) for name, ids in parameters.items()},
    )


def _items(book: Rulebook) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    for criterion in book.criteria:
        yield criterion.id, used_facts(criterion.points, criterion.applies_when), parameters_of(criterion)
    tests = [(gate.id, gate.when) for gate in book.gates] + [(sign.id, sign.when) for sign in book.signs]
    for id_, when in tests:
        yield id_, facts_behind(when, book), parameters_behind(when, book)


def _closure(rules: Rules, own: IndicatorSet, names: Iterable[str]) -> Iterator[Key]:
    seen: set[Key] = set()
    waiting = [(own, name) for name in names]
    while waiting:
        here, name = waiting.pop()
        if here.beside is not None and name in rules.indicator_sets[here.beside].indicators:
            here = rules.indicator_sets[here.beside]
        if name not in here.indicators or (here.name, name) in seen:
            continue
        seen.add((here.name, name))
        yield here.name, name
        waiting += _below(rules, here, here.indicators[name])


def _below(rules: Rules, here: IndicatorSet, indicator: Indicator) -> Iterator[tuple[IndicatorSet, str]]:
    for part in indicator.over_records.values():
        if part.over.kind == VENUE_PERIOD:
            for name in facts_in(part.over.where):
                yield rules.indicator_sets[venue_set_of(rules, name)], name
    yield from ((here, name) for name in indicator.looked_at)
