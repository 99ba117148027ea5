"""How figures move when a commune looks less, or reports less than it found: derived from the forms alone.

Some records exist only where somebody looked, and the forms tell which: a row of them that is missing from a
later return is *gone*, not withdrawn. What such a record refers to, and is no register, is the looking itself
(an inspection). Hiding makes figures over both fall; what tells of hiding rises: a nil return of such a form,
rows gone without reason.
"""

from __future__ import annotations

from collections.abc import Iterable

from engine.indicators.hiding_moves import EITHER, FOUND, LOOKING, SELF, TOLD, UP, FigureMove, together
from engine.indicators.operations.over_records import OverRecords, conjuncts
from engine.rulebook.model import conditions as tree
from engine.rulebook.model.indicators import IndicatorSet
from engine.rulebook.model.rulebook import Rules
from engine.rulebook.model.vocabulary import RETURN, VENUE_PERIOD
from facts.forms.catalogue import KINDS
from facts.standing import COMMUNE, NIL

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


class Hiding:
    """Answers for the facts of one indicator set."""

    def __init__(self, rules: Rules, indicator_set: str, more: Iterable[str] = ()) -> None:
        self.rules = rules
        self.found = FOUND_KINDS | frozenset(more)
        self.own = rules.indicator_sets[indicator_set]
        self._known: dict[tuple[str, str], FigureMove | None] = {}

    def move(self, name: str) -> FigureMove | None:
        """Return how a fact moves; None where hiding does not touch it."""
        return self.move_in(self.own, name)

    def move_in(self, home: IndicatorSet, name: str) -> FigureMove | None:
        key = home.name, name
        if key not in self._known:
            self._known[key] = None  # a circle through bands moves nothing by itself
            self._known[key] = self._of(name, home)
        return self._known[key]

    def _of(self, name: str, home: IndicatorSet) -> FigureMove | None:
        if name.endswith(".band"):
            return self._band(name.removesuffix(".band"))
        indicator = home.indicators.get(name)
        return indicator.moved(self, home) if indicator is not None else None

    def _band(self, rulebook: str) -> FigureMove | None:
        """Let a band move any way where any figure behind its points does."""
        book = self.rules.rulebooks[rulebook]
        home = self.rules.indicator_sets[book.subject]
        names = [fact for c in book.criteria for fact in c.facts]
        moved = [m for m in (self.move_in(home, name) for name in names) if m is not None]
        return FigureMove(EITHER, frozenset().union(*(m.through for m in moved))) if moved else None

    def of_records(self, operation: OverRecords) -> FigureMove | None:
        """Return how an operation over records moves: by what its kind and its test tell."""
        over, kind = operation.over, operation.over.kind
        if kind == VENUE_PERIOD:
            truth = self._truth(over.where, self.rules.set_of("venue"))
            return truth if truth is None or operation.path is None else FigureMove(EITHER, truth.through)
        if _of_others_only(over.where):
            return None
        if kind == RETURN:
            return FigureMove(UP, frozenset({TOLD})) if self._nil_of_found(over.where) else None
        if kind in SELF_KINDS:
            return FigureMove(EITHER, frozenset({SELF}))
        if kind not in self.found | LOOKING_KINDS:
            return None
        if _asks(over.where, "gone", True):
            return FigureMove(UP, frozenset({TOLD}))
        return FigureMove(operation.hidden_way, frozenset({FOUND if kind in self.found else LOOKING}))

    def _nil_of_found(self, condition: tree.Condition | None) -> bool:
        if not _asks(condition, "state", NIL):
            return False
        forms_found = {KINDS[name].form for name in self.found}
        forms = [p.operands for p in conjuncts(condition) if isinstance(p, tree.Compare) and p.fact == "form"]
        return all(forms_found & set(map(str, operands)) for operands in forms)

    # Tests over figures of venues

    def _truth(self, condition: tree.Condition | None, home: IndicatorSet) -> FigureMove | None:
        """Return how the truth of a test moves: down is towards false."""
        if condition is None:
            return None
        if isinstance(condition, tree.AllOf | tree.AnyOf | tree.AtLeastOf):
            return together([self._truth(part, home) for part in condition.parts])
        if isinstance(condition, tree.NoneOf):
            found = together([self._truth(part, home) for part in condition.parts])
            return found.back if found else None
        move = self.move_in(home, condition.fact)
        if move is None or not isinstance(condition, tree.Compare):
            return FigureMove(EITHER, move.through) if move else None
        return compared(condition, move)


def compared(leaf: tree.Compare, move: FigureMove) -> FigureMove:
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


def _of_others_only(condition: tree.Condition | None) -> bool:
    """Tell whether only what other offices report is counted: that is not the commune's to hide."""
    for part in conjuncts(condition):
        if isinstance(part, tree.Compare) and part.fact == "office":
            named = COMMUNE in part.operands
            return named if part.op == "none_of" else not named
    return False


def _asks(condition: tree.Condition | None, field: str, value: object) -> bool:
    parts = conjuncts(condition)
    return any(
        isinstance(p, tree.Compare) and p.fact == field and value in p.operands and p.op != "none_of"
        for p in parts
    )
