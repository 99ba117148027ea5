"""Which indicators and parameters a criterion, gate or sign rests on, through every indicator between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.analysis.pointed import parameters_behind
from engine.rulebook.compile.rule_uses import behind
from engine.rulebook.model.indicators import Indicator
from engine.rulebook.model.points_asked import facts_behind
from engine.rulebook.model.rulebook import Gate, Rulebook, Rules, Sign

Key = tuple[str, str]  # indicator set, indicator


@dataclass(frozen=True, slots=True)
class Uses:
    """Indicators and parameters with the ids of what rests on them."""

    indicators: Mapping[Key, frozenset[str]]
    parameters: Mapping[str, frozenset[str]]


def uses_of(rules: Rules, book: Rulebook) -> Uses:
    indicators: dict[Key, frozenset[str]] = {}
    parameters: dict[str, frozenset[str]] = {}
    for id_, facts, names in _items(book):
        used = behind(rules, book.subject, facts).indicators
        for name in (*names, *(name for indicator in used for name in indicator.parameters)):
            parameters[name] = parameters.get(name, frozenset()) | {id_}
        for key in (_key(rules, indicator) for indicator in used):
            indicators[key] = indicators.get(key, frozenset()) | {id_}
    return Uses(indicators, parameters)


def _items(book: Rulebook) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    for criterion in book.criteria:
        yield criterion.id, criterion.facts, criterion.parameters
    tested: tuple[Gate | Sign, ...] = (*book.gates, *book.signs)
    for part in tested:
        yield part.id, facts_behind(part.when, book), parameters_behind(part.when, book)


def _key(rules: Rules, indicator: Indicator) -> Key:
    """Return the set that declares an indicator, not one beside it, and its name."""
    sets = (s.name for s in rules.indicator_sets.values() if s.indicators.get(indicator.name) is indicator)
    return next(name for name in sets if indicator.name in rules.own_indicators(name)), indicator.name
