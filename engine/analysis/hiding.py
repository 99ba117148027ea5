"""How figures move when a commune looks less, or reports less than it found: derived from the forms alone.

Some records exist only where somebody looked, and the forms tell which: a row of them that is missing from a
later return is *gone*, not withdrawn. What such a record refers to, and is no register, is the looking itself
(an inspection). Hiding makes figures over both fall; what tells of hiding rises: a nil return of such a form,
rows gone without reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from engine.rulebook.model.conditions import (
    AllOf,
    AnyOf,
    AtLeastOf,
    Compare,
    Condition,
    NoneOf,
)
from engine.rulebook.model.facts_used import used_facts
from engine.rulebook.model.indicators import (
    Aggregate,
    ChanceOfSoFew,
    DaysBetween,
    DeclaredCell,
    Difference,
    IndicatorRef,
    IndicatorSet,
    Operation,
    Quotient,
    ShareOfBest,
    Total,
)
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.model.vocabulary import RETURN, VENUE_PERIOD
from facts.forms.catalogue import KINDS
from facts.standing import COMMUNE, NIL

DOWN, UP, EITHER = "down", "up", "either"
FOUND, LOOKING, TOLD, SELF = "found", "looking", "told", "self"

FOUND_KINDS = frozenset(name for name, kind in KINDS.items() if kind.row_gone == "gone")
LOOKING_KINDS = (
    frozenset(
        str(field.refers_to)
        for name in FOUND_KINDS
        for field in KINDS[name].record_fields.values()
        if field.refers_to in KINDS and not KINDS[str(field.refers_to)].register
    )
    - FOUND_KINDS
)
SELF_KINDS = frozenset(
    name
    for name, kind in KINDS.items()
    if any(field.refers_to == "criterion" for field in kind.record_fields.values())
)
"""What whoever is scored says of its own score."""
FOUND_FORMS = frozenset(KINDS[name].form for name in FOUND_KINDS)


@dataclass(frozen=True, slots=True)
class FigureMove:
    """The way a figure can go when something is hidden, and through what: found, looking, told of, or
    self-set."""

    way: str
    through: frozenset[str]

    @property
    def back(self) -> FigureMove:
        return FigureMove({DOWN: UP, UP: DOWN}.get(self.way, EITHER), self.through)


class Hiding:
    """Answers for the facts of one indicator set."""

    def __init__(self, rules: Rules, indicator_set: str, more: Iterable[str] = ()) -> None:
        self.rules = rules
        self.found = FOUND_KINDS | frozenset(more)
        self.own = rules.indicator_sets[indicator_set]
        self._known: dict[tuple[str, str], FigureMove | None] = {}

    def move(self, name: str) -> FigureMove | None:
        """Return how a fact moves; None where hiding does not touch it."""
        return self._move(name, self.own)

    def _move(self, name: str, home: IndicatorSet) -> FigureMove | None:
        key = home.name, name
        if key not in self._known:
            self._known[key] = None  # a circle through bands moves nothing by itself
            self._known[key] = self._of(name, home)
        return self._known[key]

    def _of(self, name: str, home: IndicatorSet) -> FigureMove | None:
        if name.endswith(".band"):
            return self._band(name.removesuffix(".band"))
        found = home.indicators.get(name)
        return self._operation(found.operation, home) if found is not None else None

    def _band(self, rulebook: str) -> FigureMove | None:
        """Let a band move any way where any figure behind its points does."""
        book = self.rules.rulebooks[rulebook]
        home = self.rules.indicator_sets[book.subject]
        names = [fact for c in book.criteria for fact in used_facts(c.points, c.applies_when)]
        moved = [m for m in (self._move(name, home) for name in names) if m is not None]
        return FigureMove(EITHER, frozenset().union(*(m.through for m in moved))) if moved else None

    def _operation(self, operation: Operation, home: IndicatorSet) -> FigureMove | None:
        if isinstance(operation, Aggregate):
            return self._aggregate(operation)
        if isinstance(operation, Total):
            return together([self._move(name, home) for name in operation.names])
        if isinstance(operation, Difference):
            below = self._move(operation.b, home)
            return together([self._move(operation.a, home), below.back if below else None])
        if isinstance(operation, Quotient):
            return self._quotient(operation, home)
        if isinstance(operation, DaysBetween):
            return self._days(operation, home)
        if isinstance(operation, DeclaredCell):
            if operation.ends is not None and operation.told_by == COMMUNE:
                return FigureMove(EITHER, frozenset({SELF}))  # points it gives itself
            told = operation.by_looking and operation.told_by == COMMUNE
            return FigureMove(DOWN, frozenset({FOUND})) if told else None
        if isinstance(operation, ShareOfBest | ChanceOfSoFew):
            return self._move(operation.name, home)
        return None  # a field of the unit, or last year's figure, which was told before

    def _quotient(self, operation: Quotient, home: IndicatorSet) -> FigureMove | None:
        """Let a share of what is hidden move any way: who hides chooses what to hide."""
        above, below = self._move(operation.above, home), self._move(operation.below, home)
        if below is None:
            return above
        return FigureMove(EITHER, below.through | (above.through if above else frozenset()))

    def _days(self, operation: DaysBetween, home: IndicatorSet) -> FigureMove | None:
        first, second = (self._day(part, home) for part in (operation.first, operation.second))
        return together([first.back if first else None, second])

    def _day(self, part: object, home: IndicatorSet) -> FigureMove | None:
        if isinstance(part, IndicatorRef):
            return self._move(part.name, home)
        return self._aggregate(part) if isinstance(part, Aggregate) else None

    def _aggregate(self, operation: Aggregate) -> FigureMove | None:
        over, kind = operation.over, operation.over.kind
        if kind == VENUE_PERIOD:
            truth = self._truth(over.where, self.rules.set_of("venue"))
            return (
                truth
                if truth is None or operation.op in ("count", "exists")
                else FigureMove(EITHER, truth.through)
            )
        if _of_others_only(over.where):
            return None
        if kind == RETURN:
            return FigureMove(UP, frozenset({TOLD})) if _nil_of_found(over.where) else None
        if kind in SELF_KINDS:
            return FigureMove(EITHER, frozenset({SELF}))
        if kind not in self.found | LOOKING_KINDS:
            return None
        if _asks(over.where, "gone", True):
            return FigureMove(UP, frozenset({TOLD}))
        way = UP if operation.op == "min_date" else DOWN
        return FigureMove(way, frozenset({FOUND if kind in self.found else LOOKING}))

    # Tests over figures of venues

    def _truth(self, condition: Condition | None, home: IndicatorSet) -> FigureMove | None:
        """Return how the truth of a test moves: down is towards false."""
        if condition is None:
            return None
        if isinstance(condition, AllOf | AnyOf | AtLeastOf):
            return together([self._truth(part, home) for part in condition.parts])
        if isinstance(condition, NoneOf):
            found = together([self._truth(part, home) for part in condition.parts])
            return found.back if found else None
        move = self._move(condition.fact, home)
        if move is None or not isinstance(condition, Compare):
            return FigureMove(EITHER, move.through) if move else None
        return compared(condition, move)


def compared(leaf: Compare, move: FigureMove) -> FigureMove:
    """Return how the truth of a comparison moves with its figure."""
    if leaf.op in ("at_least", "more_than"):
        return move
    if leaf.op in ("at_most", "less_than"):
        return move.back
    (first, *more) = leaf.operands
    if leaf.op == "equal" and first is True:
        return move
    nothing = leaf.op == "equal" and not more and not isinstance(first, str) and first in (0, False)
    return move.back if nothing else FigureMove(EITHER, move.through)


def together(moves: list[FigureMove | None]) -> FigureMove | None:
    """Return how the sum of figures moves."""
    found = [move for move in moves if move is not None]
    if not found:
        return None
    ways = {move.way for move in found}
    through = frozenset[str]().union(*(move.through for move in found))
    return FigureMove(ways.pop() if len(ways) == 1 else EITHER, through)


def _of_others_only(condition: Condition | None) -> bool:
    """Tell whether only what other offices report is counted: that is not the commune's to hide."""
    for part in _parts(condition):
        if isinstance(part, Compare) and part.fact == "office":
            named = COMMUNE in part.operands
            return named if part.op == "none_of" else not named
    return False


def _nil_of_found(condition: Condition | None) -> bool:
    if not _asks(condition, "state", NIL):
        return False
    forms = [p.operands for p in _parts(condition) if isinstance(p, Compare) and p.fact == "form"]
    return all(FOUND_FORMS & set(map(str, operands)) for operands in forms)


def _asks(condition: Condition | None, field: str, value: object) -> bool:
    parts = _parts(condition)
    return any(
        isinstance(p, Compare) and p.fact == field and value in p.operands and p.op != "none_of"
        for p in parts
    )


def _parts(condition: Condition | None) -> tuple[Condition, ...]:
    if condition is None:
        return ()
    return condition.parts if isinstance(condition, AllOf) else (condition,)
