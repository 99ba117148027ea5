"""What each rulebook and indicator rests on among the rules: when none of it changed, it means what it meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from engine.rulebook.model.fingerprints import fingerprint, names_in
from engine.rulebook.model.rulebook import Parameter, Rules
from facts.periods import Period

INDICATOR, RULEBOOK, PARAMETER = "indicator", "rulebook", "parameter"
Node = tuple[str, str]  # what it is, its name


def rule_keys(rules: Rules, period: Period) -> dict[Node, str]:
    """Return a key for each rulebook, and each indicator (`SET.NAME`), as a run of a period reads it.

    A key is over the thing itself, all it names, and all they name: indicators, other rulebooks, and parameters
    up to the period's last day. Periods and units of the rules are in every key.
    """
    web = _Web(rules, period)
    return {node: web.key(node) for node in web.said if node[0] != PARAMETER}


def parameters_until(
    parameters: Mapping[str, Parameter], names: Iterable[str], day: date
) -> tuple[Parameter, ...]:
    """Return the parameters among names, with the values that may be asked for by a day: later ones may not."""
    return tuple(_until(parameters[name], day) for name in sorted(names) if name in parameters)


def _until(parameter: Parameter, day: date) -> Parameter:
    by_then = tuple(value for value in parameter.values if value.from_ <= day)
    return replace(parameter, values=by_then or parameter.values[:1])


class _Web:
    """Who names whom. A name that happens to be a field's too only makes a key rest on more."""

    def __init__(self, rules: Rules, period: Period) -> None:
        self.said: dict[Node, Any] = {}
        self.by_name: dict[str, list[Node]] = {}
        for set_, found in rules.indicator_sets.items():
            for name, indicator in found.indicators.items():
                self._add((INDICATOR, f"{set_}.{name}"), name, indicator)
        for name, book in rules.rulebooks.items():
            self._add((RULEBOOK, name), name, book)
        for parameter in parameters_until(rules.parameters, rules.parameters, period.end):
            self._add((PARAMETER, parameter.name), parameter.name, parameter)
        self.own = {node: fingerprint(said) for node, said in self.said.items()}
        self.names: Mapping[Node, tuple[Node, ...]] = {
            node: tuple(other for name in sorted(names_in(said)) for other in self.by_name.get(name, ()))
            for node, said in self.said.items()
        }
        self.common = fingerprint(rules.calendar, rules.units, period)

    def _add(self, node: Node, name: str, said: Any) -> None:
        self.said[node] = said
        self.by_name.setdefault(name, []).append(node)

    def key(self, node: Node) -> str:
        reached, waiting = {node}, [node]
        while waiting:
            for other in self.names[waiting.pop()]:
                if other not in reached:
                    reached.add(other)
                    waiting.append(other)
        return fingerprint(self.common, node, sorted((other, self.own[other]) for other in reached))
