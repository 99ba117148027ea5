"""Which forms of which periods a unit must have returned before anything is known of a figure."""

from __future__ import annotations

from collections.abc import Iterator

from engine.indicators.windows import year_before
from engine.rulebook.model.conditions import facts_in
from engine.rulebook.model.editions import edition_in
from engine.rulebook.model.indicators import Indicator
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.model.vocabulary import VENUE_PERIOD
from facts.periods import Period
from facts.standing import COMMUNE

BAND = ".band"
RequiredReturns = frozenset[tuple[Period, str]]  # a period and a form of it


def required_returns(rules: Rules, kind: str, indicator: Indicator, period: Period) -> RequiredReturns:
    """Return the forms that a figure of a kind of subject is over, whatever figures lie between.

    Of what looks back over years only the period's own forms are named: an older return that never came
    leaves such a figure open, not unknown.
    """
    return frozenset(_FormsBehind(rules).of(kind, indicator, period))


class _FormsBehind:
    """Follows figures down to forms; each figure once, so that circles through bands end."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.visited: set[tuple[str, str, Period]] = set()

    def of(self, kind: str, indicator: Indicator, period: Period) -> Iterator[tuple[Period, str]]:
        if indicator.reported_by == COMMUNE:
            yield from ((period, form) for form in indicator.forms)
        for part in indicator.over_records.values():
            if part.over.kind == VENUE_PERIOD:
                for name in facts_in(part.over.where):
                    yield from self._named("venue", name, period)
        for name in indicator.operands:
            yield from self._named(kind, name, period)
        before = year_before(period, self.rules.calendar) if indicator.of_year_before else None
        if before is not None:
            for name in indicator.of_year_before:
                yield from self._named(kind, name, before)

    def _named(self, kind: str, name: str, period: Period) -> Iterator[tuple[Period, str]]:
        if (kind, name, period) in self.visited:
            return
        self.visited.add((kind, name, period))
        if name.endswith(BAND):
            yield from self._band(name.removesuffix(BAND), period)
        else:
            yield from self.of(kind, self.rules.indicator(kind, name), period)

    def _band(self, rulebook: str, period: Period) -> Iterator[tuple[Period, str]]:
        book = edition_in(self.rules, self.rules.rulebooks[rulebook], period.end)
        kind = self.rules.indicator_sets[book.subject].subject
        names = [name for c in book.criteria for name in c.facts]
        names += [name for gate in book.gates for name in facts_in(gate.when)]
        for name in dict.fromkeys(names):
            if name.endswith(BAND) or name in self.rules.indicator_sets[book.subject].indicators:
                yield from self._named(kind, name, period)
