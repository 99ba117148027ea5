"""What units did not return that may tell of another unit, or of a venue there: scores rest on it too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from engine.indicators.knowledge import reach
from engine.indicators.subjects import Subject
from engine.logic.cells import Owed
from engine.rulebook.compile.rule_uses import behind
from engine.rulebook.model.indicators import Indicator
from facts.forms.catalogue import FORMS, KINDS
from facts.standing import COMMUNE

if TYPE_CHECKING:
    from engine.indicators.evaluator import PeriodFacts
    from engine.rulebook.model.rulebook import Rulebook, Rules


def not_returned(facts: PeriodFacts, rulebook: Rulebook) -> tuple[Owed, ...]:
    """Return the forms of events that a rulebook counts and units did not return: those of the period, and of
    the years it looks back to. A row of them counts for the unit or venue it names, whoever reports it."""
    units, aggregator = facts.compared_units, facts.aggregator
    forms = {
        (form, *reach(part.over, window))
        for indicator in _behind(facts.rules, rulebook)
        for part in indicator.over_records.values()
        for form in _forms_of_events(part.over.kind)
        for unit in units[:1]
        for window in aggregator.windows(part.over, facts.frame(Subject("unit", unit)))
    }
    return tuple(sorted({gap for form in forms for gap in aggregator.gaps_of_all(*form)}))


def _behind(rules: Rules, rulebook: Rulebook) -> Iterator[Indicator]:
    inputs = behind(rules, rulebook.subject, rulebook.facts)
    yield from inputs.indicators
    for other in inputs.rulebooks:
        yield from behind(rules, other.subject, other.facts).indicators


def _forms_of_events(kind: str) -> Iterator[str]:
    """Yield the form of a kind of events, and those it leads over: of violations, that of inspections."""
    at = KINDS.get(kind)
    while at is not None and not at.register and at.form in FORMS and at.sender == COMMUNE:
        yield at.form
        step = at.record_fields[at.unit_path[0]].refers_to if at.unit_path else None
        at = KINDS.get(str(step))
