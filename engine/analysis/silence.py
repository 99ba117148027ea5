"""What facts become when a commune reports none of the records that exist only where somebody looks."""

from __future__ import annotations

from collections.abc import Iterable

from engine.analysis.samples import Sample
from engine.logic.cells import NO_DATE, NOT_APPLICABLE, Cell, State, known
from engine.rulebook.model.conditions import facts_in
from engine.rulebook.model.indicators import Aggregate, IndicatorSet, Quotient, Total
from engine.rulebook.model.rulebook import Rulebook, Rules
from engine.rulebook.model.vocabulary import VENUE_PERIOD


class Silence:
    """Answers for the indicators of one rulebook."""

    def __init__(self, rules: Rules, rulebook: Rulebook) -> None:
        self.rules = rules
        self.own = rules.indicator_sets[rulebook.subject]
        self.kinds = frozenset(rulebook.found_by_looking)

    def facts(self, names: Iterable[str]) -> Sample:
        """Return the facts that silence settles, with what it makes of them."""
        found = {name: self._cell(name, self.own) for name in names if name in self.own.indicators}
        return {name: cell for name, cell in found.items() if cell is not None}

    def _cell(self, name: str, within: IndicatorSet) -> Cell | None:
        operation = within.indicators[name].operation
        if isinstance(operation, Aggregate):
            return self._nothing(operation) if self._silent(operation) else None
        if isinstance(operation, Total):
            parts = [self._cell(part, within) for part in operation.names]
            return known(0) if all(part == known(0) for part in parts) else None
        if isinstance(operation, Quotient):
            return self._quotient(operation, within)
        return None

    def _quotient(self, operation: Quotient, within: IndicatorSet) -> Cell | None:
        below = self._cell(operation.below, within)
        if below == known(0):
            return NOT_APPLICABLE if operation.if_none == "not_applicable" else Cell(State.UNKNOWN)
        return known(0) if self._cell(operation.above, within) == known(0) else None

    def _silent(self, operation: Aggregate) -> bool:
        """Tell whether the commune's own silence leaves nothing here; what other offices tell stays."""
        over = operation.over
        if "office" in facts_in(over.where):
            return False
        if over.kind == VENUE_PERIOD:
            below = self.rules.indicator_sets.get(VENUE_PERIOD)
            names = [n for n in facts_in(over.where) if below and n in below.indicators]
            return any(below is not None and self._cell(n, below) is not None for n in names)
        return over.kind in self.kinds

    def _nothing(self, operation: Aggregate) -> Cell:
        if operation.op == "exists":
            return known(False)
        return NO_DATE if operation.op in ("min_date", "max_date") else known(0)
